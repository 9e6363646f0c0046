import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { evenCuts, TimeZone } from '../../src/time-zone.js';
import { MAX_WINDOWS, splitWindows } from '../../src/preflight/windows.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const FROM = Date.parse('2026-11-01T06:00:00Z');

test('windows are as long as the split, counted from the anchor, and cover what is open', () => {
  const within = { from: FROM, to: FROM + 3 * DAY };
  const open = { from: FROM + 5 * HOUR, to: FROM + DAY + 1 };
  expect(
    splitWindows({ open, within, split: DAY, cutsOf: (length) => evenCuts(length, FROM), unit: 1 }),
  ).toEqual({
    windows: [
      { from: FROM, to: FROM + DAY },
      { from: FROM + DAY, to: FROM + 2 * DAY },
    ],
    split: DAY,
  });
  const days = splitWindows({
    open,
    within,
    split: DAY,
    cutsOf: (length) => evenCuts(length),
    unit: 1,
  }).windows;
  expect(days.map(({ from, to }) => [from - FROM, to - FROM])).toEqual([
    [0, 18 * HOUR],
    [18 * HOUR, 42 * HOUR],
  ]);
});

test('what cannot be said in an explicit window is left off', () => {
  const within = { from: FROM, to: FROM + HOUR + 252 };
  const { windows } = splitWindows({
    open: within,
    within,
    split: DAY,
    cutsOf: (length) => evenCuts(length, FROM),
    unit: 1000,
  });
  expect(windows).toEqual([{ from: FROM, to: FROM + HOUR }]);
  const none = { from: FROM, to: FROM + 252 };
  expect(
    splitWindows({
      open: none,
      within: none,
      split: DAY,
      cutsOf: (length) => evenCuts(length, FROM),
      unit: 1000,
    }).windows,
  ).toEqual([]);
});

test('a matrix takes no more than 256: the split is widened', () => {
  const within = { from: FROM, to: FROM + 257 * HOUR };
  const { windows, split } = splitWindows({
    open: within,
    within,
    split: HOUR,
    cutsOf: (length) => evenCuts(length, FROM),
    unit: 1,
  });
  expect([windows.length, split]).toEqual([129, 2 * HOUR]);
});

test('they always touch, stay inside, and cover what is open, on whole units', () => {
  const arbitrary = fc.record({
    start: fc.nat(10 * DAY),
    length: fc.integer({ min: 1, max: 400 * DAY }),
    cut: fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })),
    split: fc.integer({ min: 1, max: 500 }).map((hours) => hours * HOUR),
    isAnchored: fc.boolean(),
    unit: fc.constantFrom(1, 1000, HOUR),
  });
  fc.assert(
    fc.property(arbitrary, ({ start, length, cut, split, isAnchored, unit }) => {
      const from = Math.floor(start / unit) * unit;
      const within = { from, to: from + length };
      const end = Math.floor(within.to / unit) * unit;
      const [a = 0, b = 0] = [...cut].sort((x, y) => x - y).map((share) => from + Math.floor(share * length));
      const open = { from: a, to: Math.max(a + 1, b) };
      const { windows } = splitWindows({
        open,
        within,
        split,
        cutsOf: (length) => evenCuts(length, isAnchored ? from : 0),
        unit,
      });
      expect(windows.length).toBeLessThanOrEqual(MAX_WINDOWS);
      for (const [i, window] of windows.entries()) {
        expect(window.from).toBeLessThan(window.to);
        if (i > 0) expect(window.from).toBe(windows[i - 1]?.to);
        if (window.from !== from) expect(window.from % unit).toBe(0);
        expect(window.to % unit).toBe(0);
      }
      if (open.from >= end) return;
      expect(windows[0]?.from).toBeLessThanOrEqual(open.from);
      expect(windows[0]?.from).toBeGreaterThanOrEqual(from);
      expect(windows.at(-1)?.to).toBeGreaterThanOrEqual(Math.min(open.to, end));
      expect(windows.at(-1)?.to).toBeLessThanOrEqual(end);
    }),
  );
});

test('whole days are those of the zone, also where one has 25 hours; a unit is kept to', () => {
  const zone = TimeZone.of('Europe/Berlin');
  const within = { from: Date.parse('2026-10-24T22:00:00Z'), to: Date.parse('2026-10-27T10:00:00Z') };
  const cutsOf = (length: number): ReturnType<TimeZone['cuts']> => zone.cuts(length);
  const { windows } = splitWindows({ open: within, within, split: DAY, cutsOf, unit: 1000 });
  expect(windows.map(({ from }) => new Date(from).toISOString())).toEqual([
    '2026-10-24T22:00:00.000Z',
    '2026-10-25T23:00:00.000Z',
    '2026-10-26T23:00:00.000Z',
  ]);
  const delhi = (length: number): ReturnType<TimeZone['cuts']> => TimeZone.of('Asia/Kolkata').cuts(length);
  const hours = splitWindows({ open: within, within, split: DAY, cutsOf: delhi, unit: HOUR }).windows;
  expect(hours.every(({ from, to }) => from % HOUR === 0 && to % HOUR === 0 && from < to)).toBe(true);
});
