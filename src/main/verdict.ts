import { countsWindows, DESTINATIONS, type Bucket, type Tally } from '../engine/tally.js';
import { formatInstant, type ChosenWindow } from '../engine/window.js';
import { ConfigError, messageOf, problemLine } from '../errors.js';
import type { Inputs } from '../inputs/inputs.js';
import { formatCount } from '../report/figures.js';
import { messageWithInput } from './concerned-input.js';
import type { FinishedRun } from './ending.js';

interface Verdict {
  /** Why the step fails; empty when it does not. */
  readonly failures: readonly string[];
  /** What is worth a warning. */
  readonly warnings: readonly string[];
}

/** What a run's figures mean for its exit code. */
export function verdictOn(finished: FinishedRun, inputs: Inputs): Verdict {
  const { stop, failures: failed, tally } = finished.result;
  const failures = failureLines(failed, inputs);
  if (stop?.reason === 'cancelled') failures.push(`${stop.message} What is not committed stays open.`);
  failures.push(...finished.unmatched.problems.map(problemLine));
  const warnings = [...openEnds(finished), ...finished.unmatched.warnings, ...finished.troubles];
  const loss = lossOf(tally, inputs);
  if (loss !== undefined) (inputs.onLoss === 'fail' ? failures : warnings).push(loss);
  return { failures, warnings };
}

/** More items that failed for the same reason are counted. */
const LABELS_NAMED = 3;

/** A line for each reason, with the items that failed for it: what all of them meet is told once. */
function failureLines(failed: FinishedRun['result']['failures'], inputs: Inputs): string[] {
  const labels = new Map<string, string[]>();
  for (const { label, error } of failed) {
    const text = messageWithInput(error, inputs);
    const all = labels.get(text) ?? [];
    labels.set(text, all);
    if (label !== '') all.push(label);
  }
  return [...labels].map(([text, all]) => {
    const more = all.length - LABELS_NAMED;
    const named = all.slice(0, LABELS_NAMED).join(', ') + (more > 0 ? ` and ${formatCount(more)} more` : '');
    return named === '' ? text : `${named}: ${text}`;
  });
}

/** Why something is left although nothing failed. */
function openEnds({ result, chosen }: FinishedRun): string[] {
  const { complete, stop, skipped } = result;
  const ends: string[] = [];
  // A budget that ended under the last segments left nothing open.
  if (!complete && (stop?.reason === 'time-budget' || stop?.reason === 'max-ingest-gb')) {
    ends.push(`${stop.message} The next run continues.`);
  }
  if (skipped > 0) ends.push(`Segments that another run holds: ${formatCount(skipped)}.`);
  return [...ends, ...openWindows(chosen)];
}

/** The parts of the requested window that the chosen one lacks. */
export function openWindows({ lost, unsettled }: Pick<ChosenWindow, 'lost' | 'unsettled'>): string[] {
  const ends: string[] = [];
  if (lost !== undefined) {
    ends.push(
      `From ${formatInstant(lost.from)} to ${formatInstant(lost.to)} there may be open logs that can no longer be delivered: ` +
        'CloudWatch Logs no longer accepts events of that age.',
    );
  }
  if (unsettled !== undefined) {
    ends.push(
      `From ${formatInstant(unsettled.from)} on the window is younger than settle and is left for a later run.`,
    );
  }
  return ends;
}

/** Whether everything that was asked for is done. */
export function isComplete({ result, chosen }: FinishedRun): boolean {
  return result.complete && chosen.lost === undefined && chosen.unsettled === undefined;
}

/** How many records were read and did not reach their destination although they should have, by bucket. */
export function lostRecords(tally: Tally, inputs: Inputs): [name: Bucket, count: number][] {
  if (countsWindows(tally)) return [];
  const skipsOld = 'logs' in inputs && inputs.logs?.tooOld === 'skip';
  const names = ['too-new', 'oversize', 'rejected', ...(skipsOld ? [] : (['too-old'] as const))] as const;
  return names.flatMap((name): [Bucket, number][] => {
    const count = Math.max(...DESTINATIONS.map((at) => tally[at]?.[name] ?? 0));
    return count > 0 ? [[name, count]] : [];
  });
}

function lossOf(tally: Tally, inputs: Inputs): string | undefined {
  const lost = lostRecords(tally, inputs).map(([name, count]) => `${formatCount(count)} ${name}`);
  if (lost.length === 0) return undefined;
  return `Records that were not delivered: ${lost.join(', ')}. All others are. (on-loss: warn makes this a warning.)`;
}

/** The lines that tell of a failure; the inputs are not known where they are what is wrong. */
export function linesOf(error: unknown, inputs?: Inputs): string[] {
  if (error instanceof ConfigError) {
    const { problems } = error;
    const head = problems.length === 1 ? [] : [`${problems.length} inputs are invalid:`];
    return [...head, ...error.message.split('\n')];
  }
  return [inputs === undefined ? messageOf(error) : messageWithInput(error, inputs)];
}
