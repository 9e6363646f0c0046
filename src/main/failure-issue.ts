import { messageOf } from '../errors.js';
import type { Host } from '../platform/actions.js';
import { reportFailure, reportRecovery, type FailureSubject } from '../platform/failure-issue.js';
import { GitHubIssues } from '../platform/github-issues.js';
import type { Ending } from './ending.js';

/** Opens, comments or closes the failure issue. GitHub's refusal is a warning: the logs are what the run is for. */
export async function keepFailureIssue(host: Host, { failures, complete }: Ending): Promise<void> {
  const { repository, apiUrl = 'https://api.github.com' } = host.environment;
  const token = host.input('github-token');
  if (repository === undefined || token === '') {
    host.warning('failure-issue: nothing is told, since there is no github-token or no repository.');
    return;
  }
  try {
    host.mask(token);
    const issues = new GitHubIssues({ apiUrl, repository, token });
    const subject = subjectOf(host);
    if (failures.length > 0) await reportFailure(issues, subject, failures);
    else if (complete) await reportRecovery(issues, subject);
  } catch (error) {
    host.warning(`failure-issue: ${messageOf(error)}`);
  }
}

function subjectOf({ input, environment }: Host): FailureSubject {
  return {
    workflow: environment.workflow ?? '',
    mode: input('mode'),
    ledger: ledgerOf(input),
    runUrl: environment.runUrl,
  };
}

/** As the inputs name it, so that a run whose inputs are wrong elsewhere has the same one. */
function ledgerOf(input: Host['input']): string {
  const given = input('ledger');
  if (given !== '') return given;
  const bucket = input(input('mode') === 'alb' ? 'source-bucket' : 'destination-bucket');
  return bucket === '' ? '' : `s3://${bucket}/log-ferry-ledger/`;
}
