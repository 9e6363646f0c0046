import { messageOf } from '../errors.js';
import { markdownText, visible } from '../escape.js';
import { LEDGER_PREFIX, MODE_FACTS, modeOf, type RawInputs } from '../inputs/inputs.js';
import { formatInstant } from '../engine/window.js';
import type { Host } from '../platform/actions.js';
import { formatWait } from '../report/figures.js';
import { GitHubIssues, type Issue, type Issues } from '../platform/github-issues.js';
import type { Ending } from './ending.js';

/** Opens, comments or closes the failure issue. GitHub's refusal is a warning: the logs are what the run is for. */
export async function keepFailureIssue(
  given: RawInputs,
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

function subjectOf(given: RawInputs, { environment }: Host): Omit<FailureSubject, 'hasReport'> {
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
function usualLedger(given: RawInputs): string {
  const mode = modeOf(given);
  const bucket = mode && given.text(MODE_FACTS[mode].ledgerBucket);
  return bucket === undefined ? '' : `s3://${bucket}/${LEDGER_PREFIX}`;
}

/** What an issue is about: runs of the same workflow, mode and ledger share it. */
interface FailureSubject {
  readonly workflow: string;
  readonly mode: string;
  readonly ledger: string;
  /** The page of this run. */
  readonly runUrl: string | undefined;
  /** Whether there is an HTML report of it, for the workflow to keep. */
  readonly hasReport: boolean;
}

/** One failed run. */
export interface FailureReport {
  /** At least one. */
  readonly errors: readonly string[];
  /** When it failed, epoch ms. */
  readonly at: number;
  /** How far behind the schedule is, in words; absent where the run failed before it knew. */
  readonly behind: string | undefined;
}

const FAILURE_LABEL = 'log-ferry';

/** A text of GitHub has at most 65,536 characters, and two lists have room in it; what is cut can be read in the log of the run. */
const MAX_ERRORS = 20;
const MAX_ERROR_LENGTH = 1500;
const MAX_LIST_LENGTH = 30_000;
const MAX_NAME_LENGTH = 100;

/** Opens an issue for the first failure; for a later one comments on it, and brings its text up to date. */
export async function reportFailure(
  issues: Issues,
  subject: FailureSubject,
  news: FailureReport,
): Promise<void> {
  const [known] = await issuesAbout(issues, subject);
  if (known === undefined) {
    const title = `Log Ferry: mode ${short(subject.mode)} fails in workflow ${short(subject.workflow)}`;
    const body = issueBody(subject, { news, first: firstOf(subject, news) });
    await issues.create({ title, body, label: FAILURE_LABEL });
    return;
  }
  const last = `**The last error**, at ${instantOf(news.at)} (${linkTo(subject)}):\n\n${listOf(news.errors)}`;
  await issues.edit(known.number, issueBody(subject, { news, first: firstIn(known), last }));
  await issues.comment(
    known.number,
    `A run failed: ${linkTo(subject)}.${reportOf(subject)}\n\n${listOf(news.errors)}`,
  );
}

/** What stays as it was told first stands between these, which GitHub does not show. */
const FIRST = ['<!-- log-ferry first -->', '<!-- /log-ferry first -->'] as const;

function firstOf(subject: FailureSubject, { errors, at }: FailureReport): string {
  return `Runs fail since **${instantOf(at)}**. The first error (${linkTo(subject)}):\n\n${listOf(errors)}`;
}

function firstIn({ body, createdAt }: Issue): string {
  const [start, end] = FIRST.map((mark) => body.indexOf(mark));
  if (start === undefined || end === undefined || start < 0 || end < start)
    return `Runs fail since **${createdAt}**.`;
  return body.slice(start + FIRST[0].length, end).trim();
}

function issueBody(
  subject: FailureSubject,
  { news, first, last }: { news: FailureReport; first: string; last?: string },
): string {
  const { behind = 'It is unknown how far behind the schedule is: the run failed before it could tell.' } =
    news;
  const promise = 'The next successful and complete run closes this issue.';
  const parts = [
    markerOf(subject),
    ...[FIRST[0], first, FIRST[1]],
    ...(last === undefined ? [] : [last]),
    `${behind}${reportOf(subject)}`,
    promise,
  ];
  return parts.join('\n\n');
}

function instantOf(at: number): string {
  return new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');
}

/** Closes the issue, and doubles of it: runs at the same time may each have opened one. */
export async function reportRecovery(issues: Issues, subject: FailureSubject): Promise<void> {
  for (const { number } of await issuesAbout(issues, subject)) {
    await issues.comment(number, `Everything is up to date again: ${linkTo(subject)}.`);
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

function listOf(errors: readonly string[]): string {
  const lines: string[] = [];
  let length = 0;
  for (const error of errors.slice(0, MAX_ERRORS)) {
    const line = `- ${markdownText(visible(error).slice(0, MAX_ERROR_LENGTH))}`;
    length += line.length;
    if (length > MAX_LIST_LENGTH) break;
    lines.push(line);
  }
  const left = errors.length - lines.length;
  if (left > 0) lines.push(`- and ${left} more, in the log of the run`);
  return lines.join('\n');
}

function linkTo({ runUrl }: FailureSubject): string {
  return runUrl === undefined ? 'see the log' : `[see the run](${encodeURI(runUrl)})`;
}

/** Where a run lists its artifacts: the one of the report is uploaded after this was written. */
function reportOf({ runUrl, hasReport }: FailureSubject): string {
  if (runUrl === undefined || !hasReport) return '';
  return ` Its HTML report, where the workflow keeps it, is among the [artifacts of the run](${encodeURI(runUrl)}#artifacts).`;
}

function short(name: string): string {
  return visible(name).slice(0, MAX_NAME_LENGTH);
}
