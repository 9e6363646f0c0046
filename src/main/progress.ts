import type { SegmentOutcome } from '../engine/carry-segment.js';
import type { Clock } from '../engine/clock.js';
import type { RunFigures } from '../engine/run-figures.js';
import type { RunWatcher, SegmentInWork } from '../engine/run-progress.js';
import { countsWindows } from '../engine/tally.js';
import type { WindowTally } from '../engine/window-tally.js';
import { messageOf } from '../errors.js';
import type { Host } from '../platform/actions.js';
import { formatBytes, formatCount, formatWait } from '../report/figures.js';

/** Interval of progress lines by age of the run, ms: shorter at first, when people watch. */
const PROGRESS_INTERVALS = [
  { until: 60_000, every: 10_000 },
  { until: 3_600_000, every: 60_000 },
  { until: Infinity, every: 300_000 },
] as const;

/**
 * Says what there is to do, once it is planned, and how far the run has come, every few seconds at first and every few
 * minutes later; those lines are folded under a title. The function returned ends it. In a run with debug logging it
 * also tells of each segment: a line when it begins, a group with what it was when it ends.
 */
export function progressLines(host: Host, figures: RunFigures, clock: Clock): () => void {
  const startedAt = clock.monotonic();
  const elapsed = (): number => clock.monotonic() - startedAt;
  const { isDebug } = host.environment;
  let closeGroup: (() => void) | undefined;
  let timer: NodeJS.Timeout | undefined;
  const next = (): void => {
    const { every } = PROGRESS_INTERVALS.find(({ until }) => elapsed() < until) ?? PROGRESS_INTERVALS[2];
    timer = setTimeout(() => {
      // Groups do not lie in each other, and in a debug run each segment has one.
      if (!isDebug) closeGroup ??= host.openGroup('Progress');
      host.info(progressLine(figures, elapsed() / 1000));
      next();
    }, every);
    timer.unref();
  };
  next();
  figures.progress.watcher = {
    planned: () => {
      host.info(planLine(figures));
    },
    ...(isDebug ? segmentLines(host, clock) : {}),
  };
  return () => {
    clearTimeout(timer);
    figures.progress.watcher = {};
    closeGroup?.();
  };
}

/** What there is to do: `Plan: 16 segments, 864 objects, 5.2 MiB to carry.` */
export function planLine({ toDo, tally, progress: { isPlanned } }: RunFigures): string {
  const { segments, objects, bytes } = toDo;
  if (segments === 0 && isPlanned) return 'Plan: nothing is left to carry.';
  const amounts = [
    counted(segments, countsWindows(tally) ? 'window' : 'segment'),
    // How many objects an export task writes is not known in advance.
    ...(bytes > 0 && objects > 0 ? [counted(objects, 'object')] : []),
    ...(bytes > 0 ? [formatBytes(bytes)] : []),
  ].join(', ');
  return isPlanned
    ? `Plan: ${amounts} to carry.`
    : `Plan: at least ${amounts} to carry; the rest is planned while these are carried.`;
}

/** Segments, records, bytes, rate and what is left, after so many seconds; all figures are of the same moment. */
export function progressLine(figures: RunFigures, seconds: number): string {
  const { committed, toDo, tally, progress } = figures;
  const { isPlanned } = progress;
  const unit = countsWindows(tally) ? 'windows' : 'segments';
  const all = `${isPlanned ? '' : 'at least '}${formatCount(toDo.segments)}`;
  const left = secondsLeft(figures, seconds);
  return [
    `${formatCount(committed)} of ${all} ${unit} done`,
    ...(countsWindows(tally) ? foundIn(tally) : movedIn(figures, seconds)),
    `${formatWait(seconds)} so far`,
    ...(left === undefined ? [] : [`${isPlanned ? 'about' : 'more than'} ${formatWait(left)} left`]),
  ].join(', ');
}

function foundIn({ objects, bytes }: WindowTally): string[] {
  return [`${counted(objects, 'object')} (${formatBytes(bytes)}) in the bucket`];
}

function movedIn({ moved, toDo }: RunFigures, seconds: number): string[] {
  const { records, bytesRead, bytesWritten } = moved;
  const source = toDo.bytes > 0 ? ` of ${formatBytes(toDo.bytes)}` : '';
  return [
    counted(records, 'record'),
    `${formatBytes(bytesRead)}${source} read`,
    `${formatBytes(bytesWritten)} written (${formatBytes(bytesWritten / Math.max(seconds, 0.001))}/s)`,
  ];
}

/** By bytes of the source where the plan knows them, otherwise by segments. */
function secondsLeft({ moved, toDo, committed }: RunFigures, seconds: number): number | undefined {
  const [done, all] = toDo.bytes > 0 ? [moved.bytesRead, toDo.bytes] : [committed, toDo.segments];
  return done <= 0 ? undefined : (Math.max(0, all - done) / done) * seconds;
}

function counted(count: number, noun: string): string {
  return `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** Segments run side by side, so what there is to tell of one stands together where it ends. */
function segmentLines(host: Host, clock: Clock): Required<Pick<RunWatcher, 'begun' | 'ended'>> {
  const begun = new Map<SegmentInWork, number>();
  return {
    begun: (segment) => {
      begun.set(segment, clock.monotonic());
      host.debug(`${segment.label}: begun (${formatBytes(segment.bytes)} in the source).`);
    },
    ended: (segment, outcome) => {
      const took = clock.monotonic() - (begun.get(segment) ?? clock.monotonic());
      begun.delete(segment);
      host.group(`${segment.label}: ${outcome.kind} after ${formatWait(took / 1000)}`, detailsOf(outcome));
    },
  };
}

function detailsOf(outcome: SegmentOutcome): string[] {
  switch (outcome.kind) {
    case 'committed': {
      const { tally, counters, missing = [] } = outcome.carried;
      return [
        `Tally: ${JSON.stringify(tally)}`,
        `Objects read: ${formatCount(counters.objectsRead)} (${formatBytes(counters.bytesRead)})`,
        `Written: ${formatCount(counters.objectsWritten)} objects, ${formatBytes(counters.bytesWritten)} of records`,
        ...missing.map(({ error }) => messageOf(error)),
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
