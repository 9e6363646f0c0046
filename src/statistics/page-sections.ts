import type { ReportCell, ReportColumn, ReportSection } from './report-section.js';
import { isFailure } from './answer-counts.js';
import { formatAnswers } from './answer-sections.js';
import type { Tracked } from './heavy-hitters.js';
import type { PageFigures, Pages } from './pages.js';

/** How the durations and the answers of pages are called. */
export interface PageNames {
  /** What precedes the titles, for a report of several logs: `API Gateway requests: `. */
  readonly prefix?: string;
  /** The duration that pages are compared by: `target time`. */
  readonly time: string;
  /** More durations whose percentiles are kept. */
  readonly otherTimes?: readonly string[];
  /** Durations of which there is only the mean: `request time`. */
  readonly means: readonly string[];
  /** What stands in the column of answers: `Load balancer/target`, or `Status`. */
  readonly answers: string;
  /** Whether there is a second one who answers. */
  readonly hasTargets: boolean;
}

/** What the pages say, one section a question; each is empty where there is nothing to answer. */
interface PageSections {
  readonly failing: readonly ReportSection[];
  readonly slowest: readonly ReportSection[];
  readonly all: readonly ReportSection[];
  readonly notFound: readonly ReportSection[];
  readonly paths: readonly ReportSection[];
}

const MAX_ROWS = 100;
/** So many pages are worth a look when something is wrong. */
const MAX_NOTABLE_PAGES = 50;
const CHARTED = 10;
const PAGE: ReportColumn = { title: 'Page', kind: 'code' };
const REQUESTS: ReportColumn = { title: 'Requests', kind: 'count' };

type PageRow = Pick<Tracked<PageFigures>, 'key' | 'count' | 'value'>;

export function pageSections(pages: Pages, names: PageNames): PageSections {
  const rows = pages.top();
  return {
    failing: failing(rows, names),
    slowest: slowest(rows, names),
    all: rows.length === 0 ? [] : [allPages(pages, rows, names)],
    notFound: notFound(rows, names),
    paths: pathSections(pages, names.prefix),
  };
}

function titled(names: PageNames, title: string): string {
  return `${names.prefix ?? ''}${title}`;
}

function failing(pages: readonly PageRow[], names: PageNames): ReportSection[] {
  const failed = pages
    .map((page) => ({ ...page, failures: page.value.answers.failed }))
    .filter(({ failures }) => failures > 0)
    .sort((a, b) => b.failures - a.failures || b.count - a.count);
  if (failed.length === 0) return [];
  return [
    {
      title: titled(names, 'Pages with most 5xx'),
      note: names.hasTargets
        ? 'Answers are load balancer/target: 502/– means that the load balancer answered 502 and the target nothing; ' +
          '500/500 that the target itself answered 500.'
        : 'Requests that were answered with a 5xx.',
      table: {
        columns: [
          PAGE,
          { title: '5xx', kind: 'count' },
          { title: 'Of its requests', kind: 'share' },
          { title: names.answers, kind: 'text' },
        ],
        rows: failed
          .slice(0, MAX_NOTABLE_PAGES)
          .map(({ key, count, value, failures }) => [
            key,
            failures,
            failures / count,
            formatAnswers(value.answers, names, isFailure),
          ]),
        ...(failed.length > MAX_NOTABLE_PAGES ? { of: failed.length } : {}),
      },
    },
  ];
}

function slowest(pages: readonly PageRow[], names: PageNames): ReportSection[] {
  const timed = pages
    .map((page) => ({ ...page, p95: page.value.times[0]?.at(0.95) ?? null }))
    .flatMap(({ p95, ...page }) => (p95 === null ? [] : [{ ...page, p95 }]))
    .sort((a, b) => b.p95 - a.p95 || b.count - a.count);
  if (timed.length === 0) return [];
  const charted = timed.slice(0, CHARTED);
  return [
    {
      title: titled(names, 'Slowest pages'),
      note:
        `By the ${names.time} that 95 of 100 requests did not exceed. Percentiles are within 1%; ` +
        'requests without this duration (-1) are left out.',
      chart: {
        kind: 'bars',
        labels: charted.map(({ key }) => key),
        series: [{ name: `p95 of the ${names.time}`, values: charted.map(({ p95 }) => p95) }],
        unit: 'seconds',
      },
      table: {
        columns: [PAGE, { title: 'Timed', kind: 'count' }, ...timeColumns(names)],
        rows: timed
          .slice(0, MAX_NOTABLE_PAGES)
          .map(({ key, value }) => [key, value.times[0]?.count ?? 0, ...timesOf(value)]),
        ...(timed.length > MAX_NOTABLE_PAGES ? { of: timed.length } : {}),
      },
    },
  ];
}

function allPages(pages: Pages, all: readonly PageRow[], names: PageNames): ReportSection {
  const { total, bound, rest } = pages;
  const rows = all.slice(0, MAX_ROWS);
  const charted = rows.slice(0, CHARTED);
  const others: PageRow = { key: 'other pages', count: rest.count, value: rest.value };
  return {
    title: titled(names, 'Pages by requests'),
    note: pagesNote(pages),
    chart: {
      kind: 'bars',
      labels: charted.map(({ key }) => key),
      series: [{ name: 'Requests', values: charted.map(({ count }) => count) }],
      unit: 'count',
    },
    table: {
      columns: [
        PAGE,
        REQUESTS,
        { title: 'Share', kind: 'share' },
        { title: '4xx', kind: 'count' },
        { title: '5xx', kind: 'count' },
        { title: names.answers, kind: 'text' },
        ...timeColumns(names),
        { title: 'Bytes sent', kind: 'bytes' },
      ],
      rows: [...rows, ...(rest.count === 0 ? [] : [others])].map(({ key, count, value }) => [
        key,
        count,
        count / total,
        value.answers.between(400, 500),
        value.answers.between(500, 600),
        formatAnswers(value.answers, names),
        ...timesOf(value),
        value.bytes,
      ]),
      ...(bound === 0 && all.length > rows.length ? { of: all.length } : {}),
    },
  };
}

function notFound(pages: readonly PageRow[], names: PageNames): ReportSection[] {
  const rows = pages
    .map(({ key, value }): [string, number] => [key, value.answers.between(404, 405)])
    .filter(([, count]) => count > 0)
    .sort((a, b) => b[1] - a[1]);
  if (rows.length === 0) return [];
  return [
    {
      title: titled(names, 'Not found (404)'),
      table: {
        columns: [PAGE, REQUESTS],
        rows: rows.slice(0, MAX_NOTABLE_PAGES),
        ...(rows.length > MAX_NOTABLE_PAGES ? { of: rows.length } : {}),
      },
    },
  ];
}

function timeColumns({ time, otherTimes = [], means }: PageNames): ReportColumn[] {
  const name = time.replace(/^./, (first) => first.toUpperCase());
  return [
    ...['p50', 'p95', 'longest'].map((what) => `${name} ${what}`),
    ...otherTimes.flatMap((other) => [`${other} p50`, `${other} p95`]),
    ...means.map((mean) => `Mean ${mean}`),
  ].map((title) => ({ title, kind: 'seconds' }));
}

function timesOf({ times: [first, ...others], means }: PageFigures): ReportCell[] {
  return [
    first?.at(0.5) ?? null,
    first?.at(0.95) ?? null,
    first?.longest ?? null,
    ...others.flatMap((times) => [times.at(0.5), times.at(0.95)]),
    ...means.map(({ value }) => value),
  ];
}

function pagesNote({ bound, rest }: Pages): string {
  const what =
    'A page is host, port and path; numbers, UUIDs, hashes, tokens and mail addresses in a path are shown as :id.';
  if (bound === 0) return `${what} Every count is exact.`;
  const [most, left] = [bound.toLocaleString('en-US'), rest.count.toLocaleString('en-US')];
  return (
    `${what} There are more pages than can be kept apart: a count may be up to ${most} too low, a page with more ` +
    `requests than that is never missing. ${left} requests went to pages that are not kept apart.`
  );
}

/** The paths behind pages that stand for several; empty where there are none. */
function pathSections(pages: Pages, prefix = ''): ReportSection[] {
  const rows = pages
    .top(MAX_ROWS)
    .flatMap(({ key, value: { paths } }) =>
      (paths?.top(3) ?? []).map(({ key: path, count }): ReportCell[] => [key, path, count]),
    );
  if (rows.length === 0) return [];
  return [
    {
      title: `${prefix}Paths behind :id`,
      note: 'The most frequent paths of each page, as requested. If a page has very many, their counts are too low.',
      table: { columns: [PAGE, { title: 'Path', kind: 'code' }, REQUESTS], rows: rows.slice(0, MAX_ROWS) },
    },
  ];
}
