import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SentEvents, type StoredEvent } from '../../src/cloudwatch-logs/sent-events.js';

const event = fc.record({ timestamp: fc.nat(20), message: fc.constantFrom('', 'a', '1 a', 'b') });
const step = fc.tuple(fc.boolean(), event);

test('finds each event as often as it was stored, whatever the order', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const sent = new SentEvents();
      const stored: string[] = [];
      for (const [isStored, one] of steps) {
        const key = JSON.stringify(one);
        if (isStored) {
          sent.add(one);
          stored.push(key);
          continue;
        }
        const at = stored.indexOf(key);
        expect(sent.take(one)).toBe(at >= 0);
        if (at >= 0) stored.splice(at, 1);
      }
      expect(sent.size).toBe(stored.length);
    }),
  );
});

test('many events take little memory, and none is mistaken for another', () => {
  const eventOf = (i: number): StoredEvent => ({ timestamp: i, message: `event ${i}` });
  const before = process.memoryUsage().arrayBuffers;
  const sent = new SentEvents();
  const COUNT = 50_000;
  for (let i = 0; i < COUNT; i += 1) sent.add(eventOf(i));
  // A slot has 16 bytes, and at least three eighths of them are full; before a collection the last tables are there too.
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(COUNT * 16 * (8 / 3) * 2);
  const taken = (from: number): number =>
    Array.from({ length: COUNT }, (_, i) => sent.take(eventOf(from + i))).filter(Boolean).length;
  expect([taken(COUNT), taken(0), taken(0), sent.size]).toEqual([0, COUNT, 0, 0]);
});
