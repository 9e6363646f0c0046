import type { Clock } from './clock.js';
import { StopError } from './mode.js';

/** Sleep at most this long at a time, ms: Node's timers hold no more than 24.8 days. */
const MAX_SLEEP_MS = 24 * 60 * 60 * 1000;

/** After its time budget a run starts no segment any more, and waits for nobody. */
export class TimeBudget {
  readonly #clock: Clock;
  readonly #ms: number;
  readonly #startedAt: number;
  readonly #over = new AbortController();
  readonly #done = new AbortController();

  /** `ms` 0: no limit. */
  constructor(clock: Clock, ms: number) {
    this.#clock = clock;
    this.#ms = ms;
    this.#startedAt = clock.monotonic();
    if (ms > 0) void this.#watch();
  }

  /** Aborts when the budget is used up; its reason is a StopError. */
  get signal(): AbortSignal {
    return this.#over.signal;
  }

  get usedUp(): StopError | undefined {
    if (this.#ms === 0 || this.#left() > 0) return undefined;
    return new StopError('time-budget', 'The time budget of this run is used up.');
  }

  /** Stops the timer; called when the run has ended. */
  end(): void {
    this.#done.abort();
  }

  #left(): number {
    return this.#ms - (this.#clock.monotonic() - this.#startedAt);
  }

  async #watch(): Promise<void> {
    const { signal: done } = this.#done;
    while (!done.aborted && this.#left() > 0) {
      await this.#clock.sleep(Math.min(this.#left(), MAX_SLEEP_MS), done);
    }
    if (!done.aborted) this.#over.abort(this.usedUp);
  }
}
