import type { Clock } from './clock.js';

/** The part of a clock that pacing needs. */
export type Pauses = Pick<Clock, 'monotonic' | 'sleep'>;

/** The first pause between calls of a kind that a service has begun to throttle; it doubles with each further refusal. */
const FIRST_INTERVAL_MS = 25;
const MAX_INTERVAL_MS = 5000;
/** Each answer shortens the pause by a tenth: eight good answers undo one refusal. */
const RECOVERY = 0.9;

/**
 * How closely calls of one kind follow one another: never faster than a known quota, slower while the service throttles,
 * and faster again as it answers. Everybody who makes such calls shares one.
 */
export class RateLimiter {
  readonly #clock: Pauses;
  /** By the quota, ms; 0 where none is known. */
  readonly #least: number;
  #interval: number;
  #lastAt = -Infinity;
  #slowedAt = -Infinity;
  #queue: Promise<void> = Promise.resolve();

  constructor(clock: Pauses, perSecond = Infinity) {
    this.#clock = clock;
    this.#least = 1000 / perSecond;
    this.#interval = this.#least;
  }

  /**
   * Resolves when the next call may start, when the signal aborts, or at `until` (monotonic ms), with the instant: `slower`
   * asks for it. `until` is asked when this call is next, for it may have changed meanwhile.
   */
  async turn(signal?: AbortSignal, until: () => number = () => Infinity): Promise<number> {
    const before = this.#queue;
    let next = (): void => undefined;
    this.#queue = new Promise((resolve) => (next = resolve));
    await before;
    const wait = Math.min(this.#lastAt + this.#interval, until()) - this.#clock.monotonic();
    if (wait > 0) await this.#clock.sleep(wait, signal);
    this.#lastAt = this.#clock.monotonic();
    next();
    return this.#lastAt;
  }

  /** The call that began at this turn was throttled. Of those under way at the same time, only the first slows down. */
  slower(turn: number): void {
    if (turn < this.#slowedAt) return;
    this.#slowedAt = this.#clock.monotonic();
    this.#interval = Math.min(MAX_INTERVAL_MS, Math.max(FIRST_INTERVAL_MS, this.#interval * 2));
  }

  /** A call was answered. */
  faster(): void {
    const interval = this.#interval * RECOVERY;
    this.#interval = interval < Math.max(this.#least, FIRST_INTERVAL_MS / 2) ? this.#least : interval;
  }
}
