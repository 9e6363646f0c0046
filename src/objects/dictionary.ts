import type { ByteRange } from './growing-bytes.js';
import { giveBlock, takeBlock } from './memory-blocks.js';
import { PlainValues, type Physical } from './plain-values.js';

/** Entries that there is room for at first; a power of two, as many as there are slots. */
const FIRST_ROOM = 64;
/** So many entries of one slot are looked at: clients choose texts, and must not make a row group take long. */
const MAX_TRIES = 16;
const PRIME = 31;
/** What an entry takes in tables. */
const TABLE_BYTES = 20;
const NONE = -1;

/** Values by their bytes, each once; of very many that have one hash, some more than once. */
export class Dictionary {
  readonly entries: PlainValues;
  size = 0;
  /** Where the bytes of each entry begin. */
  #starts = numbers(FIRST_ROOM);
  #ends = numbers(FIRST_ROOM);
  #hashes = numbers(FIRST_ROOM);
  /** Of each slot the latest entry, and of each entry the one that was it before. */
  #latest = numbers(FIRST_ROOM).fill(NONE);
  #before = numbers(FIRST_ROOM);
  #last = NONE;

  constructor(physical: Physical) {
    this.entries = new PlainValues(physical);
  }

  /** Bytes that it takes. */
  get held(): number {
    return this.entries.size + TABLE_BYTES * this.size;
  }

  /** The number of a value, whether it is new or not. */
  numberOf(value: ByteRange): number {
    if (this.#holds(this.#last, value)) return this.#last;
    const hash = hashOf(value);
    let entry = this.#latest[slotOf(hash, this.#latest.length)] ?? NONE;
    for (let tries = MAX_TRIES; entry !== NONE && tries > 0; tries--) {
      if (this.#hashes[entry] === hash && this.#holds(entry, value)) return (this.#last = entry);
      entry = this.#before[entry] ?? NONE;
    }
    return (this.#last = this.#add(value, hash));
  }

  /** An entry, valid until another value is looked for. */
  entry(number: number): ByteRange {
    return { bytes: this.entries.bytes, from: this.#starts[number] ?? 0, to: this.#ends[number] ?? 0 };
  }

  #holds(entry: number, { bytes, from, to }: ByteRange): boolean {
    if (entry === NONE) return false;
    const start = this.#starts[entry] ?? 0;
    if ((this.#ends[entry] ?? 0) - start !== to - from) return false;
    const known = this.entries.bytes;
    for (let i = start, at = from; at < to; i++, at++) if (known[i] !== bytes[at]) return false;
    return true;
  }

  #add(value: ByteRange, hash: number): number {
    if (this.size === this.#latest.length) this.#grow();
    const entry = this.size++;
    this.#starts[entry] = this.entries.size + this.entries.before;
    this.entries.append(value);
    this.#ends[entry] = this.entries.size;
    this.#hashes[entry] = hash;
    this.#link(entry, hash);
    return entry;
  }

  #link(entry: number, hash: number): void {
    const slot = slotOf(hash, this.#latest.length);
    this.#before[entry] = this.#latest[slot] ?? NONE;
    this.#latest[slot] = entry;
  }

  #grow(): void {
    const room = 2 * this.size;
    this.#starts = enlarged(this.#starts, room);
    this.#ends = enlarged(this.#ends, room);
    this.#hashes = enlarged(this.#hashes, room);
    this.#before = enlarged(this.#before, room);
    this.#latest = enlarged(this.#latest, room).fill(NONE);
    for (let entry = 0; entry < this.size; entry++) this.#link(entry, this.#hashes[entry] ?? 0);
  }

  /** Gives the memory back, which nothing may use any more. */
  release(): void {
    this.entries.release();
    for (const table of [this.#starts, this.#ends, this.#hashes, this.#before, this.#latest])
      giveBlock(table.buffer);
  }
}

const { imul } = Math;

function hashOf({ bytes, from, to }: ByteRange): number {
  let hash = to - from;
  for (let at = from; at < to; at++) hash = (imul(hash, PRIME) + (bytes[at] ?? 0)) | 0;
  return hash;
}

/** Of so many, a power of two. */
function slotOf(hash: number, slots: number): number {
  return (hash ^ (hash >>> 15)) & (slots - 1);
}

/** A table of so many numbers, a power of two, with anything in it. */
export function numbers(count: number): Int32Array<ArrayBuffer> {
  return new Int32Array(takeBlock(count * Int32Array.BYTES_PER_ELEMENT), 0, count);
}

/** A table in larger memory; the smaller one is given back. */
export function enlarged(table: Int32Array<ArrayBuffer>, count: number): Int32Array<ArrayBuffer> {
  const larger = numbers(count);
  larger.set(table);
  giveBlock(table.buffer);
  return larger;
}
