import { GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { Clock, ServerClock } from '../engine/clock.js';
import type { DocumentStore, StoredDocument } from '../engine/ledger.js';
import { serviceError } from '../errors.js';

export interface LedgerBucket {
  readonly bucket: string;
  readonly prefix: string;
  readonly owner: string | undefined;
  /** Absent: the bucket's default holds; `AES256`: SSE-S3 is asked for; otherwise a key for SSE-KMS. */
  readonly kmsKeyId: string | undefined;
}

/** Without s3:ListBucket S3 answers a read of a document that is not there yet with 403 instead of 404. */
const READ = 's3:GetObject (and s3:ListBucket on the bucket, without which a missing object reads as denied)';

/** Ledger documents as S3 objects, changed by conditional writes (If-None-Match, If-Match). */
export class S3DocumentStore implements DocumentStore {
  readonly #client: S3Client;
  readonly #place: LedgerBucket;

  constructor(client: S3Client, place: LedgerBucket) {
    this.#client = client;
    this.#place = place;
  }

  async read(key: string): Promise<StoredDocument | undefined> {
    try {
      const { Body, ETag } = await this.#client.send(new GetObjectCommand(this.#object(key)));
      if (Body === undefined || ETag === undefined) throw new Error('S3 answered without a body or an ETag');
      return { body: await Body.transformToString(), version: ETag };
    } catch (cause) {
      const error = serviceError(cause, {
        call: 's3:GetObject',
        resource: this.#nameOf(key),
        permission: READ,
      });
      if (error.code === 'NoSuchKey') return undefined;
      throw error;
    }
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
