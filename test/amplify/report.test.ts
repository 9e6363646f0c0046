import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { ReportSection } from '../../src/statistics/report-section.js';
import { rowsOf } from '../statistics/lines.js';
import { AmplifyHarness, BUCKET, HOUR } from './harness.js';

const TO_BUCKET = { 'destination-bucket': BUCKET };
let harness: AmplifyHarness;

beforeEach(async () => {
  harness = await AmplifyHarness.build();
});
afterEach(async () => {
  await harness.aws.close();
});

function requestsIn(sections: readonly ReportSection[]): number {
  if (!sections.some(({ title }) => title === 'Pages by requests')) return 0;
  return rowsOf(sections, 'Pages by requests').reduce((sum, row) => sum + Number(row['Requests']), 0);
}

test('each request is told in the run that delivers it, and not when its hour is fetched once more', async () => {
  const rows = harness.seed(4, 2, { rowsPerHour: 40 });
  expect(requestsIn((await harness.execute(TO_BUCKET)).sections)).toBe(rows.length);
  expect((await harness.execute(TO_BUCKET)).sections).toEqual([]);
  harness.aws.clock.advance(26 * HOUR);
  const { result, sections } = await harness.execute(TO_BUCKET);
  expect(result.tally).toMatchObject({ s3: { duplicate: rows.length } });
  expect(requestsIn(sections)).toBe(0);
});

test('the same request twice in an answer is told once, and report: none collects nothing', async () => {
  const rows = harness.seed(3, 2);
  harness.seed(3, 2);
  expect((await harness.execute({ ...TO_BUCKET, report: 'none', ledger: 'none' })).sections).toEqual([]);
  const again = { from: harness.instant(3), to: harness.instant(2), redo: 'true' };
  expect(requestsIn((await harness.execute({ ...TO_BUCKET, ...again })).sections)).toBe(rows.length);
});
