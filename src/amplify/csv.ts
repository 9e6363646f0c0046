import { REDACTED_TEXT } from '../encode/redact.js';

/**
 * Amplify's access logs: comma-separated, with a header line. The columns are known by their names, in any order; a
 * backslash stands before what the service escapes (`cs\(Host)`, `code\=…`). No quotes have been seen, but a value that
 * begins with one is read as CSV has it (RFC 4180).
 */

const DATE = 'date';
const TIME = 'time';
/** The column with the request's id. */
export const REQUEST_ID = 'x-edge-request-id';
/** The last column of those that are known; a header that has it has not been cut. */
export const LAST_COLUMN = 'sc-range-end';
/** What the service writes for a value that is not there. */
export const NO_VALUE = '-';
/** Columns that hold numbers, by CloudFront's names (standard logging reference). */
export const NUMBER_COLUMNS: ReadonlySet<string> = new Set([
  'sc-bytes',
  'sc-status',
  'cs-bytes',
  'time-taken',
  'fle-encrypted-fields',
  'c-port',
  'time-to-first-byte',
  'sc-content-len',
  'sc-range-start',
  'sc-range-end',
]);
/** Those of them that hold seconds; the others hold whole numbers. */
export const DECIMAL_COLUMNS: ReadonlySet<string> = new Set(['time-taken', 'time-to-first-byte']);
/** A number (`000` is a status), or nothing. */
const NUMBER_OR_NOTHING = /^(?:-|-?\d*(?:\.\d+)?)$/;
/** The same without decimals, and small enough for 53 bits. */
const WHOLE_OR_NOTHING = /^(?:-|-?\d{0,15})$/;
/** An id of a request is Base64, of the URL's alphabet or the other (CloudFront standard logging reference). */
const ID = /^[\w+/-]+={0,2}$/;

/** The header line of an answer. */
export interface AmplifyHeader {
  /** As it stands. */
  readonly line: string;
  /** Without backslashes and quotes. */
  readonly columns: readonly string[];
}

/** One row of an access log. */
export interface AmplifyRow {
  /** The values as they stand, quotes and backslashes included; as many as columns, or the row has no shape. */
  readonly values: readonly string[];
  /** The request's own time, epoch ms; `NaN` where the row has none. */
  readonly time: number;
  /** The request's id; `-` where it has none, or an invalid one. */
  readonly id: string;
}

/** Reads a header line; `undefined` for any other line. */
export function parseAmplifyHeader(line: string): AmplifyHeader | undefined {
  const columns = splitRow(line.replace(/^\ufeff/, '')).map(plainValue);
  return columns.includes(DATE) && columns.includes(TIME) ? { line, columns } : undefined;
}

/** The id that a value is, without escapes; nothing where it has not the shape of one, as from a column too far. */
export function requestIdOf(value: string): string | undefined {
  const id = plainValue(value);
  return ID.test(id) && id !== NO_VALUE ? id : undefined;
}

/** Reads the rows below one header. */
export class AmplifyRows {
  readonly header: AmplifyHeader;
  readonly #date: number;
  readonly #time: number;
  readonly #id: number;
  readonly #numbers: readonly (readonly [index: number, name: string])[];
  #lastDate = '';
  #midnight = NaN;

  constructor(header: AmplifyHeader) {
    this.header = header;
    this.#date = header.columns.indexOf(DATE);
    this.#time = header.columns.indexOf(TIME);
    this.#id = header.columns.indexOf(REQUEST_ID);
    this.#numbers = [...header.columns.entries()].filter(([, name]) => NUMBER_COLUMNS.has(name));
  }

  read(line: string): AmplifyRow {
    const values = this.#valuesOf(line);
    return { values, time: this.#timeOf(values), id: this.#idOf(values) };
  }

  /** Why the values do not fit the columns, never quoting them. */
  faultOf({ values, time }: AmplifyRow): string | undefined {
    const { length: expected } = this.header.columns;
    if (values.length !== expected) return `there are ${values.length} values for ${expected} columns`;
    if (Number.isNaN(time)) return 'date and time are not of the form 2026-11-01 and 00:04:59';
    // A comma in one value and the lack of another give the right width, and every value between them a wrong column.
    const wrong = this.#numbers.find(([index, name]) => {
      const shape = DECIMAL_COLUMNS.has(name) ? NUMBER_OR_NOTHING : WHOLE_OR_NOTHING;
      const value = plainValue(values[index] ?? '');
      // What was redacted when it was written is still a row of that shape.
      return !shape.test(value) && value !== REDACTED_TEXT;
    });
    return wrong === undefined ? undefined : `${wrong[1]} is no number`;
  }

  /** Whether the row may have been cut: something at its end is missing. */
  isShort({ values, time }: AmplifyRow): boolean {
    return values.length < this.header.columns.length || Number.isNaN(time);
  }

  /** Commas part values. Where there are too many, and just enough without those after a backslash, these are text. */
  #valuesOf(line: string): string[] {
    const { length: expected } = this.header.columns;
    const values = splitRow(line);
    if (values.length <= expected) return values;
    const unescaped = splitRow(line, true);
    return unescaped.length === expected ? unescaped : values;
  }

  #timeOf(values: readonly string[]): number {
    const date = plainValue(values[this.#date] ?? '');
    const [, hours, minutes, seconds] =
      /^(\d\d):(\d\d):(\d\d)$/.exec(plainValue(values[this.#time] ?? '')) ?? [];
    if (seconds === undefined || Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59)
      return NaN;
    return this.#midnightOf(date) + ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
  }

  #midnightOf(date: string): number {
    if (date !== this.#lastDate) {
      this.#lastDate = date;
      const ms = /^\d{4}-\d\d-\d\d$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : NaN;
      // Dates that do not exist are moved by Date.parse, or refused.
      const exists = !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(date);
      this.#midnight = exists ? ms : NaN;
    }
    return this.#midnight;
  }

  #idOf(values: readonly string[]): string {
    return requestIdOf(this.#id < 0 ? '' : (values[this.#id] ?? '')) ?? NO_VALUE;
  }
}

/** The values of a row as they stand; with `escapes` a comma after a backslash parts none. */
export function splitRow(line: string, escapes = false): string[] {
  if (!escapes && !line.includes('"')) return line.split(',');
  const values: string[] = [];
  for (let at = 0; at <= line.length;) {
    const end = endOfValue(line, at, escapes);
    values.push(line.slice(at, end));
    at = end + 1;
  }
  return values;
}

/** A quoted value ends at a quote before a comma or the end; where there is none, the quote is a plain character. */
function endOfValue(line: string, start: number, escapes: boolean): number {
  if (line[start] === '"') {
    const closing = closingQuote(line, start + 1);
    if (closing >= 0) return closing + 1;
  }
  let comma = line.indexOf(',', start);
  while (escapes && comma >= 0 && isEscaped(line, start, comma)) comma = line.indexOf(',', comma + 1);
  return comma < 0 ? line.length : comma;
}

/** Whether an odd number of backslashes stands before the character at `at`. */
function isEscaped(line: string, start: number, at: number): boolean {
  let first = at;
  while (first > start && line[first - 1] === '\\') first -= 1;
  return (at - first) % 2 === 1;
}

function closingQuote(line: string, from: number): number {
  for (let at = line.indexOf('"', from); at >= 0; at = line.indexOf('"', at + 1)) {
    if (line[at + 1] === '"') at += 1;
    else return at + 1 === line.length || line[at + 1] === ',' ? at : -1;
  }
  return -1;
}

/** A value without the quotes of CSV and without the backslashes that the service adds; others are the client's. */
export function plainValue(value: string): string {
  const isQuoted = value.length > 1 && value.startsWith('"') && value.endsWith('"');
  const bare = isQuoted ? value.slice(1, -1).replaceAll('""', '"') : value;
  return bare.includes('\\') ? bare.replace(/\\([()=,])/g, '$1') : bare;
}

/** The name of a column in Parquet: lower case, `_` for every run of other characters. */
export function columnName(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '');
}
