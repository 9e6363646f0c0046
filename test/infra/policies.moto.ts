/**
 * The modes under IAM as moto (an implementation of AWS that is not ours) enforces it: with the policy of the mode all is
 * well; with one permission less the run is refused, and says what it lacks. Started by test/infra/run.sh.
 *
 * Not shown here: Amplify, which moto does not have (the local AWS stands in for it, the buckets and log groups are moto's);
 * what an export writes, since moto writes it under an id of its own (so the run goes as far as it can, and no call of it is
 * refused); deletions, which moto asks about on the bucket; conditions, which moto does not know for these calls; and
 * reading back, which needs answers that are lost (the dry run asks for it).
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { policyOf, type Document, type Values } from '../../scripts/infra/policies.js';
import { startLocalAws, type LocalAws } from '../aws/local-aws.js';
import { albDay } from '../aws/seed/alb.js';
import { amplifyRows } from '../aws/seed/amplify.js';
import type { BundleResult } from '../bundle/runner.js';
import { MotoHarness, type Keys } from './moto-harness.js';
import { APP, VALUES } from './runs.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const url = process.env['AWS_ENDPOINT_URL'];
if (url === undefined) throw new Error('Start these suites with test/infra/run.sh.');
const harness = new MotoHarness(url);
afterAll(() => {
  harness.close();
});

/** Each run has a ledger prefix and a log group of its own. */
let runs = 0;
type Inputs = Readonly<Record<string, string>>;

interface Try {
  readonly user: Keys & { readonly userName: string };
  readonly inputs: Inputs;
}

async function attempt(mode: string, inputs: (group: string) => Inputs, lacks?: string): Promise<Try> {
  runs += 1;
  const own = { destination_log_group: `/shop/${runs}`, ledger_prefix: `ferry-${runs}/` };
  const policy = policyOf(mode, { ...VALUES, kms_key_arn: '', ...own } satisfies Values);
  const user = await harness.user(`ferry-${runs}`, lacks === undefined ? policy : without(policy, lacks));
  return {
    user,
    inputs: { mode, ledger: `s3://ledgers/${own.ledger_prefix}`, ...inputs(own.destination_log_group) },
  };
}

/** The policy less `Sid action`. */
function without({ Version, Statement }: Document, lacks: string): Document {
  const [sid, action] = lacks.split(' ');
  const less = Statement.map((each) =>
    each.Sid === sid ? { ...each, Action: [each.Action].flat().filter((name) => name !== action) } : each,
  );
  const before = Statement.find(({ Sid }) => Sid === sid)?.Action;
  if (![before].flat().includes(action)) throw new Error(`The policy has no ${lacks}.`);
  return { Version, Statement: less.filter(({ Action }) => Action.length > 0) };
}

function refusal(call: string, permission = call): RegExp {
  const escaped = permission.replaceAll('.', '\\.');
  return new RegExp(`${call} on \\S.* was refused: the identity of this run needs ${escaped}\\b`);
}

function marks({ log }: BundleResult, mark: string): string[] {
  return log.split('\n').filter((line) => line.startsWith(mark));
}

beforeAll(async () => {
  await harness.bucket('lb-logs');
  await harness.bucket('ledgers');
  await harness.bucket('archive', policyOf('export-bucket', VALUES));
});

describe('alb', () => {
  const inputs = (group: string): Inputs => ({
    ...{ 'source-bucket': 'lb-logs', 'source-prefix': 'team', 'destination-log-group': group },
    ...{ 'create-log-group': 'true', 'retention-days': '30' },
  });

  beforeAll(async () => {
    const day = new Date(Date.now() - DAY).toISOString().slice(0, 10);
    const about = { bucket: 'lb-logs', prefix: 'team', day, intervals: [0, 2] as [number, number] };
    for (const { key, body } of albDay({ ...about, linesPerObject: 20 }))
      await harness.put('lb-logs', key, body);
  });

  test('with its policy a dry run finds nothing wrong, and a run delivers', async () => {
    const { user, inputs: its } = await attempt('alb', inputs);
    const dry = await harness.runBundle(user, { ...its, 'dry-run': 'true' });
    expect([dry.code, marks(dry, '✗')]).toEqual([0, []]);
    const run = await harness.runBundle(user, its);
    expect(run).toMatchObject({ code: 0, outputs: { complete: 'true', 'records-written': '80' } });
    const again = await harness.runBundle(user, { ...its, 'dry-run': 'true' });
    expect([again.code, marks(again, '✗')]).toEqual([0, []]);
  });

  test.each([
    ['SourceBucket s3:ListBucket', 's3:ListObjectsV2', 's3:ListBucket'],
    ['SourceObjects s3:GetObject', 's3:GetObject'],
    ['LedgerDocuments s3:GetObject', 's3:GetObject'],
    ['LedgerDocuments s3:PutObject', 's3:PutObject'],
    ['FindLogGroup logs:DescribeLogGroups', 'logs:DescribeLogGroups'],
    ['CreateLogGroup logs:CreateLogGroup', 'logs:CreateLogGroup'],
    ['CreateLogGroup logs:PutRetentionPolicy', 'logs:PutRetentionPolicy'],
    ['CreateLogStreams logs:CreateLogStream', 'logs:CreateLogStream'],
    ['LogEvents logs:PutLogEvents', 'logs:PutLogEvents'],
  ])('without %s it is refused', async (lacks, call, permission = call) => {
    const { user, inputs: its } = await attempt('alb', inputs, lacks);
    const { code, log } = await harness.runBundle(user, its);
    expect(log).toMatch(refusal(call, permission));
    expect(code).toBe(1);
  });

  test.each([
    ['LogEvents logs:GetLogEvents', /✗ logs:GetLogEvents on log group/],
    ['LedgerDocuments s3:PutObject', /✗ s3:PutObject on s3:\/\/ledgers\//],
  ])('without %s a dry run says so', async (lacks, told) => {
    const { user, inputs: its } = await attempt('alb', inputs, lacks);
    const { code, log } = await harness.runBundle(user, { ...its, 'dry-run': 'true' });
    expect(log).toMatch(told);
    expect(code).toBe(1);
  });
});

describe('amplify', () => {
  let aws: LocalAws;
  const inputs = (group: string): Inputs => ({
    ...{ 'app-id': APP, 'destination-bucket': 'archive', 'destination-prefix': 'carried' },
    ...{ 'destination-log-group': group, 'create-log-group': 'true', lookback: '2h' },
  });

  beforeAll(async () => {
    aws = await startLocalAws();
    aws.amplify.createApp(APP, { domains: ['example.com'] });
    const traffic = { domain: 'example.com', from: Date.now() - DAY, to: Date.now(), rowsPerHour: 6 };
    aws.amplify.addRows(APP, 'example.com', [...amplifyRows(traffic)]);
  });
  afterAll(() => aws.close());

  const runBundle = (user: Try['user'], its: Inputs): Promise<BundleResult> => {
    aws.identities.addUser({ ...user, account: '123456789012' });
    return harness.runBundle(user, its, { AWS_ENDPOINT_URL_AMPLIFY: aws.url });
  };

  test('with its policy a dry run finds nothing wrong, and a run delivers', async () => {
    const { user, inputs: its } = await attempt('amplify', inputs);
    const dry = await runBundle(user, { ...its, 'dry-run': 'true' });
    expect([dry.code, marks(dry, '✗')]).toEqual([0, []]);
    const run = await runBundle(user, its);
    expect(run).toMatchObject({ code: 0, outputs: { complete: 'true' } });
    expect(Number(run.outputs['objects-written'])).toBeGreaterThan(0);
  });

  test.each([
    ['DestinationObjects s3:PutObject', 's3:PutObject'],
    ['CreateLogGroup logs:CreateLogGroup', 'logs:CreateLogGroup'],
    ['LogEvents logs:PutLogEvents', 'logs:PutLogEvents'],
  ])('without %s it is refused', async (lacks, call) => {
    const { user, inputs: its } = await attempt('amplify', inputs, lacks);
    const { code, log } = await runBundle(user, { ...its, 'destination-prefix': 'carried' });
    expect(log).toMatch(refusal(call));
    expect(code).toBe(1);
  });

  test.each(['DestinationObjects s3:GetObject', 'LogEvents logs:GetLogEvents'])(
    'without %s a dry run says so',
    async (lacks) => {
      const { user, inputs: its } = await attempt('amplify', inputs, lacks);
      const dry = await runBundle(user, { ...its, 'dry-run': 'true' });
      expect(marks(dry, '✗').join()).toContain(lacks.split(' ')[1]);
      expect(dry.code).toBe(1);
    },
  );
});

describe('export', () => {
  const inputs = (): Inputs => ({
    ...{ 'log-groups': '/app/*\nworker', 'destination-bucket': 'archive', 'destination-prefix': 'carried' },
    ...{ lookback: '1d', settle: '0s', 'poll-interval': 'PT0.05S' },
  });

  beforeAll(async () => {
    await harness.group('/app/one', Date.now() - DAY);
    await harness.group('worker', Date.now() - DAY);
  });

  test('with its policy a dry run finds nothing wrong, and a run creates its tasks and is refused nothing', async () => {
    const { user, inputs: its } = await attempt('export', inputs);
    const dry = await harness.runBundle(user, { ...its, 'dry-run': 'true' });
    expect([dry.code, marks(dry, '✗')]).toEqual([0, []]);
    const run = await harness.runBundle(user, its);
    expect(run.log).toMatch(/Created export task \S+ \(worker /);
    expect(run.log).not.toMatch(/refused/);
  });

  test.each([
    ['FindLogGroups logs:DescribeLogGroups', 'logs:DescribeLogGroups'],
    ['ExportLogGroups logs:CreateExportTask', 'logs:CreateExportTask'],
    ['ExportTasks logs:DescribeExportTasks', 'logs:DescribeExportTasks'],
    ['LedgerDocuments s3:GetObject', 's3:GetObject'],
    ['LedgerDocuments s3:PutObject', 's3:PutObject'],
  ])('without %s it is refused', async (lacks, call) => {
    const { user, inputs: its } = await attempt('export', inputs, lacks);
    const { code, log } = await harness.runBundle(user, its);
    expect(log).toMatch(refusal(call));
    expect(code).toBe(1);
  });

  test('without ExportLogGroups logs:FilterLogEvents it says what it cannot see', async () => {
    const { user, inputs: its } = await attempt('export', inputs, 'ExportLogGroups logs:FilterLogEvents');
    expect((await harness.runBundle(user, its)).log).toMatch(refusal('logs:FilterLogEvents'));
  });

  test.each(['ExportTasks logs:CancelExportTask', 'DestinationBucket s3:ListBucket'])(
    'without %s a dry run says so',
    async (lacks) => {
      const { user, inputs: its } = await attempt('export', inputs, lacks);
      const dry = await harness.runBundle(user, { ...its, 'dry-run': 'true' });
      expect(marks(dry, '✗').join()).toContain(lacks.split(' ')[1]);
      expect(dry.code).toBe(1);
    },
  );
});
