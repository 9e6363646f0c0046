import { createHash } from 'node:crypto';
import type { Column, Redaction } from '../events.js';
import { JsonRecordWriter } from './json-record.js';
import { linePrefix, sourceOf } from './log-object.js';
import type { ObjectMeta } from './log-object.js';
import { piece } from './message-writer.js';
import type { MessageWriter, Piece } from './message-writer.js';
import { endOf, startOf, type LineRecord } from './record.js';

export type LogFormat = 'json' | 'raw' | 'prefixed';

/** How the messages of one log format are written. */
export interface MessageFormat {
  /** Called before the lines of an object. */
  open(object: ObjectMeta): void;
  /** `rate` is the share of records that is kept where this one was chosen from. */
  write(writer: MessageWriter, line: LineRecord, rate: number): void;
  /** A line without a shape, and why it has none. */
  writeUnparsed(writer: MessageWriter, line: LineRecord, why: string): void;
}

export interface MessageOptions {
  readonly columns: readonly Column[];
  readonly sampled: boolean;
  readonly redaction: Redaction | undefined;
}

export function messageFormat(format: LogFormat, options: MessageOptions): MessageFormat {
  return format === 'json' ? new JsonMessages(options) : new LineMessages(format === 'prefixed', options);
}

/** What is told of an unparsable line that must not be shown. */
function fingerprint(line: LineRecord): { length: number; sha256: string } {
  const text = line.bytes.subarray(line.start, line.end);
  return { length: text.length, sha256: createHash('sha256').update(text).digest('hex') };
}

const MESSAGE = piece('{"message":"');

class JsonMessages implements MessageFormat {
  readonly #record: JsonRecordWriter;
  readonly #redacted: boolean;
  readonly #sampled: boolean;
  #rate = NaN;
  #source = '';
  /** Ends of a record: with the sample rate at hand, and of one that is always kept. */
  #end: Piece = piece('');

  constructor(options: MessageOptions) {
    this.#record = new JsonRecordWriter(options.columns, options.redaction);
    this.#redacted = options.redaction !== undefined;
    this.#sampled = options.sampled;
  }

  open(object: ObjectMeta): void {
    this.#source = JSON.stringify(sourceOf(object));
    this.#rate = NaN;
  }

  write(writer: MessageWriter, line: LineRecord, rate: number): void {
    this.#record.write(writer, line);
    writer.piece(this.#endWith(rate));
  }

  writeUnparsed(writer: MessageWriter, line: LineRecord, why: string): void {
    if (this.#redacted) {
      writer.piece(
        piece(`${JSON.stringify(fingerprint(line)).slice(0, -1)},"parse_error":${JSON.stringify(why)}`),
      );
    } else {
      writer.piece(MESSAGE);
      writer.nested(line.bytes, line.start, line.end);
      writer.piece(piece(`","parse_error":${JSON.stringify(why)}`));
    }
    writer.piece(this.#endWith(1));
  }

  #endWith(rate: number): Piece {
    if (rate === this.#rate) return this.#end;
    this.#rate = rate;
    this.#end = piece(`${this.#sampled ? `,"sample_rate":${rate}` : ''},"source":${this.#source}}`);
    return this.#end;
  }
}

class LineMessages implements MessageFormat {
  readonly #prefixed: boolean;
  readonly #redaction: Redaction | undefined;
  readonly #columns: number;
  #prefix: Piece = piece('');

  constructor(prefixed: boolean, options: MessageOptions) {
    this.#prefixed = prefixed;
    this.#redaction = options.redaction;
    this.#columns = options.columns.length;
  }

  open(object: ObjectMeta): void {
    if (this.#prefixed) this.#prefix = linePrefix(object);
  }

  write(writer: MessageWriter, line: LineRecord): void {
    writer.piece(this.#prefix);
    if (this.#redaction === undefined) writer.text(line.bytes, line.start, line.end);
    else this.#writeRedacted(writer, line, this.#redaction);
  }

  writeUnparsed(writer: MessageWriter, line: LineRecord, why: string): void {
    writer.piece(this.#prefix);
    if (this.#redaction === undefined) writer.text(line.bytes, line.start, line.end);
    else writer.piece(piece(JSON.stringify({ ...fingerprint(line), parse_error: why })));
  }

  /** The line with the redacted fields replaced where they stand: columns lie in the order of the line. */
  #writeRedacted(writer: MessageWriter, line: LineRecord, redaction: Redaction): void {
    const { extras } = line.fields;
    let at = line.start;
    for (let i = 0; i < this.#columns + extras; i++) {
      const replace = i < this.#columns ? redaction.columns[i] : redaction.extra;
      const start = startOf(line, i);
      if (replace === undefined || start < 0) continue;
      writer.text(line.bytes, at, start);
      at = endOf(line, i);
      const replaced = replace(line.bytes, start, at);
      writer.text(replaced, 0, replaced.length);
    }
    writer.text(line.bytes, at, line.end);
  }
}
