import { expect, test } from '@jest/globals';
import { Semaphore } from '../../src/engine/semaphore.js';

/** How many slots must be free until somebody who asks for many has some. */
async function groupOf(count: number): Promise<number> {
  const slots = new Semaphore(count);
  await slots.take(count);
  let taken = 0;
  void slots.take(count).then((more) => {
    taken = more;
  });
  for (let free = 1; free <= count; free += 1) {
    slots.release(1);
    await new Promise(setImmediate);
    if (taken > 0) return taken;
  }
  return 0;
}

test.each([
  [1, 1],
  [7, 1],
  [32, 4],
  [1000, 8],
])('of %d slots %d are taken together at least, where so many are asked for', async (count, group) => {
  expect(await groupOf(count)).toBe(group);
});

test('who asks for one slot waits for no more', async () => {
  const slots = new Semaphore(32);
  expect([await slots.take(31), await slots.take(1)]).toEqual([31, 1]);
  const next = slots.take(1);
  slots.release(1);
  expect(await next).toBe(1);
});

test('a slot is given back once', async () => {
  const slots = new Semaphore(1);
  await slots.take(1);
  const release = slots.releaser();
  release();
  release();
  expect(await slots.take(2)).toBe(1);
});
