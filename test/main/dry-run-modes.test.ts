import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { neededPolicy } from '../../src/export/tasks/bucket-policy.js';
import { amplifyRows } from '../aws/seed/amplify.js';
import { awsError } from '../aws/wire/message.js';
import { Fixture, type Outcome } from './fixture.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const APP = 'd2abcdefghijkl';
const PLACE = { bucket: 'dest', region: 'us-east-1', account: '123456789012' };

let fixture: Fixture;

beforeEach(async () => {
  fixture = await Fixture.build();
  fixture.aws.s3.createBucket('dest', { policy: neededPolicy(PLACE) });
});

afterEach(() => fixture.close());

const NONE = { 'source-bucket': '', 'destination-log-group': '', 'dry-run': 'true' };

function lines({ log }: Outcome, mark: string): string {
  return log
    .split('\n')
    .filter((line) => line.startsWith(mark))
    .join('\n');
}

function windowsOf({ outputs }: Outcome): { from: string; to: string }[] {
  return JSON.parse(outputs['windows'] ?? '') as { from: string; to: string }[];
}

describe('amplify', () => {
  const execute = (inputs: Readonly<Record<string, string>> = {}): Promise<Outcome> =>
    fixture.execute({ ...NONE, mode: 'amplify', 'app-id': APP, 'destination-bucket': 'dest', ...inputs });

  beforeEach(() => {
    fixture.aws.amplify.createApp(APP, { domains: ['example.com'] });
    const traffic = { domain: 'example.com', from: Date.now() - 3 * DAY, to: Date.now(), rowsPerHour: 6 };
    fixture.aws.amplify.addRows(APP, 'example.com', [...amplifyRows(traffic)]);
  });

  test('checks the app, both destinations and the ledger, and fetches an hour to estimate', async () => {
    const outcome = await execute({
      'destination-log-group': '/new',
      'create-log-group': 'true',
      'kms-key-id': KEY,
    });
    expect([outcome.code, lines(outcome, '✗')]).toEqual([0, '']);
    expect(lines(outcome, '✓')).toMatch(/amplify:GenerateAccessLogs for example.com/);
    expect(lines(outcome, '–')).toMatch(/kms:GenerateDataKey and kms:Decrypt on arn:aws:kms\S+: not tested/);
    expect(Number(outcome.outputs['segments-planned'])).toBeGreaterThan(90);
    const estimate = JSON.parse(outcome.outputs['estimate'] ?? '') as Record<string, number>;
    expect(estimate['bytes']).toBeGreaterThan(10_000);
    expect(fixture.changes()).toEqual([]);
    expect(fixture.aws.s3.list('dest')).toEqual([]);
    for (const { from, to } of windowsOf(outcome)) expect(`${from} ${to}`).toMatch(/:00:00Z .*:00:00Z$/);
  });

  test('windows of an open-ended backfill are on full hours, and are taken as inputs', async () => {
    const from = new Date(Date.now() - 2 * DAY).toISOString().slice(0, 10);
    const outcome = await execute({ from, split: '12h', 'domain-names': 'example.com', 'log-format': '' });
    const windows = windowsOf(outcome);
    expect(windows[0]?.from).toBe(`${from}T00:00:00Z`);
    expect(windows.at(-1)?.to).toMatch(/:00:00Z$/);
    const last = await execute({ ...windows.at(-1), 'domain-names': 'example.com' });
    expect(last.code).toBe(0);
    expect(windowsOf(last)).toEqual(windows.slice(-1));
  });

  test.each([
    ['amplify:GetApp', /✗ app-id: .*AWS refuses it/, /"Action":\["amplify:GetApp","amplify:ListDomain/],
    [
      'amplify:GenerateAccessLogs',
      /✗ amplify:GenerateAccessLogs for/,
      /apps\/d2abcdefghijkl\/accesslogs\/\*/,
    ],
    [
      's3:PutObject',
      /✗ s3:PutObject on s3:\/\/dest\/amplify-access-logs\//,
      /log-ferry-destination-PutObject/,
    ],
  ])('without %s', async (action, wrong, cure) => {
    fixture.aws.faults.deny(action);
    const outcome = await execute();
    expect(outcome.code).toBe(1);
    expect(outcome.log).toMatch(wrong);
    expect(outcome.log).toMatch(cure);
    expect(fixture.changes()).toEqual([]);
  });

  test('without s3:AbortMultipartUpload it goes on', async () => {
    fixture.aws.faults.deny('s3:AbortMultipartUpload');
    const outcome = await execute();
    expect(outcome.code).toBe(0);
    expect(lines(outcome, '–')).toMatch(/s3:AbortMultipartUpload on .*would stay and be billed/);
  });

  test('an app or a bucket that is not there', async () => {
    const app = await execute({ 'app-id': 'dnowhere' });
    expect(app.log).toMatch(/✗ app-id: dnowhere[^]*\$ aws amplify list-apps --region us-east-1/);
    const bucket = await execute({ 'destination-bucket': 'nowhere-at-all' });
    expect(bucket.log).toMatch(/✗ destination-bucket: nowhere-at-all is there/);
  });

  test('what gives no answer is not known', async () => {
    fixture.aws.faults.add({ operation: 'GenerateAccessLogs', kind: 'error', status: 500 });
    const outcome = await execute();
    expect(outcome.code).toBe(0);
    expect(lines(outcome, '–')).toMatch(/amplify:GenerateAccessLogs for/);
    expect(JSON.parse(outcome.outputs['estimate'] ?? '')).toMatchObject({ bytes: null, usd: null });
    fixture.aws.faults.add({ operation: 'GetApp', kind: 'throttle' });
    expect(lines(await execute({ 'time-budget': '1s' }), '–')).toMatch(
      /app-id: d2abcdefghijkl and its domains/,
    );
  });
});

const KEY = 'arn:aws:kms:us-east-1:123456789012:key/11112222-3333-4444-5555-666677778888';

const EXPORT = { ...NONE, mode: 'export', 'log-groups': '/app/*', 'destination-bucket': 'dest' };

describe('export', () => {
  const execute = (inputs: Readonly<Record<string, string>> = {}): Promise<Outcome> =>
    fixture.execute({ ...EXPORT, ...inputs });

  beforeEach(() => {
    const now = Date.now();
    fixture.aws.clock.set(now - 6 * DAY);
    fixture.aws.logs.createGroup('/app/one');
    fixture.aws.clock.set(now);
    fixture.aws.logs.seed('/app/one', 's', [{ timestamp: now - 3 * DAY, message: 'x'.repeat(1000) }]);
  });

  test('checks the bucket, its policy and the calls on tasks, and creates none', async () => {
    const outcome = await execute({ 'clean-leftovers': 'true' });
    expect([outcome.code, lines(outcome, '✗')]).toEqual([0, '']);
    expect(lines(outcome, '✓')).toMatch(/the policy of dest lets CloudWatch Logs write/);
    expect(lines(outcome, '✓')).toMatch(/logs:CreateExportTask on log group \/app\/one: probably/);
    expect(lines(outcome, '–')).toMatch(/s3:DeleteObject on s3:\/\/dest\/exportedlogs\/: not tested/);
    expect(fixture.aws.exports.all()).toEqual([]);
    expect(fixture.changes()).toEqual([]);
    expect(Number(outcome.outputs['segments-planned'])).toBeGreaterThan(4);
    const [first] = windowsOf(outcome);
    expect(first?.to).toMatch(/T00:00:00Z$/);
  });

  test('creates no task either where nobody looks at the bucket', async () => {
    const asked: number[] = [];
    fixture.aws.logs.handle('CreateExportTask', (input) => {
      asked.push(input.requiredNumber('to') - input.requiredNumber('from'));
      throw awsError(400, 'InvalidParameterException', 'from is after to');
    });
    expect(lines(await execute(), '✓')).toMatch(/logs:CreateExportTask on log group \/app\/one: probably/);
    expect(asked).toEqual([-1000]);
  });

  test('a role that may not read the objects can export; the checklist says what the report lacks', async () => {
    fixture.aws.faults.deny('s3:GetObject', /^dest\/exportedlogs/);
    const outcome = await execute();
    expect([outcome.code, lines(outcome, '✗')]).toEqual([0, '']);
    expect(lines(outcome, '–')).toMatch(
      /s3:GetObject on s3:\/\/dest\/exportedlogs\/ \(destination\): AWS refuses it: the report could not show/,
    );
    expect(lines(await execute({ report: 'none' }), '–')).not.toMatch(/s3:GetObject/);
  });

  test('where nothing is left, there is no group to ask about', async () => {
    const outcome = await execute({ 'log-groups': '/nothing/*' });
    expect(lines(outcome, '–')).toMatch(/logs:CreateExportTask: not tested: no log group has anything left/);
    expect(outcome.outputs).toMatchObject({ complete: 'true', windows: '[]' });
  });

  test('windows of an open-ended backfill are on full seconds', async () => {
    const outcome = await execute({ from: new Date(Date.now() - 3 * DAY).toISOString().slice(0, 10) });
    expect(windowsOf(outcome).at(-1)?.to).toMatch(/:\d\dZ$/);
  });

  test.each([
    ['logs:CreateExportTask', /✗ logs:CreateExportTask on log group \/app\/one/, /-CreateExportTask/],
    ['logs:CancelExportTask', /✗ logs:CancelExportTask on export tasks/, /"Resource":"\*"/],
    ['logs:DescribeExportTasks', /✗ logs:DescribeExportTasks on export tasks/, /put-user-policy/],
    ['logs:DescribeLogStreams', /✗ logs:DescribeLogStreams on log group/, /export-DescribeLogStreams/],
    ['logs:FilterLogEvents', /✗ logs:FilterLogEvents on log group/, /log-ferry-export-FilterLogEvents/],
    ['s3:ListBucket', /✗ s3:ListBucket on s3:\/\/dest\/exportedlogs\//, /arn:aws:s3:::dest"/],
  ])('without %s', async (action, wrong, cure) => {
    fixture.aws.faults.deny(action);
    const outcome = await execute();
    expect(outcome.code).toBe(1);
    expect(outcome.log).toMatch(wrong);
    expect(outcome.log).toMatch(cure);
    expect(fixture.changes()).toEqual([]);
  });

  const loose = JSON.parse(neededPolicy({ ...PLACE, bucket: 'odd' })) as {
    Statement: { Condition?: object }[];
  };
  for (const statement of loose.Statement) delete statement.Condition;
  test.each([
    ['no policy', {}, /✗ .*the bucket has no policy[^]*put-bucket-policy --bucket odd --policy '\{/],
    ['another policy', { policy: '{"Statement":[]}' }, /✗ .*it lacks s3:GetBucketAcl/],
    ['no conditions', { policy: JSON.stringify(loose) }, /– .*it lacks the conditions/],
    [
      'DSSE-KMS',
      { encryption: { algorithm: 'aws:kms:dsse' as const, keyId: KEY } },
      /✗ .*DSSE-KMS[^]*put-bucket-encryption/,
    ],
    [
      'SSE-KMS',
      { encryption: { algorithm: 'aws:kms' as const, keyId: KEY } },
      /– .*not tested: the policy of the key arn/,
    ],
    [
      'another Region',
      { region: 'eu-west-1' },
      /✗ destination-bucket: odd is in us-east-1: its Region is eu-west-1/,
    ],
  ])('a bucket with %s', async (_, options, told) => {
    fixture.aws.s3.createBucket('odd', options);
    const outcome = await execute({ 'destination-bucket': 'odd', ledger: 'none' });
    expect(outcome.log).toMatch(told);
    expect(fixture.changes()).toEqual([]);
  });

  test('a policy that cannot be read, a group and a bucket that are not there', async () => {
    fixture.aws.faults.deny('s3:GetBucketPolicy');
    expect(lines(await execute(), '–')).toMatch(/lets CloudWatch Logs write: not known/);
    const group = await execute({ 'log-groups': '/nowhere' });
    expect(group.log).toMatch(/✗ log-groups: expected .*no group \/nowhere/);
    const bucket = await execute({ 'destination-bucket': 'nowhere-at-all' });
    expect(bucket.log).toMatch(/✗ destination-bucket: nowhere-at-all is there/);
  });

  test('a group that cannot be exported', async () => {
    fixture.aws.logs.createGroup('/delivery', { class: 'DELIVERY' });
    const named = await execute({ 'log-groups': '/delivery' });
    expect(named.code).toBe(1);
    expect(lines(named, '✗')).toMatch(/log-groups: .*DELIVERY/);
    expect(lines(named, '    →')).not.toBe('');
  });
});
