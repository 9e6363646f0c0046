import { MAX_MESSAGE_BYTES } from '../events.js';
import type { EventBlock } from '../events.js';
import { frame, messageWriter, type Allocate, type MessageWriter } from './message-writer.js';

const HEAD = frame('{"timestamp":');
const MIDDLE = frame(',"message":"');
const TAIL = frame('"},');
/** Timestamps are written as two numbers of which each fits 32 bits. */
const LOW_DIGITS = 7;
const LOW = 10 ** LOW_DIGITS;

/**
 * Builds one block of events. Between `begin` and `commit` the message is written with `writer`. There is one block at
 * a time in a thread: nothing may be awaited before `finish`.
 */
export class EventBlockBuilder {
  readonly writer: MessageWriter = messageWriter();
  /** The copy of the input that messages are best written from. */
  readonly input: Buffer;
  count = 0;
  #timestamps: Float64Array<ArrayBuffer>;
  #sizes: Uint32Array<ArrayBuffer>;
  #ends: Uint32Array<ArrayBuffer>;
  #timestamp = 0;
  #entry = 0;
  #message = 0;

  /** `input` is what most of the text is part of. */
  constructor(expectedEvents: number, input?: Buffer) {
    const length = Math.max(16, expectedEvents);
    this.input = this.writer.open(input);
    this.#timestamps = new Float64Array(length);
    this.#sizes = new Uint32Array(length);
    this.#ends = new Uint32Array(length);
  }

  /** Starts an event at a time in whole milliseconds since the epoch, not before it. */
  begin(timestamp: number): void {
    const writer = this.writer;
    this.#timestamp = timestamp;
    this.#entry = writer.at;
    writer.piece(HEAD);
    this.#writeTimestamp(timestamp);
    writer.piece(MIDDLE);
    writer.takeOverhead();
    this.#message = writer.at;
  }

  /** Ends the event; false when it is larger than CloudWatch Logs takes, and then it is not part of the block. */
  commit(): boolean {
    const writer = this.writer;
    const size = writer.at - this.#message - writer.takeOverhead();
    if (size > MAX_MESSAGE_BYTES) {
      writer.at = this.#entry;
      return false;
    }
    writer.piece(TAIL);
    if (this.count === this.#sizes.length) this.#grow();
    this.#timestamps[this.count] = this.#timestamp;
    this.#sizes[this.count] = size;
    this.#ends[this.count] = writer.length;
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

  /** The block, in memory of its own. */
  finish(allocate: Allocate = (bytes) => Buffer.allocUnsafeSlow(bytes)): EventBlock {
    const { count, writer } = this;
    return {
      count,
      timestamps: this.#timestamps.slice(0, count),
      sizes: this.#sizes.slice(0, count),
      ends: this.#ends.slice(0, count),
      bytes: writer.copyOut(allocate),
    };
  }

  #writeTimestamp(timestamp: number): void {
    const high = Math.floor(timestamp / LOW);
    const low = timestamp - high * LOW;
    if (high > 0) this.writer.digits(high, digitCount(high));
    this.writer.digits(low, high > 0 ? LOW_DIGITS : digitCount(low));
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
  for (let bound = 10; value >= bound; bound *= 10) digits++;
  return digits;
}
