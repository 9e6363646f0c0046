import type { Column, Redaction, Replace } from './types.js';
import type { KernelMemory } from './kernel-memory.js';
import type { MessageWriter } from './message-writer.js';
import { endOf, fieldStart, type LineRecord } from './record.js';

/** What stands before the columns, which the memory keeps for each kind of record. */
interface Start {
  readonly at: number;
  /** Bytes, at most. */
  readonly length: number;
}

const starts = new WeakMap<readonly Column[], Start>();

/** What each further token of a line brings with it, and all of them together, at most. */
export const EXTRA_BYTES = 64;

/** Writes records as JSON objects, straight from the bytes of the line. The closing brace is the caller's. */
export class JsonRecordWriter {
  readonly #columns: readonly Column[];
  readonly #redaction: Redaction | undefined;
  readonly #memory: KernelMemory;
  readonly #replaced: readonly { readonly index: number; readonly replace: Replace }[];

  constructor(columns: readonly Column[], redaction: Redaction | undefined, memory: KernelMemory) {
    this.#columns = columns;
    this.#redaction = redaction;
    this.#memory = memory;
    this.#replaced = (redaction?.columns ?? []).flatMap((replace, index) =>
      replace === undefined ? [] : [{ index, replace }],
    );
  }

  /** Tells the kernel what the records of a block look like; hands back the bytes that are the same in all, at most. */
  open(): number {
    const { control, ofObject } = this.#memory;
    const { at, length } = this.#start();
    const redacted = this.#redaction?.columns ?? [];
    control.set('fields', at);
    control.set(
      'texts',
      ofObject.words(this.#columns.map(({ kind }, i) => (isText(kind) || redacted[i] !== undefined ? 1 : 0))),
    );
    return length;
  }

  write(writer: MessageWriter, line: LineRecord): void {
    const { extras } = line.fields;
    let text = line.end - line.start + EXTRA_BYTES * (1 + extras);
    for (const { index, replace } of this.#replaced) text += this.#replace(line, index, replace);
    const extra = this.#redaction?.extra;
    if (extra !== undefined)
      for (let i = 0; i < extras; i++) text += this.#replace(line, this.#columns.length + i, extra);
    writer.record(text);
  }

  /** Has another text stand for a field; hands back how long it is. */
  #replace(line: LineRecord, index: number, replace: Replace): number {
    const from = fieldStart(line, index);
    const replaced = from < 0 ? undefined : replace(line.bytes, from, endOf(line, index));
    if (replaced === undefined) return 0;
    const at = this.#memory.bring(replaced);
    line.fields.from[index] = at;
    line.fields.to[index] = at + replaced.length;
    return replaced.length;
  }

  #start(): Start {
    const known = starts.get(this.#columns);
    if (known !== undefined) return known;
    const { kept } = this.#memory;
    const names = this.#columns.map(({ name }, index) => `${index === 0 ? '{' : ','}"${name}":`);
    // A text's closing quote comes with what stands before the next column.
    const texts = names.flatMap((start) =>
      [`${start}"`, start, `${start}null`].flatMap((each) => [each, `"${each}`]),
    );
    const start = { at: kept.pieces(texts), length: 2 * names.join('"null"').length };
    starts.set(this.#columns, start);
    return start;
  }
}

function isText(kind: Column['kind']): boolean {
  return kind === 'string' || kind === 'time';
}
