import { beforeEach, describe, expect, test } from '@jest/globals';
import { deadAfter, HOUR, portOf, refused, SECOND, Harness } from './harness.js';

let harness: Harness;
beforeEach(() => {
  harness = new Harness();
});

describe('a task of ours', () => {
  test('is found by its name when the answer to its creation was lost', async () => {
    const lost = refused('TimeoutError', { retryable: true, ambiguous: true });
    harness.exports.createFaults.push({ error: lost, done: true });
    const { result, taskIds } = await harness.execute({ inputs: { lookback: '1d' } });
    expect(result).toMatchObject({ complete: true, committed: 1 });
    expect(taskIds).toEqual(['task-1']);
    expect(harness.exports.tasks).toHaveLength(1);
  });

  test('is found, too, when it has ended before anybody looks again', async () => {
    const lost = refused('TimeoutError', { retryable: true, ambiguous: true });
    harness.exports.createFaults.push({ error: lost, done: true });
    const { result } = await harness.execute({ inputs: { lookback: '1d', 'poll-interval': '10m' } });
    expect(result).toMatchObject({ complete: true, committed: 1 });
    expect(harness.exports.tasks).toHaveLength(1);
  });

  /** A run that dies between the creation of its task and the note of it, and the time until its lease has ended. */
  async function dies(): Promise<void> {
    const dying = {
      ...portOf(harness),
      create: (request: Parameters<typeof harness.exports.create>[0]) => {
        harness.exports.start(request);
        return new Promise<string>(() => undefined);
      },
    };
    void harness.start({
      inputs: { lookback: '1d', lease: '1m' },
      tasks: dying,
      store: deadAfter(harness.store, 3),
    });
    await harness.pass(HOUR);
  }

  test('is found by its name among the completed ones, when its run died before it wrote the id down', async () => {
    await dies();
    const { result, taskIds } = await harness.execute({ inputs: { lookback: '1d' } });
    expect(result).toMatchObject({ complete: true, committed: 1 });
    expect(taskIds).toEqual(['task-1']);
    expect(harness.exports.tasks).toHaveLength(1);
  });

  test.each(['FAILED', 'CANCELLED'] as const)('that %s then is known by what it left', async (end) => {
    harness.exports.courses.push({ end });
    await dies();
    const { result, taskIds, log } = await harness.execute({
      inputs: { lookback: '1d', 'clean-leftovers': 'true' },
    });
    expect(result).toMatchObject({ complete: true, committed: 1 });
    expect(taskIds).toEqual(['task-2']);
    expect(log.join('\n')).toContain(`ended as ${end} before its run could record it`);
    expect(harness.exports.deleted).toEqual([expect.stringMatching(/\/task-1$/)]);
  });

  test('that AWS has forgotten is made anew', async () => {
    const inputs = { lookback: '1d', wait: 'false' };
    await harness.execute({ inputs });
    harness.exports.tasks = [];
    harness.exports.objects.clear();
    const { result, log } = await harness.execute({ inputs: { lookback: '1d' } });
    expect(result.complete).toBe(true);
    expect(log.join('\n')).toContain('no longer known to AWS');
  });

  test('that vanishes while it is watched fails its window', async () => {
    harness.exports.courses.push({ pendingMs: 3 * 60 * SECOND, runningMs: 0, end: 'GONE' });
    const { result } = await harness.execute({ inputs: { lookback: '1d' } });
    expect(String(result.failures[0]?.error)).toContain('AWS no longer knows the task');
  });

  test('outlasts looks that fail', async () => {
    const passing = refused('ServiceUnavailableException', { retryable: true });
    harness.exports.describeFaults.push(passing, passing, passing);
    harness.exports.createFaults.push({ error: passing });
    expect((await harness.execute({ inputs: { lookback: '1d' } })).result.complete).toBe(true);
  });

  test('is given up when looking is refused for good', async () => {
    await harness.execute({ inputs: { lookback: '1d', wait: 'false' } });
    const tasks = portOf(harness);
    let looks = 0;
    const find: typeof tasks.find = (id) => {
      looks += 1;
      return looks === 1 ? tasks.find(id) : Promise.reject(refused('AccessDeniedException'));
    };
    const { result } = await harness.execute({ inputs: { lookback: '1d' }, tasks: { ...tasks, find } });
    expect(result.failures).toHaveLength(1);
  });
});
