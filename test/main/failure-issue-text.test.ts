import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { ServiceError } from '../../src/errors.js';
import { hide } from '../../src/escape.js';
import { reportFailure, reportRecovery, type FailureReport } from '../../src/main/failure-issue.js';
import { GitHubIssues } from '../../src/platform/github-issues.js';
import { startLocalGitHub, type LocalGitHub } from '../github/local-github.js';

const SUBJECT = {
  workflow: 'logs --> <b>',
  mode: 'alb',
  ledger: 's3://lb-logs/log-ferry-ledger/',
  runUrl: 'https://github.example/example/logs/actions/runs/7',
  hasReport: false,
};

function news(errors: readonly string[], at = '2026-11-26T10:00:00.500Z'): FailureReport {
  return {
    errors,
    at: Date.parse(at),
    behind: 'Everything before 2026-11-26T07:00:00Z is done, which is 3 h 0 min ago.',
  };
}

let github: LocalGitHub;
let issues: GitHubIssues;

beforeEach(async () => {
  github = await startLocalGitHub();
  issues = new GitHubIssues({ apiUrl: github.url, repository: 'example/logs', token: 'ghs_1' });
});

afterEach(() => github.close());

test('the first failure opens an issue, later ones comment on it, a recovery closes it', async () => {
  await reportFailure(issues, SUBJECT, news(['no bucket', 'no group']));
  await reportFailure(issues, { ...SUBJECT, hasReport: true }, news(['still no bucket']));
  expect(github.issues).toHaveLength(1);
  const [issue] = github.issues;
  expect(issue).toMatchObject({
    labels: ['log-ferry'],
    title: 'Log Ferry: mode alb fails in workflow logs --> <b>',
    state: 'open',
  });
  expect(issue?.body).toMatch(/^<!-- log-ferry workflow=logs%20--%3E%20%3Cb%3E mode=alb ledger=\S+ -->\n/);
  expect(issue?.body).toContain('[see the run](https://github.example/example/logs/actions/runs/7)');
  expect(issue?.body).toContain('- <code>no bucket</code>\n- <code>no group</code>');
  expect(issue?.comments).toEqual([expect.stringContaining('<code>still no bucket</code>')]);
  const artifacts = '[artifacts of the run](https://github.example/example/logs/actions/runs/7#artifacts)';
  expect(issue?.comments[0]).toContain(artifacts);
  await reportRecovery(issues, SUBJECT);
  expect(issue?.state).toBe('closed');
  await reportFailure(issues, SUBJECT, news(['again']));
  expect(github.issues).toHaveLength(2);
  expect(new Set(github.tokens)).toEqual(new Set(['token ghs_1']));
});

test('the issue says since when, how far behind, the first and the last error, and links the report', async () => {
  await reportFailure(issues, { ...SUBJECT, hasReport: true }, news(['no bucket']));
  const first = github.issues[0]?.body ?? '';
  expect(first).toContain('Runs fail since **2026-11-26T10:00:00Z**. The first error ([see the run]');
  expect(first).not.toContain('The last error');
  const later = { ...SUBJECT, runUrl: 'https://github.example/example/logs/actions/runs/9' };
  await reportFailure(issues, later, news(['no group'], '2026-11-26T12:00:00Z'));
  await reportFailure(issues, later, { ...news(['no role'], '2026-11-26T13:00:00Z'), behind: undefined });
  expect(github.issues).toHaveLength(1);
  const { body, comments } = github.issues[0] ?? { body: '', comments: [] };
  expect(body).toMatch(
    /since \*\*2026-11-26T10:00:00Z\*\*[^]*no bucket[^]*The last error\*\*, at 2026-11-26T13:00:00Z/,
  );
  expect(body).toMatch(/runs\/9\)\):\n\n- <code>no role<\/code>/);
  expect(body).not.toContain('no group');
  expect(body).toContain('It is unknown how far behind the schedule is');
  expect(first).toContain('which is 3 h 0 min ago.');
  expect(first).toContain(
    '[artifacts of the run](https://github.example/example/logs/actions/runs/7#artifacts)',
  );
  expect(comments).toHaveLength(2);
});

test('an issue whose text was changed by hand keeps the time that it was opened', async () => {
  await reportFailure(issues, SUBJECT, news(['no bucket']));
  const [issue] = github.issues;
  if (issue !== undefined) issue.body = issue.body?.replace(/<!-- log-ferry first -->[^]*/, 'mine') ?? '';
  await reportFailure(issues, SUBJECT, news(['no group'], '2026-11-27T10:00:00Z'));
  expect(issue?.body).toContain('Runs fail since **2026-11-26T10:00:00Z**.');
});

test('a secret is not told, nor a part of it where an error is cut', async () => {
  hide('secret-of-a-session');
  await reportFailure(issues, SUBJECT, news([`${'x'.repeat(1490)} secret-of-a-session`]));
  expect(github.issues[0]?.body).not.toContain('secret');
});

test('each workflow, mode and ledger has an issue of its own; pull requests and foreign are let be', async () => {
  await reportFailure(issues, SUBJECT, news(['x']));
  const body = github.issues[0]?.body ?? '';
  github.add({ body, pull: true });
  github.add({ body: null });
  await reportFailure(issues, { ...SUBJECT, mode: 'export' }, news(['x']));
  await reportFailure(issues, { ...SUBJECT, ledger: 's3://other/' }, news(['x']));
  await reportFailure(issues, { ...SUBJECT, workflow: 'other' }, news(['x']));
  expect(github.issues).toHaveLength(6);
  await reportRecovery(issues, SUBJECT);
  expect(github.issues.map(({ state }) => state)).toEqual(['closed', 'open', 'open', 'open', 'open', 'open']);
});

test('doubles are closed too, wherever they stand in the list', async () => {
  await reportFailure(issues, SUBJECT, news(['x']));
  for (let i = 0; i < 120; i += 1) github.add({ body: 'of somebody else' });
  const double = github.add({ body: github.issues[0]?.body ?? '' });
  await reportFailure(issues, SUBJECT, news(['y']));
  expect(github.issues[0]?.comments).toHaveLength(1);
  await reportRecovery(issues, SUBJECT);
  expect([github.issues[0]?.state, double.state]).toEqual(['closed', 'closed']);
  expect(github.issues.filter(({ state }) => state === 'closed')).toHaveLength(2);
});

test('what an error says is text, and has an end', async () => {
  const errors = [
    '@octocat ![x](https://e.example) <img> #1 `a`\n# b',
    ...Array<string>(300).fill('&'.repeat(9999)),
  ];
  await reportFailure(issues, { ...SUBJECT, runUrl: undefined }, news(errors));
  const body = github.issues[0]?.body ?? '';
  expect(body).toContain('<code>&#64;octocat &#33;&#91;x&#93;&#40;');
  expect(body).not.toMatch(/<img|@octocat|\n# b/);
  expect(body).toContain('see the log');
  expect(body).toMatch(/- and \d+ more, in the log of the run/);
  expect(body.length).toBeLessThan(65_536);
});

test.each([403, 404])('a refusal names the permission (%d)', async (status) => {
  github.refuse = status;
  for (const report of [reportFailure(issues, SUBJECT, news(['x'])), reportRecovery(issues, SUBJECT)]) {
    const error = await report.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ServiceError);
    expect(String(error)).toMatch(new RegExp(`HTTP ${String(status)}.*issues: write`));
  }
});

test('other failures do not', async () => {
  github.refuse = 422;
  await expect(reportFailure(issues, SUBJECT, news(['x']))).rejects.toThrow(/HTTP 422(?!.*issues: write)/);
  const nobody = new GitHubIssues({ apiUrl: 'http://127.0.0.1:1', repository: 'example/logs', token: 't' });
  await expect(reportFailure(nobody, SUBJECT, news(['x']))).rejects.toThrow(/no answer/);
});
