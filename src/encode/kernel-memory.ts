import { MAX_MESSAGE_BYTES, type BlockForm, type EventBlock, type LineBlock } from './types.js';
import { aligned, ConstantPool } from './constant-pool.js';
import type { FindLines } from './lines.js';
import { copyBytes } from './shared-memory.js';
import * as kernel from './kernel.js';

/** One byte of a message grows to seven at most: a control character in a JSON text inside a JSON string. */
const MAX_GROWTH = 7;

/** However little there is to compress, the result is no larger than so many times what is compressed, and what stands before it. */
const MAX_COMPRESSED = 2;
const DEFLATE_TABLES_BYTES = 1024;
/** One byte and its line end. */
const SHORTEST_LINE_BYTES = 2;

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
  /** Lines that were found here, until a block is begun or something else takes their place; and all that ever were. */
  #cut: LineBlock | undefined;
  readonly #found = new WeakSet<LineBlock>();
  #scratch = kernel.SCRATCH_AT;

  constructor() {
    const { control, kept } = this;
    control.set('head', kept.frame('{"timestamp":'));
    control.set('middle', kept.frame(',"message":"'));
    control.set('tail', kept.frame('"},'));
    control.set('most', MAX_MESSAGE_BYTES);
    control.set('extra', kept.pieces([',"extra":["', '","extra":["', '","', '"]', '"']));
  }

  /** The lines lie in this memory, until the next block is begun, which is to be made of them. */
  readonly linesOf: FindLines = (text, most, dropped) => {
    const room = kernel.WORD_BYTES * Math.ceil(text.length / SHORTEST_LINE_BYTES);
    const starts = afterInput(text.length);
    this.#holdUpTo(starts + 2 * room);
    copyBytes(text, this.bytes, kernel.BLOCK_AT);
    this.#placeTables(starts, starts + room);
    const count = this.code.cut(text.length, most);
    const bytes = this.bytes.subarray(kernel.BLOCK_AT, kernel.BLOCK_AT + text.length);
    this.#table(count);
    const oversize = this.control.get('oversize') + dropped;
    this.#cut = { bytes, count, starts: this.#starts, ends: this.#ends, oversize };
    this.#found.add(this.#cut);
    return this.#cut;
  };

  /** Begins a block of so many events at most. */
  open(capacity: number, lines?: LineBlock, form: BlockForm = 'entries'): void {
    const { control } = this;
    const timestamps = aligned(lines === undefined ? kernel.BLOCK_AT : this.#bringLines(lines));
    const start = aligned(timestamps + 4 * kernel.WORD_BYTES * capacity);
    this.#cut = undefined;
    this.#holdUpTo(start + kernel.PAGE_BYTES);
    control.set('line', 0);
    control.set('lines', lines?.count ?? 0);
    control.set('timestamps', timestamps);
    control.set('sizes', timestamps + 2 * kernel.WORD_BYTES * capacity);
    control.set('entries', timestamps + 3 * kernel.WORD_BYTES * capacity);
    control.set('start', start);
    control.set('at', start);
    control.set('events', 0);
    control.set('asLines', form === 'lines' ? 1 : 0);
    this.ofObject.clear();
    this.clearScratch();
  }

  /** Brings lines into the memory, unless they were found there; hands back where they end. */
  #bringLines(lines: LineBlock): number {
    const { bytes, count } = lines;
    if (lines === this.#cut) return this.control.get('ends') + kernel.WORD_BYTES * count;
    if (this.#found.has(lines))
      throw new RangeError('These lines were found before others, which have their place.');
    const starts = afterInput(bytes.length);
    const end = starts + 2 * kernel.WORD_BYTES * count;
    this.#holdUpTo(end);
    copyBytes(bytes, this.bytes, kernel.BLOCK_AT);
    this.#placeTables(starts, starts + kernel.WORD_BYTES * count);
    this.#table(count);
    this.#starts.set(lines.starts);
    this.#ends.set(lines.ends);
    return end;
  }

  #placeTables(starts: number, ends: number): void {
    this.control.set('input', kernel.BLOCK_AT);
    this.control.set('starts', starts);
    this.control.set('ends', ends);
  }

  /** Looks at the tables of so many lines. */
  #table(count: number): void {
    this.#starts = new Uint32Array(this.bytes.buffer, this.control.get('starts'), count);
    this.#ends = new Uint32Array(this.bytes.buffer, this.control.get('ends'), count);
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
    const start = afterInput(bytes.length);
    this.#cut = undefined;
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

/** Where something may stand after an input of so many bytes. */
function afterInput(length: number): number {
  return aligned(kernel.BLOCK_AT + length + kernel.MARGIN);
}

let memory: KernelMemory | undefined;

/** This thread's. */
export function kernelMemory(): KernelMemory {
  memory ??= new KernelMemory();
  return memory;
}
