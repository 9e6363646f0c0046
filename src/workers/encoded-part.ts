import type { PutBatch } from '../cloudwatch-logs/put-body.js';
import { BadObjectError } from '../errors.js';
import type { EncodeAnswer, EncodeSum, RecordPiece } from './protocol.js';
import type { EventBlock } from '../encode/types.js';

/** What an object holds: as it lies in S3 and in one piece, or as text that comes in pieces of any size. */
export type EncodableContent =
  { readonly gzip: Buffer<SharedArrayBuffer> } | { readonly text: AsyncIterable<Buffer> };

/** Some events, as a block or as a batch, and what was encoded since the last ones. They are valid until the next. */
export interface EncodedPart {
  readonly sum: EncodeSum;
  readonly events?: EventBlock;
  readonly batch?: PutBatch;
  readonly records?: RecordPiece;
  /** Bytes after the end of the object's gzip, which are ignored. */
  readonly ignored?: number;
}

/** An answer with events or pieces of objects. */
export type FilledAnswer = Extract<EncodeAnswer, { kind: 'block' | 'batch' | 'records' }>;

export function isFilled(answer: EncodeAnswer): answer is FilledAnswer {
  return answer.kind === 'block' || answer.kind === 'batch' || answer.kind === 'records';
}

export function partOf(answer: FilledAnswer): EncodedPart {
  if (answer.kind === 'records') return { sum: answer.sum, records: answer.piece };
  if (answer.kind === 'block') return { sum: answer.sum, events: answer.events };
  const { body, ...batch } = answer.batch;
  // What comes from another thread is no Buffer any more.
  return {
    sum: answer.sum,
    batch: { ...batch, body: Buffer.from(body.buffer, body.byteOffset, body.length) },
  };
}

/** The bytes of an answer, whose memory its worker may use again. */
export function bytesOf(answer: FilledAnswer): Uint8Array {
  if (answer.kind === 'records') return answer.piece.bytes;
  return answer.kind === 'block' ? answer.events.bytes : answer.batch.body;
}

export function failure({ message, isObject }: Extract<EncodeAnswer, { kind: 'failed' }>): Error {
  return isObject ? new BadObjectError(message) : new Error(message);
}
