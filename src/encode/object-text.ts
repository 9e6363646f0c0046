import { inflaterOf } from './inflate.js';
import type { SharedBuffers } from './shared-memory.js';

/** Text is encoded in pieces of this size: large enough to be few, small enough to stay in the processor's cache. */
export const PIECE_BYTES = 256 * 1024;
const LF = 0x0a;

/** Buffer shared by all texts of this thread: its content is used before the next piece is decompressed. */
let scratch: Buffer | undefined;

function scratchBuffer(): Buffer {
  scratch ??= Buffer.allocUnsafeSlow(PIECE_BYTES);
  return scratch;
}

/** Memory for the text of objects. */
export interface TextMemory {
  readonly buffers: SharedBuffers;
  /** Bytes of text that may be kept. */
  readonly room: number;
}

/**
 * The text of one gzipped object, in pieces that end with a line where they can. All of it is decompressed once before any is
 * handed out, so that nothing of a damaged object is. Where there is room the pieces are kept; otherwise they are let go,
 * and made again one by one: a second decompression costs less than text that waits while events are sent.
 */
export class ObjectText {
  readonly #gzip: Uint8Array;
  readonly #buffers: SharedBuffers;
  /** Pieces that are kept; absent where they are let go. */
  #kept: Buffer<SharedArrayBuffer>[] | undefined = [];
  /** Bytes of memory of the pieces that are kept. */
  #held = 0;

  /** Throws what zlib throws, and RangeError when the text is longer than `most` bytes. */
  constructor(gzip: Uint8Array, { buffers, room }: TextMemory, most: number) {
    this.#gzip = gzip;
    this.#buffers = buffers;
    let length = 0;
    for (const piece of linesOf(gzip, () => this.#next(room))) {
      length += piece.length;
      if (length > most) throw new RangeError('too long');
      this.#keep(piece);
    }
  }

  get held(): number {
    return this.#held;
  }

  /** Each piece is valid until the next is asked for. */
  *pieces(): Generator<Buffer> {
    if (this.#kept === undefined) {
      yield* linesOf(this.#gzip, scratchBuffer);
      return;
    }
    for (const kept = this.#kept; kept[0] !== undefined;) {
      yield kept[0];
      this.#giveBack(kept.splice(0, 1));
    }
  }

  /** Releases the memory; neither the rest nor the last piece is used any more. */
  drop(): void {
    this.#giveBack(this.#kept?.splice(0) ?? []);
  }

  /** Memory for the next piece. */
  #next(room: number): Buffer {
    if (this.#kept === undefined) return scratchBuffer();
    if (this.#held + PIECE_BYTES > room) {
      this.drop();
      this.#kept = undefined;
      return scratchBuffer();
    }
    return this.#buffers.take(PIECE_BYTES);
  }

  #keep(piece: Buffer): void {
    const { buffer } = piece;
    if (this.#kept === undefined || !(buffer instanceof SharedArrayBuffer)) return;
    this.#kept.push(Buffer.from(buffer, 0, piece.length));
    this.#held += PIECE_BYTES;
  }

  #giveBack(pieces: readonly Buffer<SharedArrayBuffer>[]): void {
    this.#held -= pieces.length * PIECE_BYTES;
    this.#buffers.give(pieces.map(({ buffer }) => buffer));
  }
}

/** The text of a gzip, in pieces that end with a line where they can, each in memory of its own. */
function* linesOf(gzip: Uint8Array, memory: () => Buffer): Generator<Buffer> {
  const inflater = inflaterOf(gzip);
  try {
    for (let begun = Buffer.alloc(0); ;) {
      const piece = memory();
      begun.copy(piece);
      const filled = inflater.fill(piece, begun.length);
      const isLast = filled < piece.length;
      const lineEnd = piece.lastIndexOf(LF, filled - 1) + 1;
      const end = isLast || lineEnd === 0 ? filled : lineEnd;
      // The piece's memory may be another's before the rest of its last line is used.
      begun = Buffer.from(piece.subarray(end, filled));
      yield piece.subarray(0, end);
      if (isLast) return;
    }
  } finally {
    inflater.close();
  }
}
