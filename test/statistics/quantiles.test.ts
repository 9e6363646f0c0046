import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Quantiles, RELATIVE_ACCURACY } from '../../src/statistics/quantiles.js';

const values = fc.array(
  fc.oneof(fc.constant(0), fc.double({ min: 0.001, max: 60, noNaN: true }), fc.nat(1e9)),
  {
    maxLength: 200,
  },
);

function of(all: readonly number[]): Quantiles {
  const quantiles = new Quantiles();
  for (const value of all) quantiles.accept(value);
  return quantiles;
}

test('nothing has neither mean nor percentiles', () => {
  expect(new Quantiles().mean).toBeNull();
  expect(new Quantiles().at(0.5)).toBeNull();
});

test('a percentile is the value at its rank, exactly for few values and within 1 % for many', () => {
  fc.assert(
    fc.property(values, fc.constantFrom(0, 0.5, 0.95, 0.99, 1), (all, quantile) => {
      fc.pre(all.length > 0);
      const sorted = all.toSorted((a, b) => a - b);
      const truth = sorted[Math.floor(quantile * (sorted.length - 1))] ?? NaN;
      const found = of(all).at(quantile) ?? NaN;
      const slack = all.length > 16 ? truth * (RELATIVE_ACCURACY + 1e-9) : 0;
      expect(Math.abs(found - truth)).toBeLessThanOrEqual(slack);
    }),
  );
});

test('the mean is that of the values', () => {
  expect(of([1, 2, 6]).mean).toBe(3);
  expect(of(Array.from({ length: 100 }, (_, i) => i)).mean).toBeCloseTo(49.5);
});

describe('parts are merged to what one collector of all holds', () => {
  test('whatever they are cut into', () => {
    fc.assert(
      fc.property(fc.array(values, { maxLength: 4 }), (parts) => {
        const merged = new Quantiles();
        for (const part of parts) merged.merge(structuredClone(of(part).snapshot()));
        const one = of(parts.flat());
        expect(merged.count).toBe(one.count);
        expect(merged.mean ?? 0).toBeCloseTo(one.mean ?? 0, 3);
        for (const quantile of [0, 0.5, 0.95, 0.99, 1]) expect(merged.at(quantile)).toBe(one.at(quantile));
        expect(merged.snapshot().bins).toEqual(one.snapshot().bins);
      }),
    );
  });
});

test('a range without end takes no more room for it', () => {
  const { bins } = of(Array.from({ length: 600 }, (_, i) => 10 ** (i - 300))).snapshot();
  expect(bins.length).toBeLessThan(2200);
});

test('of whole milliseconds a short percentile is exact, and none is longer than the longest', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 44 }), { minLength: 65, maxLength: 200 }),
      (milliseconds) => {
        const sorted = milliseconds.toSorted((a, b) => a - b).map((value) => value / 1000);
        const quantiles = of(sorted);
        for (const quantile of [0, 0.5, 0.95, 1])
          expect(quantiles.at(quantile)).toBe(sorted[Math.floor(quantile * (sorted.length - 1))]);
      },
    ),
  );
  const merged = of(Array.from({ length: 100 }, () => 0.003));
  merged.merge(of(Array.from({ length: 100 }, () => 0.0031)).snapshot());
  expect(merged.at(0)).not.toBe(0.003);
  expect(merged.at(1)).toBeLessThanOrEqual(merged.longest ?? 0);
});
