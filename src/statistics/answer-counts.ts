import type { Aggregate } from './aggregate.js';

/** Stands for a status code that is missing or invalid. */
export const NO_STATUS = 0;

/** One pair of answers: `status` went to the client, `behind` came from the target; 0 (NO_STATUS) where there is none. */
export interface AnswerCount {
  readonly status: number;
  readonly behind: number;
  readonly count: number;
}

export type AnswerCountsSnapshot = readonly (readonly [code: number, count: number])[];

/** Statuses have three digits, so that a pair of them is one number. */
const BASE = 1000;

/**
 * How often each pair of answers was met: the status that the client was given, and the one that the target behind had
 * given. Where there is only one who answers, the second is always NO_STATUS.
 */
export class AnswerCounts implements Aggregate<AnswerCountsSnapshot> {
  /** There are few, so they stand in a list. */
  readonly #codes: number[] = [];
  readonly #counts: number[] = [];

  add(status: number, behind = NO_STATUS, count = 1): void {
    const code = known(status) * BASE + known(behind);
    const codes = this.#codes;
    let at = 0;
    while (at < codes.length && codes[at] !== code) at++;
    codes[at] = code;
    this.#counts[at] = (this.#counts[at] ?? 0) + count;
  }

  /** How many clients were answered with a status in `[from, to)`. */
  between(from: number, to: number): number {
    return this.#sumOf(({ status }) => status >= from && status < to);
  }

  /** How many ended in a 5xx, be it the client's answer or the target's. */
  get failed(): number {
    return this.#sumOf(isFailure);
  }

  /** The pairs, the most frequent first. */
  pairs(): AnswerCount[] {
    const pairs = this.#codes.map((code, i) => pairOf(code, this.#counts[i] ?? 0));
    return pairs.sort((a, b) => b.count - a.count || a.status - b.status || a.behind - b.behind);
  }

  snapshot(): AnswerCountsSnapshot {
    return this.#codes.map((code, i) => [code, this.#counts[i] ?? 0]);
  }

  merge(counts: AnswerCountsSnapshot): void {
    for (const [code, count] of counts) this.add(Math.floor(code / BASE), code % BASE, count);
  }

  #sumOf(isWanted: (pair: AnswerCount) => boolean): number {
    let sum = 0;
    for (const [i, code] of this.#codes.entries()) {
      const pair = pairOf(code, this.#counts[i] ?? 0);
      if (isWanted(pair)) sum += pair.count;
    }
    return sum;
  }
}

/** Whether the client or the target was given a 5xx. */
export function isFailure({ status, behind }: Pick<AnswerCount, 'status' | 'behind'>): boolean {
  return status >= 500 || behind >= 500;
}

function known(status: number): number {
  return status >= 100 && status <= 999 ? status : NO_STATUS;
}

function pairOf(code: number, count: number): AnswerCount {
  return { status: Math.floor(code / BASE), behind: code % BASE, count };
}
