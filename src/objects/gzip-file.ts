import { crc32 } from 'node:zlib';
import { ANY_EFFORT, DEFLATE_END, gzipHeader, gzipTrailer, joined } from '../encode/gzip.js';
import { kernelMemory } from '../encode/kernel-memory.js';
import { copyBytes } from '../encode/shared-memory.js';

/** How far back a match may lie (RFC 1951). */
const WINDOW_BYTES = 32 * 1024;
/** Content is compressed in parts of exactly this size, so that the same content gives the same bytes however it came. */
const PART_BYTES = 256 * 1024;

/**
 * Makes a gzip file of one member, a part at a time, in bounded memory, with this thread's kernel: three times as fast as
 * zlib, about as small, and the same bytes on every Node.js.
 */
export class GzipFile {
  /** The end of what is compressed, and behind it what waits. */
  readonly #held = Buffer.alloc(WINDOW_BYTES + PART_BYTES);
  #known = 0;
  #end = 0;
  #sum = 0;
  #length = 0;

  /** Adds content; hands back what of the file comes next, where a part is full. The kernel's block, if any, is lost then. */
  add(content: Uint8Array): Buffer<ArrayBuffer> | undefined {
    const pieces: Buffer[] = [];
    for (let at = 0; at < content.length;) {
      const end = Math.min(content.length, at + this.#known + PART_BYTES - this.#end);
      this.#end += copyBytes(content.subarray(at, end), this.#held, this.#end);
      at = end;
      if (this.#end === this.#known + PART_BYTES) pieces.push(...this.#compress());
    }
    return pieces.length === 0 ? undefined : inOwnMemory(pieces);
  }

  /** The rest of the file. */
  finish(): Buffer<ArrayBuffer> {
    const pieces = this.#compress();
    return inOwnMemory([...pieces, DEFLATE_END, gzipTrailer(this.#sum, this.#length)]);
  }

  #compress(): Buffer[] {
    const header = this.#length === 0 ? [gzipHeader(ANY_EFFORT)] : [];
    const held = this.#held.subarray(0, this.#end);
    const deflated = Buffer.from(kernelMemory().deflateNext(held, this.#known));
    const waited = held.subarray(this.#known);
    this.#sum = crc32(waited, this.#sum);
    this.#length += waited.length;
    this.#known = Math.min(WINDOW_BYTES, held.length);
    held.copyWithin(0, held.length - this.#known);
    this.#end = this.#known;
    return [...header, deflated];
  }
}

/** It may move to another thread: small Buffers share their memory. */
function inOwnMemory(pieces: readonly Buffer[]): Buffer<ArrayBuffer> {
  return joined(pieces, (bytes) => Buffer.alloc(bytes));
}
