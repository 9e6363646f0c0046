import { expect, test } from '@jest/globals';
import { closingLine } from '../../src/main/outputs.js';
import { exportFacts, sampleFacts } from '../report/html/sample.js';

const { result } = sampleFacts();

test('the last line of the log says what a run came to', () => {
  expect(closingLine({ result }, true)).toBe(
    'Not complete: 2026-11-20T00:00:00Z to 2026-11-21T00:00:00Z, 12 of 14 segments committed, 2 held by another run, ' +
      '283,529 records read, 263,529 written (182.2 MiB).',
  );
  const done = { ...result, complete: true, committed: 14, skipped: 0 };
  expect(closingLine({ result: done }, true)).toMatch(
    /^Complete: .*, 14 of 14 segments committed, 283,529 r/,
  );
  expect(closingLine({ result: done }, false)).toMatch(/^Failed: /);
});

test('of an export it counts windows', () => {
  expect(closingLine({ result: exportFacts().result }, false)).toContain(
    ' windows done, 2 held by another run, 1 exported, 1 empty, 1 failed, 12 objects (4.8 MiB) found in the bucket.',
  );
});

test('a run that found nothing left to do says so', () => {
  const idle = { ...result, complete: true, planned: 0, committed: 0, skipped: 0 };
  expect(closingLine({ result: idle }, true)).toBe(
    'Complete: 2026-11-20T00:00:00Z to 2026-11-21T00:00:00Z, nothing was left to carry.',
  );
});
