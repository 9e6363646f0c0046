/** Windows about the end of a month: each is in the document of the month that it begins in, and none covers another. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { DocumentStore, LedgerDocument } from '../../../src/engine/ledger.js';
import { DAY, group, HOUR, Harness } from './harness.js';

const NOVEMBER = Date.parse('2026-11-01T00:00:00Z');
const GROUP = group('/aws/lambda/shop', { createdAt: NOVEMBER - 60 * DAY });

let harness: Harness;
let documents: Map<string, LedgerDocument>;
beforeEach(() => {
  harness = new Harness();
  documents = new Map();
});

/** Runs a window, given in hours from the beginning of November, and keeps the documents. */
async function run(from: number, to: number, inputs: Readonly<Record<string, string>> = {}) {
  return harness.execute({
    inputs: windowInputs(from, to, inputs),
    groups: [GROUP],
    store: kept(harness.store),
  });
}

function windowInputs(from: number, to: number, inputs: Readonly<Record<string, string>>) {
  const at = (hours: number): string => new Date(NOVEMBER + hours * HOUR).toISOString();
  return { from: at(from), to: at(to), lookback: '', ...inputs };
}

function kept(store: DocumentStore): DocumentStore {
  return {
    read: (key) => store.read(key),
    write: (key, body, version) => {
      documents.set(key.split('/').at(-1) ?? '', JSON.parse(body) as LedgerDocument);
      return store.write(key, body, version);
    },
  };
}

/** The windows of all tasks, in hours from the beginning of November, in their order. */
function tasks(): (readonly [number, number])[] {
  return harness.exports.tasks
    .map(({ from, to }) => [(from - NOVEMBER) / HOUR, (to - NOVEMBER) / HOUR] as const)
    .sort((a, b) => a[0] - b[0]);
}

function segmentsOf(month: string): string[] {
  return Object.keys(documents.get(`${month}.json`)?.segments ?? {});
}

describe('a window about the end of a month', () => {
  const tokyo = { 'time-zone': 'Asia/Tokyo' };

  test('is in the document of the month that it begins in, and goes on where that ends', async () => {
    const { result } = await run(-33, 39, tokyo);
    expect(result).toMatchObject({ committed: 3, complete: true });
    expect(tasks()).toEqual([
      [-33, -9],
      [-9, 15],
      [15, 39],
    ]);
    expect(segmentsOf('2026-10')).toEqual([
      '20261030T150000Z_20261031T150000Z',
      '20261031T150000Z_20261101T150000Z',
    ]);
    expect(segmentsOf('2026-11')).toEqual(['20261101T150000Z_20261102T150000Z']);
    expect((await run(-33, 39, tokyo)).result.planned).toBe(0);
  });

  test('is not exported again by a run that cuts otherwise, from whatever month it looks', async () => {
    await run(-33, 15, tokyo);
    await run(0, 48);
    await run(-48, 0);
    expect(tasks()).toEqual([
      [-48, -33],
      [-33, -9],
      [-9, 15],
      [15, 24],
      [24, 48],
    ]);
  });

  test('ends where another run has begun the month', async () => {
    await run(0, 24);
    const { result } = await run(-33, 39, tokyo);
    expect(result.complete).toBe(true);
    expect(tasks()).toEqual([
      [-33, -9],
      [-9, 0],
      [0, 24],
      [24, 39],
    ]);
  });

  test('that is open is taken up by a run that begins in the next month', async () => {
    harness.exports.courses.push({ end: 'FAILED' });
    await run(-9, 15, tokyo);
    const { result } = await run(0, 15);
    expect(result).toMatchObject({ committed: 1, complete: true });
    expect(tasks()).toEqual([
      [-9, 15],
      [-9, 15],
    ]);
  });

  test('that is done again is so whole', async () => {
    await run(-9, 15, tokyo);
    await run(0, 15, { redo: 'true' });
    expect(tasks()).toEqual([
      [-9, 15],
      [-9, 15],
    ]);
  });

  test('reaches into the next month and not beyond it, however long the chunk is', async () => {
    await run(-42 * 24, 9 * 24, { chunk: '60d' });
    expect(tasks()).toEqual([
      [-42 * 24, 0],
      [0, 9 * 24],
    ]);
    await run(-42 * 24, 9 * 24, { chunk: '1d', 'time-zone': 'Asia/Tokyo' });
    expect(tasks()).toHaveLength(2);
  });
});

/** A run, given in hours from the beginning of November, that may begin while others are under way. */
const runs = fc.record({
  from: fc.integer({ min: -80, max: 40 }),
  hours: fc.integer({ min: 1, max: 100 }),
  chunk: fc.constantFrom('1d', '7h', '36h', '2d', '1h'),
  zone: fc.constantFrom('UTC', 'Asia/Tokyo', 'America/New_York'),
  startsAt: fc.integer({ min: 0, max: 600 }),
});

test('runs that cut otherwise at the same time export each hour once', async () => {
  const delays = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 20, maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(fc.array(runs, { minLength: 2, maxLength: 4 }), delays, async (all, waits) => {
      harness = new Harness();
      let calls = 0;
      const slow = (store: DocumentStore): DocumentStore => {
        const late = async <T>(work: () => Promise<T>): Promise<T> => {
          await harness.clock.sleep(waits[(calls += 1) % waits.length] ?? 1);
          const answer = await work();
          await harness.clock.sleep(waits[(calls += 1) % waits.length] ?? 1);
          return answer;
        };
        return {
          read: (key) => late(() => store.read(key)),
          write: (key, body, version) => late(() => store.write(key, body, version)),
        };
      };
      const start = async ({
        from,
        hours,
        chunk,
        zone,
        startsAt,
      }: (typeof all)[number]): Promise<unknown> => {
        await harness.clock.sleep(startsAt);
        const inputs = windowInputs(from, from + hours, { chunk, 'time-zone': zone });
        return harness.start({ inputs, groups: [GROUP], store: slow(harness.store) });
      };
      await harness.clock.drive(Promise.all(all.map(start)));
      const [first, last] = [
        Math.min(...all.map(({ from }) => from)),
        Math.max(...all.map((r) => r.from + r.hours)),
      ];
      const { result } = await run(first, last);
      expect(result).toMatchObject({ complete: true, failures: [] });
      let end = first;
      for (const [from, to] of tasks()) {
        expect(from).toBe(end);
        end = to;
      }
      expect(end).toBe(last);
    }),
    { numRuns: 15 },
  );
});
