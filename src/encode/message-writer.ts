import type { KernelMemory } from './kernel-memory.js';
import type { Piece } from './constant-pool.js';

/**
 * Writes a message as it stands in its block: inside a JSON string, where the kernel keeps count of what the escaping adds, or
 * as a line. Text lies in the kernel's memory, at addresses, and is valid UTF-8.
 */
export class MessageWriter {
  /** Where the next byte goes. */
  at = 0;
  readonly #memory: KernelMemory;

  constructor(memory: KernelMemory) {
    this.#memory = memory;
  }

  piece(constant: Piece): void {
    this.#memory.reserve(this.at, 0);
    this.at = this.#memory.code.piece(constant, this.at);
  }

  /** Text of the message itself. */
  text(from: number, to: number): void {
    this.#memory.reserve(this.at, to - from);
    this.at = this.#memory.code.text(from, to - from, this.at);
  }

  /** Text inside a JSON string that the message holds: escaped for that string, and then as the message is. */
  nested(from: number, to: number): void {
    this.#memory.reserve(this.at, to - from);
    this.at = this.#memory.code.nested(from, to - from, this.at);
  }

  /** Text from elsewhere. */
  words(text: string): void {
    const bytes = Buffer.from(text);
    const from = this.#memory.bring(bytes);
    this.text(from, from + bytes.length);
  }

  /** The columns of the line at hand, which hold so much text. */
  record(text: number): void {
    this.#memory.reserve(this.at, text);
    this.at = this.#memory.code.record(this.at);
  }
}
