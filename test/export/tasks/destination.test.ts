import { S3Client } from '@aws-sdk/client-s3';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { missingGrants, neededPolicy } from '../../../src/export/tasks/bucket-policy.js';
import { timedOut, usualCauses } from '../../../src/export/tasks/failure-causes.js';
import { checkDestination, type DestinationReport } from '../../../src/export/tasks/destination.js';
import { PollInterval } from '../../../src/export/tasks/poll-interval.js';
import { DAY, local, type Local } from './local.js';

const place = { bucket: 'archive', region: 'us-east-1', account: '123456789012' };
let here: Local;
beforeEach(async () => {
  here = await local();
});
afterEach(() => here.close());

function check(owner?: string): Promise<DestinationReport> {
  return checkDestination(here.s3, place, owner);
}

describe('the destination bucket', () => {
  test('is well', async () => {
    here.aws.s3.createBucket('archive', { policy: neededPolicy(place) });
    expect(await check('123456789012')).toEqual({ problems: [], doubts: [], unread: [] });
  });

  test('is not there', async () => {
    expect((await check()).problems[0]).toMatchObject({
      subject: 'destination-bucket',
      found: 'no bucket archive',
    });
  });

  test('lies in another Region', async () => {
    here.aws.s3.createBucket('archive', { region: 'eu-west-1' });
    expect((await check()).problems[0]?.found).toBe('archive in eu-west-1');
  });

  test('lies in another Region, which the endpoint names and does not serve', async () => {
    here.aws.s3.createBucket('archive', { region: 'eu-west-1' });
    const client = new S3Client({ ...here.aws.sdk(), forcePathStyle: true, maxAttempts: 1 });
    const { problems } = await checkDestination(client, place, undefined);
    expect(problems[0]?.found).toBe('archive in eu-west-1');
    client.destroy();
  });

  test('belongs to somebody else, or may not be listed', async () => {
    here.aws.s3.createBucket('archive');
    expect((await check('999999999999')).problems[0]?.expected).toContain('of account 999999999999');
    here.aws.faults.deny('s3:ListBucket');
    here.aws.faults.deny('s3:HeadBucket');
    expect((await check()).problems[0]?.fix).toContain('s3:ListBucket');
  });

  test('cannot be asked', async () => {
    here.aws.s3.createBucket('archive');
    here.aws.faults.add({ operation: 'HeadBucket', kind: 'error', status: 500, code: 'InternalError' });
    await expect(check()).rejects.toThrow(/s3:HeadBucket/);
  });

  test('is encrypted twice', async () => {
    here.aws.s3.createBucket('archive', { encryption: { algorithm: 'aws:kms:dsse', keyId: 'key' } });
    expect((await check()).problems[0]?.found).toBe('archive with DSSE-KMS');
  });

  test('has no encryption and no policy', async () => {
    here.aws.s3.createBucket('archive', { encryption: 'none' });
    const { problems, doubts, unread } = await check();
    expect([problems, unread]).toEqual([[], []]);
    expect(doubts[0]).toContain(`lacks a policy at all. CloudWatch Logs needs these statements to export: {`);
  });

  test('cannot be looked at: that is said, and nothing is guessed', async () => {
    here.aws.s3.createBucket('archive');
    here.aws.faults.deny('s3:GetBucketPolicy');
    here.aws.faults.deny('s3:GetEncryptionConfiguration');
    const { doubts, unread } = await check();
    expect(doubts).toEqual([]);
    expect(unread).toHaveLength(2);
    expect(unread.join('\n')).toMatch(
      /encryption of the bucket could not be read[\s\S]*policy of the bucket/,
    );
  });
});

interface Statement {
  Effect: string;
  Principal: unknown;
  Action: unknown;
  Resource: unknown;
  Condition?: unknown;
}

function edited(edit: (statement: Statement) => void): string {
  const policy = JSON.parse(neededPolicy(place)) as { Statement: Statement[] };
  policy.Statement.forEach(edit);
  return JSON.stringify(policy);
}

describe('the bucket policy', () => {
  test.each<[string, string, number]>([
    ['as it should be', neededPolicy(place), 0],
    ['for the service of all Regions', edited((s) => (s.Principal = { Service: ['logs.amazonaws.com'] })), 0],
    ['for everybody', edited((s) => (s.Principal = '*')), 0],
    [
      'for another service',
      edited((s) => (s.Principal = { Service: 'elasticloadbalancing.amazonaws.com' })),
      2,
    ],
    ['for an account', edited((s) => (s.Principal = { AWS: 'arn:aws:iam::123456789012:root' })), 2],
    ['with wildcards', edited((s) => (s.Action = ['s3:Get*', 's3:P?tObject'])), 0],
    ['that denies', edited((s) => (s.Effect = 'Deny')), 2],
    ['for another bucket', edited((s) => (s.Resource = 'arn:aws:s3:::other/*')), 2],
    ['without conditions', edited((s) => delete s.Condition), 2],
    ['that is no policy', '{"Statement": 1}', 1],
    ['that is no JSON', 'x', 1],
  ])('%s', (_name, policy, missing) => {
    expect(missingGrants(policy, place)).toHaveLength(missing);
  });

  test.each([
    ['cn-north-1', 'logs.cn-north-1.amazonaws.com.cn', 'arn:aws-cn:s3:::archive'],
    ['us-gov-west-1', 'logs.us-gov-west-1.amazonaws.com', 'arn:aws-us-gov:s3:::archive'],
  ])('in %s names that partition', (region, service, arn) => {
    const policy = neededPolicy({ ...place, region });
    expect(policy).toContain(`"Service":"${service}"`);
    expect(policy).toContain(`"${arn}"`);
    expect(missingGrants(policy, { ...place, region })).toEqual([]);
  });
});

describe('why a task failed', () => {
  test.each([
    ['GetBucketAcl call on the given bucket failed', '"Action":"s3:PutObject"'],
    ['Key is disabled (KMS)', 'The key policy must grant'],
    ['The given bucket does not exist', 'an export cannot cross Regions'],
    ['', 'Usual causes'],
  ])('"%s"', (message, cause) => {
    expect(usualCauses(message, place)).toContain(cause);
  });

  test('its 24 hours, by its words or its length', () => {
    const task = {
      ...{ id: '', name: '', logGroup: '', from: 0, to: 1, bucket: '', prefix: '' },
      ...{ status: 'FAILED', message: '', createdAt: 0, completedAt: 1000 },
    };
    expect(timedOut(task)).toBe(false);
    expect(timedOut({ ...task, message: 'The task timed out' })).toBe(true);
    expect(timedOut({ ...task, completedAt: DAY })).toBe(true);
    expect(timedOut({ ...task, completedAt: undefined })).toBe(false);
    expect(timedOut({ ...task, status: 'COMPLETED', completedAt: DAY })).toBe(false);
  });
});

test('a task is looked at after a second, and ever more seldom up to six times the poll interval', () => {
  const interval = new PollInterval(10_000);
  const waits = Array.from({ length: 30 }, () => interval.next());
  expect(waits.slice(0, 3)).toEqual([1000, 1200, 1440]);
  expect(waits.at(-1)).toBe(60_000);
  interval.reset();
  expect(interval.next()).toBe(1000);
  expect(new PollInterval(50).next()).toBe(50);
});
