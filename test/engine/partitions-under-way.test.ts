import { expect, test } from '@jest/globals';
import { PartitionsUnderWay } from '../../src/engine/partitions-under-way.js';

/** Begins partitions one after the other, as far as there is room, and hands back how many began. */
async function begun(most: number, listed: readonly number[]): Promise<{ at: number; inTheEnd: number }> {
  const underWay = new PartitionsUnderWay(most);
  const ends: (() => void)[] = [];
  let count = 0;
  const all = (async () => {
    for (const each of listed) {
      underWay.add(new Promise((resolve) => ends.push(resolve)), each);
      count += 1;
      await underWay.room(() => undefined);
    }
    await underWay.ended();
  })();
  await new Promise((resolve) => setImmediate(resolve));
  const at = count;
  for (let end = ends.shift(); end !== undefined; end = ends.shift()) {
    end();
    await new Promise((resolve) => setImmediate(resolve));
  }
  await all;
  return { at, inTheEnd: count };
}

test('as many partitions are under way as a run allows', async () => {
  expect(await begun(3, [1, 1, 1, 1, 1])).toEqual({ at: 3, inTheEnd: 5 });
});

test('fewer are, while their plans hold very many objects; one at least, however large', async () => {
  expect(
    await begun(
      32,
      Array.from({ length: 10 }, () => 50_000),
    ),
  ).toEqual({ at: 3, inTheEnd: 10 });
  expect(await begun(32, [1_000_000, 1_000_000])).toEqual({ at: 1, inTheEnd: 2 });
});
