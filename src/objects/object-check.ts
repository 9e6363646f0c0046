import { HeadObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { crc32 } from 'node:zlib';
import { AGREES, type Finding } from '../engine/verification.js';
import { serviceError, type CallOnResource, type ServiceError } from '../errors.js';
import { ReadAccess } from './read-access.js';
import { formatCrc32, S3ObjectSink } from './whole-object.js';

/** What the ledger notes of one object. */
export interface ExpectedObject {
  readonly key: string;
  readonly bytes: number;
  /** CRC32 of the whole content, in base64. */
  readonly crc32: string;
}

export interface CheckedBucket {
  readonly bucket: string;
  readonly owner: string | undefined;
  /** What is looked at lies below this prefix. */
  readonly prefix: string;
}

interface ShownObject {
  readonly bytes: number;
  /** Of the whole content; absent where S3 keeps none, or only of parts. */
  readonly crc32: string | undefined;
}

/** Compares objects with the ledger by their metadata in S3; reads only objects without a checksum. */
export class ObjectCheck {
  readonly #client: S3Client;
  readonly #bucket: { readonly Bucket: string; readonly ExpectedBucketOwner?: string };
  readonly #access: ReadAccess;
  readonly #content: Pick<S3ObjectSink, 'read'>;

  constructor(client: S3Client, { bucket, owner, prefix }: CheckedBucket) {
    this.#client = client;
    this.#bucket = { Bucket: bucket, ...(owner === undefined ? {} : { ExpectedBucketOwner: owner }) };
    this.#content = new S3ObjectSink(client, { bucket, owner, kmsKeyId: undefined });
    this.#access = new ReadAccess({ client, bucket: this.#bucket, root: prefix });
  }

  async check({ key, bytes, crc32: sum }: ExpectedObject, signal: AbortSignal): Promise<Finding> {
    const what = this.#nameOf(key);
    const expected = shown({ bytes, crc32: sum });
    const there = await this.#head(key, signal);
    if (there === undefined) return { state: 'differs', what, expected, found: 'no such object' };
    const isUnknown = there.bytes === bytes && there.crc32 === undefined;
    const found = isUnknown ? { bytes, crc32: await this.#sum(key, signal) } : there;
    if (found.bytes === bytes && found.crc32 === sum) return AGREES;
    return { state: 'differs', what, expected, found: shown(found) };
  }

  /** `undefined` where there is no such object, or its newest version is a delete marker. */
  async #head(key: string, signal: AbortSignal): Promise<ShownObject | undefined> {
    try {
      const command = new HeadObjectCommand({ ...this.#bucket, Key: key, ChecksumMode: 'ENABLED' });
      const answer = await this.#client.send(command, { abortSignal: signal });
      this.#access.show();
      const isWhole = answer.ChecksumType !== 'COMPOSITE' && answer.ChecksumCRC32?.includes('-') !== true;
      return { bytes: answer.ContentLength ?? 0, crc32: isWhole ? answer.ChecksumCRC32 : undefined };
    } catch (cause) {
      signal.throwIfAborted();
      const error = await this.#explained(cause, key, signal);
      if (error.status === 404) return undefined;
      throw error;
    }
  }

  /** `undefined` where it has gone meanwhile. */
  async #sum(key: string, signal: AbortSignal): Promise<string | undefined> {
    const found = await this.#content.read(key);
    if (found === undefined) return undefined;
    let sum = 0;
    for await (const piece of found.body) {
      signal.throwIfAborted();
      sum = crc32(piece, sum);
    }
    return formatCrc32(sum);
  }

  /** A refusal concerns the object alone if others can be read. */
  async #explained(cause: unknown, key: string, signal: AbortSignal): Promise<ServiceError> {
    const on: CallOnResource = {
      call: 's3:HeadObject',
      resource: this.#nameOf(key),
      permission: 's3:GetObject',
    };
    const error = serviceError(cause, { ...on, concerns: 'segment' });
    if (error.status !== 403 || (await this.#access.isShownWithout(key, signal))) return error;
    return serviceError(cause, { ...on, concerns: 'run' });
  }

  #nameOf(key: string): string {
    return `s3://${this.#bucket.Bucket}/${key}`;
  }
}

function shown({ bytes, crc32: sum }: ShownObject): string {
  return `${bytes} bytes${sum === undefined ? '' : `, CRC32 ${sum}`}`;
}
