import { moveFrontier, type Frontier } from '../engine/frontier.js';
import { messageOf } from '../errors.js';
import type { Unmatched } from '../setup.js';
import type { ReadyMode } from './modes.js';
import type { FinishedRun } from './run.js';

const NOTHING: Unmatched = { problems: [], warnings: [] };

interface Afterwards extends Pick<FinishedRun, 'result' | 'chosen' | 'ready'> {
  /** One for each destination. */
  readonly frontiers: readonly Frontier[];
  /** What the run had to look at begins here, epoch ms. */
  readonly since: number;
}

/**
 * What is left to do when everything is delivered. Nothing of it undoes that: what fails is handed back to be told. The
 * frontier does not move over what a wrong selection hid.
 */
export async function afterwards({
  ready,
  result,
  chosen,
  frontiers,
  since,
}: Afterwards): Promise<Pick<FinishedRun, 'result' | 'unmatched' | 'troubles'>> {
  const troubles: string[] = [];
  const unmatched = result.stop === undefined ? await unmatchedBy(ready) : NOTHING;
  if (unmatched.problems.length > 0) {
    const { from: gapFreeTo } = result.window;
    return { result: { ...result, complete: false, gapFreeTo }, unmatched, troubles };
  }
  try {
    // What is lost has been named, and is given up: the next run does not name it again.
    const window = { ...result.window, from: since };
    await Promise.all(
      frontiers.map((frontier) => moveFrontier(frontier, { ...result, window }, chosen.explicit)),
    );
  } catch (error) {
    troubles.push(
      `The ledger does not hold how far this run came: ${messageOf(error)}. The next run looks back further, and finds what is done.`,
    );
  }
  return { result, unmatched, troubles };
}

/** What cannot be asked is not held against the inputs. */
export async function unmatchedBy({ unmatched }: ReadyMode): Promise<Unmatched> {
  try {
    return (await unmatched?.()) ?? NOTHING;
  } catch (error) {
    return {
      problems: [],
      warnings: [`Whether all of the selection is there could not be seen: ${messageOf(error)}`],
    };
  }
}
