import type { MemoryShare } from '../engine/memory-budget.js';
import type { LogObject } from '../objects/object-downloads.js';
import type { CheckedText } from '../objects/s3-objects.js';

/** What reading ahead needs of a source of log objects. */
interface AlbContents {
  isSmall(object: LogObject): boolean;
  /** Waits for the memory that an object takes while it is in flight. */
  reserve(object: LogObject): Promise<MemoryShare>;
  /** Memory for an object that is fetched ahead; undefined if none is free. */
  reserveAhead(object: LogObject): MemoryShare | undefined;
  fetch(object: LogObject, signal: AbortSignal): Promise<Buffer<SharedArrayBuffer>>;
  checked(object: LogObject, signal: AbortSignal): Promise<CheckedText>;
}

/** An object in one piece, or the text of one that is too large for it. */
type Content = { readonly gzip: Buffer<SharedArrayBuffer> } | CheckedText;

/** An object whose turn has come, and the memory that it has. */
export interface FetchedObject {
  readonly content: Content;
  readonly share: MemoryShare;
}

/** An object that is fetched ahead of its turn. */
interface Ahead {
  readonly gzip: Promise<Buffer<SharedArrayBuffer>>;
  readonly share: MemoryShare;
}

/**
 * Bounds on the small objects that are fetched while another one is delivered: enough to hide the latency of S3. Large
 * objects are not fetched ahead, because delivering them takes much longer than a request.
 */
const AHEAD_BYTES = 256 * 1024;
const AHEAD_OBJECTS = 8;

/** Fetches a segment's objects in their order, small ones before their turn. */
export class ReadAhead {
  readonly #source: AlbContents;
  readonly #objects: readonly LogObject[];
  readonly #signal: AbortSignal;
  readonly #ahead: Ahead[] = [];
  #turn = 0;
  /** Compressed bytes of what was fetched and has not had its turn. */
  #bytes = 0;

  constructor(source: AlbContents, objects: readonly LogObject[], signal: AbortSignal) {
    this.#source = source;
    this.#objects = objects;
    this.#signal = signal;
  }

  /** The content of the next object, once there is memory for it; throws what `S3LogObjects.read` throws. */
  async next(): Promise<FetchedObject> {
    const object = this.#objects[this.#turn];
    if (object === undefined) throw new RangeError(`There are only ${this.#objects.length} objects.`);
    const ahead = this.#ahead.shift();
    this.#turn += 1;
    if (ahead !== undefined) this.#bytes -= object.size;
    const share = await this.#source.reserve(object);
    // Its memory is now part of `share`.
    ahead?.share.shrink(0);
    try {
      return { content: await this.#contentOf(object, ahead), share };
    } catch (error) {
      share.shrink(0);
      throw error;
    }
  }

  /** Ends the reading, and releases the memory of objects that were fetched ahead. */
  end(): void {
    for (const { share } of this.#ahead.splice(0)) share.shrink(0);
  }

  async #contentOf(object: LogObject, ahead: Ahead | undefined): Promise<Content> {
    if (!this.#source.isSmall(object)) return this.#source.checked(object, this.#signal);
    const own = ahead?.gzip ?? this.#source.fetch(object, this.#signal);
    this.#fetchAhead();
    return { gzip: await own };
  }

  #fetchAhead(): void {
    while (this.#ahead.length < AHEAD_OBJECTS) {
      const object = this.#objects[this.#turn + this.#ahead.length];
      if (object === undefined || !this.#source.isSmall(object)) return;
      if (this.#bytes + object.size > AHEAD_BYTES) return;
      const share = this.#source.reserveAhead(object);
      if (share === undefined) return;
      const gzip = this.#source.fetch(object, this.#signal);
      // `next` reports the failure, if the object gets its turn.
      gzip.catch(() => undefined);
      this.#bytes += object.size;
      this.#ahead.push({ gzip, share });
    }
  }
}
