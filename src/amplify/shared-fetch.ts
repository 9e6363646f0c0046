import type { HourRows } from './answer.js';

interface Waiting {
  resolve(rows: HourRows | undefined): void;
  reject(error: unknown): void;
}

type FetchResult = { readonly rows: HourRows | undefined } | { readonly error: unknown };

/** One fetch that several hours are waiting for. It goes on as long as anyone waits for it. */
export class SharedFetch {
  /** What it covers; fewer when the service could not manage all. */
  hours: readonly number[];
  readonly #controller = new AbortController();
  readonly #results = new Map<number, FetchResult>();
  readonly #waiting = new Map<number, Waiting>();
  /** Hours whose rows nobody will take. */
  readonly #left = new Set<number>();

  constructor(hours: readonly number[]) {
    this.hours = hours;
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** The rows of one of its hours, once; `undefined` if the fetch was shortened and no longer covers it. */
  async take(hour: number, signal: AbortSignal): Promise<HourRows | undefined> {
    const known = this.#results.get(hour);
    if (known !== undefined) {
      if ('error' in known) throw known.error;
      this.#results.delete(hour);
      return known.rows;
    }
    const leave = (): void => {
      const waiting = this.#waiting.get(hour);
      this.#waiting.delete(hour);
      waiting?.reject(signal.reason);
      if (this.#waiting.size === 0) this.#controller.abort(signal.reason);
    };
    signal.addEventListener('abort', leave);
    try {
      return await new Promise((resolve, reject) => {
        this.#waiting.set(hour, { resolve, reject });
      });
    } finally {
      signal.removeEventListener('abort', leave);
    }
  }

  /** Gives up an hour: its rows are disposed of, now or when they arrive. */
  async leave(hour: number): Promise<void> {
    const known = this.#results.get(hour);
    this.#results.delete(hour);
    this.#left.add(hour);
    if (this.hours.every((each) => this.#left.has(each))) this.#controller.abort();
    if (known !== undefined && 'rows' in known) await known.rows?.rows.dispose();
  }

  /** Removes hours that another fetch will cover. */
  drop(hours: readonly number[]): void {
    this.hours = this.hours.filter((hour) => !hours.includes(hour));
    for (const hour of hours) this.#settle(hour, { rows: undefined });
  }

  async resolve(found: ReadonlyMap<number, HourRows>): Promise<void> {
    for (const hour of this.hours) {
      const rows = found.get(hour);
      if (this.#left.has(hour)) await rows?.rows.dispose();
      else this.#settle(hour, { rows });
    }
  }

  fail(error: unknown): void {
    for (const hour of this.hours) this.#settle(hour, { error });
  }

  #settle(hour: number, result: FetchResult): void {
    const waiting = this.#waiting.get(hour);
    this.#waiting.delete(hour);
    if (waiting === undefined) this.#results.set(hour, result);
    else if ('error' in result) waiting.reject(result.error);
    else waiting.resolve(result.rows);
  }
}
