import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fullDisk, roomFor } from '../../../src/export/read/disk-room.js';
import { distinct, merged } from '../../../src/export/read/merge.js';
import { eventLine, type EventLine } from '../../../src/export/read/record.js';
import { SortedEvents } from '../../../src/export/read/sorted-events.js';
import { SpoolSpace } from '../../../src/objects/spool.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'log-ferry-sort-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function sorter(
  heldBytes: number,
  room: (bytes: number) => Promise<void> = () => Promise.resolve(),
): SortedEvents {
  return new SortedEvents({ runs: new SpoolSpace(folder, 0), heldBytes, room });
}

/** The event of this number of milliseconds and id. */
function lineOf(name: string): EventLine {
  const [number = ''] = /\d+/.exec(name) ?? ['0'];
  const message = `tab\tnewline\n${name} ünï ","event_id":"no"`;
  const times = { timestamp: Number(number), ingestionTime: 1 };
  return eventLine({ ...times, stream: '","event_id":"no"', id: name, message }, 'shop');
}

async function all(lines: AsyncIterable<readonly EventLine[]>): Promise<EventLine[]> {
  const found: EventLine[] = [];
  for await (const batch of lines) found.push(...batch);
  return found;
}

const expectedOf = (keys: readonly string[]): EventLine[] => [...new Set(keys)].toSorted().map(lineOf);

describe('events of any order', () => {
  test('come in order, once each, whatever fits into memory, and as often as they are read', async () => {
    const keys = fc.array(
      fc.array(fc.integer({ min: 0, max: 300 }).map((n) => `k${String(n).padStart(4, '0')}`)),
    );
    await fc.assert(
      fc.asyncProperty(keys, fc.constantFrom(1, 500, 5000, 1e9), async (batches, held) => {
        const events = sorter(held);
        for (const batch of batches) await events.add(batch.map(lineOf));
        expect(events.count).toBe(batches.flat().length);
        expect(await all(events.read())).toEqual(expectedOf(batches.flat()));
        expect(await all(events.read())).toEqual(expectedOf(batches.flat()));
        await events.dispose();
      }),
      { numRuns: 60 },
    );
  });

  test('in order already are one run, and many runs are merged before too many are open', async () => {
    const keys = Array.from({ length: 600 }, (_, i) => `k${String(i).padStart(4, '0')}`);
    const rooms: number[] = [];
    const note = (bytes: number): Promise<void> => Promise.resolve(void rooms.push(bytes));
    const ordered = sorter(1, note);
    for (const key of keys) await ordered.add([lineOf(key)]);
    expect(await all(ordered.read())).toEqual(expectedOf(keys));
    const mixed = sorter(1, note);
    for (const key of keys.toReversed()) await mixed.add([lineOf(key)]);
    expect(mixed.isSpooled).toBe(true);
    expect(await all(mixed.read())).toEqual(expectedOf(keys));
    // Room is asked for before each run, and for what is merged.
    expect(rooms.length).toBeGreaterThan(1200);
    // Files have no name while they are written.
    expect(readdirSync(folder)).toEqual([]);
    await Promise.all([ordered.dispose(), mixed.dispose()]);
  });

  test('of several sources are merged, the earlier source first where keys are the same', async () => {
    const source = async function* (
      lines: readonly EventLine[],
      size: number,
    ): AsyncGenerator<readonly EventLine[]> {
      for (let at = 0; at < lines.length; at += size) yield await Promise.resolve(lines.slice(at, at + size));
      yield [];
    };
    const kept = ['a', 'c', 'e'].map((key) => ({ ...lineOf(key), isKept: true }));
    const fresh = ['b', 'c', 'd', 'e', 'f'].map(lineOf);
    const found = await all(distinct(merged([source(kept, 2), source(fresh, 1), source([], 1)])));
    expect(
      found.map(({ key, isKept }) => `${key.split(' ')[1] ?? ''}${isKept === true ? ' kept' : ''}`),
    ).toEqual([...['a kept', 'b', 'c kept', 'd', 'e kept', 'f']]);
  });
});

describe('the disk of the runner', () => {
  const query = { logGroup: '/big', streamPrefix: undefined, from: 0, to: 86_400_000 };

  test('that has no room for a window is named with it, before it is written', async () => {
    const room = roomFor(query, { folder, free: () => Promise.resolve(200 * 1024 * 1024) });
    await expect(room(10 * 1024 * 1024)).resolves.toBeUndefined();
    await expect(room(100 * 1024 * 1024)).rejects.toThrow(
      /from 1970-01-01T00:00:00Z to 1970-01-02T00:00:00Z of log group \/big does not fit .*100 MB more are needed .* 200 MB are free.* engine: task/,
    );
    const events = sorter(1, room);
    await expect(events.add([lineOf('a')])).resolves.toBeUndefined();
    await events.dispose();
  });

  test('that is full all the same is said with the window; other errors are as they are', () => {
    const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    expect(String(fullDisk(full, query))).toContain('engine: task');
    const other = new Error('other');
    expect(fullDisk(other, query)).toBe(other);
  });
});
