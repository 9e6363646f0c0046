/** Longer texts are not kept, bytes. */
const LONGEST = 240;
const WORD = 4;
/** Bits of this set say in which of a word's four bytes something was found. */
const HIGH_BITS = 0x80808080;

/** `bytes[from .. to)`. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Bytes that are looked at four at a time. */
export class Words {
  #bytes: Buffer = Buffer.alloc(0);
  #view: DataView = new DataView(new ArrayBuffer(0));

  of(bytes: Buffer): DataView {
    if (bytes !== this.#bytes) {
      this.#bytes = bytes;
      this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    }
    return this.#view;
  }

  /** Where a byte is next in `[from, to)`; `to` when it is not. */
  find(bytes: Buffer, { from, to }: Span, byte: number): number {
    const view = this.of(bytes);
    const pattern = byte * 0x01010101;
    let at = from;
    for (; at + WORD <= to; at += WORD) {
      const difference = view.getInt32(at, true) ^ pattern;
      if (((difference - 0x01010101) & ~difference & HIGH_BITS) !== 0) break;
    }
    while (at < to && bytes[at] !== byte) at++;
    return at;
  }
}

/**
 * What texts stand for, found by their bytes without decoding them. It keeps a bounded number; a text that comes
 * again after another one took its place is simply not found.
 */
export class SpanCache<T> {
  readonly #mask: number;
  /** The texts, each in its slot of fixed length: nothing is allocated for a new one. */
  readonly #texts: Uint8Array;
  readonly #textWords: DataView;
  readonly #lengths: Uint8Array;
  readonly #values: (T | undefined)[];
  readonly #words: Words;
  #slot = 0;

  /** `size`: how many texts it has room for, a power of two. */
  constructor(size: number, words: Words) {
    this.#mask = size - 1;
    this.#texts = new Uint8Array(size * LONGEST);
    this.#textWords = new DataView(this.#texts.buffer);
    this.#lengths = new Uint8Array(size);
    this.#values = Array.from({ length: size }, () => undefined);
    this.#words = words;
  }

  /** What the text stands for, or nothing. */
  find(bytes: Buffer, from: number, to: number): T | undefined {
    const view = this.#words.of(bytes);
    const slot = hashOf(view, from, to) & this.#mask;
    this.#slot = slot;
    if (this.#lengths[slot] !== to - from || to === from) return undefined;
    const kept = this.#textWords;
    let at = from;
    let i = slot * LONGEST;
    for (; at + WORD <= to; at += WORD, i += WORD)
      if (view.getInt32(at, true) !== kept.getInt32(i, true)) return undefined;
    for (; at < to; at++, i++) if (view.getUint8(at) !== kept.getUint8(i)) return undefined;
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

/** Of the length and some words, most of them at the end, where texts of one kind differ. Equal hashes do no harm. */
function hashOf(view: DataView, from: number, to: number): number {
  const length = to - from;
  let hash = length * 0x9e3779b1;
  if (length < WORD) for (let at = from; at < to; at++) hash = mixed(hash, view.getUint8(at));
  else {
    for (let back = 4; back <= 16 && back <= length; back += WORD)
      hash = mixed(hash, view.getInt32(to - back, true));
    hash = mixed(hash, view.getInt32(from + ((length - WORD) >> 1), true));
    hash = mixed(hash, view.getInt32(from, true));
  }
  return hash ^ (hash >>> 15);
}

function mixed(hash: number, word: number): number {
  const sum = Math.imul(hash ^ word, 0x85ebca6b);
  return sum ^ (sum >>> 13);
}
