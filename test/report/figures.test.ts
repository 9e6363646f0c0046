import { expect, test } from '@jest/globals';
import { showSeconds, showShare } from '../../src/report/figures.js';

test.each([
  [0, '0 s'],
  [0.000123, '0.12 ms'],
  [0.01234, '12.3 ms'],
  [0.12, '120 ms'],
  [1, '1 s'],
  [1.204, '1.20 s'],
  [4321, '4321 s'],
])('%d s are shown as %s', (seconds, shown) => {
  expect(showSeconds(seconds)).toBe(shown);
});

test('a share is shown in per cent', () => {
  expect([0, 0.5, 0.12345, 1].map(showShare)).toEqual(['0.0 %', '50.0 %', '12.3 %', '100.0 %']);
});
