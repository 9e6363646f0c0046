import type { LineReader, RecordObserver } from '../encode/types.js';
import type { ReportCell, ReportSection } from './report-section.js';
import type { Aggregate } from './aggregate.js';
import { overTimeSection } from './count-sections.js';
import { amountAt, shownText, type ShownColumns, type TextColumn } from './shown-columns.js';
import {
  HeavyHitters,
  KeyCounts,
  type HeavyHittersSnapshot,
  type KeyCountsSnapshot,
} from './heavy-hitters.js';
import { Quantiles, type QuantilesSnapshot } from './quantiles.js';
import { TimeBuckets, type TimeBucketsSnapshot } from './time-buckets.js';

const MAX_TARGETS = 400;
const MAX_CAUSES = 8;
const MAX_ROWS = 100;
const PASSED = 'PASS';

interface TargetSnapshot {
  readonly failed: number;
  readonly lastFailed: number;
  readonly causes: KeyCountsSnapshot;
  readonly latency: QuantilesSnapshot;
}

/** What the checks of one target said. */
class TargetFigures implements Aggregate<TargetSnapshot> {
  failed = 0;
  /** Epoch milliseconds; 0: never. */
  lastFailed = 0;
  /** Reason and code of the checks that failed. */
  readonly causes = new KeyCounts(MAX_CAUSES);
  /** Seconds, of all checks. */
  readonly latency = new Quantiles();

  snapshot(): TargetSnapshot {
    const { failed, lastFailed } = this;
    return { failed, lastFailed, causes: this.causes.snapshot(), latency: this.latency.snapshot() };
  }

  merge({ failed, lastFailed, causes, latency }: TargetSnapshot): void {
    this.failed += failed;
    this.lastFailed = Math.max(this.lastFailed, lastFailed);
    this.causes.merge(causes);
    this.latency.merge(latency);
  }
}

export interface HealthChecksSnapshot {
  readonly kind: 'health-checks';
  readonly overTime: TimeBucketsSnapshot;
  readonly targets: HeavyHittersSnapshot<TargetSnapshot>;
  readonly unparsed: number;
}

/** What the health check logs of load balancers say. */
export class HealthCheckFigures implements Aggregate<HealthChecksSnapshot> {
  readonly overTime = new TimeBuckets();
  /** By target group and address, parted by a space. */
  readonly targets = new HeavyHitters<TargetFigures, TargetSnapshot>(MAX_TARGETS, () => new TargetFigures());
  unparsed = 0;

  snapshot(): HealthChecksSnapshot {
    const { unparsed } = this;
    const [overTime, targets] = [this.overTime.snapshot(), this.targets.snapshot()];
    return { kind: 'health-checks', overTime, targets, unparsed };
  }

  merge({ overTime, targets, unparsed }: HealthChecksSnapshot): void {
    this.overTime.merge(overTime);
    this.targets.merge(targets);
    this.unparsed += unparsed;
  }

  /** Empty where no check was read. */
  sections(): ReportSection[] {
    return [
      ...overTimeSection(this.overTime, {
        title: 'Health checks over time',
        all: 'Checks',
        marked: 'failed',
        unparsed: this.unparsed,
      }),
      ...this.#targetSection(),
    ];
  }

  #targetSection(): ReportSection[] {
    const sorted = this.targets.top().sort((a, b) => b.value.failed - a.value.failed);
    if (sorted.length === 0) return [];
    return [
      {
        title: 'Health checks by target',
        note: 'Those with the most failed checks first. Percentiles are within 1%.',
        table: {
          columns: [
            { title: 'Target group', kind: 'code' },
            { title: 'Target', kind: 'code' },
            { title: 'Checks', kind: 'count' },
            { title: 'Failed', kind: 'count' },
            { title: 'Last failure', kind: 'instant' },
            { title: 'Why', kind: 'text' },
            { title: 'Latency p50', kind: 'seconds' },
            { title: 'p99', kind: 'seconds' },
          ],
          rows: sorted.slice(0, MAX_ROWS).map(({ key, count, value }): ReportCell[] => {
            const [group = '', address = ''] = key.split(' ');
            const { failed, lastFailed, causes, latency } = value;
            const why = causes.top().map((cause) => `${cause.key} (${cause.count.toLocaleString('en-US')})`);
            const last = failed === 0 ? null : lastFailed;
            return [group, address, count, failed, last, why.join(', '), latency.at(0.5), latency.at(0.99)];
          }),
          ...(sorted.length > MAX_ROWS ? { of: sorted.length } : {}),
        },
      },
    ];
  }
}

/** Reads the figures of health check logs out of their records. */
export class HealthCheckObserver implements RecordObserver {
  readonly #figures: HealthCheckFigures;
  readonly #group: TextColumn;
  readonly #target: TextColumn;
  readonly #status: TextColumn;
  readonly #code: TextColumn;
  readonly #reason: TextColumn;
  readonly #latency: number;

  constructor(figures: HealthCheckFigures, shown: ShownColumns) {
    this.#figures = figures;
    this.#group = shown.textual('target_group_id');
    this.#target = shown.textual('target_addr');
    this.#status = shown.textual('status');
    this.#code = shown.textual('status_code');
    this.#reason = shown.textual('reason_code');
    this.#latency = shown.numeric('latency');
  }

  parsed(bytes: Buffer, fields: LineReader, timestamp: number): void {
    const { overTime, targets } = this.#figures;
    const text = (column: TextColumn): string => shownText(column, bytes, fields);
    const { value } = targets.count(`${text(this.#group)} ${text(this.#target)}`);
    // A status that may not be shown is not told by its count either.
    const failed = this.#status.replace === undefined && text(this.#status) !== PASSED;
    overTime.add(timestamp, failed);
    const latency = amountAt(bytes, fields, this.#latency);
    if (latency >= 0) value.latency.accept(latency);
    if (!failed) return;
    value.failed += 1;
    value.lastFailed = Math.max(value.lastFailed, timestamp);
    value.causes.count(`${text(this.#reason)} ${text(this.#code)}`);
  }

  unparsed(): void {
    this.#figures.unparsed += 1;
  }
}
