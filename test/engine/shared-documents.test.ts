/** Jobs of a matrix that work on the same documents: all is done, each thing once, and few of their writes are in vain. */
import { expect, test } from '@jest/globals';
import { PlanOrder } from '../../src/engine/plan-order.js';
import { matrixCost, type MatrixShape } from '../scale/matrix.js';

const SHAPE: MatrixShape = {
  ...{ jobs: 8, documents: 1, segments: 1, isSplit: false },
  ...{ carryMs: 2000, concurrency: 8 },
};

test('jobs that all begin at once, each with a segment of its own in one document, lose few writes', async () => {
  const jobs = 48;
  const cost = await matrixCost({ ...SHAPE, jobs, segments: jobs, isSplit: true });
  expect(cost).toMatchObject({ committed: jobs, failures: [] });
  // A claim and a commit each; it was 8 calls of each kind before writers found out early how many they are.
  expect(cost.lost).toBeLessThan(5 * jobs);
  expect(cost.reads + cost.writes).toBeLessThan(22 * jobs);
});

test('jobs with the same plan of many documents soon take different ones', async () => {
  const documents = 120;
  const cost = await matrixCost({ ...SHAPE, documents });
  expect(cost).toMatchObject({ committed: documents, failures: [] });
  // In the order of the plan, all of them want each document at the same time: 3.7 lost writes a document.
  expect(cost.lost).toBeLessThan(2 * documents);
});

test('a segment is claimed by one of the jobs alone', async () => {
  const cost = await matrixCost({ ...SHAPE, segments: 64 });
  expect(cost).toMatchObject({ committed: 64, carried: 64, failures: [] });
});

// eslint-disable-next-line @typescript-eslint/require-await -- as a mode plans
async function* planned(works: readonly Work[]): AsyncGenerator<Work> {
  yield* works;
}

type Work = ReturnType<typeof work>;

function work(item: string, start: number) {
  return { plan: { item, start }, isShared: false };
}

test('a plan keeps its order until another run is met, and that of each item afterwards', async () => {
  const plan = [1, 2, 3].flatMap((start) => ['a', 'b', 'c', 'd'].map((item) => work(item, start)));
  const order = new PlanOrder<Work>({ isPlannedAhead: true });
  const taken: Work[] = [];
  for await (const each of order.of(planned(plan))) {
    taken.push(each);
    if (taken.length === 2) {
      expect(taken).toEqual(plan.slice(0, 2));
      expect(order.start).toBe(Infinity);
      order.look({ ...each, isShared: true });
    }
    if (taken.length === 3) expect(order.start).toBe(1);
  }
  expect(new Set(taken)).toEqual(new Set(plan));
  for (const item of ['a', 'b', 'c', 'd']) {
    const starts = taken.filter((each) => each.plan.item === item).map((each) => each.plan.start);
    expect(starts).toEqual([1, 2, 3]);
  }
});
