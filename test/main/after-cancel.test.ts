import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { CloudWatchLogsClient, CreateExportTaskCommand } from '@aws-sdk/client-cloudwatch-logs';
import { afterCancel } from '../../src/main/after-cancel.js';
import { gitHubHost } from '../../src/platform/actions.js';
import { fakeRunner } from '../platform/fake-runner.js';
import { startLocalAws, type LocalAws } from '../aws/local-aws.js';

let aws: LocalAws;
let taskId: string;
beforeEach(async () => {
  aws = await startLocalAws();
  aws.s3.createBucket('archive');
  aws.logs.createGroup('worker');
  aws.exports.plan({ runningMs: 60_000 });
  const client = new CloudWatchLogsClient(aws.sdk());
  const window = { from: 0, to: Date.now() };
  const task = await client.send(
    new CreateExportTaskCommand({ logGroupName: 'worker', destination: 'archive', ...window }),
  );
  client.destroy();
  taskId = task.taskId ?? '';
});
afterEach(() => aws.close());

async function post(
  state: string,
  more: Record<string, string> = {},
): Promise<{ log: string; code: number }> {
  Object.assign(process.env, aws.env());
  const inputs = {
    INPUT_MODE: 'export',
    'INPUT_AWS-REGION': 'us-east-1',
    'INPUT_LOG-GROUPS': 'worker',
    'INPUT_DESTINATION-BUCKET': 'archive',
    ...more,
  };
  const runner = fakeRunner({ ...inputs, 'STATE_export-task': state });
  await afterCancel(gitHubHost(runner));
  return { log: runner.written.join(''), code: runner.exitCodes.at(-1) ?? 0 };
}

describe('the post step', () => {
  test('does nothing when all is well', async () => {
    const calls = aws.calls.count();
    expect(await post('')).toEqual({ log: '', code: 0 });
    expect(aws.calls.count()).toBe(calls);
  });

  test('ends the task that was left', async () => {
    const { log, code } = await post(JSON.stringify({ region: 'us-east-1', taskId }));
    expect(log).toContain(`Cancelled export task ${taskId} of worker.`);
    expect(code).toBe(0);
    expect(aws.exports.all()[0]?.status).toBe('CANCELLED');
  });

  test('does not touch an account that is not allowed, and never fails', async () => {
    const state = JSON.stringify({ region: 'us-east-1', taskId });
    const { log, code } = await post(state, { 'INPUT_ALLOWED-ACCOUNT-IDS': '999999999999' });
    expect(log).toContain('::warning::The export task of the cancelled run could not be cancelled');
    expect(code).toBe(0);
    expect(aws.exports.all()[0]?.status).not.toBe('CANCELLED');
  });
});
