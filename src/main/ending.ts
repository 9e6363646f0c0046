import type { RunResult } from '../engine/run-figures.js';
import type { ChosenWindows } from '../engine/window.js';
import type { Unmatched } from '../setup.js';
import type { ReadyMode } from './modes.js';

/** What a run did, and how far it came. */
export interface FinishedRun {
  readonly result: RunResult;
  readonly chosen: ChosenWindows;
  /** How far the item that is furthest behind has come, epoch ms; absent where no schedule is known. */
  readonly frontier: number | undefined;
  readonly ready: ReadyMode;
  readonly unmatched: Unmatched;
  /** What failed after the delivery, which it does not undo. */
  readonly troubles: readonly string[];
}

/** How a run ended. */
export interface Ending {
  readonly failures: readonly string[];
  /** Whether nothing is left to do. */
  readonly complete: boolean;
  /** For a scheduled run: everything before this instant is done, epoch ms; absent if the run ended before it knew. */
  readonly doneUpTo?: number;
  /** Whether an HTML report was written, which the workflow may keep as an artifact of the run. */
  readonly hasReport?: boolean;
}
