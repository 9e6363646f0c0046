/** What happens after delivery does not undo it: the tally and the verdict are told whatever else goes wrong. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { FaultRule } from '../aws/faults.js';
import { Fixture, GROUP } from './fixture.js';

let fixture: Fixture;
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'after-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});
beforeEach(async () => {
  fixture = await Fixture.build();
  fixture.seed(1, [0, 2]);
});
afterEach(() => fixture.close());

const DELIVERED = { 'records-read': '40', 'records-written': '40', 'segments-committed': '1' };
const FRONTIER = { service: 's3', operation: 'PutObject', resource: /frontier-/ } as const;

test.each<[string, FaultRule, Readonly<Record<string, string>>]>([
  ['refused', { ...FRONTIER, kind: 'access-denied' }, {}],
  ['throttled until the time budget ends', { ...FRONTIER, kind: 'throttle' }, { 'time-budget': '3s' }],
])('the last write of the frontier is %s', async (_, fault, inputs) => {
  // The first run begins the frontier; what is struck is its last word.
  await fixture.execute();
  fixture.seed(1, [2, 4]);
  fixture.aws.faults.add(fault);
  const { code, log, outputs, summary } = await fixture.execute(inputs);
  expect(outputs).toMatchObject({ ...DELIVERED, complete: 'true' });
  expect(code).toBe(0);
  expect(log).toMatch(
    /::warning::The progress of this run could not be written to the ledger: s3:PutObject on s3:\/\/lb-logs\//,
  );
  expect(summary).toContain('#### Tally');
  fixture.aws.faults.clear();
  expect(await fixture.execute()).toMatchObject({
    code: 0,
    outputs: { 'records-written': '0', complete: 'true' },
  });
  expect(fixture.aws.logs.messages(GROUP)).toHaveLength(80);
});

test('the metrics are refused', async () => {
  fixture.aws.faults.deny('logs:PutLogEvents', /metrics/);
  const { code, log, outputs } = await fixture.execute({ 'metrics-log-group': '/metrics' });
  expect(code).toBe(0);
  expect(outputs).toMatchObject({ ...DELIVERED, complete: 'true' });
  expect(log).toMatch(/::warning::metrics-log-group: the event of this run could not be written/);
});

test.each(['GITHUB_STEP_SUMMARY', 'GITHUB_OUTPUT', 'GITHUB_STATE'])('%s cannot be written', async (file) => {
  const { code, log } = await fixture.execute(
    { 'log-format': 'raw' },
    { [file]: join(folder, 'none', 'file') },
  );
  expect(code).toBe(0);
  expect(log).toMatch(/Complete: .*1 of 1 segments committed.*40 written/);
  if (file !== 'GITHUB_STATE')
    expect(log).toMatch(new RegExp(`::warning::${file} cannot be written: ENOENT`));
  expect(fixture.aws.logs.messages(GROUP)).toHaveLength(40);
});

test('the report’s place is a folder by the time that it is written', async () => {
  const path = join(folder, 'blocked');
  fixture.aws.faults.add({ service: 'logs', operation: 'PutLogEvents', on: 1, kind: 'delay', ms: 1500 });
  const running = fixture.execute({ report: 'html', 'report-path': join(path, 'report.html') });
  while (fixture.aws.calls.count({ operation: 'CreateLogStream' }) === 0)
    await new Promise((r) => setTimeout(r, 5));
  writeFileSync(path, 'a file where a folder belongs');
  const { code, log, outputs, summary } = await running;
  expect(outputs).toMatchObject(DELIVERED);
  expect(log).toMatch(/report-path: expected a place where a file can be written/);
  expect(summary).toContain('#### Tally');
  expect(code).toBe(1);
});
