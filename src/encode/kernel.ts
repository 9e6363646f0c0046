import { KERNEL_CODE } from './kernel-code.js';

/** What kernel/index.ts exports; addresses and lengths are in bytes of the memory. */
export interface KernelCode {
  text(from: number, length: number, to: number): number;
  nested(from: number, length: number, to: number): number;
  piece(at: number, to: number): number;
  record(to: number): number;
  scan(start: number, end: number): number;
  begin(time: number): number;
  commit(time: number, message: number, to: number): number;
  event(...of: readonly [time: number, start: number, end: number, asRecord: number]): number;
  lines(asRecords: number): number;
  cut(length: number, most: number): number;
  deflate(from: number, length: number, to: number): number;
  snappy(from: number, length: number, to: number): number;
  deflateNext(...of: readonly [from: number, known: number, length: number, to: number]): number;
}

const FUNCTIONS = [
  'text',
  'nested',
  'piece',
  'record',
  'scan',
  'begin',
  'commit',
  'event',
  'lines',
  'cut',
  'deflate',
  'deflateNext',
  'snappy',
] as const;

/** Why the kernel hands back, see kernel/memory.ts. */
export const DONE = 0;
export const ODD = 1;
export const FULL = 2;

/** Bytes of a word. */
export const WORD_BYTES = 4;
/** The words of the control block, in the order of kernel/memory.ts; before them stand the bounds of times. */
const WORD = {
  line: 0,
  lines: 1,
  input: 2,
  starts: 3,
  ends: 4,
  at: 5,
  start: 6,
  limit: 7,
  events: 8,
  timestamps: 9,
  sizes: 10,
  entries: 11,
  most: 12,
  constant: 13,
  head: 14,
  middle: 15,
  tail: 16,
  before: 17,
  after: 18,
  layout: 19,
  tokens: 20,
  minTokens: 21,
  timeToken: 22,
  fields: 23,
  columns: 24,
  texts: 25,
  extra: 26,
  extras: 27,
  zoneless: 28,
  asLines: 29,
  oversize: 30,
} as const;
export type ControlWord = keyof typeof WORD;
const CONTROL_AT = 16;
const BOUNDS = 2;

/** Where things lie in the memory, bytes: what is kept, columns of the line at hand, and what changes with the object. */
export const KEPT_AT = 256;
export const FROM_AT = 0x1_0000;
export const TO_AT = 0x22_0000;
export const MAX_SPANS = 0x8_4000;
export const OBJECT_AT = 0x43_0000;
export const SCRATCH_AT = 0x44_0000;
export const BLOCK_AT = 0xd4_0000;

/** The kernel reads and writes this many bytes at once, beyond the end too. */
export const MARGIN = 16;
export const PAGE_BYTES = 65_536;
/** 1 GiB; a block of the longest lines that there are needs a tenth of it. */
export const MAX_PAGES = 16_384;

/** The inner loops of the encoder, over a memory. */
export function kernelCode(memory: WebAssembly.Memory): KernelCode {
  const module = new WebAssembly.Module(Buffer.from(KERNEL_CODE, 'base64'));
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  if (!isKernelCode(exports))
    throw new Error('The kernel lacks one of its functions: run `npm run package`.');
  return exports;
}

function isKernelCode(exports: object): exports is KernelCode {
  return FUNCTIONS.every((name) => typeof Reflect.get(exports, name) === 'function');
}

/** Through which a block of lines is handed to the kernel. */
export class Control {
  readonly #bounds: Float64Array;
  readonly #words: Uint32Array;

  constructor({ buffer }: WebAssembly.Memory) {
    this.#bounds = new Float64Array(buffer, CONTROL_AT, BOUNDS);
    this.#words = new Uint32Array(buffer, CONTROL_AT + 8 * BOUNDS, Object.keys(WORD).length);
  }

  /** Records that are older or newer are for JavaScript; epoch milliseconds. */
  bound(oldest: number, newest: number): void {
    this.#bounds[0] = oldest;
    this.#bounds[1] = newest;
  }

  get(word: ControlWord): number {
    return this.#words[WORD[word]] ?? 0;
  }

  set(word: ControlWord, value: number): void {
    this.#words[WORD[word]] = value;
  }
}
