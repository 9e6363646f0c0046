import { MAX_MESSAGE_BYTES } from '../events.js';
import type { EventBlock } from '../events.js';
import { MessageWriter } from './message-writer.js';

const HEAD = Buffer.from('{"timestamp":');
const MIDDLE = Buffer.from(',"message":"');
const TAIL = Buffer.from('"},');
const ZERO = 0x30;
/** Timestamps are written as two numbers of which each fits 32 bits. */
const LOW_DIGITS = 7;
const LOW = 10 ** LOW_DIGITS;

/** Builds one block of events. Between `begin` and `commit` the message is written with `writer`. */
export class EventBlockBuilder {
  readonly writer: MessageWriter;
  count = 0;
  #timestamps: Float64Array;
  #sizes: Uint32Array;
  #ends: Uint32Array;
  #timestamp = 0;
  #entry = 0;
  #message = 0;

  constructor(expectedEvents: number, expectedBytes: number) {
    const length = Math.max(16, expectedEvents);
    this.writer = new MessageWriter(expectedBytes);
    this.#timestamps = new Float64Array(length);
    this.#sizes = new Uint32Array(length);
    this.#ends = new Uint32Array(length);
  }

  /** Starts an event at a time in whole milliseconds since the epoch, not before it. */
  begin(timestamp: number): void {
    const writer = this.writer;
    this.#timestamp = timestamp;
    this.#entry = writer.at;
    writer.reserve(64);
    writer.plain(HEAD, 0, HEAD.length);
    this.#writeTimestamp(timestamp);
    writer.plain(MIDDLE, 0, MIDDLE.length);
    writer.overhead = 0;
    this.#message = writer.at;
  }

  /** Ends the event; false when it is larger than CloudWatch Logs takes, and then it is not part of the block. */
  commit(): boolean {
    const writer = this.writer;
    const size = writer.at - this.#message - writer.overhead;
    if (size > MAX_MESSAGE_BYTES) {
      writer.at = this.#entry;
      return false;
    }
    writer.plain(TAIL, 0, TAIL.length);
    if (this.count === this.#sizes.length) this.#grow();
    this.#timestamps[this.count] = this.#timestamp;
    this.#sizes[this.count] = size;
    this.#ends[this.count] = writer.at;
    this.count++;
    return true;
  }

  /** Adds one message that is a string already. */
  add(timestamp: number, message: string): boolean {
    this.begin(timestamp);
    const bytes = Buffer.from(message);
    this.writer.text(bytes, 0, bytes.length);
    return this.commit();
  }

  finish(): EventBlock {
    const { count, writer } = this;
    return {
      count,
      timestamps: this.#timestamps.slice(0, count),
      sizes: this.#sizes.slice(0, count),
      ends: this.#ends.slice(0, count),
      bytes: exact(writer.bytes, writer.at),
    };
  }

  #writeTimestamp(timestamp: number): void {
    const { writer } = this;
    const high = Math.floor(timestamp / LOW);
    if (high === 0) {
      writer.at += writer.bytes.write(String(timestamp), writer.at, 'latin1');
      return;
    }
    const end = writer.at + digitCount(high);
    writeDigits(writer.bytes, high, end);
    writer.at = end + LOW_DIGITS;
    writeDigits(writer.bytes.fill(ZERO, end, writer.at), timestamp - high * LOW, writer.at);
  }

  #grow(): void {
    const length = this.#sizes.length * 2;
    const timestamps = new Float64Array(length);
    const sizes = new Uint32Array(length);
    const ends = new Uint32Array(length);
    timestamps.set(this.#timestamps);
    sizes.set(this.#sizes);
    ends.set(this.#ends);
    this.#timestamps = timestamps;
    this.#sizes = sizes;
    this.#ends = ends;
  }
}

function digitCount(value: number): number {
  let digits = 1;
  for (let rest = value; rest >= 10; rest = Math.trunc(rest / 10)) digits++;
  return digits;
}

/** Writes the digits of a number so that they end before `end`. */
function writeDigits(bytes: Buffer, value: number, end: number): void {
  let at = end;
  for (let rest = value | 0; rest > 0;) {
    const next = (rest / 10) | 0;
    bytes[--at] = ZERO + rest - next * 10;
    rest = next;
  }
}

/** The written part of a buffer; copied where too much memory would hang on it. */
function exact(bytes: Buffer, length: number): Uint8Array {
  if (length > bytes.length * 0.75) return bytes.subarray(0, length);
  const copy = Buffer.allocUnsafeSlow(length);
  bytes.copy(copy, 0, 0, length);
  return copy;
}
