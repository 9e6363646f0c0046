/** What a long archive costs `engine: read`: each month of a log group in a document of its own, of which a run reads few. */
import { expect, test } from '@jest/globals';
import { emptyDocument, type SegmentEntry } from '../../../src/engine/ledger.js';
import { MemoryDocumentStore } from '../../../src/engine/memory-store.js';
import type { PartitionPlan } from '../../../src/engine/mode.js';
import { StoredPartition } from '../../../src/engine/stored-partition.js';
import type { ItemWindow } from '../../../src/engine/window.js';
import { planRead } from '../../../src/export/read/plan.js';
import { windowName } from '../../../src/export/windows.js';
import { evenCuts, TimeZone } from '../../../src/time-zone.js';
import { group } from '../tasks/harness.js';
import { DAY, HOUR } from './harness.js';

const FROM = Date.parse('2016-01-01T00:00:00Z');
const TO = Date.parse('2026-01-01T00:00:00Z');
const SETTINGS = {
  ...{ groups: [group('/aws/lambda/shop', { createdAt: 0 })], chunk: HOUR, isExplicit: false },
  hasEvents: () => Promise.resolve(false),
  partition: {
    ...{ account: '123456789012', region: 'eu-central-1', streamPrefix: undefined, kmsKeyId: undefined },
    ...{ destination: 's3://archive/log-group-events/', prefix: 'log-group-events/', redo: false },
    form: { objectFormat: 'jsonl', compression: 'gzip' },
    ...{ cuts: evenCuts(HOUR), timeZone: TimeZone.of('UTC'), now: () => TO + 2 * HOUR },
  },
} as const;

function planned(window: ItemWindow): AsyncGenerator<PartitionPlan> {
  return planRead(SETTINGS, { window, windowOf: () => window });
}

/** Writes that all hours of a month of the plan are done; hands back the bytes of its document. */
async function fill(
  store: MemoryDocumentStore,
  { documents: [place], start }: PartitionPlan,
): Promise<number> {
  if (place === undefined) throw new Error('no document');
  const segments: Record<string, SegmentEntry> = {};
  const end = Date.UTC(new Date(start).getUTCFullYear(), new Date(start).getUTCMonth() + 1);
  for (let hour = start; hour < end; hour += HOUR) {
    const name = windowName({ from: hour, to: hour + HOUR });
    const key = `log-group-events/account=123456789012/region=eu-central-1/log_group=%2Faws%2Flambda%2Fshop/dt=2026-01-01/${name}.jsonl.gz`;
    segments[name] = {
      ...{ state: 'committed', at: hour, run: 'octo/ferry/1234567890/1/abcdef01' },
      covers: { from: hour, to: hour + HOUR, final: hour + HOUR + DAY <= TO },
      stored: { key, bytes: 1_234_567, crc32: 'AAAAAA==', records: 12_345 },
      tally: { read: 12_345, unparsed: 0, restamped: 0 },
    };
  }
  const stored = new StoredPartition(store, place);
  await stored.read();
  await stored.write({ ...emptyDocument(place.identity), segments });
  return (await store.read(place.key))?.body.length ?? 0;
}

/** How many documents a run of that window reads, and what it finds to do. */
async function looked(
  store: MemoryDocumentStore,
  window: ItemWindow,
): Promise<{ read: number; left: string[] }> {
  const left: string[] = [];
  let read = 0;
  for await (const plan of planned(window)) {
    const [place] = plan.documents;
    if (place === undefined) throw new Error('no document');
    read += 1;
    const { segments } = plan.left({ s3: await new StoredPartition(store, place).read() }, 'this', []);
    left.push(...segments.map(({ id }) => id));
  }
  return { read, left };
}

test('ten years of hours lie in documents of a bounded size, of which a run reads those from the frontier on', async () => {
  const store = new MemoryDocumentStore();
  const sizes: number[] = [];
  for await (const plan of planned({ from: FROM, to: TO, isFinalBefore: true }))
    sizes.push(await fill(store, plan));
  expect(sizes).toHaveLength(120);
  expect(Math.max(...sizes)).toBeLessThan(512 * 1024);
  // A day later: its hours, and the second looks of the day before.
  const late = await looked(store, { from: TO, to: TO + DAY });
  expect([late.read, late.left.length]).toEqual([2, 24 + 2]);
  expect(await looked(store, { from: TO, to: TO, isFinalBefore: true })).toEqual({ read: 0, left: [] });
  // Nothing was compacted away.
  expect((await looked(store, { from: FROM, to: FROM + 400 * DAY })).left).toEqual([]);
}, 20_000);
