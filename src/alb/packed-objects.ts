import type { AlbObject } from './segments.js';

/** No tail has it (it is the rest of a name behind the last slash of a key). */
const TAIL_SEPARATOR = '/';
/** No ETag has it, which is the value of an HTTP header. */
const ETAG_SEPARATOR = '\n';

/**
 * Log objects in two strings and two arrays of numbers, about 90 bytes for each: a plan holds hundreds of thousands. As
 * `AlbObject`s they take three times as much.
 */
export class PackedObjects {
  readonly count: number;
  /** Compressed, of all of them. */
  readonly bytes: number;
  readonly #tails: string;
  readonly #etags: string;
  readonly #ends: readonly number[];
  readonly #sizes: readonly number[];

  constructor(objects: readonly AlbObject[]) {
    this.count = objects.length;
    this.bytes = objects.reduce((sum, { size }) => sum + size, 0);
    this.#tails = objects.map(({ tail }) => tail).join(TAIL_SEPARATOR);
    this.#etags = objects.map(({ etag }) => etag).join(ETAG_SEPARATOR);
    this.#ends = objects.map(({ end }) => end);
    this.#sizes = objects.map(({ size }) => size);
  }

  /** The earliest interval end, epoch ms. */
  get firstEnd(): number {
    return Math.min(...this.#ends);
  }

  /** The latest interval end, epoch ms. */
  get lastEnd(): number {
    return Math.max(...this.#ends);
  }

  /** In the order in which they were packed. */
  unpack(): AlbObject[] {
    const [tails, etags] = [this.#tails.split(TAIL_SEPARATOR), this.#etags.split(ETAG_SEPARATOR)];
    return this.#ends.map((end, i) => {
      const [tail = '', etag = '', size = 0] = [tails[i], etags[i], this.#sizes[i]];
      return { tail, end, etag, size };
    });
  }
}
