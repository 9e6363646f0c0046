import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ServiceError } from '../../../src/errors.js';
import {
  ExportTasks,
  isActive,
  isOf,
  SlotTakenError,
  type TaskRequest,
} from '../../../src/export/tasks/task.js';
import { DAY, local, NOW, type Local } from './local.js';

const request: TaskRequest = {
  ...{ name: 'ours/1', logGroup: '/aws/lambda/shop', streamPrefix: undefined },
  ...{ from: NOW - 2 * DAY, to: NOW - DAY, bucket: 'archive', prefix: 'a/b' },
};

let here: Local;
let tasks: ExportTasks;
let pauses: number[];

beforeEach(async () => {
  here = await local();
  pauses = [];
  const clock = {
    time: 0,
    monotonic: () => clock.time,
    sleep: (ms: number) => {
      pauses.push(ms);
      clock.time += ms;
      return Promise.resolve();
    },
  };
  tasks = new ExportTasks(here.logs, clock);
  here.aws.s3.createBucket('archive');
  here.aws.logs.createGroup('/aws/lambda/shop');
});
afterEach(() => here.close());

describe('an export task', () => {
  test('is sent with the last millisecond of its window, and read back half-open', async () => {
    const id = await tasks.create({ ...request, streamPrefix: 'web' }, 1000);
    expect(here.aws.exports.all()[0]).toMatchObject({
      from: NOW - 2 * DAY,
      to: NOW - DAY - 1,
      streamPrefix: 'web',
    });
    const found = await tasks.find(id);
    expect(found).toMatchObject({
      id,
      name: 'ours/1',
      from: NOW - 2 * DAY,
      to: NOW - DAY,
      status: 'PENDING',
    });
    expect(found && isOf(found, request)).toBe(true);
    expect(await tasks.find('unknown')).toBeUndefined();
  });

  test('holds the slot while it waits and runs', async () => {
    expect(await tasks.active()).toBeUndefined();
    const id = await tasks.create(request, 1000);
    expect(await tasks.active()).toMatchObject({ id, status: 'PENDING' });
    here.aws.clock.advance(1500);
    expect(await tasks.active()).toMatchObject({ id, status: 'RUNNING' });
    await expect(tasks.create(request, 1000)).rejects.toThrow(SlotTakenError);
    here.aws.clock.advance(5000);
    expect(await tasks.active()).toBeUndefined();
    expect(await tasks.find(id)).toMatchObject({
      status: 'COMPLETED',
      createdAt: NOW,
      completedAt: NOW + 3000,
    });
  });

  test('that has ended is found by all that makes it ours', async () => {
    const first = await tasks.create(request, 1000);
    here.aws.clock.advance(3000);
    await tasks.create({ ...request, logGroup: '/aws/lambda/shop', prefix: 'other' }, 1000);
    here.aws.clock.advance(3000);
    here.aws.exports.plan({ end: 'FAILED' });
    const second = await tasks.create(request, 1000);
    here.aws.clock.advance(3000);
    expect((await tasks.endedAs(request, 0)).map(({ id }) => id)).toEqual([first, second]);
    expect(await tasks.endedAs({ ...request, name: 'theirs' }, 0)).toEqual([]);
  });

  test('is looked for over all pages, less than five times a second', async () => {
    for (let i = 0; i < 60; i += 1) {
      await tasks.create({ ...request, name: `ours/${String(i)}` }, 1000);
      here.aws.clock.advance(3000);
    }
    expect(await tasks.endedAs({ ...request, name: 'ours/0' }, 0)).toHaveLength(1);
    expect(pauses).toEqual([250, 250, 250]);
  });

  test('is looked for once for all windows that nobody else could make a task for in the meantime', async () => {
    const id = await tasks.create(request, 1000);
    here.aws.clock.advance(3000);
    await tasks.find(id);
    const looks = (): number => here.aws.calls.count({ operation: 'DescribeExportTasks' });
    const before = looks();
    const since = -1;
    expect(await tasks.endedAs({ ...request, name: 'other' }, since)).toEqual([]);
    expect(await tasks.endedAs(request, since)).toMatchObject([{ id }]);
    expect(looks() - before).toBe(3);
    // This one was claimed after the list was asked for.
    expect(await tasks.endedAs(request, 10_000)).toMatchObject([{ id }]);
    expect(looks() - before).toBe(6);
  });

  test('is missed by nobody who looks at it while it goes on', async () => {
    await tasks.create(request, 1000);
    // With each look the task has come one status further.
    let looks = 0;
    here.logs.retrying.middlewareStack.add(
      (next) => (args) => {
        looks += 1;
        here.aws.clock.advance(looks === 1 ? 0 : 1500);
        return next(args);
      },
      { step: 'initialize', name: 'goesOn' },
    );
    const active = await tasks.active();
    const ended = await tasks.endedAs(request, 0);
    expect(active ?? ended[0]).toMatchObject({ name: 'ours/1' });
  });

  test('can be cancelled, once', async () => {
    const id = await tasks.create(request, 1000);
    expect(await tasks.cancel(id, 1000)).toBe('cancelled');
    expect(await tasks.cancel(id, 1000)).toBe('finished');
    await expect(tasks.cancel('unknown', 1000)).rejects.toThrow(
      /logs:CancelExportTask on export task unknown/,
    );
  });

  test('whose creation got no answer may be there', async () => {
    here.aws.faults.add({ operation: 'CreateExportTask', kind: 'reset', when: 'after', times: 1 });
    const error: unknown = await tasks.create(request, 1000).catch((cause: unknown) => cause);
    expect(error).toMatchObject({ ambiguous: true });
    expect(await tasks.active()).toMatchObject({ name: 'ours/1' });
  });

  test.each(['OperationAbortedException', 'ServiceUnavailableException'])('%s passes', async (code) => {
    here.aws.faults.add({ operation: 'CreateExportTask', kind: 'error', status: 400, code, times: 1 });
    const error: unknown = await tasks.create(request, 1000).catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(ServiceError);
    expect(error).toMatchObject({ retryable: true, ambiguous: false });
  });

  test('is not waited for once the run has ended', async () => {
    const ended = AbortSignal.abort(new Error('cancelled'));
    await expect(tasks.active(ended)).rejects.toThrow('cancelled');
    const ending = new AbortController();
    here.aws.faults.add({ operation: 'DescribeExportTasks', kind: 'hang' });
    const looking = tasks.find('x', ending.signal);
    setTimeout(() => {
      ending.abort(new Error('cancelled'));
    }, 50);
    await expect(looking).rejects.toThrow('cancelled');
  });

  test('with a status that is still active', () => {
    const statuses = ['PENDING', 'RUNNING', 'PENDING_CANCEL', 'CANCELLED', 'COMPLETED', 'FAILED'];
    const task = { ...request, id: 'x', message: '', createdAt: 0, completedAt: undefined };
    expect(statuses.map((status) => isActive({ ...task, status }))).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});

test('what AWS leaves out of an answer is read as nothing', async () => {
  const { retrying } = here.logs;
  let pages = [{ exportTasks: [{}] }, {}];
  retrying.middlewareStack.add(
    () => () => Promise.resolve({ output: { $metadata: {}, ...pages.shift() }, response: {} }),
    { step: 'initialize', name: 'scarce' },
  );
  const times = { createdAt: 0, completedAt: undefined };
  expect(await tasks.active()).toEqual({
    ...{ id: '', name: '', logGroup: '', from: 0, to: 1, bucket: '', prefix: '' },
    ...{ status: 'PENDING', message: '', ...times },
  });
  expect(await tasks.active()).toBeUndefined();
  pages = [];
  expect(await tasks.find('x')).toBeUndefined();
});
