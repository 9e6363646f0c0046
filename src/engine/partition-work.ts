import { holderOf, type LedgerDocument } from './ledger.js';
import type { PartitionPlan, SegmentPlan } from './mode.js';
import type { PartitionLedger } from './partition-ledger.js';
import type { LeftOver } from './run-figures.js';

/** The segments of one partition on their way through this run. */
export class PartitionWork {
  readonly plan: PartitionPlan;
  readonly ledger: PartitionLedger;
  readonly carrying = new Set<Promise<void>>();
  /** What can be claimed, as of the last look. */
  left: readonly SegmentPlan[] = [];
  /** What other live runs hold, as of the last look. */
  #held: readonly SegmentPlan[] = [];
  #objectsSkipped = 0;
  /** Each segment is tried once a run. */
  readonly #attempted = new Set<string>();
  readonly #plans = new Map<string, SegmentPlan>();

  constructor(plan: PartitionPlan, ledger: PartitionLedger) {
    this.plan = plan;
    this.ledger = ledger;
  }

  /** Without `now` (before the first write) every open segment counts as one to be asked for. */
  observe(document: LedgerDocument, run: string, now = Infinity): void {
    const { segments, objectsSkipped } = this.plan.left(document, run);
    this.#objectsSkipped = objectsSkipped;
    const open = segments.filter(({ id }) => !this.#attempted.has(id));
    const heldByOther = (id: string): boolean => {
      const entry = document.segments[id];
      const holder = entry?.state === 'open' ? holderOf(entry, document, now) : undefined;
      return holder !== undefined && holder !== run;
    };
    this.left = open.filter(({ id }) => !heldByOther(id));
    this.#held = open.filter(({ id }) => heldByOther(id));
    for (const segment of open) this.#plans.set(segment.id, segment);
  }

  started(id: string, work: Promise<void>): void {
    this.#attempted.add(id);
    this.left = this.left.filter((segment) => segment.id !== id);
    this.carrying.add(work);
    void work.finally(() => this.carrying.delete(work));
  }

  startOf(id: string): number {
    return this.#plans.get(id)?.start ?? this.plan.start;
  }

  /** How much of the source a segment is, as far as the plan can tell. */
  bytesOf(id: string): number {
    return this.#plans.get(id)?.bytes ?? 0;
  }

  /** What this run did not take: held by others, or not started. */
  leftOver(): LeftOver {
    const notStarted = this.left.filter(({ id }) => !this.#attempted.has(id));
    const start = Math.min(...[...notStarted, ...this.#held].map((segment) => segment.start));
    const { length: held } = this.#held;
    return { held, notStarted: this.left.length, start, objectsSkipped: this.#objectsSkipped };
  }
}
