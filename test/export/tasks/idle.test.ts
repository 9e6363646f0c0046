import { beforeEach, describe, expect, test } from '@jest/globals';
import { group, HOUR, MIDNIGHT, refused, Harness } from './harness.js';

const shop = '/aws/lambda/shop';

let harness: Harness;
beforeEach(() => {
  harness = new Harness();
});

/** The windows of tasks, in the order of their creation, as hours before the last midnight. */
function windows(): [string, number, number][] {
  return harness.exports.tasks.map(({ logGroup, from, to }) => [
    logGroup,
    (from - MIDNIGHT) / HOUR,
    (to - MIDNIGHT) / HOUR,
  ]);
}

describe('a window', () => {
  test('without an event costs no task, and is done', async () => {
    harness.exports.hasEvents = false;
    const { result, taskIds, reports } = await harness.execute();
    expect(result).toMatchObject({
      complete: true,
      committed: 3,
      tally: { windows: 3, exported: 0, empty: 3 },
    });
    expect([taskIds, harness.exports.tasks]).toEqual([[], []]);
    expect(reports.map(({ state }) => state)).toEqual(['empty', 'empty', 'empty']);
    expect((await harness.execute()).result).toMatchObject({ planned: 0, complete: true });
  });

  test('that ended a day before its group was silent needs no question of its own', async () => {
    harness.exports.newest = MIDNIGHT - 60 * HOUR;
    harness.exports.hasEvents = false;
    const { result } = await harness.execute();
    expect(result.tally).toMatchObject({ windows: 3, exported: 1, empty: 2 });
    expect(windows()).toEqual([[shop, -72, -48]]);
    expect(harness.exports.newestAsked).toEqual([shop]);
    // The last one ended half a day ago: the service may not know of its events yet.
    expect(harness.exports.asked.map(({ to }) => to)).toEqual([MIDNIGHT]);
  });

  test('of a group that cannot be asked is exported by a task', async () => {
    harness.exports.hasEvents = false;
    const groups = [group(shop, { logGroupClass: 'INFREQUENT_ACCESS' })];
    expect((await harness.execute({ groups, inputs: { lookback: '1d' } })).taskIds).toEqual(['task-1']);
  });

  test('before the creation of a group that cannot be asked is exported by a task, as far back as events may lie', async () => {
    harness.exports.hasEvents = false;
    const young = { logGroupClass: 'INFREQUENT_ACCESS', createdAt: MIDNIGHT };
    await harness.execute({ groups: [group(shop, young)], inputs: { lookback: '20d' } });
    const hours = windows().map(([, from]) => from);
    expect(hours).toEqual(Array.from({ length: 14 }, (_, i) => 24 * (i - 14)));
  });

  test('that nobody may ask about is exported by a task', async () => {
    harness.exports.answers.push(refused('AccessDeniedException'));
    const { taskIds, log } = await harness.execute({ inputs: { lookback: '1d' } });
    expect(taskIds).toEqual(['task-1']);
    expect(log.join('\n')).toContain('windows are idle with logs:FilterLogEvents');
  });

  test('that could not be asked about for now fails alone, and is asked again by the next run', async () => {
    const throttled = refused('ThrottlingException', { retryable: true });
    // Asked before the claim, and again under it.
    harness.exports.answers.push(throttled, true, true, throttled);
    const { result } = await harness.execute();
    expect(result).toMatchObject({ committed: 2, complete: false });
    expect(result.failures).toHaveLength(1);
    expect((await harness.execute()).result).toMatchObject({ committed: 1, complete: true });
  });

  test('of a small group is not kept waiting by a large one', async () => {
    const groups = [group('large'), group('small', { createdAt: Date.parse('2026-11-10T12:00:00Z') })];
    harness.exports.answers.push(false);
    const inputs = { from: '2026-11-10', to: '2026-11-11', chunk: '4h', lookback: '' };
    await harness.execute({ groups, inputs });
    const order = harness.exports.tasks.map(({ logGroup }) => logGroup);
    expect(order.slice(0, 6)).toEqual(['large', 'small', 'large', 'small', 'large', 'small']);
    expect(order.slice(6)).toEqual(['large', 'large', 'large']);
  });

  test('of many idle groups is done while one task runs for hours', async () => {
    harness.exports.hasEvents = false;
    const groups = [group('busy', { logGroupClass: 'INFREQUENT_ACCESS' })];
    for (let i = 0; i < 300; i += 1) groups.push(group(`idle-${String(i)}`));
    harness.exports.courses.push({ runningMs: 5 * HOUR });
    const { result } = await harness.execute({ groups, inputs: { lookback: '1d', 'time-budget': '1h' } });
    expect(result).toMatchObject({ committed: 300, complete: false, failures: [] });
    await harness.pass(5 * HOUR);
    const next = await harness.execute({ groups, inputs: { lookback: '1d', 'time-budget': '1h' } });
    expect(next.result).toMatchObject({ committed: 1, complete: true });
    expect(next.taskIds).toEqual(['task-1']);
  });

  test('of idle groups is done with wait: false, too', async () => {
    harness.exports.hasEvents = false;
    const busy = ['a', 'b'].map((name) => group(name, { logGroupClass: 'INFREQUENT_ACCESS' }));
    const inputs = { lookback: '1d', wait: 'false' };
    const { result, taskIds } = await harness.execute({ groups: [...busy, group('c'), group('d')], inputs });
    expect(result).toMatchObject({ committed: 2, planned: 4, complete: false, failures: [] });
    expect(result.stop?.reason).toBe('not-waiting');
    expect(taskIds).toEqual(['task-1']);
  });
});
