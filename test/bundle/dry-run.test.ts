import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { startLocalAws, type LocalAws } from '../aws/local-aws.js';
import { albDay } from '../aws/seed/alb.js';
import { startLocalGitHub, type LocalGitHub } from '../github/local-github.js';
import { runBundle, type BundleResult } from './runner.js';

const BUCKET = 'lb-logs';
const GROUP = '/alb/shop';
const DAY_MS = 86_400_000;

let aws: LocalAws;
let github: LocalGitHub;

beforeEach(async () => {
  [aws, github] = await Promise.all([startLocalAws(), startLocalGitHub()]);
  aws.s3.createBucket(BUCKET);
  aws.logs.createGroup(GROUP, { retentionDays: 30 });
});

afterEach(() => Promise.all([aws.close(), github.close()]));

function dateOf(daysAgo: number): string {
  return new Date(Date.now() - daysAgo * DAY_MS).toISOString().slice(0, 10);
}

function seed(daysAgo: number): void {
  const usual = { bucket: BUCKET, nodes: 1, linesPerObject: 20 };
  for (const { key, body } of albDay({ ...usual, day: dateOf(daysAgo), intervals: [0, 12] }))
    aws.s3.putObject(BUCKET, key, body);
}

function runMode(inputs: Readonly<Record<string, string>> = {}): Promise<BundleResult> {
  const usual = { mode: 'alb', 'aws-region': 'us-east-1', 'source-bucket': BUCKET };
  return runBundle({
    inputs: { ...usual, 'destination-log-group': GROUP, ...inputs },
    env: { ...aws.env(), GITHUB_API_URL: github.url },
  });
}

test('the windows of a dry run, taken one by one, leave nothing', async () => {
  for (const ago of [6, 4, 3]) seed(ago);
  const backfill = { from: dateOf(9), to: dateOf(0) };
  const dry = await runMode({ ...backfill, 'dry-run': 'true' });
  expect(dry.log).not.toContain('✗');
  expect(dry.code).toBe(0);
  expect(aws.calls.count({ operation: 'PutObject', status: 200 })).toBe(0);
  expect(aws.calls.count({ operation: 'CreateLogStream', status: 200 })).toBe(0);
  expect(aws.calls.count({ operation: 'PutLogEvents', status: 200 })).toBe(0);
  const windows = JSON.parse(dry.outputs['windows'] ?? '') as { from: string; to: string }[];
  expect(windows).toHaveLength(4);
  for (const window of windows) expect((await runMode(window)).outputs['complete']).toBe('true');
  const after = await runMode({ ...backfill, 'dry-run': 'true' });
  expect(after.outputs).toMatchObject({ complete: 'true', windows: '[]', 'segments-planned': '0' });
  expect(aws.logs.messages(GROUP)).toHaveLength(3 * 12 * 20);
});

test('eight misconfigurations at once are named, each with its cure', async () => {
  seed(1);
  aws.s3.createBucket('elsewhere', { owner: '111122223333' });
  for (const action of ['s3:ListBucket', 's3:GetObject', 's3:PutObject']) aws.faults.deny(action);
  for (const action of ['logs:CreateLogStream', 'logs:PutLogEvents', 'logs:GetLogEvents'])
    aws.faults.deny(action);
  const dry = await runMode({
    ...{ 'dry-run': 'true', 'destination-log-group': '/nowhere', ledger: 's3://elsewhere/l/' },
  });
  expect(dry.code).toBe(1);
  const wrong = dry.log.split('\n').filter((line) => line.startsWith('✗'));
  const names = [
    /^✗ source-bucket: lb-logs is there: S3 refused/,
    /^✗ ledger: elsewhere is there: S3 refused/,
    /^✗ s3:ListBucket on s3:\/\/lb-logs/,
    /^✗ s3:GetObject on s3:\/\/lb-logs/,
    /^✗ s3:GetObject on s3:\/\/elsewhere\/l\//,
    /^✗ s3:PutObject on s3:\/\/elsewhere\/l\//,
    /^✗ destination-log-group: \/nowhere is there/,
    /^✗ logs:PutLogEvents/,
    /^✗ logs:GetLogEvents/,
  ];
  for (const name of names) expect(wrong).toContainEqual(expect.stringMatching(name));
  expect(dry.log.split('\n').filter((line) => line.startsWith('    → '))).toHaveLength(wrong.length);
  expect(dry.summary).toContain('aws iam put-user-policy --user-name local');
  expect(aws.calls.find({ status: 200 }).filter(({ operation }) => /^(Put|Create)/.test(operation))).toEqual(
    [],
  );
});

test('a failed run opens an issue, and the next good one closes it', async () => {
  const issue = { 'failure-issue': 'true', 'github-token': 'ghs_1' };
  const failed = await runMode({ ...issue, 'destination-log-group': '/nowhere' });
  expect(failed.code).toBe(1);
  expect(github.issues).toMatchObject([{ state: 'open', labels: ['log-ferry'] }]);
  expect(github.issues[0]?.body).toContain('https://github.com/example/logs/actions/runs/1234567890');
  expect((await runMode(issue)).code).toBe(0);
  expect(github.issues).toMatchObject([{ state: 'closed' }]);
});
