import { giveBlock, takeBlock } from './memory-blocks.js';

/** Some bytes among others. */
export interface ByteRange {
  readonly bytes: Uint8Array;
  readonly from: number;
  readonly to: number;
}

const FIRST_BYTES = 256;
/** From this length on the runtime's own copy is faster than a loop. */
const LONG_BYTES = 64;

/** Bytes that are added at the end, in memory that doubles. */
export class GrowingBytes {
  bytes = new Uint8Array(takeBlock(FIRST_BYTES));
  size = 0;

  push(byte: number): void {
    if (this.size === this.bytes.length) this.#grow(1);
    this.bytes[this.size++] = byte;
  }

  append({ bytes: source, from, to }: ByteRange): void {
    const length = to - from;
    if (this.size + length > this.bytes.length) this.#grow(length);
    const { bytes, size } = this;
    if (length >= LONG_BYTES) bytes.set(source.subarray(from, to), size);
    else for (let i = 0; i < length; i++) bytes[size + i] = source[from + i] ?? 0;
    this.size += length;
  }

  /** A number of 32 bits, the lowest first. */
  appendWord(word: number): void {
    this.push(word & 0xff);
    this.push((word >>> 8) & 0xff);
    this.push((word >>> 16) & 0xff);
    this.push(word >>> 24);
  }

  /** What was added; valid until more is. */
  content(): Uint8Array {
    return this.bytes.subarray(0, this.size);
  }

  /** Gives the memory back, which nothing may use any more. */
  release(): void {
    giveBlock(this.bytes.buffer);
  }

  #grow(by: number): void {
    const grown = new Uint8Array(takeBlock(Math.max(2 * this.bytes.length, this.size + by)));
    grown.set(this.content());
    this.release();
    this.bytes = grown;
  }
}
