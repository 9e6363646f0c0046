/** Longer texts are not kept, bytes. */
const LONGEST = 160;

/** `bytes[from .. to)`. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * What texts stand for, found by their bytes without decoding them. It keeps a bounded number; a text that comes
 * again after another one took its place is simply not found.
 */
export class SpanCache<T> {
  readonly #mask: number;
  /** The texts, each in its slot of fixed length: nothing is allocated for a new one. */
  readonly #texts: Uint8Array;
  readonly #lengths: Uint8Array;
  readonly #values: (T | undefined)[];
  #slot = 0;

  /** `size`: how many texts it has room for, a power of two. */
  constructor(size: number) {
    this.#mask = size - 1;
    this.#texts = new Uint8Array(size * LONGEST);
    this.#lengths = new Uint8Array(size);
    this.#values = Array.from({ length: size }, () => undefined);
  }

  /** What the text stands for, or nothing. */
  find(bytes: Buffer, from: number, to: number): T | undefined {
    const slot = hashOf(bytes, from, to) & this.#mask;
    this.#slot = slot;
    if (this.#lengths[slot] !== to - from) return undefined;
    const texts = this.#texts;
    for (let i = slot * LONGEST, at = from; at < to; i++, at++) if (texts[i] !== bytes[at]) return undefined;
    return this.#values[slot];
  }

  /** Keeps a value for the text that was looked for last. */
  keep(bytes: Buffer, { from, to }: Span, value: T): void {
    if (to - from > LONGEST) return;
    this.#texts.set(bytes.subarray(from, to), this.#slot * LONGEST);
    this.#lengths[this.#slot] = to - from;
    this.#values[this.#slot] = value;
  }
}

/** FNV-1a, its high bits mixed into the low ones, which choose the slot. */
function hashOf(bytes: Buffer, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ (bytes[i] ?? 0), 0x01000193);
  return hash ^ (hash >>> 15);
}
