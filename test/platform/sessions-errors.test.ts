/** Trouble while signing in: what passes is tried again with a fresh token, what stands is told with its cure. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import { Aws, type AwsSettings } from '../../src/platform/aws.js';
import { systemClock } from '../../src/platform/clock.js';
import { idToken } from '../../src/platform/id-token.js';
import type { RoleChain } from '../../src/platform/sessions.js';
import type { FaultKind, FaultSelector } from '../aws/faults.js';
import { startLocalAws, type LocalAws } from '../aws/local-aws.js';

let aws: LocalAws;
let told: string[];
let tokens: string[];
let cancelled: AbortController;
let later: number; // How far the runner's clock has gone on, ms.

const CI = 'arn:aws:iam::123456789012:role/ci';
const LOGS = 'arn:aws:iam::210987654321:role/logs';
const CLAIMS = { sub: 'repo:example/logs:ref:refs/heads/main', repository_owner_id: '1', repository_id: '2' };
const ASSUME = { service: 'sts', operation: 'AssumeRoleWithWebIdentity' };
const TOKEN = { service: 'oidc', operation: 'GetToken' };
const COLD = "Couldn't retrieve verification key from your identity provider, please reference documentation";

beforeEach(async () => {
  aws = await startLocalAws();
  aws.s3.createBucket('b');
  aws.sts.addRole(LOGS, { trusts: [CI] });
  Object.assign(process.env, aws.env());
  [told, tokens, cancelled, later] = [[], [], new AbortController(), 0];
});
afterEach(() => aws.close());

function connect(role: Partial<RoleChain> = {}, more: Partial<AwsSettings> = {}): Aws {
  const env = aws.oidcEnv(CLAIMS);
  const chain = {
    ...{ arns: [CI], chained: false, externalId: undefined, audience: 'sts.amazonaws.com' },
    ...{ sessionName: 'run', durationSeconds: 3600 },
  };
  return new Aws({
    region: 'us-east-1',
    role: { ...chain, ...role },
    host: {
      idToken: async (audience, signal) => {
        const token = await idToken(env, audience, signal);
        tokens.push(token);
        return token;
      },
      mask: () => undefined,
      info: (line) => void told.push(line),
      onCancel: () => cancelled.signal,
    },
    clock: {
      now: () => Date.now() + later,
      monotonic: () => systemClock.monotonic(),
      // Pauses between attempts are not what is tested; the bound on a token is long.
      sleep: (ms, signal) => systemClock.sleep(ms < 20_000 ? ms / 100 : ms, signal),
    },
    ...more,
  });
}

const error = (code: string, message = 'Something passed by', status = 400): FaultKind => ({
  ...{ kind: 'error', status, code, message },
});

const PASSING: readonly (readonly [string, FaultSelector & FaultKind])[] = [
  [
    'the keys of the identity provider are not there yet',
    { ...ASSUME, ...error('InvalidIdentityToken', COLD) },
  ],
  ['AWS does not reach the identity provider', { ...ASSUME, ...error('IDPCommunicationError', COLD) }],
  ['the token has aged', { ...ASSUME, ...error('ExpiredTokenException') }],
  ['STS throttles', { ...ASSUME, kind: 'throttle' }],
  ['STS fails', { ...ASSUME, ...error('InternalFailure', 'Try again', 500) }],
  ['STS breaks off', { ...ASSUME, kind: 'reset' }],
  ['GitHub throttles', { ...TOKEN, kind: 'throttle' }],
  ['GitHub fails', { ...TOKEN, ...error('', 'no', 500) }],
  ['GitHub breaks off', { ...TOKEN, kind: 'reset' }],
  ['GitHub answers in half', { ...TOKEN, kind: 'cut-body', bytes: 5, end: 'early' }],
];

describe('what passes by itself is borne', () => {
  test.each(PASSING)('at the start: %s', async (_, fault) => {
    aws.faults.add({ ...fault, times: 7 });
    expect((await connect().identity()).account).toBe('123456789012');
    expect(new Set(tokens).size).toBe(tokens.length);
  });

  test.each(PASSING)('at a renewal: %s', async (_, fault) => {
    const client = await connect().s3();
    const list = async (): Promise<unknown> => client.send(new ListObjectsV2Command({ Bucket: 'b' }));
    await list();
    aws.faults.add({ ...fault, times: 7 });
    later = 3_600_000;
    await list();
    const sessions = aws.calls.find({ operation: 'ListObjectsV2' }).map(({ accessKeyId }) => accessKeyId);
    expect(new Set(sessions).size).toBe(2);
    expect(new Set(tokens).size).toBe(tokens.length);
  });

  test('a token that was refused is not sent again', async () => {
    aws.faults.add({ ...ASSUME, ...error('InvalidIdentityToken', COLD), times: 3 });
    await connect().identity();
    expect(new Set(tokens).size).toBe(4);
    expect(told.filter((line) => line.endsWith('It is tried again.'))).toHaveLength(3);
  });

  test('a chained session asks for a new one before it, where that has ended', async () => {
    const operation = 'AssumeRole';
    aws.faults.add({
      service: 'sts',
      operation,
      ...error('ExpiredToken', 'The token is expired', 403),
      times: 1,
    });
    expect((await connect({ arns: [CI, LOGS] }).identity()).account).toBe('210987654321');
    expect(aws.calls.count(ASSUME)).toBe(2);
  });

  test('until patience ends: then the last word is told, with what to do', async () => {
    aws.faults.add({ ...ASSUME, ...error('InvalidIdentityToken', COLD) });
    const impatient = connect({}, { signInPatience: { signIn: 5000, token: 30_000 } });
    await expect(impatient.identity()).rejects.toThrow(
      /InvalidIdentityToken.*HTTP 400.*AWS could not fetch the keys of token\.actions\.githubusercontent\.com/,
    );
    expect(tokens.length).toBeGreaterThan(1);
    // Who asks right after it does not begin anew.
    const before = tokens.length;
    await expect(impatient.identity()).rejects.toThrow(/InvalidIdentityToken/);
    expect(tokens).toHaveLength(before);
  });

  test('not after the workflow was cancelled', async () => {
    cancelled.abort();
    aws.faults.add({ ...ASSUME, ...error('IDPCommunicationError') });
    await expect(connect().identity()).rejects.toThrow(/IDPCommunicationError/);
    expect(tokens).toHaveLength(1);
  });

  test('an endpoint of GitHub that is silent is asked again, and then named', async () => {
    aws.faults.add({ ...TOKEN, kind: 'hang' });
    const impatient = connect({}, { signInPatience: { signIn: 5000, token: 100 } });
    await expect(impatient.identity()).rejects.toThrow(
      /GitHub gave no OIDC token for the audience sts\.amazonaws\.com \(no data came for 0 s\)/,
    );
    expect(aws.calls.count(TOKEN)).toBeGreaterThan(1);
  });
});

describe('what stands is told at once, with its cure', () => {
  const FINAL: readonly (readonly [string, FaultKind, Partial<RoleChain>, RegExp])[] = [
    [
      'the trust does not fit, in both forms of a subject',
      error('AccessDenied', 'Not authorized to perform sts:AssumeRoleWithWebIdentity', 403),
      {},
      /trust policy names the identity provider token\.actions\.githubusercontent\.com.*sub "repo:example\/logs:ref:refs\/heads\/main"\. A repository uses only one form: a policy with "repo:example@1\/logs@2:ref:refs\/heads\/main" does not let it in/,
    ],
    [
      'the audience is another one',
      error('InvalidIdentityToken', 'Incorrect token audience'),
      {},
      /The token's aud is "sts\.amazonaws\.com"\. Add it to the client ids .* in account 123456789012, or set audience/,
    ],
    [
      'there is no identity provider',
      error('InvalidIdentityToken', 'No OpenIDConnect provider found in your account for https://token'),
      {},
      /Create the identity provider token\.actions\.githubusercontent\.com in account 123456789012, with the client id sts\.amazonaws\.com/,
    ],
    [
      'the session is longer than the role allows',
      error(
        'ValidationError',
        'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
      ),
      { durationSeconds: 43_200 },
      /Lower role-duration-seconds \(43200\), or raise the role's maximum session duration/,
    ],
    ['the claims are rejected', error('IDPRejectedClaim', 'no', 403), {}, /its conditions fit this job/],
    [
      'the Region of STS is switched off',
      error('RegionDisabledException', 'STS is not activated in this region', 403),
      {},
      /the Region is not enabled in this account\. Enable it, or correct aws-region/,
    ],
    [
      'the name is wrong',
      error('ValidationError', 'roleSessionName is wrong'),
      {},
      /roleSessionName is wrong\)\.$/,
    ],
  ];

  test.each(FINAL)('%s', async (_, fault, role, message) => {
    aws.faults.add({ ...ASSUME, ...fault });
    await expect(connect(role).identity()).rejects.toThrow(message);
    expect(aws.calls.count(ASSUME)).toBe(1);
  });

  test.each([401, 403, 404])('GitHub refuses the token (HTTP %d)', async (status) => {
    aws.faults.add({ ...TOKEN, ...error('', 'no', status) });
    await expect(connect().identity()).rejects.toThrow(
      new RegExp(`GitHub gave no OIDC token .*HTTP ${status}.*id-token: write.* may not be enough`),
    );
    expect(aws.calls.count(TOKEN)).toBe(1);
  });

  test('a chained role: who must be trusted, and the external id that it may ask for', async () => {
    aws.sts.addRole(LOGS, { trusts: [CI], externalId: 'ext-1' });
    const refused = connect({ arns: [CI, LOGS] }).identity();
    await expect(refused).rejects.toThrow(
      /^Role 2 of 2 in role-to-assume: sts:AssumeRole on arn:aws:iam::2109/,
    );
    await expect(refused).rejects.toThrow(
      /names arn:aws:iam::123456789012:role\/ci as AWS principal.*If it requires sts:ExternalId, set role-external-id/,
    );
  });

  test('role-chaining: the identity of the runner is the one that must be trusted', async () => {
    aws.sts.addRole(LOGS, { trusts: [] });
    const refused = connect({ arns: [LOGS], chained: true }).identity();
    await expect(refused).rejects.toThrow(
      /names the identity of the runner as AWS principal for sts:AssumeRole/,
    );
    aws.faults.add({ service: 'sts', operation: 'AssumeRole', ...error('ValidationError', 'What?') });
    await expect(connect({ arns: [LOGS], chained: true }).identity()).rejects.toThrow(/What\?\)\.$/);
    expect(tokens).toEqual([]);
  });

  test('without a role the default credentials are asked for who they are', async () => {
    const own = connect({}, { role: undefined });
    expect((await own.identity()).account).toBe('123456789012');
    aws.faults.add({
      service: 'sts',
      operation: 'GetCallerIdentity',
      ...error('InvalidClientTokenId', 'no', 403),
    });
    await expect(own.identity()).rejects.toThrow(
      /sts:GetCallerIdentity on the identity of this run was refused: AWS does not know these credentials/,
    );
  });
});
