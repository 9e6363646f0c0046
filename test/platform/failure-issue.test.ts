import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { ServiceError } from '../../src/errors.js';
import { hide } from '../../src/escape.js';
import { reportFailure, reportRecovery } from '../../src/platform/failure-issue.js';
import { GitHubIssues } from '../../src/platform/github-issues.js';
import { startLocalGitHub, type LocalGitHub } from '../github/local-github.js';

const SUBJECT = {
  workflow: 'logs --> <b>',
  mode: 'alb',
  ledger: 's3://lb-logs/log-ferry-ledger/',
  runUrl: 'https://github.example/example/logs/actions/runs/7',
  hasReport: false,
};

let github: LocalGitHub;
let issues: GitHubIssues;

beforeEach(async () => {
  github = await startLocalGitHub();
  issues = new GitHubIssues({ apiUrl: github.url, repository: 'example/logs', token: 'ghs_1' });
});

afterEach(() => github.close());

test('the first failure opens an issue, later ones comment on it, a recovery closes it', async () => {
  await reportFailure(issues, SUBJECT, ['no bucket', 'no group']);
  await reportFailure(issues, { ...SUBJECT, hasReport: true }, ['still no bucket']);
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
  expect(issue?.body).not.toContain('report');
  expect(issue?.comments).toEqual([expect.stringContaining('<code>still no bucket</code>')]);
  const artifacts = '[artifacts of the run](https://github.example/example/logs/actions/runs/7#artifacts)';
  expect(issue?.comments[0]).toContain(artifacts);
  await reportRecovery(issues, SUBJECT);
  expect(issue?.state).toBe('closed');
  await reportFailure(issues, SUBJECT, ['again']);
  expect(github.issues).toHaveLength(2);
  expect(new Set(github.tokens)).toEqual(new Set(['token ghs_1']));
});

test('a secret is not told, nor a part of it where an error is cut', async () => {
  hide('secret-of-a-session');
  await reportFailure(issues, SUBJECT, [`${'x'.repeat(1490)} secret-of-a-session`]);
  expect(github.issues[0]?.body).not.toContain('secret');
});

test('each workflow, mode and ledger has an issue of its own; pull requests and foreign are let be', async () => {
  await reportFailure(issues, SUBJECT, ['x']);
  const body = github.issues[0]?.body ?? '';
  github.add({ body, pull: true });
  github.add({ body: null });
  await reportFailure(issues, { ...SUBJECT, mode: 'export' }, ['x']);
  await reportFailure(issues, { ...SUBJECT, ledger: 's3://other/' }, ['x']);
  await reportFailure(issues, { ...SUBJECT, workflow: 'other' }, ['x']);
  expect(github.issues).toHaveLength(6);
  await reportRecovery(issues, SUBJECT);
  expect(github.issues.map(({ state }) => state)).toEqual(['closed', 'open', 'open', 'open', 'open', 'open']);
});

test('doubles are closed too, wherever they stand in the list', async () => {
  await reportFailure(issues, SUBJECT, ['x']);
  for (let i = 0; i < 120; i += 1) github.add({ body: 'of somebody else' });
  const double = github.add({ body: github.issues[0]?.body ?? '' });
  await reportFailure(issues, SUBJECT, ['y']);
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
  await reportFailure(issues, { ...SUBJECT, runUrl: undefined }, errors);
  const body = github.issues[0]?.body ?? '';
  expect(body).toContain('<code>&#64;octocat &#33;&#91;x&#93;&#40;');
  expect(body).not.toMatch(/<img|@octocat|\n# b/);
  expect(body).toContain('see the log');
  expect(body).toMatch(/- and \d+ more, in the log of the run/);
  expect(body.length).toBeLessThan(65_536);
});

test.each([403, 404])('a refusal names the permission (%d)', async (status) => {
  github.refuse = status;
  for (const report of [reportFailure(issues, SUBJECT, ['x']), reportRecovery(issues, SUBJECT)]) {
    const error = await report.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ServiceError);
    expect(String(error)).toMatch(new RegExp(`HTTP ${String(status)}.*issues: write`));
  }
});

test('other failures do not', async () => {
  github.refuse = 422;
  await expect(reportFailure(issues, SUBJECT, ['x'])).rejects.toThrow(/HTTP 422(?!.*issues: write)/);
  const nobody = new GitHubIssues({ apiUrl: 'http://127.0.0.1:1', repository: 'example/logs', token: 't' });
  await expect(reportFailure(nobody, SUBJECT, ['x'])).rejects.toThrow(/no answer/);
});
