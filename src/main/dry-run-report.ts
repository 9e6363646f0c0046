import type { Check } from '../preflight/check.js';
import { estimateJson, type Estimate } from '../preflight/estimate.js';
import { splitWindows, type SplitWindows } from '../preflight/windows.js';
import type { Survey } from '../engine/survey.js';
import { formatInstant, type ChosenWindow } from '../engine/window.js';
import { MODE_FACTS, type Inputs } from '../inputs/inputs.js';
import { formatDuration } from '../inputs/duration.js';
import type { Grid } from '../time-zone.js';
import type { OutputName } from '../inputs/tables/outputs.js';
import type { Host } from '../platform/actions.js';
import { checklistLines, dryRunSummary, oneLine } from '../report/checklist.js';
import { formatBytes, formatCount } from '../report/figures.js';
import type { Messages } from './messages.js';
import type { Ending } from './ending.js';

/** What a dry run found out; the plan is absent where it could not be made. */
export interface Findings {
  readonly checks: readonly Check[];
  readonly plan?: Plan;
}

interface Plan {
  readonly chosen: ChosenWindow;
  readonly survey: Survey;
  readonly estimate: Estimate;
}

/** Outputs, log and summary of a dry run; it fails when a check fails. */
export async function reportDryRun(
  inputs: Inputs,
  host: Host,
  { checks, plan, messages }: Findings & { readonly messages: Messages },
): Promise<Ending> {
  const wrong = checks.filter(({ state }) => state === 'failed');
  const cut = plan === undefined ? undefined : windowsOf(inputs, plan);
  const outputs = outputsOf(plan, cut, wrong.length === 0);
  for (const [name, value] of Object.entries(outputs)) host.output(name, value);
  const notes = [...widened(inputs, cut), ...(plan?.estimate.assumptions ?? [])];
  const figures = plan === undefined ? [] : figuresOf(plan, cut);
  host.info([`Dry run of mode ${inputs.mode}: nothing was written.`, ...checklistLines(checks)]);
  host.info([...figures.map(([name, figure]) => `${name}: ${figure}`), ...notes]);
  if (inputs.report !== 'none') {
    const texts = { warnings: messages.warnings, notes: [...messages.notices, ...notes] };
    await host.summary(dryRunSummary({ mode: inputs.mode, checks, figures, ...texts }));
  }
  const failures = wrong.map(oneLine);
  if (failures.length > 0) host.setFailed(failures);
  return { failures, complete: outputs.complete === 'true' };
}

function windowsOf({ split, mode, timeZone }: Inputs, { chosen, survey }: Plan): SplitWindows {
  const { open } = survey;
  if (open === undefined) return { windows: [], split };
  const { window: within, explicit } = chosen;
  const cutsOf = (length: number): Grid => timeZone.cuts(length, explicit ? within.from : undefined);
  return splitWindows({ open, within, split, cutsOf, unit: MODE_FACTS[mode].step });
}

function outputsOf(
  plan: Plan | undefined,
  cut: SplitWindows | undefined,
  isWell: boolean,
): Partial<Record<OutputName, string>> {
  if (plan === undefined) return { complete: 'false' };
  const { chosen, survey, estimate } = plan;
  const isDone = survey.segments === 0 && chosen.lost === undefined && chosen.unsettled === undefined;
  const windows = cut?.windows.map(({ from, to }) => ({ from: formatInstant(from), to: formatInstant(to) }));
  return {
    complete: String(isDone && isWell),
    'window-from': formatInstant(chosen.window.from),
    'window-to': formatInstant(chosen.window.to),
    'segments-planned': String(survey.segments),
    'segments-committed': '0',
    'segments-skipped': String(survey.held),
    'objects-skipped': String(survey.objectsSkipped),
    estimate: estimateJson(estimate),
    windows: JSON.stringify(windows ?? []),
  };
}

function widened({ split }: Inputs, cut: SplitWindows | undefined): string[] {
  if (cut === undefined || cut.split === split) return [];
  return [
    `split is widened from ${formatDuration(split)} to ${formatDuration(cut.split)}: a matrix takes no more than 256 jobs.`,
  ];
}

function figuresOf({ chosen, survey, estimate }: Plan, cut: SplitWindows | undefined): [string, string][] {
  const { window } = chosen;
  const bytes = (count: number | null): string => (count === null ? 'not known' : formatBytes(count));
  const { usd } = estimate;
  return [
    ['Window', `${formatInstant(window.from)} to ${formatInstant(window.to)}`],
    ['Segments left', formatCount(survey.segments)],
    ['Objects', estimate.objects === null ? 'not known' : formatCount(estimate.objects)],
    ['Bytes in the source', bytes(estimate.bytes)],
    ['Uncompressed, estimated', bytes(estimate.uncompressedBytes)],
    ['Price, estimated', usd === null ? 'not known' : `$${usd.toFixed(usd < 1 ? 4 : 2)}`],
    ['Windows for a matrix', formatCount(cut?.windows.length ?? 0)],
  ];
}
