import { countsWindows, writtenOf, type Tally } from '../engine/tally.js';
import { showInstant } from '../engine/window.js';
import { showBytes, showCount } from '../report/figures.js';
import type { FinishedRun } from './run.js';

/** What a run that has ended came to, in one line of the log: with `report: none` nothing else there tells of it. */
export function closingLine({ result }: Pick<FinishedRun, 'result'>, isWell: boolean): string {
  const { window, complete, planned, committed, skipped, tally, counters } = result;
  const verdict = isWell ? (complete ? 'Complete' : 'Not complete') : 'Failed';
  return [
    `${verdict}: ${showInstant(window.from)} to ${showInstant(window.to)}`,
    `${showCount(committed)} of ${showCount(planned)} segments committed`,
    ...(skipped > 0 ? [`${showCount(skipped)} held by another run`] : []),
    carriedOf(tally, counters.bytesWritten),
  ].join(', ');
}

function carriedOf(tally: Tally, bytesWritten: number): string {
  if (!countsWindows(tally)) {
    const written = `${showCount(writtenOf(tally))} written (${showBytes(bytesWritten)})`;
    return `${showCount(tally.read)} records read, ${written}.`;
  }
  const { exported, empty, failed, objects, bytes } = tally;
  const windows = `${showCount(exported)} windows exported, ${showCount(empty)} empty, ${showCount(failed)} failed`;
  return `${windows}, ${showCount(objects)} objects (${showBytes(bytes)}) found in the bucket.`;
}
