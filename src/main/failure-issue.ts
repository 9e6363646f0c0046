import { messageOf } from '../errors.js';
import { LEDGER_PREFIX, MODE_FACTS, modeOf, type Given } from '../inputs/inputs.js';
import { formatInstant } from '../engine/window.js';
import type { Host } from '../platform/actions.js';
import { formatWait } from '../report/figures.js';
import { reportFailure, reportRecovery, type FailureSubject } from '../platform/failure-issue.js';
import { GitHubIssues } from '../platform/github-issues.js';
import type { Ending } from './ending.js';

/** Opens, comments or closes the failure issue. GitHub's refusal is a warning: the logs are what the run is for. */
export async function keepFailureIssue(
  given: Given,
  host: Host,
  { failures, complete, doneUpTo, hasReport = false }: Ending,
): Promise<void> {
  const { repository, apiUrl = 'https://api.github.com' } = host.environment;
  const token = given.text('github-token');
  if (repository === undefined || token === undefined) {
    host.warning(
      'failure-issue: no issue is opened or closed, because there is no github-token or no repository.',
    );
    return;
  }
  try {
    host.mask(token);
    const issues = new GitHubIssues({ apiUrl, repository, token });
    const subject = { ...subjectOf(given, host), hasReport };
    const at = host.clock.now();
    const behind = doneUpTo === undefined ? undefined : behindText(doneUpTo, at);
    if (failures.length > 0) await reportFailure(issues, subject, { errors: failures, at, behind });
    else if (complete) await reportRecovery(issues, subject);
  } catch (error) {
    host.warning(`failure-issue: ${messageOf(error)}`);
  }
}

function subjectOf(given: Given, { environment }: Host): Omit<FailureSubject, 'hasReport'> {
  return {
    workflow: environment.workflow ?? '',
    // A verification has an issue of its own: a later successful run does not repair a difference.
    mode: `${given.text('mode') ?? ''}${given.isOn('verify') ? ' verify' : ''}`,
    ledger: given.text('ledger') ?? usualLedger(given),
    runUrl: environment.runUrl,
  };
}

function behindText(doneUpTo: number, at: number): string {
  const wait = formatWait(Math.max(0, at - doneUpTo) / 1000);
  return `Everything before ${formatInstant(doneUpTo)} is done, which is ${wait} ago.`;
}

/** The ledger as the inputs name it, so that a run with other wrong inputs finds the same issue. */
function usualLedger(given: Given): string {
  const mode = modeOf(given);
  const bucket = mode && given.text(MODE_FACTS[mode].ledgerBucket);
  return bucket === undefined ? '' : `s3://${bucket}/${LEDGER_PREFIX}`;
}
