import { expect, test } from '@jest/globals';
import { sideBySide } from '../../src/engine/side-by-side.js';

test('so many items are worked on at once, and come in their order', async () => {
  let [underway, most] = [0, 0];
  const work = async (item: number): Promise<number> => {
    underway += 1;
    most = Math.max(most, underway);
    for (let i = 0; i < 10 - item; i += 1) await Promise.resolve();
    underway -= 1;
    return item;
  };
  const results: number[] = [];
  for await (const result of sideBySide([1, 2, 3, 4, 5, 6, 7], 3, work)) results.push(result);
  expect(results).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(most).toBe(3);
});

test('a failure is heard of in its turn', async () => {
  const results: number[] = [];
  const all = async (): Promise<void> => {
    const work = (item: number): Promise<number> =>
      item === 2 ? Promise.reject(new Error('two')) : Promise.resolve(item);
    for await (const result of sideBySide([1, 2, 3], 5, work)) results.push(result);
  };
  await expect(all()).rejects.toThrow('two');
  expect(results).toEqual([1]);
});
