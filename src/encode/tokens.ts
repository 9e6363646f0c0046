/** Scanning a load balancer's log line, byte by byte: tokens, quotes, numbers. Nothing is decoded to a string here. */

const SPACE = 0x20;
const QUOTE = 0x22;
const PLUS = 0x2b;
const DASH = 0x2d;
const DOT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;
const LOWER_E = 0x65;
const BACKSLASH = 0x5c;
const CASE_BIT = 0x20;
const WORD = 4;
/** The byte repeated four times, to compare a 32-bit word with it at once. */
const SPACES = 0x20202020;
const QUOTES = 0x22222222;

/** Whether `[from, to)` is the lone dash that stands for "no value". */
export function isDash(bytes: Buffer, from: number, to: number): boolean {
  return to - from === 1 && bytes[from] === DASH;
}

/** Where the unquoted token at `at` ends. */
export function bareEnd(bytes: Buffer, at: number, end: number): number {
  let i = at;
  while (i < end && bytes[i] !== SPACE) i++;
  return i;
}

/** Whether the quote at `at` follows an odd number of backslashes. */
function isEscaped(bytes: Buffer, at: number): boolean {
  let i = at;
  while (bytes[i - 1] === BACKSLASH) i--;
  return (at - i) % 2 === 1;
}

function skipDigits(bytes: Buffer, at: number, end: number): number {
  let i = at;
  for (; i < end; i++) {
    const byte = bytes[i] ?? 0;
    if (byte < ZERO || byte > NINE) break;
  }
  return i;
}

/** Where the whole number at `at` ends: an optional minus, digits, no needless zero in front; or -1. */
function wholeEnd(bytes: Buffer, at: number, end: number): number {
  const first = bytes[at] === DASH ? at + 1 : at;
  const after = skipDigits(bytes, first, end);
  return after === first || (bytes[first] === ZERO && after > first + 1) ? -1 : after;
}

/** Whether `[from, to)` is a whole number as JSON writes it. */
export function isInteger(bytes: Buffer, from: number, to: number): boolean {
  return wholeEnd(bytes, from, to) === to;
}

/** Whether `[from, to)` is a number as JSON writes it. */
export function isNumber(bytes: Buffer, from: number, to: number): boolean {
  let at = wholeEnd(bytes, from, to);
  if (at === to || at < 0) return at === to;
  if (bytes[at] === DOT) {
    const after = skipDigits(bytes, at + 1, to);
    if (after === at + 1) return false;
    at = after;
  }
  return at === to || isExponent(bytes, at, to);
}

function isExponent(bytes: Buffer, at: number, to: number): boolean {
  if (((bytes[at] ?? 0) | CASE_BIT) !== LOWER_E) return false;
  const sign = bytes[at + 1];
  const first = sign === PLUS || sign === DASH ? at + 2 : at + 1;
  return first < to && skipDigits(bytes, first, to) === to;
}

/** A bit for each of a word's four bytes that equals the pattern's; the lowest one set is exact. */
function matches(word: number, pattern: number): number {
  const difference = word ^ pattern;
  return (difference - 0x01010101) & ~difference & 0x80808080;
}

/** Which byte of the word the lowest bit of a match belongs to. */
function firstMatch(found: number): number {
  return (31 - Math.clz32(found & -found)) >> 3;
}

/**
 * The tokens of one line: parted by spaces, quoted where they may hold some. Bytes are looked at four at a time, as
 * long as four are left.
 */
export class Tokens {
  /** Token `i` is `[from[i], to[i])`, without its quotes. */
  from: Int32Array = new Int32Array(64);
  to: Int32Array = new Int32Array(64);
  count = 0;
  /** Index of the first unquoted token that ends with a quote: an earlier quote may not have closed its field. Or Infinity. */
  strayQuote = Infinity;
  #bytes: Buffer = Buffer.alloc(0);
  #words: DataView = new DataView(new ArrayBuffer(0));
  #end = 0;

  /** Which line is scanned next. */
  open(bytes: Buffer, end: number): void {
    this.#end = end;
    if (bytes === this.#bytes) return;
    this.#bytes = bytes;
    this.#words = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /**
   * Finds the tokens from `start` on; false when a quote is never closed. A closing quote stands before a space or
   * the end. `escapes` says whether a quote after a backslash is part of the text.
   */
  scan(start: number, escapes: boolean): boolean {
    const bytes = this.#bytes;
    const end = this.#end;
    let count = 0;
    this.strayQuote = Infinity;
    for (let at = start; at < end;) {
      if (bytes[at] === SPACE) {
        at++;
        continue;
      }
      const quoted = bytes[at] === QUOTE;
      if (quoted) at++;
      const to = quoted ? this.#closingQuote(at, escapes) : this.#find(at, SPACES);
      if (quoted && to === end) return false;
      if (!quoted && bytes[to - 1] === QUOTE) this.strayQuote = Math.min(this.strayQuote, count);
      if (count === this.from.length) this.#grow();
      this.from[count] = at;
      this.to[count] = to;
      count++;
      at = to + 1;
    }
    this.count = count;
    return true;
  }

  /** Position of the quote that closes the token at `from`; the line's end if there is none. */
  #closingQuote(from: number, escapes: boolean): number {
    const bytes = this.#bytes;
    const end = this.#end;
    for (let at = this.#find(from, QUOTES); at < end; at = this.#find(at + 1, QUOTES)) {
      if (at + 1 < end && bytes[at + 1] !== SPACE) continue;
      if (!escapes || at === from || !isEscaped(bytes, at)) return at;
    }
    return end;
  }

  /** Position of the next byte of the pattern from `at` on; the line's end if there is none. */
  #find(at: number, pattern: number): number {
    const end = this.#end;
    let i = at;
    for (; i + WORD <= end; i += WORD) {
      const found = matches(this.#words.getInt32(i, true), pattern);
      if (found !== 0) return i + firstMatch(found);
    }
    const byte = pattern & 0xff;
    while (i < end && this.#bytes[i] !== byte) i++;
    return i;
  }

  #grow(): void {
    const from = new Int32Array(this.from.length * 2);
    const to = new Int32Array(this.to.length * 2);
    from.set(this.from);
    to.set(this.to);
    this.from = from;
    this.to = to;
  }
}
