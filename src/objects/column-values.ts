import type { ColumnKind } from './columns.js';
import { EncodedValues } from './encoded-values.js';
import { GrowingBytes, type ByteRange } from './growing-bytes.js';
import type { JsonValue } from './json-values.js';
import type { Physical } from './plain-values.js';

/**
 * The values of one column in one row group, and which rows have none. What is not of the column's kind (a redacted
 * number, say) is null.
 */
export interface ColumnValues {
  readonly values: EncodedValues;
  /** As Parquet has them: how much of the path to a value is there, and whether it is not the first of its row's. */
  readonly definition: GrowingBytes;
  /** Absent: no row has more than one. */
  readonly repetition?: GrowingBytes;
  /** The level of a value that is there. */
  readonly maxDefinition: number;
  /** Adds the value of the next row; hands back about how many bytes more it takes. */
  add(json: JsonValue): number;
}

/** Gives the memory of a column back, which nothing may use any more. */
export function release({ values, definition, repetition }: ColumnValues): void {
  values.release();
  definition.release();
  repetition?.release();
}

abstract class FlatValues implements ColumnValues {
  readonly values: EncodedValues;
  readonly definition = new GrowingBytes();
  readonly maxDefinition = 1;

  constructor(physical: Physical) {
    this.values = new EncodedValues(physical);
  }

  add(json: JsonValue): number {
    const value = this.encoded(json);
    this.definition.push(value === undefined ? 0 : 1);
    return value === undefined ? 1 : 1 + this.values.add(value);
  }

  /** The bytes of a value, valid until the next one is asked for; undefined where it is not of the column's kind. */
  protected abstract encoded(json: JsonValue): ByteRange | undefined;
}

export function columnValues(kind: ColumnKind): ColumnValues {
  switch (kind) {
    case 'string':
      return new TextValues('text');
    case 'int':
      return new IntValues('int');
    case 'double':
      return new DoubleValues('double');
    case 'micros':
    case 'millis':
      return new InstantValues(kind);
    case 'strings':
      return new ListValues();
  }
}

const SECOND = 'YYYY-MM-DDTHH:MM:SS';
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/;
const POINT = 0x2e;
const MINUS = 0x2d;
const ZERO = 0x30;
const LETTER_Z = 0x5a;
/** Whole numbers of so many digits are exact as a double, and those of INT64 that are sure to fit. */
const EXACT_DIGITS = 15;
const MAX_DIGITS = 18;

const NUMBER_BYTES = 8;
const number = new DataView(new ArrayBuffer(NUMBER_BYTES));
const numberBytes = { bytes: new Uint8Array(number.buffer), from: 0, to: NUMBER_BYTES };

const WORD = 2 ** 32;

/** A whole number that is exact as a double, as INT64. */
function int64(value: number): ByteRange {
  number.setUint32(0, value >>> 0, true);
  number.setInt32(4, Math.floor(value / WORD), true);
  return numberBytes;
}

function bigInt64(value: bigint): ByteRange {
  number.setBigInt64(0, value, true);
  return numberBytes;
}

class IntValues extends FlatValues {
  protected encoded({ kind, bytes, from, to }: JsonValue): ByteRange | undefined {
    if (kind !== 'number') return undefined;
    const isNegative = bytes[from] === MINUS;
    const start = isNegative ? from + 1 : from;
    const whole = to - start > EXACT_DIGITS ? undefined : digitsIn(bytes, start, to);
    if (whole !== undefined) return int64(isNegative ? -whole : whole);
    const text = bytes.toString('latin1', from, to);
    if (to - start <= MAX_DIGITS && /^-?\d+$/.test(text)) return bigInt64(BigInt(text));
    return Number.isSafeInteger(Number(text)) ? int64(Number(text)) : undefined;
  }
}

class DoubleValues extends FlatValues {
  protected encoded(json: JsonValue): ByteRange | undefined {
    if (json.kind !== 'number') return undefined;
    number.setFloat64(0, doubleIn(json), true);
    return numberBytes;
  }
}

function doubleIn({ bytes, from, to }: JsonValue): number {
  const isNegative = bytes[from] === MINUS;
  const start = isNegative ? from + 1 : from;
  let point = start;
  while (point < to && bytes[point] !== POINT) point += 1;
  const decimals = Math.max(0, to - point - 1);
  const whole = digitsIn(bytes, start, point);
  const fraction = digitsIn(bytes, point + 1, to);
  // Both sides of the division are exact, so its result is the nearest double, as of any parser.
  if (to - start > EXACT_DIGITS || whole === undefined || fraction === undefined)
    return Number(bytes.toString('latin1', from, to));
  const scale = 10 ** decimals;
  const value = (whole * scale + fraction) / scale;
  return isNegative ? -value : value;
}

/** What the digits are, which may be none; undefined where something else is among them. */
function digitsIn(bytes: Uint8Array, from: number, to: number): number | undefined {
  let value = 0;
  for (let at = from; at < to; at++) {
    const digit = (bytes[at] ?? 0) - ZERO;
    if (digit < 0 || digit > 9) return undefined;
    value = value * 10 + digit;
  }
  return value;
}

const MICRO_DIGITS = 6;

/** Instants, cut and never rounded up. */
class InstantValues extends FlatValues {
  readonly #inMillis: boolean;
  /** The second that was met last, which many rows share, and what it is in milliseconds; NaN where it is no instant. */
  readonly #second = new Uint8Array(SECOND.length);
  #ms = NaN;

  constructor(unit: 'micros' | 'millis') {
    super('int');
    this.#inMillis = unit === 'millis';
  }

  protected encoded({ kind, bytes, from, to }: JsonValue): ByteRange | undefined {
    const fraction = from + SECOND.length;
    if (kind !== 'string' || to < fraction) return undefined;
    if (!this.#isSameSecond(bytes, from)) this.#read(bytes, from);
    const micros = microsIn(bytes, fraction, to);
    if (micros === undefined || Number.isNaN(this.#ms)) return undefined;
    if (this.#inMillis) return int64(this.#ms + Math.floor(micros / 1000));
    const whole = this.#ms * 1000 + micros;
    return Number.isSafeInteger(whole) ? int64(whole) : bigInt64(BigInt(this.#ms) * 1000n + BigInt(micros));
  }

  #isSameSecond(bytes: Uint8Array, from: number): boolean {
    const second = this.#second;
    // The last digits differ first.
    for (let i = second.length - 1; i >= 0; i--) if (second[i] !== bytes[from + i]) return false;
    return true;
  }

  #read(bytes: Buffer, from: number): void {
    this.#second.set(bytes.subarray(from, from + SECOND.length));
    const text = bytes.toString('latin1', from, from + SECOND.length);
    this.#ms = INSTANT.test(text) ? Date.parse(`${text}Z`) : NaN;
  }
}

/** Of a fraction of a second with its point, or nothing, and a `Z`, or nothing. */
function microsIn(bytes: Uint8Array, from: number, to: number): number | undefined {
  const end = bytes[to - 1] === LETTER_Z ? to - 1 : to;
  if (from >= end) return 0;
  if (bytes[from] !== POINT || from + 1 === end) return undefined;
  const shown = Math.min(end, from + 1 + MICRO_DIGITS);
  const micros = digitsIn(bytes, from + 1, shown);
  if (micros === undefined || digitsIn(bytes, shown, end) === undefined) return undefined;
  return micros * 10 ** (MICRO_DIGITS - (shown - from - 1));
}

class TextValues extends FlatValues {
  protected encoded(json: JsonValue): ByteRange | undefined {
    if (json.kind === 'string') return json;
    return json.kind === 'escaped' ? unescaped(json) : undefined;
  }
}

function unescaped({ bytes, from, to }: JsonValue): ByteRange {
  return utf8(JSON.parse(bytes.toString('utf8', from - 1, to + 1)));
}

function utf8(text: unknown): ByteRange {
  const bytes = Buffer.from(String(text));
  return { bytes, from: 0, to: bytes.length };
}

/** Levels of a list: it is null, it is empty, an element is null, an element is there. */
const [NO_LIST, EMPTY_LIST, , ELEMENT] = [0, 1, 2, 3];

class ListValues implements ColumnValues {
  readonly values = new EncodedValues('text');
  readonly definition = new GrowingBytes();
  readonly repetition = new GrowingBytes();
  readonly maxDefinition = ELEMENT;

  add({ kind, bytes, from, to }: JsonValue): number {
    const list: unknown = kind === 'array' ? JSON.parse(bytes.toString('utf8', from, to)) : undefined;
    if (!Array.isArray(list) || list.length === 0)
      return this.#level(list === undefined ? NO_LIST : EMPTY_LIST, 0);
    return list.reduce(
      (size: number, element, i) =>
        size + this.#level(ELEMENT, i === 0 ? 0 : 1) + this.values.add(utf8(element)),
      0,
    );
  }

  #level(definition: number, repetition: number): number {
    this.definition.push(definition);
    this.repetition.push(repetition);
    return 2;
  }
}
