import { describe, expect, test } from '@jest/globals';
import { ServerClock } from '../../src/engine/clock.js';
import {
  claimed,
  entriesOf,
  entryOf,
  withSegment,
  type CommittedEntry,
  type DocumentStore,
  type LedgerDocument,
} from '../../src/engine/ledger.js';
import { MemoryDocumentStore } from '../../src/engine/memory-store.js';
import { PartitionLedger } from '../../src/engine/partition-ledger.js';
import { StoredPartition } from '../../src/engine/stored-partition.js';
import { sheet } from '../../src/engine/tally.js';
import { FaultyStore } from './fixture.js';
import { VirtualClock } from './virtual-clock.js';

const place = { key: 'alb/x/day.json', identity: { mode: 'fixture' } };
const tally = { read: 9, unparsed: 0, restamped: 0, logs: sheet(9, { written: 9 }) };

/** As a segment of 64 objects has it. */
const done = (id: string): CommittedEntry => {
  return { state: 'committed', covers: id.padEnd(1500, 'x'), tally, at: 0, run: 'r' };
};

/** Counts what is written, and remembers what is there. */
class CountingStore implements DocumentStore {
  readonly inner = new MemoryDocumentStore();
  readonly lengths: number[] = [];
  readonly read = (key: string) => this.inner.read(key);
  readonly write = (key: string, body: string, version: string | undefined) => {
    this.lengths.push(body.length);
    return this.inner.write(key, body, version);
  };
}

function ledgerOf(store: DocumentStore, clock: VirtualClock, run = 'r'): PartitionLedger {
  return new PartitionLedger({
    ...place,
    store,
    clock,
    serverClock: new ServerClock(clock),
    run,
    lease: 900_000,
  });
}

/** Claims and commits one segment after another, each by a write of its own. */
async function carryAll(ledger: PartitionLedger, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    await ledger.change((document) => ({
      document: claimed(document, { id, run: 'r', claim: 'c'.repeat(5000) }),
      result: undefined,
    }));
    await ledger.change((document) => ({ document: withSegment(document, id, done(id)), result: undefined }));
  }
}

const idsOf = (count: number, prefix = 's'): string[] =>
  Array.from({ length: count }, (_, i) => `${prefix}${i}`);

async function bytesOf(count: number): Promise<{ total: number; largest: number }> {
  const [store, clock] = [new CountingStore(), new VirtualClock()];
  await clock.drive(carryAll(ledgerOf(store, clock), idsOf(count)));
  const total = store.lengths.reduce((sum, length) => sum + length, 0);
  return { total, largest: Math.max(...store.lengths) };
}

describe('a document of many segments', () => {
  test('costs bytes that grow linearly with them, and stays small', async () => {
    const [some, many] = [await bytesOf(200), await bytesOf(800)];
    expect(many.total / some.total).toBeLessThan(4.5);
    expect(many.largest).toBeLessThan(80_000);
  });

  test('is changed at the same cost, however much is done: a claim sees the rest alone', async () => {
    const clock = new VirtualClock();
    const ledger = ledgerOf(new CountingStore(), clock);
    await clock.drive(carryAll(ledger, idsOf(1000)));
    const seen = await clock.drive(
      ledger.change((document) => ({ document, result: Object.keys(document.segments).length })),
    );
    expect(seen).toBeLessThan(40);
  });

  test('is read as one, in the order in which they were done', async () => {
    const [store, clock] = [new CountingStore(), new VirtualClock()];
    const ids = idsOf(100);
    await clock.drive(carryAll(ledgerOf(store, clock), ids));
    const document = await new StoredPartition(store, place).read();
    expect(document.pages.length).toBeGreaterThan(2);
    expect(entriesOf(document)).toEqual(ids.map((id) => [id, done(id)]));
  });

  test('loses nothing where writers come in each other’s way and answers get lost', async () => {
    const clock = new VirtualClock();
    const store = new FaultyStore(clock);
    let calls = 0;
    store.nextFault = () => {
      calls += 1;
      return calls % 11 === 0 ? 'lost-stored' : calls % 17 === 0 ? 'lost-not-stored' : 'none';
    };
    const writers = ['a', 'b', 'c'].map((name) => carryAll(ledgerOf(store, clock, name), idsOf(40, name)));
    await clock.drive(Promise.all(writers));
    const document = await clock.drive(new StoredPartition(store, place).read());
    const ids = entriesOf(document).map(([id]) => id);
    expect(ids.sort()).toEqual(['a', 'b', 'c'].flatMap((name) => idsOf(40, name)).sort());
  });

  test('may have a segment of a page opened again, which then stands in the document', async () => {
    const [store, clock] = [new CountingStore(), new VirtualClock()];
    const ledger = ledgerOf(store, clock);
    await clock.drive(carryAll(ledger, idsOf(60)));
    const again = (document: LedgerDocument) => ({
      document: claimed(document, { id: 's0', run: 'r', claim: 'again' }),
      result: undefined,
    });
    await clock.drive(ledger.change(again));
    const document = await new StoredPartition(store, place).read();
    expect(entryOf(document, 's0')).toEqual({ state: 'open', holder: 'r', claim: 'again' });
    expect(entryOf(document, 's1')).toEqual(done('s1'));
    expect(entriesOf(document)).toHaveLength(60);
  });

  test('is refused by name where a page of it is gone', async () => {
    const [store, clock] = [new CountingStore(), new VirtualClock()];
    await clock.drive(carryAll(ledgerOf(store, clock), idsOf(60)));
    const { pages } = await new StoredPartition(store, place).read();
    const [first = ''] = pages;
    const without: DocumentStore = {
      write: store.write,
      read: (key: string) => (key.includes(first) ? Promise.resolve(undefined) : store.read(key)),
    };
    await expect(new StoredPartition(without, place).read()).rejects.toThrow(
      `names a page that is not there: alb/x/day/${first}.json`,
    );
  });
});
