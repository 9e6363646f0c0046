/**
 * What one column of a Parquet object holds. `micros` and `millis` are instants, from texts of RFC 3339 in UTC; `strings` is
 * a list of texts.
 */
export type ColumnKind = 'string' | 'int' | 'double' | 'micros' | 'millis' | 'strings';

/** One column of a Parquet object, and where the JSON record has its value. */
export interface RecordColumn {
  readonly name: string;
  readonly kind: ColumnKind;
  /** The member of the record that holds it as a member of its own, such as `source`; absent: the record itself. */
  readonly inside?: { readonly object: string; readonly member: string };
}

/** A value as Parquet takes it: INT64 and instants are bigints. */
export type ColumnValue = string | number | bigint | readonly string[] | null;

/** The values of one record, in the order of the columns. */
export type Row = readonly ColumnValue[];

const MICROS_A_SECOND = 1_000_000n;
const MICROS_A_MILLI = 1000n;
/** `2026-11-01T00:04:59`, the part of an instant that has no fraction. */
const WHOLE_SECONDS = 'YYYY-MM-DDTHH:MM:SS'.length;
const FRACTION = /^(?:\.(\d+))?Z?$/;

/** Makes rows of JSON records. */
export class RowReader {
  readonly #columns: readonly RecordColumn[];

  constructor(columns: readonly RecordColumn[]) {
    this.#columns = columns;
  }

  /** What a column does not have, or what is not of its kind (a redacted number, say), is null. */
  read(json: string): Row {
    const record: unknown = JSON.parse(json);
    return this.#columns.map(({ name, kind, inside }) => {
      const value =
        inside === undefined ? member(record, name) : member(member(record, inside.object), inside.member);
      return value === null || value === undefined ? null : this.#typed({ kind, name, json }, value);
    });
  }

  #typed({ kind, name, json }: Place, value: unknown): ColumnValue {
    if (typeof value === 'string') {
      if (kind === 'string') return value;
      return kind === 'micros' || kind === 'millis' ? instantOf(value, kind) : null;
    }
    if (typeof value === 'number') {
      if (kind === 'double') return value;
      return kind === 'int' ? integerOf(value, () => digitsOf(json, name)) : null;
    }
    return kind === 'strings' && Array.isArray(value) ? value.map(String) : null;
  }
}

interface Place {
  readonly kind: ColumnKind;
  readonly name: string;
  readonly json: string;
}

function member(record: unknown, name: string): unknown {
  return typeof record === 'object' && record !== null ? Reflect.get(record, name) : undefined;
}

function integerOf(value: number, digits: () => string | undefined): bigint | null {
  if (Number.isSafeInteger(value)) return BigInt(value);
  const exact = digits();
  return exact === undefined ? null : BigInt(exact);
}

/** The digits of a number that JSON.parse would round. Inside of a text a quote has a backslash, so the name is found once. */
function digitsOf(json: string, name: string): string | undefined {
  const start = json.indexOf(`"${name}":`) + name.length + '"":'.length;
  return /^-?\d{1,18}(?=[,}])/.exec(json.slice(start, start + 24))?.[0];
}

let lastSecond = '';
let lastMicros: bigint | null = null;

/** Microseconds or milliseconds since the epoch, cut and never rounded; null where the text is no instant. */
function instantOf(text: string, unit: 'micros' | 'millis'): bigint | null {
  const second = text.slice(0, WHOLE_SECONDS);
  if (second !== lastSecond) {
    const ms = Date.parse(`${second}Z`);
    lastSecond = second;
    lastMicros = Number.isNaN(ms) ? null : BigInt(ms) * MICROS_A_MILLI;
  }
  const match = FRACTION.exec(text.slice(WHOLE_SECONDS));
  if (lastMicros === null || match === null) return null;
  const fraction = BigInt((match[1] ?? '').padEnd(6, '0').slice(0, 6)) % MICROS_A_SECOND;
  const micros = lastMicros + fraction;
  return unit === 'micros' ? micros : micros / MICROS_A_MILLI;
}
