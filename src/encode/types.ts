import type { LogType } from './log-type.js';

/**
 * Records on their way to CloudWatch Logs, a block at a time: the seam between the transforms (which encode) and the
 * sinks (which batch and put). One `await` a record costs more than encoding it, so only blocks cross asynchronous
 * boundaries, and typed arrays cross threads without a copy.
 */
export interface EventBlock {
  readonly count: number;
  /** Epoch milliseconds of each event, whole numbers. */
  readonly timestamps: Float64Array;
  /** UTF-8 bytes of each message before JSON escaping: what AWS counts, without its 26. */
  readonly sizes: Uint32Array;
  /** Where each entry or line ends in `bytes`, after its comma or line end; entry `i` begins at `ends[i - 1]` (or 0). */
  readonly ends: Uint32Array;
  /**
   * The entries as PutLogEvents takes them, each with a comma after it:
   * `{"timestamp":1790000000000,"message":"…"},`. So a run of entries in order is one slice of the request body. In a block
   * of lines they are the messages themselves, each with a line end after it.
   */
  readonly bytes: Uint8Array;
}

/** What a block holds: entries of PutLogEvents, or messages as lines. */
export type BlockForm = 'entries' | 'lines';

/** Each event is counted with so many bytes beside its message (PutLogEvents API). */
export const EVENT_OVERHEAD_BYTES = 26;
/** A batch holds at most this many bytes, as AWS counts its events (PutLogEvents API). */
export const MAX_BATCH_BYTES = 1_048_576;
/** Largest message that fits a batch. */
export const MAX_MESSAGE_BYTES = MAX_BATCH_BYTES - EVENT_OVERHEAD_BYTES;

/** Complete lines of a log object, still as bytes: what the formats hand to the transforms. */
export interface LineBlock {
  readonly bytes: Buffer;
  readonly count: number;
  /** Line `i` is `bytes[starts[i] .. ends[i])`, without its line end, never empty. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** Lines over the limit that ended or overflowed here and were dropped. */
  readonly oversize: number;
}

export interface Column {
  readonly name: string;
  /** A time is text of RFC 3339, whose zone may be left out. */
  readonly kind: 'string' | 'time' | 'int' | 'double';
}

/**
 * Finds the fields of one line after another. What it found stands in `from`, `to` and `extras` until the next `read`,
 * so that nothing is allocated for a line.
 */
export interface LineReader {
  /** Says why the line cannot be parsed (never quoting it), or nothing. */
  read(bytes: Buffer, start: number, end: number): string | undefined;
  /**
   * Column `i` is `bytes[from[i] .. to[i])` without quotes; `from[i]` is -1 where the line has no value for it.
   * The tokens after the last column follow at `columns.length`, as many as `extras`.
   */
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly extras: number;
}

/** How the lines of a log type are read. */
export interface LineFormat extends Pick<LogType, 'name' | 'tokens' | 'minTokens' | 'zoneless' | 'roles'> {
  /** Which token holds the record's own time. */
  readonly timeToken: number;
  /** The columns in documented order. */
  readonly columns: readonly Column[];
  /** The line's own time in epoch milliseconds, cut and never rounded; `NaN` when there is none. Parses nothing else. */
  readonly timeOf: (bytes: Buffer, start: number, end: number) => number;
  readonly reader: () => LineReader;
}

/** Receives every record that is read, before filter and sample exclude any. It cannot change what is sent. */
export interface RecordObserver {
  /** The fields are valid until the call returns. `timestamp` is the record's own time, epoch milliseconds. */
  parsed(bytes: Buffer, fields: LineReader, timestamp: number): void;
  /** The record could not be parsed. */
  unparsed(): void;
}

/**
 * What stands for the text of a field, which is there: valid UTF-8, and valid until the next is asked for; nothing where the
 * text stays as it is.
 */
export type Replace = (bytes: Buffer, from: number, to: number) => Buffer | undefined;

/** Which columns of a line are replaced, by their position; `extra` goes for all tokens after the last column. */
export interface Redaction {
  readonly columns: readonly (Replace | undefined)[];
  readonly extra: Replace | undefined;
}
