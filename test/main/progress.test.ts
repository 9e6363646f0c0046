import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { SegmentOutcome } from '../../src/engine/carry-segment.js';
import { RunFigures } from '../../src/engine/run-figures.js';
import { sheet } from '../../src/engine/tally.js';
import { planLine, progressLine, progressLines } from '../../src/main/progress.js';
import { gitHubHost } from '../../src/platform/actions.js';
import { fakeRunner } from '../platform/fake-runner.js';

const MIB = 1024 * 1024;

function planned(id: string, bytes: number): Parameters<RunFigures['partitions']['add']>[0]['left'][number] {
  return { id, bytes, destinations: ['logs'], claim: () => null, start: 0, objects: 1 };
}

function committed(bytes: number): SegmentOutcome {
  const counters = { objectsRead: 2, objectsWritten: 0, bytesRead: bytes, bytesWritten: 3 * bytes };
  const tally = { read: 500, unparsed: 0, restamped: 0, logs: sheet(500, { written: 500 }) };
  return {
    kind: 'committed',
    carried: { tally, counters, missing: [{ start: 0, error: new Error('s3://b/gone') }] },
  };
}

/** A run of which one segment is done, one is half done, and two wait. */
function halfway(): RunFigures {
  const figures = new RunFigures(['logs']);
  figures.partitions.add({ left: [planned('c', 4 * MIB), planned('d', 3 * MIB)] });
  const done = figures.progress.segmentBegun({ label: 'a', objects: 2, bytes: MIB });
  figures.segmentDone(committed(MIB), { start: 0, item: 'a' });
  done.ended(committed(MIB));
  const underway = figures.progress.segmentBegun({ label: 'b', objects: 1, bytes: 2 * MIB });
  underway.moved({ records: 200, bytesRead: 0, bytesWritten: 2 * MIB });
  underway.moved({ records: 50, bytesRead: MIB, bytesWritten: MIB });
  return figures;
}

describe('a line', () => {
  test('tells segments, records, bytes, rate and time left by bytes', () => {
    expect(progressLine(new RunFigures(['logs']), 10)).toBe(
      '0 of at least 0 segments done, 0 records, 0 B read, 0 B written (0 B/s), 10 s so far',
    );
    const figures = halfway();
    expect(progressLine(figures, 20)).toBe(
      '1 of at least 4 segments done, 750 records, 2.0 MiB of 10.0 MiB read, 6.0 MiB written (307.2 KiB/s), ' +
        '20 s so far, more than 1 min 20 s left',
    );
    figures.progress.allMet();
    expect(progressLine(figures, 4000)).toMatch(
      /^1 of 4 segments done, .*, 1 h 6 min so far, about 4 h 26 min left$/,
    );
  });

  test('what is under way and begins anew, or comes to nothing, does not count any more', () => {
    const figures = new RunFigures(['logs']);
    const work = figures.progress.segmentBegun({ label: 'a', objects: 1, bytes: MIB });
    work.moved({ records: 7, bytesRead: 1, bytesWritten: 2 });
    work.restarted();
    work.moved({ records: 3, bytesRead: 4, bytesWritten: 5 });
    expect(figures.moved).toEqual({ records: 3, bytesRead: 4, bytesWritten: 5 });
    work.ended({ kind: 'lost' });
    expect(figures.moved).toEqual({ records: 0, bytesRead: 0, bytesWritten: 0 });
  });

  test('goes by segments where bytes are not known, and counts windows for an export', () => {
    const figures = new RunFigures('windows');
    figures.partitions.add({ left: [planned('b', 0), planned('c', 0), planned('d', 0)] });
    figures.progress.segmentBegun({ label: 'a', objects: 1, bytes: 0 });
    figures.progress.allMet();
    figures.committed = 1;
    expect(progressLine(figures, 5)).toBe(
      '1 of 4 windows done, 0 objects (0 B) in the bucket, 5 s so far, about 15 s left',
    );
  });
});

describe('the plan', () => {
  test('says what there is to do', () => {
    const figures = new RunFigures(['logs']);
    figures.progress.allMet();
    expect(planLine(figures)).toBe('Plan: nothing is left to carry.');
    figures.partitions.add({ left: [planned('a', MIB)] });
    expect(planLine(figures)).toBe('Plan: 1 segment, 1 object, 1.0 MiB to carry.');
    expect(planLine(halfway())).toBe(
      'Plan: at least 4 segments, 5 objects, 10.0 MiB to carry; the rest is planned while these are carried.',
    );
    const windows = new RunFigures('windows');
    windows.progress.allMet();
    windows.partitions.add({ left: [planned('a', 0), planned('b', 0)] });
    expect(planLine(windows)).toBe('Plan: 2 windows to carry.');
    const tasks = new RunFigures('windows');
    tasks.progress.allMet();
    tasks.partitions.add({ left: [{ ...planned('a', MIB), objects: 0 }] });
    expect(planLine(tasks)).toBe('Plan: 1 window, 1.0 MiB to carry.');
  });

  test('is told once where there is no room for all of it', () => {
    const figures = new RunFigures(['logs']);
    let told = 0;
    figures.progress.watcher = { planned: () => (told += 1) };
    const first = figures.progress.partitionMet();
    figures.progress.planWaits();
    expect(told).toBe(0);
    first();
    expect([told, figures.progress.isPlanned]).toEqual([1, false]);
    figures.progress.partitionMet()();
    figures.progress.allMet();
    expect([told, figures.progress.isPlanned]).toEqual([1, true]);
  });

  test('is told once, when all partitions have been met and looked into', () => {
    for (const isLast of ['met', 'seen'] as const) {
      const figures = new RunFigures(['logs']);
      let told = 0;
      figures.progress.watcher = { planned: () => (told += 1) };
      const [first, second] = [figures.progress.partitionMet(), figures.progress.partitionMet()];
      first();
      if (isLast === 'met') second();
      else figures.progress.allMet();
      expect([told, figures.progress.isPlanned]).toEqual([0, false]);
      if (isLast === 'met') figures.progress.allMet();
      else second();
      expect([told, figures.progress.isPlanned]).toEqual([1, true]);
    }
  });
});

describe('in the log', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  function execute(env: Record<string, string>): string[] {
    const { runner, figures, clock, stop } = begun(env);
    const outcomes: SegmentOutcome[] = [
      committed(MIB),
      { kind: 'lost' },
      { kind: 'failed', error: new Error('no ##[error] here') },
    ];
    for (const [i, outcome] of outcomes.entries()) {
      const work = figures.progress.segmentBegun({ label: `shop, segment ${i}`, objects: 1, bytes: MIB });
      clock.time += 2000;
      work.ended(outcome);
    }
    figures.progress.allMet();
    clock.time = 10_000;
    jest.advanceTimersByTime(10_000);
    stop();
    jest.advanceTimersByTime(60_000);
    return runner.written.map((line) => line.trimEnd());
  }

  function begun(env: Record<string, string>) {
    const runner = fakeRunner(env);
    const clock = {
      time: 0,
      now: () => clock.time,
      monotonic: () => clock.time,
      sleep: () => Promise.resolve(),
    };
    const figures = new RunFigures(['logs']);
    return { runner, figures, clock, stop: progressLines(gitHubHost(runner), figures, clock) };
  }

  test('the plan stands by itself, and what follows is folded', () => {
    expect(execute({})).toEqual([
      'Plan: 3 segments, 3 objects, 3.0 MiB to carry.',
      '::group::Progress',
      expect.stringMatching(/^0 of 3 segments done, .* 10 s so far/),
      '::endgroup::',
    ]);
  });

  test('a run that is over at once has no lines of progress', () => {
    const { runner, stop } = begun({});
    jest.advanceTimersByTime(9_999);
    stop();
    expect(runner.written).toEqual([]);
  });

  test('lines are fewer the longer it takes', () => {
    const { runner, clock, stop } = begun({});
    const linesAfter = (minutes: number): number => {
      while (clock.time < minutes * 60_000) {
        clock.time += 1000;
        jest.advanceTimersByTime(1000);
      }
      return runner.written.filter((line) => line.includes('so far')).length;
    };
    expect([1, 60, 360].map(linesAfter)).toEqual([6, 6 + 59, 6 + 59 + 60]);
    stop();
  });

  test('with debug logging there is a group for each segment', () => {
    expect(execute({ RUNNER_DEBUG: '1' })).toEqual([
      '::debug::shop, segment 0: begun (1.0 MiB in the source).',
      '::group::shop, segment 0: committed after 2 s',
      expect.stringMatching(/^Tally: {"read":500,/),
      'Objects read: 2 (1.0 MiB)',
      'Written: 0 objects, 3.0 MiB of records',
      's3://b/gone',
      '::endgroup::',
      '::debug::shop, segment 1: begun (1.0 MiB in the source).',
      '::group::shop, segment 1: lost after 2 s',
      'Another run holds it now.',
      '::endgroup::',
      '::debug::shop, segment 2: begun (1.0 MiB in the source).',
      '::group::shop, segment 2: failed after 2 s',
      'no ##\\[error] here',
      '::endgroup::',
      'Plan: 3 segments, 3 objects, 3.0 MiB to carry.',
      expect.stringMatching(/^0 of /),
    ]);
  });
});
