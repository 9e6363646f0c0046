import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { TimeZone } from '../src/time-zone.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const at = (text: string): number => Date.parse(text);

/** Hours of the day that an instant lies in. */
function hoursOf(zone: TimeZone, instant: number): number {
  const day = zone.dayOf(instant);
  return (zone.startOfDay(day + 1) - zone.startOfDay(day)) / HOUR;
}

test.each([
  ['UTC', '2026-03-29T12:00:00Z', 24],
  ['Europe/Berlin', '2026-03-29T12:00:00Z', 23],
  ['Europe/Berlin', '2026-10-25T12:00:00Z', 25],
  ['America/Havana', '2026-11-01T12:00:00Z', 25],
  ['Africa/Cairo', '2026-04-24T12:00:00Z', 23],
  ['Australia/Lord_Howe', '2026-10-03T18:00:00Z', 23.5],
  ['Asia/Kolkata', '2026-06-01T12:00:00Z', 24],
])('a day in %s around %s has %d hours', (name, instant, hours) => {
  expect(hoursOf(TimeZone.of(name), at(instant))).toBe(hours);
});

test.each([
  ['utc', 'Etc/UTC', true],
  ['Asia/Kolkata', 'Asia/Calcutta', true],
  ['Asia/Tokyo', 'Asia/Seoul', false],
  ['Asia/Tokyo', 'Asia/Tokio', false],
])('%s and %s are names of one time zone: %s', (a, b, same) => {
  expect(TimeZone.isSame(a, b)).toBe(same);
});

test('a day that a zone skipped is empty', () => {
  const apia = TimeZone.of('Pacific/Apia');
  const skipped = at('2011-12-30T00:00:00Z') / DAY;
  expect(apia.startOfDay(skipped)).toBe(apia.startOfDay(skipped + 1));
  expect(apia.dateOf(at('2011-12-30T09:59:59Z'))).toBe('2011-12-29');
  expect(apia.dateOf(at('2011-12-30T10:00:00Z'))).toBe('2011-12-31');
});

test('an instant is shown with its offset', () => {
  const instant = at('2026-11-01T00:00:00Z');
  expect(TimeZone.of('UTC').show(instant)).toBe('2026-11-01T00:00:00Z');
  expect(TimeZone.of('Asia/Kolkata').show(instant + 7)).toBe('2026-11-01T05:30:00.007+05:30');
  expect(TimeZone.of('America/St_Johns').show(instant)).toBe('2026-10-31T21:30:00-02:30');
});

const zone = fc.constantFrom(...Intl.supportedValuesOf('timeZone')).map((name) => TimeZone.of(name));
const instant = fc.integer({ min: at('2012-01-01T00:00:00Z'), max: at('2037-12-31T00:00:00Z') });

test('in every zone an instant lies in the day that its clocks show', () => {
  fc.assert(
    fc.property(zone, instant, (own, when) => {
      const day = own.dayOf(when);
      expect(own.startOfDay(day)).toBeLessThanOrEqual(when);
      expect(own.startOfDay(day + 1)).toBeGreaterThan(when);
      const parts = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
      const shown = new Intl.DateTimeFormat('sv-SE', { ...parts, timeZone: own.name }).format(when);
      expect(own.dateOf(when)).toBe(shown);
      expect(Date.parse(own.show(when))).toBe(when);
    }),
  );
});

describe('cuts', () => {
  test('lie before and after every instant, and touch', () => {
    const length = fc.constantFrom(HOUR, 6 * HOUR, DAY, 2 * DAY, 7 * DAY, 90_000);
    fc.assert(
      fc.property(zone, instant, fc.tuple(length, fc.boolean()), (own, when, [step, isAnchored]) => {
        const cuts = own.cuts(step, isAnchored ? when - 12_345_000 : undefined);
        const [below, after] = [cuts.below(when), cuts.after(when)];
        expect(below).toBeLessThanOrEqual(when);
        expect(after).toBeGreaterThan(when);
        expect(cuts.below(below)).toBe(below);
        expect(cuts.after(below)).toBe(after);
        expect(cuts.below(after)).toBe(after);
      }),
    );
  });

  test('of whole days count local days from 1970-01-01, others from the epoch in UTC', () => {
    const tokyo = TimeZone.of('Asia/Tokyo');
    expect(tokyo.cuts(DAY).below(at('2026-11-01T16:00:00Z'))).toBe(at('2026-11-01T15:00:00Z'));
    expect(tokyo.cuts(6 * HOUR).below(at('2026-11-01T16:00:00Z'))).toBe(at('2026-11-01T12:00:00Z'));
    // 2026-11-01 is day 20758, an even one.
    expect(tokyo.cuts(2 * DAY).below(at('2026-11-01T16:00:00Z'))).toBe(at('2026-10-31T15:00:00Z'));
  });

  test('from an anchor keep its time of day', () => {
    const cuts = TimeZone.of('Europe/Berlin').cuts(DAY, at('2026-10-24T22:00:00Z'));
    expect(cuts.after(at('2026-10-24T22:00:00Z'))).toBe(at('2026-10-25T23:00:00Z'));
  });
});
