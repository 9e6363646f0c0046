import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { MAX_MESSAGE_BYTES } from '../../src/events.js';
import { EventBlockBuilder } from '../../src/transforms/event-block.js';
import { eventsOf } from './records.js';

describe('event blocks', () => {
  test('hold any text, and grow', () => {
    const events = fc.array(
      fc.record({
        timestamp: fc.nat({ max: 8_640_000_000_000_000 }),
        message: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 400 }),
      }),
      { minLength: 1, maxLength: 60 },
    );
    fc.assert(
      fc.property(events, (wanted) => {
        const builder = new EventBlockBuilder(0);
        for (const { timestamp, message } of wanted) expect(builder.add(timestamp, message)).toBe(true);
        const block = builder.finish();
        expect(eventsOf(block)).toEqual(wanted);
        expect(Array.from(block.sizes)).toEqual(wanted.map(({ message }) => Buffer.byteLength(message)));
        expect(block.count).toBe(wanted.length);
      }),
    );
  });

  test('grow beyond what was expected', () => {
    const builder = new EventBlockBuilder(1);
    for (let i = 0; i < 500; i++) builder.add(i, `message ${i}`);
    const events = eventsOf(builder.finish());
    expect(events).toHaveLength(500);
    expect(events[499]).toEqual({ timestamp: 499, message: 'message 499' });
  });

  test('a message over the limit leaves no trace', () => {
    const builder = new EventBlockBuilder(3);
    expect(builder.add(1, 'x'.repeat(MAX_MESSAGE_BYTES + 1))).toBe(false);
    expect(builder.add(2, '"'.repeat(MAX_MESSAGE_BYTES))).toBe(true);
    const block = builder.finish();
    expect(block.count).toBe(1);
    expect(block.sizes[0]).toBe(MAX_MESSAGE_BYTES);
    expect(eventsOf(block)[0]?.timestamp).toBe(2);
  });

  test('no events', () => {
    expect(new EventBlockBuilder(9).finish()).toMatchObject({ count: 0, bytes: Buffer.alloc(0) });
  });
});
