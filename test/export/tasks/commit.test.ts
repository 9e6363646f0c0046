import { beforeEach, describe, expect, test } from '@jest/globals';
import type { DocumentStore } from '../../../src/engine/ledger.js';
import { group, refused, Harness, type RunOptions } from './harness.js';

let harness: Harness;
beforeEach(() => {
  harness = new Harness();
});

const day: RunOptions = { inputs: { from: '2026-11-19', to: '2026-11-20', lookback: '' } };
const PREFIX = 'exportedlogs/aws/lambda/shop/dt=2026-11-19/20261119T000000Z_20261120T000000Z';

describe('a window whose tasks are done and whose commit failed', () => {
  /** A store that refuses the first commit. */
  function refusing(): DocumentStore {
    let refuses = true;
    return {
      read: (key) => harness.store.read(key),
      write: (key, body, version) => {
        if (!refuses || !body.includes('"committed"')) return harness.store.write(key, body, version);
        refuses = false;
        return Promise.reject(refused('AccessDenied'));
      },
    };
  }

  test('is only committed by the next run, and stops no other group', async () => {
    const failed = await harness.execute({ ...day, store: refusing() });
    expect(failed.result).toMatchObject({ committed: 0, complete: false });
    const groups = [group('/aws/lambda/shop'), group('/aws/lambda/z')];
    const { result, taskIds, reports } = await harness.execute({ ...day, groups });
    expect(result).toMatchObject({ committed: 2, complete: true, failures: [] });
    expect(harness.exports.tasks.map(({ logGroup }) => logGroup)).toEqual([
      '/aws/lambda/shop',
      '/aws/lambda/z',
    ]);
    expect([...taskIds].sort()).toEqual(['task-1', 'task-2']);
    expect(reports).toContainEqual(
      expect.objectContaining({
        taskId: 'task-1',
        state: 'exported',
        objects: 2,
        folder: `${PREFIX}/task-1`,
      }),
    );
    expect(result.tally).toMatchObject({ windows: 2, exported: 2, objects: 4 });
  });

  test('is only committed, too, when it was done in parts', async () => {
    harness.exports.courses.push({ end: 'FAILED', message: 'timed out', objects: 0 });
    await harness.execute({ ...day, store: refusing() });
    const before = harness.exports.tasks.length;
    const { result } = await harness.execute(day);
    expect(result).toMatchObject({ committed: 1, complete: true, tally: { windows: 2, exported: 2 } });
    expect(harness.exports.tasks).toHaveLength(before);
  });
});
