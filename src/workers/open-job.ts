import type { EventBatch, EventBatcher } from '../cloudwatch-logs/event-batcher.js';
import type { AlbEncoder, Encoded } from '../encode/encode.js';
import type { LineSplitter } from '../encode/lines.js';
import type { ObjectMeta } from '../encode/log-object.js';
import { PIECE_BYTES, type ObjectText } from '../encode/object-text.js';
import type { EncodeSums } from './encode-sums.js';
import type { EncodeAnswer, RecordPiece, RecordSink } from './protocol.js';

/** What is made of the blocks of a job. */
export interface JobOutputs {
  /** Absent where blocks are wanted as they are. */
  readonly batcher: EventBatcher | undefined;
  /** Batches that are full. */
  readonly filled: EventBatch[];
  /** Absent where no objects are made. */
  readonly records: RecordSink | undefined;
  /** Bytes of objects that are done. */
  readonly pieces: RecordPiece[];
  readonly sums: EncodeSums;
}

export interface OpenJob extends JobOutputs {
  readonly encode: AlbEncoder;
  readonly object: ObjectMeta;
  readonly lines: LineSplitter;
  /** The input at hand, where it is an object in one piece, and its blocks. */
  text: ObjectText | undefined;
  blocks: Iterator<Encoded>;
  /** The answers for the input, where its batches were made ahead. */
  ahead: EncodeAnswer[];
  /** Nothing comes after them. */
  ended: boolean;
}

/** What the text in pieces becomes. */
export function* blocksOf({ encode, lines, object }: OpenJob, pieces: Iterable<Buffer>): Generator<Encoded> {
  for (const piece of pieces) yield encode(lines.push(piece), object);
}

/** Text that is there already. */
export function piecesOf(text: Uint8Array): Buffer[] {
  const whole = Buffer.from(text.buffer, text.byteOffset, text.length);
  const count = Math.ceil(whole.length / PIECE_BYTES);
  return Array.from({ length: count }, (_, i) => whole.subarray(i * PIECE_BYTES, (i + 1) * PIECE_BYTES));
}

/** Bytes of text, and of batches that were made of it ahead, that are kept for the job. */
export function heldBy({ text, ahead }: OpenJob): number {
  const bodies = ahead.map((answer) => (answer.kind === 'batch' ? answer.batch.body.length : 0));
  return bodies.reduce((sum, length) => sum + length, text?.held ?? 0);
}

/** Ends the object, the job, or all interest in it. */
export function finish(job: OpenJob, kind: 'end' | 'flush' | 'drop'): void {
  const { batcher, filled, records, pieces, encode, lines, object } = job;
  job.text?.drop();
  job.text = undefined;
  job.blocks = kind === 'end' ? [encode(lines.end(), object)][Symbol.iterator]() : none();
  job.ended = (batcher ?? records) === undefined || kind !== 'end';
  if (kind === 'flush') flush(job);
  if (kind === 'drop') {
    filled.splice(0);
    job.ahead = [];
    pieces.splice(0);
  }
}

/** Has what was begun handed back as it is. */
function flush({ batcher, filled, records, pieces }: OpenJob): void {
  const begun = batcher?.flush();
  if (begun !== undefined) filled.push(begun);
  if (records !== undefined) pieces.push(...records.flush());
}

export function none(): Iterator<Encoded> {
  return [][Symbol.iterator]();
}

export function nameOf({ object: { bucket, key } }: OpenJob): string {
  return `s3://${bucket}/${key}`;
}
