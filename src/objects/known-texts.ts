/** A text and its UTF-8. */
interface KnownText {
  readonly bytes: Uint8Array;
  readonly text: string;
  /** Whether it was found for the first time. */
  isNew: boolean;
}

/** Texts with one hash at most: clients choose texts, and must not make a row group take long. */
const MAX_PROBES = 8;
const PRIME = 31;

/** Finds texts by their UTF-8, so that one that repeats is decoded once. */
export class KnownTexts {
  size = 0;
  readonly #space: ByteSpace;
  readonly #byHash = new Map<number, KnownText>();
  #last: KnownText | undefined;

  constructor(space: ByteSpace) {
    this.#space = space;
  }

  /** The text of these bytes, known or not; undefined where too many have one hash. Valid until the next is looked for. */
  find(bytes: Buffer, from: number, to: number): Readonly<KnownText> | undefined {
    const last = this.#last;
    if (last?.bytes.length === to - from && isSame(last.bytes, bytes, from)) return met(last);
    const hash = hashOf(bytes, from, to);
    for (let probe = 0; probe < MAX_PROBES; probe++) {
      const known = this.#byHash.get(hash + probe);
      if (known === undefined) return this.#add(hash + probe, bytes, [from, to]);
      if (known.bytes.length === to - from && isSame(known.bytes, bytes, from)) {
        this.#last = known;
        return met(known);
      }
    }
    return undefined;
  }

  #add(hash: number, bytes: Buffer, [from, to]: readonly [number, number]): KnownText {
    const text = bytes.toString('utf8', from, to);
    const known = { bytes: this.#space.copy(bytes, from, to), text, isNew: true };
    this.#byHash.set(hash, known);
    this.#last = known;
    this.size += 1;
    return known;
  }
}

function met(known: KnownText): KnownText {
  known.isNew = false;
  return known;
}

const { imul } = Math;

function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = to - from;
  for (let at = from; at < to; at++) hash = (imul(hash, PRIME) + (bytes[at] ?? 0)) | 0;
  return hash;
}

/** Whether bytes begin with others at a place. */
export function isSame(known: Uint8Array, bytes: Uint8Array, from: number): boolean {
  for (let i = 0; i < known.length; i++) if (known[i] !== bytes[from + i]) return false;
  return true;
}

/** Room is taken in pieces of this size. */
const PIECE_BYTES = 64 * 1024;

/** Keeps copies of bytes, many in one piece of memory. */
export class ByteSpace {
  #piece = new Uint8Array(0);
  #at = 0;

  copy(bytes: Uint8Array, from: number, to: number): Uint8Array {
    const size = to - from;
    if (this.#at + size > this.#piece.length) {
      this.#piece = new Uint8Array(Math.max(PIECE_BYTES, size));
      this.#at = 0;
    }
    const copied = this.#piece.subarray(this.#at, this.#at + size);
    for (let i = 0; i < size; i++) copied[i] = bytes[from + i] ?? 0;
    this.#at += size;
    return copied;
  }
}
