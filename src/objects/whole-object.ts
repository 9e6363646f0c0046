import { GetObjectCommand, HeadObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import { calling, serviceError, ServiceError } from '../errors.js';
import { isByteStream } from './object-downloads.js';

export interface ObjectPlace {
  readonly bucket: string;
  readonly owner: string | undefined;
  /** Absent: the bucket's default holds; `AES256`: SSE-S3 is asked for; otherwise a key for SSE-KMS. */
  readonly kmsKeyId: string | undefined;
}

/** The content of an object, of known length; read once, or again when S3 asks for it. */
export interface ObjectContent {
  readonly size: number;
  read(): AsyncIterable<Buffer>;
}

/** An object to be put. */
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

/** What S3 holds once an object was put, by which it is known again. */
export interface StoredObject {
  readonly etag: string;
  readonly bytes: number;
  /** CRC32 of the whole content, in base64, as S3 keeps it. */
  readonly crc32: string;
}

/** An object that lies under a key. */
export interface FoundObject {
  readonly etag: string;
  readonly body: AsyncIterable<Buffer>;
}

/** What lies under a key, without its content. */
export interface ObjectFacts {
  readonly etag: string;
  readonly size: number;
  readonly metadata: Readonly<Record<string, string>>;
}

/** Larger objects go up in parts, of which a few are held at a time. */
const PART_BYTES = 8 * 1024 * 1024;
const PARTS_IN_FLIGHT = 2;
const NEVER_THERE = 'none';
/** Another version is there; it has gone; a write is under way (PutObject API). */
const VERSION_CONFLICT: readonly number[] = [412, 404, 409];

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

  /** The same, without the content. (HeadObject needs the permission of GetObject.) */
  async find(key: string, abortSignal: AbortSignal): Promise<ObjectFacts | undefined> {
    const on = { call: 's3:HeadObject', resource: this.#nameOf(key), permission: 's3:GetObject' };
    const head = new HeadObjectCommand(this.#named(key));
    try {
      const found = await calling(on, () => this.#client.send(head, { abortSignal }), abortSignal);
      const { ETag: etag = '', ContentLength: size = 0, Metadata: metadata = {} } = found;
      return { etag, size, metadata };
    } catch (error) {
      // An answer without a body has no other name.
      if (error instanceof ServiceError && error.status === 404) return undefined;
      throw error;
    }
  }

  /** Puts the object, with a checksum of all of it; a failed upload in parts is taken back. */
  async put(object: NewObject, signal: AbortSignal): Promise<StoredObject> {
    signal.throwIfAborted();
    try {
      return object.content.size <= PART_BYTES
        ? await this.#putWhole(object, signal)
        : await this.#putInParts(object, signal);
    } catch (cause) {
      signal.throwIfAborted();
      throw this.#explained(cause, object);
    }
  }

  async #putWhole(object: NewObject, abortSignal: AbortSignal): Promise<StoredObject> {
    const content = new SummedContent(object.content);
    const pieces: Buffer[] = [];
    for await (const piece of content.read()) pieces.push(piece);
    const crc32 = content.crc32();
    const command = new PutObjectCommand({
      ...this.#request(object),
      Body: Buffer.concat(pieces),
      ChecksumCRC32: crc32,
    });
    const { ETag = '' } = await this.#client.send(command, { abortSignal });
    return { etag: ETag, bytes: object.content.size, crc32 };
  }

  async #putInParts(object: NewObject, signal: AbortSignal): Promise<StoredObject> {
    const { Upload } = await import('@aws-sdk/lib-storage');
    const content = new SummedContent(object.content);
    const upload = new Upload({
      client: this.#client,
      params: {
        ...this.#request(object),
        ChecksumType: 'FULL_OBJECT',
        Body: Readable.from(content.read(), { objectMode: false }),
      },
      partSize: PART_BYTES,
      queueSize: PARTS_IN_FLIGHT,
      leavePartsOnError: false,
    });
    const abort = (): void => void upload.abort();
    this.#nameOwnerOfAborts();
    signal.addEventListener('abort', abort);
    try {
      const { ETag = '', ChecksumCRC32: kept } = await upload.done();
      const crc32 = content.crc32();
      if (kept !== undefined && kept !== crc32)
        throw new Error(
          `S3 stores something other than what was sent: its CRC32 is ${kept} and not ${crc32}`,
        );
      return { etag: ETag, bytes: object.content.size, crc32 };
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
      ...(kmsKeyId === undefined ? {} : encryptionBy(kmsKeyId)),
    };
  }

  #explained(cause: unknown, { key, replaces }: NewObject): ServiceError {
    const { kmsKeyId = 'AES256' } = this.#place;
    const permission = kmsKeyId === 'AES256' ? 's3:PutObject' : 's3:PutObject and kms:GenerateDataKey';
    const on = { call: 's3:PutObject', resource: this.#nameOf(key), permission };
    const error = serviceError(cause, on);
    const { status, code = 'Unknown' } = error;
    const isOther = VERSION_CONFLICT.includes(status ?? 0) && code !== 'NoSuchBucket';
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
export function replacing(found: Pick<FoundObject, 'etag'> | undefined): string {
  return found === undefined ? NEVER_THERE : found.etag;
}

function conditionOn(replaces: string): { IfMatch: string } | { IfNoneMatch: string } {
  return replaces === NEVER_THERE ? { IfNoneMatch: '*' } : { IfMatch: replaces };
}

function encryptionBy(kmsKeyId: string) {
  return kmsKeyId === 'AES256'
    ? { ServerSideEncryption: 'AES256' as const }
    : { ServerSideEncryption: 'aws:kms' as const, SSEKMSKeyId: kmsKeyId };
}

/** Content whose checksum is known once it was read. */
class SummedContent {
  readonly #content: ObjectContent;
  #sum = 0;

  constructor(content: ObjectContent) {
    this.#content = content;
  }

  async *read(): AsyncGenerator<Buffer> {
    this.#sum = 0;
    for await (const piece of this.#content.read()) {
      this.#sum = crc32(piece, this.#sum);
      yield piece;
    }
  }

  crc32(): string {
    return formatCrc32(this.#sum);
  }
}

/** A CRC32 as S3 tells it. */
export function formatCrc32(sum: number): string {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(sum);
  return bytes.toString('base64');
}
