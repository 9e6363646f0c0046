import { createHash } from 'node:crypto';
import type { EventBlock } from '../encode/types.js';
import { entryStart } from './event-batcher.js';

export interface StoredEvent {
  readonly timestamp: number;
  readonly message: string;
}

const KEY_WORDS = 3;
const FIRST_SLOTS = 1024;
/** Beyond this share of full slots, looking for one takes long. */
const MAX_LOAD_FACTOR = 0.75;

/**
 * What a stream was found to hold: a multiset of events by time and content. A segment that is carried again leaves
 * out what is there, whatever the order it came in and wherever the last put was cut off. Events are kept as 96 bits of
 * their SHA-256 and a count, in a hash table with open addressing: 16 bytes a slot, since 32 segments that were
 * half-sent hold millions. Over a million events a chance meeting is out of the question.
 */
export class SentEvents {
  /** Three words of a key for each slot, and how often it is there; a key that was taken as often keeps its slot. */
  #keys = new Uint32Array(FIRST_SLOTS * KEY_WORDS);
  #counts = new Uint32Array(FIRST_SLOTS);
  #full = 0;
  size = 0;

  add(event: StoredEvent): void {
    if (this.#full >= MAX_LOAD_FACTOR * this.#counts.length) this.#grow();
    this.#put(keyOf(event), 1);
    this.size += 1;
  }

  /** Whether such an event is there; each is found as often as it was stored. */
  take(event: StoredEvent): boolean {
    const slot = this.#slotOf(keyOf(event));
    const count = this.#counts[slot] ?? 0;
    if (count === 0) return false;
    this.#counts[slot] = count - 1;
    this.size -= 1;
    return true;
  }

  #put(key: Key, times: number): void {
    const slot = this.#slotOf(key);
    if (this.#isFree(slot)) this.#full += 1;
    this.#keys.set(key, slot * KEY_WORDS);
    this.#counts[slot] = (this.#counts[slot] ?? 0) + times;
  }

  /** Where the key is, or the free slot where it belongs. */
  #slotOf([first, second, third]: Key): number {
    const [keys, slots] = [this.#keys, this.#counts.length];
    for (let slot = first % slots; ; slot = (slot + 1) % slots) {
      const at = slot * KEY_WORDS;
      const isIt = keys[at] === first && keys[at + 1] === second && keys[at + 2] === third;
      if (isIt || this.#isFree(slot)) return slot;
    }
  }

  /** The first word of a key is never 0. */
  #isFree(slot: number): boolean {
    return this.#keys[slot * KEY_WORDS] === 0;
  }

  #grow(): void {
    const [keys, counts] = [this.#keys, this.#counts];
    this.#keys = new Uint32Array(2 * keys.length);
    this.#counts = new Uint32Array(2 * counts.length);
    this.#full = 0;
    for (const [slot, count] of counts.entries()) {
      const at = slot * KEY_WORDS;
      // Of what was taken there is nothing left to find.
      if (count > 0) this.#put([keys[at] ?? 0, keys[at + 1] ?? 0, keys[at + 2] ?? 0], count);
    }
  }
}

type Key = readonly [number, number, number];

function keyOf({ timestamp, message }: StoredEvent): Key {
  const hash = createHash('sha256').update(`${timestamp} `).update(message).digest();
  return [hash.readUInt32LE(0) || 1, hash.readUInt32LE(4), hash.readUInt32LE(8)];
}

/** Event `i` of a block, decoded. */
export function eventAt(block: EventBlock, i: number): StoredEvent {
  const entry = Buffer.from(
    block.bytes.subarray(entryStart(block, i), entryStart(block, i + 1) - 1),
  ).toString();
  const parsed: unknown = JSON.parse(entry);
  const message: unknown =
    typeof parsed === 'object' && parsed !== null ? Reflect.get(parsed, 'message') : undefined;
  return { timestamp: block.timestamps[i] ?? NaN, message: String(message) };
}

/** A block of the events whose numbers are given, in that order. */
export function selectEvents(block: EventBlock, numbers: readonly number[]): EventBlock {
  const pieces = numbers.map((i) => block.bytes.subarray(entryStart(block, i), entryStart(block, i + 1)));
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
