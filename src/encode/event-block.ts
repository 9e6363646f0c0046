import { MAX_MESSAGE_BYTES, type BlockForm, type EventBlock, type LineBlock } from './types.js';
import { DONE, FULL } from './kernel.js';
import { kernelMemory, type KernelMemory } from './kernel-memory.js';
import { EXTRA_BYTES } from './json-record.js';
import { MessageWriter } from './message-writer.js';
import type { LineRecord } from './record.js';

/** Where the memory of a block comes from. */
export type Allocate = (bytes: number) => Buffer;

/**
 * Builds one block of events. Between `begin` and `commit` the message is written with `writer`. There is one block at
 * a time in a thread: nothing may be awaited before `finish`.
 */
export class EventBlockBuilder {
  readonly writer: MessageWriter;
  readonly #memory: KernelMemory = kernelMemory();
  readonly #capacity: number;
  #time = 0;
  #message = 0;

  /** `capacity`: how many events it may have; `lines`: those that it is made of. */
  constructor(capacity: number, lines?: LineBlock, form?: BlockForm) {
    this.#capacity = capacity;
    this.#memory.open(capacity, lines, form);
    this.writer = new MessageWriter(this.#memory);
  }

  /** Starts an event at a time in whole milliseconds since the epoch, not before it. */
  begin(timestamp: number): void {
    const { code, control } = this.#memory;
    if (control.get('events') === this.#capacity)
      throw new RangeError(`The block has room for ${this.#capacity} events.`);
    this.#memory.reserve(control.get('at'), 0);
    this.#time = timestamp;
    this.#message = code.begin(timestamp);
    this.writer.at = this.#message;
  }

  /** Ends the event; false when it is larger than CloudWatch Logs takes, and then it is not part of the block. */
  commit(): boolean {
    const { code } = this.#memory;
    this.#memory.reserve(this.writer.at, 0);
    return code.commit(this.#time, this.#message, this.writer.at) === 1;
  }

  /** Adds one message that is a string already. */
  add(timestamp: number, message: string): boolean {
    if (Buffer.byteLength(message) > MAX_MESSAGE_BYTES) return false;
    this.begin(timestamp);
    this.writer.words(message);
    this.#memory.clearScratch();
    return this.commit();
  }

  /** Has the kernel write the event of a line whose columns were found; false as `commit` says it. */
  addLine(time: number, { start, end, fields }: LineRecord, as: 'lines' | 'records'): boolean {
    const { code, control } = this.#memory;
    this.#memory.reserve(control.get('at'), end - start + EXTRA_BYTES * (1 + fields.extras));
    return code.event(time, start, end, as === 'records' ? 1 : 0) === 1;
  }

  /**
   * Has the kernel write the events of lines, each line as it stands or its record, the constants being in place. Hands
   * back the number of the next line that it leaves to others, who say `passed` when they are done with it; -1 when
   * there is none.
   */
  addLines(as: 'lines' | 'records'): number {
    const { code, control } = this.#memory;
    for (;;) {
      const why = code.lines(as === 'records' ? 1 : 0);
      if (why === DONE) return -1;
      if (why !== FULL) return control.get('line');
      this.#memory.reserve(control.get('at'), MAX_MESSAGE_BYTES);
    }
  }

  passed(): void {
    const { control } = this.#memory;
    control.set('line', control.get('line') + 1);
  }

  /** The block, in memory of its own; without `allocate` in the kernel's, where it is valid until another is begun. */
  finish(allocate?: Allocate): EventBlock {
    const block = this.#memory.block();
    return allocate === undefined ? block : copied(block, allocate);
  }
}

function copied({ count, timestamps, sizes, ends, bytes }: EventBlock, allocate: Allocate): EventBlock {
  const own = allocate(bytes.length).subarray(0, bytes.length);
  own.set(bytes);
  return {
    count,
    timestamps: new Float64Array(timestamps),
    sizes: new Uint32Array(sizes),
    ends: new Uint32Array(ends),
    bytes: own,
  };
}
