import { expect, test } from '@jest/globals';
import { HourCounts } from '../../src/statistics/hour-counts.js';

const HOUR = 3_600_000;

test('requests of all days fall into the hours of one; times before 1970 too', () => {
  const [first, second] = [new HourCounts(), new HourCounts()];
  for (const hours of [0.5, 24.1, 25, 13]) first.add(hours * HOUR);
  second.add(-0.5 * HOUR);
  second.merge(structuredClone(first.snapshot()));
  const [section] = second.section('By hour');
  expect(section?.chart?.labels.slice(0, 2)).toEqual(['00:00', '01:00']);
  const values = section?.chart?.series[0]?.values ?? [];
  expect([values[0], values[1], values[13], values[23]]).toEqual([2, 1, 1, 1]);
});

test('one hour alone is nothing to compare', () => {
  const counts = new HourCounts();
  expect(counts.section('By hour')).toEqual([]);
  counts.add(HOUR);
  expect(counts.section('By hour')).toEqual([]);
});
