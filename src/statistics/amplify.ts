import type { ReportCell, ReportSection } from './sections.js';
import type { Aggregate } from './aggregate.js';
import { countsSection, overTimeSection } from './count-sections.js';
import { KeyCounts, type HeavyHittersSnapshot, type KeyCountsSnapshot } from './heavy-hitters.js';
import { pageSections } from './page-sections.js';
import { Pages, type PageSnapshot } from './pages.js';
import { NO_STATUS } from './status-counts.js';
import { TimeBuckets, type TimeBucketsSnapshot } from './time-buckets.js';
import { userAgentFamily } from './user-agents.js';

const SHAPE = { times: 1, statuses: 1 };
const NAMES = { times: ['Time taken'], statuses: ['Status codes'] };
const MOST_TEXTS = 200;
/** Longer texts are cut before they are looked at. */
const LONGEST_TEXT = 300;
/** So many user agents are remembered with their families. */
const MOST_AGENTS = 1000;

export interface AmplifySnapshot {
  readonly pages: HeavyHittersSnapshot<PageSnapshot>;
  readonly overTime: TimeBucketsSnapshot;
  readonly results: KeyCountsSnapshot;
  readonly edges: KeyCountsSnapshot;
  readonly agents: KeyCountsSnapshot;
  readonly unparsed: number;
}

/** What is needed of a row: its values as they stand, and its time in epoch milliseconds. */
export interface AmplifyValues {
  readonly values: readonly string[];
  readonly time: number;
}

/** What the access logs of an Amplify app say. */
export class AmplifyFigures implements Aggregate<AmplifySnapshot> {
  readonly pages = new Pages(SHAPE);
  readonly overTime = new TimeBuckets();
  /** `x-edge-result-type`: whether the edge had it. */
  readonly results = new KeyCounts(MOST_TEXTS);
  readonly edges = new KeyCounts(MOST_TEXTS);
  readonly agents = new KeyCounts(MOST_TEXTS);
  unparsed = 0;

  snapshot(): AmplifySnapshot {
    return {
      pages: this.pages.snapshot(),
      overTime: this.overTime.snapshot(),
      results: this.results.snapshot(),
      edges: this.edges.snapshot(),
      agents: this.agents.snapshot(),
      unparsed: this.unparsed,
    };
  }

  merge(part: AmplifySnapshot): void {
    this.pages.merge(part.pages);
    this.overTime.merge(part.overTime);
    this.results.merge(part.results);
    this.edges.merge(part.edges);
    this.agents.merge(part.agents);
    this.unparsed += part.unparsed;
  }

  /** Empty where no request was read. */
  sections(): ReportSection[] {
    const total = this.pages.total;
    return [
      ...overTimeSection(this.overTime, {
        title: 'Requests over time',
        all: 'Requests',
        marked: '5xx',
        unparsed: this.unparsed,
      }),
      ...pageSections(this.pages, NAMES),
      ...this.#statusSection(total),
      ...countsSection(this.results, {
        title: 'Cache results',
        column: 'Result',
        note: 'As the edge tells it (x-edge-result-type).',
      }),
      ...countsSection(this.edges, { title: 'Edge locations', column: 'Location' }),
      ...countsSection(this.agents, {
        title: 'User agents',
        column: 'Family',
        note: 'By families; an agent says of itself what it likes.',
      }),
    ];
  }

  #statusSection(total: number): ReportSection[] {
    const [codes] = this.pages.sum(SHAPE).statuses;
    const sorted = [...(codes?.snapshot() ?? [])].sort((a, b) => b[1] - a[1]);
    if (sorted.length === 0) return [];
    return [
      {
        title: 'Status codes',
        table: {
          columns: [
            { title: 'Status', kind: 'text' },
            { title: 'Requests', kind: 'count' },
            { title: 'Share', kind: 'share' },
          ],
          rows: sorted.map(([status, count]): ReportCell[] => {
            return [status === NO_STATUS ? 'none' : String(status), count, count / total];
          }),
        },
      },
    ];
  }
}

/** Collects the figures of rows below one header. */
export class AmplifyStatistics {
  readonly #figures = new AmplifyFigures();
  readonly #unescape: (value: string) => string;
  readonly #columns: Readonly<Record<ColumnName, number>>;
  readonly #families = new Map<string, string>();

  /** `columns`: the header's names; `unescape` tells a value without quotes and backslashes. */
  constructor(columns: readonly string[], unescape: (value: string) => string) {
    this.#unescape = unescape;
    this.#columns = columnsOf(columns);
  }

  parsed(row: AmplifyValues): void {
    const { status, result, edge, agent } = this.#columns;
    const figures = this.#figures;
    const code = this.#amount(row, status) ?? NO_STATUS;
    this.#countPage(row, code);
    figures.overTime.add(row.time, code >= 500);
    figures.results.count(this.#text(row, result) ?? '-');
    figures.edges.count(this.#text(row, edge) ?? '-');
    figures.agents.count(this.#family(row.values[agent] ?? '-'));
  }

  #countPage(row: AmplifyValues, code: number): void {
    const { host, viewerHost, path, bytes, seconds } = this.#columns;
    const site = this.#text(row, viewerHost) ?? this.#text(row, host) ?? '';
    const { value } = this.#figures.pages.meet(site.toLowerCase(), this.#text(row, path) ?? '-').page;
    value.statuses[0]?.add(code);
    value.bytes += this.#amount(row, bytes) ?? 0;
    const taken = this.#amount(row, seconds);
    if (taken !== undefined) value.times[0]?.accept(taken);
  }

  unparsed(): void {
    this.#figures.unparsed += 1;
  }

  snapshot(): AmplifySnapshot {
    return this.#figures.snapshot();
  }

  /** Nothing where the row has no value. */
  #text({ values }: AmplifyValues, index: number): string | undefined {
    const value = values[index];
    return value === undefined || value === '-' ? undefined : this.#unescape(value.slice(0, LONGEST_TEXT));
  }

  #amount(row: AmplifyValues, index: number): number | undefined {
    const amount = Number(this.#text(row, index) ?? NaN);
    return amount >= 0 && amount < Infinity ? amount : undefined;
  }

  /** There are far fewer agents than requests. */
  #family(agent: string): string {
    const known = this.#families.get(agent);
    if (known !== undefined) return known;
    if (this.#families.size >= MOST_AGENTS) this.#families.clear();
    const family = userAgentFamily(this.#unescape(agent.slice(0, LONGEST_TEXT)).replaceAll('%20', ' '));
    this.#families.set(agent, family);
    return family;
  }
}

/** The columns that are looked at, by CloudFront's names (standard logging reference). */
const NAMES_OF_COLUMNS = {
  host: 'cs(Host)',
  viewerHost: 'x-host-header',
  path: 'cs-uri-stem',
  status: 'sc-status',
  bytes: 'sc-bytes',
  seconds: 'time-taken',
  result: 'x-edge-result-type',
  edge: 'x-edge-location',
  agent: 'cs(User-Agent)',
} as const;
type ColumnName = keyof typeof NAMES_OF_COLUMNS;

function columnsOf(columns: readonly string[]): Readonly<Record<ColumnName, number>> {
  const at = (name: ColumnName): number => columns.indexOf(NAMES_OF_COLUMNS[name]);
  return {
    host: at('host'),
    viewerHost: at('viewerHost'),
    path: at('path'),
    status: at('status'),
    bytes: at('bytes'),
    seconds: at('seconds'),
    result: at('result'),
    edge: at('edge'),
    agent: at('agent'),
  };
}
