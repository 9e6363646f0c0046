import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { HeavyHitters, KeyCounts } from '../../src/statistics/heavy-hitters.js';
import { Quantiles, type QuantilesSnapshot } from '../../src/statistics/quantiles.js';

const CAPACITY = 8;

function counted(keys: readonly string[], capacity = CAPACITY): KeyCounts {
  const counts = new KeyCounts(capacity);
  for (const key of keys) counts.count(key);
  return counts;
}

function naive(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

const keys = (most: number): fc.Arbitrary<string[]> =>
  fc.array(
    fc.nat(most).map((n) => `k${Math.floor(n ** 2 / most)}`),
    { maxLength: 300 },
  );

test('as long as there is room, every count is exact', () => {
  fc.assert(
    fc.property(keys(CAPACITY - 1), (met) => {
      const counts = counted(met);
      expect(counts.bound).toBe(0);
      expect(new Map(counts.top().map(({ key, count }) => [key, count]))).toEqual(naive(met));
    }),
  );
});

test('without room the bound holds: for counts, for what is missing, and for the total', () => {
  fc.assert(
    fc.property(fc.array(keys(60), { minLength: 1, maxLength: 4 }), (parts) => {
      const counts = new KeyCounts(CAPACITY);
      for (const part of parts) counts.merge(counted(part).snapshot());
      const all = parts.flat();
      const truth = naive(all);
      expect(counts.total).toBe(all.length);
      expect(counts.bound).toBeLessThanOrEqual((2 * all.length) / CAPACITY);
      expect(counts.size).toBeLessThanOrEqual(CAPACITY);
      const tracked = new Map(counts.top().map((entry) => [entry.key, entry]));
      for (const [key, count] of truth) {
        const { count: low = 0, missed = counts.bound } = tracked.get(key) ?? {};
        expect(low).toBeLessThanOrEqual(count);
        expect(low + missed).toBeGreaterThanOrEqual(count);
        expect(missed).toBeLessThanOrEqual(counts.bound);
      }
    }),
  );
});

test('what is dropped says so, and its values go to the rest', () => {
  const sizes = new HeavyHitters<Quantiles, QuantilesSnapshot>(2, () => new Quantiles());
  const first = sizes.count('once');
  first.value.accept(5);
  for (const key of ['often', 'often', 'other']) sizes.count(key).value.accept(1);
  expect(first.dropped).toBe(true);
  expect(sizes.rest).toMatchObject({ count: 1 });
  expect(sizes.rest.value.mean).toBe(5);
  expect(sizes.top().map(({ key }) => key)).toEqual(['often', 'other']);
  expect(sizes.top(1)).toHaveLength(1);
});

test('parts that fit are merged to what one collector of all holds', () => {
  fc.assert(
    fc.property(keys(CAPACITY - 1), fc.nat(300), (met, cut) => {
      const merged = counted(met.slice(0, cut));
      merged.merge(structuredClone(counted(met.slice(cut)).snapshot()));
      const plain = (counts: KeyCounts): unknown => counts.top().map(({ key, count }) => [key, count]);
      expect(plain(merged)).toEqual(plain(counted(met)));
    }),
  );
});
