import { answersSection } from './answer-sections.js';
import { countsSection, overTimeSection } from './count-sections.js';
import type { KeyCounts } from './heavy-hitters.js';
import type { HourCounts } from './hour-counts.js';
import { pageSections, type PageNames } from './page-sections.js';
import type { PageShape, Pages } from './pages.js';
import type { ReportSection } from './report-section.js';
import type { TimeBuckets } from './time-buckets.js';

/** Figures that all kinds of access logs have. */
interface WebFigures {
  readonly pages: Pages;
  readonly overTime: TimeBuckets;
  readonly hours: HourCounts;
  readonly counts: Readonly<Record<'hosts' | 'clients' | 'agents' | 'methods' | 'protocols', KeyCounts>>;
  /** Records that could not be parsed. */
  readonly unparsed: number;
}

/** Names of the figures, and the sections that only one kind of log has. */
interface WebReport {
  readonly shape: PageShape;
  readonly names: PageNames;
  /** Sections about failures other than those of pages. */
  readonly failing: readonly ReportSection[];
  /** Traffic by what only this log knows. */
  readonly traffic: readonly ReportSection[];
}

/** The report on requests: what needs attention first, then the traffic; empty where no request was read. */
export function requestReport(
  figures: WebFigures,
  { shape, names, failing, traffic }: WebReport,
): ReportSection[] {
  const { pages, overTime, hours, counts, unparsed } = figures;
  const { hosts, clients, agents, methods, protocols } = counts;
  const paged = pageSections(pages, names);
  const words = { title: 'Requests over time', all: 'Requests', marked: '5xx', unparsed };
  const browsers = {
    title: 'Browsers and crawlers',
    column: 'Family',
    note: 'By the user agent, which clients can set to anything.',
  };
  return [
    ...paged.failing,
    ...failing,
    ...paged.slowest,
    ...overTimeSection(overTime, words),
    ...paged.all,
    ...answersSection(pages.sum(shape).answers, names),
    ...paged.notFound,
    ...hours.section('Requests by hour of the day'),
    ...countsSection(hosts, { title: 'Hosts', column: 'Host' }),
    ...countsSection(clients, { title: 'Clients', column: 'Address' }),
    ...countsSection(agents, browsers),
    ...countsSection(methods, { title: 'Methods', column: 'Method' }),
    ...countsSection(protocols, { title: 'Protocols', column: 'Protocol' }),
    ...traffic,
    ...paged.paths,
  ];
}
