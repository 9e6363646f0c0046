import { expect, test } from '@jest/globals';
import { PartitionWork } from '../../src/engine/partition-work.js';

test('of hundreds of thousands of segments the first that is open is known', async () => {
  const segments = Array.from({ length: 300_000 }, (_, i) => ({
    ...{ id: String(i), destinations: ['logs'] as const, claim: () => null },
    ...{ start: 1000 + i, objects: 1, bytes: 1 },
  }));
  const plan = {
    ...{ documents: [], label: 'p', item: 'p', start: 0 },
    left: () => ({ segments, objectsSkipped: 0, refusals: {} }),
  };
  const work = new PartitionWork(plan, {
    ledgers: new Map(),
    run: 'r',
    refused: new Set(),
    now: () => 0,
    changeNeighbour: () => Promise.reject(new Error('There is no neighbour.')),
  });
  await work.look();
  expect(work.leftOver()).toMatchObject({ notStarted: 300_000, start: 1000 });
});
