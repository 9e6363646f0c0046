import type { Clock } from '../../src/engine/clock.js';

interface Timer {
  readonly at: number;
  readonly wake: () => void;
}

/** A clock that moves only when everything waits for it: hours pass in milliseconds, the same way each time. */
export class VirtualClock implements Clock {
  #time: number;
  #timers: Timer[] = [];

  constructor(start = Date.parse('2026-11-01T00:00:00Z')) {
    this.#time = start;
  }

  now(): number {
    return this.#time;
  }

  monotonic(): number {
    return this.#time;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (signal?.aborted === true) {
        resolve();
        return;
      }
      const timer = { at: this.#time + ms, wake: resolve };
      this.#timers.push(timer);
      signal?.addEventListener('abort', () => {
        this.#timers = this.#timers.filter((other) => other !== timer);
        resolve();
      });
    });
  }

  /** Lets time pass until the work is done. */
  async drive<T>(work: Promise<T>): Promise<T> {
    const done = new AbortController();
    const settle = (): void => {
      done.abort();
    };
    work.then(settle, settle);
    while (await stillWaiting(done.signal)) this.#step();
    return work;
  }

  /** Time goes by at once, before anything that waits for it goes on. */
  advance(ms: number): void {
    this.#time += ms;
  }

  #step(): void {
    const next = this.#timers.reduce<Timer | undefined>(
      (a, b) => (a === undefined || b.at < a.at ? b : a),
      undefined,
    );
    if (next === undefined) return;
    this.#timers = this.#timers.filter((timer) => timer !== next);
    this.#time = Math.max(this.#time, next.at);
    next.wake();
  }
}

/** Lets everything happen that needs no time to pass. */
async function stillWaiting(done: AbortSignal): Promise<boolean> {
  await new Promise((resolve) => setImmediate(resolve));
  return !done.aborted;
}
