import { describe, expect, test } from '@jest/globals';
import { beginFrontier, moveFrontier, readFrontier, type Frontier } from '../../src/engine/frontier.js';
import { MemoryDocumentStore } from '../../src/engine/memory-store.js';
import { RunFigures } from '../../src/engine/run-figures.js';
import { lostAnswer } from './fixture.js';

const frontierIn = (store = new MemoryDocumentStore()): Frontier => ({ store, key: 'frontier.json' });

async function moved(
  frontier: Frontier,
  from: number,
  to: number,
  open?: number,
): Promise<number | undefined> {
  const figures = new RunFigures(['logs']);
  if (open !== undefined) figures.leftOpen(open);
  await moveFrontier(frontier, figures.result({ from, to }, undefined));
  return readFrontier(frontier);
}

describe('the frontier', () => {
  test('is nowhere before the first run', async () => {
    expect(await readFrontier(frontierIn())).toBeUndefined();
  });

  test('goes to the end of the window, or to the first gap in it', async () => {
    expect(await moved(frontierIn(), 100, 200)).toBe(200);
    expect(await moved(frontierIn(), 100, 200, 150)).toBe(150);
    expect(await moved(frontierIn(), 100, 200, 50)).toBe(100);
  });

  test('begins where the first window does, and is left alone where it has begun', async () => {
    const frontier = frontierIn();
    await beginFrontier(frontier, 100);
    await beginFrontier(frontier, 150);
    expect(await readFrontier(frontier)).toBe(100);
    expect(await moved(frontier, 100, 200)).toBe(200);
  });

  test('moves on with windows that touch, and not over a gap', async () => {
    const frontier = frontierIn();
    await moved(frontier, 100, 200);
    expect(await moved(frontier, 200, 300)).toBe(300);
    expect(await moved(frontier, 301, 400)).toBe(300);
  });

  test('does not go back for a backfill of what is done', async () => {
    const frontier = frontierIn();
    await moved(frontier, 100, 400);
    expect(await moved(frontier, 100, 200)).toBe(400);
    expect(await moved(frontier, 10, 50)).toBe(400);
  });

  test('goes back when something before it is open again', async () => {
    const frontier = frontierIn();
    await moved(frontier, 100, 400);
    expect(await moved(frontier, 300, 500, 350)).toBe(350);
  });

  test('is not made by a backfill that is done, but by one that leaves something open', async () => {
    const done = frontierIn();
    const figures = new RunFigures(['logs']);
    await moveFrontier(done, figures.result({ from: 100, to: 200 }, undefined), true);
    expect(await readFrontier(done)).toBeUndefined();
    figures.leftOpen(150);
    await moveFrontier(done, figures.result({ from: 100, to: 200 }, undefined), true);
    expect(await readFrontier(done)).toBe(150);
  });

  test('survives a conflict and a lost answer', async () => {
    const inner = new MemoryDocumentStore();
    const answers = [undefined, lostAnswer('s3:PutObject')];
    const frontier = {
      key: 'frontier.json',
      store: {
        read: (key: string) => inner.read(key),
        write: (key: string, body: string, version: string | undefined) => {
          if (answers.length === 0) return inner.write(key, body, version);
          const answer = answers.shift();
          return answer === undefined ? Promise.resolve(undefined) : Promise.reject(answer);
        },
      },
    };
    expect(await moved(frontier, 100, 200)).toBe(200);
  });

  test.each([
    '{',
    '{}',
    '{"version":1,"frontier":"2026-11-01T00:00:00Z"}',
    '{"version":2,"frontier":"soon"}',
  ])('in a damaged document %s is refused', async (body) => {
    const store = new MemoryDocumentStore();
    await store.write('frontier.json', body, undefined);
    await expect(readFrontier(frontierIn(store))).rejects.toThrow(/damaged, or of a newer release/);
  });

  test('a refusal to write it is not swallowed', async () => {
    const store = {
      read: () => Promise.resolve(undefined),
      write: () => Promise.reject(new Error('denied')),
    };
    await expect(moved({ store, key: 'f' }, 100, 200)).rejects.toThrow('denied');
  });
});
