import { MAX_NAMED, type Verified } from '../engine/verify-figures.js';
import { formatInstant, type ChosenWindow } from '../engine/window.js';
import { messageOf, problemLine } from '../errors.js';
import type { Inputs } from '../inputs/inputs.js';
import type { OutputName } from '../inputs/tables/outputs.js';
import type { Host } from '../platform/actions.js';
import { formatCount } from '../report/figures.js';
import { verificationSummary } from '../report/verification.js';
import type { Unmatched } from '../setup.js';
import type { Ending } from './ending.js';
import { openWindows } from './verdict.js';

export interface FinishedVerification {
  readonly result: Verified;
  readonly chosen: ChosenWindow;
  readonly unmatched: Unmatched;
  /** From and up to where each item is archived and verified, where the mode tells it. */
  readonly notes: readonly string[];
}

/** Outputs, log and summary of a verification; it fails on any difference. */
export async function reportVerification(
  inputs: Inputs,
  host: Host,
  finished: FinishedVerification,
): Promise<Ending> {
  const failures = failuresOf(finished);
  const warnings = warningsOf(finished);
  const complete = failures.length === 0 && isComplete(finished);
  const outputs = outputsOf(finished.result, complete);
  for (const [name, value] of Object.entries(outputs)) host.output(name, value);
  for (const warning of warnings) host.warning(warning);
  const { result, notes } = finished;
  if (notes.length > 0) host.info([...notes]);
  if (inputs.report !== 'none') {
    const facts = { mode: inputs.mode, result, complete, failures, warnings, notes };
    await host.summary(verificationSummary(facts));
  }
  host.info(closingLine(result, { complete, isWell: failures.length === 0 }));
  if (failures.length > 0) host.setFailed(failures);
  return { failures, complete };
}

function failuresOf({ result, unmatched }: FinishedVerification): string[] {
  const { differences, differing, failures, failed, stop } = result;
  return [
    ...differences.map(
      ({ segment, what, expected, found }) => `${segment}: ${what}: expected ${expected}, found ${found}.`,
    ),
    ...beyond(differing, 'differences'),
    ...failures.map(({ label, error }) => (label === '' ? '' : `${label}: `) + messageOf(error)),
    ...beyond(failed, 'failures'),
    ...(stop?.reason === 'cancelled' ? [`${stop.message} What was not reached is not verified.`] : []),
    ...unmatched.problems.map(problemLine),
  ];
}

function beyond(count: number, what: string): string[] {
  return count > MAX_NAMED ? [`And ${formatCount(count - MAX_NAMED)} more ${what}.`] : [];
}

function warningsOf({ result, chosen, unmatched }: FinishedVerification): string[] {
  const { segments, open, held, openNames, untold, refusals } = result;
  const silent = segments.expired + segments.unverifiable;
  return [
    ...(open > 0 ? [`Open or never started: ${someOf(openNames, open)}.`] : []),
    ...(held > 0 ? [`Segments that another run holds: ${formatCount(held)}.`] : []),
    ...refusals.map(messageOf),
    ...(silent > 0 ? [`Segments that cannot be verified: ${formatCount(silent)}. ${untold.join(' ')}`] : []),
    ...unreached(result),
    ...openWindows(chosen),
    ...unmatched.warnings,
  ];
}

/** The names that a line has room for, and how many there are in all. */
const MAX_NAMED_IN_LINE = 10;

function someOf(names: readonly string[], count: number): string {
  const shown = names.slice(0, MAX_NAMED_IN_LINE).join('; ');
  const more = count > MAX_NAMED_IN_LINE ? `; and ${formatCount(count - MAX_NAMED_IN_LINE)} more` : '';
  return `${formatCount(count)} ${count === 1 ? 'segment' : 'segments'} (${shown}${more})`;
}

function unreached({ stop, segments, isPlanned }: Verified): string[] {
  if (stop?.reason !== 'time-budget') return [];
  const rest = isPlanned ? '' : ', and what of the window was not planned by then';
  return [
    `${stop.message} Not reached, hence not verified: ${formatCount(segments.unreached)} committed segments${rest}.`,
  ];
}

function isComplete({ result, chosen }: FinishedVerification): boolean {
  const { open, refusals, segments, isPlanned } = result;
  const isReached = isPlanned && segments.unreached === 0;
  const hasWindow = chosen.lost === undefined && chosen.unsettled === undefined;
  return open === 0 && refusals.length === 0 && isReached && hasWindow;
}

function outputsOf(
  { window, segments, open, held, differences }: Verified,
  complete: boolean,
): Partial<Record<OutputName, string>> {
  return {
    complete: String(complete),
    'window-from': formatInstant(window.from),
    'window-to': formatInstant(window.to),
    'segments-planned': String(open),
    'segments-committed': '0',
    'segments-skipped': String(held),
    verified: String(segments.agrees),
    differences: JSON.stringify(differences),
  };
}

/** What the verification came to, in one line of the log. */
function closingLine(
  { window, segments, differing, open }: Verified,
  { complete, isWell }: { complete: boolean; isWell: boolean },
): string {
  const verdict = isWell ? (complete ? 'Verified' : 'Not complete') : 'Failed';
  const range = `${formatInstant(window.from)} to ${formatInstant(window.to)}`;
  const counts = `${formatCount(segments.agrees)} segments agree, ${formatCount(differing)} differences, ${formatCount(open)} open`;
  return `${verdict}: ${range}, ${counts}. Nothing was written.`;
}
