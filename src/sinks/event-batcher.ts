import { MAX_MESSAGE_BYTES, type EventBlock } from '../events.js';
import type { Slabs } from '../slabs.js';

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
  /** The request's body, valid until the batcher is asked for more. */
  readonly body: Buffer<SharedArrayBuffer>;
}

const FIRST_BODY_BYTES = 64 * 1024;
/** What a full batch of log lines takes, with what JSON adds to it. */
const USUAL_BODY_BYTES = 1.5 * MAX_BATCH_BYTES;
const GROWTH = 1.25;
const FIRST_EVENTS = 256;
const TAIL = Buffer.from(']}');

/**
 * Cuts a sequence of events into batches that obey every limit; each batch is a run of the sequence, sorted by time.
 * All batches are built in one buffer, one after the other: a run of thousands allocates nothing for them.
 */
export class EventBatcher {
  /** What stands before the events in the body. */
  readonly #head: Buffer;
  readonly #slabs: Slabs;
  #body: Buffer<SharedArrayBuffer>;
  #at: number;
  #timestamps = new Float64Array(FIRST_EVENTS);
  /** Where the entries of the batch end in the body, after their commas. */
  #ends = new Uint32Array(FIRST_EVENTS);
  #count = 0;
  #bytes = 0;
  #earliest = Infinity;
  #latest = -Infinity;
  #sorted = true;

  /** `names` are the other members of the request; the body's memory comes from the slabs. */
  constructor(names: Readonly<Record<string, string>>, slabs: Slabs) {
    this.#slabs = slabs;
    const members = JSON.stringify({ ...names, logEvents: [] });
    this.#head = Buffer.from(members.slice(0, -TAIL.length));
    this.#body = slabs.take(FIRST_BODY_BYTES + this.#head.length);
    this.#at = this.#head.copy(this.#body);
  }

  /** Adds a block, which is copied; hands out the batches that it fills, each as soon as it is full. */
  *push(block: EventBlock): Generator<EventBatch> {
    for (let from = 0; from < block.count;) {
      const to = this.#fill(block, from);
      this.#copy(block, from, to);
      from = to;
      if (to < block.count) yield this.#close();
    }
  }

  /** The batch that was begun, if any. */
  flush(): EventBatch | undefined {
    return this.#count === 0 ? undefined : this.#close();
  }

  /** Gives the memory back; no batch of it may still be on its way. */
  end(): void {
    this.#slabs.give([this.#body.buffer]);
  }

  /** Counts events in from `from` on, while they fit; hands back the first that does not. */
  #fill(block: EventBlock, from: number): number {
    for (let i = from; i < block.count; i += 1) {
      const timestamp = block.timestamps[i] ?? NaN;
      const size = (block.sizes[i] ?? 0) + EVENT_OVERHEAD_BYTES;
      if (!this.#fits(timestamp, size)) return i;
      this.#note(timestamp, size);
    }
    return block.count;
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

  /** Copies the events that were just counted in. */
  #copy(block: EventBlock, from: number, to: number): void {
    const start = startOf(block, from);
    const end = startOf(block, to);
    this.#reserve(end - start);
    const { buffer, byteOffset, length } = block.bytes;
    Buffer.from(buffer, byteOffset, length).copy(this.#body, this.#at, start, end);
    const first = this.#count - (to - from);
    const moved = this.#at - start;
    for (let i = from; i < to; i += 1) {
      this.#timestamps[first + i - from] = block.timestamps[i] ?? NaN;
      this.#ends[first + i - from] = (block.ends[i] ?? 0) + moved;
    }
    this.#at += end - start;
  }

  #reserve(more: number): void {
    const needed = this.#at + more + TAIL.length;
    if (needed > this.#body.length) {
      const larger = this.#slabs.take(Math.max(USUAL_BODY_BYTES, Math.ceil(needed * GROWTH)));
      this.#body.copy(larger, 0, 0, this.#at);
      this.#slabs.give([this.#body.buffer]);
      this.#body = larger;
    }
    if (this.#count <= this.#ends.length) return;
    const [timestamps, ends] = [this.#timestamps, this.#ends];
    const length = Math.max(this.#count, ends.length * 2);
    this.#timestamps = new Float64Array(length);
    this.#timestamps.set(timestamps);
    this.#ends = new Uint32Array(length);
    this.#ends.set(ends);
  }

  #close(): EventBatch {
    if (!this.#sorted) this.#sort();
    // The comma after the last entry would be one too many.
    const end = this.#at - 1 + TAIL.copy(this.#body, this.#at - 1);
    const batch = { count: this.#count, bytes: this.#bytes, body: this.#body.subarray(0, end) };
    this.#at = this.#head.length;
    this.#count = 0;
    this.#bytes = 0;
    this.#earliest = Infinity;
    this.#latest = -Infinity;
    this.#sorted = true;
    return batch;
  }

  /** Events of the same time keep their order. */
  #sort(): void {
    const before = Buffer.from(this.#body.subarray(0, this.#at));
    const [timestamps, ends, body] = [this.#timestamps, this.#ends, this.#body];
    const order = Array.from({ length: this.#count }, (_, i) => i);
    order.sort((a, b) => (timestamps[a] ?? 0) - (timestamps[b] ?? 0) || a - b);
    let at = this.#head.length;
    for (const i of order) {
      const start = i === 0 ? this.#head.length : (ends[i - 1] ?? 0);
      at += before.copy(body, at, start, ends[i]);
    }
  }
}

/** Where entry `i` begins; for `count`, where the last one ends. */
export function startOf(block: EventBlock, i: number): number {
  return i === 0 ? 0 : (block.ends[i - 1] ?? 0);
}
