import { isUint32Array } from 'node:util/types';
import { constants, createGunzip, gunzipSync, type Gunzip } from 'node:zlib';
import { copyBytes } from './shared-memory.js';

/** Decompresses a gzip file in memory piece by piece, each as large as its target. */
export interface Inflater {
  /**
   * Decompresses into the target from `at` on and returns the end position, which is less than the target's length only at
   * the end of the text. Throws what zlib throws.
   */
  fill(target: Buffer, at: number): number;
  close(): void;
}

/**
 * An inflater of the given gzip, of one member or more. Node.js decompresses piece by piece only through a stream, which
 * takes twice the time, so this calls the zlib handle inside the stream. The handle is undocumented (minizlib, and with it
 * npm, uses it too); if it looks different, everything is decompressed at once.
 */
export function inflaterOf(gzip: Uint8Array): Inflater {
  const stream = createGunzip({ chunkSize: constants.Z_MIN_CHUNK });
  const zlib = zlibOf(stream);
  if (zlib !== undefined) return new ZlibInflater(stream, zlib, gzip);
  stream.close();
  return new WholeInflater(gzip);
}

/** Node's undocumented zlib handle: `writeSync(flush, in, inAt, inLength, out, outAt, outLength)`. */
interface Zlib {
  readonly write: (flush: number, input: Slice, output: Slice) => void;
  /** Sets the callback that receives the errors of `write`. */
  readonly onError: (tell: (message: string, errno: number, code: string) => void) => void;
  /** After `write`: bytes left in the output, and in the input. */
  readonly left: Uint32Array;
}

interface Slice {
  readonly bytes: Uint8Array;
  readonly at: number;
  readonly length: number;
}

function zlibOf(stream: Gunzip): Zlib | undefined {
  const handle: unknown = Reflect.get(stream, '_handle');
  const left: unknown = Reflect.get(stream, '_writeState');
  if (typeof handle !== 'object' || handle === null || !isUint32Array(left)) return undefined;
  const write: unknown = Reflect.get(handle, 'writeSync');
  if (typeof write !== 'function') return undefined;
  return {
    write: (flush, input, output) => {
      const slices = [input, output].flatMap(({ bytes, at, length }) => [bytes, at, length]);
      Reflect.apply(write, handle, [flush, ...slices]);
    },
    onError: (tell) => {
      Reflect.set(handle, 'onerror', tell);
    },
    left,
  };
}

class ZlibInflater implements Inflater {
  readonly #stream: Gunzip;
  readonly #zlib: Zlib;
  readonly #gzip: Uint8Array;
  #read = 0;
  #error: Error | undefined;

  constructor(stream: Gunzip, zlib: Zlib, gzip: Uint8Array) {
    this.#stream = stream;
    this.#zlib = zlib;
    this.#gzip = gzip;
    zlib.onError((message, errno, code) => {
      this.#error = Object.assign(new Error(message), { errno, code });
    });
  }

  fill(target: Buffer, at: number): number {
    const { left, write } = this.#zlib;
    const input = { bytes: this.#gzip, at: this.#read, length: this.#gzip.length - this.#read };
    // This is all of the input: zlib reports an error if it ends too early.
    write(constants.Z_FINISH, input, { bytes: target, at, length: target.length - at });
    if (this.#error !== undefined) throw this.#error;
    const [room = 0, unread = 0] = left;
    this.#read = this.#gzip.length - unread;
    return target.length - room;
  }

  close(): void {
    this.#stream.close();
  }
}

/** Fallback for a Node.js without the internals that `ZlibInflater` uses. */
export class WholeInflater implements Inflater {
  readonly #text: Buffer;
  #read = 0;

  constructor(gzip: Uint8Array) {
    this.#text = gunzipSync(gzip);
  }

  fill(target: Buffer, at: number): number {
    const piece = this.#text.subarray(this.#read, this.#read + target.length - at);
    this.#read += piece.length;
    return at + copyBytes(piece, target, at);
  }

  close(): void {
    this.#read = this.#text.length;
  }
}
