import { MAX_MESSAGE_BYTES } from './types.js';
import type { LineBlock } from './types.js';

const LF = 0x0a;
const CR = 0x0d;
const LINE_END = Buffer.from('\n');

/**
 * Finds the lines of a text that ends with a line end. Those longer than `most` bytes are counted as `oversize`, beside the
 * `dropped` ones that never came as a whole.
 */
export type FindLines = (text: Buffer, most: number, dropped: number) => LineBlock;

/** Finds them with Node.js; KernelMemory does it faster, where a block of events is made of them at once. */
const foundLines: FindLines = (text, most, dropped) => {
  const table = new LineTable(most, text.length >>> 8);
  let start = 0;
  while (start < text.length) {
    const newline = text.indexOf(LF, start);
    table.add(text, start, newline);
    start = newline + 1;
  }
  return table.block(text, dropped);
};

/** Where the lines of one block lie; the tables grow as lines are found. */
class LineTable {
  readonly #limit: number;
  #starts: Uint32Array;
  #ends: Uint32Array;
  #count = 0;
  #oversize = 0;

  constructor(limit: number, expected: number) {
    this.#limit = limit;
    this.#starts = new Uint32Array(expected);
    this.#ends = new Uint32Array(expected);
  }

  /** Notes the line between `start` and the newline at `newline`. */
  add(bytes: Buffer, start: number, newline: number): void {
    const end = newline > start && bytes[newline - 1] === CR ? newline - 1 : newline;
    if (end === start) return;
    if (end - start > this.#limit) {
      this.#oversize++;
      return;
    }
    if (this.#count === this.#starts.length) this.#grow();
    this.#starts[this.#count] = start;
    this.#ends[this.#count] = end;
    this.#count++;
  }

  block(bytes: Buffer, oversize: number): LineBlock {
    return {
      bytes,
      count: this.#count,
      starts: this.#starts.subarray(0, this.#count),
      ends: this.#ends.subarray(0, this.#count),
      oversize: this.#oversize + oversize,
    };
  }

  #grow(): void {
    const length = Math.max(16, this.#starts.length * 2);
    const starts = new Uint32Array(length);
    const ends = new Uint32Array(length);
    starts.set(this.#starts);
    ends.set(this.#ends);
    this.#starts = starts;
    this.#ends = ends;
  }
}

/**
 * Cuts decompressed chunks of any size into blocks of complete lines. Lines end at LF or CRLF, empty lines are no
 * records, and a last line needs no line end. A line over the limit is one dropped record and is never held.
 */
export class LineSplitter {
  readonly #limit: number;
  readonly #linesOf: FindLines;
  /** The start of a line whose end has not come yet: never more than the limit and a CR. */
  #carry = Buffer.alloc(0);
  #carried = 0;
  /** Inside a line that went over the limit and was counted; its rest is skipped. */
  #skipping = false;
  /** Lines counted as over the limit since the last block. */
  #dropped = 0;

  constructor(maxLineBytes: number = MAX_MESSAGE_BYTES, linesOf: FindLines = foundLines) {
    this.#limit = maxLineBytes;
    this.#linesOf = linesOf;
  }

  /** The block may share the chunk's memory: use it before the chunk is overwritten. */
  push(chunk: Buffer): LineBlock {
    const first = chunk.indexOf(LF);
    if (first < 0) {
      this.#keep(chunk);
      return this.#block(Buffer.alloc(0));
    }
    const last = chunk.lastIndexOf(LF) + 1;
    const whole = chunk.subarray(this.#skipping ? first + 1 : 0, last);
    const bytes =
      this.#carried === 0 ? whole : Buffer.concat([this.#carry.subarray(0, this.#carried), whole]);
    this.#carried = 0;
    this.#skipping = false;
    const block = this.#block(bytes);
    this.#keep(chunk.subarray(last));
    return block;
  }

  /** The last line, when the object does not end with a line end. */
  end(): LineBlock {
    const block = this.push(LINE_END);
    this.#carry = Buffer.alloc(0);
    return block;
  }

  #block(bytes: Buffer): LineBlock {
    const dropped = this.#dropped;
    this.#dropped = 0;
    return this.#linesOf(bytes, this.#limit, dropped);
  }

  /** Copies the start of an unfinished line, so that no chunk is held for it. */
  #keep(rest: Buffer): void {
    if (this.#skipping || rest.length === 0) return;
    const length = this.#carried + rest.length;
    if (length > this.#limit + 1) {
      this.#skipping = true;
      this.#dropped++;
      this.#carried = 0;
      this.#carry = Buffer.alloc(0);
      return;
    }
    if (length > this.#carry.length) {
      const grown = Buffer.allocUnsafeSlow(Math.min(this.#limit + 1, Math.max(1024, length * 2)));
      this.#carry.copy(grown, 0, 0, this.#carried);
      this.#carry = grown;
    }
    rest.copy(this.#carry, this.#carried);
    this.#carried = length;
  }
}

/** The lines of a block as texts. */
export function textsOf({ bytes, count, starts, ends }: LineBlock): string[] {
  return Array.from({ length: count }, (_, i) => bytes.toString('utf8', starts[i], ends[i]));
}
