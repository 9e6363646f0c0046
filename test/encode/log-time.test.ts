import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { timeAt } from '../../src/encode/log-time.js';

function read(text: string, zoneless = false): number {
  const bytes = Buffer.from(`[${text}]`);
  return timeAt(bytes, { from: 1, to: bytes.length - 1 }, zoneless);
}

describe('times', () => {
  test.each<[string, string]>([
    ['2026-11-01T00:04:59.123456Z', '2026-11-01T00:04:59.123Z'],
    ['2026-11-01T00:04:59.999999Z', '2026-11-01T00:04:59.999Z'],
    ['2026-11-01T00:04:59Z', '2026-11-01T00:04:59.000Z'],
    ['2026-11-01T00:04:59.1Z', '2026-11-01T00:04:59.100Z'],
    ['2026-11-01T00:04:59.123456789Z', '2026-11-01T00:04:59.123Z'],
    ['2024-02-29T23:59:59.000000Z', '2024-02-29T23:59:59.000Z'],
    ['1970-01-01T00:00:00.000000Z', '1970-01-01T00:00:00.000Z'],
  ])('%s is cut to milliseconds', (text, expected) => {
    expect(new Date(read(text)).toISOString()).toBe(expected);
  });

  test.each([
    '',
    '-',
    '2026-11-01',
    '2026-11-01T00:04:59',
    '2026-11-01T00:04:59.Z',
    '2026-11-01T00:04:59.12x456Z',
    '2026-11-01T00:04:59,123456Z',
    '2026-11-01 00:04:59.123456Z',
    '2026-02-29T00:00:00.000000Z',
    '2026-13-01T00:00:00.000000Z',
    '2026-00-01T00:00:00.000000Z',
    '2026-11-31T00:00:00.000000Z',
    '2026-11-00T00:00:00.000000Z',
    '2026-11-01T24:00:00.000000Z',
    '2026-11-01T00:60:00.000000Z',
    '2026-11-01T00:00:60.000000Z',
    '2026/11/01T00:00:00.000000Z',
    '2026-11-01T00-00-00.000000Z',
    '20x6-11-01T00:00:00.000000Z',
    '2026-11-01T0a:00:00.000000Z',
    '0001-01-01T00:00:00.000000Z',
  ])('%s is none', (text) => {
    expect(read(text)).toBeNaN();
  });

  test('every instant is read as it was written', () => {
    const instants = fc.date({
      min: new Date(0),
      max: new Date('9999-12-31T23:59:59.999Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, fc.nat(999), (date, micros) => {
        const text = date.toISOString().replace('Z', `${String(micros).padStart(3, '0')}Z`);
        expect(read(text)).toBe(date.getTime());
      }),
    );
  });
});
