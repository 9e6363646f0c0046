import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { MAX_MESSAGE_BYTES } from '../../src/encode/types.js';
import { EventBlockBuilder } from '../../src/encode/event-block.js';
import { eventsOf, linesIn } from './records.js';

describe('event blocks', () => {
  test('hold any text', () => {
    const events = fc.array(
      fc.record({
        timestamp: fc.nat({ max: 8_640_000_000_000_000 }),
        message: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 400 }),
      }),
      { minLength: 1, maxLength: 60 },
    );
    fc.assert(
      fc.property(events, (wanted) => {
        const builder = new EventBlockBuilder(wanted.length);
        for (const { timestamp, message } of wanted) expect(builder.add(timestamp, message)).toBe(true);
        const block = builder.finish();
        expect(eventsOf(block)).toEqual(wanted);
        expect(Array.from(block.sizes)).toEqual(wanted.map(({ message }) => Buffer.byteLength(message)));
        expect(block.count).toBe(wanted.length);

        const lines = new EventBlockBuilder(wanted.length, undefined, 'lines');
        for (const { timestamp, message } of wanted) expect(lines.add(timestamp, message)).toBe(true);
        const sized = wanted.map((event) => ({ ...event, size: Buffer.byteLength(event.message) }));
        expect(linesIn(lines.finish())).toEqual(sized);
      }),
    );
  });

  test('have room for so many events as they were made for, however long', () => {
    const builder = new EventBlockBuilder(40);
    const message = '"\u0000'.repeat(100_000);
    for (let i = 0; i < 40; i++) expect(builder.add(i, message)).toBe(true);
    expect(() => builder.add(40, 'one more')).toThrow(RangeError);
    const events = eventsOf(builder.finish());
    expect(events).toHaveLength(40);
    expect(events[39]).toEqual({ timestamp: 39, message });
  });

  test('are valid until the next, unless they have memory of their own', () => {
    const first = new EventBlockBuilder(1);
    first.add(1, 'first');
    const [view, own] = [first.finish(), first.finish((bytes) => Buffer.alloc(bytes + 9))];
    const second = new EventBlockBuilder(1);
    second.add(2, 'other');
    expect(eventsOf(view)).toEqual([{ timestamp: 2, message: 'other' }]);
    expect(eventsOf(own)).toEqual([{ timestamp: 1, message: 'first' }]);
    expect(Array.from(own.timestamps)).toEqual([1]);
  });

  test('a message over the limit leaves no trace', () => {
    const builder = new EventBlockBuilder(3);
    expect(builder.add(1, 'x'.repeat(MAX_MESSAGE_BYTES + 1))).toBe(false);
    expect(builder.add(2, '"'.repeat(MAX_MESSAGE_BYTES))).toBe(true);
    const block = builder.finish();
    expect(block.count).toBe(1);
    expect(block.sizes[0]).toBe(MAX_MESSAGE_BYTES);
    expect(eventsOf(block)[0]?.timestamp).toBe(2);

    const lines = new EventBlockBuilder(2, undefined, 'lines');
    expect(lines.add(1, 'x'.repeat(MAX_MESSAGE_BYTES + 1))).toBe(false);
    expect(lines.add(2, '"'.repeat(MAX_MESSAGE_BYTES))).toBe(true);
    expect(Buffer.from(lines.finish().bytes).toString()).toBe(`${'"'.repeat(MAX_MESSAGE_BYTES)}\n`);
  });

  test('no events', () => {
    expect(new EventBlockBuilder(9).finish()).toMatchObject({ count: 0, bytes: Buffer.alloc(0) });
  });
});
