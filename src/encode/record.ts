import type { LineFormat, LineReader } from './types.js';
import { DONE } from './kernel.js';
import type { KernelMemory } from './kernel-memory.js';

/** The line at hand: one object for all lines, filled anew for each. All of it is valid UTF-8. */
export interface LineRecord {
  bytes: Buffer;
  start: number;
  end: number;
  /** Where it lies as it came, which need not be UTF-8. */
  source: { readonly start: number; readonly end: number };
  readonly fields: LineReader;
}

/** Where a field begins, or -1 where the line has none. */
export function fieldStart(line: LineRecord, index: number): number {
  return line.fields.from[index] ?? -1;
}

export function endOf(line: LineRecord, index: number): number {
  return line.fields.to[index] ?? 0;
}

/** The numbers of `TokenKind` in kernel/scan.ts: a time is text there, and a token that is never quoted has a bit more. */
const KINDS = {
  string: 0,
  time: 0,
  int: 1,
  double: 2,
  quoted: 3,
  endpoint: 4,
  request: 5,
  unquoted: 8,
} as const;

/** Finds the fields of lines that lie in the kernel's memory; the kernel does, unless a line has an unusual form. */
export class RecordReader implements LineReader {
  readonly from: Int32Array;
  readonly to: Int32Array;
  extras = 0;
  readonly #format: LineFormat;
  readonly #memory: KernelMemory;
  readonly #unusual: LineReader;

  constructor(format: LineFormat, memory: KernelMemory) {
    this.#format = format;
    this.#memory = memory;
    this.#unusual = format.reader();
    this.from = memory.from;
    this.to = memory.to;
  }

  /** Tells the kernel what the lines of a block look like. */
  open(): void {
    const { control, ofObject } = this.#memory;
    const { tokens, minTokens, timeToken, zoneless, columns } = this.#format;
    control.set('layout', ofObject.words(tokens.map(([kind]) => KINDS[kind])));
    control.set('tokens', tokens.length);
    control.set('minTokens', minTokens);
    control.set('timeToken', timeToken);
    control.set('zoneless', zoneless ? 1 : 0);
    control.set('columns', columns.length);
  }

  read(bytes: Buffer, start: number, end: number): string | undefined {
    const { code, control } = this.#memory;
    if (code.scan(start, end) === DONE) {
      this.extras = control.get('extras');
      return undefined;
    }
    const unusual = this.#unusual;
    const why = unusual.read(bytes, start, end);
    if (why !== undefined) return why;
    const count = this.#format.columns.length + unusual.extras;
    this.from.set(unusual.from.subarray(0, count));
    this.to.set(unusual.to.subarray(0, count));
    this.extras = unusual.extras;
    control.set('extras', unusual.extras);
    return undefined;
  }
}
