import { markdownText, visible } from '../escape.js';
import type { Issue, Issues } from './github-issues.js';

/** What an issue is about: runs of the same workflow, mode and ledger share it. */
export interface FailureSubject {
  readonly workflow: string;
  readonly mode: string;
  readonly ledger: string;
  /** The page of this run. */
  readonly runUrl: string | undefined;
  /** Whether there is an HTML report of it, for the workflow to keep. */
  readonly hasReport: boolean;
}

export const FAILURE_LABEL = 'log-ferry';

/** A text of GitHub has at most 65,536 characters; what is cut can be read in the log of the run. */
const MAX_ERRORS = 20;
const MAX_ERROR_LENGTH = 1500;
const MAX_BODY_LENGTH = 60_000;
const MAX_NAME_LENGTH = 100;

/** Opens an issue for the first failure, and comments on it for the later ones. */
export async function reportFailure(
  issues: Issues,
  subject: FailureSubject,
  errors: readonly string[],
): Promise<void> {
  const [known] = await issuesAbout(issues, subject);
  const told = bodyOf(subject, errors);
  if (known !== undefined) {
    await issues.comment(known.number, told);
    return;
  }
  const title = `Log Ferry: mode ${short(subject.mode)} fails in workflow ${short(subject.workflow)}`;
  const promise = 'The next successful and complete run closes this issue.';
  const body = [markerOf(subject), told, promise].join('\n\n');
  await issues.create({ title, body, label: FAILURE_LABEL });
}

/** Closes the issue, and doubles of it: runs at the same time may each have opened one. */
export async function reportRecovery(issues: Issues, subject: FailureSubject): Promise<void> {
  for (const { number } of await issuesAbout(issues, subject)) {
    await issues.comment(number, `Everything is done again: ${linkTo(subject)}.`);
    await issues.close(number);
  }
}

async function issuesAbout(issues: Issues, subject: FailureSubject): Promise<Issue[]> {
  const marker = markerOf(subject);
  const open = await issues.open(FAILURE_LABEL);
  return open.filter(({ body }) => body.includes(marker)).sort((a, b) => a.number - b.number);
}

/** An HTML comment, which GitHub does not show. Nothing in it can end it: `>` is encoded. */
function markerOf({ workflow, mode, ledger }: FailureSubject): string {
  const [of, how, where] = [workflow, mode, ledger].map(encodeURIComponent);
  return `<!-- log-ferry workflow=${of ?? ''} mode=${how ?? ''} ledger=${where ?? ''} -->`;
}

function bodyOf(subject: FailureSubject, errors: readonly string[]): string {
  const report = subject.hasReport ? reportOf(subject) : '';
  const head = `A run failed: ${linkTo(subject)}.${report}`;
  const lines: string[] = [];
  let length = 0;
  for (const error of errors.slice(0, MAX_ERRORS)) {
    const line = `- ${markdownText(visible(error).slice(0, MAX_ERROR_LENGTH))}`;
    length += line.length;
    if (length > MAX_BODY_LENGTH) break;
    lines.push(line);
  }
  const left = errors.length - lines.length;
  if (left > 0) lines.push(`- and ${left} more, in the log of the run`);
  return `${head}\n\n${lines.join('\n')}`;
}

function linkTo({ runUrl }: FailureSubject): string {
  return runUrl === undefined ? 'see the log' : `[see the run](${encodeURI(runUrl)})`;
}

/** Where a run lists its artifacts: the one of the report is uploaded after this was written. */
function reportOf({ runUrl }: FailureSubject): string {
  if (runUrl === undefined) return '';
  return ` Its HTML report, where the workflow keeps it, is among the [artifacts of the run](${encodeURI(runUrl)}#artifacts).`;
}

function short(name: string): string {
  return visible(name).slice(0, MAX_NAME_LENGTH);
}
