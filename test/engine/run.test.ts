import { describe, expect, test } from '@jest/globals';
import { DataError, ServiceError } from '../../src/errors.js';
import { run } from '../../src/engine/run.js';
import { sheet } from '../../src/engine/tally.js';
import { Fixture, fakeMode, lostAnswer, once, sorted, WINDOW, type Part } from './fixture.js';
import type { Window, WindowOf } from '../../src/engine/window.js';

const PARTS: Part[] = ['a', 'b', 'c'].flatMap((partition) =>
  ['1', '2', '3', '4'].map((segment) => ({ partition, segment, records: 5 })),
);

describe('a run', () => {
  test('carries every segment once and says so', async () => {
    const fixture = new Fixture();
    const result = await fixture.execute(PARTS);
    expect(fixture.arrived(PARTS)).toEqual(once(PARTS));
    expect(result).toMatchObject({ planned: 12, committed: 12, skipped: 0, complete: true, failures: [] });
    expect(result.tally).toMatchObject({ read: 60, logs: { written: 60 } });
    expect(result.gapFreeTo).toBe(WINDOW.to);
  });

  test('finds nothing to do a second time, and writes nothing', async () => {
    const fixture = new Fixture();
    await fixture.execute(PARTS);
    const { writes } = fixture.store;
    expect(await fixture.execute(PARTS)).toMatchObject({ planned: 0, committed: 0, complete: true });
    expect(fixture.store.writes).toBe(writes);
    expect(fixture.arrived(PARTS)).toEqual(once(PARTS));
  });

  test('groups the changes of a partition into few writes', async () => {
    const fixture = new Fixture();
    const parts = Array.from({ length: 64 }, (_, i) => ({ partition: 'a', segment: String(i), records: 1 }));
    await fixture.execute(parts, { concurrency: 32 });
    expect(fixture.arrived(parts)).toEqual(once(parts));
    expect(fixture.store.writes).toBeLessThan(20);
  });

  test('leaves what another live run holds, and is not complete', async () => {
    const fixture = new Fixture();
    const [one, other] = await fixture.clock.drive(
      Promise.all([
        run(fixture.settings(fakeMode(PARTS, fixture.destination))),
        run(fixture.settings(fakeMode(PARTS, fixture.destination))),
      ]),
    );
    expect(sorted(fixture.arrived(PARTS))).toEqual(once(PARTS));
    expect(one.committed + other.committed).toBe(12);
    expect(one.failures).toEqual([]);
    expect(other.failures).toEqual([]);
    for (const { skipped, complete } of [one, other]) expect(complete).toBe(skipped === 0);
  });

  test('takes over from a run that died, after its lease', async () => {
    const fixture = new Fixture();
    let puts = 0;
    const gate = (): Promise<void> => ((puts += 1) < 17 ? Promise.resolve() : new Promise(() => undefined));
    const dying = fakeMode(PARTS, fixture.destination, { gate: gate });
    void run(fixture.settings(dying));
    await fixture.clock.drive(fixture.clock.sleep(1000));
    const early = await fixture.execute(PARTS);
    expect(early.complete).toBe(false);
    expect(early.skipped).toBeGreaterThan(0);
    expect(early.gapFreeTo).toBe(WINDOW.from);
  });

  test('ends at its time budget, and the next run goes on', async () => {
    const fixture = new Fixture();
    const first = await fixture.execute(PARTS, { timeBudget: 400 });
    expect(first.complete).toBe(false);
    expect(first.stop?.reason).toBe('time-budget');
    expect(first.failures).toEqual([]);
    expect(first.committed).toBeGreaterThan(0);
    expect((await fixture.execute(PARTS)).complete).toBe(true);
    expect(fixture.arrived(PARTS)).toEqual(once(PARTS));
  });

  test('is not ended by a time budget that runs out under its last segments', async () => {
    const fixture = new Fixture();
    const result = await fixture.execute(PARTS.slice(0, 1), { timeBudget: 100 });
    expect(fixture.clock.monotonic()).toBeGreaterThan(100);
    expect(result).toMatchObject({ complete: true, stop: undefined });
  });

  test('stops before the put that would pass the ingest limit; the segment keeps its place', async () => {
    const fixture = new Fixture();
    const first = await fixture.execute(PARTS, { maxIngest: 13 });
    expect(first.stop?.reason).toBe('max-ingest-gb');
    expect(first.failures).toEqual([]);
    expect(first.complete).toBe(false);
    expect(fixture.arrived(PARTS).flat()).toHaveLength(13);
    expect((await fixture.execute(PARTS)).complete).toBe(true);
    expect(fixture.arrived(PARTS)).toEqual(once(PARTS));
  });

  test('gives its claims back when it is cancelled, so the next run goes on at once', async () => {
    const fixture = new Fixture();
    const controller = new AbortController();
    void fixture.clock.sleep(333).then(() => {
      controller.abort();
    });
    const first = await fixture.execute(PARTS, { cancelled: controller.signal });
    expect(first.stop?.reason).toBe('cancelled');
    expect(first.complete).toBe(false);
    const second = await fixture.execute(PARTS);
    expect(second).toMatchObject({ complete: true, skipped: 0 });
    expect(fixture.arrived(PARTS)).toEqual(once(PARTS));
  });

  test('does nothing when it was cancelled before it began', async () => {
    const fixture = new Fixture();
    const result = await fixture.execute(PARTS, { cancelled: AbortSignal.abort() });
    expect(result).toMatchObject({ committed: 0, complete: false });
    expect(fixture.arrived(PARTS).flat()).toEqual([]);
  });
});

describe('failures', () => {
  const failing = (error: Error) => {
    const fixture = new Fixture();
    const mode = fakeMode(PARTS, fixture.destination);
    return {
      fixture,
      mode: {
        ...mode,
        carry: (...[segment, context]: Parameters<typeof mode.carry>) =>
          segment.partition.label === 'a' && segment.id === '1'
            ? Promise.reject(error)
            : mode.carry(segment, context),
      },
    };
  };

  test('data that cannot be read fails its segment only', async () => {
    const { fixture, mode } = failing(new DataError('a truncated gzip'));
    const result = await fixture.clock.drive(run(fixture.settings(mode)));
    expect(result).toMatchObject({ committed: 11, planned: 12, complete: false });
    expect(result.failures).toEqual([{ label: 'a, segment 1', error: new DataError('a truncated gzip') }]);
    // The claim was given back: the next run may take it at once.
    expect(await fixture.execute(PARTS)).toMatchObject({ committed: 1, complete: true });
  });

  test('a refusal ends the run in good order', async () => {
    const refusal = new ServiceError('denied', { call: 's3:GetObject', resource: 'b/k', retryable: false });
    const { fixture, mode } = failing(refusal);
    const result = await fixture.clock.drive(run(fixture.settings(mode)));
    expect(result.failures).toEqual([{ label: 'a, segment 1', error: refusal }]);
    expect(result.committed).toBeLessThan(11);
    expect(await fixture.execute(PARTS)).toMatchObject({ complete: true });
    expect(fixture.arrived(PARTS)).toEqual(once(PARTS));
  });

  test('a segment whose puts are never answered fails, and its claim is left to expire', async () => {
    const { fixture, mode } = failing(lostAnswer('logs:PutLogEvents'));
    const result = await fixture.clock.drive(run(fixture.settings(mode)));
    expect(result.committed).toBe(11);
    expect(result.failures).toHaveLength(1);
    expect(await fixture.execute(PARTS)).toMatchObject({ skipped: 1, complete: false });
    await fixture.clock.drive(fixture.clock.sleep(10_000));
    expect(await fixture.execute(PARTS)).toMatchObject({ committed: 1, complete: true });
  });

  test('a tally that does not add up is a failure with the difference', async () => {
    const fixture = new Fixture();
    const mode = fakeMode(PARTS.slice(0, 1), fixture.destination);
    const carry: typeof mode.carry = async (segment, context) => {
      const carried = await mode.carry(segment, context);
      const logs = sheet(7, { written: 5 });
      return { ...carried, tally: { read: 7, unparsed: 0, restamped: 0, logs } };
    };
    const result = await fixture.clock.drive(run(fixture.settings({ ...mode, carry })));
    expect(result.committed).toBe(0);
    expect(String(result.failures[0]?.error)).toMatch(/7 records were read but 5 .*difference 2/);
  });

  test('a plan that fails is the run’s failure', async () => {
    const fixture = new Fixture();
    const mode = {
      ...fakeMode(PARTS, fixture.destination),
      // eslint-disable-next-line @typescript-eslint/require-await, require-yield -- it fails before it yields
      async *plan(): AsyncGenerator<never> {
        throw new DataError('no list');
      },
    };
    const result = await fixture.clock.drive(run(fixture.settings(mode)));
    expect(result).toMatchObject({ committed: 0, complete: false, gapFreeTo: WINDOW.from });
    expect(result.failures).toEqual([{ label: '', error: new DataError('no list') }]);
  });

  test('a refusal of the plan comes before anything is carried', async () => {
    const fixture = new Fixture();
    const inner = fakeMode(PARTS, fixture.destination);
    const refusal = new DataError('too old');
    const mode = {
      ...inner,
      async *plan(window: Window, windowOf: WindowOf) {
        for await (const partition of inner.plan(window, windowOf)) {
          const asked: typeof partition.left = (document, name, neighbours) => ({
            ...partition.left(document, name, neighbours),
            refusals: partition.label === 'b' ? { logs: refusal } : {},
          });
          yield partition.label === 'c' ? partition : { ...partition, mayRefuse: true, left: asked };
        }
      },
    };
    const result = await fixture.clock.drive(run(fixture.settings(mode)));
    expect(result.failures).toEqual([{ label: '', error: refusal }]);
    expect(fixture.arrived(PARTS).flat()).toEqual([]);
  });
});
