import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { reportJson } from '../../src/report/json.js';
import { exportFacts, sampleFacts } from './html/sample.js';
import { hostile } from './hostile.js';

test('has every figure of the report under a version', () => {
  const facts = sampleFacts();
  const told = JSON.parse(
    reportJson({ ...facts, failures: ['segment 3: no'], missing: ['a gap'] }),
  ) as object;
  expect(told).toMatchObject({
    version: 1,
    mode: facts.mode,
    complete: false,
    failures: ['segment 3: no'],
    'late-or-missing': ['a gap'],
    segments: { planned: facts.result.planned, committed: facts.result.committed },
    tally: facts.result.tally,
    sections: JSON.parse(JSON.stringify(facts.sections)) as unknown,
  });
});

test('an export tells its windows, with instants that can be read', () => {
  const told = JSON.parse(reportJson(exportFacts())) as { windows: { from: string }[] };
  expect(told.windows.length).toBeGreaterThan(0);
  for (const { from } of told.windows) expect(from).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
});

test('whatever a log says, it is data', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const table = { columns: [{ title: 'a', kind: 'code' } as const], rows: [[text]] };
      const written = reportJson({ ...sampleFacts(), sections: [{ title: 'T', table }] });
      expect(() => JSON.parse(written) as unknown).not.toThrow();
      expect(written).not.toMatch(/(?!\n)\p{Cc}/u);
    }),
  );
});
