/** Time as the engine sees it; a fake in tests. */
export interface Clock {
  /** Wall clock, epoch milliseconds. */
  now(): number;
  /** Milliseconds that only ever grow; what deadlines are measured by. */
  monotonic(): number;
  /** Resolves after `ms`, or at once when `signal` aborts (without throwing: the caller looks at the signal). */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** An HTTP `Date` header has no fraction: the instant it names lies in `[date, date + 1000)`. */
const DATE_RESOLUTION_MS = 1000;

/**
 * Bounds on the clock of a service, from the `Date` of its answers. Leases are judged by the store's clock, not by the
 * runner's, so that two runners with different clocks agree on when a lease has ended.
 */
export class ServerClock {
  readonly #clock: Clock;
  #earliestOffset: number | undefined;
  #latestOffset: number | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Takes note of an answer dated `date` (epoch ms) to a request sent and answered at these monotonic times. */
  observe(date: number, sentAt: number, receivedAt: number): void {
    this.#earliestOffset = date - receivedAt;
    this.#latestOffset = date + DATE_RESOLUTION_MS - sentAt;
  }

  /** The service's clock shows at least this. Before any answer: the runner's own clock. */
  earliest(): number {
    const { now, monotonic } = this.#read();
    return this.#earliestOffset === undefined ? now : monotonic + this.#earliestOffset;
  }

  /** The service's clock shows at most this. */
  latest(): number {
    const { now, monotonic } = this.#read();
    return this.#latestOffset === undefined ? now : monotonic + this.#latestOffset;
  }

  #read(): { now: number; monotonic: number } {
    return { now: this.#clock.now(), monotonic: this.#clock.monotonic() };
  }
}
