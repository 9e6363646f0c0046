/** A clock that tests can move. It runs with real time until it is told otherwise. */
export interface Clock {
  now(): number;
}

export class SettableClock implements Clock {
  #offset = 0;
  #frozenAt: number | undefined;

  now(): number {
    return this.#frozenAt ?? Date.now() + this.#offset;
  }

  /** Moves the clock on (or, with a negative number, back). */
  advance(ms: number): void {
    if (this.#frozenAt === undefined) this.#offset += ms;
    else this.#frozenAt += ms;
  }

  /** Sets the time; a running clock goes on from there. */
  set(ms: number): void {
    if (this.#frozenAt === undefined) this.#offset = ms - Date.now();
    else this.#frozenAt = ms;
  }

  /** Stops the clock, at `ms` when given. Rate limits do not refill while it stands. */
  freeze(ms: number = this.now()): void {
    this.#frozenAt = ms;
  }

  /** Lets a stopped clock run on from where it stands. */
  thaw(): void {
    if (this.#frozenAt === undefined) return;
    this.#offset = this.#frozenAt - Date.now();
    this.#frozenAt = undefined;
  }
}
