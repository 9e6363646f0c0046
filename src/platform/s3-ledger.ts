import { GetObjectCommand, paginateListObjectsV2, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { Clock, ServerClock } from '../engine/clock.js';
import {
  MAX_DOCUMENT_BYTES,
  type DocumentListing,
  type DocumentStore,
  type StoredDocument,
} from '../engine/ledger.js';
import { calling, DataError, serviceError, type CallOnResource } from '../errors.js';
import { isByteStream } from '../objects/object-downloads.js';

interface LedgerBucket {
  readonly bucket: string;
  readonly prefix: string;
  readonly owner: string | undefined;
  /** Absent: the bucket's default holds; `AES256`: SSE-S3 is asked for; otherwise a key for SSE-KMS. */
  readonly kmsKeyId: string | undefined;
}

/** Without s3:ListBucket S3 answers a read of a document that is not there yet with 403 instead of 404. */
const READ = 's3:GetObject (and s3:ListBucket on the bucket, without which a missing object reads as denied)';

/** A document whose connection breaks again and again is given up after so many tries. */
const BODY_ATTEMPTS = 5;

/** Ledger documents as S3 objects, changed by conditional writes (If-None-Match, If-Match). */
export class S3DocumentStore implements DocumentStore, DocumentListing {
  readonly #client: S3Client;
  readonly #place: LedgerBucket;

  constructor(client: S3Client, place: LedgerBucket) {
    this.#client = client;
    this.#place = place;
  }

  async read(key: string): Promise<StoredDocument | undefined> {
    for (let attempt = 1; ; attempt += 1) {
      const answer = await this.#answerFor(key);
      if (answer === undefined) return undefined;
      try {
        return { body: await textOf(answer.body, this.#nameOf(key)), version: answer.version };
      } catch (cause) {
        // The SDK's retries end where the body begins; a connection that breaks in it is as common as any other.
        if (cause instanceof DataError) throw cause;
        if (attempt === BODY_ATTEMPTS) throw serviceError(cause, this.#reading(key));
      }
    }
  }

  async #answerFor(key: string): Promise<{ body: AsyncIterable<Uint8Array>; version: string } | undefined> {
    try {
      const { Body, ETag } = await this.#client.send(new GetObjectCommand(this.#object(key)));
      if (!isByteStream(Body) || ETag === undefined) throw new Error('S3 answered without a body or an ETag');
      return { body: Body, version: ETag };
    } catch (cause) {
      const error = serviceError(cause, this.#reading(key));
      if (error.code === 'NoSuchKey') return undefined;
      throw error;
    }
  }

  #reading(key: string): CallOnResource {
    return { call: 's3:GetObject', resource: this.#nameOf(key), permission: READ };
  }

  async write(key: string, body: string, version: string | undefined): Promise<string | undefined> {
    const condition = version === undefined ? { IfNoneMatch: '*' } : { IfMatch: version };
    const command = new PutObjectCommand({
      ...this.#object(key),
      ...condition,
      ...this.#encryption(),
      Body: body,
      ContentType: 'application/json',
    });
    try {
      const { ETag } = await this.#client.send(command);
      if (ETag === undefined) throw new Error('S3 answered without an ETag');
      return ETag;
    } catch (cause) {
      const error = serviceError(cause, {
        call: 's3:PutObject',
        resource: this.#nameOf(key),
        onceOnly: true,
      });
      // 412: another version is there; 409: a write is under way; 404: the document has gone (PutObject API).
      if (error.status === 412 || error.status === 409 || error.code === 'NoSuchKey') return undefined;
      throw error;
    }
  }

  async *keys(prefix: string): AsyncGenerator<string> {
    const { prefix: root } = this.#place;
    const { Bucket, ExpectedBucketOwner } = this.#object('');
    const owner = ExpectedBucketOwner === undefined ? {} : { ExpectedBucketOwner };
    const input = { Bucket, ...owner, Prefix: root + prefix };
    const on = { call: 's3:ListObjectsV2', resource: this.#nameOf(prefix), permission: 's3:ListBucket' };
    const pages = paginateListObjectsV2({ client: this.#client }, input);
    for (;;) {
      const { done, value } = await calling(on, () => pages.next());
      if (done === true) return;
      for (const { Key = '' } of value.Contents ?? []) yield Key.slice(root.length);
    }
  }

  #object(key: string): { Bucket: string; Key: string; ExpectedBucketOwner?: string } {
    const { bucket, prefix, owner } = this.#place;
    return {
      Bucket: bucket,
      Key: prefix + key,
      ...(owner === undefined ? {} : { ExpectedBucketOwner: owner }),
    };
  }

  #encryption() {
    const { kmsKeyId } = this.#place;
    if (kmsKeyId === undefined) return {};
    if (kmsKeyId === 'AES256') return { ServerSideEncryption: 'AES256' } as const;
    return { ServerSideEncryption: 'aws:kms', SSEKMSKeyId: kmsKeyId } as const;
  }

  #nameOf(key: string): string {
    return `s3://${this.#place.bucket}/${this.#place.prefix}${key}`;
  }
}

/** The text of a document; one that is larger than any the ledger writes is not read to its end. */
async function textOf(body: AsyncIterable<Uint8Array>, name: string): Promise<string> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of body) {
    bytes += piece.length;
    if (bytes > MAX_DOCUMENT_BYTES) {
      throw new DataError(
        `The ledger document ${name} is larger than ${MAX_DOCUMENT_BYTES / 1024 / 1024} MiB, which no document of ` +
          'the ledger is. Restore an earlier version of the object.',
      );
    }
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString();
}

/** Takes the time from every answer of a client, attempt by attempt: leases are judged by the store's clock. */
export function watchClock(client: S3Client, serverClock: ServerClock, clock: Clock): void {
  client.middlewareStack.add(
    (next) => async (args) => {
      const sentAt = clock.monotonic();
      const result = await next(args);
      const date = dateOf(result.response);
      if (date !== undefined) serverClock.observe(date, sentAt, clock.monotonic());
      return result;
    },
    { step: 'deserialize', name: 'watchClock', priority: 'low' },
  );
}

function dateOf(response: unknown): number | undefined {
  if (typeof response !== 'object' || response === null) return undefined;
  const headers: unknown = Reflect.get(response, 'headers');
  const date: unknown =
    typeof headers === 'object' && headers !== null ? Reflect.get(headers, 'date') : undefined;
  const parsed = typeof date === 'string' ? Date.parse(date) : NaN;
  return Number.isNaN(parsed) ? undefined : parsed;
}
