import { GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { Readable } from 'node:stream';
import { serviceError, ServiceError } from '../errors.js';

export interface ObjectPlace {
  readonly bucket: string;
  readonly owner: string | undefined;
  /** Absent: SSE-S3. */
  readonly kmsKeyId: string | undefined;
}

/** The content of an object, of known length; read once, or again when S3 asks for it. */
export interface ObjectContent {
  readonly size: number;
  read(): AsyncIterable<Buffer>;
}

export interface NewObject {
  readonly key: string;
  readonly content: ObjectContent;
  readonly contentType: string;
  readonly contentEncoding: string | undefined;
  /** ASCII, 2 KB at most (S3's limit on user-defined metadata). */
  readonly metadata: Readonly<Record<string, string>>;
  /** The version that it replaces (its ETag), or `none`. Absent: whatever is there. */
  readonly replaces?: string;
}

export interface FoundObject {
  readonly etag: string;
  readonly body: AsyncIterable<Buffer>;
}

/** Larger objects go up in parts, of which a few are held at a time. */
const PART_BYTES = 8 * 1024 * 1024;
const PARTS_IN_FLIGHT = 2;
const NEVER_THERE = 'none';
/** Another version is there; it has gone; a write is under way (PutObject API). */
const ANOTHER_VERSION: readonly number[] = [412, 404, 409];

/** Objects that are replaced as a whole: a reader sees the old one or the new one, never a part. */
export class S3ObjectSink {
  readonly #client: S3Client;
  readonly #place: ObjectPlace;

  constructor(client: S3Client, place: ObjectPlace) {
    this.#client = client;
    this.#place = place;
  }

  /** What lies under a key now; `undefined` when there is nothing. */
  async read(key: string): Promise<FoundObject | undefined> {
    try {
      const { Body, ETag } = await this.#client.send(new GetObjectCommand(this.#named(key)));
      if (!isByteStream(Body) || ETag === undefined) throw new Error('S3 answered without a body or an ETag');
      return { etag: ETag, body: Body };
    } catch (cause) {
      const error = serviceError(cause, { call: 's3:GetObject', resource: this.#nameOf(key) });
      if (error.code === 'NoSuchKey') return undefined;
      throw error;
    }
  }

  /** Puts the object; a failed upload in parts is taken back. The checksum is the SDK's (CRC32), part by part. */
  async put(object: NewObject, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    try {
      if (object.content.size <= PART_BYTES) await this.#putWhole(object, signal);
      else await this.#putInParts(object, signal);
    } catch (cause) {
      signal.throwIfAborted();
      throw this.#explained(cause, object);
    }
  }

  async #putWhole(object: NewObject, abortSignal: AbortSignal): Promise<void> {
    const pieces: Buffer[] = [];
    for await (const piece of object.content.read()) pieces.push(piece);
    const command = new PutObjectCommand({ ...this.#request(object), Body: Buffer.concat(pieces) });
    await this.#client.send(command, { abortSignal });
  }

  async #putInParts(object: NewObject, signal: AbortSignal): Promise<void> {
    const { Upload } = await import('@aws-sdk/lib-storage');
    const upload = new Upload({
      client: this.#client,
      params: { ...this.#request(object), Body: Readable.from(object.content.read(), { objectMode: false }) },
      partSize: PART_BYTES,
      queueSize: PARTS_IN_FLIGHT,
      leavePartsOnError: false,
    });
    const abort = (): void => void upload.abort();
    this.#nameOwnerOfAborts();
    signal.addEventListener('abort', abort);
    try {
      await upload.done();
    } finally {
      signal.removeEventListener('abort', abort);
    }
  }

  /** The library's own call that takes back an upload leaves the owner out. */
  #nameOwnerOfAborts(): void {
    const { owner } = this.#place;
    if (owner === undefined) return;
    this.#client.middlewareStack.add(
      (next, { commandName }) =>
        (args) => {
          if (commandName === 'AbortMultipartUploadCommand')
            args.input = { ...args.input, ExpectedBucketOwner: owner };
          return next(args);
        },
      { step: 'initialize', name: 'ownerOfAborts', override: true },
    );
  }

  #request(object: NewObject) {
    const { kmsKeyId } = this.#place;
    const { key, contentType, contentEncoding, metadata, replaces } = object;
    return {
      ...this.#named(key),
      ContentType: contentType,
      Metadata: { ...metadata },
      ChecksumAlgorithm: 'CRC32' as const,
      ...(contentEncoding === undefined ? {} : { ContentEncoding: contentEncoding }),
      ...(replaces === undefined ? {} : conditionOn(replaces)),
      ...(kmsKeyId === undefined
        ? { ServerSideEncryption: 'AES256' as const }
        : { ServerSideEncryption: 'aws:kms' as const, SSEKMSKeyId: kmsKeyId }),
    };
  }

  #explained(cause: unknown, { key, replaces }: NewObject): ServiceError {
    const permission =
      this.#place.kmsKeyId === undefined ? 's3:PutObject' : 's3:PutObject and kms:GenerateDataKey';
    const on = { call: 's3:PutObject', resource: this.#nameOf(key), permission };
    const error = serviceError(cause, on);
    const { status, code = 'Unknown' } = error;
    const isOther = ANOTHER_VERSION.includes(status ?? 0) && code !== 'NoSuchBucket';
    if (replaces === undefined || !isOther) return error;
    // It may be this very put, stored by an attempt whose answer was lost: what is there decides.
    const failure = { ...on, code, cause, retryable: true, ambiguous: true };
    return new ServiceError(`${error.message}: another version came first`, failure);
  }

  #named(key: string): { Bucket: string; Key: string; ExpectedBucketOwner?: string } {
    const { bucket, owner } = this.#place;
    return { Bucket: bucket, Key: key, ...(owner === undefined ? {} : { ExpectedBucketOwner: owner }) };
  }

  #nameOf(key: string): string {
    return `s3://${this.#place.bucket}/${key}`;
  }
}

/** Only the version that was read is replaced: another writer's late rows are not lost. */
export function replacing(found: FoundObject | undefined): string {
  return found === undefined ? NEVER_THERE : found.etag;
}

function conditionOn(replaces: string): { IfMatch: string } | { IfNoneMatch: string } {
  return replaces === NEVER_THERE ? { IfNoneMatch: '*' } : { IfMatch: replaces };
}

function isByteStream(body: unknown): body is AsyncIterable<Buffer> {
  return typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
}
