import { MAX_MESSAGE_BYTES, type BlockForm, type EventBlock, type LineBlock } from './types.js';
import { copyBytes } from './shared-memory.js';
import * as kernel from './kernel.js';

const WORD = 4;
const PIECE_WORDS = 3;
/** One byte of a message grows to seven at most: a control character in a JSON text inside a JSON string. */
const MAX_GROWTH = 7;

/** However little there is to compress, the result is no larger than so many times what is compressed, and what stands before it. */
const MAX_COMPRESSED = 2;
const DEFLATE_TABLES_BYTES = 1024;

/** A constant part of messages: the address of what the kernel calls a piece. */
export type Piece = number;

/**
 * The memory of the kernel: constants that are kept, the columns of the line at hand, and one block at a time, its input
 * before its output. There is one a thread (`kernelMemory`); nothing is awaited while a block is made.
 */
export class KernelMemory {
  readonly #memory = new WebAssembly.Memory({
    initial: Math.ceil(kernel.BLOCK_AT / kernel.PAGE_BYTES) + 64,
    maximum: kernel.MAX_PAGES,
    shared: true,
  });
  readonly code = kernel.kernelCode(this.#memory);
  readonly control = new kernel.Control(this.#memory);
  /** Columns of the line at hand, see LineReader. */
  readonly from = new Int32Array(this.#memory.buffer, kernel.FROM_AT, kernel.MAX_SPANS);
  readonly to = new Int32Array(this.#memory.buffer, kernel.TO_AT, kernel.MAX_SPANS);
  /** For as long as the thread lives, and for the object at hand. */
  readonly kept = new ConstantPool(this.#memory, kernel.KEPT_AT, kernel.FROM_AT);
  readonly ofObject = new ConstantPool(this.#memory, kernel.OBJECT_AT, kernel.SCRATCH_AT);
  /** All of it: places of lines and fields are addresses. */
  bytes = Buffer.from(this.#memory.buffer);
  #starts: Uint32Array = new Uint32Array();
  #ends: Uint32Array = new Uint32Array();
  #scratch = kernel.SCRATCH_AT;

  constructor() {
    const { control, kept } = this;
    control.set('head', kept.frame('{"timestamp":'));
    control.set('middle', kept.frame(',"message":"'));
    control.set('tail', kept.frame('"},'));
    control.set('most', MAX_MESSAGE_BYTES);
    control.set('extra', kept.pieces([',"extra":["', '","extra":["', '","', '"]', '"']));
  }

  /** Begins a block of so many events at most. */
  open(capacity: number, lines?: LineBlock, form: BlockForm = 'entries'): void {
    const { control } = this;
    const { bytes: input = Buffer.alloc(0), count = 0 } = lines ?? {};
    const starts = aligned(kernel.BLOCK_AT + input.length + kernel.MARGIN);
    const timestamps = aligned(starts + 2 * WORD * count);
    const start = aligned(timestamps + 4 * WORD * capacity);
    this.#holdUpTo(start + kernel.PAGE_BYTES);
    copyBytes(input, this.bytes, kernel.BLOCK_AT);
    this.#starts = new Uint32Array(this.bytes.buffer, starts, count);
    this.#ends = new Uint32Array(this.bytes.buffer, starts + WORD * count, count);
    this.#starts.set(lines?.starts ?? []);
    this.#ends.set(lines?.ends ?? []);
    control.set('line', 0);
    control.set('lines', count);
    control.set('input', kernel.BLOCK_AT);
    control.set('starts', starts);
    control.set('ends', starts + WORD * count);
    control.set('timestamps', timestamps);
    control.set('sizes', timestamps + 2 * WORD * capacity);
    control.set('entries', timestamps + 3 * WORD * capacity);
    control.set('start', start);
    control.set('at', start);
    control.set('events', 0);
    control.set('asLines', form === 'lines' ? 1 : 0);
    this.ofObject.clear();
    this.clearScratch();
  }

  /** Where a line of the block begins. */
  startOf(line: number): number {
    return kernel.BLOCK_AT + (this.#starts[line] ?? 0);
  }

  endOf(line: number): number {
    return kernel.BLOCK_AT + (this.#ends[line] ?? 0);
  }

  /** The block as it stands. */
  block(): EventBlock {
    const { control, bytes } = this;
    const count = control.get('events');
    return {
      count,
      timestamps: new Float64Array(bytes.buffer, control.get('timestamps'), count),
      sizes: new Uint32Array(bytes.buffer, control.get('sizes'), count),
      ends: new Uint32Array(bytes.buffer, control.get('entries'), count),
      bytes: bytes.subarray(control.get('start'), control.get('at')),
    };
  }

  clearScratch(): void {
    this.#scratch = kernel.SCRATCH_AT;
  }

  /** Brings text into the memory until the scratch is cleared; hands back where it lies. */
  bring(text: Uint8Array): number {
    const at = this.#scratch;
    if (at + text.length + kernel.MARGIN > kernel.BLOCK_AT)
      throw new RangeError('A record is longer than any line can make it.');
    this.bytes.set(text, at);
    this.#scratch = aligned(at + text.length + kernel.MARGIN);
    return at;
  }

  /** Makes room at `at` in the output for so much text, however it is escaped, and for the constants of a message. */
  reserve(at: number, text: number): void {
    const { control } = this;
    const end = at + text * MAX_GROWTH + control.get('constant') + 2 * kernel.MARGIN;
    if (end > control.get('limit')) this.#holdUpTo(end + kernel.MARGIN);
  }

  /** Bytes as DEFLATE compresses them, valid until the next block is begun; none may be under way. */
  deflate(bytes: Uint8Array): Buffer {
    const start = this.#bringToCompress(bytes);
    return this.bytes.subarray(start, this.code.deflate(kernel.BLOCK_AT, bytes.length, start));
  }

  /** The next part of a whole, which DEFLATE_END ends: the first `known` bytes are the end of what was compressed before. */
  deflateNext(bytes: Uint8Array, known = 0): Buffer {
    const start = this.#bringToCompress(bytes);
    const [from, length] = [kernel.BLOCK_AT + known, bytes.length - known];
    return this.bytes.subarray(start, this.code.deflateNext(from, known, length, start));
  }

  /** Bytes as Snappy compresses them, valid as above. */
  snappy(bytes: Uint8Array): Buffer {
    const start = this.#bringToCompress(bytes);
    return this.bytes.subarray(start, this.code.snappy(kernel.BLOCK_AT, bytes.length, start));
  }

  /** Hands back where the result may begin. */
  #bringToCompress(bytes: Uint8Array): number {
    const start = aligned(kernel.BLOCK_AT + bytes.length + kernel.MARGIN);
    this.#holdUpTo(start + MAX_COMPRESSED * bytes.length + DEFLATE_TABLES_BYTES);
    copyBytes(bytes, this.bytes, kernel.BLOCK_AT);
    return start;
  }

  /** Shared memory never moves, so that what was handed out stays valid. */
  #holdUpTo(end: number): void {
    const missing = end - this.bytes.length;
    if (missing > 0) {
      this.#memory.grow(Math.ceil(missing / kernel.PAGE_BYTES) + 64);
      this.bytes = Buffer.from(this.#memory.buffer);
    }
    this.control.set('limit', this.bytes.length - kernel.MARGIN);
  }
}

/** Constants, one after the other. */
export class ConstantPool {
  readonly #bytes: Buffer;
  readonly #words: DataView;
  readonly #start: number;
  readonly #end: number;
  #at: number;

  constructor({ buffer }: WebAssembly.Memory, start: number, end: number) {
    this.#bytes = Buffer.from(buffer, 0, end);
    this.#words = new DataView(buffer, 0, end);
    [this.#start, this.#at, this.#end] = [start, start, end];
  }

  clear(): void {
    this.#at = this.#start;
  }

  /** Text of a message. */
  piece(text: string): Piece {
    return this.pieces([text]);
  }

  /** Texts of a message, whose pieces lie side by side; the address of the first. */
  pieces(texts: readonly string[]): Piece {
    const first = this.#take(texts.length * PIECE_WORDS * WORD);
    for (const [i, text] of texts.entries()) {
      const escaped = Buffer.from(JSON.stringify(text).slice(1, -1));
      const plain = Buffer.from(text);
      const added = escaped.length - plain.length;
      const at = this.#take(added === 0 ? escaped.length : escaped.length + plain.length);
      escaped.copy(this.#bytes, at);
      if (added > 0) plain.copy(this.#bytes, at + escaped.length);
      this.#store(first + i * PIECE_WORDS * WORD, [at, escaped.length, added]);
    }
    return first;
  }

  /** What stands around messages, as it is. */
  frame(text: string): Piece {
    const piece = this.#take(PIECE_WORDS * WORD);
    const bytes = Buffer.from(text);
    const at = this.#take(bytes.length);
    bytes.copy(this.#bytes, at);
    this.#store(piece, [at, bytes.length, 0]);
    return piece;
  }

  /** Numbers that fit a word; the address of the first. */
  words(values: readonly number[]): number {
    const at = this.#take(values.length * WORD);
    this.#store(at, values);
    return at;
  }

  /** How long a piece is, in bytes. */
  lengthOf(piece: Piece): number {
    return this.#words.getUint32(piece + WORD, true);
  }

  #store(at: number, values: readonly number[]): void {
    for (const [i, value] of values.entries()) this.#words.setUint32(at + i * WORD, value, true);
  }

  #take(length: number): number {
    const at = this.#at;
    if (at + length + kernel.MARGIN > this.#end)
      throw new RangeError('There is no room for another constant of messages.');
    this.#at = aligned(at + length);
    return at;
  }
}

function aligned(address: number): number {
  return Math.ceil(address / kernel.MARGIN) * kernel.MARGIN;
}

let memory: KernelMemory | undefined;

/** This thread's. */
export function kernelMemory(): KernelMemory {
  memory ??= new KernelMemory();
  return memory;
}
