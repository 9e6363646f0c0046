import { expect, test } from '@jest/globals';
import { survey } from '../../src/engine/survey.js';
import type { Mode, PartitionPlan, SegmentPlan } from '../../src/engine/mode.js';
import { Harbour, harbourMode, WINDOW, type Part } from './harbour.js';

const HOUR = 3_600_000;
const PARTS: Part[] = Array.from({ length: 20 }, (_, i) => ({
  partition: `p${String(i % 10)}`,
  segment: `s${String(i)}`,
  records: 3,
}));

function look(harbour: Harbour, mode: Mode = harbourMode(PARTS, harbour.quay)) {
  const { store, serverClock, run } = harbour.settings(mode);
  return harbour.clock.drive(survey({ mode, window: WINDOW, store, serverClock, run }));
}

test('sums what is left, and writes nothing', async () => {
  const harbour = new Harbour();
  const found = await look(harbour);
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
  expect(found.samples).toHaveLength(8);
  expect(harbour.store.writes).toBe(0);
});

test('what is committed is not left; what another run holds is told', async () => {
  const harbour = new Harbour();
  await harbour.sail(PARTS.slice(0, 5));
  expect(await look(harbour)).toMatchObject({ segments: 15, held: 0 });
  await harbour.sail(PARTS);
  expect(await look(harbour)).toMatchObject({ segments: 0, open: undefined, parts: [], samples: [] });
});

test('a live lease of another run holds its segment', async () => {
  const harbour = new Harbour();
  const part = { partition: 'p', segment: 's', records: 100 };
  const running = harbour.sail([part]);
  const mode = harbourMode([part], harbour.quay);
  const { store, serverClock, run } = harbour.settings(mode);
  await harbour.clock.sleep(1000);
  const found = await survey({ mode, window: WINDOW, store, serverClock, run });
  expect(found).toMatchObject({ segments: 1, held: 1 });
  await running;
});

function fixed(segments: readonly Partial<SegmentPlan>[], refusal?: Error): Mode {
  const plan: PartitionPlan = {
    key: 'p.json',
    identity: { mode: 'fixed' },
    label: 'p',
    start: 0,
    left: () => ({
      segments: segments.map((each, i) => ({
        ...{ id: String(i), claim: () => null, start: 0, objects: 1, bytes: 1 },
        ...each,
      })),
      objectsSkipped: 2,
      refusal,
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
  expect((await look(new Harbour(), some)).open).toEqual({ from: from + HOUR, to: from + 4 * HOUR });
  const beyond = fixed([{ start: from - HOUR, end: to + HOUR }]);
  expect((await look(new Harbour(), beyond)).open).toEqual(WINDOW);
  const before = fixed([{ start: from - 2 * HOUR, end: from - HOUR }]);
  expect((await look(new Harbour(), before)).open).toEqual({ from, to: from + 1 });
});

test('refusals and objects passed over are told', async () => {
  const refusal = new Error('too old');
  const found = await look(new Harbour(), fixed([], refusal));
  expect(found).toMatchObject({ refusals: [refusal], objectsSkipped: 2, segments: 0 });
});
