import { createHash } from 'node:crypto';
import type { Column, Redaction } from './types.js';
import { JsonRecordWriter } from './json-record.js';
import type { KernelMemory } from './kernel-memory.js';
import type { Piece } from './constant-pool.js';
import { linePrefix, sourceOf } from './log-object.js';
import type { ObjectMeta } from './log-object.js';
import type { MessageWriter } from './message-writer.js';
import { endOf, fieldStart, type LineRecord } from './record.js';

export type LogFormat = 'json' | 'raw' | 'prefixed';

/** How the messages of one log format are written. */
export interface MessageFormat {
  /** What the kernel makes of a line by itself. */
  readonly makes: 'lines' | 'records';
  /** Called before the lines of each block. */
  open(object: ObjectMeta): void;
  /** `rate` is the share of records that is kept where this one was chosen from. */
  write(writer: MessageWriter, line: LineRecord, rate: number): void;
  /** A line without a shape, and why it has none. */
  writeUnparsed(writer: MessageWriter, line: LineRecord, why: string): void;
}

export interface MessageOptions {
  readonly columns: readonly Column[];
  /** Of records that are kept; absent: all are, and the records do not say so. */
  readonly share: number | undefined;
  readonly redaction: Redaction | undefined;
  readonly memory: KernelMemory;
}

export function messageFormat(format: LogFormat, options: MessageOptions): MessageFormat {
  return format === 'json' ? new JsonMessages(options) : new LineMessages(format === 'prefixed', options);
}

/** What is told of an unparsable line that must not be shown. */
function fingerprint(line: LineRecord): { length: number; sha256: string } {
  const text = line.bytes.subarray(line.source.start, line.source.end);
  return { length: text.length, sha256: createHash('sha256').update(text).digest('hex') };
}

class JsonMessages implements MessageFormat {
  readonly makes = 'records';
  readonly #record: JsonRecordWriter;
  readonly #redacted: boolean;
  readonly #share: number | undefined;
  readonly #memory: KernelMemory;
  /** Ends of a record: of one that was chosen, and of one that is always kept. */
  #chosen: Piece = 0;
  #kept: Piece = 0;
  #message: Piece = 0;

  constructor({ columns, redaction, share, memory }: MessageOptions) {
    this.#record = new JsonRecordWriter(columns, redaction, memory);
    this.#redacted = redaction !== undefined;
    this.#share = share;
    this.#memory = memory;
  }

  open(object: ObjectMeta): void {
    const { control, ofObject } = this.#memory;
    const end = (rate: number): string =>
      `${this.#share === undefined ? '' : `,"sample_rate":${rate}`},"source":${JSON.stringify(sourceOf(object))}}`;
    this.#kept = ofObject.piece(end(1));
    this.#chosen = this.#share === undefined ? this.#kept : ofObject.piece(end(this.#share));
    this.#message = ofObject.piece('{"message":"');
    control.set('before', ofObject.piece(''));
    control.set('after', this.#kept);
    control.set('constant', this.#record.open() + constantLength(this.#memory, this.#chosen));
  }

  write(writer: MessageWriter, line: LineRecord, rate: number): void {
    this.#record.write(writer, line);
    writer.piece(rate === 1 ? this.#kept : this.#chosen);
  }

  writeUnparsed(writer: MessageWriter, line: LineRecord, why: string): void {
    const reason = `"parse_error":${JSON.stringify(why)}`;
    if (this.#redacted) {
      writer.words(`${JSON.stringify(fingerprint(line)).slice(0, -1)},${reason}`);
    } else {
      writer.piece(this.#message);
      writer.nested(line.start, line.end);
      writer.words(`",${reason}`);
    }
    writer.piece(this.#kept);
  }
}

class LineMessages implements MessageFormat {
  readonly makes = 'lines';
  readonly #prefixed: boolean;
  readonly #redaction: Redaction | undefined;
  readonly #columns: number;
  readonly #memory: KernelMemory;
  #prefix: Piece = 0;

  constructor(prefixed: boolean, { redaction, columns, memory }: MessageOptions) {
    this.#prefixed = prefixed;
    this.#redaction = redaction;
    this.#columns = columns.length;
    this.#memory = memory;
  }

  open(object: ObjectMeta): void {
    const { control, ofObject } = this.#memory;
    this.#prefix = ofObject.piece(this.#prefixed ? linePrefix(object) : '');
    control.set('before', this.#prefix);
    control.set('after', ofObject.piece(''));
    control.set('constant', constantLength(this.#memory, this.#prefix));
  }

  write(writer: MessageWriter, line: LineRecord): void {
    writer.piece(this.#prefix);
    if (this.#redaction === undefined) writer.text(line.start, line.end);
    else this.#writeRedacted(writer, line, this.#redaction);
  }

  writeUnparsed(writer: MessageWriter, line: LineRecord, why: string): void {
    writer.piece(this.#prefix);
    if (this.#redaction === undefined) writer.text(line.start, line.end);
    else writer.words(JSON.stringify({ ...fingerprint(line), parse_error: why }));
  }

  /** The line with the redacted fields replaced where they stand: columns lie in the order of the line. */
  #writeRedacted(writer: MessageWriter, line: LineRecord, redaction: Redaction): void {
    const { extras } = line.fields;
    let at = line.start;
    for (let i = 0; i < this.#columns + extras; i++) {
      const replace = i < this.#columns ? redaction.columns[i] : redaction.extra;
      const start = fieldStart(line, i);
      const replaced = start < 0 ? undefined : replace?.(line.bytes, start, endOf(line, i));
      if (replaced === undefined) continue;
      writer.text(at, start);
      at = endOf(line, i);
      const from = this.#memory.bring(replaced);
      writer.text(from, from + replaced.length);
    }
    writer.text(at, line.end);
  }
}

/** What stands around every event, bytes at most. */
const FRAME_BYTES = 128;

function constantLength({ ofObject }: KernelMemory, piece: Piece): number {
  return FRAME_BYTES + ofObject.lengthOf(piece);
}
