import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { startLocalGitHub, type LocalGitHub } from '../github/local-github.js';
import { Fixture, type Outcome } from './fixture.js';

let fixture: Fixture;
let github: LocalGitHub;

beforeEach(async () => {
  [fixture, github] = await Promise.all([Fixture.build(), startLocalGitHub()]);
});

afterEach(() => Promise.all([fixture.close(), github.close()]));

function execute(inputs: Readonly<Record<string, string>> = {}): Promise<Outcome> {
  const usual = { 'failure-issue': 'true', 'github-token': 'ghs_secret' };
  return fixture.execute({ ...usual, ...inputs }, { GITHUB_API_URL: github.url, GITHUB_WORKFLOW: 'logs' });
}

test('a failure opens an issue, the next comments, a good run closes it', async () => {
  const wrong = { 'destination-log-group': '/nowhere' };
  expect((await execute(wrong)).code).toBe(1);
  expect((await execute(wrong)).code).toBe(1);
  expect(github.issues).toHaveLength(1);
  const [issue] = github.issues;
  expect(issue?.body).toContain('workflow=logs mode=alb ledger=s3%3A%2F%2Flb-logs%2Flog-ferry-ledger%2F');
  expect(issue?.body).toContain('no group &#47;nowhere');
  expect(issue?.comments).toHaveLength(1);
  expect(await execute()).toMatchObject({ code: 0, outputs: { complete: 'true' } });
  expect(issue?.state).toBe('closed');
});

test('wrong inputs are a failure of the same subject; a run that is not complete closes nothing', async () => {
  await execute({ concurrency: 'many' });
  expect(github.issues).toHaveLength(1);
  fixture.seed(1, [0, 2]);
  const day = (offset: number): string =>
    new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
  const open = await execute({ from: day(-1), to: day(1) });
  expect(open.outputs['complete']).toBe('false');
  expect(github.issues[0]?.state).toBe('open');
  await execute();
  expect(github.issues[0]?.state).toBe('closed');
});

test('how far behind a schedule is, is told; a verification has an issue of its own', async () => {
  fixture.seed(1, [0, 2]);
  fixture.aws.faults.deny('logs:PutLogEvents');
  await execute();
  expect(github.issues[0]?.body).toMatch(
    /Everything before \d{4}-\S+Z is done, which is \d+ h( \d+ min)? ago\./,
  );
  fixture.aws.faults.clear();
  await execute();
  fixture.aws.logs.store.group('/alb/shop').streams.clear();
  await execute({ verify: 'true' });
  expect(github.issues.map(({ state }) => state)).toEqual(['closed', 'open']);
  expect(github.issues[1]?.body).toContain('mode=alb%20verify');
  await execute();
  expect(github.issues[1]?.state).toBe('open');
});

test('the ledger is told as it is given', async () => {
  await execute({ ledger: 'none', from: 'x' });
  await execute({ mode: 'export', 'source-bucket': '', 'destination-bucket': 'd' });
  await execute({ mode: '', 'source-bucket': '' });
  const markers = github.issues.map(({ body }) => /mode=(\S*) ledger=(\S*) -->/.exec(body ?? '')?.slice(1));
  expect(markers).toEqual([
    ['alb', 'none'],
    ['export', 's3%3A%2F%2Fd%2Flog-ferry-ledger%2F'],
    ['', ''],
  ]);
});

test("GitHub's refusal is a warning, and the token is masked", async () => {
  github.refuse = 403;
  const good = await execute();
  expect(good.code).toBe(0);
  expect(good.log).toMatch(/::warning::failure-issue: GitHub did not list issues.*issues: write/);
  expect(good.log).toContain('::add-mask::ghs_secret');
});

test('without a token nothing is asked; off, nothing is told', async () => {
  const none = await execute({ 'github-token': '' });
  expect(none.log).toContain('::warning::failure-issue: no issue is opened or closed');
  await execute({ 'failure-issue': 'false', 'destination-log-group': '/nowhere' });
  expect(github.requests).toEqual([]);
});

test('the last job of a matrix tells what the jobs before it came to, and carries nothing', async () => {
  const before = (carry: string, complete: string): Readonly<Record<string, string>> => ({
    needs: JSON.stringify({
      plan: { result: 'success', outputs: { windows: '[]' } },
      carry: { result: carry, outputs: {} },
      check: { result: 'success', outputs: { complete } },
    }),
  });
  expect(await execute(before('failure', 'false'))).toMatchObject({
    code: 0,
    outputs: { complete: 'false' },
  });
  const [issue] = github.issues;
  expect(issue?.body).toContain('The job carry ended with failure');
  expect(issue?.body).toContain('mode=alb ledger=s3%3A%2F%2Flb-logs%2Flog-ferry-ledger%2F');
  await execute(before('cancelled', 'false'));
  expect(issue?.comments).toHaveLength(1);
  await execute(before('success', 'false'));
  expect(issue?.state).toBe('open');
  expect((await execute(before('skipped', 'true'))).outputs).toEqual({ complete: 'true' });
  expect(issue?.state).toBe('closed');
  expect(fixture.aws.calls.find()).toEqual([]);
});

test.each([
  ['no JSON', { needs: 'success' }, /needs: expected the context `needs` as JSON, found success/],
  ['another shape', { needs: '{"carry":"failure"}' }, /found \{"carry":"failure"\} \(/],
  [
    'without failure-issue',
    { needs: '{}', 'failure-issue': 'false' },
    /expected `failure-issue: true` beside it/,
  ],
])('needs that say nothing are refused: %s', async (_what, inputs, problem) => {
  const outcome = await execute(inputs);
  expect(outcome.code).toBe(1);
  expect(outcome.log).toMatch(problem);
});
