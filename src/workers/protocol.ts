import type { Allocate } from '../encode/event-block.js';
import type { Column, EventBlock } from '../encode/types.js';
import type { Compression, PutBatch } from '../cloudwatch-logs/put-body.js';
import type { LogTypeSnapshot } from '../statistics/log-types.js';
import type { EncodeCounts, EncodeSettings } from '../encode/encode.js';
import type { ObjectMeta } from '../encode/log-object.js';

/** The lines of one log object are to be encoded. */
export interface EncodeJob {
  readonly settings: EncodeSettings;
  readonly object: ObjectMeta;
  /** What the records say is collected under this name, with that of other jobs; absent: it is not. */
  readonly collectAs?: string | undefined;
  /** The events of all jobs of this id are put into batches, whose requests have these members beside them. */
  readonly batchedAs?: Readonly<Record<string, string>> | undefined;
  /** The records of all jobs of this id become objects instead. */
  readonly records?: RecordsOrder | undefined;
}

/** How the records of some jobs become objects, one a day; their order is that of the jobs. */
export interface RecordsOrder {
  readonly objectFormat: 'jsonl' | 'parquet';
  readonly compression: 'gzip' | 'snappy' | 'none';
  /** IANA name of the time zone whose days are meant. */
  readonly timeZone: string;
}

/** Some bytes of the object of one day, which follow those before; valid until the next piece is asked for. */
export interface RecordPiece {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly bytes: Uint8Array;
  /** Records that were added to the day since its last piece. */
  readonly records: number;
  /** Those of them whose time is too far from their object's interval, so they are filed under the day of its end. */
  readonly filedByInterval: number;
}

/** Makes the bytes of objects from the records of blocks. */
export interface RecordSink {
  /** Takes a block of lines. */
  push(events: EventBlock, intervalEnd: number): RecordPiece[];
  /** What has not been handed back. */
  flush(): RecordPiece[];
}

/** What a sink is opened with. */
export interface RecordSinkOptions {
  /** Of the log type; those of Parquet. */
  readonly columns: readonly Column[];
  /** Where the memory of lines comes from. */
  readonly allocate: Allocate;
}

export type OpenRecords = (order: RecordsOrder, options: RecordSinkOptions) => RecordSink;

/**
 * Part of an object: all of it as it lies in S3 (`gzip`, mostly), or some text, or the news that there is no more of it (`end`), that the batch that
 * was begun is wanted as it is (`flush`), or that nobody wants anything more (`drop`).
 */
export type EncodeInput =
  | { readonly kind: 'gzip'; readonly bytes: Uint8Array<SharedArrayBuffer> }
  | { readonly kind: 'text'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'end' | 'flush' | 'drop' };

/** Asks for the next events of a job, from what it was given before or from what comes along. */
export interface EncodeRequest {
  readonly id: number;
  /** With the first request for an object. */
  readonly job?: EncodeJob;
  readonly input?: EncodeInput;
  /** Of the batches' bodies; absent: there is none. */
  readonly compression?: Compression;
  /** Instead of events: what was collected under this name, which is forgotten then. */
  readonly collect?: string;
  /** Memory of events that are no longer used. */
  readonly spent: readonly SharedArrayBuffer[];
}

/** What was encoded since the last answer. */
export interface EncodeSum {
  readonly counts: EncodeCounts;
  /** UTF-8 bytes of the messages. */
  readonly messageBytes: number;
  /** The timestamp of the oldest event, epoch ms; Infinity where there is none. */
  readonly oldest: number;
}

export type EncodeAnswer =
  | { readonly kind: 'block'; readonly events: EventBlock; readonly sum: EncodeSum }
  | { readonly kind: 'batch'; readonly batch: PutBatch; readonly sum: EncodeSum }
  | { readonly kind: 'records'; readonly piece: RecordPiece; readonly sum: EncodeSum }
  /** All input is used up. */
  | { readonly kind: 'hungry'; readonly sum: EncodeSum }
  /** `figures` is undefined if there was no job of that name. */
  | { readonly kind: 'collected'; readonly figures: LogTypeSnapshot | undefined }
  /** The object cannot be decompressed in one piece: it is too large, or has data after its gzip. */
  | { readonly kind: 'too-large' }
  /** `isObject`: the object is to blame, and nothing of it was encoded; the job goes on with the next. */
  | { readonly kind: 'failed'; readonly message: string; readonly isObject: boolean };

/**
 * Where events are encoded: this thread, or another. Requests of one id are made one after the other. A request is
 * rejected when the worker has ended, and so are all after it.
 */
export interface EncodeWorker {
  ask(request: EncodeRequest): Promise<EncodeAnswer>;
}
