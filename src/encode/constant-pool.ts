import * as kernel from './kernel.js';

const PIECE_WORDS = 3;

/** A constant part of messages: the address of what the kernel calls a piece. */
export type Piece = number;

/** Constants, one after the other. */
export class ConstantPool {
  readonly #bytes: Buffer;
  readonly #words: DataView;
  readonly #start: number;
  readonly #end: number;
  #at: number;

  constructor({ buffer }: WebAssembly.Memory, start: number, end: number) {
    this.#bytes = Buffer.from(buffer, 0, end);
    this.#words = new DataView(buffer, 0, end);
    [this.#start, this.#at, this.#end] = [start, start, end];
  }

  clear(): void {
    this.#at = this.#start;
  }

  /** Text of a message. */
  piece(text: string): Piece {
    return this.pieces([text]);
  }

  /** Texts of a message, whose pieces lie side by side; the address of the first. */
  pieces(texts: readonly string[]): Piece {
    const first = this.#take(texts.length * PIECE_WORDS * kernel.WORD_BYTES);
    for (const [i, text] of texts.entries()) {
      const escaped = Buffer.from(JSON.stringify(text).slice(1, -1));
      const plain = Buffer.from(text);
      const added = escaped.length - plain.length;
      const at = this.#take(added === 0 ? escaped.length : escaped.length + plain.length);
      escaped.copy(this.#bytes, at);
      if (added > 0) plain.copy(this.#bytes, at + escaped.length);
      this.#store(first + i * PIECE_WORDS * kernel.WORD_BYTES, [at, escaped.length, added]);
    }
    return first;
  }

  /** What stands around messages, as it is. */
  frame(text: string): Piece {
    const piece = this.#take(PIECE_WORDS * kernel.WORD_BYTES);
    const bytes = Buffer.from(text);
    const at = this.#take(bytes.length);
    bytes.copy(this.#bytes, at);
    this.#store(piece, [at, bytes.length, 0]);
    return piece;
  }

  /** Numbers that fit a word; the address of the first. */
  words(values: readonly number[]): number {
    const at = this.#take(values.length * kernel.WORD_BYTES);
    this.#store(at, values);
    return at;
  }

  /** How long a piece is, in bytes. */
  lengthOf(piece: Piece): number {
    return this.#words.getUint32(piece + kernel.WORD_BYTES, true);
  }

  #store(at: number, values: readonly number[]): void {
    for (const [i, value] of values.entries()) this.#words.setUint32(at + i * kernel.WORD_BYTES, value, true);
  }

  #take(length: number): number {
    const at = this.#at;
    if (at + length + kernel.MARGIN > this.#end)
      throw new RangeError('There is no room for another constant of messages.');
    this.#at = aligned(at + length);
    return at;
  }
}

/** The next address at which the kernel may write sixteen bytes at once. */
export function aligned(address: number): number {
  return Math.ceil(address / kernel.MARGIN) * kernel.MARGIN;
}
