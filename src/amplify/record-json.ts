import { NO_VALUE, NUMBER_COLUMNS } from './csv.js';

/** The column names of a header, in order. */
interface Columns {
  readonly columns: readonly string[];
}

interface Values {
  readonly values: readonly string[];
}

/** Removes the escapes and quotes of a value. */
type Unescape = (value: string) => string;

/** Raised whenever the same row would give another record. */
export const AMPLIFY_ENCODER_VERSION = 2;

/** What JSON takes as a number as it stands. */
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;

/** Writes rows as JSON objects: the header's names as keys, `-` as null, numbers as numbers. */
export class AmplifyJson {
  readonly #keys: readonly { readonly start: string; readonly isNumber: boolean }[];
  readonly #unescape: Unescape;

  constructor({ columns }: Columns, unescape: Unescape) {
    this.#unescape = unescape;
    this.#keys = columns.map((name, index) => ({
      start: `${index === 0 ? '{' : ','}${JSON.stringify(name)}:`,
      isNumber: NUMBER_COLUMNS.has(name),
    }));
  }

  /** Of a row that has as many values as there are columns. */
  encode({ values }: Values, sampleRate?: number): string {
    let json = '';
    for (const [index, { start, isNumber }] of this.#keys.entries())
      json += start + this.#value(values[index], isNumber);
    return sampleRate === undefined ? `${json}}` : `${json},"sample_rate":${String(sampleRate)}}`;
  }

  #value(value: string | undefined, isNumber: boolean): string {
    if (value === undefined || value === NO_VALUE) return 'null';
    if (isNumber && NUMBER.test(value)) return value;
    return JSON.stringify(this.#unescape(value));
  }
}

/** A row that cannot be parsed, as JSON. */
export function unparsedJson(line: string, why: string): string {
  return JSON.stringify({ message: line, parse_error: why });
}

/** The id of a record in JSON, from its member `key`; `undefined` if the text is no such record. */
export function idOfJson(message: string, key: string): string | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(message);
  } catch {
    return undefined;
  }
  if (typeof parsed !== 'object' || parsed === null) return undefined;
  const id: unknown = Reflect.get(parsed, key);
  return typeof id === 'string' ? id : undefined;
}

/** A row under other columns: values go by the names of their columns, and what is missing is `-`. */
export function underColumns(row: Values, from: Columns, to: Columns): string {
  const byName = new Map(from.columns.map((name, index) => [name, row.values[index] ?? NO_VALUE]));
  return to.columns.map((name) => byName.get(name) ?? NO_VALUE).join(',');
}
