import { countsWindows, writtenOf } from '../engine/tally.js';
import type { WindowTally } from '../engine/window-tally.js';
import { formatInstant } from '../engine/window.js';
import type { OutputName } from '../inputs/tables/outputs.js';
import { formatBytes, formatCount } from '../report/figures.js';
import type { FinishedRun } from './ending.js';

/** The action's outputs; those that the mode has no figure for are empty. */
export function outputsOf({ result, ready }: FinishedRun): Partial<Record<OutputName, string>> {
  const { window, tally, counters } = result;
  return {
    complete: String(result.complete),
    'window-from': formatInstant(window.from),
    'window-to': formatInstant(window.to),
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

/** One line for the log with the result of the run; with `report: none` it is the only one. */
export function closingLine({ result }: Pick<FinishedRun, 'result'>, isWell: boolean): string {
  const { window, complete, planned, committed, skipped, tally, counters } = result;
  const verdict = isWell ? (complete ? 'Complete' : 'Not complete') : 'Failed';
  const head = `${verdict}: ${formatInstant(window.from)} to ${formatInstant(window.to)}`;
  if (planned === 0 && complete) return `${head}, nothing was left to carry.`;
  const held = skipped > 0 ? [`${formatCount(skipped)} held by another run`] : [];
  const done = `${formatCount(committed)} of ${formatCount(planned)}`;
  if (countsWindows(tally)) return [head, `${done} windows done`, ...held, exportedIn(tally)].join(', ');
  const written = `${formatCount(writtenOf(tally))} written (${formatBytes(counters.bytesWritten)})`;
  return [
    head,
    `${done} segments committed`,
    ...held,
    `${formatCount(tally.read)} records read`,
    `${written}.`,
  ].join(', ');
}

function exportedIn({ exported, empty, failed, objects, bytes }: WindowTally): string {
  const windows = `${formatCount(exported)} exported, ${formatCount(empty)} empty, ${formatCount(failed)} failed`;
  return `${windows}, ${formatCount(objects)} objects (${formatBytes(bytes)}) found in the bucket.`;
}
