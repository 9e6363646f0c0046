/** A wait grows to so many times its beginning (the input `poll-interval` says so). */
const MAX_GROWTH = 6;
const STEP = 1.5;

/** The time between two looks: it grows while nothing changes. */
export class PollInterval {
  readonly #first: number;
  #next: number;

  constructor(first: number) {
    this.#first = first;
    this.#next = first;
  }

  next(): number {
    const now = this.#next;
    this.#next = Math.min(now * STEP, this.#first * MAX_GROWTH);
    return now;
  }

  reset(): void {
    this.#next = this.#first;
  }
}
