/** The path of somebody who copies a workflow of the README: a look, the first run, and the run after it. */
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { startLocalAws, type LocalAws } from '../aws/local-aws.js';
import { albDay } from '../aws/seed/alb.js';
import { amplifyRows } from '../aws/seed/amplify.js';
import { runBundle, type BundleResult } from './runner.js';
import { dayBefore } from './fixture.js';

const HOUR_MS = 3_600_000;
const BUCKET = 'my-log-archive';
let aws: LocalAws;

beforeEach(async () => {
  aws = await startLocalAws({ region: 'eu-central-1' });
  for (const mode of ['alb', 'amplify', 'export']) aws.sts.addRole(`log-ferry-${mode}`);
});

afterEach(() => aws.close());

interface Example {
  readonly jobs: Readonly<
    Record<string, { readonly steps: readonly { readonly with: Readonly<Record<string, unknown>> }[] }>
  >;
}

/** The inputs that an example hands to the action, as the runner would. */
function inputsOf(example: string): Record<string, string> {
  const { jobs } = parse(readFileSync(`examples/${example}.yml`, 'utf8')) as Example;
  const [job] = Object.values(jobs);
  return Object.fromEntries(
    Object.entries(job?.steps[0]?.with ?? {}).map(([name, value]) => [name, String(value)]),
  );
}

function run(inputs: Readonly<Record<string, string>>): Promise<BundleResult> {
  const sub = 'repo:example/logs:ref:refs/heads/main';
  return runBundle({ inputs, env: { AWS_ENDPOINT_URL: aws.url, ...aws.oidcEnv({ sub }) } });
}

/** Looks, runs, and runs again; the first real run is handed back. */
async function walk(example: string, changes: Readonly<Record<string, string>> = {}): Promise<BundleResult> {
  const inputs = { ...inputsOf(example), ...changes };
  const look = await run({ ...inputs, 'dry-run': 'true' });
  expect(look.log.split('\n').filter((line) => line.startsWith('✗'))).toEqual([]);
  expect(look).toMatchObject({ code: 0, outputs: { complete: 'false' } });
  expect(aws.calls.count({ operation: 'PutObject', status: 200 })).toBe(0);
  const first = await run(inputs);
  expect([first.code, first.log, first.outputs['complete']]).toEqual([0, expect.any(String), 'true']);
  const second = await run(inputs);
  expect(second).toMatchObject({ code: 0, outputs: { complete: 'true', 'segments-planned': '0' } });
  return first;
}

test('alb-to-log-group.yml carries what the load balancers wrote, into a group that it makes', async () => {
  const { 'source-bucket': bucket = '', 'destination-log-group': group = '' } = inputsOf('alb-to-log-group');
  aws.s3.createBucket(bucket);
  const place = { bucket, region: 'eu-central-1', intervals: [0, 6] as [number, number] };
  const objects = [...albDay({ ...place, day: dayBefore(), linesPerObject: 20 })];
  for (const { key, body } of objects) aws.s3.putObject(bucket, key, body);
  const { outputs } = await walk('alb-to-log-group');
  const lines = objects.reduce((sum, object) => sum + object.lines, 0);
  expect(outputs['records-written']).toBe(String(lines));
  expect(aws.logs.messages(group)).toHaveLength(lines);
});

test('amplify-to-s3-and-log-group.yml carries the requests of the last days to both places', async () => {
  const { 'app-id': app = '', 'destination-log-group': group = '' } = inputsOf('amplify-to-s3-and-log-group');
  aws.s3.createBucket(BUCKET);
  aws.amplify.createApp(app);
  const to = Math.floor(Date.now() / HOUR_MS) * HOUR_MS - 5 * HOUR_MS;
  const rows = [
    ...amplifyRows({ domain: `${app}.amplifyapp.com`, from: to - 3 * HOUR_MS, to, rowsPerHour: 10 }),
  ];
  aws.amplify.addRows(app, `${app}.amplifyapp.com`, rows);
  const { outputs } = await walk('amplify-to-s3-and-log-group');
  expect(outputs).toMatchObject({ 'records-written': String(rows.length), 'objects-written': '3' });
  expect(aws.logs.messages(group)).toHaveLength(rows.length);
});

test('export-log-groups.yml exports each log group and day once', async () => {
  const day = Date.parse(`${dayBefore(2)}T00:00:00Z`);
  const source = `arn:aws:logs:eu-central-1:123456789012:log-group:*`;
  const service = { Service: 'logs.eu-central-1.amazonaws.com' };
  const fromHere = {
    StringEquals: { 'aws:SourceAccount': '123456789012' },
    ArnLike: { 'aws:SourceArn': source },
  };
  const bucket = `arn:aws:s3:::${BUCKET}`;
  const withAcl = { ...fromHere.StringEquals, 's3:x-amz-acl': 'bucket-owner-full-control' };
  const Statement = [
    { Effect: 'Allow', Principal: service, Action: 's3:GetBucketAcl', Resource: bucket, Condition: fromHere },
    {
      Effect: 'Allow',
      Principal: service,
      Action: 's3:PutObject',
      Resource: `${bucket}/*`,
      Condition: { ...fromHere, StringEquals: withAcl },
    },
  ];
  aws.s3.createBucket(BUCKET, { policy: JSON.stringify({ Version: '2012-10-17', Statement }) });
  aws.exports.usual = { ...aws.exports.usual, pendingMs: 10, runningMs: 20 };
  for (const name of [
    '/aws/lambda/checkout',
    'API-Gateway-Execution-Logs_a1b2c3d4e5/prod',
    'shop-api-access',
  ]) {
    Object.assign(aws.logs.createGroup(name), { creationTime: day });
    aws.logs.seed(name, 'stream', [{ timestamp: day + HOUR_MS, message: 'hello' }]);
  }
  await walk('export-log-groups', { 'poll-interval': '1s', lookback: '3d' });
  const objects = aws.s3.list(BUCKET, 'exportedlogs/').filter((key) => key.endsWith('.gz'));
  expect(objects).toHaveLength(3);
});
