import { kernelCode, type KernelCode } from './kernel.js';

const WORD = 4;
const ZERO = 0x30;
/** One byte of a message grows to seven at most: a control character in a JSON text inside a JSON string. */
const MOST_GROWTH = 7;
const PAGE_BYTES = 65_536;
/** The kernel reads and writes this many bytes at once, beyond the end too. */
const MARGIN = 16;
/** 1 GiB; a block of the longest lines that there are needs a hundredth of it. */
const MOST_PAGES = 16_384;
/** The first page is the kernel's own. */
const INPUT_AT = PAGE_BYTES;
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
