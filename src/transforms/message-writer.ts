const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const LETTER_U = 0x75;
const HEX = Buffer.from('0123456789abcdef');
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

/** A constant part of messages, escaped once for all. */
export interface Piece {
  readonly bytes: Buffer;
  /** How many bytes more it takes in the entry than in the message. */
  readonly overhead: number;
}

export function piece(text: string): Piece {
  const bytes = Buffer.from(JSON.stringify(text).slice(1, -1));
  return { bytes, overhead: bytes.length - Buffer.byteLength(text) };
}

/**
 * Writes messages as they stand inside a JSON string, byte by byte, and keeps count of what the escaping added. All
 * text must be valid UTF-8.
 */
export class MessageWriter {
  bytes: Buffer;
  at = 0;
  /** Bytes written so far that exist only for the escaping. */
  overhead = 0;

  constructor(expectedBytes: number) {
    this.bytes = Buffer.allocUnsafeSlow(Math.max(1024, expectedBytes));
  }

  reserve(more: number): void {
    if (this.at + more <= this.bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(this.bytes.length * 2, this.at + more));
    this.bytes.copy(larger, 0, 0, this.at);
    this.bytes = larger;
  }

  piece(constant: Piece): void {
    this.plain(constant.bytes, 0, constant.bytes.length);
    this.overhead += constant.overhead;
  }

  /** Bytes that need no escaping. */
  plain(source: Buffer, from: number, to: number): void {
    this.reserve(to - from);
    const bytes = this.bytes;
    let at = this.at;
    for (let i = from; i < to; i++) bytes[at++] = source[i] ?? 0;
    this.at = at;
  }

  /** Text of the message itself. */
  text(source: Buffer, from: number, to: number): void {
    this.reserve((to - from) * MOST_GROWTH);
    const bytes = this.bytes;
    let at = this.at;
    for (let i = from; i < to; i++) {
      const byte = source[i] ?? 0;
      if (ESCAPE[byte] === 0) bytes[at++] = byte;
      else at = this.#escape(byte, at);
    }
    this.at = at;
  }

  /** Text inside a JSON string that the message holds: escaped for that string, then for the entry. */
  nested(source: Buffer, from: number, to: number): void {
    this.reserve((to - from) * MOST_GROWTH);
    const bytes = this.bytes;
    let at = this.at;
    for (let i = from; i < to; i++) {
      const byte = source[i] ?? 0;
      if (ESCAPE[byte] === 0) bytes[at++] = byte;
      else at = this.#escapeTwice(byte, at);
    }
    this.at = at;
  }

  #escape(byte: number, at: number): number {
    const start = at;
    this.bytes[at++] = BACKSLASH;
    at = this.#letters(byte, at);
    this.overhead += at - start - 1;
    return at;
  }

  #escapeTwice(byte: number, at: number): number {
    const letter = ESCAPE[byte] ?? 0;
    this.bytes[at++] = BACKSLASH;
    this.bytes[at++] = BACKSLASH;
    this.overhead++;
    if (letter === QUOTE || letter === BACKSLASH) {
      this.bytes[at++] = BACKSLASH;
      this.overhead++;
    }
    return this.#letters(byte, at);
  }

  /** What follows the backslash. */
  #letters(byte: number, at: number): number {
    const letter = ESCAPE[byte] ?? 0;
    this.bytes[at++] = letter;
    if (letter !== LETTER_U) return at;
    this.bytes.fill(0x30, at, at + 2);
    this.bytes[at + 2] = HEX[byte >>> 4] ?? 0;
    this.bytes[at + 3] = HEX[byte & 15] ?? 0;
    return at + 4;
  }
}
