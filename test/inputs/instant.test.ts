import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readMoment, formatInstant } from '../../src/inputs/instant.js';
import { Refusal } from '../../src/inputs/refusal.js';
import { readTimeZone } from '../../src/inputs/time-zone.js';
import { TimeZone } from '../../src/time-zone.js';

function readInstant(text: string, zone = 'UTC'): number | Refusal {
  const moment = readMoment(text);
  return moment instanceof Refusal ? moment : moment(TimeZone.of(zone));
}

describe('readMoment', () => {
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
        expect(readInstant(formatInstant(instant))).toBe(instant);
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

describe('a date is midnight in its zone, an instant is the same everywhere', () => {
  test.each([
    ['2026-11-01', 'Asia/Tokyo', '2026-10-31T15:00:00Z'],
    ['2026-11-01', 'America/New_York', '2026-11-01T04:00:00Z'],
    ['2026-11-01', 'Asia/Kolkata', '2026-10-31T18:30:00Z'],
    ['2026-11-01T00:00:00Z', 'Asia/Tokyo', '2026-11-01T00:00:00Z'],
    // The clocks in Cairo skip this midnight.
    ['2026-04-24', 'Africa/Cairo', '2026-04-23T22:00:00Z'],
    ['1970-01-01', 'Asia/Tokyo', '1970-01-01T00:00:00Z'],
  ])('%s in %s', (text, zone, expected) => {
    expect(readInstant(text, zone)).toBe(Date.parse(expected));
  });
});

describe('readTimeZone', () => {
  test.each([
    ['Asia/Tokyo', 'Asia/Tokyo'],
    ['europe/berlin', 'Europe/Berlin'],
    ['UTC', 'UTC'],
    ['utc', 'UTC'],
    ['Asia/Kolkata', 'Asia/Kolkata'],
    ['Etc/GMT-9', 'Etc/GMT-9'],
  ])('%s', (text, name) => {
    expect(readTimeZone(text)).toMatchObject({ name });
  });

  test.each([
    ['Tokyo', /Did you mean Asia\/Tokyo\?/],
    ['Asia/Berlin', /Did you mean Europe\/Berlin\?/],
    ['new york', /America\/New_York/],
    ['+09:00', /offset has no daylight saving time/],
    ['UTC+9', /offset has no daylight saving time/],
    ['CEST', /continent and city/],
    ['Asia/Tokio', /continent and city/],
  ])('%s is refused with a reason', (text, fix) => {
    expect(readTimeZone(text)).toEqual(expect.objectContaining({ fix: expect.stringMatching(fix) }));
  });
});
