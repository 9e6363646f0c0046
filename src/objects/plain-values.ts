import { GrowingBytes, type ByteRange } from './growing-bytes.js';

/** What values are in the file: texts, INT64 or DOUBLE. */
export type Physical = 'text' | 'int' | 'double';

const LENGTH_BYTES = 4;

/** Values as Parquet's PLAIN encoding has them: numbers of eight bytes, or texts, each after its length. */
export class PlainValues extends GrowingBytes {
  readonly physical: Physical;
  /** What stands before each value, bytes. */
  readonly before: number;

  constructor(physical: Physical) {
    super();
    this.physical = physical;
    this.before = physical === 'text' ? LENGTH_BYTES : 0;
  }

  override append(value: ByteRange): void {
    if (this.before > 0) this.appendWord(value.to - value.from);
    super.append(value);
  }
}
