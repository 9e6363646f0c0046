import { describe, expect, test } from '@jest/globals';
import { scheduleOf, type Schedule } from './schedule.js';

const schedules = Array.from({ length: 300 }, (_, seed) => scheduleOf('amplify', seed));
const albSchedules = Array.from({ length: 50 }, (_, seed) => scheduleOf('alb', seed));

function all<T>(of: (schedule: Schedule) => readonly T[]): T[] {
  return schedules.flatMap((schedule) => [...of(schedule)]);
}

describe('a schedule of the soak', () => {
  test('is the same for the same seed, and another for another', () => {
    expect(scheduleOf('alb', 7)).toEqual(scheduleOf('alb', 7));
    expect(new Set(schedules.map(({ rounds }) => JSON.stringify(rounds))).size).toBe(300);
  });

  test('has every kind of end, of fault and of change sooner or later', () => {
    const runs = all(({ rounds }) => rounds.flatMap((round) => round.runs));
    expect([...new Set(runs.map(({ end }) => end.kind))].sort()).toEqual([
      'SIGINT',
      'SIGKILL',
      'suspended',
      'well',
    ]);
    const faults = all(({ rounds }) => rounds.flatMap((round) => round.faults));
    expect([...new Set(faults.map(({ kind }) => kind))].sort()).toEqual([
      ...['access-denied', 'conflict', 'cut-body', 'delay', 'error', 'hang', 'reset', 'throttle'],
    ]);
    expect(new Set(runs.map(({ inputs }) => JSON.stringify(inputs))).size).toBe(8);
    expect(runs.some(({ skew }) => skew > 0) && runs.some(({ skew }) => skew < 0)).toBe(true);
    expect(all(({ rounds }) => rounds.map(({ lag }) => lag)).some((lag) => lag > 0)).toBe(true);
    expect(
      schedules.some(({ rounds }) => rounds.some((round) => round.late && round.runs.length === 3)),
    ).toBe(true);
    expect(new Set(schedules.map(({ isReadable }) => isReadable)).size).toBe(2);
    const replaced = albSchedules.flatMap(({ rounds }) => rounds.flatMap((round) => round.replaced));
    expect(replaced.length).toBeGreaterThan(10);
  });
});
