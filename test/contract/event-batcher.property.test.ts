import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  EventBatcher,
  MAX_BATCH_EVENTS,
  MAX_BATCH_SPAN_MS,
  type EventBatch,
} from '../../src/cloudwatch-logs/event-batcher.js';
import { EVENT_OVERHEAD_BYTES, MAX_BATCH_BYTES, MAX_MESSAGE_BYTES } from '../../src/encode/types.js';
import { SharedBuffers } from '../../src/encode/shared-memory.js';
import { blockOf, type Event } from './blocks.js';
import { anyCharacter } from '../any-character.js';

const HOUR_MS = 3_600_000;
const NOON = Date.parse('2026-11-01T12:00:00Z');

/** Texts that JSON and UTF-8 make longer, and some that come near the limits of a batch. */
const messages = fc.oneof(
  {
    weight: 20,
    arbitrary: fc.string({ unit: anyCharacter, minLength: 1, maxLength: 20 }),
  },
  { weight: 2, arbitrary: fc.nat(300_000).map((length) => 'é"'.repeat(length / 2 + 1)) },
  { weight: 1, arbitrary: fc.nat(40).map((less) => 'x'.repeat(MAX_MESSAGE_BYTES - less)) },
);
const timestamps = fc.oneof(
  fc.nat(1000).map((ms) => NOON + ms),
  fc.integer({ min: -40, max: 40 }).map((hours) => NOON + hours * HOUR_MS),
  fc.constantFrom(NOON - 12 * HOUR_MS, NOON + 12 * HOUR_MS, NOON + 12 * HOUR_MS + 1, 0),
);
const events: fc.Arbitrary<Event> = fc.record({ timestamp: timestamps, message: messages });
const blocks = fc.array(fc.array(events, { maxLength: 30 }), { maxLength: 6 });

const NAMES = { logGroupName: '/g"é', logStreamName: 's' };

function eventsOf({ body }: Pick<EventBatch, 'body'>): Event[] {
  const { logEvents, ...names } = JSON.parse(body.toString()) as { logEvents: Event[] };
  expect(names).toEqual(NAMES);
  return logEvents;
}

function batchesOf(input: readonly (readonly Event[])[]): EventBatch[] {
  const batcher = new EventBatcher(NAMES, new SharedBuffers());
  const batches: EventBatch[] = [];
  for (const events of input) {
    const block = blockOf(events);
    batches.push(...batcher.push(block));
    // The block was copied.
    block.bytes.fill(0);
  }
  const last = batcher.flush();
  if (last !== undefined) batches.push(last);
  expect(batcher.flush()).toBeUndefined();
  return batches;
}

function expectLimits(batch: EventBatch): void {
  const inside = eventsOf(batch);
  const times = inside.map(({ timestamp }) => timestamp);
  const bytes = inside.reduce(
    (sum, { message }) => sum + Buffer.byteLength(message) + EVENT_OVERHEAD_BYTES,
    0,
  );
  expect(batch).toMatchObject({ count: inside.length, bytes });
  expect(batch.count).toBeGreaterThan(0);
  expect(batch.count).toBeLessThanOrEqual(MAX_BATCH_EVENTS);
  expect(bytes).toBeLessThanOrEqual(MAX_BATCH_BYTES);
  expect(times).toEqual([...times].sort((a, b) => a - b));
  expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeLessThanOrEqual(MAX_BATCH_SPAN_MS);
}

/** Each batch is a run of the sequence, sorted by time, equal times in the order of the sequence. */
function expectOrder(batches: readonly EventBatch[], sequence: readonly Event[]): void {
  let from = 0;
  for (const batch of batches) {
    const run = sequence.slice(from, from + batch.count);
    expect(eventsOf(batch)).toEqual([...run].sort((a, b) => a.timestamp - b.timestamp));
    from += batch.count;
  }
  expect(from).toBe(sequence.length);
}

describe('batches', () => {
  test('obey every limit and lose no event and no order, for any input', () => {
    fc.assert(
      fc.property(blocks, (input) => {
        const batches = batchesOf(input);
        for (const batch of batches) expectLimits(batch);
        expectOrder(batches, input.flat());
      }),
      { numRuns: 40 },
    );
  });

  test('obey the limit on events, wherever the blocks are cut', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9000 }), { minLength: 1, maxLength: 4 }), (sizes) => {
        const input = sizes.map((size) =>
          Array.from({ length: size }, (_, i) => ({ timestamp: NOON + i, message: 'm' })),
        );
        const counts = batchesOf(input).map(({ count }) => count);
        const total = input.flat().length;
        expect(counts).toEqual(
          Array.from({ length: Math.ceil(total / MAX_BATCH_EVENTS) }, (_, i) =>
            Math.min(MAX_BATCH_EVENTS, total - i * MAX_BATCH_EVENTS),
          ),
        );
      }),
      { numRuns: 8 },
    );
  });

  test('do not depend on where the blocks are cut', () => {
    fc.assert(
      fc.property(fc.array(events, { maxLength: 60 }), fc.integer({ min: 1, max: 60 }), (sequence, size) => {
        const cut = Array.from({ length: Math.ceil(sequence.length / size) }, (_, i) =>
          sequence.slice(i * size, (i + 1) * size),
        );
        expect(batchesOf(cut).map(eventsOf)).toEqual(batchesOf([sequence]).map(eventsOf));
      }),
      { numRuns: 25 },
    );
  });

  test('an event that fits no batch is refused', () => {
    const block = blockOf([{ timestamp: NOON, message: 'x' }]);
    const tooLarge = { ...block, sizes: Uint32Array.of(MAX_MESSAGE_BYTES + 1) };
    expect(() => new EventBatcher(NAMES, new SharedBuffers()).push(tooLarge)).toThrow(RangeError);
  });
});
