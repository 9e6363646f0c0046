import { describe, expect, test } from '@jest/globals';
import { Frontiers } from '../../src/engine/frontier.js';
import { MemoryDocumentStore } from '../../src/engine/memory-store.js';
import { RunFigures } from '../../src/engine/run-figures.js';
import { frontiers, ITEMS, moved, type Looked } from './frontiers.js';
import { VirtualClock } from './virtual-clock.js';

describe('when the next look at what is done is due', () => {
  const first = { from: 100, to: 200, nextLook: { a: 900 } };
  const noted = async (...looks: readonly Looked[]): Promise<number | undefined> => {
    const store = new MemoryDocumentStore();
    await (await frontiers(store)).begin(['a'], () => 100);
    for (const look of looks) await moved(store, look);
    return (await frontiers(store)).of('a')?.nextLook;
  };

  test('is noted with the frontier, by a mode that looks again', async () => {
    expect(await noted(first)).toBe(900);
    expect(await noted({ from: 100, to: 200 })).toBeUndefined();
  });

  test('is the earliest of what was known and what was seen, where nothing was looked at again', async () => {
    const next = { from: 200, to: 300, isFinalBefore: true };
    expect(await noted(first, { ...next, nextLook: { a: 950 } })).toBe(900);
    expect(await noted(first, { ...next, nextLook: { a: 850 } })).toBe(850);
    expect(await noted(first, next)).toBe(900);
  });

  test('is what a run saw that looked at all of it again', async () => {
    expect(await noted(first, { from: 200, to: 300, nextLook: { a: 950 } })).toBe(950);
  });

  test('is what it was after a run that did not see all, or that looked at another window', async () => {
    const next = { from: 200, to: 300, nextLook: { a: 950 } };
    expect(await noted(first, { ...next, unseen: { a: 0 } })).toBe(900);
    expect(await noted(first, { ...next, isExplicit: true })).toBe(900);
    expect(await noted(first, { ...next, isExplicit: true, nextLook: { a: 850 } })).toBe(850);
  });

  test('is unknown where a document could not be read: the next run looks', async () => {
    expect(await noted(first, { from: 200, to: 300, nextLook: { a: -Infinity } })).toBeUndefined();
    expect(await noted({ ...first, unseen: { a: 0 } })).toBeUndefined();
  });

  test('holds what another run has noted meanwhile', async () => {
    const store = new MemoryDocumentStore();
    await (await frontiers(store)).begin(['a'], () => 100);
    await moved(store, first);
    const clock = new VirtualClock();
    const slow = await clock.drive(
      Frontiers.read({ store, clock, mode: 'alb', destination: 's3://b/p/', items: ITEMS }),
    );
    await moved(store, { from: 200, to: 300, nextLook: { a: 920 } });
    const figures = new RunFigures(['logs']);
    figures.partitionDone({
      ...{ item: 'a', held: 0, notStarted: 0, start: Infinity, objectsSkipped: 0, nextLook: 990 },
    });
    const result = figures.result({ from: 200, to: 310 }, undefined);
    await clock.drive(slow.move(result, { isExplicit: false, from: () => 200 }));
    expect((await frontiers(store)).of('a')).toMatchObject({ until: 310, nextLook: 920 });
  });
});

describe('the frontier of an item', () => {
  test('is nowhere before the first run', async () => {
    const all = await frontiers(new MemoryDocumentStore());
    expect([all.of('a'), all.reached]).toEqual([undefined, []]);
  });

  test('goes to the end of the window, or to the first gap in it', async () => {
    expect(await moved(new MemoryDocumentStore(), { from: 100, to: 200 })).toBe(200);
    expect(await moved(new MemoryDocumentStore(), { from: 100, to: 200, open: { a: 150 } })).toBe(150);
    expect(await moved(new MemoryDocumentStore(), { from: 100, to: 200, open: { a: 50 } })).toBe(100);
  });

  test('begins where its first window does, and is left alone where it has begun', async () => {
    const store = new MemoryDocumentStore();
    await (await frontiers(store)).begin(['a'], () => 100);
    await (await frontiers(store)).begin(['a', 'ab'], () => 150);
    const all = await frontiers(store);
    expect([all.of('a'), all.of('ab')]).toEqual([
      { since: 100, until: 100 },
      { since: 150, until: 150 },
    ]);
    // Nobody has met it: it begins where the selection did.
    expect(all.of('ac')).toEqual({ until: 100 });
    expect(await moved(store, { from: 100, to: 200 })).toBe(200);
  });

  test('moves on with windows that touch, and not over a gap', async () => {
    const store = new MemoryDocumentStore();
    await moved(store, { from: 100, to: 200 });
    expect(await moved(store, { from: 200, to: 300 })).toBe(300);
    expect(await moved(store, { from: 301, to: 400 })).toBe(300);
  });

  test('does not go back for a backfill of what is done, which makes the stretch longer where it touches', async () => {
    const store = new MemoryDocumentStore();
    await moved(store, { from: 100, to: 400 });
    expect(await moved(store, { from: 100, to: 200, isExplicit: true })).toBe(400);
    expect(await moved(store, { from: 10, to: 50, isExplicit: true })).toBe(400);
    expect((await frontiers(store)).of('a')).toEqual({ since: 100, until: 400 });
    await moved(store, { from: 10, to: 100, isExplicit: true });
    expect((await frontiers(store)).of('a')).toEqual({ since: 10, until: 400 });
  });

  test('goes back when something before it is open again', async () => {
    const store = new MemoryDocumentStore();
    await moved(store, { from: 100, to: 400 });
    expect(await moved(store, { from: 300, to: 500, open: { a: 350 } })).toBe(350);
  });

  test('is not made by a backfill that is done, but by one that leaves something open', async () => {
    const store = new MemoryDocumentStore();
    const backfill = { from: 100, to: 200, isExplicit: true };
    expect(await moved(store, backfill)).toBeUndefined();
    expect(await moved(store, { ...backfill, open: { a: 150 } })).toBe(150);
  });

  test('is held by what is open of it, and of nothing else', async () => {
    const store = new MemoryDocumentStore();
    const look = { from: 100, to: 200, open: { ab: 120 }, met: ['a', 'ab', 'ac'] };
    expect(await moved(store, look)).toBe(200);
    const all = await frontiers(store);
    expect(['ab', 'ac', 'ad'].map((item) => all.of(item)?.until)).toEqual([120, 200, 200]);
    expect(Math.min(...all.reached.map(({ until }) => until))).toBe(120);
  });

  test('of what was not planned to its end stays, whatever was', async () => {
    const store = new MemoryDocumentStore();
    await (await frontiers(store)).begin(['a', 'ab'], () => 100);
    const look = { from: 100, to: 200, unseen: { '': 100 }, met: ['ab'] };
    expect([await moved(store, look), (await frontiers(store)).of('ab')?.until]).toEqual([100, 200]);
  });

  test('does not go back for a look that failed, which is repeated until one has seen all of it', async () => {
    const store = new MemoryDocumentStore();
    const reached = async (): Promise<unknown> => (await frontiers(store)).of('a');
    await moved(store, { from: 100, to: 400 });
    await moved(store, { from: 250, to: 500, unseen: { a: 0 } });
    expect(await reached()).toEqual({ since: 100, until: 400, unseen: 250 });
    await moved(store, { from: 240, to: 600, unseen: { '': 300 } });
    expect(await reached()).toEqual({ since: 100, until: 400, unseen: 250 });
    // What lies before the failure was seen to be done: the frontier moves as far as there.
    await moved(store, { from: 240, to: 700, unseen: { a: 500 } });
    expect(await reached()).toEqual({ since: 100, until: 500, unseen: 250 });
    await moved(store, { from: 250, to: 800 });
    expect(await reached()).toEqual({ since: 100, until: 800 });
  });

  test('is left to the next look by a run that began before the failed one and looked less far back', async () => {
    const store = new MemoryDocumentStore();
    await moved(store, { from: 100, to: 400 });
    const clock = new VirtualClock();
    const early = await clock.drive(
      Frontiers.read({ store, clock, mode: 'alb', destination: 's3://b/p/', items: ITEMS }),
    );
    await moved(store, { from: 250, to: 500, unseen: { a: 0 } });
    const all = new RunFigures(['logs']).result({ from: 300, to: 700 }, undefined);
    await clock.drive(early.move(all, { isExplicit: false, from: () => 300 }));
    expect((await frontiers(store)).of('a')).toEqual({ since: 100, until: 700, unseen: 250 });
  });

  test('goes back to what was seen to be open in a look that failed elsewhere', async () => {
    const store = new MemoryDocumentStore();
    await moved(store, { from: 100, to: 400 });
    expect(await moved(store, { from: 300, to: 500, open: { a: 350 }, unseen: { '': 300 } })).toBe(350);
    expect((await frontiers(store)).of('a')).toEqual({ since: 100, until: 350, unseen: 300 });
  });

  test('does not wait for ever for a look that can no longer be repeated', async () => {
    const store = new MemoryDocumentStore();
    await moved(store, { from: 100, to: 400 });
    await moved(store, { from: 200, to: 500, unseen: { '': 0 } });
    // What lies before 300 can no longer be had, and the window was chosen in full knowledge of it.
    await moved(store, { from: 300, to: 600 });
    expect((await frontiers(store)).of('a')).toEqual({ since: 100, until: 600 });
  });

  test('is its own in every selection: one that grows neither moves nor hides another', async () => {
    const store = new MemoryDocumentStore();
    await moved(store, { from: 100, to: 200, open: { a: 110 } });
    const grown = { ...ITEMS, selection: 'a* b*', selects: () => true, known: ['a', 'b'] };
    const all = await frontiers(store, grown);
    await all.begin(['a', 'b'], () => 400);
    expect([all.of('a')?.until, all.of('b')?.until]).toEqual([110, 400]);
    expect(await moved(store, { from: 110, to: 500, items: grown }, 'b')).toBe(500);
    // The selection of one alone says nothing of the other.
    expect(await moved(store, { from: 500, to: 600 })).toBe(600);
    expect((await frontiers(store, grown)).of('b')?.until).toBe(500);
  });
});

test('what is open for one selection is known in the first runs of another, also after one that was killed', async () => {
  const store = new MemoryDocumentStore();
  await moved(store, { from: 100, to: 900, met: ['a', 'ab'], open: { ab: 200 } });
  const other = { ...ITEMS, selection: 'another', selects: (item: string) => item !== '' };
  const open = new Map([['ab', 200]]);
  const first = await frontiers(store, other);
  expect(first.openSince).toEqual(open);
  await first.begin([], () => 0);
  expect(first.openSince).toEqual(open);
  expect((await frontiers(store, other)).openSince).toEqual(open);
});
