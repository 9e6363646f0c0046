import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { ReportSection } from '../../src/statistics/sections.js';
import { rowsOf } from '../statistics/lines.js';
import { AmplifyWorld, BUCKET, HOUR } from './harness.js';

const TO_BUCKET = { 'destination-bucket': BUCKET };
let world: AmplifyWorld;

beforeEach(async () => {
  world = await AmplifyWorld.build();
});
afterEach(async () => {
  await world.aws.close();
});

function requestsIn(sections: readonly ReportSection[]): number {
  if (!sections.some(({ title }) => title === 'Pages by requests')) return 0;
  return rowsOf(sections, 'Pages by requests').reduce((sum, row) => sum + Number(row['Requests']), 0);
}

test('each request is told in the run that delivers it, and not when its hour is fetched once more', async () => {
  const rows = world.seed(4, 2, { rowsPerHour: 40 });
  expect(requestsIn((await world.execute(TO_BUCKET)).sections)).toBe(rows.length);
  expect((await world.execute(TO_BUCKET)).sections).toEqual([]);
  world.aws.clock.advance(26 * HOUR);
  const { result, sections } = await world.execute(TO_BUCKET);
  expect(result.tally).toMatchObject({ s3: { duplicate: rows.length } });
  expect(requestsIn(sections)).toBe(0);
});

test('the same request twice in an answer is told once, and report: none collects nothing', async () => {
  const rows = world.seed(3, 2);
  world.seed(3, 2);
  expect((await world.execute({ ...TO_BUCKET, report: 'none', ledger: 'none' })).sections).toEqual([]);
  const again = { from: world.instant(3), to: world.instant(2), redo: 'true' };
  expect(requestsIn((await world.execute({ ...TO_BUCKET, ...again })).sections)).toBe(rows.length);
});
