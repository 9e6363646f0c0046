import { expect, test } from '@jest/globals';
import { survey } from '../../src/engine/survey.js';
import type { Mode, PartitionPlan, SegmentPlan } from '../../src/engine/mode.js';
import { Fixture, fakeMode, WINDOW, type Part } from './fixture.js';

const HOUR = 3_600_000;
const PARTS: Part[] = Array.from({ length: 20 }, (_, i) => ({
  partition: `p${String(i % 10)}`,
  segment: `s${String(i)}`,
  records: 3,
}));

function look(fixture: Fixture, mode: Mode = fakeMode(PARTS, fixture.destination)) {
  const { store, serverClock, run } = fixture.settings(mode);
  return fixture.clock.drive(survey({ mode, window: WINDOW, store, serverClock, run }));
}

test('sums what is left, and writes nothing', async () => {
  const fixture = new Fixture();
  const found = await look(fixture);
  expect(found).toMatchObject({
    segments: 20,
    held: 0,
    objects: 20,
    bytes: 60,
    objectsSkipped: 0,
    refusals: [],
  });
  expect(found.open).toEqual(WINDOW);
  expect(found.parts).toHaveLength(10);
  // The first segment of each partition goes before the others.
  expect(found.samples).toHaveLength(20);
  expect(new Set(found.samples.slice(0, 10).map(({ identity }) => JSON.stringify(identity))).size).toBe(10);
  expect(fixture.store.writes).toBe(0);
});

test('what is committed is not left; what another run holds is told', async () => {
  const fixture = new Fixture();
  await fixture.execute(PARTS.slice(0, 5));
  expect(await look(fixture)).toMatchObject({ segments: 15, held: 0 });
  await fixture.execute(PARTS);
  expect(await look(fixture)).toMatchObject({ segments: 0, open: undefined, parts: [], samples: [] });
});

test('a live lease of another run holds its segment', async () => {
  const fixture = new Fixture();
  const part = { partition: 'p', segment: 's', records: 100 };
  const running = fixture.execute([part]);
  const mode = fakeMode([part], fixture.destination);
  const { store, serverClock, run } = fixture.settings(mode);
  await fixture.clock.sleep(1000);
  const found = await survey({ mode, window: WINDOW, store, serverClock, run });
  expect(found).toMatchObject({ segments: 1, held: 1 });
  await running;
});

function fixed(segments: readonly Partial<SegmentPlan>[], refusal?: Error): Mode {
  const plan: PartitionPlan = {
    documents: [{ destination: 'logs', key: 'p.json', identity: { mode: 'fixed' } }],
    label: 'p',
    item: 'p',
    start: 0,
    left: () => ({
      segments: segments.map((each, i) => ({
        ...{
          id: String(i),
          destinations: ['logs'] as const,
          claim: () => null,
          start: 0,
          objects: 1,
          bytes: 1,
        },
        ...each,
      })),
      objectsSkipped: 2,
      refusals: refusal === undefined ? {} : { logs: refusal },
    }),
  };
  return {
    // eslint-disable-next-line @typescript-eslint/require-await -- the port is asynchronous, this source is not
    async *plan() {
      yield plan;
    },
    carry: () => Promise.reject(new Error('nothing is carried')),
  };
}

test('what is open reaches from the first beginning to the last end, and not beyond the window', async () => {
  const { from, to } = WINDOW;
  const some = fixed([
    { start: from + HOUR, end: from + 2 * HOUR },
    { start: from + 3 * HOUR, end: from + 4 * HOUR },
  ]);
  expect((await look(new Fixture(), some)).open).toEqual({ from: from + HOUR, to: from + 4 * HOUR });
  const beyond = fixed([{ start: from - HOUR, end: to + HOUR }]);
  expect((await look(new Fixture(), beyond)).open).toEqual(WINDOW);
  const before = fixed([{ start: from - 2 * HOUR, end: from - HOUR }]);
  expect((await look(new Fixture(), before)).open).toEqual({ from, to: from + 1 });
});

test('refusals and objects passed over are told', async () => {
  const refusal = new Error('too old');
  const found = await look(new Fixture(), fixed([], refusal));
  expect(found).toMatchObject({ refusals: [refusal], objectsSkipped: 2, segments: 0 });
});
