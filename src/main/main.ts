import { parseInputs, unknownInputs } from '../inputs/inputs.js';
import { closingLine } from './closing.js';
import type { Ending } from './ending.js';
import { expressionProblems } from './expressions.js';
import { runWithMetrics } from './metrics.js';
import { outputsOf } from './outputs.js';
import { reportProblems, writeReports } from './report.js';
import { isComplete, linesOf, verdictOn } from './verdict.js';
import type { Host } from '../platform/actions.js';

/** Parse, run, report. The one catch, and the one place that fails the step. */
export async function main(host: Host): Promise<void> {
  const ending = await execute(host).catch((error: unknown) => {
    const failures = linesOf(error);
    host.setFailed(failures);
    host.output('complete', 'false');
    return { failures, complete: false };
  });
  if (!keepsIssue(host)) return;
  const { keepFailureIssue } = await import('./failure-issue.js');
  await keepFailureIssue(host, ending);
}

async function execute(host: Host): Promise<Ending> {
  for (const warning of unknownInputs(host.inputNames())) host.warning(warning);
  if (host.input('needs') !== '') {
    const { endingOfJobs } = await import('./jobs-before.js');
    return endingOfJobs(host);
  }
  const { repository, runId } = host.environment;
  const problems = [...(await expressionProblems(host)), ...(await reportProblems(host))];
  const inputs = parseInputs(host.input, { repository, runId, now: Date.now(), problems });
  if (inputs.dryRun) {
    const { dryRun } = await import('./dry-run.js');
    return dryRun(inputs, host);
  }
  const finished = await runWithMetrics(inputs, host);
  const { failures, warnings } = verdictOn(finished, inputs);
  const result = { ...finished.result, complete: isComplete(finished) };
  for (const [name, value] of Object.entries(outputsOf({ ...finished, result }))) host.output(name, value);
  for (const warning of warnings) host.warning(warning);
  const wrong = [
    ...failures,
    ...(await writeReports(inputs, host, { ...finished, result, failures, warnings })),
  ];
  host.info(closingLine({ result }, wrong.length === 0));
  if (wrong.length > 0) host.setFailed(wrong);
  return { failures: wrong, complete: result.complete };
}

/** Read as it was given: the inputs may be what is wrong. A dry run writes nothing anywhere. */
function keepsIssue({ input }: Host): boolean {
  const isOn = (name: string): boolean => input(name).toLowerCase() === 'true';
  return isOn('failure-issue') && !isOn('dry-run');
}
