import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  CancelExportTaskCommand,
  CloudWatchLogsClient,
  CreateExportTaskCommand,
  DescribeExportTasksCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { gunzipSync } from 'node:zlib';
import type { LocalAws } from './local-aws.js';
import { startLocalAws } from './local-aws.js';
import { errorText } from './refusal.js';

const now = Date.parse('2026-11-20T12:00:00Z');
let aws: LocalAws;
let logs: CloudWatchLogsClient;

beforeEach(async () => {
  aws = await startLocalAws({ rateLimits: false });
  aws.clock.freeze(now);
  logs = new CloudWatchLogsClient({ ...aws.sdk(), maxAttempts: 1 });
  aws.s3.createBucket('archive');
  aws.logs.seed('/aws/lambda/shop', '2026/11/20/[$LATEST]01', [
    { timestamp: now - 2000, message: 'one' },
    { timestamp: now - 1000, message: 'two' },
    { timestamp: now, message: 'three' },
  ]);
});
afterEach(async () => {
  logs.destroy();
  await aws.close();
});

function create(more: object = {}) {
  const window = { from: now - 2000, to: now - 1000 };
  const place = { logGroupName: '/aws/lambda/shop', destination: 'archive', destinationPrefix: 'a/b' };
  return logs.send(new CreateExportTaskCommand({ ...place, ...window, ...more }));
}

async function status(taskId?: string): Promise<string | undefined> {
  const { exportTasks } = await logs.send(new DescribeExportTasksCommand({ taskId }));
  return exportTasks?.[0]?.status?.code;
}

describe('an export task', () => {
  test('waits, runs, and leaves its objects', async () => {
    const { taskId = '' } = await create({ taskName: 'mine' });
    expect(aws.s3.get('archive', 'a/b/aws-logs-write-test')?.toString()).toBe('Permission Check Successful');
    expect(await status(taskId)).toBe('PENDING');
    aws.clock.advance(1000);
    expect(await status(taskId)).toBe('RUNNING');
    aws.clock.advance(2000);
    expect(await status(taskId)).toBe('COMPLETED');
    const key = `a/b/${taskId}/2026-11-20-[$LATEST]01/000000.gz`;
    expect(aws.s3.list('archive')).toEqual(expect.arrayContaining([key]));
    const text = gunzipSync(aws.s3.get('archive', key) ?? Buffer.alloc(0)).toString();
    expect(text).toBe('2026-11-20T11:59:58.000Z one\n2026-11-20T11:59:59.000Z two\n');
  });

  test('has the bucket to itself', async () => {
    await create();
    expect(await errorText(create())).toBe('LimitExceededException: Resource limit exceeded.');
    aws.clock.advance(3000);
    expect(await errorText(create())).toBe('no error');
  });

  test('without a prefix tests at the root and writes to exportedlogs', async () => {
    const { taskId = '' } = await create({ destinationPrefix: undefined });
    aws.clock.advance(3000);
    expect(await status(taskId)).toBe('COMPLETED');
    expect(aws.s3.list('archive')).toEqual([
      'aws-logs-write-test',
      `exportedlogs/${taskId}/2026-11-20-[$LATEST]01/000000.gz`,
    ]);
  });

  test('can be cancelled while it runs', async () => {
    aws.exports.plan({ cancelMs: 500 });
    const { taskId } = await create();
    await logs.send(new CancelExportTaskCommand({ taskId }));
    expect(await status(taskId)).toBe('PENDING_CANCEL');
    aws.clock.advance(500);
    expect(await status(taskId)).toBe('CANCELLED');
    const again = logs.send(new CancelExportTaskCommand({ taskId }));
    expect(await errorText(again)).toBe(
      'InvalidOperationException: The specified export task has already finished',
    );
    const unknown = logs.send(new CancelExportTaskCommand({ taskId: 'none' }));
    expect(await errorText(unknown)).toBe(
      'ResourceNotFoundException: The specified export task does not exist.',
    );
  });

  test('may fail, or end without an object', async () => {
    aws.exports.plan({ end: 'FAILED', message: 'AWS had a bad day' });
    aws.exports.plan({ end: 'EMPTY' });
    const first = await create();
    aws.clock.advance(3000);
    const second = await create({ destinationPrefix: 'empty' });
    aws.clock.advance(3000);
    expect(await status(first.taskId)).toBe('FAILED');
    expect(await status(second.taskId)).toBe('COMPLETED');
    expect(aws.s3.list('archive', 'empty/')).toEqual(['empty/aws-logs-write-test']);
    expect(await status('none')).toBeUndefined();
  });

  test('is refused in the words of the service', async () => {
    expect(await errorText(create({ destination: 'none' }))).toBe(
      'InvalidParameterException: The given bucket does not exist. Please make sure the bucket is valid.',
    );
    expect(await errorText(create({ logGroupName: 'none' }))).toBe(
      'ResourceNotFoundException: The specified log group does not exist.',
    );
    aws.exports.needsBucketPolicy = true;
    expect(await errorText(create())).toMatch(/GetBucketAcl call on the given bucket failed/);
  });
});
