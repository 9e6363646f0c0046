import type { Aggregate } from './aggregate.js';

export type StatusCountsSnapshot = readonly (readonly [status: number, count: number])[];

/** What stands for a record without a status code, or with one that is none. */
export const NO_STATUS = 0;

/** How often each status code was met: 100 to 999, and 0 for none. There are few of them, so they stand in a list. */
export class StatusCounts implements Aggregate<StatusCountsSnapshot> {
  readonly #codes: number[] = [];
  readonly #counts: number[] = [];

  add(status: number, count = 1): void {
    const code = status >= 100 && status <= 999 ? status : NO_STATUS;
    const codes = this.#codes;
    let at = 0;
    while (at < codes.length && codes[at] !== code) at++;
    codes[at] = code;
    this.#counts[at] = (this.#counts[at] ?? 0) + count;
  }

  of(status: number): number {
    return this.#counts[this.#codes.indexOf(status)] ?? 0;
  }

  /** How many are in `[from, to)`. */
  between(from: number, to: number): number {
    let sum = 0;
    for (const [i, status] of this.#codes.entries())
      if (status >= from && status < to) sum += this.#counts[i] ?? 0;
    return sum;
  }

  snapshot(): StatusCountsSnapshot {
    return this.#codes.map((code, i) => [code, this.#counts[i] ?? 0]);
  }

  merge(counts: StatusCountsSnapshot): void {
    for (const [status, count] of counts) this.add(status, count);
  }
}
