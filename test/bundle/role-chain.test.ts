/** Sessions of a chain of roles that last 3 s, under runs that take much longer. */
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { ChildProcess } from 'node:child_process';
import { rawEvents } from './expected.js';
import { runBundle, type BundleResult } from './runner.js';
import { pause, FixtureFactory, type Inputs, type Fixture } from './fixture.js';

const POST = fileURLToPath(new URL('../../dist/post/index.js', import.meta.url));
const HUB = 'arn:aws:iam::210987654321:role/hub';
const LOGS = 'arn:aws:iam::123456789012:role/logs';
/** Whose identity a self-hosted runner has: the local AWS's own user. */
const RUNNER = 'arn:aws:iam::123456789012:user/local';
const SUBJECT = 'repo:example/logs:ref:refs/heads/main';
const SESSION_SECONDS = 3;

const CHAIN: Inputs = { 'role-to-assume': `${HUB}\n${LOGS}`, 'role-external-id': 'ext-1' };

let fixtures: FixtureFactory;
beforeAll(async () => {
  fixtures = await FixtureFactory.open();
});
afterAll(async () => {
  await fixtures.close();
});
beforeEach(() => {
  const { sts } = fixtures.aws;
  sts.addRole(HUB, { sub: SUBJECT, trusts: [RUNNER] });
  sts.addRole(LOGS, { sub: 'nobody', trusts: [HUB], externalId: 'ext-1' });
  sts.sessionSeconds = SESSION_SECONDS;
});
afterEach(() => {
  fixtures.aws.sts.sessionSeconds = undefined;
});

/** Eight load balancers, carried one after the other, each with a put that is answered after 2.5 s. */
function seedSlow(fixture: Fixture): ReturnType<Fixture['seed']> {
  fixtures.aws.faults.add({ operation: 'PutLogEvents', kind: 'delay', ms: 2500, when: 'after' });
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
  return names.flatMap((name) =>
    fixture.seed({ loadBalancer: `${name}.aaaaaaaaaaaaaaaa`, intervals: [0, 1], nodes: 1 }),
  );
}

interface Way {
  readonly inputs: Inputs;
  /** What the runner has in its environment. */
  readonly env: () => Record<string, string>;
  /** How the first role of the chain is assumed. */
  readonly first: string;
}

const WAYS: readonly (readonly [name: string, way: Way])[] = [
  [
    'by OIDC',
    {
      inputs: CHAIN,
      env: () => ({ AWS_ENDPOINT_URL: fixtures.aws.url, ...fixtures.aws.oidcEnv({ sub: SUBJECT }) }),
      first: 'AssumeRoleWithWebIdentity',
    },
  ],
  [
    'with role-chaining: true',
    { inputs: { ...CHAIN, 'role-chaining': 'true' }, env: () => fixtures.aws.env(), first: 'AssumeRole' },
  ],
];

/** How often each role of the chain was assumed. */
function assumed(first: string): { hub: number; logs: number } {
  const { calls } = fixtures.aws;
  const made = (operation: string, resource: string): number =>
    calls.count({ operation, resource, status: 200 });
  return { hub: made(first, HUB), logs: made('AssumeRole', LOGS) };
}

test.each(WAYS)(
  'a run of 20 s outlasts both sessions of its chain, the first had %s',
  async (name, { inputs, env, first }) => {
    const fixture = fixtures.fixture();
    const objects = seedSlow(fixture);
    const run = { inputs: fixture.inputs({ ...inputs, concurrency: '1', 'log-format': 'raw' }), env: env() };
    const result = await runBundle(run);

    expect(result).toMatchObject({ code: 0, outputs: { complete: 'true' } });
    expect(result.ms).toBeGreaterThan(20_000);
    expect(fixture.stored()).toEqual(rawEvents(objects));
    const { hub, logs } = assumed(first);
    const seconds = Math.round(result.ms / 1000);
    process.stdout.write(
      `${name}: ${seconds} s, the hub assumed ${hub} times, the role after it ${logs} times\n`,
    );
    expect(Math.min(hub, logs)).toBeGreaterThanOrEqual(5);
    // A session is renewed in its last third, so not more often than once a second.
    expect(Math.max(hub, logs)).toBeLessThanOrEqual(seconds + 1);
    const puts = fixtures.aws.calls.find({ operation: 'PutLogEvents' });
    expect(new Set(puts.map(({ accessKeyId }) => accessKeyId)).size).toBeGreaterThanOrEqual(5);
  },
);

test.each(WAYS)(
  'the post step signs in anew with the chain of a killed run, the first role had %s',
  async (_, { inputs, env }) => {
    const fixture = fixtures.fixture();
    const { aws } = fixtures;
    aws.exports.usual = { ...aws.exports.usual, pendingMs: 100, runningMs: 60_000 };
    const group = `worker-${fixture.bucket}`;
    const noon = Math.floor(Date.now() / 86_400_000) * 86_400_000 - 43_200_000;
    Object.assign(aws.logs.createGroup(group), { creationTime: noon - 86_400_000 });
    aws.logs.seed(group, 'one', [{ timestamp: noon, message: 'something happened' }]);
    const asked = {
      ...{
        mode: 'export',
        'aws-region': aws.region,
        'log-groups': group,
        'destination-bucket': fixture.bucket,
      },
      ...{ lookback: '1d', settle: '0s', 'poll-interval': 'PT0.1S', ...inputs },
    };
    await killedWithTask(asked, env());
    const task = aws.exports.all().at(-1);
    expect(task?.status).toMatch(/PENDING|RUNNING/);

    // Both sessions of the killed run have ended.
    await pause(SESSION_SECONDS * 1000);
    const state = JSON.stringify({ region: aws.region, taskId: task?.taskId });
    const post = await runBundle({
      inputs: asked,
      entry: POST,
      env: { ...env(), 'STATE_export-task': state },
    });
    expect(post).toMatchObject({ code: 0, log: expect.stringContaining('Cancelled export task') });
    expect(aws.exports.all().at(-1)?.status).toBe('CANCELLED');
  },
);

function killedWithTask(inputs: Inputs, env: Record<string, string>): Promise<BundleResult> {
  let child: ChildProcess | undefined;
  return runBundle({
    inputs,
    env,
    started: (process) => {
      child = process;
    },
    logged: (text) => {
      if (text.includes('Created export task')) child?.kill('SIGKILL');
    },
  });
}
