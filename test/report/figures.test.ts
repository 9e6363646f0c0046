import { expect, test } from '@jest/globals';
import { formatInOneUnit, formatSeconds, formatShare } from '../../src/report/figures.js';

test.each([
  [0, '0 ms'],
  [0.000123, '0.12 ms'],
  [0.01234, '12.3 ms'],
  [0.12, '120 ms'],
  [1, '1 s'],
  [1.204, '1.20 s'],
  [4321, '4,321 s'],
])('%d s are shown as %s', (seconds, shown) => {
  expect(formatSeconds(seconds)).toBe(shown);
});

test('a share is shown in per cent', () => {
  expect([0, 0.5, 0.12345, 1].map(formatShare)).toEqual(['0.0%', '50.0%', '12.3%', '100.0%']);
});

test.each([
  ['milliseconds that are whole', 'seconds', [0.003, 0.041, 0.12], ['3 ms', '41 ms', '120 ms']],
  ['milliseconds that are not', 'seconds', [0.00135, 0.0015], ['1.35 ms', '1.50 ms']],
  ['what is not known to a tenth', 'seconds', [0.041, 0.0613, 0.1876], ['41 ms', '61 ms', '188 ms']],
  ['short and long times', 'seconds', [0.0004, 5.257], ['0.40 ms', '5,257 ms']],
  ['seconds', 'seconds', [0.35, 8.43, 12], ['0.35 s', '8.43 s', '12.00 s']],
  ['whole seconds', 'seconds', [2, 95], ['2 s', '95 s']],
  ['bytes', 'bytes', [0, 12, 900], ['0 B', '12 B', '900 B']],
  ['sizes that are near', 'bytes', [300 * 1024, 1024 ** 2], ['0.3 MiB', '1.0 MiB']],
  ['sizes that are far apart', 'bytes', [2048, 1024 ** 2], ['2.0 KiB', '1,024.0 KiB']],
  ['what is less than can be shown', 'bytes', [1, 1024 ** 3], ['< 0.1 MiB', '1,024.0 MiB']],
  ['counts', 'count', [1, 1234], ['1', '1,234']],
] as const)('%s are shown in one unit', (_, kind, values, shown) => {
  expect(values.map(formatInOneUnit(kind, values))).toEqual(shown);
});
