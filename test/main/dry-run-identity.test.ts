/** Who the run is, as the checklist of a dry run tells it: the trust policy that would let it in is printed as it must be. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Fixture } from './fixture.js';

let fixture: Fixture;
const CI = 'arn:aws:iam::123456789012:role/ci';
const LOGS = 'arn:aws:iam::210987654321:role/team/logs';
const SUBJECT = 'repo:example/logs:ref:refs/heads/main';

beforeAll(async () => {
  fixture = await Fixture.build();
  fixture.aws.sts.addRole(CI, { sub: SUBJECT });
  fixture.aws.sts.addRole(LOGS, { trusts: [] });
});
afterAll(() => fixture.close());

type Inputs = Readonly<Record<string, string>>;

async function lookAs(inputs: Inputs, env: Inputs = fixture.aws.oidcEnv({ sub: SUBJECT })): Promise<string> {
  const { code, log } = await fixture.execute({ 'dry-run': 'true', ...inputs }, env);
  expect(code).toBe(1);
  expect(log.match(/^✗ /gm)).toHaveLength(1);
  return log;
}

test('a role that is let in is named, and so is a list of accounts that is not given', async () => {
  const env = fixture.aws.oidcEnv({ sub: SUBJECT });
  const { log } = await fixture.execute({ 'dry-run': 'true', 'role-to-assume': CI }, env);
  expect(log).toMatch(
    /^✓ role-to-assume: arn:aws:iam::123456789012:role\/ci: is arn:aws:sts::123456789012:assumed-role\/ci\//m,
  );
  expect(log).toMatch(
    /^– allowed-account-ids: is not set, so any account is accepted; this one is 123456789012/m,
  );
  const both = { 'dry-run': 'true', 'role-to-assume': CI, 'allowed-account-ids': '123456789012' };
  expect((await fixture.execute(both, env)).log).toMatch(/^✓ allowed-account-ids: 123456789012 is in it/m);
});

test('a job that the role does not trust gets the statement for its own token', async () => {
  const other = fixture.aws.oidcEnv({ sub: 'repo:example/logs:environment:prod' });
  const log = await lookAs({ 'role-to-assume': CI }, other);
  expect(log).toMatch(
    /^✗ role-to-assume: arn:aws:iam::123456789012:role\/ci: sts:AssumeRoleWithWebIdentity on /m,
  );
  expect(log).toContain('"token.actions.githubusercontent.com:sub":"repo:example/logs:environment:prod"');
  expect(log).toContain(
    '"Federated":"arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com"',
  );
  expect(log).toContain('aws iam update-assume-role-policy --role-name ci --policy-document');
});

test('an audience that the identity provider does not know: the command that adds it, and no other policy', async () => {
  const log = await lookAs({ 'role-to-assume': CI, audience: 'logs.example.com' });
  const provider = 'arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com';
  expect(log).toContain(
    `aws iam add-client-id-to-open-id-connect-provider --open-id-connect-provider-arn ${provider} --client-id 'logs.example.com'`,
  );
  expect(log).not.toContain('update-assume-role-policy');
});

test('an account without the identity provider: the command that creates it', async () => {
  const code = 'InvalidIdentityToken';
  const message =
    'No OpenIDConnect provider found in your account for https://token.actions.githubusercontent.com';
  const call = { service: 'sts', operation: 'AssumeRoleWithWebIdentity' };
  const fault = fixture.aws.faults.add({ ...call, kind: 'error', status: 400, code, message });
  const log = await lookAs({ 'role-to-assume': CI });
  fault.remove();
  expect(log).toContain(
    "aws iam create-open-id-connect-provider --url 'https://token.actions.githubusercontent.com' --client-id-list 'sts.amazonaws.com'",
  );
  expect(log).not.toContain('update-assume-role-policy');
});

test('a chained role gets the statement for the role before it, with the external id', async () => {
  const log = await lookAs({ 'role-to-assume': `${CI}\n${LOGS}`, 'role-external-id': 'ext-1' });
  expect(log).toContain(`"Principal":{"AWS":"${CI}"},"Action":"sts:AssumeRole"`);
  expect(log).toContain('"sts:ExternalId":"ext-1"');
  expect(log).toContain('--role-name logs --policy-document');
  const first = await lookAs({ 'role-to-assume': LOGS, 'role-chaining': 'true' });
  expect(first).toContain('"AWS":"ARN OF THE IDENTITY OF THE RUNNER"');
});

test('a token that GitHub does not give, and a job without the permission', async () => {
  const fault = fixture.aws.faults.add({ service: 'oidc', kind: 'error', status: 403, message: 'no' });
  const log = await lookAs({ 'role-to-assume': CI });
  expect(log).toMatch(/^✗ role-to-assume: .*: GitHub gave no OIDC token.*HTTP 403/m);
  expect(log).toMatch(/See the message; nothing else was checked/);
  fault.remove();
  const none = { ACTIONS_ID_TOKEN_REQUEST_URL: '', ACTIONS_ID_TOKEN_REQUEST_TOKEN: '' };
  expect(await lookAs({ 'role-to-assume': CI }, none)).toMatch(
    /^✗ role-to-assume: expected a job that may ask GitHub/m,
  );
});

test('credentials that AWS does not know are named, with what to set', async () => {
  fixture.aws.faults.add({
    ...{ service: 'sts', operation: 'GetCallerIdentity', kind: 'error' },
    ...{ code: 'InvalidClientTokenId', status: 403, message: 'The security token is invalid.' },
  });
  expect(await lookAs({}, {})).toMatch(
    /^✗ the identity of this run: sts:GetCallerIdentity [^\n]*AWS does not know these credentials[^]*Set role-to-assume, or put AWS credentials/m,
  );
});
