import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { amplifyRows } from '../aws/seed/amplify.js';
import { BUCKET, Fixture, GROUP } from './fixture.js';

let fixture: Fixture;

beforeEach(async () => {
  fixture = await Fixture.build();
});
afterEach(async () => {
  await fixture.close();
});

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** How often a text stands in the errors of a run's log. */
function named(log: string, text: string): number {
  return log.split('\n').filter((line) => line.startsWith('::error') && line.includes(text)).length;
}

test('one account of three that may not be listed is named, and the others are delivered', async () => {
  const accounts = ['111111111111', '222222222222', '333333333333'];
  for (const account of accounts) fixture.seed(1, [0, 3], { account });
  const refusal = { kind: 'error', code: 'AccessDenied', status: 403 } as const;
  const call = { service: 's3', operation: 'ListObjectsV2' };
  const fault = fixture.aws.faults.add({ ...call, resource: /AWSLogs\/222222222222/, ...refusal });
  const inputs = { 'log-format': 'raw', 'account-ids': accounts.join('\n') };
  const first = await fixture.execute(inputs);
  expect(first).toMatchObject({ code: 1, outputs: { complete: 'false', 'records-written': '120' } });
  expect(named(first.log, '222222222222')).toBe(1);
  fault.remove();
  expect(await fixture.execute(inputs)).toMatchObject({
    code: 0,
    outputs: { complete: 'true', 'records-written': '60' },
  });
  expect(fixture.aws.logs.messages(GROUP)).toHaveLength(180);
});

test('where no account may be listed, the run ends', async () => {
  fixture.aws.faults.deny('s3:ListBucket');
  const inputs = { 'account-ids': '111111111111\n222222222222', ledger: 'none' };
  expect(await fixture.execute(inputs)).toMatchObject({ code: 1, outputs: { complete: 'false' } });
});

test('one domain of three that Amplify refuses is named, and the others are delivered', async () => {
  const app = 'd2abcdefghijkl';
  const domains = ['a.example.com', 'b.example.com', 'c.example.com'];
  fixture.aws.amplify.createApp(app, { domains });
  const to = Math.floor(Date.now() / HOUR_MS) * HOUR_MS - 48 * HOUR_MS;
  for (const domain of domains)
    fixture.aws.amplify.addRows(app, domain, [
      ...amplifyRows({ domain, from: to - 3 * HOUR_MS, to, rowsPerHour: 5 }),
    ]);
  fixture.aws.s3.createBucket('archive');
  const call = { service: 'amplify', operation: 'GenerateAccessLogs', resource: /b\.example\.com/ };
  const fault = fixture.aws.faults.add({ ...call, kind: 'access-denied' });
  const inputs = {
    ...{ mode: 'amplify', 'source-bucket': '', 'app-id': app, 'domain-names': domains.join('\n') },
    ...{ 'destination-bucket': 'archive', 'destination-log-group': '' },
    ...{ from: new Date(to - 3 * HOUR_MS).toISOString(), to: new Date(to).toISOString() },
  };
  const first = await fixture.execute(inputs);
  expect(first).toMatchObject({ code: 1, outputs: { complete: 'false', 'records-written': '30' } });
  expect(named(first.log, 'b.example.com')).toBe(1);
  fault.remove();
  expect(await fixture.execute(inputs)).toMatchObject({ code: 0, outputs: { 'records-written': '15' } });
});

test('one log group of three that may not be exported is named, and the others are exported', async () => {
  const groups = ['/app/a', '/app/b', '/app/c'];
  fixture.aws.s3.createBucket('archive');
  fixture.aws.exports.usual = { ...fixture.aws.exports.usual, pendingMs: 10, runningMs: 20 };
  const day = Math.floor(Date.now() / DAY_MS) * DAY_MS - 2 * DAY_MS;
  for (const name of groups) {
    Object.assign(fixture.aws.logs.createGroup(name), { creationTime: day - DAY_MS });
    fixture.aws.logs.seed(name, 'stream', [{ timestamp: day + HOUR_MS, message: name }]);
  }
  const call = { service: 'logs', operation: 'CreateExportTask', resource: /\/app\/b/ };
  const fault = fixture.aws.faults.add({ ...call, kind: 'access-denied' });
  const inputs = {
    ...{ mode: 'export', 'source-bucket': '', 'destination-log-group': '', 'log-groups': groups.join('\n') },
    ...{ 'destination-bucket': 'archive', 'poll-interval': 'PT0.05S', report: 'none' },
    ...{ from: new Date(day).toISOString(), to: new Date(day + DAY_MS).toISOString() },
  };
  const first = await fixture.execute(inputs);
  expect(first).toMatchObject({ code: 1, outputs: { complete: 'false' } });
  expect(named(first.log, '/app/b')).toBe(1);
  expect(JSON.parse(first.outputs['task-ids'] ?? '[]')).toHaveLength(2);
  fault.remove();
  expect(await fixture.execute(inputs)).toMatchObject({ code: 0, outputs: { complete: 'true' } });
  expect(fixture.aws.s3.list(BUCKET, 'AWSLogs')).toEqual([]);
});
