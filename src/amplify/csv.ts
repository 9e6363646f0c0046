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

/** The header line of an answer. */
export interface AmplifyHeader {
  /** As it stands. */
  readonly line: string;
  /** Without backslashes and quotes. */
  readonly columns: readonly string[];
}

export interface AmplifyRow {
  /** The values as they stand, quotes and backslashes included. */
  readonly values: readonly string[];
  /** The request's own time, epoch ms; `NaN` where the row has none. */
  readonly time: number;
  /** The request's id; `-` where it has none. */
  readonly id: string;
}

/** Reads a header line; `undefined` when it is none. */
export function parseAmplifyHeader(line: string): AmplifyHeader | undefined {
  const columns = splitRow(line.replace(/^\ufeff/, '')).map(plainValue);
  return columns.includes(DATE) && columns.includes(TIME) ? { line, columns } : undefined;
}

/** Reads the rows below one header. */
export class AmplifyRows {
  readonly header: AmplifyHeader;
  readonly #date: number;
  readonly #time: number;
  readonly #id: number;
  #lastDate = '';
  #midnight = NaN;

  constructor(header: AmplifyHeader) {
    this.header = header;
    this.#date = header.columns.indexOf(DATE);
    this.#time = header.columns.indexOf(TIME);
    this.#id = header.columns.indexOf(REQUEST_ID);
  }

  read(line: string): AmplifyRow {
    const values = splitRow(line);
    return { values, time: this.#timeOf(values), id: this.#idOf(values) };
  }

  /** Why the values do not fit the columns, never quoting them; more values than columns are no fault. */
  faultOf({ values, time }: AmplifyRow): string | undefined {
    const { length: expected } = this.header.columns;
    if (values.length < expected) return `there are ${values.length} values for ${expected} columns`;
    return Number.isNaN(time) ? 'date and time are not of the form 2026-11-01 and 00:04:59' : undefined;
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
    const id = this.#id < 0 ? '' : plainValue(values[this.#id] ?? '');
    return id === '' ? NO_VALUE : id;
  }
}

/** The values of a row as they stand. */
export function splitRow(line: string): string[] {
  if (!line.includes('"')) return line.split(',');
  const values: string[] = [];
  for (let at = 0; at <= line.length;) {
    const end = endOfValue(line, at);
    values.push(line.slice(at, end));
    at = end + 1;
  }
  return values;
}

/** A quoted value ends at a quote before a comma or the end; where there is none, the quote is a plain character. */
function endOfValue(line: string, start: number): number {
  if (line[start] === '"') {
    const closing = closingQuote(line, start + 1);
    if (closing >= 0) return closing + 1;
  }
  const comma = line.indexOf(',', start);
  return comma < 0 ? line.length : comma;
}

function closingQuote(line: string, from: number): number {
  for (let at = line.indexOf('"', from); at >= 0; at = line.indexOf('"', at + 1)) {
    if (line[at + 1] === '"') at += 1;
    else return at + 1 === line.length || line[at + 1] === ',' ? at : -1;
  }
  return -1;
}

/** A value without the quotes of CSV and without the backslashes of the service. */
export function plainValue(value: string): string {
  const isQuoted = value.length > 1 && value.startsWith('"') && value.endsWith('"');
  const bare = isQuoted ? value.slice(1, -1).replaceAll('""', '"') : value;
  return bare.includes('\\') ? bare.replace(/\\(.)/gs, '$1') : bare;
}
