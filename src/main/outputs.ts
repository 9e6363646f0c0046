import { countsWindows, writtenOf } from '../engine/tally.js';
import { showInstant } from '../engine/window.js';
import type { OutputName } from '../inputs/tables/outputs.js';
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
    'task-ids': ready.exports === undefined ? '' : JSON.stringify(ready.exports.taskIds),
    tally: JSON.stringify(tally),
  };
}
