import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { CloudWatchLogsClient, PutLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { FaultRule } from './faults.js';
import type { LocalAws } from './local-aws.js';
import { startLocalAws } from './local-aws.js';
import { errorText } from './refusal.js';

let aws: LocalAws;
let s3: S3Client;
let logs: CloudWatchLogsClient;

beforeEach(async () => {
  aws = await startLocalAws();
  const config = { ...aws.sdk(), maxAttempts: 1 };
  s3 = new S3Client({ ...config, responseChecksumValidation: 'WHEN_REQUIRED' });
  logs = new CloudWatchLogsClient({
    ...config,
    requestHandler: { requestTimeout: 300, throwOnRequestTimeout: true },
  });
  aws.s3.putObject('b', 'k', 'x'.repeat(1000));
  aws.logs.seed('g', 's', []);
});
afterEach(async () => {
  s3.destroy();
  logs.destroy();
  await aws.close();
});

function put(message = 'm') {
  const logEvents = [{ timestamp: aws.clock.now(), message }];
  return logs.send(new PutLogEventsCommand({ logGroupName: 'g', logStreamName: 's', logEvents }));
}

describe('a fault', () => {
  const puts = { service: 'logs', operation: 'PutLogEvents', resource: /^g\/s$/ };
  test.each<[string, FaultRule, RegExp, number]>([
    ['throttle', { ...puts, kind: 'throttle' }, /^ThrottlingException: Rate exceeded/, 0],
    [
      'error before',
      { ...puts, kind: 'error', status: 503, code: 'ServiceUnavailableException', message: 'no' },
      /^ServiceUnavailableException: no/,
      0,
    ],
    ['error after', { ...puts, kind: 'error', when: 'after' }, /^InternalFailure/, 1],
    ['reset before', { ...puts, kind: 'reset' }, /ECONNRESET|hang up/, 0],
    ['reset after', { ...puts, kind: 'reset', when: 'after' }, /ECONNRESET|hang up/, 1],
    ['hang before', { ...puts, kind: 'hang' }, /timed? ?out|timeout/i, 0],
    ['hang after', { ...puts, kind: 'hang', when: 'after' }, /timed? ?out|timeout/i, 1],
    ['delay', { ...puts, kind: 'delay', ms: 20 }, /^no error/, 1],
    [
      'access denied',
      { ...puts, kind: 'access-denied' },
      /not authorized to perform: logs:PutLogEvents on resource: arn:aws:logs:us-east-1:123456789012:log-group:g:log-stream:s because no identity-based policy allows the logs:PutLogEvents action/,
      0,
    ],
  ])('of the kind %s strikes once', async (_, rule, text, stored) => {
    const fault = aws.faults.add({ ...rule, on: 1 });
    expect(await errorText(put())).toMatch(text);
    expect(aws.logs.events('g', 's')).toHaveLength(stored);
    expect(await errorText(put())).toBe('no error');
    expect(fault).toMatchObject({ seen: 2, hits: 1 });
    expect(aws.calls.find({ operation: 'PutLogEvents' })[0]).toMatchObject({
      fault: rule.kind,
      resource: 'g/s',
    });
  });

  test('cuts a body, loudly or quietly', async () => {
    const read = async () => {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket: 'b', Key: 'k' }));
      return (await Body?.transformToString())?.length;
    };
    aws.faults.add({ operation: 'GetObject', kind: 'cut-body', bytes: 100, on: 1 });
    expect(await errorText(read())).toMatch(/aborted|ECONNRESET|terminated/);
    aws.faults.add({ operation: 'GetObject', kind: 'cut-body', bytes: 100, end: 'early', on: 1 });
    expect(await read()).toBe(100);
    expect(await read()).toBe(1000);
  });

  test('makes a conflict', async () => {
    aws.faults.add({ operation: 'PutObject', kind: 'conflict', times: 1 });
    const write = () =>
      errorText(s3.send(new PutObjectCommand({ Bucket: 'b', Key: 'n', Body: 'x', IfNoneMatch: '*' })));
    expect(await write()).toMatch(/^ConditionalRequestConflict/);
    expect(await write()).toBe('no error');
  });

  test('may strike by chance, the same each time', async () => {
    const rule: FaultRule = {
      operation: 'PutLogEvents',
      kind: 'throttle',
      on: { probability: 0.5, seed: 7 },
    };
    const series = async () => {
      const fault = aws.faults.add(rule);
      const outcomes: string[] = [];
      for (let number = 0; number < 12; number++) outcomes.push(await errorText(put()));
      fault.remove();
      return { outcomes, hits: fault.hits };
    };
    const first = await series();
    expect(first.hits).toBeGreaterThan(0);
    expect(first.hits).toBeLessThan(12);
    expect(await series()).toEqual(first);
  });
});

describe('a permission', () => {
  test('can be taken away and given back', async () => {
    const get = (Key: string) => errorText(s3.send(new GetObjectCommand({ Bucket: 'b', Key })));
    const denial = aws.faults.deny('s3:Get*', /^b\/k/);
    expect(await get('k')).toBe(
      'AccessDenied: User: arn:aws:iam::123456789012:user/local is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::b/k" because no identity-based policy allows the s3:GetObject action',
    );
    denial.remove();
    expect(await get('k')).toBe('no error');
    expect(await get('none')).toMatch(/^NoSuchKey/);
    aws.faults.deny('s3:ListBucket');
    expect(await get('none')).toMatch(/^AccessDenied: .*s3:ListBucket/);
  });
});
