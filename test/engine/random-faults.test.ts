import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { run } from '../../src/engine/run.js';
import { DESTINATIONS } from '../../src/engine/tally.js';
import { gated, Fixture, fakeMode, once, sorted, type Gate, type Part, type Fault } from './fixture.js';

const PARTS: Part[] = ['a', 'b'].flatMap((partition) =>
  ['1', '2', '3'].map((segment) => ({ partition, segment, records: 4 })),
);
const fault = (...kinds: Fault[]): fc.Arbitrary<Fault[]> =>
  fc.array(fc.constantFrom<Fault>('none', 'none', 'none', 'none', ...kinds), { maxLength: 60 });

/** What befalls a run, in ms after it began. */
interface Fate {
  readonly begins: number;
  readonly dies: number | null;
  readonly isCancelled: number | null;
  /** It does nothing for a while, as a runner whose machine is suspended, and then goes on. */
  readonly naps: { readonly at: number; readonly until: number } | null;
}

const moment = fc.integer({ min: 1, max: 3000 });
const fates: fc.Arbitrary<Fate> = fc.record({
  begins: fc.nat(12_000),
  dies: fc.option(moment),
  isCancelled: fc.option(moment),
  naps: fc.option(fc.record({ at: moment, until: fc.integer({ min: 3000, max: 20_000 }) })),
});
const storms = fc.record({
  ledger: fault('lost-stored', 'lost-not-stored', 'conflict'),
  destination: fault('lost-stored', 'lost-not-stored', 'stored-late'),
  runs: fc.array(fates, { minLength: 1, maxLength: 3 }),
});

async function executeOnce(fixture: Fixture, fate: Fate): Promise<void> {
  const { clock, store, destination } = fixture;
  await clock.sleep(fate.begins);
  const bornAt = clock.now();
  const age = (): number => clock.now() - bornAt;
  const gate: Gate = async () => {
    if (fate.dies !== null && age() >= fate.dies) await new Promise(() => undefined);
    if (fate.naps !== null && age() >= fate.naps.at) await clock.sleep(Math.max(0, fate.naps.until - age()));
  };
  const cancel = new AbortController();
  if (fate.isCancelled !== null) {
    void clock.sleep(fate.isCancelled).then(() => {
      cancel.abort();
    });
  }
  const settings = fixture.settings(fakeMode(PARTS, destination, { gate, destinations: DESTINATIONS }), {
    store: gated(store, gate),
    cancelled: cancel.signal,
  });
  await Promise.race([run(settings), clock.sleep(fate.dies ?? Infinity)]);
}

test('runs that overlap, die, sleep, are cancelled and lose answers leave each record once', async () => {
  await fc.assert(
    fc.asyncProperty(storms, async ({ ledger, destination, runs }) => {
      const fixture = new Fixture();
      const { clock, store } = fixture;
      store.nextFault = () => ledger.shift() ?? 'none';
      fixture.destination.nextFault = () => destination.shift() ?? 'none';
      await clock.drive(Promise.all(runs.map((fate) => executeOnce(fixture, fate))));
      ledger.length = 0;
      destination.length = 0;
      // Leases of the dead, and claims with unanswered puts, end by themselves.
      await clock.drive(clock.sleep(30_000));
      const mode = fakeMode(PARTS, fixture.destination, { destinations: DESTINATIONS });
      const last = await clock.drive(run(fixture.settings(mode)));
      expect(last).toMatchObject({ complete: true, failures: [] });
      for (const name of DESTINATIONS) expect(sorted(fixture.arrived(PARTS, name))).toEqual(once(PARTS));
    }),
    { numRuns: 200 },
  );
});
