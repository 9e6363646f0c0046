import type { Frontiers } from '../engine/frontier.js';
import { earliestOf, type ChosenWindows } from '../engine/window.js';
import { messageOf } from '../errors.js';
import type { Unmatched } from '../setup.js';
import type { ReadyMode } from './modes.js';
import type { FinishedRun } from './ending.js';

const NOTHING: Unmatched = { problems: [], warnings: [] };

interface Afterwards extends Pick<FinishedRun, 'result' | 'chosen' | 'ready'> {
  /** One for each destination. */
  readonly frontiers: readonly Frontiers[];
}

/**
 * The steps after delivery: checks the selection, then moves the frontiers, but not if a wrong selection hid something.
 * A failure does not undo the delivery; it is returned as a warning.
 */
export async function afterwards({
  ready,
  result,
  chosen,
  frontiers,
}: Afterwards): Promise<Pick<FinishedRun, 'result' | 'unmatched' | 'troubles' | 'frontier'>> {
  const troubles: string[] = [];
  const unmatched = result.stop === undefined ? await unmatchedBy(ready) : NOTHING;
  if (unmatched.problems.length > 0) {
    const { from: gapFreeTo } = result.window;
    const frontier = furthestBehind(frontiers);
    return { result: { ...result, complete: false, gapFreeTo }, unmatched, troubles, frontier };
  }
  try {
    const isFinalBefore = (item: string): boolean => chosen.of(item).window.isFinalBefore === true;
    const moving = { isExplicit: chosen.explicit, from: sinceOf(chosen), isFinalBefore };
    await Promise.all(frontiers.map((each) => each.move(result, moving)));
  } catch (error) {
    troubles.push(
      `The progress of this run could not be written to the ledger: ${messageOf(error)}. The next run looks further back and skips what is done.`,
    );
  }
  return { result, unmatched, troubles, frontier: furthestBehind(frontiers) };
}

/** Start of an item's window for its frontier, with the lost time before it: that was reported and is given up. */
export function sinceOf(chosen: ChosenWindows): (item: string) => number {
  return (item) => {
    const { lost, window } = chosen.of(item);
    return lost?.from ?? window.from;
  };
}

function furthestBehind(frontiers: readonly Frontiers[]): number | undefined {
  return earliestOf(frontiers.flatMap(({ reached }) => reached.map(({ until }) => until)));
}

/** Inputs that match nothing; if that cannot be checked, only a warning. */
export async function unmatchedBy({ unmatched }: ReadyMode): Promise<Unmatched> {
  try {
    return (await unmatched?.()) ?? NOTHING;
  } catch (error) {
    return {
      problems: [],
      warnings: [`Could not check whether everything that is selected exists: ${messageOf(error)}`],
    };
  }
}
