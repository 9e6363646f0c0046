import { describe, expect, test } from '@jest/globals';
import { frontierKey, readFrontiers } from '../../src/engine/frontier-document.js';
import { Frontiers, type Items } from '../../src/engine/frontier.js';
import { MemoryDocumentStore } from '../../src/engine/memory-store.js';
import { RunFigures } from '../../src/engine/run-figures.js';
import { VirtualClock } from './virtual-clock.js';

const ITEMS: Items = {
  source: 'the source',
  selection: 'a*',
  known: ['a'],
  selects: (item) => item.startsWith('a'),
  formerly: 'the source a*',
};

describe('an item that is gone', () => {
  const DAY = 24 * 60 * 60 * 1000;

  /** Scheduled runs on several days, one a day, of which the last shows no more than `shown`. */
  class Days {
    readonly store = new MemoryDocumentStore();
    #at = 0;

    async run(day: number, shown: readonly string[], open: readonly string[] = []): Promise<Frontiers> {
      const clock = new VirtualClock(day * DAY);
      const items = { ...ITEMS, known: shown, selects: (item: string) => shown.includes(item) };
      const place = { store: this.store, clock, mode: 'export', destination: 's3://b/p/' };
      const covers = (item: string): boolean => item.startsWith('a');
      const all = await Frontiers.read({ ...place, items: { ...items, covers } });
      const figures = new RunFigures(['logs']);
      for (const item of shown) figures.met(item, true);
      for (const item of open) figures.leftOpen(this.#at * DAY, item);
      const window = { from: this.#at * DAY, to: day * DAY };
      await all.move(figures.result(window, undefined), { isExplicit: false, from: () => window.from });
      this.#at = day;
      return all;
    }

    async knows(item: string): Promise<boolean> {
      return (await readFrontiers(this.store, KEY)).contents.items.has(item);
    }
  }
  const KEY = frontierKey('export', 'the source s3://b/p/');

  test('is forgotten when no listing has shown it for ninety days', async () => {
    const days = new Days();
    await days.run(1, ['a', 'ab']);
    await days.run(2, ['a']);
    await days.run(92, ['a']);
    expect(await days.knows('ab')).toBe(true);
    await days.run(93, ['a']);
    expect([await days.knows('ab'), await days.knows('a')]).toEqual([false, true]);
    // It comes back, and begins as one that is new.
    const back = await days.run(94, ['a', 'ab']);
    expect(back.of('ab')?.until).toBe(94 * DAY);
  });

  test('is kept where it holds something open, and where it is shown in between', async () => {
    const days = new Days();
    await days.run(1, ['a', 'ab', 'ac']);
    await days.run(2, ['a', 'ab', 'ac'], ['ab']);
    await days.run(3, ['a']);
    await days.run(80, ['a', 'ac']);
    await days.run(81, ['a']);
    await days.run(120, ['a']);
    expect([await days.knows('ab'), await days.knows('ac')]).toEqual([true, true]);
  });

  test('is kept by a run that overlaps one that has begun to carry it again', async () => {
    const days = new Days();
    await days.run(1, ['a', 'ab']);
    await days.run(2, ['a']);
    const items = { ...ITEMS, known: ['a', 'ab'] };
    const place = { store: days.store, mode: 'export', destination: 's3://b/p/', items };
    const begun = await Frontiers.read({ ...place, clock: new VirtualClock(100 * DAY) });
    await begun.begin(['ab'], () => 99 * DAY);
    await days.run(100, ['a']);
    expect(await days.knows('ab')).toBe(true);
  });

  test('of another selection is none of this one’s business', async () => {
    const days = new Days();
    const others = { ...ITEMS, selection: 'b*', known: ['b'], selects: (item: string) => item === 'b' };
    const place = { store: days.store, mode: 'export', destination: 's3://b/p/', items: others };
    await (await Frontiers.read({ ...place, clock: new VirtualClock(0) })).begin(['b'], () => 0);
    for (const day of [1, 2, 100, 200]) await days.run(day, ['a']);
    expect(await days.knows('b')).toBe(true);
  });
});
