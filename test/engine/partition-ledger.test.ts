import { describe, expect, test } from '@jest/globals';
import { ServerClock } from '../../src/engine/clock.js';
import { claimed, withSegment, type LedgerDocument } from '../../src/engine/ledger.js';
import { parseDocument } from '../../src/engine/parse-document.js';
import { serializeDocument } from '../../src/engine/serialize-document.js';
import { ClaimLostError, PartitionLedger } from '../../src/engine/partition-ledger.js';
import { ServiceError } from '../../src/errors.js';
import { FaultyStore, type Fault } from './fixture.js';
import { VirtualClock } from './virtual-clock.js';

const identity = { mode: 'fixture' };
const key = 'p.json';

class Port {
  readonly clock = new VirtualClock();
  readonly store = new FaultyStore(this.clock);

  ledger(run: string, lease = 3000): PartitionLedger {
    const { clock, store } = this;
    return new PartitionLedger({
      store,
      clock,
      serverClock: new ServerClock(clock),
      key,
      identity,
      run,
      lease,
    });
  }

  async stored(): Promise<LedgerDocument> {
    const { body = '' } = (await this.clock.drive(this.store.read(key))) ?? {};
    return parseDocument(body, { key, identity });
  }

  fault(...fault: Fault[]): void {
    this.store.nextFault = () => fault.shift() ?? 'none';
  }
}

const claim =
  (id: string, run: string) =>
  (document: LedgerDocument): { document: LedgerDocument; result: string } => ({
    document: claimed(document, { id, run, claim: id }),
    result: id,
  });

describe('changes', () => {
  test('that are asked for the moment another one is done are written too', async () => {
    const port = new Port();
    const ledger = port.ledger('one');
    const work = (async () => {
      await ledger.change(claim('a', 'one'));
      await ledger.change(claim('b', 'one'));
    })();
    const idle = Array.from({ length: 1000 }, () => null).reduce<Promise<unknown>>(
      (before) => before.then(() => new Promise((resolve) => setImmediate(resolve))),
      Promise.resolve(),
    );
    expect(await Promise.race([port.clock.drive(work).then(() => 'written'), idle.then(() => 'stuck')])).toBe(
      'written',
    );
  });

  test('that are asked for together are written together', async () => {
    const port = new Port();
    const ledger = port.ledger('one');
    const ids = Array.from({ length: 50 }, (_, i) => String(i));
    const work = Promise.all(ids.map((id) => ledger.change(claim(id, 'one'))));
    expect(await port.clock.drive(work)).toEqual(ids);
    expect(port.store.writes).toBeLessThanOrEqual(2);
    expect(Object.keys((await port.stored()).segments)).toEqual(ids);
  });

  test('that may wait are written once no segment that they could wait for is carried any more', async () => {
    const port = new Port();
    const ledger = port.ledger('one');
    await port.clock.drive(Promise.all(['a', 'b', 'c'].map((id) => ledger.change(claim(id, 'one')))));
    for (const id of ['a', 'b']) ledger.hold(id, () => undefined);
    const before = port.clock.now();
    const written = ledger.change(claim('d', 'one'), 'soon').then(() => port.clock.now() - before);
    await new Promise((resolve) => setImmediate(resolve));
    ledger.stopRenewing('b');
    expect(await port.clock.drive(written)).toBeLessThan(100);
    ledger.stopRenewing('a');
  });

  test('that change nothing are not written', async () => {
    const port = new Port();
    await port.clock.drive(port.ledger('one').change((document) => ({ document, result: 1 })));
    expect(port.store.writes).toBe(0);
  });

  test('are applied anew when another writer came first', async () => {
    const port = new Port();
    const [one, two] = [port.ledger('one'), port.ledger('two')];
    await port.clock.drive(Promise.all([one.change(claim('a', 'one')), two.change(claim('b', 'two'))]));
    expect(Object.keys((await port.stored()).segments).sort()).toEqual(['a', 'b']);
    expect(Object.keys((await port.stored()).leases).sort()).toEqual(['one', 'two']);
  });

  test.each<[string, Fault[], number]>([
    ['was stored', ['lost-stored'], 1],
    ['was not stored', ['lost-not-stored'], 2],
    ['met its own earlier try', ['conflict', 'conflict'], 3],
  ])('whose write %s are made once', async (_, fault, writes) => {
    const port = new Port();
    port.fault(...fault);
    let applied = 0;
    const change = port.ledger('one').change((document) => {
      applied += 1;
      return claim('a', 'one')(document);
    });
    await port.clock.drive(change);
    expect(port.store.writes).toBe(writes);
    expect(applied).toBe(writes);
    expect(Object.keys((await port.stored()).segments)).toEqual(['a']);
  });

  test('fail when answers are lost again and again, and the next may succeed', async () => {
    const port = new Port();
    port.store.nextFault = () => 'lost-not-stored';
    const ledger = port.ledger('one');
    await expect(port.clock.drive(ledger.change(claim('a', 'one')))).rejects.toBeInstanceOf(ServiceError);
    port.fault();
    await expect(port.clock.drive(ledger.change(claim('a', 'one')))).resolves.toBe('a');
  });

  test('fail when others rewrite the document without a pause', async () => {
    const port = new Port();
    port.store.nextFault = () => 'conflict';
    await expect(port.clock.drive(port.ledger('one').change(claim('a', 'one')))).rejects.toThrow(
      /changed by other runs/,
    );
  });
});

describe('a held claim', () => {
  test('is renewed, with what was acknowledged', async () => {
    const port = new Port();
    const ledger = port.ledger('one');
    await port.clock.drive(ledger.change(claim('a', 'one')));
    let progress = 0;
    ledger.hold('a', () => progress);
    progress = 7;
    await port.clock.drive(port.clock.sleep(10_000));
    const { segments, leases } = await port.stored();
    expect(segments['a']).toMatchObject({ progress: 7 });
    expect(leases['one']).toBeGreaterThan(port.clock.now());
    ledger.stopRenewing('a');
    const { writes } = port.store;
    await port.clock.drive(port.clock.sleep(10_000));
    expect(port.store.writes).toBe(writes);
  });

  test('that another run took is told at once, and no fence opens any more', async () => {
    const port = new Port();
    const [one, two] = [port.ledger('one'), port.ledger('two')];
    await port.clock.drive(one.change(claim('a', 'one')));
    const lost = one.hold('a', () => undefined);
    await port.clock.drive(two.change(claim('a', 'two')));
    await port.clock.drive(port.clock.sleep(2000));
    expect(lost.reason).toBeInstanceOf(ClaimLostError);
    await expect(port.clock.drive(one.fence('a', 2500))).rejects.toThrow(
      /Another run has taken over segment a/,
    );
    expect((await port.stored()).segments['a']).toMatchObject({ holder: 'two' });
  });

  test('lets a put through while its lease outlives it, and renews it when it does not', async () => {
    const port = new Port();
    const ledger = port.ledger('one');
    await port.clock.drive(ledger.change(claim('a', 'one')));
    const { writes } = port.store;
    await port.clock.drive(ledger.fence('a', 2900));
    expect(port.store.writes).toBe(writes);
    ledger.hold('a', () => undefined);
    await port.clock.drive(port.clock.sleep(500));
    await port.clock.drive(ledger.fence('a', 2900));
    expect(port.store.writes).toBe(writes + 1);
    await expect(port.clock.drive(ledger.fence('a', 3100))).rejects.toBeInstanceOf(ClaimLostError);
    ledger.stopRenewing('a');
  });

  test('survives a renewal that fails', async () => {
    const port = new Port();
    const ledger = port.ledger('one', 9000);
    await port.clock.drive(ledger.change(claim('a', 'one')));
    const lost = ledger.hold('a', () => undefined);
    port.fault('lost-not-stored', 'lost-not-stored', 'lost-not-stored', 'lost-not-stored');
    await port.clock.drive(port.clock.sleep(9000));
    expect(lost.aborted).toBe(false);
    expect((await port.stored()).leases['one']).toBeGreaterThan(port.clock.now());
    ledger.stopRenewing('a');
  });
});

test('a document of another partition is refused', async () => {
  const port = new Port();
  const foreign = withSegment(
    {
      version: 2,
      identity: { mode: 'other' },
      write: '',
      leases: {},
      pages: [],
      paged: new Map(),
      segments: {},
    },
    'a',
    {
      state: 'open',
      claim: null,
    },
  );
  await port.clock.drive(port.store.write(key, serializeDocument(foreign), undefined));
  await expect(port.clock.drive(port.ledger('one').document())).rejects.toThrow(/another partition/);
});
