import { describe, expect, test } from '@jest/globals';
import { ServerClock } from '../../src/engine/clock.js';
import { claimed, type LedgerDocument } from '../../src/engine/ledger.js';
import { parseDocument } from '../../src/engine/parse-document.js';
import { PartitionLedger } from '../../src/engine/partition-ledger.js';
import { FaultyStore } from './fixture.js';
import { VirtualClock } from './virtual-clock.js';

const identity = { mode: 'fixture' };
const key = 'p.json';

class Harness {
  readonly clock = new VirtualClock();
  readonly store = new FaultyStore(this.clock);

  async stored(): Promise<LedgerDocument> {
    const { body = '' } = (await this.clock.drive(this.store.read(key))) ?? {};
    return parseDocument(body, { key, identity });
  }
}

const claim =
  (id: string, run: string) =>
  (document: LedgerDocument): { document: LedgerDocument; result: string } => ({
    document: claimed(document, { id, run, claim: id }),
    result: id,
  });

describe('a machine that is suspended', () => {
  /** Its monotonic clock stands still meanwhile; the store's time goes on, and shows in every answer. */
  function suspendable(port: Harness): { ledger: PartitionLedger; suspend: (ms: number) => void } {
    let suspended = 0;
    const clock = {
      now: () => port.clock.now(),
      monotonic: () => port.clock.monotonic() - suspended,
      sleep: (ms: number, signal?: AbortSignal) => port.clock.sleep(ms, signal),
    };
    const serverClock = new ServerClock(clock);
    const answered = async <T>(work: () => Promise<T>): Promise<T> => {
      const sentAt = clock.monotonic();
      const answer = await work();
      serverClock.observe(Math.floor(port.clock.now() / 1000) * 1000, sentAt, clock.monotonic());
      return answer;
    };
    const store = {
      read: (name: string) => answered(() => port.store.read(name)),
      write: (name: string, body: string, version: string | undefined) =>
        answered(() => port.store.write(name, body, version)),
    };
    const settings = { store, clock, serverClock, key, identity, run: 'one', lease: 30_000 };
    const suspend = (ms: number): void => {
      port.clock.advance(ms);
      suspended += ms;
    };
    return { ledger: new PartitionLedger(settings), suspend };
  }

  test('finds its lease ended by the wall clock', async () => {
    const port = new Harness();
    const { ledger, suspend } = suspendable(port);
    await port.clock.drive(ledger.change(claim('a', 'one')));
    const { writes } = port.store;
    await port.clock.drive(ledger.fence('a', 10_000));
    expect(port.store.writes).toBe(writes);
    suspend(3_600_000);
    ledger.hold('a', () => undefined);
    await port.clock.drive(ledger.fence('a', 10_000));
    expect(port.store.writes).toBeGreaterThan(writes);
    expect((await port.stored()).leases['one']).toBeGreaterThan(port.clock.now() + 10_000);
    ledger.stopRenewing('a');
  });

  test('acts under no lease that was stamped with the time from before', async () => {
    const port = new Harness();
    const { ledger, suspend } = suspendable(port);
    await port.clock.drive(ledger.change(claim('a', 'one')));
    suspend(3_600_000);
    // The stamp of this write is an hour old: another run may claim the moment it is stored.
    await port.clock.drive(ledger.persist());
    ledger.hold('a', () => undefined);
    await port.clock.drive(ledger.fence('a', 10_000));
    expect((await port.stored()).leases['one']).toBeGreaterThan(port.clock.now() + 10_000);
    ledger.stopRenewing('a');
  });

  test('between a write and its answer has no lease of the full length', async () => {
    const port = new Harness();
    const { ledger, suspend } = suspendable(port);
    await port.clock.drive(ledger.change(claim('a', 'one')));
    ledger.hold('a', () => undefined);
    const write = port.store.write.bind(port.store);
    port.store.write = async (...args) => {
      const version = await write(...args);
      suspend(25_000);
      return version;
    };
    await port.clock.drive(ledger.persist());
    port.store.write = write;
    const { writes } = port.store;
    await port.clock.drive(ledger.fence('a', 10_000));
    expect(port.store.writes).toBeGreaterThan(writes);
    ledger.stopRenewing('a');
  });
});
