import type { Column, Redaction, Replace } from '../events.js';
import { piece } from './message-writer.js';
import type { MessageWriter, Piece, RecordTable } from './message-writer.js';
import { endOf, startOf, type LineRecord } from './record.js';

/** What stands before a value, by what stood before it: a text's closing quote comes with the next piece. */
interface Starts {
  readonly afterText: Piece;
  readonly afterOther: Piece;
}

interface FieldWriter {
  readonly isText: boolean;
  readonly text: Starts;
  readonly number: Starts;
  readonly none: Starts;
  readonly replace: Replace | undefined;
}

const EXTRA = starts(',"extra":["');
const NEXT_EXTRA = piece('","');
const EXTRA_END = piece('"]');
const QUOTE = piece('"');

function starts(text: string): Starts {
  return { afterText: piece(`"${text}`), afterOther: piece(text) };
}

/** What this thread's writer keeps of each kind of record. */
const tables = new WeakMap<readonly Column[], RecordTable>();

/** Writes records as JSON objects, straight from the bytes of the line. The closing brace is the caller's. */
export class JsonRecordWriter {
  readonly #fields: readonly FieldWriter[];
  readonly #replaceExtra: Replace | undefined;
  readonly #columns: readonly Column[];
  readonly #redacts: boolean;

  constructor(columns: readonly Column[], redaction: Redaction | undefined) {
    this.#columns = columns;
    this.#redacts = redaction !== undefined;
    this.#replaceExtra = redaction?.extra;
    this.#fields = columns.map(({ name, kind }, index) => {
      const start = `${index === 0 ? '{' : ','}"${name}":`;
      return {
        isText: kind === 'string' || redaction?.columns[index] !== undefined,
        text: starts(`${start}"`),
        number: starts(start),
        none: starts(`${start}null`),
        replace: redaction?.columns[index],
      };
    });
  }

  write(writer: MessageWriter, line: LineRecord): void {
    const { extras } = line.fields;
    const isPlain = !this.#redacts && writer.isInput(line.bytes);
    const afterText = isPlain ? writer.record(this.#table(writer), line) : this.#writeFields(writer, line);
    if (extras > 0) this.#writeExtras(writer, line, afterText ? EXTRA.afterText : EXTRA.afterOther);
    else if (afterText) writer.piece(QUOTE);
  }

  /** Field by field, since some are replaced or lie elsewhere; says whether the last value was text. */
  #writeFields(writer: MessageWriter, line: LineRecord): boolean {
    let afterText = false;
    let column = 0;
    for (const field of this.#fields) {
      const span = { bytes: line.bytes, from: startOf(line, column), to: endOf(line, column) };
      const kind = span.from < 0 ? field.none : field.isText ? field.text : field.number;
      writer.piece(afterText ? kind.afterText : kind.afterOther);
      afterText = kind === field.text;
      writeValue(writer, field, span);
      column++;
    }
    return afterText;
  }

  #table(writer: MessageWriter): RecordTable {
    const known = tables.get(this.#columns);
    if (known !== undefined) return known;
    const table = writer.keep(
      this.#fields.map(({ text, number, none, isText }) => ({
        isText,
        starts: [
          text.afterOther,
          text.afterText,
          number.afterOther,
          number.afterText,
          none.afterOther,
          none.afterText,
        ],
      })),
    );
    tables.set(this.#columns, table);
    return table;
  }

  #writeExtras(writer: MessageWriter, line: LineRecord, start: Piece): void {
    const { extras } = line.fields;
    const first = this.#fields.length;
    for (let i = first; i < first + extras; i++) {
      writer.piece(i === first ? start : NEXT_EXTRA);
      writeText(writer, this.#replaceExtra, {
        bytes: line.bytes,
        from: startOf(line, i),
        to: endOf(line, i),
      });
    }
    writer.piece(EXTRA_END);
  }
}

interface Span {
  readonly bytes: Buffer;
  readonly from: number;
  readonly to: number;
}

function writeValue(writer: MessageWriter, field: FieldWriter, span: Span): void {
  if (span.from < 0) return;
  if (field.isText) writeText(writer, field.replace, span);
  else writer.plain(span.bytes, span.from, span.to);
}

function writeText(writer: MessageWriter, replace: Replace | undefined, span: Span): void {
  if (replace === undefined) {
    writer.nested(span.bytes, span.from, span.to);
  } else {
    const replaced = replace(span.bytes, span.from, span.to);
    writer.nested(replaced, 0, replaced.length);
  }
}
