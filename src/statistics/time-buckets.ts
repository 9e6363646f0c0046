import type { Aggregate } from './aggregate.js';

const MINUTE_MS = 60_000;
/**
 * Each is a multiple of the one before; after the last they double. Up to a quarter of an hour they fit the days and hours of
 * every time zone, whose clocks differ from UTC by a multiple of that.
 */
const WIDTHS_MS = [1, 5, 15, 60, 6 * 60, 24 * 60].map((minutes) => minutes * MINUTE_MS);
/** With more than so many buckets they are made wider: quarters of an hour are kept of 170 days. */
export const MAX_BUCKETS = 16_384;

/** Counts over time: of each bucket its start in epoch milliseconds, all records, and those that are marked. */
export interface TimeBucketsSnapshot {
  /** Milliseconds. */
  readonly width: number;
  readonly buckets: readonly (readonly [start: number, all: number, marked: number])[];
}

interface Bucket {
  readonly start: number;
  all: number;
  marked: number;
}

/**
 * How many records there are over time, and how many of them are marked (as failed, say), in a bounded number of buckets:
 * minutes at first, wider when there are too many. They lie on multiples of their width since the epoch.
 */
export class TimeBuckets implements Aggregate<TimeBucketsSnapshot> {
  #width = MINUTE_MS;
  #buckets = new Map<number, Bucket>();
  /** The bucket of the last record, which is nearly always the one of the next. */
  #last: Bucket = { start: NaN, all: 0, marked: 0 };

  /** `time`: epoch milliseconds. */
  add(time: number, marked: boolean): void {
    const bucket =
      time >= this.#last.start && time < this.#last.start + this.#width ? this.#last : this.#at(time);
    bucket.all += 1;
    if (marked) bucket.marked += 1;
  }

  /** The oldest bucket first. */
  snapshot(): TimeBucketsSnapshot {
    const buckets = [...this.#buckets.values()]
      .sort((a, b) => a.start - b.start)
      .map(({ start, all, marked }) => [start, all, marked] as const);
    return { width: this.#width, buckets };
  }

  merge({ width, buckets }: TimeBucketsSnapshot): void {
    while (this.#width < width) this.#widen();
    for (const [start, all, marked] of buckets) {
      const bucket = this.#at(start);
      bucket.all += all;
      bucket.marked += marked;
    }
  }

  #at(time: number): Bucket {
    const start = Math.floor(time / this.#width) * this.#width;
    const known = this.#buckets.get(start);
    if (known !== undefined) return (this.#last = known);
    if (this.#buckets.size >= MAX_BUCKETS) {
      this.#widen();
      return this.#at(time);
    }
    const fresh = { start, all: 0, marked: 0 };
    this.#buckets.set(start, fresh);
    return (this.#last = fresh);
  }

  #widen(): void {
    const narrow = this.#buckets.values();
    this.#width = widerThan(this.#width);
    this.#buckets = new Map();
    for (const { start, all, marked } of narrow) {
      const bucket = this.#at(start);
      bucket.all += all;
      bucket.marked += marked;
    }
  }
}

/** The next width, ms. */
export function widerThan(width: number): number {
  return WIDTHS_MS.find((wider) => wider > width) ?? width * 2;
}
