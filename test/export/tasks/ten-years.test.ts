/** What a long archive costs: each month in a document of its own, of which a run reads few. */
import { expect, test } from '@jest/globals';
import {
  emptyDocument,
  type DocumentStore,
  type LedgerDocument,
  type SegmentEntry,
} from '../../../src/engine/ledger.js';
import { MemoryDocumentStore } from '../../../src/engine/memory-store.js';
import type { PartitionPlan } from '../../../src/engine/mode.js';
import { StoredPartition } from '../../../src/engine/stored-partition.js';
import { exportPartition, groupWork } from '../../../src/export/tasks/partition.js';
import { windowName } from '../../../src/export/windows.js';
import { evenCuts, TimeZone } from '../../../src/time-zone.js';
import { DAY, group, HOUR, NOW } from './harness.js';

const GROUP = group('/aws/lambda/shop', { createdAt: 0 });
const SETTINGS = {
  ...{ account: '123456789012', region: 'eu-central-1', streamPrefix: undefined, bucket: 'archive' },
  ...{
    prefix: 'exportedlogs/',
    ledger: 's3://b/l/',
    redo: false,
    now: () => NOW,
    idle: () => Promise.resolve(undefined),
  },
  ...{ cuts: evenCuts(HOUR), timeZone: TimeZone.of('UTC') },
};

/** What a run of that window looks at in a ledger, and how much of it. */
async function looked(store: DocumentStore, window: { from: number; to: number; isGapFreeBefore?: boolean }) {
  const reads: number[] = [];
  const counted: DocumentStore = {
    read: async (key) => {
      const stored = await store.read(key);
      reads.push(stored?.body.length ?? 0);
      return stored;
    },
    write: () => Promise.reject(new Error('only looked at')),
  };
  const read = (document: PartitionPlan['documents'][number]): Promise<LedgerDocument> =>
    new StoredPartition(counted, document).read();
  const work = groupWork(GROUP, window, SETTINGS);
  const left: string[] = [];
  for (const month of work?.months ?? []) {
    const plan = work && exportPartition(work, month);
    const [place] = plan?.documents ?? [];
    if (plan === undefined || place === undefined) throw new Error('no plan');
    const neighbours = await plan.neighbours?.(async (document, change) =>
      change(await read({ destination: 's3', ...document })),
    );
    const { segments } = plan.left({ s3: await read(place) }, 'this', neighbours ?? []);
    left.push(...segments.map(({ id }) => id));
  }
  return { reads, left };
}

test('ten years of hours lie in documents of a bounded size, of which a run reads those from the frontier on', async () => {
  const store = new MemoryDocumentStore();
  const from = Date.parse('2016-01-01T00:00:00Z');
  const to = Date.parse('2026-01-01T00:00:00Z');
  const work = groupWork(GROUP, { from, to, isGapFreeBefore: true }, SETTINGS);
  expect(work?.months).toHaveLength(120);
  let largest = 0;
  for (const month of work?.months ?? []) {
    const [place] = work ? exportPartition(work, month).documents : [];
    if (place === undefined) throw new Error('no document');
    const segments: Record<string, SegmentEntry> = {};
    for (let hour = month.from; hour < month.to; hour += HOUR) {
      const name = windowName({ from: hour, to: hour + HOUR });
      const folders = [`dt=2026-01-01/${name}/0b6ff66c-dd17-4ce0-8cf8-d58a4bb58b24`];
      segments[name] = {
        ...{ state: 'committed', at: hour, run: 'octo/ferry/1234567890/1/abcdef01' },
        covers: { from: hour, to: hour + HOUR, folders, ms: 60_000 },
        tally: { windows: 1, exported: 1, empty: 0, failed: 0, objects: 12, bytes: 1_234_567 },
      };
    }
    const stored = new StoredPartition(store, place);
    await stored.read();
    await stored.write({ ...emptyDocument(place.identity), segments });
    largest = Math.max(largest, (await store.read(place.key))?.body.length ?? 0);
  }
  expect(largest).toBeLessThan(512 * 1024);
  // The frontier in the middle of nothing new, and a day after it.
  const late = await looked(store, { from: to, to: to + DAY, isGapFreeBefore: true });
  expect(late.left).toHaveLength(24);
  expect(late.reads.length).toBeLessThan(10);
  expect(late.reads.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThan(1024 * 1024);
  expect(await looked(store, { from: to, to, isGapFreeBefore: true })).toEqual({ reads: [], left: [] });
  // A second look finds everything: nothing was compacted away.
  expect((await looked(store, { from, to: from + 400 * DAY })).left).toEqual([]);
});
