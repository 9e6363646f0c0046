import * as v from 'valibot';
import {
  EVENT_OVERHEAD_BYTES,
  MAX_BATCH_BYTES,
  MAX_MESSAGE_BYTES,
  type EventBlock,
} from '../encode/types.js';
import { copyBytes, type SharedBuffers } from '../encode/shared-memory.js';

/** At most this many events a batch (PutLogEvents API). */
export const MAX_BATCH_EVENTS = 10_000;
/** The events of a batch may not be further apart than 24 hours (PutLogEvents API). */
export const MAX_BATCH_SPAN_MS = 24 * 60 * 60 * 1000;

/** Events for one PutLogEvents call, in the order of their times. */
export interface EventBatch {
  readonly count: number;
  /** As AWS counts it, with 26 for each event. */
  readonly bytes: number;
  /** The request's body as JSON, in a buffer that whoever sends it gives back. */
  readonly body: Buffer<SharedArrayBuffer>;
}

const FIRST_BODY_BYTES = 64 * 1024;
/** What a full batch of log lines takes, with what JSON adds to it. */
const USUAL_BODY_BYTES = 1.25 * MAX_BATCH_BYTES;
const GROWTH = 1.25;
const FIRST_EVENTS = 256;
const TAIL = Buffer.from(']}');

/** Cuts a sequence of events into batches that obey every limit; each batch is a run of the sequence, sorted by time. */
export class EventBatcher {
  /** What stands before the events in the body. */
  readonly #head: Buffer;
  readonly #buffers: SharedBuffers;
  /** Of the batch that was begun, if any. */
  #body: Buffer<SharedArrayBuffer> | undefined;
  #at = 0;
  #timestamps = new Float64Array(FIRST_EVENTS);
  /** Where the entries of the batch end in the body, after their commas. */
  #ends = new Uint32Array(FIRST_EVENTS);
  #count = 0;
  #bytes = 0;
  #earliest = Infinity;
  #latest = -Infinity;
  #sorted = true;

  /** `names` are the other members of the request; the bodies' memory comes from the buffers. */
  constructor(names: Readonly<Record<string, string>>, buffers: SharedBuffers) {
    this.#buffers = buffers;
    const members = JSON.stringify({ ...names, logEvents: [] });
    this.#head = Buffer.from(members.slice(0, -TAIL.length));
  }

  /** Adds a block, which is copied; hands out the batches that it fills. */
  push(block: EventBlock): EventBatch[] {
    const filled: EventBatch[] = [];
    for (let from = 0; from < block.count;) {
      const to = this.#fill(block, from);
      this.#copy(block, from, to);
      from = to;
      if (to < block.count) filled.push(this.#close());
    }
    return filled;
  }

  /** The batch that was begun, if any. */
  flush(): EventBatch | undefined {
    return this.#count === 0 ? undefined : this.#close();
  }

  /** Counts events in from `from` on, while they fit; hands back the first that does not. */
  #fill({ count, timestamps, sizes }: EventBlock, from: number): number {
    for (let i = from; i < count; i += 1) {
      const timestamp = timestamps[i] ?? NaN;
      const size = (sizes[i] ?? 0) + EVENT_OVERHEAD_BYTES;
      if (!this.#fits(timestamp, size)) return i;
      this.#note(timestamp, size);
    }
    return count;
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
    const start = entryStart(block, from);
    const end = entryStart(block, to);
    const body = this.#reserve(end - start);
    copyBytes(block.bytes.subarray(start, end), body, this.#at);
    const first = this.#count - (to - from);
    this.#timestamps.set(block.timestamps.subarray(from, to), first);
    const [ends, blockEnds, moved] = [this.#ends, block.ends, this.#at - start];
    for (let i = from; i < to; i += 1) ends[first + i - from] = (blockEnds[i] ?? 0) + moved;
    this.#at += end - start;
  }

  /** The body, with room for so many bytes more, and tables with room for what was counted in. */
  #reserve(more: number): Buffer<SharedArrayBuffer> {
    if (this.#count > this.#ends.length) this.#growTables();
    const body = this.#body ?? this.#begun(more);
    const needed = this.#at + more + TAIL.length;
    if (needed <= body.length) return body;
    const larger = this.#buffers.take(Math.max(USUAL_BODY_BYTES, Math.ceil(needed * GROWTH)));
    body.copy(larger, 0, 0, this.#at);
    this.#buffers.give([body.buffer]);
    this.#body = larger;
    return larger;
  }

  #begun(more: number): Buffer<SharedArrayBuffer> {
    const body = this.#buffers.take(Math.max(FIRST_BODY_BYTES, this.#head.length + more + TAIL.length));
    this.#at = this.#head.copy(body);
    this.#body = body;
    return body;
  }

  #growTables(): void {
    const [timestamps, ends] = [this.#timestamps, this.#ends];
    const length = Math.max(this.#count, ends.length * 2);
    this.#timestamps = new Float64Array(length);
    this.#timestamps.set(timestamps);
    this.#ends = new Uint32Array(length);
    this.#ends.set(ends);
  }

  #close(): EventBatch {
    const body = this.#sorted ? this.#reserve(0) : this.#sort(this.#reserve(0));
    // The comma after the last entry would be one too many.
    const end = this.#at - 1 + TAIL.copy(body, this.#at - 1);
    const batch = { count: this.#count, bytes: this.#bytes, body: body.subarray(0, end) };
    this.#body = undefined;
    this.#count = 0;
    this.#bytes = 0;
    this.#earliest = Infinity;
    this.#latest = -Infinity;
    this.#sorted = true;
    return batch;
  }

  /** The body in the order of the events' times; those of the same time keep theirs. */
  #sort(body: Buffer<SharedArrayBuffer>): Buffer<SharedArrayBuffer> {
    const [timestamps, ends, earliest] = [this.#timestamps, this.#ends, this.#earliest];
    // Numbers are sorted far faster than what a function compares: each is a time and a place in one.
    const order = new Float64Array(this.#count);
    for (let i = 0; i < order.length; i += 1)
      order[i] = ((timestamps[i] ?? 0) - earliest) * MAX_BATCH_EVENTS + i;
    order.sort();
    const sorted = this.#buffers.take(body.length);
    let at = this.#head.copy(sorted);
    // What follows one another in the body is copied in one piece.
    for (let from = 0, to = 0; from < order.length; from = to) {
      const first = (order[from] ?? 0) % MAX_BATCH_EVENTS;
      while (to < order.length && (order[to] ?? 0) % MAX_BATCH_EVENTS === first + to - from) to += 1;
      const start = first === 0 ? this.#head.length : ends[first - 1];
      at += body.copy(sorted, at, start, ends[first + to - from - 1]);
    }
    this.#buffers.give([body.buffer]);
    return sorted;
  }
}

/** Where entry `i` begins; for `count`, where the last one ends. */
export function entryStart(block: EventBlock, i: number): number {
  return i === 0 ? 0 : (block.ends[i - 1] ?? 0);
}

const requestSchema = v.object({ logEvents: v.array(v.object({ message: v.string() })) });

/** UTF-8 bytes of a batch's messages before the event `from`, and from the event `to` on. */
export function messageBytesOutside({ body }: { readonly body: Buffer }, from: number, to: number): number {
  const { logEvents } = v.parse(requestSchema, JSON.parse(body.toString()));
  const outside = [...logEvents.slice(0, from), ...logEvents.slice(to)];
  return outside.reduce((sum, { message }) => sum + Buffer.byteLength(message), 0);
}
