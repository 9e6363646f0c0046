import { DDSketch } from '@datadog/sketches-js';
import type { Aggregate } from './aggregate.js';

/** A percentile is at most so much off, in proportion to its value. */
export const RELATIVE_ACCURACY = 0.01;
/** So few values are kept as they are: most pages of a long tail never need a sketch of some kilobytes. */
const FEW = 64;
/** What lies below counts as nothing, what lies above as this: it bounds the sketch to some 2,100 bins. */
const SMALLEST = 1e-6;
const LARGEST = 1e12;
/** Below, a bin of the sketch is narrower than a millisecond: only one whole millisecond is in it. Seconds. */
const EXACT_BELOW = 0.045;

export interface QuantilesSnapshot {
  readonly sum: number;
  /** The largest value; 0 where there is none. */
  readonly longest: number;
  /** The values themselves, where they are few; otherwise empty. */
  readonly values: readonly number[];
  /** Whether all values are whole milliseconds, as most logs have them. */
  readonly isWhole: boolean;
  /** How many values are nothing, and how many lie in each bin of the sketch, from `firstKey` on. */
  readonly zeros: number;
  readonly firstKey: number;
  readonly bins: readonly number[];
}

/**
 * Mean and percentiles of values that are not negative (durations, sizes), in bounded memory (DDSketch). Up to 64 values
 * are exact; of more, a percentile is within 1 % of the value at its rank.
 */
export class Quantiles implements Aggregate<QuantilesSnapshot> {
  #sum = 0;
  #longest = 0;
  #isWhole = true;
  #values: number[] = [];
  #sketch: DDSketch | undefined;

  accept(value: number): void {
    this.#sum += value;
    if (value > this.#longest) this.#longest = value;
    if (this.#isWhole && inMilliseconds(value) !== value) this.#isWhole = false;
    if (this.#sketch !== undefined) accept(this.#sketch, value);
    else {
      this.#values.push(value);
      if (this.#values.length > FEW) this.#sketched();
    }
  }

  get count(): number {
    return this.#sketch?.count ?? this.#values.length;
  }

  /** Nothing where there are no values. */
  get mean(): number | null {
    return this.count === 0 ? null : this.#sum / this.count;
  }

  /** The largest value; nothing where there are none. */
  get longest(): number | null {
    return this.count === 0 ? null : this.#longest;
  }

  /** The value at a quantile from 0 to 1: of the sorted values, the one at the rank `quantile × (count - 1)`, cut. */
  at(quantile: number): number | null {
    if (this.count === 0) return null;
    if (this.#sketch !== undefined) {
      const value = Math.min(this.#sketch.getValueAtQuantile(quantile), this.#longest);
      return this.#isWhole && value < EXACT_BELOW ? inMilliseconds(value) : value;
    }
    const sorted = this.#values.toSorted((a, b) => a - b);
    return sorted[Math.floor(quantile * (sorted.length - 1))] ?? null;
  }

  snapshot(): QuantilesSnapshot {
    const sketch = this.#sketch;
    if (sketch === undefined) {
      return {
        sum: this.#sum,
        longest: this.#longest,
        isWhole: this.#isWhole,
        values: [...this.#values],
        zeros: 0,
        firstKey: 0,
        bins: [],
      };
    }
    const { bins, offset, minKey, maxKey, count } = sketch.store;
    const used = count === 0 ? [] : bins.slice(minKey - offset, maxKey - offset + 1);
    const firstKey = count === 0 ? 0 : minKey;
    return {
      sum: this.#sum,
      longest: this.#longest,
      isWhole: this.#isWhole,
      values: [],
      zeros: sketch.zeroCount,
      firstKey,
      bins: used,
    };
  }

  merge({ sum, longest, isWhole, values, zeros, firstKey, bins }: QuantilesSnapshot): void {
    this.#longest = Math.max(this.#longest, longest);
    for (const value of values) this.accept(value);
    if (zeros === 0 && bins.length === 0) return;
    this.#isWhole &&= isWhole;
    const sketch = this.#sketched();
    this.#sum += sum;
    sketch.zeroCount += zeros;
    sketch.count += zeros;
    for (const [i, count] of bins.entries()) {
      if (count === 0) continue;
      sketch.store.add(firstKey + i, count);
      sketch.count += count;
    }
  }

  /** The sketch, with the values that were kept until now. */
  #sketched(): DDSketch {
    if (this.#sketch === undefined) {
      this.#sketch = new DDSketch({ relativeAccuracy: RELATIVE_ACCURACY });
      for (const value of this.#values) accept(this.#sketch, value);
      this.#values = [];
    }
    return this.#sketch;
  }
}

function inMilliseconds(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}

function accept(sketch: DDSketch, value: number): void {
  sketch.accept(value < SMALLEST ? 0 : Math.min(value, LARGEST));
}
