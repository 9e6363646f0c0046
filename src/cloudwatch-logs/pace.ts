/** The part of a clock that pacing needs. */
export interface Pauses {
  monotonic(): number;
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** Keeps calls under a rate by spreading them out, rather than by colliding with the quota. */
export class RateLimit {
  readonly #clock: Pauses;
  readonly #interval: number;
  #next = -Infinity;

  constructor(clock: Pauses, perSecond: number) {
    this.#clock = clock;
    this.#interval = 1000 / perSecond;
  }

  /** Resolves when the next call may start. */
  async turn(signal?: AbortSignal): Promise<void> {
    const now = this.#clock.monotonic();
    const at = Math.max(now, this.#next);
    this.#next = at + this.#interval;
    if (at > now) await this.#clock.sleep(at - now, signal);
  }
}

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 5000;

/** Slows all puts of a run down together when the service throttles, and lets them speed up again as it answers. */
export class Throttle {
  readonly #clock: Pauses;
  #pause = 0;

  constructor(clock: Pauses) {
    this.#clock = clock;
  }

  slower(): void {
    this.#pause = Math.min(LONGEST_PAUSE_MS, Math.max(FIRST_PAUSE_MS, this.#pause * 2));
  }

  faster(): void {
    this.#pause = this.#pause < FIRST_PAUSE_MS ? 0 : this.#pause * 0.8;
  }

  /** A pause before each put, with jitter, while the service is under pressure. */
  async wait(signal: AbortSignal): Promise<void> {
    if (this.#pause > 0) await this.#clock.sleep(this.#pause * (0.5 + Math.random()), signal);
  }
}
