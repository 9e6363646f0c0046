import { paginateListObjectsV2, type ListObjectsV2CommandOutput, type S3Client } from '@aws-sdk/client-s3';
import { tmpdir } from 'node:os';
import { serviceError, type CallOnResource, type FailureScope } from '../errors.js';
import { checkText, objectText } from '../encode/gunzip.js';
import { MemoryBudget, type MemoryShare } from '../engine/memory-budget.js';
import { copyBytes, SharedBuffers } from '../encode/shared-memory.js';
import { nameOf, ObjectDownloads, type LogObject } from './object-downloads.js';
import { Spool, SpoolSpace } from './spool.js';

/** Objects up to this size are decompressed in one piece, which is twice as fast as a stream; larger ones stream. */
const WHOLE_LIMIT_BYTES = 8 * 1024 * 1024;
/**
 * What all objects in flight may hold at once, beside the text that workers keep: objects as they lie in S3, and batches that
 * were begun or wait for their answers.
 */
const MEMORY_BYTES = 112 * 1024 * 1024;
/** What an object's batches hold at most: one that is on its way as JSON, the next one, and one that was begun. */
const BATCHES_BYTES = 2.875 * 1024 * 1024;
/** Memory for objects that are fetched ahead, bytes. */
const AHEAD_BYTES = 16 * 1024 * 1024;
/** What an object that streams has on its way at most: chunks of the download, of its text, and blocks made of them. */
const STREAM_BYTES = 8 * 1024 * 1024;
/** The text of an object that was checked to be complete. The holder must dispose of it. */
export interface CheckedText {
  /** May be read as often as needed. */
  readonly text: AsyncIterable<Buffer>;
  /** Bytes after the end of the gzip, which are ignored. */
  readonly ignored: number;
  dispose(): Promise<void>;
}

export interface LogObjectPlace {
  readonly bucket: string;
  readonly owner?: string | undefined;
  /** What the run reads lies below this prefix; absent: anywhere. */
  readonly root?: string;
  /** Where large objects may lie while they are read. */
  readonly scratch?: string;
}

/** Log objects in an S3 bucket: gzip, or plain text. */
export class S3LogObjects {
  readonly #client: S3Client;
  readonly #bucket: { readonly Bucket: string; readonly ExpectedBucketOwner?: string };
  readonly #memory = new MemoryBudget(MEMORY_BYTES);
  readonly #ahead = new MemoryBudget(AHEAD_BYTES);
  readonly #buffers = new SharedBuffers();
  readonly #downloads: ObjectDownloads;
  readonly #space: SpoolSpace;

  constructor(client: S3Client, { bucket, owner, root = '', scratch = tmpdir() }: LogObjectPlace) {
    this.#client = client;
    this.#bucket = { Bucket: bucket, ...(owner === undefined ? {} : { ExpectedBucketOwner: owner }) };
    this.#downloads = new ObjectDownloads({ client, bucket: this.#bucket, root });
    // What is too large for one piece is too large for memory.
    this.#space = new SpoolSpace(scratch, 0);
  }

  /** The objects below a prefix (whose keys come after `after`), in the order of their keys, a page at a time. */
  async *list(prefix: string, after?: string): AsyncGenerator<LogObject[]> {
    for await (const page of this.#pages(prefix, { after, concerns: 'partition' })) {
      yield (page.Contents ?? []).map(({ Key = '', ETag = '', Size = 0 }) => ({
        key: Key,
        etag: ETag,
        size: Size,
      }));
    }
  }

  /** The names directly below a prefix that have something below them, without their slash. */
  async folders(prefix: string): Promise<string[]> {
    const names: string[] = [];
    for await (const page of this.#pages(prefix, { delimiter: '/' })) {
      for (const { Prefix = '' } of page.CommonPrefixes ?? []) names.push(Prefix.slice(prefix.length, -1));
    }
    return names;
  }

  /** How many objects lie directly below a prefix, beside its folders. */
  async filesIn(prefix: string): Promise<number> {
    let files = 0;
    const pages = this.#pages(prefix, { delimiter: '/', concerns: 'partition' });
    for await (const page of pages) files += page.Contents?.length ?? 0;
    return files;
  }

  /** Whether the object may be fetched whole. */
  isSmall({ size }: LogObject): boolean {
    return size <= WHOLE_LIMIT_BYTES;
  }

  /** The object as it lies in S3, in one piece; to be given back with `release`. Throws as `read` does. */
  async fetch(object: LogObject, signal: AbortSignal): Promise<Buffer<SharedArrayBuffer>> {
    const whole = this.#buffers.take(object.size);
    try {
      let at = 0;
      for await (const chunk of this.#downloads.bytes(object, signal)) at += copyBytes(chunk, whole, at);
      return whole;
    } catch (error) {
      this.release(whole);
      throw error;
    }
  }

  release({ buffer }: Buffer<SharedArrayBuffer>): void {
    this.#buffers.give([buffer]);
  }

  /** Waits for the memory that an object takes while it is in flight, from before it is fetched. */
  reserve(object: LogObject): Promise<MemoryShare> {
    return this.#memory.take(this.isSmall(object) ? object.size + BATCHES_BYTES : STREAM_BYTES);
  }

  /** Memory for an object that is fetched before its turn; nothing when there is none. */
  reserveAhead({ size }: LogObject): MemoryShare | undefined {
    return this.#ahead.takeNow(size);
  }

  /**
   * The decompressed content, in pieces of any size. The object must be the one that was listed (same ETag). Throws
   * MissingObjectError or ReplacedObjectError when it is not, BadObjectError when it cannot be decompressed, ServiceError when S3 refuses (it says
   * whether that concerns the object or the run), and the signal's reason when that aborts.
   */
  read(object: LogObject, signal: AbortSignal): AsyncGenerator<Buffer> {
    return objectText(this.#downloads.bytes(object, signal), { name: nameOf(this.#bucket, object) });
  }

  /** One object by its key; `undefined` when there is none. */
  async find(key: string): Promise<LogObject | undefined> {
    for await (const page of this.#pages(key, {})) {
      const found = page.Contents?.find(({ Key }) => Key === key);
      if (found !== undefined) return { key, etag: found.ETag ?? '', size: found.Size ?? 0 };
    }
    return undefined;
  }

  /**
   * The same, once it is known that all of it can be had: it is downloaded to disk and decompressed twice. Whoever asks has
   * reserved its memory: to wait for more while others wait with theirs would be a deadlock.
   */
  async checked(object: LogObject, signal: AbortSignal): Promise<CheckedText> {
    const name = nameOf(this.#bucket, object);
    const spool = new Spool(this.#space);
    try {
      const ignored = await checkText(kept(this.#downloads.bytes(object, signal), spool), name);
      const dispose = (): Promise<void> => spool.dispose();
      const text = { [Symbol.asyncIterator]: () => objectText(spool.read(), { name }) };
      return { text, ignored, dispose };
    } catch (error) {
      await spool.dispose();
      throw error;
    }
  }

  #pages(
    prefix: string,
    { delimiter, after, concerns = 'run' }: Selection,
  ): AsyncGenerator<ListObjectsV2CommandOutput> {
    const input = {
      ...this.#bucket,
      Prefix: prefix,
      ...(delimiter === undefined ? {} : { Delimiter: delimiter }),
      ...(after === undefined ? {} : { StartAfter: after }),
    };
    const pages = paginateListObjectsV2({ client: this.#client }, input);
    const on = {
      call: 's3:ListObjectsV2',
      resource: `s3://${this.#bucket.Bucket}/${prefix}`,
      permission: 's3:ListBucket',
      concerns,
    };
    return translated(pages, on);
  }
}

/** Passes bytes on, and keeps them. */
async function* kept(bytes: AsyncIterable<Buffer>, spool: Spool): AsyncGenerator<Buffer> {
  for await (const chunk of bytes) {
    await spool.append(chunk);
    yield chunk;
  }
}

interface Selection {
  readonly delimiter?: string;
  readonly after?: string | undefined;
  readonly concerns?: FailureScope;
}

async function* translated<T>(pages: AsyncIterable<T>, on: CallOnResource): AsyncGenerator<T> {
  try {
    yield* pages;
  } catch (cause) {
    throw serviceError(cause, on);
  }
}
