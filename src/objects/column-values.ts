import type { ColumnKind, ColumnValue } from './columns.js';
import type { JsonValue } from './json-values.js';
import { ByteSpace, isSame, KnownTexts } from './known-texts.js';

/** What a value takes beside its text, bytes, about. */
const SLOT_BYTES = 8;
/** What a text of its own takes beside its bytes, about. */
const TEXT_BYTES = 96;

/** The values of one column in one row group. What is not of the column's kind (a redacted number, say) is null. */
export abstract class ColumnValues {
  values: ColumnValue[] = [];
  /** Absent: whoever writes them decides. */
  encoding: 'PLAIN' | undefined;

  /** Hands back about how many bytes the value takes. */
  set(row: number, json: JsonValue): number {
    this.values[row] = this.typed(json);
    return 3 * SLOT_BYTES;
  }

  /** Rows that have no value yet are null. */
  fill(rows: number): void {
    while (this.values.length < rows) this.values.push(null);
  }

  protected abstract typed(json: JsonValue): ColumnValue;
}

export function columnValues(kind: ColumnKind): ColumnValues {
  switch (kind) {
    case 'string':
      return new TextValues();
    case 'int':
      return new IntValues();
    case 'double':
      return new DoubleValues();
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

class IntValues extends ColumnValues {
  protected typed(json: JsonValue): bigint | null {
    if (json.kind !== 'number') return null;
    const { bytes, from, to } = json;
    const isNegative = bytes[from] === MINUS;
    const start = isNegative ? from + 1 : from;
    const whole = to - start > EXACT_DIGITS ? undefined : digitsIn(bytes, start, to);
    if (whole !== undefined) return BigInt(isNegative ? -whole : whole);
    const text = bytes.toString('latin1', from, to);
    if (to - start <= MAX_DIGITS && /^-?\d+$/.test(text)) return BigInt(text);
    return Number.isSafeInteger(Number(text)) ? BigInt(Number(text)) : null;
  }
}

class DoubleValues extends ColumnValues {
  protected typed({ kind, bytes, from, to }: JsonValue): number | null {
    if (kind !== 'number') return null;
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
class InstantValues extends ColumnValues {
  readonly #inMillis: boolean;
  /** The second that was met last, which many rows share, and what it is in milliseconds; NaN where it is no instant. */
  readonly #second = new Uint8Array(SECOND.length);
  #ms = NaN;

  constructor(unit: 'micros' | 'millis') {
    super();
    this.#inMillis = unit === 'millis';
  }

  protected typed({ kind, bytes, from, to }: JsonValue): bigint | null {
    const fraction = from + SECOND.length;
    if (kind !== 'string' || to < fraction) return null;
    if (!isSame(this.#second, bytes, from)) this.#read(bytes, from);
    const micros = microsIn(bytes, fraction, to);
    if (micros === undefined || Number.isNaN(this.#ms)) return null;
    if (this.#inMillis) return BigInt(this.#ms + Math.floor(micros / 1000));
    const whole = this.#ms * 1000 + micros;
    return Number.isSafeInteger(whole) ? BigInt(whole) : BigInt(this.#ms) * 1000n + BigInt(micros);
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

class ListValues extends ColumnValues {
  protected typed({ kind, bytes, from, to }: JsonValue): string[] | null {
    const list: unknown = kind === 'array' ? JSON.parse(bytes.toString('utf8', from, to)) : null;
    return Array.isArray(list) ? list.map(String) : null;
  }

  override set(row: number, json: JsonValue): number {
    return super.set(row, json) + json.to - json.from;
  }
}

/** So many texts of a column are looked at before it is decided whether they repeat. */
const PROBE = 1024;

/** Texts that repeat are decoded once; of a column where few do, they stay UTF-8. */
class TextValues extends ColumnValues {
  readonly #space = new ByteSpace();
  #known: KnownTexts | undefined = new KnownTexts(this.#space);

  override set(row: number, json: JsonValue): number {
    if (json.kind !== 'string') {
      this.values[row] = null;
      return SLOT_BYTES;
    }
    const { bytes, from, to } = json.isEscaped ? unescaped(json) : json;
    const known = this.#known?.find(bytes, from, to);
    this.values[row] = known?.text ?? this.#space.copy(bytes, from, to);
    if (known?.isNew === false) return SLOT_BYTES;
    this.#weigh(known !== undefined);
    return SLOT_BYTES + TEXT_BYTES + to - from;
  }

  protected typed(): null {
    return null;
  }

  /** Gives up where texts repeat little, or could not be looked for. */
  #weigh(isFound: boolean): void {
    if (this.#known === undefined) return;
    const repeats = this.values.length < PROBE || this.#known.size <= this.values.length / 2;
    if (isFound && repeats) return;
    this.#known = undefined;
    this.encoding = 'PLAIN';
    this.values = this.values.map((value) => (typeof value === 'string' ? Buffer.from(value) : value));
  }
}

function unescaped({ bytes, from, to }: JsonValue): { bytes: Buffer; from: number; to: number } {
  const text: unknown = JSON.parse(bytes.toString('utf8', from - 1, to + 1));
  const plain = Buffer.from(String(text));
  return { bytes: plain, from: 0, to: plain.length };
}
