import { parseInputs } from './inputs.js';
import { expressionProblems } from './main/expressions.js';
import { ferry } from './main/ferry.js';
import { outputsOf } from './main/outputs.js';
import { isComplete, linesOf, verdictOn } from './main/verdict.js';
import type { Host } from './platform/actions.js';
import { summaryOf } from './report/summary.js';

/** Parse, run, report. The one catch, and the one place that fails the step. */
export async function main(host: Host): Promise<void> {
  try {
    await sail(host);
  } catch (error) {
    host.setFailed(linesOf(error));
  }
}

async function sail(host: Host): Promise<void> {
  const { repository, runId } = host.environment;
  const problems = await expressionProblems(host);
  const inputs = parseInputs(host.input, { repository, runId, now: Date.now(), problems });
  if (inputs.dryRun) {
    const { dryRun } = await import('./main/dry-run.js');
    await dryRun(inputs, host);
    return;
  }
  const voyage = await ferry(inputs, host);
  const { failures, warnings } = verdictOn(voyage, inputs);
  const result = { ...voyage.result, complete: isComplete(voyage) };
  for (const [name, value] of Object.entries(outputsOf({ ...voyage, result }))) host.output(name, value);
  for (const warning of warnings) host.warning(warning);
  const notes = [...warnings, ...(voyage.ready.notes?.() ?? [])];
  if (inputs.report !== 'none') host.summary(summaryOf({ mode: inputs.mode, result, notes, failures }));
  if (failures.length > 0) host.setFailed(failures);
}
