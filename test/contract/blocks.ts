import { jest } from '@jest/globals';
import type { EventBlock } from '../../src/encode/types.js';
import type { PutGuard, StreamProgress } from '../../src/cloudwatch-logs/stream-writer.js';
import { EventBlockBuilder } from '../../src/encode/event-block.js';

export interface Event {
  readonly timestamp: number;
  readonly message: string;
}

export function blockOf(events: readonly Event[]): EventBlock {
  const builder = new EventBlockBuilder(events.length);
  for (const { timestamp, message } of events) {
    if (!builder.add(timestamp, message)) throw new RangeError('The event is too large for a block.');
  }
  return builder.finish((bytes) => Buffer.alloc(bytes));
}

/** Numbered events, ten milliseconds apart, each of at least `size` bytes. */
export function numbered(count: number, from: number, size = 0): Event[] {
  return Array.from({ length: count }, (_, i) => ({
    timestamp: from + i * 10,
    message: `event ${i}`.padEnd(size, '.'),
  }));
}

/** Events in blocks of some size. */
export function blocksOf(events: readonly Event[], size: number): EventBlock[] {
  return Array.from({ length: Math.ceil(events.length / size) }, (_, i) =>
    blockOf(events.slice(i * size, (i + 1) * size)),
  );
}

/** What a guard was told. */
export interface Told {
  progress: StreamProgress | undefined;
  /** All that was acknowledged, one after the other. */
  readonly history: StreamProgress[];
  spent: number;
  readonly fences: number[];
}

export interface Guarded {
  readonly guard: PutGuard;
  readonly told: Told;
  readonly persist: jest.Mock<() => Promise<void>>;
}

/** The guard of a claim that stands for ever; keeps what it was told. */
export function guardOf(signal: AbortSignal = new AbortController().signal): Guarded {
  const told: Told = { progress: undefined, history: [], spent: 0, fences: [] };
  const persist = jest.fn<() => Promise<void>>().mockResolvedValue();
  const guard: PutGuard = {
    signal,
    fence: (ms) => {
      told.fences.push(ms);
      return Promise.resolve();
    },
    spend: (bytes) => {
      told.spent += bytes;
    },
    checkpoint: (progress) => {
      told.progress = progress;
      told.history.push(progress);
    },
    persist,
  };
  return { guard, told, persist };
}
