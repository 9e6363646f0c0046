/** Successes that are not of the service: the page of a captive portal must not be taken for an answer. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { Aws } from '../../src/platform/aws.js';
import { systemClock } from '../../src/platform/clock.js';
import { startLocalAws, type LocalAws } from '../aws/local-aws.js';

let aws: LocalAws;
beforeEach(async () => {
  aws = await startLocalAws();
  aws.s3.createBucket('b');
  aws.s3.putObject('b', 'k', Buffer.from('text'));
  Object.assign(process.env, aws.env());
});
afterEach(() => aws.close());

/** The SDK pauses before it tries again; nobody waits for that here. */
function connect(): Aws {
  const host = {
    idToken: () => Promise.reject(new Error('no token')),
    mask: () => undefined,
    info: () => undefined,
    onCancel: () => new AbortController().signal,
  };
  return new Aws({ region: 'us-east-1', role: undefined, host, clock: systemClock });
}

const OF_KEY = { Bucket: 'b', Key: 'k' };
const COMMANDS = {
  ListObjectsV2: () => new ListObjectsV2Command({ Bucket: 'b' }),
  GetObject: () => new GetObjectCommand(OF_KEY),
  HeadObject: () => new HeadObjectCommand(OF_KEY),
  PutObject: () => new PutObjectCommand({ ...OF_KEY, Body: 'new' }),
  CreateMultipartUpload: () => new CreateMultipartUploadCommand(OF_KEY),
  UploadPart: () => new UploadPartCommand({ ...OF_KEY, UploadId: 'u', PartNumber: 1, Body: 'new' }),
  CompleteMultipartUpload: () => new CompleteMultipartUploadCommand({ ...OF_KEY, UploadId: 'u' }),
} as const;

describe('a web page with status 200', () => {
  test.each(Object.entries(COMMANDS))('is no answer to %s', async (operation, command) => {
    aws.faults.add({ operation, kind: 'page' });
    process.env['AWS_MAX_ATTEMPTS'] = '1';
    try {
      const s3 = await connect().s3();
      // Each command has a type of its own.
      const sent = s3.send(command() as ListObjectsV2Command);
      await expect(sent).rejects.toThrow(/^it holds no \w+\. Something on the way may have answered instead/);
    } finally {
      delete process.env['AWS_MAX_ATTEMPTS'];
    }
  });

  test('is asked past: what the service itself says next counts', async () => {
    for (const operation of ['ListObjectsV2', 'PutObject', 'DescribeLogGroups', 'GetCallerIdentity'])
      aws.faults.add({ operation, kind: 'page', on: 1 });
    aws.logs.createGroup('g');
    const [s3, { retrying }] = await Promise.all([connect().s3(), connect().logs()]);
    const [{ KeyCount }, { ETag }, { logGroups }, { account }] = await Promise.all([
      s3.send(new ListObjectsV2Command({ Bucket: 'b' })),
      s3.send(new PutObjectCommand({ ...OF_KEY, Body: 'new' })),
      retrying.send(new DescribeLogGroupsCommand({})),
      connect().identity(),
    ]);
    expect([KeyCount, typeof ETag, logGroups?.length, account]).toEqual([1, 'string', 1, aws.account]);
    expect(aws.s3.get('b', 'k')?.toString()).toBe('new');
  });
});
