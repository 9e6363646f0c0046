import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { constants, gunzipSync, gzip, type ZlibOptions } from 'node:zlib';
import { fastGzip } from '../encode/gzip.js';
import type { SharedBuffers } from '../encode/shared-memory.js';
import type { EventBatch } from './event-batcher.js';

/** A batch whose body is ready to be sent. */
export interface PutBatch extends Omit<EventBatch, 'body'> {
  /** The request's body as it goes over the wire. */
  readonly body: Buffer;
  /** The body's SHA-256 in hexadecimal, where it is known. */
  readonly sha256?: string;
  /** Its `Content-Encoding`; absent: the JSON as it is. */
  readonly encoding?: 'gzip';
}

/** How the bodies of batches are compressed at present. */
export interface Compression {
  /** Bodies of so many bytes and more are; Infinity: none is. */
  readonly minBytes: number;
  /** `fast`: with as little work as possible; `small`: to a seventh less, with twice the work. */
  readonly level: 'fast' | 'small';
}

export const NO_COMPRESSION: Compression = { minBytes: Infinity, level: 'fast' };

/** Of zlib, which compresses beside the main thread. Levels above 6 take twice the time for a few percent. */
const LEVELS = { fast: 1, small: 6 } as const;
const gzipAside = promisify(gzip);

function gzipOptions(level: Compression['level']): ZlibOptions {
  return { level: LEVELS[level], memLevel: constants.Z_MAX_MEMLEVEL, chunkSize: 256 * 1024 };
}

/**
 * Makes a batch ready in the thread that it was made in: compressed if it is to be, and hashed. The memory of what is not
 * sent goes back to the buffers.
 */
export function readyBatch(
  batch: EventBatch,
  { minBytes, level }: Compression,
  buffers: SharedBuffers,
): PutBatch {
  if (batch.body.length < minBytes) return { ...batch, sha256: hashOf(batch.body) };
  const body = fastGzip(batch.body, (bytes) => buffers.take(bytes), level === 'small');
  buffers.give([batch.body.buffer]);
  return { ...batch, body, sha256: hashOf(body), encoding: 'gzip' };
}

/** The same beside this thread, for batches that are made in the main one. */
export async function readyBatchAside(
  batch: EventBatch,
  { minBytes, level }: Compression,
): Promise<PutBatch> {
  if (batch.body.length < minBytes) return batch;
  return { ...batch, body: await gzipAside(batch.body, gzipOptions(level)), encoding: 'gzip' };
}

/** The batch as JSON. */
export function plainBatch({ count, bytes, body, encoding, ...rest }: PutBatch): PutBatch {
  if (encoding === undefined) return { count, bytes, body, ...rest };
  return { count, bytes, body: gunzipSync(body) };
}

function hashOf(body: Uint8Array): string {
  return createHash('sha256').update(body).digest('hex');
}
