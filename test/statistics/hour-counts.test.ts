import { expect, test } from '@jest/globals';
import { inZone } from '../../src/report/in-zone.js';
import { TimeZone } from '../../src/time-zone.js';
import { HourCounts } from '../../src/statistics/hour-counts.js';

const HOUR = 3_600_000;

function hoursIn(counts: HourCounts, zone: string): readonly (number | null)[] | undefined {
  const [section] = inZone(counts.section('By hour'), TimeZone.of(zone));
  return section?.chart?.series[0]?.values;
}

test('requests of all days fall into the hours of one; times before 1970 too', () => {
  const [first, second] = [new HourCounts(), new HourCounts()];
  for (const hours of [0.5, 24.1, 25, 13]) first.add(hours * HOUR);
  second.add(-0.5 * HOUR);
  second.merge(structuredClone(first.snapshot()));
  const [section] = inZone(second.section('By hour'), TimeZone.of('UTC'));
  expect(section?.chart?.labels.slice(0, 2)).toEqual(['00:00', '01:00']);
  expect(section?.note).toContain('in UTC');
  const values = hoursIn(second, 'UTC') ?? [];
  expect([values[0], values[1], values[13], values[23]]).toEqual([2, 1, 1, 1]);
});

test('the hours are those of the time zone, with its half hours and its summer time', () => {
  const counts = new HourCounts();
  for (const at of ['2026-01-15T06:40:00Z', '2026-07-15T05:40:00Z', '2026-07-15T22:10:00Z'])
    counts.add(Date.parse(at));
  const hoursOf = (zone: string): number[] =>
    (hoursIn(counts, zone) ?? []).flatMap((count, hour) => ((count ?? 0) > 0 ? [hour] : []));
  expect(hoursOf('Europe/Berlin')).toEqual([0, 7]);
  expect(hoursOf('Asia/Tokyo')).toEqual([7, 14, 15]);
  expect(hoursOf('Asia/Kathmandu')).toEqual([3, 11, 12]);
});

test('what is spread over more than a year of quarter hours is bounded, and counted all the same', () => {
  const counts = new HourCounts();
  for (let slot = 0; slot < 50_000; slot += 1) counts.add(slot * 0.25 * HOUR);
  expect(counts.snapshot().length).toBeLessThanOrEqual(40_000);
  expect((hoursIn(counts, 'UTC') ?? []).reduce<number>((sum, count) => sum + (count ?? 0), 0)).toBe(50_000);
});

test('one hour alone is nothing to compare', () => {
  const counts = new HourCounts();
  expect(counts.section('By hour')).toEqual([]);
  counts.add(HOUR);
  expect(hoursIn(counts, 'UTC')).toBeUndefined();
});
