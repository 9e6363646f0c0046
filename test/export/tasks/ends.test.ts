import { beforeEach, describe, expect, test } from '@jest/globals';
import {
  DAY,
  group,
  HOUR,
  NOW,
  portOf,
  refused,
  SECOND,
  Harness,
  type RunOptions,
  type FinishedRun,
} from './harness.js';
import type { Tasks } from '../../../src/export/tasks/window-work.js';

let harness: Harness;
beforeEach(() => {
  harness = new Harness();
});

const day: RunOptions = { inputs: { from: '2026-11-19', to: '2026-11-20', lookback: '' } };
const PREFIX = 'exportedlogs/aws/lambda/shop/dt=2026-11-19/20261119T000000Z_20261120T000000Z';

function errorsOf({ result }: FinishedRun): string[] {
  return result.failures.map(({ error }) => String(error));
}

describe('a task that ended', () => {
  test.each(['FAILED', 'CANCELLED'] as const)('as %s fails its window; the others go on', async (end) => {
    harness.exports.courses.push({ end, message: 'Access Denied by the bucket policy' });
    const { result, taskIds, reports, ...rest } = await harness.execute();
    expect(result).toMatchObject({ committed: 2, planned: 3, complete: false });
    expect(result.tally).toMatchObject({ windows: 3, exported: 2, failed: 1 });
    expect(reports[0]).toMatchObject({ state: 'failed', taskId: 'task-1' });
    expect(taskIds).toHaveLength(3);
    const [error = ''] = errorsOf({ result, taskIds, reports, ...rest });
    expect(error).toContain(`Export task task-1 ended as ${end} (Access Denied by the bucket policy).`);
    expect(error.includes('"Service":"logs.eu-central-1.amazonaws.com"')).toBe(end === 'FAILED');
    const again = await harness.execute();
    expect(again.result).toMatchObject({ committed: 1, complete: true });
    expect(again.log.join('\n')).toContain(
      `2 objects of a task that does not count, in s3://archive/exportedlogs/`,
    );
    expect(harness.exports.deleted).toEqual([]);
  });

  test('as FAILED for its 24 hours is tried again with half the window', async () => {
    harness.exports.courses.push({ end: 'FAILED', message: '', runningMs: DAY, objects: 0 });
    const { result } = await harness.execute(day);
    expect(result).toMatchObject({ committed: 1, complete: true, failures: [] });
    expect(result.tally).toMatchObject({ windows: 2, exported: 2, objects: 4 });
    expect(harness.exports.tasks.map(({ from, to }) => (to - from) / HOUR)).toEqual([24, 12, 12]);
    expect(new Set(harness.exports.tasks.map(({ name }) => name)).size).toBe(3);
    expect((await harness.execute(day)).result.planned).toBe(0);
  });

  test('as FAILED for its 24 hours fails a window that cannot be halved', async () => {
    harness.exports.courses.push({ end: 'FAILED', message: 'timed out' });
    const inputs = { from: '2026-11-19T00:00:00Z', to: '2026-11-19T00:01:00Z', lookback: '' };
    expect(errorsOf(await harness.execute({ inputs }))).toHaveLength(1);
  });

  test('as CANCELLED before the run came is made anew', async () => {
    await harness.execute({ inputs: { ...day.inputs, wait: 'false' } });
    await harness.exports.cancel('task-1');
    const { result, log } = await harness.execute(day);
    expect(result.complete).toBe(true);
    expect(log.join('\n')).toContain(
      'task-1 of /aws/lambda/shop 20261119T000000Z_20261120T000000Z was cancelled',
    );
  });
});

test('a task that is still being cancelled when the run comes is waited for, and made anew', async () => {
  await harness.execute({ inputs: { ...day.inputs, wait: 'false' } });
  let status = 'PENDING_CANCEL';
  const find: Tasks['find'] = async (id) => {
    const task = await harness.exports.find(id);
    if (task === undefined || id !== 'task-1') return task;
    const seen = { ...task, status };
    status = 'CANCELLED';
    return seen;
  };
  const { result, taskIds } = await harness.execute({ ...day, tasks: { ...portOf(harness), find } });
  expect(result).toMatchObject({ complete: true, failures: [] });
  expect(taskIds).toEqual(['task-1', 'task-2']);
});

test('a window in parts keeps what is done when the time budget ends it', async () => {
  harness.exports.courses.push({ end: 'FAILED', message: 'timed out', objects: 0 });
  const first = await harness.execute({ inputs: { ...day.inputs, 'time-budget': '4m' } });
  expect(first.result).toMatchObject({ committed: 0, complete: false, failures: [] });
  const { result } = await harness.execute(day);
  expect(result.tally).toMatchObject({ windows: 2, exported: 2 });
  expect(harness.exports.tasks.map(({ from, to }) => (to - from) / HOUR)).toEqual([24, 12, 12]);
});

test('what another task left of the same window is named, and never deleted', async () => {
  harness.exports.objects.set(`${PREFIX}/somebody`, 7);
  const { log, result } = await harness.execute({ inputs: { ...day.inputs, 'clean-leftovers': 'true' } });
  expect(result.complete).toBe(true);
  expect(log.join('\n')).toContain(
    `there are 7 objects of a task that does not count, in s3://archive/${PREFIX}/somebody/`,
  );
  expect(harness.exports.deleted).toEqual([]);
});

describe('what failed tasks left behind', () => {
  beforeEach(async () => {
    harness.exports.courses.push({ end: 'FAILED' });
    await harness.execute(day);
  });

  test('is deleted on wish', async () => {
    const { log } = await harness.execute({ inputs: { ...day.inputs, 'clean-leftovers': 'true' } });
    expect(harness.exports.deleted).toEqual([`${PREFIX}/task-1`]);
    expect(log.join('\n')).toContain('Deleted 2 objects');
  });

  test('is never what counted until now: a redo only tells of it', async () => {
    await harness.execute(day);
    const counted = harness.exports.tasks.at(-1)?.id ?? '';
    harness.exports.courses.push({ end: 'FAILED' });
    await harness.execute({ inputs: { ...day.inputs, redo: 'true', 'clean-leftovers': 'true' } });
    expect(counted).not.toBe('');
    expect(harness.exports.deleted.join(' ')).not.toContain(counted);
  });

  test('stays where deleting is refused, and the window is done all the same', async () => {
    harness.exports.delete = () => Promise.reject(refused('AccessDenied'));
    const { log, result } = await harness.execute({ inputs: { ...day.inputs, 'clean-leftovers': 'true' } });
    expect(result.complete).toBe(true);
    expect(log.join('\n')).toContain('could not be deleted: CreateExportTask failed (AccessDenied)');
  });
});

describe('a task that completed without an object', () => {
  const nothing = { objects: 0 };

  test('is right where the group has no events any more', async () => {
    harness.exports.answers.push(true, false);
    harness.exports.courses.push(nothing);
    const { result, reports } = await harness.execute({
      ...day,
      inputs: { ...day.inputs, 'log-stream-prefix': 'web' },
    });
    expect(result.tally).toMatchObject({ windows: 1, exported: 0, empty: 1 });
    expect(reports[0]?.state).toBe('empty');
    const [from, to] = [Date.parse('2026-11-19'), Date.parse('2026-11-20')];
    const query = { logGroup: '/aws/lambda/shop', streamPrefix: 'web', from, to };
    expect(harness.exports.asked).toEqual([query, query]);
  });

  test('is a failure where it has some, until three tasks 12 hours apart have said the same', async () => {
    harness.exports.hasEvents = true;
    harness.exports.courses.push(...Array.from({ length: 5 }, () => nothing));
    expect(errorsOf(await harness.execute(day))[0]).toMatch(
      /without an object although \/aws\/lambda\/shop has events/,
    );
    await harness.pass(HOUR);
    expect(errorsOf(await harness.execute(day))).toHaveLength(1);
    await harness.pass(12 * HOUR);
    expect(errorsOf(await harness.execute(day))).toHaveLength(1);
    await harness.pass(12 * HOUR);
    const { result, log } = await harness.execute(day);
    expect(result).toMatchObject({ complete: true, tally: { empty: 1, windows: 1 } });
    expect(log.join('\n')).toContain('3 tasks, at least 12 hours apart');
    expect(harness.exports.tasks).toHaveLength(4);
  });

  test('of a class that cannot be read counts as empty, with a warning', async () => {
    harness.exports.courses.push(nothing);
    const groups = [group('/aws/lambda/shop', { logGroupClass: 'INFREQUENT_ACCESS' })];
    const { result, log } = await harness.execute({ ...day, groups });
    expect(result.tally).toMatchObject({ empty: 1 });
    expect(log.join('\n')).toContain('groups of class INFREQUENT_ACCESS cannot be read');
    expect(harness.exports.asked).toEqual([]);
  });

  test('is a failure where nobody may look', async () => {
    harness.exports.courses.push(nothing);
    harness.exports.hasEvents = refused('AccessDeniedException');
    expect(errorsOf(await harness.execute(day))[0]).toContain('could not be seen: CreateExportTask failed');
  });
});

describe('when the workflow is cancelled', () => {
  async function cancelledAfter(ms: number, inputs: Record<string, string> = {}): Promise<FinishedRun> {
    const cancel = new AbortController();
    void harness.clock.sleep(ms).then(() => {
      cancel.abort();
    });
    return harness.execute({ inputs: { ...day.inputs, ...inputs }, cancelled: cancel.signal });
  }

  test('the running task is cancelled at once, and the next run makes another', async () => {
    const { result, remembered } = await cancelledAfter(30 * SECOND);
    expect(harness.clock.now() - NOW).toBe(30 * SECOND);
    expect(harness.exports.all()[0]?.status).toBe('CANCELLED');
    expect(result).toMatchObject({ complete: false, stop: { reason: 'cancelled' }, failures: [] });
    expect(remembered).toEqual([JSON.stringify({ region: 'eu-central-1', taskId: 'task-1' }), '']);
    const next = await harness.execute(day);
    expect(next).toMatchObject({ taskIds: ['task-2'], result: { complete: true } });
  });

  test('or left, for the next run to adopt', async () => {
    const { remembered } = await cancelledAfter(30 * SECOND, { 'on-cancel': 'leave' });
    expect(harness.exports.all()[0]?.status).toBe('RUNNING');
    expect(remembered).toEqual([]);
    expect((await harness.execute(day)).taskIds).toEqual(['task-1']);
  });

  test('a task that cannot be cancelled is left to the post step', async () => {
    harness.exports.cancelFaults.push(refused('AccessDeniedException'));
    const { remembered, log } = await cancelledAfter(30 * SECOND);
    expect(remembered).toHaveLength(1);
    expect(log.join('\n')).toContain('task-1 could not be cancelled');
  });

  test('a task that ends in the same moment is adopted by the next run', async () => {
    harness.exports.cancel = () => Promise.resolve('finished');
    await cancelledAfter(30 * SECOND);
    expect((await harness.execute(day)).taskIds).toEqual(['task-1']);
  });
});
