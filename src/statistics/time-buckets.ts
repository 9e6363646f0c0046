import type { Aggregate } from './aggregate.js';

const MINUTE_MS = 60_000;
/** Each is a multiple of the one before; after the last they double. */
const WIDTHS_MS = [1, 5, 15, 60, 6 * 60, 24 * 60].map((minutes) => minutes * MINUTE_MS);
/** With more than so many buckets they are made wider. */
export const MAX_BUCKETS = 240;

export interface TimeBucketsSnapshot {
  readonly width: number;
  readonly buckets: readonly (readonly [start: number, all: number, marked: number])[];
}

/** Counts over time, without holes, for a chart. */
export interface TimeSeries {
  /** Milliseconds. */
  readonly width: number;
  /** Epoch milliseconds at which each bucket begins. */
  readonly starts: readonly number[];
  readonly all: readonly number[];
  readonly marked: readonly number[];
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

  /** Empty where there are no records. */
  series(): TimeSeries {
    const wide = new TimeBuckets();
    wide.merge(this.snapshot());
    while (wide.#span() > MAX_BUCKETS) wide.#widen();
    const [first = 0] = wide.#sortedStarts();
    const width = wide.#width;
    const starts = Array.from({ length: wide.#span() }, (_, i) => first + i * width);
    const all = starts.map((start) => wide.#buckets.get(start)?.all ?? 0);
    const marked = starts.map((start) => wide.#buckets.get(start)?.marked ?? 0);
    return { width, starts, all, marked };
  }

  snapshot(): TimeBucketsSnapshot {
    const buckets = [...this.#buckets.values()].map(
      ({ start, all, marked }) => [start, all, marked] as const,
    );
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
    this.#width = WIDTHS_MS.find((width) => width > this.#width) ?? this.#width * 2;
    this.#buckets = new Map();
    for (const { start, all, marked } of narrow) {
      const bucket = this.#at(start);
      bucket.all += all;
      bucket.marked += marked;
    }
  }

  #sortedStarts(): number[] {
    return [...this.#buckets.keys()].sort((a, b) => a - b);
  }

  /** Buckets from the first to the last, those without a record too. */
  #span(): number {
    const starts = this.#sortedStarts();
    const [first, last] = [starts[0], starts.at(-1)];
    return first === undefined || last === undefined ? 0 : (last - first) / this.#width + 1;
  }
}
