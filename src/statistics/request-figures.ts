import type { ReportSection } from './report-section.js';
import type { Aggregate } from './aggregate.js';
import { AnswerCounts, type AnswerCountsSnapshot } from './answer-counts.js';
import {
  HeavyHitters,
  KeyCounts,
  type HeavyHittersSnapshot,
  type KeyCountsSnapshot,
} from './heavy-hitters.js';
import { countsSection, tlsSection } from './count-sections.js';
import { HourCounts, type HourCountsSnapshot } from './hour-counts.js';
import { formatAnswers } from './answer-sections.js';
import type { PageNames } from './page-sections.js';
import { requestReport } from './request-report.js';
import { Pages, type PageSnapshot } from './pages.js';
import { TimeBuckets, type TimeBucketsSnapshot } from './time-buckets.js';

/** The target's time is compared; of the load balancer's own two the mean will do. */
const SHAPE = { times: 1, means: 2 };
const NAMES: PageNames = {
  time: 'target time',
  means: ['request time', 'response time'],
  answers: 'Load balancer/target',
  hasTargets: true,
};
const MAX_TARGETS = 200;
const MAX_TEXTS = 100;
/** Addresses are many, and small. */
const MAX_CLIENTS = 2000;

interface FailureSnapshot {
  readonly answers: AnswerCountsSnapshot;
}

/** What a target's failed requests were answered with. */
class Failures implements Aggregate<FailureSnapshot> {
  readonly answers = new AnswerCounts();

  snapshot(): FailureSnapshot {
    return { answers: this.answers.snapshot() };
  }

  merge({ answers }: FailureSnapshot): void {
    this.answers.merge(answers);
  }
}

/** Texts of requests that are counted by how often they were met. */
const COUNTED = [
  'errorReasons',
  'redirects',
  'tls',
  'clients',
  'agents',
  'methods',
  'protocols',
  'hosts',
] as const;
export type CountedText = (typeof COUNTED)[number];

export interface RequestsSnapshot {
  readonly kind: 'requests';
  readonly pages: HeavyHittersSnapshot<PageSnapshot>;
  readonly failures: HeavyHittersSnapshot<FailureSnapshot>;
  readonly overTime: TimeBucketsSnapshot;
  readonly hours: HourCountsSnapshot;
  readonly counts: readonly (readonly [CountedText, KeyCountsSnapshot])[];
  /** Requests without TLS. */
  readonly plain: number;
  readonly unparsed: number;
}

/** What the access logs of load balancers say. */
export class RequestFigures implements Aggregate<RequestsSnapshot> {
  readonly pages = new Pages(SHAPE);
  /** By target, of the requests that ended in a 5xx. */
  readonly failures = new HeavyHitters<Failures, FailureSnapshot>(MAX_TARGETS, () => new Failures());
  readonly overTime = new TimeBuckets();
  readonly hours = new HourCounts();
  readonly counts: Readonly<Record<CountedText, KeyCounts>> = {
    errorReasons: new KeyCounts(MAX_TEXTS),
    redirects: new KeyCounts(MAX_TEXTS),
    tls: new KeyCounts(MAX_TEXTS),
    clients: new KeyCounts(MAX_CLIENTS),
    agents: new KeyCounts(MAX_TEXTS),
    methods: new KeyCounts(MAX_TEXTS),
    protocols: new KeyCounts(MAX_TEXTS),
    hosts: new KeyCounts(MAX_TEXTS),
  };
  plain = 0;
  unparsed = 0;

  snapshot(): RequestsSnapshot {
    return {
      kind: 'requests',
      pages: this.pages.snapshot(),
      failures: this.failures.snapshot(),
      overTime: this.overTime.snapshot(),
      hours: this.hours.snapshot(),
      counts: COUNTED.map((name) => [name, this.counts[name].snapshot()]),
      plain: this.plain,
      unparsed: this.unparsed,
    };
  }

  merge(part: RequestsSnapshot): void {
    this.pages.merge(part.pages);
    this.failures.merge(part.failures);
    this.overTime.merge(part.overTime);
    this.hours.merge(part.hours);
    for (const [name, counts] of part.counts) this.counts[name].merge(counts);
    this.plain += part.plain;
    this.unparsed += part.unparsed;
  }

  /** What needs attention first, then the traffic; empty where no request was read. */
  sections(): ReportSection[] {
    const { errorReasons, redirects, tls } = this.counts;
    const failing = [
      ...this.#failureSection(),
      ...countsSection(errorReasons, { title: 'Error reasons', column: 'Reason' }),
    ];
    const traffic = [
      ...countsSection(redirects, {
        title: 'Redirects',
        column: 'To',
        note: 'By rules of the load balancer, without query strings.',
      }),
      ...tlsSection(tls, { title: 'TLS versions and ciphers of requests', none: this.plain }),
    ];
    return requestReport(this, { shape: SHAPE, names: NAMES, failing, traffic });
  }

  #failureSection(): ReportSection[] {
    const targets = this.failures.top(MAX_TEXTS);
    if (targets.length === 0) return [];
    return [
      {
        title: '5xx by target',
        note:
          'Requests that the load balancer or the target answered with a 5xx; the target - means that none was reached. ' +
          'Answers are load balancer/target.',
        table: {
          columns: [
            { title: 'Target', kind: 'code' },
            { title: 'Failed', kind: 'count' },
            { title: '5xx of the target itself', kind: 'count' },
            { title: NAMES.answers, kind: 'text' },
          ],
          rows: targets.map(({ key, count, value: { answers } }) => {
            const own = answers.pairs().filter(({ behind }) => behind >= 500);
            return [
              key,
              count,
              own.reduce((sum, pair) => sum + pair.count, 0),
              formatAnswers(answers, NAMES),
            ];
          }),
        },
      },
    ];
  }
}
