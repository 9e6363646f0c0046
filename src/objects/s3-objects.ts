import {
  GetObjectCommand,
  paginateListObjectsV2,
  type ListObjectsV2CommandOutput,
  type S3Client,
} from '@aws-sdk/client-s3';
import { DataError, serviceError, type CallOnResource } from '../errors.js';
import { decompressStream, wholeSize } from '../encode/gunzip.js';
import { MemoryBudget, type MemoryShare } from '../encode/memory-budget.js';
import { copyBytes, SharedBuffers } from '../encode/shared-memory.js';

export interface LogObject {
  readonly key: string;
  readonly etag: string;
  /** Compressed bytes. */
  readonly size: number;
}

/** Objects up to this size are decompressed in one piece, which is twice as fast as a stream; larger ones stream. */
const WHOLE_LIMIT_BYTES = 8 * 1024 * 1024;
/** What all objects that are decompressed may hold at once. */
const MEMORY_BYTES = 36 * 1024 * 1024;
/** What an object that streams has on its way at most: chunks of the download, of its text, and blocks made of them. */
const STREAM_BYTES = 8 * 1024 * 1024;
/** A download that breaks off is continued where it broke off, so many times in a row. */
const MAX_BREAKS = 5;

/** The object that was listed is not there any more, or is another one now; nothing of it was handed on. */
export class MissingObjectError extends DataError {
  constructor(name: string, options?: ErrorOptions) {
    super(`${name} is not there any more, or was replaced after it was listed.`, options);
    this.name = 'MissingObjectError';
  }
}

/** Gzipped log objects in an S3 bucket. */
export class S3LogObjects {
  readonly #client: S3Client;
  readonly #bucket: { readonly Bucket: string; readonly ExpectedBucketOwner?: string };
  readonly #memory = new MemoryBudget(MEMORY_BYTES);
  readonly #buffers = new SharedBuffers();

  constructor(client: S3Client, bucket: string, owner?: string) {
    this.#client = client;
    this.#bucket = { Bucket: bucket, ...(owner === undefined ? {} : { ExpectedBucketOwner: owner }) };
  }

  /** The objects below a prefix (whose keys come after `after`), in the order of their keys, a page at a time. */
  async *list(prefix: string, after?: string): AsyncGenerator<LogObject[]> {
    for await (const page of this.#pages(prefix, { after })) {
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
    for await (const page of this.#pages(prefix, { delimiter: '/' })) files += page.Contents?.length ?? 0;
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
      for await (const chunk of this.#download(object, signal)) at += copyBytes(chunk, whole, at);
      return whole;
    } catch (error) {
      this.release(whole);
      throw error;
    }
  }

  release({ buffer }: Buffer<SharedArrayBuffer>): void {
    this.#buffers.give([buffer]);
  }

  /** Waits for the memory that an object takes while it is decompressed: a fetched one, or one that streams. */
  reserve(compressed: Buffer | undefined): Promise<MemoryShare> {
    const bytes = compressed === undefined ? STREAM_BYTES : compressed.length + wholeSize(compressed);
    return this.#memory.take(bytes);
  }

  /**
   * The decompressed content, in pieces of any size. The object must be the one that was listed (same ETag). Throws
   * MissingObjectError when it is not, DataError when it cannot be decompressed, ServiceError when S3 refuses, and the
   * signal's reason when that aborts.
   */
  read(object: LogObject, signal: AbortSignal): AsyncGenerator<Buffer> {
    return decompressStream(this.#download(object, signal), this.#nameOf(object));
  }

  #pages(prefix: string, { delimiter, after }: Selection): AsyncGenerator<ListObjectsV2CommandOutput> {
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
    };
    return translated(pages, on);
  }

  /** The bytes as they lie in S3; a connection that breaks is taken up where it broke. */
  async *#download(object: LogObject, signal: AbortSignal): AsyncGenerator<Buffer> {
    let offset = 0;
    for (let breaks = 0; offset < object.size || object.size === 0;) {
      try {
        for await (const chunk of await this.#open(object, { offset, signal })) {
          offset += chunk.length;
          breaks = 0;
          yield chunk;
        }
        if (offset >= object.size) return;
        throw new Error(`the answer ended after ${offset} of ${object.size} bytes`);
      } catch (cause) {
        signal.throwIfAborted();
        if (cause instanceof DataError) throw cause;
        const error = serviceError(cause, { call: 's3:GetObject', resource: this.#nameOf(object) });
        breaks += 1;
        if (!error.retryable || breaks > MAX_BREAKS) throw error;
      }
    }
  }

  async #open(object: LogObject, { offset, signal }: OpenAt): Promise<AsyncIterable<Buffer>> {
    const range = offset === 0 ? {} : { Range: `bytes=${offset}-` };
    const { key: Key, etag: IfMatch } = object;
    const name = this.#nameOf(object);
    try {
      const command = new GetObjectCommand({ ...this.#bucket, Key, IfMatch, ...range });
      const { Body } = await this.#client.send(command, { abortSignal: signal });
      if (isByteStream(Body)) return Body;
      throw new Error('S3 answered without a body');
    } catch (cause) {
      const error = serviceError(cause, { call: 's3:GetObject', resource: name });
      if (error.code !== 'NoSuchKey' && error.status !== 412) throw error;
      if (offset === 0) throw new MissingObjectError(name, { cause });
      throw new DataError(`${name} went away, or was replaced, while it was read.`, { cause });
    }
  }

  #nameOf(object: LogObject): string {
    return `s3://${this.#bucket.Bucket}/${object.key}`;
  }
}

interface Selection {
  readonly delimiter?: string;
  readonly after?: string | undefined;
}

interface OpenAt {
  readonly offset: number;
  readonly signal: AbortSignal;
}

function isByteStream(body: unknown): body is AsyncIterable<Buffer> {
  return typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
}

async function* translated<T>(pages: AsyncIterable<T>, on: CallOnResource): AsyncGenerator<T> {
  try {
    yield* pages;
  } catch (cause) {
    throw serviceError(cause, on);
  }
}
