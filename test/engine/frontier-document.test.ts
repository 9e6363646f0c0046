import { describe, expect, test } from '@jest/globals';
import { frontierKey } from '../../src/engine/frontier-document.js';
import { Frontiers } from '../../src/engine/frontier.js';
import type { DocumentStore } from '../../src/engine/ledger.js';
import { MemoryDocumentStore } from '../../src/engine/memory-store.js';
import { RunFigures } from '../../src/engine/run-figures.js';
import { ServiceError } from '../../src/errors.js';
import { lostAnswer } from './fixture.js';
import { frontiers, ITEMS, moved } from './frontiers.js';
import { VirtualClock } from './virtual-clock.js';

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

  test('is asked for a few times of a service that fails, which is told then', async () => {
    let writes = 0;
    const store: DocumentStore = {
      read: () => Promise.resolve(undefined),
      write: () => {
        writes += 1;
        return Promise.reject(lostAnswer('s3:PutObject'));
      },
    };
    const clock = new VirtualClock();
    const all = await Frontiers.read({ store, clock, mode: 'alb', destination: 's3://b/p/', items: ITEMS });
    await expect(clock.drive(all.begin(['a'], () => 100))).rejects.toThrow(/s3:PutObject/);
    expect(writes).toBe(4);
  });

  test('that may not be written is told of', async () => {
    const store = {
      read: () => Promise.resolve(undefined),
      write: () => Promise.reject(new Error('denied')),
    };
    await expect(moved(store, { from: 100, to: 200 })).rejects.toThrow('denied');
  });
});
