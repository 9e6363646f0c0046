import type { MemoryShare } from '../engine/memory-budget.js';
import type { LogObject } from '../objects/object-downloads.js';
import type { CheckedText } from '../objects/s3-objects.js';

/** What reading ahead needs of a source of log objects. */
export interface AlbContents {
  isSmall(object: LogObject): boolean;
  /** Waits for the memory that an object takes while it is in flight. */
  reserve(object: LogObject): Promise<MemoryShare>;
  /** Memory for an object before its turn; nothing when there is none. */
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

/** An object before its turn. */
interface Ahead {
  readonly gzip: Promise<Buffer<SharedArrayBuffer>>;
  readonly share: MemoryShare;
}

/**
 * While one object is carried, so much of those after it is fetched: enough to hide the time that S3 takes. A large
 * object takes long enough to carry that the next one need not be there already.
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
    // From here on it is counted with what is in flight.
    ahead?.share.shrink(0);
    try {
      return { content: await this.#contentOf(object, ahead), share };
    } catch (error) {
      share.shrink(0);
      throw error;
    }
  }

  /** Nobody wants the rest. */
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
      // Its failure is for the object's turn, which may never come.
      gzip.catch(() => undefined);
      this.#bytes += object.size;
      this.#ahead.push({ gzip, share });
    }
  }
}
