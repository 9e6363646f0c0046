import { beginningOf } from '../escape.js';
import type { ReportSection } from './report-section.js';
import type { Aggregate } from './aggregate.js';
import { countsSection } from './count-sections.js';
import { KeyCounts, type HeavyHittersSnapshot, type KeyCountsSnapshot } from './heavy-hitters.js';
import { HourCounts, type HourCountsSnapshot } from './hour-counts.js';
import type { PageNames } from './page-sections.js';
import { Pages, type PageSnapshot } from './pages.js';
import { requestReport } from './request-report.js';
import { NO_STATUS } from './answer-counts.js';
import { TimeBuckets, type TimeBucketsSnapshot } from './time-buckets.js';
import { AgentFamilies } from './user-agents.js';

const SHAPE = { times: 1, means: 0 };
const NAMES: PageNames = { time: 'time taken', means: [], answers: 'Status', hasTargets: false };
const MAX_TEXTS = 200;
/** Addresses are many, and small. */
const MAX_CLIENTS = 2000;
/** Longer texts are cut before they are looked at. */
const MAX_TEXT_LENGTH = 300;

/** Texts of requests that are counted by how often they were met. */
const COUNTED = ['results', 'edges', 'agents', 'clients', 'methods', 'protocols', 'hosts'] as const;
type CountedText = (typeof COUNTED)[number];

export interface AmplifySnapshot {
  readonly pages: HeavyHittersSnapshot<PageSnapshot>;
  readonly overTime: TimeBucketsSnapshot;
  readonly hours: HourCountsSnapshot;
  readonly counts: readonly (readonly [CountedText, KeyCountsSnapshot])[];
  readonly unparsed: number;
}

/** What is needed of a row: its values as they stand, and its time in epoch milliseconds. */
interface AmplifyValues {
  readonly values: readonly string[];
  readonly time: number;
}

/** What the access logs of an Amplify app say. */
export class AmplifyFigures implements Aggregate<AmplifySnapshot> {
  readonly pages = new Pages(SHAPE);
  readonly overTime = new TimeBuckets();
  readonly hours = new HourCounts();
  readonly counts: Readonly<Record<CountedText, KeyCounts>> = {
    /** `x-edge-result-type`: whether the edge had it. */
    results: new KeyCounts(MAX_TEXTS),
    edges: new KeyCounts(MAX_TEXTS),
    agents: new KeyCounts(MAX_TEXTS),
    clients: new KeyCounts(MAX_CLIENTS),
    methods: new KeyCounts(MAX_TEXTS),
    protocols: new KeyCounts(MAX_TEXTS),
    hosts: new KeyCounts(MAX_TEXTS),
  };
  unparsed = 0;

  snapshot(): AmplifySnapshot {
    return {
      pages: this.pages.snapshot(),
      overTime: this.overTime.snapshot(),
      hours: this.hours.snapshot(),
      counts: COUNTED.map((name) => [name, this.counts[name].snapshot()]),
      unparsed: this.unparsed,
    };
  }

  merge(part: AmplifySnapshot): void {
    this.pages.merge(part.pages);
    this.overTime.merge(part.overTime);
    this.hours.merge(part.hours);
    for (const [name, counts] of part.counts) this.counts[name].merge(counts);
    this.unparsed += part.unparsed;
  }

  /** What needs attention first, then the traffic; empty where no request was read. */
  sections(): ReportSection[] {
    const { results, edges } = this.counts;
    const traffic = [
      ...countsSection(results, {
        title: 'Cache results',
        column: 'Result',
        note: 'As the edge location reports it (x-edge-result-type).',
      }),
      ...countsSection(edges, { title: 'Edge locations', column: 'Location' }),
    ];
    return requestReport(this, { shape: SHAPE, names: NAMES, failing: [], traffic });
  }
}

/** Collects the figures of rows below one header. */
export class AmplifyStatistics {
  readonly #figures = new AmplifyFigures();
  readonly #unescape: (value: string) => string;
  readonly #columns: Readonly<Record<ColumnName, number>>;
  readonly #families = new AgentFamilies();

  /** `columns`: the header's names; `unescape` tells a value without quotes and backslashes. */
  constructor(columns: readonly string[], unescape: (value: string) => string) {
    this.#unescape = unescape;
    this.#columns = columnsOf(columns);
  }

  parsed(row: AmplifyValues): void {
    const { status, result, edge, agent, client, method, protocol } = this.#columns;
    const figures = this.#figures;
    const { counts } = figures;
    const code = this.#amount(row, status) ?? NO_STATUS;
    this.#countPage(row, code);
    figures.overTime.add(row.time, code >= 500);
    figures.hours.add(row.time);
    counts.results.count(this.#text(row, result) ?? '-');
    counts.edges.count(this.#text(row, edge) ?? '-');
    counts.agents.count(this.#families.of((this.#text(row, agent) ?? '-').replaceAll('%20', ' ')));
    counts.clients.count(this.#text(row, client) ?? '-');
    counts.methods.count(this.#text(row, method) ?? '-');
    counts.protocols.count(this.#text(row, protocol) ?? '-');
  }

  #countPage(row: AmplifyValues, code: number): void {
    const { host, viewerHost, path, bytes, seconds } = this.#columns;
    const site = this.#text(row, viewerHost) ?? this.#text(row, host) ?? '';
    const { pages, counts } = this.#figures;
    if (site !== '') counts.hosts.count(site.toLowerCase());
    const { value } = pages.meet(site.toLowerCase(), this.#text(row, path) ?? '-').page;
    value.answers.add(code);
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
    return value === undefined || value === '-'
      ? undefined
      : this.#unescape(beginningOf(value, MAX_TEXT_LENGTH));
  }

  #amount(row: AmplifyValues, index: number): number | undefined {
    const amount = Number(this.#text(row, index) ?? NaN);
    return amount >= 0 && amount < Infinity ? amount : undefined;
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
  client: 'c-ip',
  method: 'cs-method',
  protocol: 'cs-protocol-version',
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
    client: at('client'),
    method: at('method'),
    protocol: at('protocol'),
  };
}
