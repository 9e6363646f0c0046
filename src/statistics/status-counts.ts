import type { Aggregate } from './aggregate.js';

export type StatusCountsSnapshot = readonly (readonly [status: number, count: number])[];

/** What stands for a record without a status code, or with one that is none. */
export const NO_STATUS = 0;

/** How often each status code was met: 100 to 999, and 0 for none. */
export class StatusCounts implements Aggregate<StatusCountsSnapshot> {
  readonly #counts = new Map<number, number>();

  add(status: number, count = 1): void {
    const code = status >= 100 && status <= 999 ? status : NO_STATUS;
    this.#counts.set(code, (this.#counts.get(code) ?? 0) + count);
  }

  of(status: number): number {
    return this.#counts.get(status) ?? 0;
  }

  /** How many are in `[from, to)`. */
  between(from: number, to: number): number {
    let sum = 0;
    for (const [status, count] of this.#counts) if (status >= from && status < to) sum += count;
    return sum;
  }

  snapshot(): StatusCountsSnapshot {
    return [...this.#counts];
  }

  merge(counts: StatusCountsSnapshot): void {
    for (const [status, count] of counts) this.add(status, count);
  }
}
