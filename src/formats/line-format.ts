import type { Column, LineFormat, LineReader } from '../events.js';
import { timeAt } from './log-time.js';
import { bareEnd, isDash, isInteger, isNumber, Tokens } from './tokens.js';

const SPACE = 0x20;
const COLON = 0x3a;
const OPENING_BRACKET = 0x5b;
const CLOSING_BRACKET = 0x5d;
const BACKSLASH = 0x5c;

/** What one token of a line holds: one column, an address with its port, or the request line. */
export type TokenShape =
  | Column
  | { readonly kind: 'endpoint'; readonly names: readonly [ip: string, port: string] }
  | { readonly kind: 'request'; readonly names: readonly [verb: string, url: string, proto: string] };

export const text = (name: string): Column => ({ name, kind: 'string' });
export const int = (name: string): Column => ({ name, kind: 'int' });
export const double = (name: string): Column => ({ name, kind: 'double' });

export interface LineLayout {
  /** The tokens in order, as many as are known today. */
  readonly tokens: readonly TokenShape[];
  /** How many tokens the oldest generation has: with fewer the line is cut. */
  readonly fewest: number;
  /** Which token holds the time. */
  readonly timeToken: number;
}

function columnsOf(shape: TokenShape): readonly Column[] {
  if (shape.kind === 'endpoint') return [text(shape.names[0]), int(shape.names[1])];
  return shape.kind === 'request' ? shape.names.map(text) : [shape];
}

/** A kind of log line, from the table of its tokens. */
export function lineFormat(layout: LineLayout): LineFormat {
  const columns = layout.tokens.flatMap(columnsOf);
  const timeOf = (bytes: Buffer, start: number, end: number): number => {
    let at = start;
    for (let token = 0; token < layout.timeToken; token++) at = bareEnd(bytes, at, end) + 1;
    return timeAt(bytes, at, bareEnd(bytes, at, end));
  };
  return { columns, timeOf, reader: () => new LayoutReader(layout, columns) };
}

class LayoutReader implements LineReader {
  from: Int32Array;
  to: Int32Array;
  extras = 0;
  readonly #layout: LineLayout;
  readonly #columns: readonly Column[];
  readonly #tokens = new Tokens();

  constructor(layout: LineLayout, columns: readonly Column[]) {
    this.#layout = layout;
    this.#columns = columns;
    this.from = new Int32Array(columns.length + 16);
    this.to = new Int32Array(columns.length + 16);
  }

  read(bytes: Buffer, start: number, end: number): string | undefined {
    const line = { start, end };
    const why = this.#attempt(bytes, line, true);
    if (why === undefined || !bytes.subarray(start, end).includes(BACKSLASH)) return why;
    // A text that ends in a backslash looks like an escaped quote: then the fields only fit without escapes.
    return this.#attempt(bytes, line, false) === undefined ? undefined : why;
  }

  #attempt(bytes: Buffer, line: { start: number; end: number }, escapes: boolean): string | undefined {
    const { tokens, fewest } = this.#layout;
    if (!this.#tokens.scan(bytes, line, escapes)) return 'a quoted field does not end';
    const count = this.#tokens.count;
    if (count < fewest) return `${count} fields where at least ${fewest} belong`;
    let column = 0;
    for (let token = 0; token < tokens.length; token++) {
      const shape = tokens[token];
      if (shape === undefined) break;
      if (token >= count) {
        this.from[column++] = -1;
        continue;
      }
      const why = this.#place(bytes, token, column);
      if (why !== undefined) return why;
      column += shape.kind === 'endpoint' ? 2 : shape.kind === 'request' ? 3 : 1;
    }
    this.#placeExtras(tokens.length, column);
    return undefined;
  }

  /** Puts a token into the columns from `column` on. */
  #place(bytes: Buffer, token: number, column: number): string | undefined {
    const from = this.#tokens.from[token] ?? 0;
    const to = this.#tokens.to[token] ?? 0;
    switch (this.#layout.tokens[token]?.kind) {
      case 'endpoint':
        return this.#placeEndpoint(bytes, { from, to }, column);
      case 'request':
        this.#placeRequest(bytes, { from, to }, column);
        return undefined;
      case 'int':
      case 'double':
        return this.#placeNumber(bytes, { from, to }, column);
      case 'string':
      case undefined:
        this.#placeText(bytes, { from, to }, column);
        return undefined;
    }
  }

  #placeText(bytes: Buffer, span: { from: number; to: number }, column: number): void {
    this.from[column] = isDash(bytes, span.from, span.to) ? -1 : span.from;
    this.to[column] = span.to;
  }

  #placeNumber(bytes: Buffer, span: { from: number; to: number }, column: number): string | undefined {
    this.#placeText(bytes, span, column);
    if (this.from[column] === -1) return undefined;
    const whole = this.#columns[column]?.kind === 'int';
    const good = whole ? isInteger(bytes, span.from, span.to) : isNumber(bytes, span.from, span.to);
    return good
      ? undefined
      : `${this.#columns[column]?.name ?? ''} is no ${whole ? 'whole number' : 'number'}`;
  }

  /** `192.0.2.1:443`, `[2001:db8::1]:443`, `2001:db8::1:443`; the port may be missing. */
  #placeEndpoint(bytes: Buffer, span: { from: number; to: number }, column: number): string | undefined {
    const { from } = span;
    const to = addressEnd(bytes, from, span.to);
    const bracketed = bytes[from] === OPENING_BRACKET && bytes[to - 1] === CLOSING_BRACKET ? 1 : 0;
    this.#placeText(bytes, { from: from + bracketed, to: to - bracketed }, column);
    if (to + 1 < span.to) return this.#placeNumber(bytes, { from: to + 1, to: span.to }, column + 1);
    this.from[column + 1] = -1;
    return undefined;
  }

  /** Verb, URL and protocol, parted at the first and the last space: a URL may hold spaces of its own. */
  #placeRequest(bytes: Buffer, span: { from: number; to: number }, column: number): void {
    const { from } = span;
    let { to } = span;
    while (to > from && bytes[to - 1] === SPACE) to--;
    const first = bareEnd(bytes, from, to);
    let last = to;
    while (last > first && bytes[last] !== SPACE) last--;
    const parted = first < to;
    const second = parted && last > first;
    this.#placeText(bytes, { from: parted ? first + 1 : from, to: second ? last : to }, column + 1);
    if (parted) this.#placeText(bytes, { from, to: first }, column);
    else this.from[column] = -1;
    if (second) this.#placeText(bytes, { from: last + 1, to }, column + 2);
    else this.from[column + 2] = -1;
  }

  #placeExtras(known: number, columns: number): void {
    const { from, to, count } = this.#tokens;
    this.extras = Math.max(0, count - known);
    if (columns + this.extras > this.from.length) {
      this.from = grown(this.from, columns + this.extras);
      this.to = grown(this.to, columns + this.extras);
    }
    for (let i = 0; i < this.extras; i++) {
      this.from[columns + i] = from[known + i] ?? 0;
      this.to[columns + i] = to[known + i] ?? 0;
    }
  }
}

/** Where the address of an endpoint ends: before its last colon, unless that one belongs to an IPv6 address. */
function addressEnd(bytes: Buffer, from: number, to: number): number {
  let colon = to - 1;
  while (colon >= from && bytes[colon] !== COLON && bytes[colon] !== CLOSING_BRACKET) colon--;
  if (colon < from || bytes[colon] === CLOSING_BRACKET) return to;
  const inside = bytes.indexOf(COLON, from) < colon && bytes[colon - 1] !== CLOSING_BRACKET;
  return inside && !isInteger(bytes, colon + 1, to) ? to : colon;
}

function grown(table: Int32Array, length: number): Int32Array {
  const larger = new Int32Array(length * 2);
  larger.set(table);
  return larger;
}
