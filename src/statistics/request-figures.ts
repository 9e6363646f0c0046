import type { ReportSection } from './sections.js';
import type { Aggregate } from './aggregate.js';
import {
  HeavyHitters,
  KeyCounts,
  type HeavyHittersSnapshot,
  type KeyCountsSnapshot,
} from './heavy-hitters.js';
import { countsSection, overTimeSection, tlsSection } from './count-sections.js';
import { pageSections, statusColumns } from './page-sections.js';
import { Pages, type PageSnapshot } from './pages.js';
import { StatusCounts, type StatusCountsSnapshot } from './status-counts.js';
import { TimeBuckets, type TimeBucketsSnapshot } from './time-buckets.js';

/** Request, target and response processing time; the load balancer's answers and the targets'. */
const SHAPE = { times: 3, statuses: 2 };
const NAMES = {
  times: ['Request processing time', 'Target processing time', 'Response processing time'],
  statuses: ['ELB status codes', 'Target status codes'],
};
const MOST_TARGETS = 200;
const MOST_TEXTS = 100;

interface FailureSnapshot {
  readonly elb: StatusCountsSnapshot;
  readonly target: StatusCountsSnapshot;
}

/** What a target's failed requests were answered with. */
class Failures implements Aggregate<FailureSnapshot> {
  readonly elb = new StatusCounts();
  readonly target = new StatusCounts();

  snapshot(): FailureSnapshot {
    return { elb: this.elb.snapshot(), target: this.target.snapshot() };
  }

  merge({ elb, target }: FailureSnapshot): void {
    this.elb.merge(elb);
    this.target.merge(target);
  }
}

export interface RequestsSnapshot {
  readonly kind: 'requests';
  readonly pages: HeavyHittersSnapshot<PageSnapshot>;
  readonly failures: HeavyHittersSnapshot<FailureSnapshot>;
  readonly overTime: TimeBucketsSnapshot;
  readonly errorReasons: KeyCountsSnapshot;
  readonly redirects: KeyCountsSnapshot;
  readonly tls: KeyCountsSnapshot;
  /** Requests without TLS. */
  readonly plain: number;
  readonly unparsed: number;
}

/** What the access logs of load balancers say. */
export class RequestFigures implements Aggregate<RequestsSnapshot> {
  readonly pages = new Pages(SHAPE);
  /** By target, of the requests that ended in a 5xx. */
  readonly failures = new HeavyHitters<Failures, FailureSnapshot>(MOST_TARGETS, () => new Failures());
  readonly overTime = new TimeBuckets();
  readonly errorReasons = new KeyCounts(MOST_TEXTS);
  readonly redirects = new KeyCounts(MOST_TEXTS);
  readonly tls = new KeyCounts(MOST_TEXTS);
  plain = 0;
  unparsed = 0;

  snapshot(): RequestsSnapshot {
    return {
      kind: 'requests',
      pages: this.pages.snapshot(),
      failures: this.failures.snapshot(),
      overTime: this.overTime.snapshot(),
      errorReasons: this.errorReasons.snapshot(),
      redirects: this.redirects.snapshot(),
      tls: this.tls.snapshot(),
      plain: this.plain,
      unparsed: this.unparsed,
    };
  }

  merge(part: RequestsSnapshot): void {
    this.pages.merge(part.pages);
    this.failures.merge(part.failures);
    this.overTime.merge(part.overTime);
    this.errorReasons.merge(part.errorReasons);
    this.redirects.merge(part.redirects);
    this.tls.merge(part.tls);
    this.plain += part.plain;
    this.unparsed += part.unparsed;
  }

  /** Empty where no request was read. */
  sections(): ReportSection[] {
    return [
      ...overTimeSection(this.overTime, {
        title: 'Requests over time',
        all: 'Requests',
        marked: '5xx',
        unparsed: this.unparsed,
      }),
      ...pageSections(this.pages, NAMES),
      ...this.#failureSection(),
      ...countsSection(this.errorReasons, { title: 'Error reasons', column: 'Reason' }),
      ...countsSection(this.redirects, {
        title: 'Redirects',
        column: 'To',
        note: 'By rules of the load balancer, without the query.',
      }),
      ...tlsSection(this.tls, { title: 'TLS versions and ciphers of requests', none: this.plain }),
    ];
  }

  #failureSection(): ReportSection[] {
    const targets = this.failures.top(MOST_TEXTS);
    if (targets.length === 0) return [];
    const all = new Failures();
    for (const { value } of this.failures.top()) all.merge(value.snapshot());
    const { columns, cellsOf } = statusColumns(all.elb);
    return [
      {
        title: '5xx by target',
        note:
          'Requests that the load balancer or the target answered with a 5xx; - where no target was reached. ' +
          'The codes are those of the load balancer.',
        table: {
          columns: [
            { title: 'Target', kind: 'code' },
            { title: 'Failed', kind: 'count' },
            { title: '5xx of the target itself', kind: 'count' },
            ...columns,
          ],
          rows: targets.map(({ key, count, value: { elb, target } }) => {
            return [key, count, target.between(500, 600), ...cellsOf(elb)];
          }),
        },
      },
    ];
  }
}
