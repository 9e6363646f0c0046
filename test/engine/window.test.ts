import { describe, expect, test } from '@jest/globals';
import { chooseWindow, chooseWindows, formatInstant } from '../../src/engine/window.js';

const HOUR = 3_600_000;
const now = Date.parse('2026-11-20T12:00:00Z');
const ago = (hours: number): number => now - hours * HOUR;
const base = { now, lookback: 48 * HOUR, settle: 0 };

describe('a scheduled run', () => {
  test('looks back, to what has settled', () => {
    expect(chooseWindow({ ...base, settle: HOUR })).toEqual({
      window: { from: ago(48), to: ago(1) },
      explicit: false,
    });
  });

  test('begins earlier where the frontier is older, not later where it is younger', () => {
    expect(chooseWindow({ ...base, frontier: ago(100) }).window.from).toBe(ago(100));
    expect(chooseWindow({ ...base, frontier: ago(1) }).window.from).toBe(ago(48));
  });

  test('names what can no longer be caught up', () => {
    const chosen = chooseWindow({ ...base, frontier: ago(400), earliest: ago(300) });
    expect(chosen).toEqual({
      window: { from: ago(300), to: now },
      explicit: false,
      lost: { from: ago(400), to: ago(300) },
    });
  });

  test('names what it never looked at and can no longer be had', () => {
    const chosen = chooseWindow({ ...base, lookback: 400 * HOUR, earliest: ago(300) });
    expect(chosen).toEqual({
      window: { from: ago(300), to: now },
      explicit: false,
      lost: { from: ago(400), to: ago(300) },
    });
  });

  test('loses nothing when only the lookback reaches too far', () => {
    const chosen = chooseWindow({ ...base, lookback: 500 * HOUR, frontier: ago(2), earliest: ago(300) });
    expect(chosen).toEqual({ window: { from: ago(300), to: now }, explicit: false });
  });
});

test('a reach bounds the frontier, never the lookback', () => {
  const reach = ago(300);
  expect(chooseWindow({ ...base, lookback: 500 * HOUR, frontier: ago(2), reach })).toEqual({
    window: { from: ago(500), to: now },
    explicit: false,
  });
  expect(chooseWindow({ ...base, frontier: ago(400), reach })).toEqual({
    window: { from: ago(300), to: now },
    explicit: false,
    lost: { from: ago(400), to: ago(300) },
  });
});

describe('an explicit window', () => {
  test('is taken as it is', () => {
    const chosen = chooseWindow({
      ...base,
      from: ago(900),
      to: ago(800),
      frontier: ago(1000),
      earliest: ago(300),
    });
    expect(chosen).toEqual({ window: { from: ago(900), to: ago(800) }, explicit: true });
  });

  test('without an end ends now, or where things have settled', () => {
    expect(chooseWindow({ ...base, from: ago(3) }).window.to).toBe(now);
    expect(chooseWindow({ ...base, from: ago(3), settle: HOUR })).toEqual({
      window: { from: ago(3), to: ago(1) },
      explicit: true,
      unsettled: { from: ago(1), to: now },
    });
  });

  test('leaves what has not settled, and says so', () => {
    const chosen = chooseWindow({ ...base, settle: 2 * HOUR, from: ago(3), to: ago(1) });
    expect(chosen.window).toEqual({ from: ago(3), to: ago(2) });
    expect(chosen.unsettled).toEqual({ from: ago(2), to: ago(1) });
    const young = chooseWindow({ ...base, settle: 9 * HOUR, from: ago(3), to: ago(1) });
    expect(young.window).toEqual({ from: ago(3), to: ago(3) });
    expect(young.unsettled).toEqual({ from: ago(3), to: ago(1) });
  });
});

test('instants show milliseconds only where there are some', () => {
  expect(formatInstant(now)).toBe('2026-11-20T12:00:00Z');
  expect(formatInstant(now + 5)).toBe('2026-11-20T12:00:00.005Z');
});

test('what a run looks at of an item is chosen once, whatever becomes of its frontier meanwhile', () => {
  let frontier = ago(100);
  const chosen = chooseWindows(base, [], () => ({ frontier }));
  expect(chosen.of('a').window.from).toBe(ago(100));
  frontier = ago(200);
  expect([chosen.of('a').window.from, chosen.of('b').window.from]).toEqual([ago(100), ago(200)]);
});
