import { beginningOf } from '../escape.js';
import type { Column, LineReader, Redaction, Replace } from '../encode/types.js';

const ZERO = 0x30;
const NINE = 0x39;
const DOT = 0x2e;
/** Longest text that is shown, UTF-16 code units. */
const MAX_TEXT_LENGTH = 300;

/** Finds the columns of a log type, with the redaction of their values. */
export class ShownColumns {
  readonly #names: readonly string[];
  readonly #replace: readonly (Replace | undefined)[];

  constructor(columns: readonly Column[], redaction: Redaction | undefined) {
    this.#names = columns.map(({ name }) => name);
    this.#replace = redaction?.columns ?? [];
  }

  /** A column of texts, to be read with `textOf` or `shownText`. */
  textual(name: string): TextColumn {
    const index = this.#names.indexOf(name);
    return { index, replace: this.#replace[index] };
  }

  /** Index of a numeric column; -1 if there is none or if it is redacted, so that it counts as absent. */
  numeric(name: string): number {
    const index = this.#names.indexOf(name);
    return this.#replace[index] === undefined ? index : -1;
  }
}

export interface TextColumn {
  readonly index: number;
  readonly replace: Replace | undefined;
}

/** The text of a field that is there, redacted where it must be, and cut where it is long. */
export function textOf(
  { replace }: TextColumn,
  bytes: Buffer,
  { from, to }: { from: number; to: number },
): string {
  const replaced = replace?.(bytes, from, to);
  return replaced === undefined ? decoded(bytes, from, to) : decoded(replaced, 0, replaced.length);
}

/** The text, cut between characters where it is too long. */
function decoded(bytes: Buffer, from: number, to: number): string {
  // A code unit comes from three bytes of UTF-8 at most, and what follows tells where a character ends.
  return beginningOf(bytes.toString('utf8', from, Math.min(to, from + 4 * MAX_TEXT_LENGTH)), MAX_TEXT_LENGTH);
}

/** The text of a column in the line at hand; `-` where it has none. */
export function shownText(column: TextColumn, bytes: Buffer, fields: LineReader): string {
  const from = fields.from[column.index] ?? -1;
  return from < 0 ? '-' : textOf(column, bytes, { from, to: fields.to[column.index] ?? from });
}

/** A status code of three digits; 0 where there is none. */
export function statusAt(bytes: Buffer, fields: LineReader, index: number): number {
  const from = fields.from[index] ?? -1;
  if (from < 0 || fields.to[index] !== from + 3) return 0;
  const [a, b, c] = [digit(bytes, from), digit(bytes, from + 1), digit(bytes, from + 2)];
  return a >= 0 && b >= 0 && c >= 0 ? a * 100 + b * 10 + c : 0;
}

function digit(bytes: Buffer, at: number): number {
  const value = (bytes[at] ?? 0) - ZERO;
  return value >= 0 && value <= 9 ? value : -1;
}

/** A number that is not negative; -1 where there is none, or a negative one. */
export function amountAt(bytes: Buffer, fields: LineReader, index: number): number {
  const from = fields.from[index] ?? -1;
  return from < 0 ? -1 : plainNumber(bytes, from, fields.to[index] ?? from);
}

/** Parses digits with an optional dot, the usual form; leaves all others to `unusual`. */
function plainNumber(bytes: Buffer, from: number, to: number): number {
  let value = 0;
  let scale = 0;
  for (let i = from; i < to; i++) {
    const byte = bytes[i] ?? 0;
    if (byte >= ZERO && byte <= NINE) {
      value = value * 10 + byte - ZERO;
      scale *= 10;
    } else if (byte === DOT && scale === 0) scale = 1;
    else return unusual(bytes, from, to);
  }
  return scale > 1 ? value / scale : value;
}

/** Parses a number with a sign or an exponent; -1 if it is negative or no number. */
function unusual(bytes: Buffer, from: number, to: number): number {
  const value = Number(bytes.toString('latin1', from, to));
  return value >= 0 && value < Infinity ? value : -1;
}
