import { kernelCode, type KernelCode } from './kernel.js';
import type { LineRecord } from './record.js';

const WORD = 4;
const ZERO = 0x30;
/** One byte of a message grows to seven at most: a control character in a JSON text inside a JSON string. */
const MOST_GROWTH = 7;
const PAGE_BYTES = 65_536;
/** The kernel reads and writes this many bytes at once, beyond the end too. */
const MARGIN = 16;
/** 1 GiB; a block of the longest lines that there are needs a hundredth of it. */
const MOST_PAGES = 16_384;
/** The first page holds the tables that are kept, the second the one of the line at hand. */
const SPANS_AT = PAGE_BYTES;
const INPUT_AT = 2 * PAGE_BYTES;
const SPAN_BYTES = 8;
const MOST_SPANS = PAGE_BYTES / SPAN_BYTES;
const NO_INPUT = Buffer.alloc(0);

/** A constant part of messages, escaped once for all. */
export interface Piece {
  readonly length: number;
  /** Its bytes, with zeros after the last up to a whole word. */
  readonly words: DataView;
  /** How many bytes more it takes in the entry than in the message. */
  readonly overhead: number;
}

function pieceOf(bytes: Buffer, overhead: number): Piece {
  const padded = Buffer.alloc(Math.ceil(bytes.length / WORD) * WORD);
  bytes.copy(padded);
  return { length: bytes.length, words: viewOf(padded), overhead };
}

/** One field of a kind of record. */
export interface RecordField {
  /** What stands before a text, a number and nothing; each of them after something else, and after a text. */
  readonly starts: readonly [Piece, Piece, Piece, Piece, Piece, Piece];
  readonly isText: boolean;
}

/** What a writer keeps of a kind of record. */
export interface RecordTable {
  readonly at: number;
  readonly count: number;
  /** Bytes that its constant parts take at most. */
  readonly most: number;
}

const PIECE_BYTES = 12;
const FIELD_BYTES = 6 * PIECE_BYTES + 4;

function padded(length: number): number {
  return Math.ceil(length / MARGIN) * MARGIN;
}

/** Where the memory of finished blocks comes from. */
export type Allocate = (bytes: number) => Buffer;

/** Text of a message. */
export function piece(text: string): Piece {
  const bytes = Buffer.from(JSON.stringify(text).slice(1, -1));
  return pieceOf(bytes, bytes.length - Buffer.byteLength(text));
}

/** What stands around messages, as it is. */
export function frame(text: string): Piece {
  return pieceOf(Buffer.from(text), 0);
}

/**
 * Writes messages as they stand inside a JSON string and keeps count of what the escaping added, in the memory of the
 * kernel that does the work. All text must be valid UTF-8. There is one writer a thread (`messageWriter`), for one
 * block at a time: from `open` to `copyOut` nothing is awaited.
 */
export class MessageWriter {
  at = INPUT_AT;
  readonly #memory = new WebAssembly.Memory({ initial: 64, maximum: MOST_PAGES, shared: true });
  readonly #code: KernelCode = kernelCode(this.#memory);
  #bytes = Buffer.from(this.#memory.buffer);
  #words = viewOf(this.#bytes);
  #input: Buffer = NO_INPUT;
  #start = INPUT_AT;
  /** Of the constant parts; the kernel counts the rest. */
  #overhead = 0;
  /** Where the next table goes. */
  #tablesEnd = MARGIN;

  /** Begins a block whose text is mostly parts of `input`; hands back the copy of it that they are taken from. */
  open(input: Buffer = NO_INPUT): Buffer {
    this.at = INPUT_AT;
    this.#reserve(input.length + 2 * MARGIN);
    input.copy(this.#bytes, INPUT_AT);
    this.#input = this.#bytes.subarray(INPUT_AT, INPUT_AT + input.length);
    this.#start = INPUT_AT + Math.ceil(input.length / MARGIN + 1) * MARGIN;
    this.at = this.#start;
    return this.#input;
  }

  /** What was written since `open`, in memory of the caller's. */
  copyOut(allocate: Allocate): Buffer {
    const length = this.at - this.#start;
    const copy = allocate(length);
    this.#bytes.copy(copy, 0, this.#start, this.at);
    return copy.subarray(0, length);
  }

  /** How many bytes have been written since `open`. */
  get length(): number {
    return this.at - this.#start;
  }

  /** Bytes written since the last call that exist only for the escaping. */
  takeOverhead(): number {
    const overhead = this.#overhead + this.#code.takeAdded();
    this.#overhead = 0;
    return overhead;
  }

  piece(constant: Piece): void {
    const { words, length } = constant;
    this.#reserve(length + WORD);
    const to = this.#words;
    const at = this.at;
    for (let i = 0; i < length; i += WORD) to.setInt32(at + i, words.getInt32(i, true), true);
    this.at = at + length;
    this.#overhead += constant.overhead;
  }

  /** The last `count` decimal digits of a number that fits 32 bits. */
  digits(value: number, count: number): void {
    this.#reserve(count);
    const bytes = this.#bytes;
    let rest = value | 0;
    for (let at = this.at + count - 1; at >= this.at; at--) {
      const next = (rest / 10) | 0;
      bytes[at] = ZERO + rest - next * 10;
      rest = next;
    }
    this.at += count;
  }

  /** Keeps the constant parts of a kind of record, for as long as the thread lives. */
  keep(fields: readonly RecordField[]): RecordTable {
    const pieces = fields.flatMap(({ starts }) => starts);
    const at = this.#tablesEnd;
    const size =
      fields.length * FIELD_BYTES + pieces.reduce((sum, { words }) => sum + padded(words.byteLength), 0);
    const most = pieces.reduce((sum, { length }) => sum + length, 0);
    if (at + size > SPANS_AT || fields.length > MOST_SPANS)
      throw new RangeError('There is no room for another kind of record.');
    let text = at + fields.length * FIELD_BYTES;
    let entry = at;
    for (const { starts, isText } of fields) {
      for (const { words, length, overhead } of starts) {
        this.#bytes.set(new Uint8Array(words.buffer, words.byteOffset, words.byteLength), text);
        for (const [k, value] of [text, length, overhead].entries())
          this.#words.setInt32(entry + 4 * k, value, true);
        entry += PIECE_BYTES;
        text += padded(words.byteLength);
      }
      this.#words.setInt32(entry, isText ? 1 : 0, true);
      entry += 4;
    }
    this.#tablesEnd = padded(text);
    return { at, count: fields.length, most };
  }

  /** The fields of a line of the input, in one call; says whether the last value was text, whose closing quote is left. */
  record({ at, count, most }: RecordTable, { fields, start, end }: LineRecord): boolean {
    this.#reserve((end - start) * MOST_GROWTH + most + MARGIN);
    const words = this.#words;
    const { from, to } = fields;
    for (let i = 0; i < count; i++) {
      words.setInt32(SPANS_AT + SPAN_BYTES * i, from[i] ?? -1, true);
      words.setInt32(SPANS_AT + SPAN_BYTES * i + 4, to[i] ?? 0, true);
    }
    const ended = this.#code.record(at, SPANS_AT, count, INPUT_AT, this.at);
    this.at = ended >>> 1;
    return (ended & 1) === 1;
  }

  /** Whether text is part of what the block was opened with. */
  isInput(source: Buffer): boolean {
    return source === this.#input;
  }

  /** Bytes that need no escaping. */
  plain(source: Buffer, from: number, to: number): void {
    this.at = this.#code.plain(this.#place(source, from, to), to - from, this.at);
  }

  /** Text of the message itself. */
  text(source: Buffer, from: number, to: number): void {
    this.at = this.#code.text(this.#place(source, from, to), to - from, this.at);
  }

  /** Text inside a JSON string that the message holds: escaped for that string, then for the entry. */
  nested(source: Buffer, from: number, to: number): void {
    this.at = this.#code.nested(this.#place(source, from, to), to - from, this.at);
  }

  /** Makes room for so much text, and says where the kernel finds it: what is no part of the input is brought in. */
  #place(source: Buffer, from: number, to: number): number {
    const room = (to - from) * MOST_GROWTH + MARGIN;
    if (source === this.#input) {
      this.#reserve(room);
      return INPUT_AT + from;
    }
    this.#reserve(room + to - from + MARGIN);
    source.copy(this.#bytes, this.at + room, from, to);
    return this.at + room;
  }

  #reserve(more: number): void {
    if (this.at + more > this.#bytes.length) this.#grow(more);
  }

  /** Shared memory never moves, so that what was handed out stays valid. */
  #grow(more: number): void {
    const wanted = Math.max(this.at + more, this.#bytes.length * 2);
    this.#memory.grow(Math.ceil((wanted - this.#bytes.length) / PAGE_BYTES));
    this.#bytes = Buffer.from(this.#memory.buffer);
    this.#words = viewOf(this.#bytes);
  }
}

let writer: MessageWriter | undefined;

/** This thread's writer. */
export function messageWriter(): MessageWriter {
  writer ??= new MessageWriter();
  return writer;
}

function viewOf(bytes: Buffer): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
