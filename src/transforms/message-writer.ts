const WORD = 4;
const ZERO = 0x30;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const LETTER_U = 0x75;
/** What follows the `u` in the place of a control character. */
const CODE_LENGTH = 4;
const CODES = Array.from({ length: 0x20 }, (_, byte) => byte.toString(16).padStart(CODE_LENGTH, '0'));
/** One byte of a message grows to seven at most: a control character in a JSON text inside a JSON string. */
const MOST_GROWTH = 7;

/** 0 for bytes that stand for themselves in a JSON string, otherwise the letter after the backslash. */
const ESCAPE = new Uint8Array(256);
ESCAPE.fill(LETTER_U, 0, 0x20);
ESCAPE[0x08] = 0x62;
ESCAPE[0x09] = 0x74;
ESCAPE[0x0a] = 0x6e;
ESCAPE[0x0c] = 0x66;
ESCAPE[0x0d] = 0x72;
ESCAPE[QUOTE] = QUOTE;
ESCAPE[BACKSLASH] = BACKSLASH;

/** What follows the backslash in the place of a byte. */
function letterOf(byte: number): number {
  return ESCAPE[byte] ?? 0;
}

/**
 * A bit for each of a word's four bytes that is a quote, a backslash or a control character; the lowest one that is set
 * is exact, the others need not be.
 */
function escapesIn(word: number): number {
  const quote = word ^ 0x22222222;
  const backslash = word ^ 0x5c5c5c5c;
  const found =
    ((quote - 0x01010101) & ~quote) | ((backslash - 0x01010101) & ~backslash) | ((word - 0x20202020) & ~word);
  return found & 0x80808080;
}

/** Which byte of the word the lowest bit belongs to. */
function firstOf(found: number): number {
  return (31 - Math.clz32(found & -found)) >> 3;
}

function viewOf(bytes: Buffer): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** A constant part of messages, escaped once for all. */
export interface Piece {
  readonly length: number;
  /** Its bytes, with zeros after the last up to a whole word. */
  readonly words: DataView;
  /** How many bytes more it takes in the entry than in the message. */
  readonly overhead: number;
}

function pieceOf(bytes: Buffer, overhead: number): Piece {
  const padded = Buffer.alloc(Math.ceil(bytes.length / WORD) * WORD);
  bytes.copy(padded);
  return { length: bytes.length, words: viewOf(padded), overhead };
}

/** Where the memory of messages comes from. */
export type Allocate = (bytes: number) => Buffer;

/** Text of a message. */
export function piece(text: string): Piece {
  const bytes = Buffer.from(JSON.stringify(text).slice(1, -1));
  return pieceOf(bytes, bytes.length - Buffer.byteLength(text));
}

/** What stands around messages, as it is. */
export function frame(text: string): Piece {
  return pieceOf(Buffer.from(text), 0);
}

/**
 * Writes messages as they stand inside a JSON string and keeps count of what the escaping added. It goes four bytes at
 * a time where nothing needs an escape, which is nearly everywhere. All text must be valid UTF-8.
 */
export class MessageWriter {
  at = 0;
  /** Bytes written so far that exist only for the escaping. */
  overhead = 0;
  bytes: Buffer;
  readonly #allocate: Allocate;
  #view: DataView;
  #source: Buffer;
  #sourceView: DataView;

  constructor(expectedBytes: number, allocate: Allocate = (bytes) => Buffer.allocUnsafeSlow(bytes)) {
    this.#allocate = allocate;
    this.bytes = allocate(Math.max(256, expectedBytes));
    this.#view = viewOf(this.bytes);
    this.#source = this.bytes;
    this.#sourceView = this.#view;
  }

  piece(constant: Piece): void {
    const { words, length } = constant;
    this.#reserve(length + WORD);
    const view = this.#view;
    const at = this.at;
    for (let i = 0; i < length; i += WORD) view.setInt32(at + i, words.getInt32(i, true), true);
    this.at = at + length;
    this.overhead += constant.overhead;
  }

  /** Bytes that need no escaping. */
  plain(source: Buffer, from: number, to: number): void {
    const words = this.#open(source, to - from);
    const { bytes } = this;
    let at = this.at;
    for (let i = from; i < to; i++) bytes[at++] = words.getUint8(i);
    this.at = at;
  }

  /** The last `count` decimal digits of a number that fits 32 bits. */
  digits(value: number, count: number): void {
    this.#reserve(count);
    const bytes = this.bytes;
    let rest = value | 0;
    for (let at = this.at + count - 1; at >= this.at; at--) {
      const next = (rest / 10) | 0;
      bytes[at] = ZERO + rest - next * 10;
      rest = next;
    }
    this.at += count;
  }

  /** Text of the message itself. */
  text(source: Buffer, from: number, to: number): void {
    const words = this.#open(source, to - from);
    const view = this.#view;
    let at = this.at;
    let i = from;
    while (i + WORD <= to) {
      const word = words.getInt32(i, true);
      const found = escapesIn(word);
      view.setInt32(at, word, true);
      const clean = found === 0 ? WORD : firstOf(found);
      at += clean;
      i += clean;
      if (clean < WORD) at = this.#escape(words.getUint8(i++), at);
    }
    for (; i < to; i++) {
      const byte = words.getUint8(i);
      if (letterOf(byte) === 0) view.setUint8(at++, byte);
      else at = this.#escape(byte, at);
    }
    this.at = at;
  }

  /** Text inside a JSON string that the message holds: escaped for that string, then for the entry. */
  nested(source: Buffer, from: number, to: number): void {
    const words = this.#open(source, to - from);
    const view = this.#view;
    let at = this.at;
    let i = from;
    while (i + WORD <= to) {
      const word = words.getInt32(i, true);
      const found = escapesIn(word);
      view.setInt32(at, word, true);
      const clean = found === 0 ? WORD : firstOf(found);
      at += clean;
      i += clean;
      if (clean < WORD) at = this.#escapeTwice(words.getUint8(i++), at);
    }
    for (; i < to; i++) {
      const byte = words.getUint8(i);
      if (letterOf(byte) === 0) view.setUint8(at++, byte);
      else at = this.#escapeTwice(byte, at);
    }
    this.at = at;
  }

  /** Makes room for so much text, and answers a view of its source. */
  #open(source: Buffer, length: number): DataView {
    this.#reserve(length * MOST_GROWTH);
    if (source !== this.#source) {
      this.#source = source;
      this.#sourceView = viewOf(source);
    }
    return this.#sourceView;
  }

  #reserve(more: number): void {
    if (this.at + more > this.bytes.length) this.#grow(more);
  }

  #grow(more: number): void {
    const larger = this.#allocate(Math.max(this.bytes.length * 2, this.at + more));
    this.bytes.copy(larger, 0, 0, this.at);
    this.bytes = larger;
    this.#view = viewOf(larger);
  }

  #escape(byte: number, at: number): number {
    const letter = letterOf(byte);
    this.#view.setUint8(at, BACKSLASH);
    this.#view.setUint8(at + 1, letter);
    this.overhead++;
    if (letter !== LETTER_U) return at + 2;
    this.overhead += CODE_LENGTH;
    return this.#writeCode(byte, at + 2);
  }

  #escapeTwice(byte: number, at: number): number {
    const letter = letterOf(byte);
    this.#view.setUint8(at, BACKSLASH);
    this.#view.setUint8(at + 1, BACKSLASH);
    this.#view.setUint8(at + 2, letter);
    this.overhead++;
    if (letter !== QUOTE && letter !== BACKSLASH) {
      return letter === LETTER_U ? this.#writeCode(byte, at + 3) : at + 3;
    }
    this.#view.setUint8(at + 2, BACKSLASH);
    this.#view.setUint8(at + 3, letter);
    this.overhead++;
    return at + 4;
  }

  /** The four digits after a `u`. */
  #writeCode(byte: number, at: number): number {
    return at + this.bytes.write(CODES[byte] ?? '', at, 'latin1');
  }
}
