import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { eventsIn, exported } from './exported-lines.js';

const AT = Date.parse('2026-11-01T00:00:00.123Z');

describe('exported events', () => {
  test.each([
    ['one line', 'hello', 'hello'],
    ['an empty message', '', ''],
    ['several lines', 'REPORT one\nXRAY two', 'REPORT one\nXRAY two'],
    ['a line end of the message itself', 'START\n', 'START'],
    ['empty lines within', 'a\n\n\nb', 'a\nb'],
    ['CRLF', 'a\r\nb', 'a\nb'],
    [
      'a second line that looks nearly like a stamp',
      'a\n2026-11-01T00:00:00Z b',
      'a\n2026-11-01T00:00:00Z b',
    ],
    ['a stamp without a space', 'a\n2026-11-01T00:00:00.000Zb', 'a\n2026-11-01T00:00:00.000Zb'],
  ])('%s', (_, message, expected) => {
    expect(eventsIn(exported([{ timestamp: AT, message }]))).toEqual([{ timestamp: AT, message: expected }]);
  });

  test('lines before the first stamp belong to nobody', () => {
    expect(eventsIn(Buffer.from('lost\n2026-11-01T00:00:00.123Z found'))).toEqual([
      { timestamp: AT, message: 'found' },
    ]);
  });

  test('of a long message 16,384 characters are kept, whether in one line or in many', () => {
    const one = eventsIn(exported([{ timestamp: AT, message: 'x'.repeat(100_000) }]));
    const many = eventsIn(exported([{ timestamp: AT, message: 'x\n'.repeat(100_000) }]));
    expect([one, many].map(([event]) => event?.message.length)).toEqual([16_384, 16_384]);
  });

  test('what was exported comes back, in pieces of any size', () => {
    const message = fc.string({ unit: fc.constantFrom('a', ' ', 'é', '😀', '{', '"') });
    const event = fc.record({ timestamp: fc.integer({ min: 0, max: 4e12 }), message });
    fc.assert(
      fc.property(fc.array(event), fc.integer({ min: 1, max: 50 }), (events, piece) => {
        expect(eventsIn(exported(events), piece)).toEqual(events);
      }),
    );
  });

  test('any bytes are read without a throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.integer({ min: 1, max: 400 }), (bytes, piece) => {
        expect(eventsIn(Buffer.from(bytes), piece).length).toBeLessThanOrEqual(bytes.length);
      }),
    );
  });
});
