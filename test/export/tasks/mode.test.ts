import { beforeEach, describe, expect, test } from '@jest/globals';
import { SlotTakenError } from '../../../src/export/tasks/task.js';
import { emptyWindowTally } from '../../../src/engine/window-tally.js';
import { DAY, foreign, group, HOUR, MIDNIGHT, NOW, SECOND, Harness } from './harness.js';

let harness: Harness;
beforeEach(() => {
  harness = new Harness();
});

/** The windows of tasks, in the order of their creation, as hours before the last midnight. */
function windows(of: Harness = harness): [string, number, number][] {
  return of.exports.tasks.map(({ logGroup, from, to }) => [
    logGroup,
    (from - MIDNIGHT) / HOUR,
    (to - MIDNIGHT) / HOUR,
  ]);
}

const shop = '/aws/lambda/shop';

describe('the windows', () => {
  test('are whole days of the lookback that have settled, each with one task', async () => {
    const { result, taskIds, reports } = await harness.execute();
    // 12:00 less 12 h is midnight: the last day has just settled.
    expect(windows()).toEqual([
      [shop, -72, -48],
      [shop, -48, -24],
      [shop, -24, 0],
    ]);
    expect(result).toMatchObject({ committed: 3, planned: 3, complete: true, failures: [] });
    expect(result.tally).toEqual({ ...emptyWindowTally(), windows: 3, exported: 3, objects: 6, bytes: 600 });
    expect(result.counters).toMatchObject({ objectsWritten: 6, bytesWritten: 600 });
    expect(taskIds).toEqual(['task-1', 'task-2', 'task-3']);
    expect(reports.map(({ taskId, state }) => [taskId, state])).toEqual(
      taskIds.map((id) => [id, 'exported']),
    );
  });

  test('name their place in the bucket', async () => {
    await harness.execute({ groups: [group('/aws/lambda/shop'), group('plain')] });
    expect(harness.exports.tasks[0]?.prefix).toBe(
      'exportedlogs/aws/lambda/shop/dt=2026-11-17/20261117T000000Z_20261118T000000Z',
    );
    expect(harness.exports.tasks[1]?.prefix).toBe(
      'exportedlogs/plain/dt=2026-11-17/20261117T000000Z_20261118T000000Z',
    );
  });

  test('are days of the time zone, also where the clocks change, and lie under the day that they begin in', async () => {
    await harness.execute({
      inputs: { 'time-zone': 'Europe/Berlin', from: '2026-10-24', to: '2026-10-27', chunk: '1d' },
    });
    expect(harness.exports.tasks.map(({ prefix }) => prefix.split('/').slice(-2).join('/'))).toEqual([
      'dt=2026-10-24/20261023T220000Z_20261024T220000Z',
      'dt=2026-10-25/20261024T220000Z_20261025T230000Z',
      'dt=2026-10-26/20261025T230000Z_20261026T230000Z',
    ]);
  });

  test('of a schedule lie on midnight in the time zone', async () => {
    await harness.execute({ inputs: { 'time-zone': 'Asia/Kolkata', lookback: '2d' } });
    expect(harness.exports.tasks.map(({ prefix }) => prefix.split('/').at(-1))).toEqual([
      '20261117T183000Z_20261118T183000Z',
      '20261118T183000Z_20261119T183000Z',
    ]);
  });

  test('are not exported again, and go on where they ended', async () => {
    await harness.execute();
    expect((await harness.execute()).result).toMatchObject({ planned: 0, complete: true });
    await harness.pass(DAY);
    await harness.execute();
    expect(windows().slice(3)).toEqual([[shop, 0, 24]]);
  });

  test('keep clear of committed time after the chunk has changed', async () => {
    await harness.execute({ inputs: { chunk: '7h', lookback: '1d' } });
    const before = windows();
    await harness.execute({ inputs: { chunk: '1d', lookback: '2d' } });
    const spans = windows().map(([, from, to]) => [from, to] as const);
    const sorted = [...spans].sort((a, b) => a[0] - b[0]);
    for (const [i, [from]] of sorted.entries()) {
      if (i > 0) expect(from).toBe(sorted[i - 1]?.[1]);
    }
    expect(sorted.at(-1)?.[1]).toBe(0);
    expect(windows().slice(0, before.length)).toEqual(before);
  });

  test('of an explicit range begin at its from; what has not settled is left', async () => {
    const from = '2026-11-19T06:00:00Z';
    await harness.execute({ inputs: { from, to: '2026-11-20T06:00:00Z', chunk: '10h', lookback: '' } });
    expect(windows()).toEqual([
      [shop, -18, -8],
      [shop, -8, 0],
    ]);
    await harness.pass(6 * HOUR);
    await harness.execute({ inputs: { from, to: '2026-11-20T06:00:00Z', chunk: '10h', lookback: '' } });
    expect(windows().slice(2)[0]?.slice(1)).toEqual([0, 2]);
  });

  test('begin with the one that the group was created in', async () => {
    harness.exports.answers.push(false, false);
    await harness.execute({
      groups: [group(shop, { createdAt: MIDNIGHT - 30 * HOUR }), group('new', { createdAt: NOW })],
    });
    expect(windows()).toEqual([
      [shop, -48, -24],
      [shop, -24, 0],
    ]);
  });

  test('are shorter where the tasks before took long', async () => {
    harness.exports.courses.push({ runningMs: 22 * HOUR });
    await harness.execute({ inputs: { from: '2026-11-18', to: '2026-11-19', lookback: '' } });
    await harness.execute({ inputs: { from: '2026-11-18', to: '2026-11-20', lookback: '' } });
    expect(windows()).toEqual([
      [shop, -48, -24],
      [shop, -24, -12],
      [shop, -12, 0],
    ]);
  });

  test('are done again where redo says so, whole and under a task of their own', async () => {
    await harness.execute({ inputs: { lookback: '1d' } });
    const redo = { from: '2026-11-19T12:00:00Z', to: '2026-11-20', redo: 'true', lookback: '' };
    const { result, log } = await harness.execute({ inputs: redo });
    expect(result.committed).toBe(1);
    expect(windows()).toEqual([
      [shop, -24, 0],
      [shop, -24, 0],
    ]);
    expect(new Set(harness.exports.tasks.map(({ name }) => name)).size).toBe(2);
    expect(log.join('\n')).toContain('/20261119T000000Z_20261120T000000Z/task-1/');
    expect((await harness.execute({ inputs: { lookback: '1d' } })).result.planned).toBe(0);
  });
});

describe('the one slot', () => {
  test('is waited for while a foreign task has it, which is named', async () => {
    harness.exports.start(foreign(), { runningMs: HOUR });
    await harness.pass(10 * 60 * SECOND);
    const { result, log, taskIds } = await harness.execute({ inputs: { lookback: '1d' } });
    expect(result.complete).toBe(true);
    expect(log.find((line) => line.includes('waiting'))).toMatch(
      /waiting for export task "somebody-elses" of \/their\/group, 10 min old/,
    );
    expect(taskIds).toEqual(['task-2']);
    // 50 minutes, first after a second, in the end every minute.
    expect(harness.exports.describes).toBeLessThan(90);
  });

  test('may be lost in a race', async () => {
    harness.exports.createFaults.push({ error: new SlotTakenError() });
    const { result } = await harness.execute({ inputs: { lookback: '1d' } });
    expect(result).toMatchObject({ complete: true, committed: 1 });
    expect(harness.exports.tasks).toHaveLength(1);
  });

  test('is not waited for longer than the time budget, and our task is left to the next run', async () => {
    harness.exports.start(foreign({ name: '' }), { runningMs: DAY });
    const first = await harness.execute({ inputs: { lookback: '1d', 'time-budget': '30m' } });
    expect(first.result).toMatchObject({ complete: false, committed: 0, failures: [] });
    expect(first.result.stop?.reason).toBe('time-budget');
    expect(harness.clock.now() - NOW).toBe(30 * 60 * SECOND);
    await harness.pass(DAY);
    harness.exports.courses.push({ runningMs: HOUR });
    const second = await harness.execute({ inputs: { lookback: '1d', 'time-budget': '30m' } });
    expect(second.result).toMatchObject({ complete: false, failures: [] });
    expect(second.remembered.at(-1)).toBe('');
    await harness.pass(HOUR);
    const third = await harness.execute({ inputs: { lookback: '1d', 'time-budget': '30m' } });
    expect(third.taskIds[0]).toBe('task-2');
    expect(third.log.join('\n')).toContain('Adopted export task task-2');
  });

  test('with wait: false one task is started, and taken up by a later run', async () => {
    const inputs = { lookback: '2d', wait: 'false' };
    const first = await harness.execute({ inputs });
    expect(first.result).toMatchObject({ complete: false, committed: 0, failures: [], planned: 2 });
    expect(first.taskIds).toEqual(['task-1']);
    expect(first.remembered.at(-1)).toBe('');
    const tooEarly = await harness.execute({ inputs });
    expect(tooEarly).toMatchObject({ taskIds: ['task-1'], result: { committed: 0, failures: [] } });
    await harness.pass(HOUR);
    const second = await harness.execute({ inputs });
    expect(second).toMatchObject({
      taskIds: ['task-1', 'task-2'],
      result: { committed: 1, complete: false },
    });
    await harness.pass(HOUR);
    expect((await harness.execute({ inputs })).result).toMatchObject({ complete: true, committed: 1 });
    expect(harness.exports.tasks).toHaveLength(2);
  });

  test('with wait: false a foreign task ends the run', async () => {
    harness.exports.start(foreign());
    const { result } = await harness.execute({ inputs: { wait: 'false' } });
    expect(result).toMatchObject({ complete: false, committed: 0, failures: [] });
    expect(harness.exports.tasks).toHaveLength(1);
  });
});
