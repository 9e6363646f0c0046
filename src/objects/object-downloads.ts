import { GetObjectCommand, type GetObjectCommandOutput } from '@aws-sdk/client-s3';
import { BadObjectError, DataError, isThrottled, serviceError, type ServiceError } from '../errors.js';
import { discard, strangeAnswer } from '../errors/strange-answer.js';
import { ReadAccess, type ReadAccessPlace } from './read-access.js';

export interface LogObject {
  readonly key: string;
  readonly etag: string;
  /** Compressed bytes. */
  readonly size: number;
}

/** The object that was listed is not there any more. */
export class MissingObjectError extends BadObjectError {
  constructor(name: string, options?: ErrorOptions) {
    super(
      `${name} no longer exists, so its records are not delivered. Restore it, or set on-bad-object: skip to leave it out.`,
      options,
    );
    this.name = 'MissingObjectError';
  }
}

/** The object that was listed is another one now, which the next run lists. */
export class ReplacedObjectError extends BadObjectError {
  constructor(name: string, options?: ErrorOptions) {
    super(`${name} was replaced after it was listed.`, options);
    this.name = 'ReplacedObjectError';
  }
}

/** A download that breaks off is continued where it broke off, so many times in a row. */
const MAX_BREAKS = 5;
const READING = { call: 's3:GetObject' } as const;

interface OfObject {
  readonly object: LogObject;
  readonly signal: AbortSignal;
}

export function nameOf({ Bucket }: ReadAccessPlace['bucket'], { key }: LogObject): string {
  return `s3://${Bucket}/${key}`;
}

/** Downloads the objects of a bucket, each as it was listed. */
export class ObjectDownloads {
  readonly #place: ReadAccessPlace;
  readonly #access: ReadAccess;

  constructor(place: ReadAccessPlace) {
    this.#place = place;
    this.#access = new ReadAccess(place);
  }

  /** The bytes as they lie in S3; a connection that breaks is taken up where it broke. */
  async *bytes(object: LogObject, signal: AbortSignal): AsyncGenerator<Buffer> {
    let offset = 0;
    for (let breaks = 0; offset < object.size || object.size === 0;) {
      try {
        for await (const chunk of await this.#open({ object, signal }, offset)) {
          offset += chunk.length;
          if (offset > object.size) throw otherAnswer(object);
          breaks = 0;
          yield chunk;
        }
        if (offset >= object.size) return;
        throw new Error(`the answer ended after ${offset} of ${object.size} bytes`);
      } catch (cause) {
        signal.throwIfAborted();
        if (cause instanceof DataError) throw cause;
        const error = serviceError(cause, { ...READING, resource: nameOf(this.#place.bucket, object) });
        breaks += 1;
        if (breaks > MAX_BREAKS || !isWorthAnother(error)) throw error;
      }
    }
  }

  async #open(of: OfObject, offset: number): Promise<AsyncIterable<Buffer>> {
    const { client, bucket } = this.#place;
    const { key: Key, etag: IfMatch } = of.object;
    const range = offset === 0 ? {} : { Range: `bytes=${offset}-` };
    try {
      const command = new GetObjectCommand({ ...bucket, Key, IfMatch, ...range });
      const answer = await client.send(command, { abortSignal: of.signal });
      if (!isByteStream(answer.Body)) throw new Error('S3 answered without a body');
      assertAsked(answer, of.object, offset);
      this.#access.show();
      return answer.Body;
    } catch (cause) {
      of.signal.throwIfAborted();
      throw await this.#explained(cause, of);
    }
  }

  /** A refusal concerns the object alone if others can be read; that one is archived is said only of itself. */
  async #explained(cause: unknown, { object, signal }: OfObject): Promise<ServiceError | BadObjectError> {
    const resource = nameOf(this.#place.bucket, object);
    const error = serviceError(cause, { ...READING, resource, concerns: 'object' });
    if (error.code === 'NoSuchKey') return new MissingObjectError(resource, { cause });
    if (error.status === 412) return new ReplacedObjectError(resource, { cause });
    if (error.concerns !== 'object' || error.code === 'InvalidObjectState') return error;
    const isItsOwn = await this.#access.isShownWithout(object.key, signal);
    return isItsOwn ? error : serviceError(cause, { ...READING, resource, concerns: 'run' });
  }
}

/** What is throttled has been waited for already. */
function isWorthAnother(error: ServiceError): boolean {
  return error.retryable && !isThrottled(error);
}

/** Throws where an answer is no object of the size that was listed, or begins elsewhere than asked. */
function assertAsked(answer: GetObjectCommandOutput, object: LogObject, offset: number): void {
  const { Body, ContentLength, ContentRange, $metadata } = answer;
  const left = object.size - offset;
  const isInPlace = offset === 0 || ContentRange?.startsWith(`bytes ${offset}-`) === true;
  if (isInPlace && (ContentLength ?? left) === left) return;
  discard(Body);
  throw otherAnswer(object, $metadata);
}

function otherAnswer({ size }: LogObject, metadata?: unknown): Error {
  return strangeAnswer(`it is not the object of ${size} bytes that was asked for`, metadata);
}

/** Whether the body of an answer is a stream, as it is on Node.js. */
export function isByteStream(body: unknown): body is AsyncIterable<Buffer> {
  return typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
}
