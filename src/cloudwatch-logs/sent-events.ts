import { createHash } from 'node:crypto';
import type { EventBlock } from '../encode/types.js';
import { startOf } from './event-batcher.js';

export interface StoredEvent {
  readonly timestamp: number;
  readonly message: string;
}

/**
 * What a stream was found to hold: a multiset of events by time and content. A segment that is carried again leaves
 * out what is there, whatever the order it came in and wherever the last put was cut off.
 */
export class SentEvents {
  readonly #counts = new Map<string, number>();
  size = 0;

  add(event: StoredEvent): void {
    const key = keyOf(event);
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
    this.size += 1;
  }

  /** Whether such an event is there; each is found as often as it was stored. */
  take(event: StoredEvent): boolean {
    const key = keyOf(event);
    const count = this.#counts.get(key);
    if (count === undefined) return false;
    if (count === 1) this.#counts.delete(key);
    else this.#counts.set(key, count - 1);
    this.size -= 1;
    return true;
  }
}

/** 120 bits of SHA-256: over a segment's million events a chance meeting is out of the question. */
function keyOf({ timestamp, message }: StoredEvent): string {
  return `${timestamp} ${createHash('sha256').update(message).digest('base64').slice(0, 20)}`;
}

/** Event `i` of a block, decoded. */
export function eventAt(block: EventBlock, i: number): StoredEvent {
  const entry = Buffer.from(block.bytes.subarray(startOf(block, i), startOf(block, i + 1) - 1)).toString();
  const parsed: unknown = JSON.parse(entry);
  const message: unknown =
    typeof parsed === 'object' && parsed !== null ? Reflect.get(parsed, 'message') : undefined;
  return { timestamp: block.timestamps[i] ?? NaN, message: String(message) };
}

/** A block of the events whose numbers are given, in that order. */
export function selectEvents(block: EventBlock, numbers: readonly number[]): EventBlock {
  const pieces = numbers.map((i) => block.bytes.subarray(startOf(block, i), startOf(block, i + 1)));
  const ends = new Uint32Array(numbers.length);
  let at = 0;
  for (const [k, piece] of pieces.entries()) {
    at += piece.length;
    ends[k] = at;
  }
  return {
    count: numbers.length,
    timestamps: Float64Array.from(numbers, (i) => block.timestamps[i] ?? NaN),
    sizes: Uint32Array.from(numbers, (i) => block.sizes[i] ?? 0),
    ends,
    bytes: Buffer.concat(pieces),
  };
}

/** How many of the last of `count` numbers follow one another without a gap in an ascending list. */
export function suffixLength(numbers: readonly number[], count: number): number {
  let length = 0;
  while (length < numbers.length && numbers[numbers.length - 1 - length] === count - 1 - length) length += 1;
  return length;
}
