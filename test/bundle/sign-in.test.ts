import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { BundleResult } from './runner.js';
import { rawEvents } from './expected.js';
import { FixtureFactory } from './fixture.js';

let fixtures: FixtureFactory;
beforeAll(async () => {
  fixtures = await FixtureFactory.open();
});
afterAll(async () => {
  await fixtures.close();
});

/** What the runner was told to keep out of the log, and the log as it then shows. */
function masked({ log }: BundleResult): { secrets: string[]; shown: string } {
  const secrets = [...log.matchAll(/^::add-mask::(.+)$/gm)].map(([, secret = '']) => secret);
  return { secrets, shown: log.replace(/^::add-mask::.+$/gm, '') };
}

test('a role is assumed with the token of the workflow, and nothing of the session shows', async () => {
  const fixture = fixtures.fixture();
  const objects = fixture.seed({ intervals: [0, 1] });
  const result = await fixture.runWithRole({ 'log-format': 'raw' });

  expect(result).toMatchObject({ code: 0, outputs: { complete: 'true' } });
  expect(fixture.stored()).toEqual(rawEvents(objects));
  expect(fixtures.aws.calls.count({ service: 'sts' })).toBe(1);
  const puts = fixtures.aws.calls.find({ operation: 'PutLogEvents' });
  expect(puts.map(({ session }) => session)).toEqual(['log-ferry-example-logs-1234567890']);

  const { secrets, shown } = masked(result);
  const [token] = secrets.filter((secret) => secret.startsWith('eyJ'));
  expect(token).toBeDefined();
  expect(secrets).toContain(puts[0]?.accessKeyId);
  const session = fixtures.aws.identities.find(puts[0]?.accessKeyId ?? '');
  expect(secrets).toEqual(expect.arrayContaining([session?.secretAccessKey, session?.sessionToken]));
  const told = shown + result.summary + JSON.stringify(result.outputs);
  for (const secret of secrets) expect(told).not.toContain(secret);
  expect(shown).toContain('assumed-role/ci/log-ferry-example-logs-1234567890');
});

test('a session that ends in the middle of a run is renewed', async () => {
  const fixture = fixtures.fixture();
  const objects = fixture.seed({ intervals: [0, 40], linesPerObject: 60 });
  fixtures.aws.sts.sessionSeconds = 3;
  fixtures.aws.faults.add({ operation: 'PutLogEvents', kind: 'delay', ms: 1500 });
  const result = await fixture.runWithRole({ 'log-format': 'raw' });
  fixtures.aws.sts.sessionSeconds = undefined;
  expect(result).toMatchObject({ code: 0, outputs: { complete: 'true' } });
  expect(fixture.stored()).toEqual(rawEvents(objects));
  const sessions = fixtures.aws.calls.find({ operation: 'PutLogEvents' }).map((call) => call.accessKeyId);
  expect(new Set(sessions).size).toBeGreaterThan(1);
  const tokens = masked(result).secrets.filter((secret) => secret.startsWith('eyJ'));
  expect(new Set(tokens).size).toBe(fixtures.aws.calls.count({ service: 'sts' }));
});

test('a session that AWS ends before its time is renewed', async () => {
  const fixture = fixtures.fixture();
  const objects = fixture.seed({ intervals: [0, 40], linesPerObject: 60 });
  fixtures.aws.faults.add({ operation: 'PutLogEvents', kind: 'delay', ms: 100 });
  const running = fixture.runWithRole({ 'log-format': 'raw' });
  await fixture.seen('PutLogEvents');
  fixtures.aws.identities.expireSessions();
  expect(await running).toMatchObject({ code: 0, outputs: { complete: 'true' } });
  expect(fixture.stored()).toEqual(rawEvents(objects));
});

test('without id-token: write the run says what is missing, and asks nobody', async () => {
  const fixture = fixtures.fixture();
  const { code, log } = await fixture.run({ 'role-to-assume': 'arn:aws:iam::123456789012:role/ci' });
  expect(code).toBe(1);
  expect(log).toMatch(/::error::role-to-assume: .*`permissions: id-token: write`/);
  expect(fixtures.aws.calls.count()).toBe(0);
});

test('a role that does not trust the workflow: the call, the role, and where to look', async () => {
  const fixture = fixtures.fixture();
  const role = 'arn:aws:iam::123456789012:role/other';
  const { code, log } = await fixture.runWithRole({ 'role-to-assume': role });
  expect(code).toBe(1);
  expect(log).toContain(`sts:AssumeRoleWithWebIdentity on ${role} was refused`);
  expect(log).toMatch(/trust policy/);
  expect(fixtures.aws.calls.find().map(({ operation }) => operation)).not.toContain('ListObjectsV2');
});

test('without credentials the run says so', async () => {
  const fixture = fixtures.fixture();
  const env = { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '', AWS_EC2_METADATA_DISABLED: 'true' };
  const { code, log } = await fixture.run({}, { env });
  expect(code).toBe(1);
  expect(log).toMatch(/no AWS credentials were found. Set role-to-assume/);
});

test('an account that is not allowed is refused before anything but the sign-in', async () => {
  const fixture = fixtures.fixture();
  fixture.seed({ intervals: [0, 1] });
  const { code, log } = await fixture.runWithRole({ 'allowed-account-ids': '111111111111\n222222222222' });
  expect(code).toBe(1);
  expect(log).toMatch(/allowed-account-ids: expected .*111111111111 or 222222222222, found .*123456789012/);
  const services = new Set(fixtures.aws.calls.find().map(({ service }) => service));
  expect([...services].filter((service) => service !== 'oidc')).toEqual(['sts']);

  const allowed = await fixture.runWithRole({ 'allowed-account-ids': '111111111111\n123456789012' });
  expect(allowed.code).toBe(0);
});
