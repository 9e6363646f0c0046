import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { MAX_BUCKETS, TimeBuckets } from '../../src/statistics/time-buckets.js';

const MINUTE = 60_000;
const START = Date.parse('2026-11-01T00:00:00Z');

function of(times: readonly number[]): TimeBuckets {
  const buckets = new TimeBuckets();
  for (const time of times) buckets.add(time, time % 2 === 1);
  return buckets;
}

test('minutes at first, those without a record too', () => {
  const { width, starts, all, marked } = of([START, START + 1, START + 2 * MINUTE + 5]).series();
  expect(width).toBe(MINUTE);
  expect(starts).toEqual([START, START + MINUTE, START + 2 * MINUTE]);
  expect(all).toEqual([2, 0, 1]);
  expect(marked).toEqual([1, 0, 1]);
});

test('no records, no series', () => {
  expect(new TimeBuckets().series().starts).toEqual([]);
});

test('two days take a quarter of an hour each, and nothing is lost', () => {
  const times = Array.from({ length: 2 * 24 * 60 }, (_, i) => START + i * MINUTE);
  const { width, all } = of(times).series();
  expect(width).toBe(15 * MINUTE);
  expect(all).toEqual(all.map(() => 15));
});

test('years apart is wide, and still few', () => {
  const { starts, all } = of([0, START, 250e9, 4e12]).series();
  expect(starts.length).toBeLessThanOrEqual(MAX_BUCKETS);
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
      expect(merged.series()).toEqual(of([...some, ...others]).series());
    }),
  );
});
