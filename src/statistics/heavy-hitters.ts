import type { Aggregate } from './aggregate.js';

/** A key that is tracked, and what is known of its records. */
export interface Tracked<T> {
  readonly key: string;
  /** Figures of the key; after it was dropped, those of the rest. */
  value: T;
  /** Records that were counted since it is tracked. */
  count: number;
  /** Records that may have been counted before, at most: the true number is `count` to `count + missed`. */
  missed: number;
  /** What it weighs against others when there is no room for all. */
  weight: number;
  /** Whether the key was dropped to make room; its holder must look the key up again. */
  dropped: boolean;
}

export interface HeavyHittersSnapshot<S> {
  readonly entries: readonly {
    readonly key: string;
    readonly count: number;
    readonly missed: number;
    readonly weight: number;
    readonly value: S;
  }[];
  readonly bound: number;
  readonly rest: { readonly count: number; readonly value: S };
}

/**
 * The most frequent keys among any number of them, in room for `capacity` (the algorithm of Misra and Gries, which
 * makes room for half of it at a time). As long as there are no more distinct keys than that, every count is exact. After
 * that a count is at most `bound` too low, which is at most `2 × records / capacity`; a key that is more frequent than
 * `bound` is never missing. Nothing is lost of the total: what was dropped is added up in `rest`.
 */
export class HeavyHitters<T extends Aggregate<S>, S> implements Aggregate<HeavyHittersSnapshot<S>> {
  readonly #capacity: number;
  readonly #make: () => T;
  readonly #entries = new Map<string, Tracked<T>>();
  readonly rest: { count: number; readonly value: T };
  #bound = 0;

  constructor(capacity: number, make: () => T) {
    this.#capacity = capacity;
    this.#make = make;
    this.rest = { count: 0, value: make() };
  }

  /** Counts a record of this key. What it returns may be kept and handed to `again`, as long as it is not dropped. */
  count(key: string): Tracked<T> {
    const known = this.#entries.get(key);
    if (known !== undefined) {
      this.again(known);
      return known;
    }
    if (this.#entries.size >= this.#capacity) this.#shrink(Math.floor(this.#capacity / 2));
    const entry = { ...noCounts, key, value: this.#make(), count: 1, missed: this.#bound, weight: 1 };
    this.#entries.set(key, entry);
    return entry;
  }

  /** Counts another record of a key that is tracked. */
  again(entry: Tracked<T>): void {
    entry.count += 1;
    entry.weight += 1;
  }

  /** How much a count may be too low, at most; 0: every count is exact. */
  get bound(): number {
    return this.#bound;
  }

  /** How many keys are tracked. */
  get size(): number {
    return this.#entries.size;
  }

  /** All records that were counted. */
  get total(): number {
    let sum = this.rest.count;
    for (const { count } of this.#entries.values()) sum += count;
    return sum;
  }

  /** The tracked keys, the most frequent first. */
  top(most = Infinity): Tracked<T>[] {
    const sorted = [...this.#entries.values()].sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
    return sorted.slice(0, most);
  }

  snapshot(): HeavyHittersSnapshot<S> {
    const entries = [...this.#entries.values()].map(({ key, count, missed, weight, value }) => ({
      ...{ key, count, missed, weight },
      value: value.snapshot(),
    }));
    const { count, value } = this.rest;
    return { entries, bound: this.#bound, rest: { count, value: value.snapshot() } };
  }

  merge({ entries, bound, rest }: HeavyHittersSnapshot<S>): void {
    const met = new Set(entries.map(({ key }) => key));
    for (const [key, entry] of this.#entries) if (!met.has(key)) entry.missed += bound;
    for (const { key, count, missed, weight, value } of entries) {
      const known = this.#entries.get(key);
      const entry = known ?? { ...noCounts, key, value: this.#make(), missed: this.#bound };
      entry.count += count;
      entry.missed += missed;
      entry.weight += weight;
      entry.value.merge(value);
      this.#entries.set(key, entry);
    }
    this.#bound += bound;
    this.rest.count += rest.count;
    this.rest.value.merge(rest.value);
    if (this.#entries.size > this.#capacity) this.#shrink(this.#capacity);
  }

  /** Keeps the weightiest, as many as `most`; what the first of the others weighs is taken off everyone. */
  #shrink(most: number): void {
    const weights = Float64Array.from(this.#entries.values(), ({ weight }) => weight).sort();
    const taken = weights.at(-1 - most) ?? 0;
    this.#bound += taken;
    for (const [key, entry] of this.#entries) {
      entry.weight -= taken;
      if (entry.weight > 0) continue;
      entry.dropped = true;
      this.#entries.delete(key);
      this.rest.count += entry.count;
      this.rest.value.merge(entry.value.snapshot());
      // A caller that keeps the entry does not keep its figures alive.
      entry.value = this.rest.value;
    }
  }
}

const noCounts = { count: 0, missed: 0, weight: 0, dropped: false };

/** For keys of which nothing but the count is wanted. */
export class CountOnly implements Aggregate<undefined> {
  snapshot(): undefined {
    return undefined;
  }

  merge(): void {
    // The count is the key's.
  }
}

export type KeyCountsSnapshot = HeavyHittersSnapshot<undefined>;

/** How often each key was met, for the most frequent of them. */
export class KeyCounts extends HeavyHitters<CountOnly, undefined> {
  constructor(capacity: number) {
    super(capacity, () => new CountOnly());
  }
}
