import type { Mode, PartitionPlan } from './mode.js';
import { earliestOf } from './window.js';

/** A partition of the plan, and whether other runs work on it, too, as its documents show. */
interface Planned {
  readonly plan: Pick<PartitionPlan, 'item' | 'start'>;
  readonly isShared: boolean;
}

/** Most partitions that are planned before one of them is taken. */
const MAX_AHEAD = 256;

/**
 * The order in which a run takes the partitions of its plan: that of the plan, until it meets a run that works on the
 * same ones. From then on each takes any of the next few hundred, so that few of them want the same document at once; those
 * of one item stay in their order.
 */
export class PlanOrder<Work extends Planned> {
  readonly #ahead: number;
  readonly #waiting: Work[] = [];
  #isShared = false;

  constructor({ isPlannedAhead = false }: Pick<Mode, 'isPlannedAhead'>) {
    this.#ahead = isPlannedAhead ? MAX_AHEAD : 1;
  }

  /** Notes what the documents of a partition say of other runs. */
  look({ isShared }: Planned): void {
    this.#isShared ||= isShared;
  }

  /** No record in what was planned and not taken is older than this, epoch ms; Infinity where that is nothing. */
  get start(): number {
    return earliestOf(this.#waiting.map(({ plan }) => plan.start)) ?? Infinity;
  }

  async *of(works: AsyncIterable<Work>): AsyncGenerator<Work> {
    for await (const work of works) {
      this.#waiting.push(work);
      while (this.#waiting.length >= (this.#isShared ? this.#ahead : 1)) yield* this.#next();
    }
    while (this.#waiting.length > 0) yield* this.#next();
  }

  #next(): Work[] {
    const any = this.#isShared ? Math.floor(Math.random() * this.#waiting.length) : 0;
    const item = this.#waiting[any]?.plan.item;
    const first = this.#waiting.findIndex(({ plan }) => plan.item === item);
    return this.#waiting.splice(first, 1);
  }
}
