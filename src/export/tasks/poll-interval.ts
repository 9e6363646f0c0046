/** The first look at a task comes early: a small one ends within seconds. */
const FIRST_MS = 1000;
const STEP = 1.2;
/** A wait grows to so many times the input `poll-interval`. */
const MAX_GROWTH = 6;

/** The time between two looks at a task, ms: it grows while nothing changes. */
export class PollInterval {
  readonly #first: number;
  readonly #last: number;
  #next: number;

  /** `interval` is the input `poll-interval`, ms. */
  constructor(interval: number) {
    this.#first = Math.min(FIRST_MS, interval);
    this.#last = interval * MAX_GROWTH;
    this.#next = this.#first;
  }

  next(): number {
    const now = this.#next;
    this.#next = Math.min(now * STEP, this.#last);
    return now;
  }

  reset(): void {
    this.#next = this.#first;
  }
}
