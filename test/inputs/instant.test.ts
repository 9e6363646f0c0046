import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readInstant, showInstant } from '../../src/inputs/instant.js';

describe('readInstant', () => {
  test.each([
    ['2026-11-01', '2026-11-01T00:00:00.000Z'],
    ['2028-02-29', '2028-02-29T00:00:00.000Z'],
    ['2026-11-01T06:00:00Z', '2026-11-01T06:00:00.000Z'],
    ['2026-11-01t06:00:00z', '2026-11-01T06:00:00.000Z'],
    ['2026-11-01T06:00:00.5Z', '2026-11-01T06:00:00.500Z'],
    ['2026-11-01T06:00:00.123000Z', '2026-11-01T06:00:00.123Z'],
    ['2026-11-01T01:30:00+02:00', '2026-10-31T23:30:00.000Z'],
    ['2026-11-01T06:00:00-05:30', '2026-11-01T11:30:00.000Z'],
    ['1970-01-01', '1970-01-01T00:00:00.000Z'],
  ])('%s', (text, expected) => {
    expect(readInstant(text)).toBe(Date.parse(expected));
  });

  test.each([
    ['2026-02-30', /no 2026-02-30 in the calendar/],
    ['2027-02-29T00:00:00Z', /no 2027-02-29/],
    ['2026-13-01', /no 2026-13-01/],
    ['2026-11-01T24:00:00Z', /Hours run to 23/],
    ['2026-06-30T23:59:60Z', /leap seconds/],
    ['2026-11-01T06:00:00+24:00', /Hours run to 23/],
    ['2026-11-01T06:00:00.0001Z', /smallest step/],
    ['2026-11-01T06:00:00', /time zone/],
    ['2026-11-01 06:00', /time zone/],
    ['1762000000', /epoch/],
    ['1762000000000', /epoch/],
    ['yesterday', /dashes/],
    ['2026-11-01T06:00Z', /dashes/],
    ['1969-12-31', /1970/],
    ['1970-01-01T00:00:00+01:00', /1970/],
  ])('%s is refused with a reason', (text, fix) => {
    expect(readInstant(text)).toEqual(expect.objectContaining({ fix: expect.stringMatching(fix) }));
  });

  test('what is shown is read back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: Date.UTC(9999, 11, 31) }), (instant) => {
        expect(readInstant(showInstant(instant))).toBe(instant);
      }),
    );
  });

  test('an offset moves the clock, not the instant', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 100, max: 100_000 }),
        fc.integer({ min: -1439, max: 1439 }),
        (hours, minutes) => {
          const instant = hours * 3_600_000;
          const clock = new Date(instant + minutes * 60_000).toISOString().slice(0, 19);
          const [h, m] = [Math.trunc(Math.abs(minutes) / 60), Math.abs(minutes) % 60].map((part) =>
            String(part).padStart(2, '0'),
          );
          expect(readInstant(`${clock}${minutes < 0 ? '-' : '+'}${h ?? ''}:${m ?? ''}`)).toBe(instant);
        },
      ),
    );
  });
});
