import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DescribeLogGroupsCommand,
  PutRetentionPolicyCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import {
  GetObjectCommand,
  HeadBucketCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { Aws, type AwsSettings } from '../../src/platform/aws.js';
import { systemClock } from '../../src/platform/clock.js';
import { startLocalAws, type LocalAws } from '../aws/local-aws.js';

let aws: LocalAws;
let told: string[];
const cancelled = new AbortController();

beforeEach(async () => {
  aws = await startLocalAws();
  aws.s3.createBucket('b');
  aws.logs.createGroup('g');
  told = [];
  Object.assign(process.env, aws.env());
});
afterEach(() => {
  Reflect.deleteProperty(process.env, 'AWS_MAX_ATTEMPTS');
  return aws.close();
});

/** A clock on which a second takes 10 ms. */
const SPEED = 100;
const clock = {
  ...systemClock,
  monotonic: () => systemClock.monotonic() * SPEED,
  sleep: (ms: number, signal?: AbortSignal) => systemClock.sleep(ms / SPEED, signal),
};

function connect(more: Partial<AwsSettings> = {}): Aws {
  const host = {
    idToken: () => Promise.reject(new Error('no token')),
    mask: () => undefined,
    info: (line: string) => void told.push(line),
    onCancel: () => cancelled.signal,
  };
  return new Aws({ region: 'us-east-1', role: undefined, host, clock, ...more });
}

/** More refusals in a row than the SDK has attempts. */
const MANY = 12;

describe('what AWS throws back is waited out', () => {
  const throttled = (operation: string): void =>
    void aws.faults.add({ operation, kind: 'throttle', times: MANY });

  test('by calls of CloudWatch Logs', async () => {
    const { retrying, once } = await connect().logs();
    const [logGroupName, logStreamName] = ['g', 's'];
    const calls = {
      DescribeLogGroups: () => retrying.send(new DescribeLogGroupsCommand({})),
      CreateLogStream: () => retrying.send(new CreateLogStreamCommand({ logGroupName, logStreamName })),
      PutRetentionPolicy: () =>
        retrying.send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays: 7 })),
      CreateLogGroup: () => once.send(new CreateLogGroupCommand({ logGroupName: 'new' })),
    };
    await Promise.all(
      Object.entries(calls).map(async ([operation, call]) => {
        throttled(operation);
        await call();
        expect(aws.calls.count({ operation })).toBe(MANY + 1);
      }),
    );
  });

  test('by calls of S3, whatever AWS_MAX_ATTEMPTS says of the retries of the SDK', async () => {
    process.env['AWS_MAX_ATTEMPTS'] = '1';
    const client = await connect().s3();
    const object = { Bucket: 'b', Key: 'k' };
    for (const operation of ['PutObject', 'ListObjectsV2', 'GetObject', 'HeadBucket']) throttled(operation);
    await client.send(new PutObjectCommand({ ...object, Body: 'x' }));
    await client.send(new ListObjectsV2Command({ Bucket: 'b' }));
    await client.send(new GetObjectCommand(object));
    // The answer to a HEAD has no body that would name the throttle.
    await client.send(new HeadBucketCommand({ Bucket: 'b' }));
    aws.faults.add({ operation: 'GetObject', kind: 'error', status: 500 });
    await expect(client.send(new GetObjectCommand(object))).rejects.toMatchObject({
      $metadata: { httpStatusCode: 500 },
    });
    expect(aws.calls.count({ operation: 'GetObject' })).toBe(MANY + 2);
  });

  test('a conflicting operation on the same log group too', async () => {
    const { retrying } = await connect().logs();
    const code = 'OperationAbortedException';
    aws.faults.add({ operation: 'PutRetentionPolicy', kind: 'error', status: 400, code, times: MANY });
    await retrying.send(new PutRetentionPolicyCommand({ logGroupName: 'g', retentionInDays: 7 }));
  });
});

describe('patience ends', () => {
  test('with the time budget', async () => {
    aws.faults.add({ operation: 'DescribeLogGroups', kind: 'throttle' });
    const { retrying } = await connect({ timeBudget: 5_000 }).logs();
    await expect(retrying.send(new DescribeLogGroupsCommand({}))).rejects.toMatchObject({
      name: 'ThrottlingException',
    });
  });

  test('with a cancellation of the call', async () => {
    aws.faults.add({ operation: 'DescribeLogGroups', kind: 'throttle' });
    const { retrying } = await connect().logs();
    const stop = new AbortController();
    const work = retrying.send(new DescribeLogGroupsCommand({}), { abortSignal: stop.signal });
    setTimeout(() => {
      stop.abort();
    }, 200);
    await expect(work).rejects.toThrow();
  });
});

test('a peer that takes the call and is silent is given up by name, whoever asks again', async () => {
  aws.faults.add({ operation: 'GetObject', kind: 'hang' });
  const timeouts = { connection: 1000, idle: 100 };
  const silent = connect({ timeouts });
  const client = await silent.s3();
  const asked = client.send(new GetObjectCommand({ Bucket: 'b', Key: 'k' }));
  // The budget of a question is two minutes; here every attempt takes 0.1 s, and the SDK makes five.
  await expect(asked).rejects.toMatchObject({ name: 'TimeoutError' });
  expect(aws.calls.count({ operation: 'GetObject' })).toBe(5);
});

test('every call says who makes it', async () => {
  const client = await connect().s3();
  let agent: unknown;
  client.middlewareStack.add(
    (next) => (args) => {
      const request: unknown = args.request;
      const headers: unknown = Reflect.get(Object(request), 'headers');
      agent = Reflect.get(Object(headers), 'user-agent');
      return next(args);
    },
    { step: 'finalizeRequest', priority: 'low' },
  );
  await client.send(new ListObjectsV2Command({ Bucket: 'b' }));
  expect(agent).toMatch(/ app\/aws-log-ferry#\d+\.\d+\.\d+( |$)/);
});
