import type { LogObject } from '../objects/object-downloads.js';
import type { CheckedText } from '../objects/s3-objects.js';

/** What reading ahead needs of a source of log objects. */
export interface AlbContents {
  isSmall(object: LogObject): boolean;
  fetch(object: LogObject, signal: AbortSignal): Promise<Buffer<SharedArrayBuffer>>;
  checked(object: LogObject, signal: AbortSignal): Promise<CheckedText>;
}

/** An object in one piece, or the text of one that is too large for it. */
export type FetchedObject = { readonly gzip: Buffer<SharedArrayBuffer> } | CheckedText;

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
  readonly #fetched: Promise<Buffer<SharedArrayBuffer>>[] = [];
  #turn = 0;
  /** Compressed bytes of what was fetched and has not had its turn. */
  #ahead = 0;

  constructor(source: AlbContents, objects: readonly LogObject[], signal: AbortSignal) {
    this.#source = source;
    this.#objects = objects;
    this.#signal = signal;
  }

  /** The content of the next object, or what `S3LogObjects.read` throws. */
  async next(): Promise<FetchedObject> {
    const object = this.#objects[this.#turn];
    if (object === undefined) throw new RangeError(`There are only ${this.#objects.length} objects.`);
    if (!this.#source.isSmall(object)) {
      this.#turn += 1;
      return this.#source.checked(object, this.#signal);
    }
    const own = this.#fetched.shift() ?? this.#fetch(object);
    this.#turn += 1;
    this.#ahead -= object.size;
    this.#fetchAhead();
    return { gzip: await own };
  }

  #fetch(object: LogObject): Promise<Buffer<SharedArrayBuffer>> {
    this.#ahead += object.size;
    const fetched = this.#source.fetch(object, this.#signal);
    // Its failure is for the object's turn, which may never come.
    fetched.catch(() => undefined);
    return fetched;
  }

  #fetchAhead(): void {
    while (this.#fetched.length < AHEAD_OBJECTS) {
      const object = this.#objects[this.#turn + this.#fetched.length];
      if (object === undefined || !this.#source.isSmall(object)) return;
      if (this.#ahead + object.size > AHEAD_BYTES) return;
      this.#fetched.push(this.#fetch(object));
    }
  }
}
