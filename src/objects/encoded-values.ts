import { Dictionary, enlarged, numbers } from './dictionary.js';
import type { ByteRange } from './growing-bytes.js';
import { giveBlock } from './memory-blocks.js';
import { PlainValues, type Physical } from './plain-values.js';

const FIRST_ROWS = 256;
const INDEX_BYTES = 4;
/** So many values are looked at before it is decided whether they repeat. */
const PROBE = 1024;
/** A dictionary is no larger than this part of all values; a larger one is given up. */
const WORTH = 1 / 2;

/** Which entry of a dictionary each value is. */
export interface DictionaryIndices {
  readonly size: number;
  readonly indices: Int32Array;
}

/** All values, or those of the dictionary. */
export interface Encoded {
  readonly plain: PlainValues;
  readonly dictionary: DictionaryIndices | undefined;
}

/** The values of a column in one row group: each once, and which follow each other, or all where few repeat. */
export class EncodedValues {
  count = 0;
  #plain: PlainValues;
  #dictionary: Dictionary | undefined;
  #indices = numbers(FIRST_ROWS);
  /** What all values are as PLAIN, bytes. */
  #size = 0;

  constructor(physical: Physical) {
    this.#dictionary = new Dictionary(physical);
    this.#plain = this.#dictionary.entries;
  }

  /** Hands back how many bytes more it takes. */
  add(value: ByteRange): number {
    const before = this.#held;
    this.#size += value.to - value.from + this.#plain.before;
    if (this.#dictionary === undefined) this.#plain.append(value);
    else this.#addTo(this.#dictionary, value);
    this.count += 1;
    return this.#held - before + INDEX_BYTES;
  }

  get #held(): number {
    return this.#dictionary?.held ?? this.#plain.size;
  }

  #addTo(dictionary: Dictionary, value: ByteRange): void {
    const { count } = this;
    if (count === this.#indices.length) this.#indices = enlarged(this.#indices, 2 * count);
    const { size } = dictionary;
    this.#indices[count] = dictionary.numberOf(value);
    // Only what is new makes a dictionary worth less.
    if (count >= PROBE && dictionary.size > size && !this.#isWorth(dictionary))
      this.#giveUp(dictionary, count + 1);
  }

  #isWorth({ entries }: Dictionary): boolean {
    return entries.size <= WORTH * this.#size && entries.size > 0;
  }

  #giveUp(dictionary: Dictionary, count: number): void {
    this.#plain = new PlainValues(this.#plain.physical);
    for (let i = 0; i < count; i++) this.#plain.append(dictionary.entry(this.#indices[i] ?? 0));
    dictionary.release();
    this.#dictionary = undefined;
  }

  /** Gives the memory back, which nothing may use any more. */
  release(): void {
    (this.#dictionary ?? this.#plain).release();
    giveBlock(this.#indices.buffer);
  }

  /** What a column chunk is written of. */
  end(): Encoded {
    if (this.#dictionary !== undefined && !this.#isWorth(this.#dictionary))
      this.#giveUp(this.#dictionary, this.count);
    const plain = this.#plain;
    if (this.#dictionary === undefined) return { plain, dictionary: undefined };
    return {
      plain,
      dictionary: { size: this.#dictionary.size, indices: this.#indices.subarray(0, this.count) },
    };
  }
}
