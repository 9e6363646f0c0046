import { MAX_MESSAGE_BYTES, type EventBlock } from '../events.js';

/** A batch holds at most this many bytes: the messages in UTF-8 and 26 for each event (PutLogEvents API). */
export const MAX_BATCH_BYTES = 1_048_576;
/** What AWS adds to each event when it counts a batch (PutLogEvents API). */
export const EVENT_OVERHEAD_BYTES = 26;
/** At most this many events a batch (PutLogEvents API). */
export const MAX_BATCH_EVENTS = 10_000;
/** The events of a batch may not be further apart than 24 hours (PutLogEvents API). */
export const MAX_BATCH_SPAN_MS = 24 * 60 * 60 * 1000;

/** Events for one PutLogEvents call, in the order of their times. */
export interface EventBatch {
  readonly count: number;
  /** As AWS counts it, with 26 for each event. */
  readonly bytes: number;
  /** The entries of the request's `logEvents`, separated by commas, in pieces that follow one another. */
  readonly entries: readonly Uint8Array[];
}

interface Run {
  readonly block: EventBlock;
  readonly from: number;
  to: number;
}

/** Cuts a sequence of events into batches that obey every limit; each batch is a run of the sequence, sorted by time. */
export class EventBatcher {
  #runs: Run[] = [];
  #count = 0;
  #bytes = 0;
  #earliest = Infinity;
  #latest = -Infinity;
  #sorted = true;

  /** Adds a block; hands back the batches that it filled. */
  push(block: EventBlock): EventBatch[] {
    const batches: EventBatch[] = [];
    let run: Run | undefined;
    for (let i = 0; i < block.count; i += 1) {
      const timestamp = block.timestamps[i] ?? NaN;
      const size = (block.sizes[i] ?? 0) + EVENT_OVERHEAD_BYTES;
      if (!this.#fits(timestamp, size)) {
        batches.push(this.#close());
        run = undefined;
      }
      if (run === undefined) {
        run = { block, from: i, to: i };
        this.#runs.push(run);
      }
      run.to = i + 1;
      this.#note(timestamp, size);
    }
    return batches;
  }

  /** The batch that was begun, if any. */
  flush(): EventBatch | undefined {
    return this.#count === 0 ? undefined : this.#close();
  }

  #fits(timestamp: number, size: number): boolean {
    if (this.#count === 0) {
      if (size > MAX_MESSAGE_BYTES + EVENT_OVERHEAD_BYTES)
        throw new RangeError(`An event of ${size} bytes fits no batch.`);
      return true;
    }
    if (this.#count === MAX_BATCH_EVENTS || this.#bytes + size > MAX_BATCH_BYTES) return false;
    return Math.max(this.#latest, timestamp) - Math.min(this.#earliest, timestamp) <= MAX_BATCH_SPAN_MS;
  }

  #note(timestamp: number, size: number): void {
    if (timestamp < this.#latest) this.#sorted = false;
    if (timestamp > this.#latest) this.#latest = timestamp;
    if (timestamp < this.#earliest) this.#earliest = timestamp;
    this.#count += 1;
    this.#bytes += size;
  }

  #close(): EventBatch {
    const entries = this.#sorted ? this.#runs.map(sliceOf) : sortedEntries(this.#runs);
    const last = entries.length - 1;
    // The comma after the last entry would be one too many.
    const cut = entries.map((piece, i) => (i === last ? piece.subarray(0, piece.length - 1) : piece));
    const batch = { count: this.#count, bytes: this.#bytes, entries: cut };
    this.#runs = [];
    this.#count = 0;
    this.#bytes = 0;
    this.#earliest = Infinity;
    this.#latest = -Infinity;
    this.#sorted = true;
    return batch;
  }
}

function sliceOf({ block, from, to }: Run): Uint8Array {
  return block.bytes.subarray(startOf(block, from), startOf(block, to));
}

/** Where entry `i` begins; for `count`, where the last one ends. */
export function startOf(block: EventBlock, i: number): number {
  return i === 0 ? 0 : (block.ends[i - 1] ?? 0);
}

/** Events of the same time keep their order. */
function sortedEntries(runs: readonly Run[]): Uint8Array[] {
  const events = runs.flatMap(({ block, from, to }) =>
    Array.from({ length: to - from }, (_, k) => ({
      block,
      i: from + k,
      timestamp: block.timestamps[from + k] ?? 0,
    })),
  );
  events.sort((a, b) => a.timestamp - b.timestamp);
  const size = events.reduce((sum, { block, i }) => sum + startOf(block, i + 1) - startOf(block, i), 0);
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const { block, i } of events) {
    const entry = block.bytes.subarray(startOf(block, i), startOf(block, i + 1));
    bytes.set(entry, at);
    at += entry.length;
  }
  return [bytes];
}
