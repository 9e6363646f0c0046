import type { Aggregate } from './aggregate.js';

export interface MeanSnapshot {
  readonly sum: number;
  readonly count: number;
}

/** The mean of values that are not negative. */
export class Mean implements Aggregate<MeanSnapshot> {
  #sum = 0;
  #count = 0;

  accept(value: number): void {
    this.#sum += value;
    this.#count += 1;
  }

  /** Nothing where there are no values. */
  get value(): number | null {
    return this.#count === 0 ? null : this.#sum / this.#count;
  }

  snapshot(): MeanSnapshot {
    return { sum: this.#sum, count: this.#count };
  }

  merge({ sum, count }: MeanSnapshot): void {
    this.#sum += sum;
    this.#count += count;
  }
}
