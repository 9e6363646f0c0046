import type { LogType, Token, TokenKind } from './log-type.js';
import type { Column, LineFormat, LineReader } from './types.js';
import { timeAt } from './log-time.js';
import { bareEnd, isDash, isInteger, isNumber, Tokens } from './tokens.js';

const SPACE = 0x20;
const QUOTE = 0x22;
const DASH = 0x2d;
const COLON = 0x3a;
const OPENING_BRACKET = 0x5b;
const CLOSING_BRACKET = 0x5d;
const BACKSLASH = 0x5c;

function columnsOf([kind, ...names]: Token): Column[] {
  if (kind === 'endpoint') return names.map((name, i) => ({ name, kind: i === 0 ? 'string' : 'int' }));
  const own = kind === 'request' || kind === 'quoted' || kind === 'unquoted' ? 'string' : kind;
  return names.map((name) => ({ name, kind: own }));
}

const formats = new WeakMap<LogType, LineFormat>();

/** How the lines of a log type are read; the same for the same type. */
export function formatOf(type: LogType): LineFormat {
  const known = formats.get(type);
  if (known !== undefined) return known;
  const format = lineFormat(type);
  formats.set(type, format);
  return format;
}

function lineFormat({ name, tokens, minTokens, zoneless, roles }: LogType): LineFormat {
  const columns = tokens.flatMap(columnsOf);
  const timeToken = tokens.findIndex(([kind]) => kind === 'time');
  const timeOf = (bytes: Buffer, start: number, end: number): number => {
    let at = start;
    for (let token = 0; token < timeToken; token++) at = bareEnd(bytes, at, end) + 1;
    return timeAt(bytes, { from: at, to: bareEnd(bytes, at, end) }, zoneless);
  };
  const reader = (): LineReader => new LayoutReader({ tokens, minTokens }, columns.length);
  return { name, tokens, minTokens, zoneless, roles, columns, timeToken, timeOf, reader };
}

/** How a token is taken: as it stands, or through `#placeSpecial`. */
interface Place {
  readonly kind: TokenKind;
  /** The column that may be wrong, for the words of an error: its number, or its text. */
  readonly name: string;
  /** Its first column, and how many it has. */
  readonly column: number;
  readonly width: number;
}

function placesOf(tokens: readonly Token[]): readonly Place[] {
  let column = 0;
  return tokens.map((token) => {
    const columns = columnsOf(token);
    const wrong = columns.find(({ kind }) => kind !== 'string') ?? columns[0];
    const name = wrong?.name ?? '';
    const place = { kind: token[0], name, column, width: columns.length };
    column += place.width;
    return place;
  });
}

class LayoutReader implements LineReader {
  from: Int32Array;
  to: Int32Array;
  extras = 0;
  readonly #minTokens: number;
  readonly #columns: number;
  readonly #places: readonly Place[];
  readonly #tokens = new Tokens();

  constructor(layout: Pick<LogType, 'tokens' | 'minTokens'>, columns: number) {
    this.#minTokens = layout.minTokens;
    this.#columns = columns;
    this.#places = placesOf(layout.tokens);
    this.from = new Int32Array(columns + 16);
    this.to = new Int32Array(columns + 16);
  }

  read(bytes: Buffer, start: number, end: number): string | undefined {
    const tokens = this.#tokens;
    tokens.open(bytes, end);
    const why = this.#attempt(bytes, start, false);
    if (why === undefined && tokens.strayQuote === Infinity) return why;
    if (!bytes.subarray(start, end).includes(BACKSLASH)) return why;
    // The line does not fit, or looks odd: perhaps a quote after a backslash belongs to the text.
    return this.#attempt(bytes, start, true) === undefined ? undefined : this.#attempt(bytes, start, false);
  }

  #attempt(bytes: Buffer, start: number, escapes: boolean): string | undefined {
    const tokens = this.#tokens;
    if (!tokens.scan(start, escapes)) return 'a quoted field does not end';
    if (tokens.count < this.#minTokens)
      return `${tokens.count} fields where at least ${this.#minTokens} belong`;
    let token = 0;
    for (const place of this.#places) {
      const from = valueAt(tokens.from, token);
      const to = valueAt(tokens.to, token);
      if (token++ >= tokens.count || isDash(bytes, from, to)) {
        this.#placeNothing(place);
        continue;
      }
      this.#place(place.column, from, to);
      if (place.kind !== 'string' && !this.#placeSpecial(bytes, place)) return faultOf(place);
    }
    if (tokens.strayQuote < this.#places.length) return STRAY_QUOTE;
    this.#placeExtras();
    return undefined;
  }

  #placeNothing(place: Place): void {
    this.from[place.column] = -1;
    for (let i = 1; i < place.width; i++) this.from[place.column + i] = -1;
  }

  #place(column: number, from: number, to: number): void {
    this.from[column] = from;
    this.to[column] = to;
  }

  /** Checks a number, or parts a token that is more than one column; false when a number is none. */
  #placeSpecial(bytes: Buffer, { kind, column }: Place): boolean {
    const from = valueAt(this.from, column);
    const to = valueAt(this.to, column);
    switch (kind) {
      case 'int':
        return isInteger(bytes, from, to);
      case 'double':
        return isNumber(bytes, from, to);
      case 'endpoint':
        return this.#placeEndpoint(bytes, column);
      case 'request':
        this.#placeRequest(bytes, column);
        return true;
      case 'quoted':
        if (bytes[from - 1] === QUOTE) this.#place(column, from - 1, to + 1);
        return true;
      case 'unquoted':
        return bytes[from - 1] !== QUOTE;
      case 'string':
      case 'time':
        return true;
    }
  }

  /** `192.0.2.1:443`, `[2001:db8::1]:443`, `2001:db8::1:443`; the port may be missing. */
  #placeEndpoint(bytes: Buffer, column: number): boolean {
    const from = valueAt(this.from, column);
    const to = valueAt(this.to, column);
    const end = addressEnd(bytes, from, to);
    const bracketed = bytes[from] === OPENING_BRACKET && bytes[end - 1] === CLOSING_BRACKET ? 1 : 0;
    this.#placeText(bytes, { from: from + bracketed, to: end - bracketed }, column);
    const portless = end + 1 >= to || isDash(bytes, end + 1, to);
    this.#place(column + 1, portless ? -1 : end + 1, to);
    return portless || isInteger(bytes, end + 1, to);
  }

  /**
   * Verb, URL and protocol, parted at the first and the last space: a URL may hold spaces of its own. A request without
   * a version ends in the space before it (`GET https://host:443/a b `); where there is no verb either (`- - - `), a
   * space at the end says nothing.
   */
  #placeRequest(bytes: Buffer, column: number): void {
    const from = valueAt(this.from, column);
    const end = valueAt(this.to, column);
    const to = bytes[from] === DASH && bytes[from + 1] === SPACE ? trimmedEnd(bytes, from, end) : end;
    const first = bareEnd(bytes, from, to);
    const last = Math.max(first, bytes.lastIndexOf(SPACE, to - 1));
    const url = { from: first < to ? first + 1 : from, to: last > first ? last : to };
    this.#placeText(bytes, { from, to: Math.max(from, url.from - 1) }, column);
    this.#placeText(bytes, url, column + 1);
    this.#placeText(bytes, { from: Math.min(to, url.to + 1), to }, column + 2);
    if (first === to) this.from[column] = -1;
    if (url.to + 1 >= to) this.from[column + 2] = -1;
  }

  #placeText(bytes: Buffer, span: { readonly from: number; readonly to: number }, column: number): void {
    this.#place(column, isDash(bytes, span.from, span.to) ? -1 : span.from, span.to);
  }

  #placeExtras(): void {
    const { from, to, count } = this.#tokens;
    const columns = this.#columns;
    const known = this.#places.length;
    this.extras = Math.max(0, count - known);
    if (columns + this.extras > this.from.length) {
      this.from = grown(this.from, columns + this.extras);
      this.to = grown(this.to, columns + this.extras);
    }
    for (let i = 0; i < this.extras; i++)
      this.#place(columns + i, valueAt(from, known + i), valueAt(to, known + i));
  }
}

const STRAY_QUOTE = 'there is a quote in the wrong place';

function faultOf({ name, kind }: Place): string {
  if (kind === 'unquoted') return `${name} is quoted, so another field holds a quote`;
  return `${name} is no ${kind === 'double' ? 'number' : 'whole number'}`;
}

/** Where a text ends without the spaces at its end. */
function trimmedEnd(bytes: Buffer, from: number, to: number): number {
  let end = to;
  while (end > from && bytes[end - 1] === SPACE) end--;
  return end;
}

/** Where the address of an endpoint ends: before its last colon, unless that one belongs to an IPv6 address. */
function addressEnd(bytes: Buffer, from: number, to: number): number {
  let colon = to - 1;
  while (colon >= from && bytes[colon] !== COLON && bytes[colon] !== CLOSING_BRACKET) colon--;
  if (colon < from || bytes[colon] === CLOSING_BRACKET) return to;
  const inside = bytes.indexOf(COLON, from) < colon && bytes[colon - 1] !== CLOSING_BRACKET;
  return inside && !isInteger(bytes, colon + 1, to) ? to : colon;
}

function valueAt(table: Int32Array, index: number): number {
  return table[index] ?? 0;
}

function grown(table: Int32Array, length: number): Int32Array {
  const larger = new Int32Array(length * 2);
  larger.set(table);
  return larger;
}
