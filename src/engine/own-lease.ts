import type { Clock, ServerClock } from './clock.js';

/** An instant by both of the runner's clocks, ms. */
interface Moment {
  readonly monotonic: number;
  readonly wall: number;
}

/** The lease that a write stamps, and when the write began. */
export interface LeaseStamp {
  /** When the lease ends, by the store's clock, epoch ms. */
  readonly until: number;
  readonly begun: Moment;
}

export interface OwnLeaseSettings {
  readonly clock: Clock;
  readonly serverClock: ServerClock;
  /** How long a claim stands without a renewal, ms. */
  readonly lease: number;
}

/**
 * How long this run may act under its lease. The monotonic clock stands still while a machine is suspended, and the
 * wall clock may be set back: the lease ends at the earlier of both. What a run believes of the store's time is old
 * after a suspension, too, so the lease is measured anew when the write that stamped it is answered.
 */
export class OwnLease {
  readonly #settings: OwnLeaseSettings;
  /** Latest end that was stamped, by the store's clock, epoch ms. */
  #until = -Infinity;
  #ends: Moment = { monotonic: -Infinity, wall: -Infinity };

  constructor(settings: OwnLeaseSettings) {
    this.#settings = settings;
  }

  /** The stamp for a write that begins now. */
  stamp(): LeaseStamp {
    const { serverClock, lease } = this.#settings;
    // An answer may lower the bound on the store's time, but a put in progress relies on the earlier stamp.
    this.#until = Math.max(this.#until, serverClock.latest() + lease);
    return { until: this.#until, begun: this.#now() };
  }

  /** Called when the answer says that the write was stored. */
  written({ until, begun }: LeaseStamp): void {
    const { serverClock, lease } = this.#settings;
    const [left, now] = [until - serverClock.latest(), this.#now()];
    this.#ends = {
      monotonic: Math.min(begun.monotonic + lease, now.monotonic + left),
      wall: Math.min(begun.wall + lease, now.wall + left),
    };
  }

  outlives(ms: number): boolean {
    const { monotonic, wall } = this.#now();
    return this.#ends.monotonic - monotonic >= ms && this.#ends.wall - wall >= ms;
  }

  #now(): Moment {
    const { clock } = this.#settings;
    return { monotonic: clock.monotonic(), wall: clock.now() };
  }
}
