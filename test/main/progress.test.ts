import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { SegmentOutcome } from '../../src/engine/carry-segment.js';
import { RunFigures } from '../../src/engine/run-figures.js';
import { sheet } from '../../src/engine/tally.js';
import { progressLine, progressLines } from '../../src/main/progress.js';
import { gitHubHost } from '../../src/platform/actions.js';
import { fakeRunner } from '../platform/fake-runner.js';

const MIB = 1024 * 1024;

function planned(id: string, bytes: number): Parameters<RunFigures['partitions']['add']>[0]['left'][number] {
  return { id, bytes, destinations: ['logs'], claim: () => null, start: 0, objects: 1 };
}

function committed(bytes: number): SegmentOutcome {
  const counters = { objectsRead: 2, objectsWritten: 0, bytesRead: bytes, bytesWritten: 3 * bytes };
  const tally = { read: 500, unparsed: 0, restamped: 0, logs: sheet(500, { written: 500 }) };
  return { kind: 'committed', carried: { tally, counters, missing: ['s3://b/gone'] } };
}

describe('a line', () => {
  test('tells segments, records, bytes, rate and time left by bytes', () => {
    const figures = new RunFigures(['logs']);
    expect(progressLine(figures, 10)).toBe(
      '0 of at least 0 segments committed, 0 records, 0 B read, 0 B written (0 B/s), after 10 s, time left not known yet',
    );
    figures.partitions.add({ left: [planned('b', 4 * MIB), planned('c', 3 * MIB)] });
    figures.segmentBegun({ label: 'x', bytes: 2 * MIB });
    figures.segmentDone(committed(MIB), { start: 0, item: 'x' });
    figures.ingestedBytes = 4 * MIB;
    expect(progressLine(figures, 20)).toBe(
      '1 of at least 4 segments committed, 500 records, 1.0 MiB read, 4.0 MiB written (204.8 KiB/s), after 20 s, ' +
        'more than 1 min 20 s left',
    );
    figures.isPlanned = true;
    expect(progressLine(figures, 4000)).toMatch(/^1 of 4 segments .*after 1 h 6 min, about 4 h 26 min left$/);
  });

  test('goes by segments where bytes are not known, and counts windows for an export', () => {
    const figures = new RunFigures('windows');
    figures.partitions.add({ left: [planned('b', 0), planned('c', 0), planned('d', 0)] });
    figures.isPlanned = true;
    figures.committed = 1;
    expect(progressLine(figures, 5)).toBe(
      '1 of 4 segments committed, 0 objects, 0 B read, 0 B written (0 B/s), after 5 s, about 15 s left',
    );
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
    const runner = fakeRunner(env);
    const host = gitHubHost(runner);
    let now = 0;
    const clock = { now: () => now, monotonic: () => now, sleep: () => Promise.resolve() };
    const figures = new RunFigures(['logs']);
    const stop = progressLines(host, figures, clock);
    const outcomes: SegmentOutcome[] = [
      committed(MIB),
      { kind: 'lost' },
      { kind: 'failed', error: new Error('no ##[error] here') },
    ];
    for (const [i, outcome] of outcomes.entries()) {
      const ended = figures.segmentBegun({ label: `shop, segment ${i}`, bytes: MIB });
      now += 2000;
      ended(outcome);
    }
    now = 10_000;
    jest.advanceTimersByTime(10_000);
    stop();
    jest.advanceTimersByTime(60_000);
    return runner.written.map((line) => line.trimEnd());
  }

  test('there is a line every ten seconds, and nothing else', () => {
    expect(execute({})).toEqual([
      expect.stringMatching(/^0 of at least 0 segments committed, .* after 10 s/),
    ]);
  });

  test('with debug logging there is a group for each segment', () => {
    expect(execute({ RUNNER_DEBUG: '1' })).toEqual([
      '::debug::shop, segment 0: begun (1.0 MiB in the source).',
      '::group::shop, segment 0: committed after 2 s',
      expect.stringMatching(/^Tally: {"read":500,/),
      'Objects read: 2 (1.0 MiB)',
      'Written: 0 objects, 3.0 MiB of records',
      'Not there any more: s3://b/gone',
      '::endgroup::',
      '::debug::shop, segment 1: begun (1.0 MiB in the source).',
      '::group::shop, segment 1: lost after 2 s',
      'Another run holds it now.',
      '::endgroup::',
      '::debug::shop, segment 2: begun (1.0 MiB in the source).',
      '::group::shop, segment 2: failed after 2 s',
      'no ##\\[error] here',
      '::endgroup::',
      expect.stringMatching(/^0 of /),
    ]);
  });
});
