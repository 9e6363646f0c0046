import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { jittered, pauseAfter } from '../../src/engine/backoff.js';

const BACKOFF = { first: 100, longest: 5000 };

test('each pause is twice the one before, up to the longest', () => {
  const pauses = [1, 2, 3, 6, 7, 5000].map((failures) => pauseAfter(failures, BACKOFF));
  expect(pauses).toEqual([100, 200, 400, 3200, 5000, 5000]);
});

test('a pause is never longer than the longest, not even the first', () => {
  expect(pauseAfter(1, { first: 100, longest: 30 })).toBe(30);
});

test('a jittered pause is between half of it and all of it', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1e9, noNaN: true }), (pause) => {
      const waited = jittered(pause);
      expect(waited).toBeGreaterThanOrEqual(pause / 2);
      expect(waited).toBeLessThanOrEqual(pause);
    }),
  );
});
