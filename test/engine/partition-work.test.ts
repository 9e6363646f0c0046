import { describe, expect, test } from '@jest/globals';
import type { Carried, Mode } from '../../src/engine/mode.js';
import { run } from '../../src/engine/run.js';
import { sheet } from '../../src/engine/tally.js';
import { PartitionWork } from '../../src/engine/partition-work.js';
import { fakeMode, Fixture, type Part } from './fixture.js';

test('of hundreds of thousands of segments the first that is open is known', async () => {
  const segments = Array.from({ length: 300_000 }, (_, i) => ({
    ...{ id: String(i), destinations: ['logs'] as const, claim: () => null },
    ...{ start: 1000 + i, objects: 1, bytes: 1 },
  }));
  const plan = {
    ...{ documents: [], label: 'p', item: 'p', start: 0 },
    left: () => ({ segments, objectsSkipped: 0, refusals: {} }),
  };
  const work = new PartitionWork(plan, {
    ledgers: new Map(),
    run: 'r',
    refused: new Set(),
    now: () => 0,
    changeNeighbour: () => Promise.reject(new Error('There is no neighbour.')),
  });
  await work.look();
  expect(work.unclaimedWork()).toMatchObject({ notStarted: 300_000, start: 1000 });
});

describe('a segment that holds nothing to be carried', () => {
  const parts: Part[] = [
    { partition: 'p', segment: 'idle', records: 3 },
    { partition: 'p', segment: 'busy', records: 3 },
  ];
  const nothing: Carried = {
    tally: { read: 0, unparsed: 0, restamped: 0, logs: sheet(0, {}) },
    counters: { objectsRead: 0, objectsWritten: 0, bytesRead: 0, bytesWritten: 0 },
  };

  /** Each segment is asked whether it is idle before it is claimed. */
  function asking(mode: Mode, ask: (id: string) => Promise<Carried | undefined>): Mode {
    const plan: Mode['plan'] = async function* (window, windowOf) {
      for await (const partition of mode.plan(window, windowOf)) {
        const left: typeof partition.left = (...look) => {
          const work = partition.left(...look);
          const segments = work.segments.map((each) => ({ ...each, unclaimed: () => ask(each.id) }));
          return { ...work, segments };
        };
        yield { ...partition, left };
      }
    };
    return { plan, carry: (segment, context) => mode.carry(segment, context) };
  }

  test('is committed with the claims of the others by one write, and not carried', async () => {
    const fixture = new Fixture();
    const mode = asking(fakeMode(parts, fixture.destination), (id) =>
      Promise.resolve(id === 'idle' ? nothing : undefined),
    );
    const result = await fixture.clock.drive(run(fixture.settings(mode)));
    expect(result).toMatchObject({ committed: 2, complete: true, tally: { read: 3 } });
    expect(fixture.arrived(parts)).toEqual([[], [0, 1, 2]]);
    expect(fixture.store.writes).toBe(2);
    expect(await fixture.execute(parts)).toMatchObject({ planned: 0 });
  });

  test('is left to the run that has claimed it meanwhile', async () => {
    const fixture = new Fixture();
    const [first] = parts;
    if (first === undefined) throw new Error('no part');
    const other = fakeMode([first], fixture.destination, { gate: () => fixture.clock.sleep(500) });
    const underway: Promise<unknown>[] = [];
    const mode = asking(fakeMode([first], fixture.destination), async () => {
      underway.push(run(fixture.settings(other)));
      await fixture.clock.sleep(200);
      return nothing;
    });
    const result = await fixture.clock.drive(run(fixture.settings(mode)));
    expect(result).toMatchObject({ committed: 0, skipped: 1, complete: false });
    await fixture.clock.drive(Promise.all(underway));
    expect(fixture.arrived([first])).toEqual([[0, 1, 2]]);
  });
});
