import type { CountOnly, KeyCounts, Tracked } from './heavy-hitters.js';
import { SpanCache, type Span, type Words } from './span-cache.js';

/** Enough for texts of which there are few. */
const ROOM = 64;

/** Counts keys that are read from bytes; they are decoded only when they were not just met. */
export class SpanCounts {
  readonly #counts: KeyCounts;
  readonly #cache: SpanCache<Tracked<CountOnly>>;

  /** `room`: how many texts are known at a time, a power of two. */
  constructor(counts: KeyCounts, words: Words, room = ROOM) {
    this.#counts = counts;
    this.#cache = new SpanCache(room, words);
  }

  /** Counts what `bytes[from .. to)` was found to stand for; false when that is not known, and nothing is counted. */
  again(bytes: Buffer, from: number, to: number): boolean {
    const known = this.#cache.find(bytes, from, to);
    if (known === undefined || known.dropped) return false;
    this.#counts.again(known);
    return true;
  }

  /** Counts the key that the bytes stand for, which `again` did not know. */
  first(bytes: Buffer, span: Span, key: string): void {
    this.#cache.keep(bytes, span, this.#counts.count(key));
  }
}
