import { describe, expect, test } from '@jest/globals';
import { concatConcurrent, mapConcurrent } from '../../src/engine/concurrency.js';

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
  for await (const result of mapConcurrent([1, 2, 3, 4, 5, 6, 7], 3, work)) results.push(result);
  expect(results).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(most).toBe(3);
});

test('a failure is heard of in its turn', async () => {
  const results: number[] = [];
  const all = async (): Promise<void> => {
    const work = (item: number): Promise<number> =>
      item === 2 ? Promise.reject(new Error('two')) : Promise.resolve(item);
    for await (const result of mapConcurrent([1, 2, 3], 5, work)) results.push(result);
  };
  await expect(all()).rejects.toThrow('two');
  expect(results).toEqual([1]);
});

describe('sources in order', () => {
  class Sources {
    readonly read: string[] = [];
    most = 0;
    #underway = 0;

    async *source(name: string, items: number, failsAt = Infinity): AsyncGenerator<string> {
      this.#underway += 1;
      this.most = Math.max(this.most, this.#underway);
      for (let i = 0; i < items; i += 1) {
        await Promise.resolve();
        if (i === failsAt) throw new Error(`${name}${String(i)} failed`);
        this.read.push(`${name}${String(i)}`);
        yield `${name}${String(i)}`;
      }
      this.#underway -= 1;
    }
  }

  async function collected(items: AsyncIterable<string>, pause = 0): Promise<string[]> {
    const all: string[] = [];
    for await (const item of items) {
      all.push(item);
      for (let i = 0; i < pause; i += 1) await Promise.resolve();
    }
    return all;
  }

  test('come one after the other, whatever is read first', async () => {
    const sources = new Sources();
    const all = [3, 0, 2, 4].map((items, i) => sources.source('abcd'.charAt(i), items));
    const items = await collected(concatConcurrent(all, { most: 2, room: 100, sizeOf: () => 1 }));
    expect(items).toEqual(['a0', 'a1', 'a2', 'c0', 'c1', 'd0', 'd1', 'd2', 'd3']);
    expect(sources.most).toBeLessThanOrEqual(3);
  });

  test('are not read ahead further than there is room', async () => {
    const sources = new Sources();
    const all = ['a', 'b', 'c'].map((name) => sources.source(name, 50));
    const merged = concatConcurrent(all, { most: 3, room: 10, sizeOf: () => 1 });
    await merged.next();
    for (let i = 0; i < 1000; i += 1) await Promise.resolve();
    expect(sources.read.length).toBeLessThanOrEqual(14);
    expect(await collected(merged, 20)).toHaveLength(149);
  });

  test('fail in their turn', async () => {
    const sources = new Sources();
    const all = [sources.source('a', 3), sources.source('b', 3, 1)];
    const seen: string[] = [];
    const read = async (): Promise<void> => {
      for await (const item of concatConcurrent(all, { most: 2, room: 9, sizeOf: () => 1 })) seen.push(item);
    };
    await expect(read()).rejects.toThrow('b1 failed');
    expect(seen).toEqual(['a0', 'a1', 'a2', 'b0']);
  });

  test('are given up with whoever takes them', async () => {
    const sources = new Sources();
    const all = [sources.source('a', 100), sources.source('b', 100)];
    for await (const item of concatConcurrent(all, { most: 2, room: 5, sizeOf: () => 1 })) {
      if (item === 'a1') break;
    }
    for (let i = 0; i < 1000; i += 1) await Promise.resolve();
    expect(sources.read.length).toBeLessThan(20);
  });
});
