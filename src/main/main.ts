import { messageOf } from '../errors.js';
import { RawInputs, parseInputs, unknownInputs, type Inputs } from '../inputs/inputs.js';
import type { Ending } from './ending.js';
import { expressionProblems } from './expressions.js';
import { remembering } from './messages.js';
import { runWithMetrics } from './metrics.js';
import { closingLine, outputsOf } from './outputs.js';
import { reportProblems, writeReports } from './report.js';
import { isComplete, linesOf, verdictOn } from './verdict.js';
import type { Host } from '../platform/actions.js';
import { VERSION } from '../platform/version.js';

/** Parse, run, report. The one place that fails the step. */
export async function main(host: Host): Promise<void> {
  host.info(`AWS Log Ferry ${VERSION}`);
  const given = new RawInputs(host.input);
  const ending = await execute(given, remembering(host)).catch((error: unknown) =>
    failedBy(linesOf(error), host),
  );
  // A dry run writes nothing anywhere.
  if (!given.isOn('failure-issue') || given.isOn('dry-run')) return;
  const { keepFailureIssue } = await import('./failure-issue.js');
  await keepFailureIssue(given, host, ending);
}

type Remembering = ReturnType<typeof remembering>;

function failedBy(failures: readonly string[], host: Host): Ending {
  host.setFailed(failures);
  host.output('complete', 'false');
  return { failures, complete: false };
}

async function execute(given: RawInputs, its: Remembering): Promise<Ending> {
  const { host } = its;
  for (const warning of unknownInputs(host.inputNames())) host.warning(warning);
  const needs = given.text('needs');
  if (needs !== undefined) {
    const { endingOfJobs } = await import('./jobs-before.js');
    return endingOfJobs(needs, given, host);
  }
  const { repository, runId } = host.environment;
  const problems = [...(await expressionProblems(given)), ...(await reportProblems(given, host))];
  const inputs = parseInputs((name) => given.text(name), { repository, runId, now: Date.now(), problems });
  return asked(inputs, its).catch((error: unknown) => failedBy(linesOf(error, inputs), host));
}

/** Does what the inputs ask for. */
async function asked(inputs: Inputs, { host, messages }: Remembering): Promise<Ending> {
  if (inputs.dryRun) {
    const { dryRun } = await import('./dry-run.js');
    return dryRun(inputs, host, messages);
  }
  if (inputs.verify) {
    const { verifyRun } = await import('./verify.js');
    return verifyRun(inputs, host);
  }
  const finished = await runWithMetrics(inputs, host);
  const { failures, warnings } = verdictOn(finished, inputs);
  const result = { ...finished.result, complete: isComplete(finished) };
  for (const [name, value] of Object.entries(outputsOf({ ...finished, result }))) host.output(name, value);
  for (const warning of warnings) host.warning(warning);
  const reported = writeReports(inputs, host, { ...finished, result, failures, messages });
  const troubles = await reported.catch((error: unknown) => [
    `The report could not be made: ${messageOf(error)}`,
  ]);
  const wrong = [...failures, ...troubles];
  host.info(closingLine({ result }, wrong.length === 0));
  if (wrong.length > 0) host.setFailed(wrong);
  const { frontier: doneUpTo = result.gapFreeTo } = finished;
  return {
    failures: wrong,
    complete: result.complete,
    hasReport: inputs.report === 'html' && troubles.length === 0,
    ...(inputs.from === undefined ? { doneUpTo } : {}),
  };
}
