import { countsWindows, writtenOf } from '../engine/tally.js';
import type { WindowTally } from '../engine/window-tally.js';
import { showInstant } from '../engine/window.js';
import type { OutputName } from '../inputs/tables/outputs.js';
import { showBytes, showCount } from '../report/figures.js';
import type { FinishedRun } from './run.js';

/** The action's outputs; those that the mode has no figure for are empty. */
export function outputsOf({ result, ready }: FinishedRun): Partial<Record<OutputName, string>> {
  const { window, tally, counters } = result;
  return {
    complete: String(result.complete),
    'window-from': showInstant(window.from),
    'window-to': showInstant(window.to),
    'segments-planned': String(result.planned),
    'segments-committed': String(result.committed),
    'segments-skipped': String(result.skipped),
    'records-read': countsWindows(tally) ? '' : String(tally.read),
    'records-written': countsWindows(tally) ? '' : String(writtenOf(tally)),
    'bytes-read': String(counters.bytesRead),
    'bytes-written': String(counters.bytesWritten),
    'objects-read': String(counters.objectsRead),
    'objects-written': String(counters.objectsWritten),
    'objects-skipped': String(result.objectsSkipped),
    'task-ids': JSON.stringify(ready.exports?.taskIds ?? []),
    tally: JSON.stringify(tally),
  };
}

/** What a run that has ended came to, in one line of the log: with `report: none` nothing else there tells of it. */
export function closingLine({ result }: Pick<FinishedRun, 'result'>, isWell: boolean): string {
  const { window, complete, planned, committed, skipped, tally, counters } = result;
  const verdict = isWell ? (complete ? 'Complete' : 'Not complete') : 'Failed';
  const head = `${verdict}: ${showInstant(window.from)} to ${showInstant(window.to)}`;
  if (planned === 0 && complete) return `${head}, nothing was left to carry.`;
  const held = skipped > 0 ? [`${showCount(skipped)} held by another run`] : [];
  const done = `${showCount(committed)} of ${showCount(planned)}`;
  if (countsWindows(tally)) return [head, `${done} windows done`, ...held, exportedIn(tally)].join(', ');
  const written = `${showCount(writtenOf(tally))} written (${showBytes(counters.bytesWritten)})`;
  return [
    head,
    `${done} segments committed`,
    ...held,
    `${showCount(tally.read)} records read`,
    `${written}.`,
  ].join(', ');
}

function exportedIn({ exported, empty, failed, objects, bytes }: WindowTally): string {
  const windows = `${showCount(exported)} exported, ${showCount(empty)} empty, ${showCount(failed)} failed`;
  return `${windows}, ${showCount(objects)} objects (${showBytes(bytes)}) found in the bucket.`;
}
