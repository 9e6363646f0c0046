import * as v from 'valibot';
import type { SegmentPlan } from '../engine/mode.js';

/** One log object of a partition: what its key adds to the partition's, and how it was when it was listed. */
export interface AlbObject {
  /** `stamp_ip_random`. */
  readonly tail: string;
  /** Interval end, epoch ms. */
  readonly end: number;
  readonly etag: string;
  /** Compressed bytes. */
  readonly size: number;
}

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

  /** What a plan says of a segment with these objects: each belongs to the window that holds its stamp. */
  get figures(): Pick<SegmentPlan, 'start' | 'objects' | 'bytes'> & { readonly end: number } {
    return { start: this.firstEnd, end: this.lastEnd + 1, objects: this.count, bytes: this.bytes };
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

const SEPARATOR = ' ';

/**
 * Many similar names in few bytes, each as the length it shares with the one before and the rest. A day of a busy load
 * balancer has tens of thousands of keys, and all of them stand in its ledger document.
 */
export function packNames(names: readonly string[]): string {
  const sorted = [...names].sort();
  let before = '';
  const packed = sorted.map((name) => {
    const shared = sharedLength(before, name);
    before = name;
    return `${shared.toString(36)}+${name.slice(shared)}`;
  });
  return packed.join(SEPARATOR);
}

/** A name is what follows the last slash of a key. */
const packedSchema = v.pipe(v.string(), v.excludes('/'));

/** The names that `packNames` packed. */
export function unpackNames(packed: unknown): string[] {
  const text = v.parse(packedSchema, packed);
  if (text === '') return [];
  let before = '';
  return text.split(SEPARATOR).map((piece) => {
    const plus = piece.indexOf('+');
    before = before.slice(0, parseInt(piece.slice(0, plus), 36)) + piece.slice(plus + 1);
    return before;
  });
}

function sharedLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a.charCodeAt(length) === b.charCodeAt(length)) length += 1;
  return length;
}

/** A segment has at most so many objects, and so many compressed bytes (unless one object alone has more). */
const MAX_SEGMENT_OBJECTS = 64;
const MAX_SEGMENT_BYTES = 32 * 1024 * 1024;
/**
 * A segment's batches go one after the other, so what bounds a run is how many segments are in flight: the bytes that
 * come together are cut into this many, unless they are too few for it.
 */
const SEGMENTS_WANTED = 128;
const MIN_SEGMENT_BYTES = 1024 * 1024;

/** Cuts objects into segments, in their order. */
export function cutIntoSegments(listed: readonly PackedObjects[]): PackedObjects[] {
  const total = listed.reduce((sum, { bytes }) => sum + bytes, 0);
  const most = Math.min(MAX_SEGMENT_BYTES, Math.max(MIN_SEGMENT_BYTES, total / SEGMENTS_WANTED));
  const segments: PackedObjects[] = [];
  let current: AlbObject[] = [];
  let bytes = 0;
  for (const packed of listed) {
    for (const object of packed.unpack()) {
      const fits = current.length < MAX_SEGMENT_OBJECTS && bytes + object.size <= most;
      if (current.length > 0 && !fits) {
        segments.push(new PackedObjects(current));
        [current, bytes] = [[], 0];
      }
      current.push(object);
      bytes += object.size;
    }
  }
  return current.length === 0 ? segments : [...segments, new PackedObjects(current)];
}
