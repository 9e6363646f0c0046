/** How a run over export tasks ends when it is cancelled, killed, refused, or not to wait. */
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { ChildProcess } from 'node:child_process';
import { startLocalAws, type LocalAws } from '../aws/local-aws.js';
import { runBundle, type BundleResult, type BundleRun } from './runner.js';

const DAY = 24 * 60 * 60 * 1000;
const POST = fileURLToPath(new URL('../../dist/post/index.js', import.meta.url));

let aws: LocalAws;
beforeEach(async () => {
  aws = await startLocalAws();
  const yesterday = Math.floor(Date.now() / DAY) * DAY - DAY / 2;
  aws.s3.createBucket('archive');
  Object.assign(aws.logs.createGroup('worker'), { creationTime: yesterday - 30 * DAY });
  aws.logs.seed('worker', 'one', [{ timestamp: yesterday, message: 'something happened' }]);
  aws.exports.usual = { ...aws.exports.usual, pendingMs: 100, runningMs: 30_000 };
});
afterEach(() => aws.close());

const inputs = {
  mode: 'export',
  'aws-region': 'us-east-1',
  'log-groups': 'worker',
  'destination-bucket': 'archive',
  lookback: '1d',
  settle: '0s',
  'poll-interval': 'PT0.1S',
};

function runMode(more: Record<string, string> = {}, rest: Partial<BundleRun> = {}): Promise<BundleResult> {
  return runBundle({ inputs: { ...inputs, ...more }, env: aws.env(), ...rest });
}

/** A run that gets a signal as soon as it has a task. */
async function signalled(
  signal: NodeJS.Signals,
  more: Record<string, string> = {},
): Promise<BundleResult & { afterMs: number }> {
  let child: ChildProcess | undefined;
  let at = 0;
  const result = await runMode(more, {
    started: (process) => {
      child = process;
    },
    logged: (text) => {
      if (!text.includes('Created export task')) return;
      at = performance.now();
      child?.kill(signal);
    },
  });
  return { ...result, afterMs: performance.now() - at };
}

describe('a cancelled run', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)('ends its task within 5 s of %s, and fails', async (signal) => {
    const { code, afterMs, outputs, log } = await signalled(signal);
    expect(code).toBe(1);
    expect(afterMs).toBeLessThan(5000);
    expect(aws.exports.all().map(({ status }) => status)).toEqual(['CANCELLED']);
    expect(outputs).toMatchObject({ complete: 'false' });
    expect(log).toContain('Cancelled export task');
    aws.exports.usual = { ...aws.exports.usual, runningMs: 0 };
    expect((await runMode()).outputs).toMatchObject({ complete: 'true', 'segments-committed': '1' });
  });

  test('leaves its task to the next run where the inputs say so', async () => {
    const { code } = await signalled('SIGINT', { 'on-cancel': 'leave' });
    expect(code).toBe(1);
    const [task] = aws.exports.all();
    expect(task?.status).not.toBe('CANCELLED');
    aws.clock.advance(60_000);
    const next = await runMode();
    expect(next.outputs).toMatchObject({ complete: 'true', 'task-ids': JSON.stringify([task?.taskId]) });
  });

  test('that was killed has its task ended by the post step', async () => {
    await signalled('SIGKILL');
    const [task] = aws.exports.all();
    expect(task?.status).toMatch(/PENDING|RUNNING/);
    const state = JSON.stringify({ region: 'us-east-1', taskId: task?.taskId });
    const post = (text: string): Promise<BundleResult> =>
      runMode({}, { entry: POST, env: { ...aws.env(), 'STATE_export-task': text } });
    const calls = aws.calls.count();
    expect(await post('')).toMatchObject({ code: 0, log: '' });
    expect(aws.calls.count()).toBe(calls);
    expect((await post(state)).log).toContain(`Cancelled export task ${task?.taskId ?? ''} of worker.`);
    expect(aws.exports.all()[0]?.status).toBe('CANCELLED');
    expect((await post(state)).log).toContain('has already ended');
    expect(await post('{')).toMatchObject({ code: 0, log: expect.stringContaining('::warning::') });
  });
});

test('wait: false starts one task and leaves; a later run takes it up', async () => {
  const first = await runMode({ wait: 'false' });
  expect(first).toMatchObject({ code: 0, outputs: { complete: 'false', 'segments-committed': '0' } });
  expect(first.log).not.toContain('::error::');
  aws.clock.advance(60_000);
  expect((await runMode({ wait: 'false' })).outputs).toMatchObject({
    complete: 'true',
    'task-ids': first.outputs['task-ids'],
  });
});

test('the time budget ends the waiting, in good order', async () => {
  const run = await runMode({ 'time-budget': '1s' });
  expect(run).toMatchObject({ code: 0, outputs: { complete: 'false' } });
  expect(run.ms).toBeLessThan(8000);
});

test('a bucket without a policy is warned about, and its refusal names the policy to add', async () => {
  aws.exports.needsBucketPolicy = true;
  const { code, log } = await runMode();
  expect(code).toBe(1);
  expect(log).toMatch(/::warning::The policy of archive lacks a policy at all/);
  expect(log).toMatch(
    /::error::.*logs:CreateExportTask on log group worker failed.*"Service":"logs.us-east-1.amazonaws.com"/,
  );
});

test('a failed task is told, with its windows, in the summary', async () => {
  aws.exports.plan({ end: 'FAILED', pendingMs: 0, runningMs: 10, message: 'Something | <b>broke</b>' });
  const { code, summary, outputs } = await runMode();
  expect(code).toBe(1);
  expect(JSON.parse(outputs['tally'] ?? '')).toMatchObject({ windows: 1, failed: 1, exported: 0 });
  expect(summary).toContain('#### Windows');
  expect(summary).not.toContain('<b>');
  const taskId = aws.exports.all()[0]?.taskId ?? '';
  expect(summary).toContain(taskId.replaceAll('-', '&#45;'));
});

test('COMPLETED without objects is a failure while the group has events there', async () => {
  aws.exports.plan({ end: 'EMPTY', pendingMs: 0, runningMs: 10 });
  const { code, log } = await runMode();
  expect(code).toBe(1);
  expect(log).toContain('completed without an object although worker has events');
});

test('groups and buckets that are not there are refused before any task', async () => {
  const { code, log } = await runMode({ 'log-groups': 'wroker' });
  expect(code).toBe(1);
  expect(log).toContain('::error::log-groups: expected log groups that exist');
  expect((await runMode({ 'destination-bucket': 'nowhere', ledger: 's3://archive/ledger/' })).log).toContain(
    'no bucket nowhere',
  );
  expect(aws.exports.all()).toEqual([]);
});
