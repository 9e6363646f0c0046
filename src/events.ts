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
  /** Where each entry ends in `bytes`, after its comma; entry `i` begins at `ends[i - 1]` (or 0). */
  readonly ends: Uint32Array;
  /**
   * The entries as PutLogEvents takes them, each with a comma after it:
   * `{"timestamp":1790000000000,"message":"…"},`. So a run of entries in order is one slice of the request body.
   */
  readonly bytes: Uint8Array;
}

/** Largest message that fits a batch: 1,048,576 bytes less the 26 that AWS adds to each event (PutLogEvents API). */
export const MAX_MESSAGE_BYTES = 1_048_576 - 26;
