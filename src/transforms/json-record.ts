import type { Column } from '../events.js';
import { piece } from './message-writer.js';
import type { MessageWriter, Piece } from './message-writer.js';
import type { LineRecord, Redaction, Replace } from './record.js';

const QUOTE = piece('"');
const COMMA_QUOTE = piece(',"');
const EXTRA = piece(',"extra":["');
const EXTRA_END = piece(']');

interface FieldWriter {
  readonly isText: boolean;
  /** Comma or brace, name and colon; before a text, a number and `null`. */
  readonly beforeText: Piece;
  readonly beforeNumber: Piece;
  readonly asNull: Piece;
  readonly replace: Replace | undefined;
}

/** Writes records as JSON objects, straight from the bytes of the line. The closing brace is the caller's. */
export class JsonRecordWriter {
  readonly #fields: readonly FieldWriter[];
  readonly #replaceExtra: Replace | undefined;

  constructor(columns: readonly Column[], redaction: Redaction | undefined) {
    this.#replaceExtra = redaction?.extra;
    this.#fields = columns.map(({ name, kind }, index) => {
      const start = `${index === 0 ? '{' : ','}"${name}":`;
      return {
        isText: kind === 'string',
        beforeText: piece(`${start}"`),
        beforeNumber: piece(start),
        asNull: piece(`${start}null`),
        replace: redaction?.columns[index],
      };
    });
  }

  write(writer: MessageWriter, line: LineRecord): void {
    const { from, to, extras } = line.fields;
    const count = this.#fields.length;
    for (let i = 0; i < count; i++) {
      const field = this.#fields[i];
      if (field !== undefined)
        writeField(writer, field, { bytes: line.bytes, from: from[i] ?? -1, to: to[i] ?? 0 });
    }
    if (extras > 0) this.#writeExtras(writer, line);
  }

  #writeExtras(writer: MessageWriter, line: LineRecord): void {
    const { from, to, extras } = line.fields;
    const first = this.#fields.length;
    for (let i = first; i < first + extras; i++) {
      writer.piece(i === first ? EXTRA : COMMA_QUOTE);
      writeText(writer, this.#replaceExtra, { bytes: line.bytes, from: from[i] ?? 0, to: to[i] ?? 0 });
    }
    writer.piece(EXTRA_END);
  }
}

interface Span {
  readonly bytes: Buffer;
  readonly from: number;
  readonly to: number;
}

function writeField(writer: MessageWriter, field: FieldWriter, span: Span): void {
  if (span.from < 0) {
    writer.piece(field.asNull);
  } else if (field.isText || field.replace !== undefined) {
    writer.piece(field.beforeText);
    writeText(writer, field.replace, span);
  } else {
    writer.piece(field.beforeNumber);
    writer.plain(span.bytes, span.from, span.to);
  }
}

/** A text and its closing quote. */
function writeText(writer: MessageWriter, replace: Replace | undefined, span: Span): void {
  if (replace === undefined) {
    writer.nested(span.bytes, span.from, span.to);
  } else {
    const replaced = replace(span.bytes, span.from, span.to);
    writer.nested(replaced, 0, replaced.length);
  }
  writer.piece(QUOTE);
}
