import { describe, expect, test } from '@jest/globals';
import { frontierKey } from '../../src/engine/frontier-document.js';
import { Frontiers, type Items } from '../../src/engine/frontier.js';
import type { DocumentStore } from '../../src/engine/ledger.js';
import { MemoryDocumentStore } from '../../src/engine/memory-store.js';
import { RunFigures } from '../../src/engine/run-figures.js';
import { ServiceError } from '../../src/errors.js';
import { lostAnswer } from './fixture.js';
import { VirtualClock } from './virtual-clock.js';

const ITEMS: Items = {
  source: 'the source',
  selection: 'a*',
  known: ['a'],
  selects: (item) => item.startsWith('a'),
  formerly: 'the source a*',
};

function frontiers(store: DocumentStore, items: Items = ITEMS): Promise<Frontiers> {
  const clock = new VirtualClock();
  const place = { store, clock, mode: 'alb', destination: 's3://b/p/', items };
  return clock.drive(Frontiers.read(place));
}

interface Looked {
  readonly from: number;
  readonly to: number;
  /** What stays open, by item. */
  readonly open?: Readonly<Record<string, number>>;
  /** What was not seen, by item; '' stands for everything that is not planned. */
  readonly unseen?: Readonly<Record<string, number>>;
  readonly met?: readonly string[];
  readonly isExplicit?: boolean;
  readonly items?: Items;
}

/** A run over a window; hands back how far an item has come after it. */
async function moved(store: DocumentStore, look: Looked, item = 'a'): Promise<number | undefined> {
  const { from, to, open = {}, unseen = {}, met = [], isExplicit = false, items } = look;
  const figures = new RunFigures(['logs']);
  for (const each of met) figures.met(each, true);
  for (const [name, start] of Object.entries(open)) figures.leftOpen(start, name);
  for (const [name, start] of Object.entries(unseen)) figures.notSeen(start, name === '' ? undefined : name);
  const all = await frontiers(store, items);
  await all.move(figures.result({ from, to }, undefined), { isExplicit, from: () => from });
  return (await frontiers(store, items)).of(item)?.until;
}

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

describe('the document of the frontiers', () => {
  const key = frontierKey('alb', 'the source s3://b/p/');

  test('holds ten thousand items in few bytes where they have come equally far', async () => {
    const store = new MemoryDocumentStore();
    const known = Array.from({ length: 10_000 }, (_, i) => `a${i}`);
    await (await frontiers(store, { ...ITEMS, known })).begin(known, () => 100);
    expect((await store.read(key))?.body.length).toBeLessThan(100_000);
  });

  test('is written once for all that begin at the same time', async () => {
    const store = new MemoryDocumentStore();
    let writes = 0;
    const counted: DocumentStore = {
      read: (name) => store.read(name),
      write: (...args) => {
        writes += 1;
        return store.write(...args);
      },
    };
    const all = await frontiers(counted);
    await Promise.all(Array.from({ length: 50 }, (_, i) => all.begin([`a${i}`], () => 100)));
    expect(writes).toBeLessThan(3);
    expect((await frontiers(store)).of('a49')).toEqual({ since: 100, until: 100 });
  });

  test('takes over what a release wrote that had one frontier for each selection', async () => {
    const store = new MemoryDocumentStore();
    const former = { version: 2, frontier: new Date(100).toISOString() };
    await store.write(frontierKey('alb', 'the source a* s3://b/p/'), JSON.stringify(former), undefined);
    expect((await frontiers(store)).of('a')).toEqual({ until: 100 });
    expect(await moved(store, { from: 100, to: 200 })).toBe(200);
    const stored = JSON.parse((await store.read(key))?.body ?? '') as unknown;
    expect(stored).toMatchObject({ version: 3, stretches: [{ items: ['a'], selections: ['a*'] }] });
  });

  test('survives conflicts and lost answers, and what others write beside', async () => {
    const inner = new MemoryDocumentStore();
    await moved(inner, { from: 100, to: 150 });
    const answers = [undefined, lostAnswer('s3:PutObject')];
    const store: DocumentStore = {
      read: (name) => inner.read(name),
      write: (...args) => {
        if (answers.length === 0) return inner.write(...args);
        const answer = answers.shift();
        return answer === undefined ? Promise.resolve(undefined) : Promise.reject(answer);
      },
    };
    const clock = new VirtualClock();
    const all = await Frontiers.read({ store, clock, mode: 'alb', destination: 's3://b/p/', items: ITEMS });
    const others = { ...ITEMS, selection: 'b', known: ['b'], selects: (item: string) => item === 'b' };
    expect(await moved(inner, { from: 100, to: 300, items: others }, 'b')).toBe(300);
    const figures = new RunFigures(['logs']);
    const result = figures.result({ from: 100, to: 200 }, undefined);
    await clock.drive(all.move(result, { isExplicit: false, from: () => 100 }));
    const after = await frontiers(inner);
    expect([after.of('a')?.until, after.of('b')?.until]).toEqual([200, 300]);
  });

  test('that others rewrite without a pause is told of', async () => {
    const store = { read: () => Promise.resolve(undefined), write: () => Promise.resolve(undefined) };
    const clock = new VirtualClock();
    const all = await Frontiers.read({ store, clock, mode: 'alb', destination: 's3://b/p/', items: ITEMS });
    const begun = all.begin(['a'], () => 100);
    await expect(clock.drive(begun)).rejects.toThrow(/is being changed by other runs all the time/);
  });

  test.each(['{', '{}', '{"version":2,"stretches":[]}', '{"version":3,"stretches":[{"since":"soon"}]}'])(
    '%s is refused',
    async (body) => {
      const store = new MemoryDocumentStore();
      await store.write(key, body, undefined);
      await expect(frontiers(store)).rejects.toThrow(/damaged, or of another release/);
    },
  );

  test('is asked for once more of nobody who is silent, which is told at once', async () => {
    const silent = { call: 's3:PutObject', resource: 'the ledger', retryable: false, ambiguous: true };
    let writes = 0;
    const store: DocumentStore = {
      read: () => Promise.resolve(undefined),
      write: () => {
        writes += 1;
        return Promise.reject(new ServiceError('no data came for 120 s', silent));
      },
    };
    await expect(moved(store, { from: 10, to: 20 })).rejects.toThrow('no data came for 120 s');
    expect(writes).toBe(1);
  });

  test('that may not be written is told of', async () => {
    const store = {
      read: () => Promise.resolve(undefined),
      write: () => Promise.reject(new Error('denied')),
    };
    await expect(moved(store, { from: 100, to: 200 })).rejects.toThrow('denied');
  });
});
