import type { SegmentOutcome } from '../engine/carry-segment.js';
import type { Clock } from '../engine/clock.js';
import type { RunFigures, Underway } from '../engine/run-figures.js';
import { countsWindows, type Tally } from '../engine/tally.js';
import { messageOf } from '../errors.js';
import type { Host } from '../platform/actions.js';
import { showBytes, showCount, showWait } from '../report/figures.js';

const INTERVAL_MS = 10_000;

/**
 * Says every few seconds how far the run has come; the function returned ends it. In a run with debug logging it also
 * tells of each segment: a line when it begins, a group with what it was when it ends.
 */
export function progressLines(host: Host, figures: RunFigures, clock: Clock): () => void {
  const startedAt = clock.monotonic();
  const timer = setInterval(() => {
    host.info(progressLine(figures, (clock.monotonic() - startedAt) / 1000));
  }, INTERVAL_MS);
  timer.unref();
  if (host.environment.isDebug) figures.watcher = segmentLines(host, clock);
  return () => {
    clearInterval(timer);
  };
}

/** Segments, records, bytes, rate and what is left, after so many seconds. */
export function progressLine(figures: RunFigures, seconds: number): string {
  const { committed, ingestedBytes, counters } = figures;
  const { segments, isAll } = figures.ahead();
  const written = Math.max(ingestedBytes, counters.bytesWritten);
  const planned = `${showCount(committed)} of ${isAll ? '' : 'at least '}${showCount(committed + segments)}`;
  const left = secondsLeft(figures, seconds);
  return [
    `${planned} segments committed`,
    carriedOf(figures.tally),
    `${showBytes(counters.bytesRead)} read`,
    `${showBytes(written)} written (${showBytes(written / Math.max(seconds, 0.001))}/s)`,
    `after ${showWait(seconds)}`,
    left === undefined
      ? 'time left not known yet'
      : `${isAll ? 'about' : 'more than'} ${showWait(left)} left`,
  ].join(', ');
}

function carriedOf(tally: Tally): string {
  return countsWindows(tally) ? `${showCount(tally.objects)} objects` : `${showCount(tally.read)} records`;
}

/** By bytes of the source where the plan knows them, otherwise by segments; what is under way counts as half done. */
function secondsLeft(figures: RunFigures, seconds: number): number | undefined {
  const { committed, counters } = figures;
  const { segments, bytes, underway, bytesUnderway } = figures.ahead();
  const [done, ahead] =
    bytes > 0
      ? [counters.bytesRead + bytesUnderway / 2, bytes - bytesUnderway / 2]
      : [committed + underway / 2, segments - underway / 2];
  return committed === 0 || done <= 0 ? undefined : (ahead / done) * seconds;
}

/** Segments run side by side, so what there is to tell of one stands together where it ends. */
function segmentLines(host: Host, clock: Clock): NonNullable<RunFigures['watcher']> {
  const begun = new Map<Underway, number>();
  return {
    begun: (segment) => {
      begun.set(segment, clock.monotonic());
      host.debug(`${segment.label}: begun (${showBytes(segment.bytes)} in the source).`);
    },
    ended: (segment, outcome) => {
      const took = clock.monotonic() - (begun.get(segment) ?? clock.monotonic());
      begun.delete(segment);
      host.group(`${segment.label}: ${outcome.kind} after ${showWait(took / 1000)}`, detailsOf(outcome));
    },
  };
}

function detailsOf(outcome: SegmentOutcome): string[] {
  switch (outcome.kind) {
    case 'committed': {
      const { tally, counters, missing = [] } = outcome.carried;
      return [
        `Tally: ${JSON.stringify(tally)}`,
        `Objects read: ${showCount(counters.objectsRead)} (${showBytes(counters.bytesRead)})`,
        `Written: ${showCount(counters.objectsWritten)} objects, ${showBytes(counters.bytesWritten)} of records`,
        ...missing.map((name) => `Not there any more: ${name}`),
      ];
    }
    case 'lost':
      return ['Another run holds it now.'];
    case 'stopped':
      return [messageOf(outcome.stop)];
    case 'failed':
      return [messageOf(outcome.error)];
  }
}
