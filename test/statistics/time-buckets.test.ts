import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { MAX_POINTS, seriesIn, type TimeSeries } from '../../src/report/over-time.js';
import { MAX_BUCKETS, TimeBuckets } from '../../src/statistics/time-buckets.js';
import { TimeZone } from '../../src/time-zone.js';

const MINUTE = 60_000;
const START = Date.parse('2026-11-01T00:00:00Z');

function of(times: readonly number[]): TimeBuckets {
  const buckets = new TimeBuckets();
  for (const time of times) buckets.add(time, time % 2 === 1);
  return buckets;
}

function seriesOf(buckets: TimeBuckets, zone = 'UTC'): TimeSeries {
  return seriesIn(buckets.snapshot(), TimeZone.of(zone));
}

test('minutes at first, those without a record too', () => {
  const { width, starts, all, marked } = seriesOf(of([START, START + 1, START + 2 * MINUTE + 5]));
  expect(width).toBe(MINUTE);
  expect(starts).toEqual([START, START + MINUTE, START + 2 * MINUTE]);
  expect(all).toEqual([2, 0, 1]);
  expect(marked).toEqual([1, 0, 1]);
});

test('no records, no series', () => {
  expect(seriesOf(new TimeBuckets()).starts).toEqual([]);
});

test('two days take a quarter of an hour each, and nothing is lost', () => {
  const times = Array.from({ length: 2 * 24 * 60 }, (_, i) => START + i * MINUTE);
  const { width, all } = seriesOf(of(times));
  expect(width).toBe(15 * MINUTE);
  expect(all).toEqual(all.map(() => 15));
});

test('years apart is wide, and still few', () => {
  const { starts, all } = seriesOf(of([0, START, 250e9, 4e12]));
  expect(starts.length).toBeLessThanOrEqual(MAX_POINTS);
  expect(all.reduce((sum, count) => sum + count)).toBe(4);
});

test('parts are merged to what one collector of all holds', () => {
  const times = fc.array(
    fc.oneof(
      fc.integer({ min: START, max: START + 5 * 3600e3 }),
      fc.integer({ min: START, max: START + 9e9 }),
    ),
    { maxLength: 500 },
  );
  fc.assert(
    fc.property(times, times, (some, others) => {
      const merged = of(some);
      merged.merge(structuredClone(of(others).snapshot()));
      expect(merged.snapshot()).toEqual(of([...some, ...others]).snapshot());
    }),
  );
});

/** Every twenty minutes between two instants. */
function between(from: string, to: string): number[] {
  const [first, end] = [Date.parse(from), Date.parse(to)];
  return Array.from({ length: (end - first) / (20 * MINUTE) }, (_, i) => first + 20 * i * MINUTE);
}

describe('points are pieces of the days of the time zone', () => {
  const DAYS = 24 * 60 * MINUTE;
  test.each([
    ['Asia/Tokyo', '2026-08-31T15:00:00Z', 'T15:00:00.000Z'],
    ['Asia/Kolkata', '2026-08-31T18:30:00Z', 'T18:30:00.000Z'],
    ['Asia/Kathmandu', '2026-08-31T18:15:00Z', 'T18:15:00.000Z'],
  ])('%s: days begin at midnight, and none has the records of two', (zone, first, midnight) => {
    const { width, starts, all } = seriesOf(of(between(first, '2026-11-30T12:00:00Z')), zone);
    expect(width).toBe(DAYS);
    for (const start of starts) expect(new Date(start).toISOString()).toContain(midnight);
    expect(all.slice(0, -1)).toEqual(all.slice(0, -1).map(() => 72));
  });

  test('a day on which the clocks change has 23 or 25 hours', () => {
    const days = seriesOf(of(between('2026-03-19T23:00:00Z', '2026-10-31T23:00:00Z')), 'Europe/Berlin');
    const hours = days.starts.map((start, i) => [
      TimeZone.of('Europe/Berlin').dateOf(start),
      (days.all[i] ?? 0) / 3,
    ]);
    expect(days.width).toBe(DAYS);
    expect(hours.filter(([, count]) => count !== 24)).toEqual([
      ['2026-03-29', 23],
      ['2026-10-25', 25],
    ]);
  });

  test('hours are whole on its clocks, and quarters of a day begin at midnight', () => {
    const hours = seriesOf(of(between('2026-10-31T18:30:00Z', '2026-11-05T18:30:00Z')), 'Asia/Kolkata');
    expect(hours.width).toBe(60 * MINUTE);
    expect(hours.starts.every((start) => start % (60 * MINUTE) === 30 * MINUTE)).toBe(true);
    const quarters = seriesOf(of(between('2026-10-15T15:00:00Z', '2026-11-14T15:00:00Z')), 'Asia/Tokyo');
    expect(quarters.width).toBe(6 * 60 * MINUTE);
    expect(quarters.all).toEqual(quarters.all.map(() => 18));
    expect(quarters.starts.every((start) => [3, 9, 15, 21].includes(new Date(start).getUTCHours()))).toBe(
      true,
    );
  });
});

test('of any times in any zone nothing is lost, in few points without holes', () => {
  const zones = fc.constantFrom(
    'UTC',
    'Asia/Tokyo',
    'America/St_Johns',
    'Australia/Lord_Howe',
    'America/New_York',
  );
  const span = fc.constantFrom(3600e3, 86_400e3, 40 * 86_400e3, 400 * 86_400e3);
  fc.assert(
    fc.property(
      zones,
      span,
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1 }),
      (zone, width, at) => {
        const times = at.map((share) => START + Math.floor(share * width));
        const { starts, all } = seriesOf(of(times), zone);
        expect(starts.length).toBeLessThanOrEqual(MAX_POINTS);
        expect(starts).toEqual([...new Set(starts)].sort((a, b) => a - b));
        const counted = starts.map(
          (start, i) => times.filter((time) => time >= start && time < (starts[i + 1] ?? Infinity)).length,
        );
        expect(all).toEqual(counted);
      },
    ),
  );
});

test('however many times there are, few buckets are kept', () => {
  const many = of(Array.from({ length: MAX_BUCKETS + 1 }, (_, i) => START + i * 86_400_000));
  expect(many.snapshot().buckets.length).toBeLessThanOrEqual(MAX_BUCKETS);
});
