import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { CloudWatchLogsClient, DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import type { AssumeRoleWithWebIdentityCommandInput } from '@aws-sdk/client-sts';
import { AssumeRoleWithWebIdentityCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { LocalAws } from './local-aws.js';
import { startLocalAws } from './local-aws.js';
import { errorText } from './refusal.js';

const sub = 'repo:example/logs:ref:refs/heads/main';
const roleArn = 'arn:aws:iam::123456789012:role/logs';
let aws: LocalAws;
let sts: STSClient;

beforeEach(async () => {
  aws = await startLocalAws();
  aws.sts.addRole('logs', { sub: 'repo:example/*' });
  sts = new STSClient({ ...aws.sdk(), maxAttempts: 1 });
});
afterEach(async () => {
  sts.destroy();
  await aws.close();
});

async function fetchToken(bearer?: string, audience = 'sts.amazonaws.com'): Promise<unknown> {
  const env = aws.oidcEnv({ sub });
  const url = `${env['ACTIONS_ID_TOKEN_REQUEST_URL'] ?? ''}&audience=${audience}`;
  const authorization = `bearer ${bearer ?? env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'] ?? ''}`;
  const answer = await fetch(url, { headers: { authorization } });
  return answer.json();
}

function assume(WebIdentityToken: string, more: Partial<AssumeRoleWithWebIdentityCommandInput> = {}) {
  const input = { RoleArn: roleArn, RoleSessionName: 'run-1', WebIdentityToken, ...more };
  return sts.send(new AssumeRoleWithWebIdentityCommand(input));
}

async function sessionConfig() {
  const { Credentials } = await assume(aws.oidc.sign({ sub }, 'sts.amazonaws.com'), { DurationSeconds: 900 });
  const credentials = {
    accessKeyId: Credentials?.AccessKeyId ?? '',
    secretAccessKey: Credentials?.SecretAccessKey ?? '',
    sessionToken: Credentials?.SessionToken ?? '',
  };
  return { ...aws.sdk(), maxAttempts: 1, credentials };
}

describe('identity tokens', () => {
  test('are given to the bearer, and exchanged for a session', async () => {
    expect(await fetchToken('wrong')).toEqual({ message: 'Unauthorized' });
    aws.faults.add({ service: 'oidc', kind: 'throttle', on: 1 });
    expect(await fetchToken()).toEqual({ message: 'Too Many Requests' });
    const { value } = (await fetchToken()) as { value: string };
    const assumed = await assume(value);
    expect(assumed.AssumedRoleUser?.Arn).toBe('arn:aws:sts::123456789012:assumed-role/logs/run-1');
    expect(assumed.Credentials?.Expiration?.getTime()).toBeGreaterThan(aws.clock.now() + 3_590_000);
    expect(assumed.SubjectFromWebIdentityToken).toBe(sub);
  });

  test('are refused with another signature, audience, subject or role, and when they have expired', async () => {
    const token = aws.oidc.sign({ sub }, 'sts.amazonaws.com');
    const [header, payload, signature] = token.split('.');
    const forged = Buffer.from(
      Buffer.from(payload ?? '', 'base64url')
        .toString()
        .replace('logs', 'xxxx'),
    ).toString('base64url');
    expect(await errorText(assume(`${header ?? ''}.${forged}.${signature ?? ''}`))).toMatch(
      /^InvalidIdentityToken/,
    );
    expect(await errorText(assume('no-token'))).toMatch(/^InvalidIdentityToken.*not a valid JWT/);
    expect(await errorText(assume(aws.oidc.sign({ sub }, 'other')))).toBe(
      'InvalidIdentityTokenException: Incorrect token audience',
    );
    aws.clock.advance(301_000);
    expect(await errorText(assume(token))).toMatch(/^ExpiredTokenException: Token expired/);
  });

  test('must be of a subject that the role trusts', async () => {
    const denied = 'AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity';
    expect(await errorText(assume(aws.oidc.sign({ sub: 'repo:other/logs' }, 'sts.amazonaws.com')))).toBe(
      denied,
    );
    const unknown = { RoleArn: 'arn:aws:iam::123456789012:role/none' };
    expect(await errorText(assume(aws.oidc.sign({ sub }, 'sts.amazonaws.com'), unknown))).toBe(denied);
  });

  test.each([
    [{ DurationSeconds: 899 }, /greater than or equal to 900/],
    [{ DurationSeconds: 3601 }, /exceeds the MaxSessionDuration/],
    [{ RoleSessionName: 'a' }, /length greater than or equal to 2/],
    [{ RoleSessionName: 'a b' }, /regular expression/],
  ])('are refused with %o', async (more, text) => {
    expect(await errorText(assume(aws.oidc.sign({ sub }, 'sts.amazonaws.com'), more))).toMatch(text);
  });
});

describe('credentials', () => {
  test('of a session expire everywhere', async () => {
    const config = await sessionConfig();
    const [s3, logs, who] = [new S3Client(config), new CloudWatchLogsClient(config), new STSClient(config)];
    aws.s3.createBucket('b');
    await who.send(new GetCallerIdentityCommand({}));
    expect(aws.calls.find({ session: 'run-1' })).toMatchObject([
      { operation: 'GetCallerIdentity', status: 200 },
    ]);
    aws.clock.advance(901_000);
    expect(await errorText(who.send(new GetCallerIdentityCommand({})))).toMatch(/^ExpiredToken:/);
    expect(await errorText(s3.send(new ListObjectsV2Command({ Bucket: 'b' })))).toMatch(/^ExpiredToken:/);
    expect(await errorText(logs.send(new DescribeLogGroupsCommand({})))).toMatch(/^ExpiredTokenException:/);
    for (const client of [s3, logs, who]) client.destroy();
  });

  test.each([
    [
      'an unknown key',
      { accessKeyId: 'AKIANONE' },
      'InvalidClientTokenId',
      'InvalidAccessKeyId',
      'UnrecognizedClientException',
    ],
    [
      'a wrong secret',
      { secretAccessKey: 'wrong' },
      'SignatureDoesNotMatch',
      'SignatureDoesNotMatch',
      'InvalidSignatureException',
    ],
  ])('with %s are refused', async (_, wrong, ...names) => {
    const base = aws.sdk();
    const config = { ...base, maxAttempts: 1, credentials: { ...base.credentials, ...wrong } };
    const [s3, logs, who] = [new S3Client(config), new CloudWatchLogsClient(config), new STSClient(config)];
    const answers = [
      await errorText(who.send(new GetCallerIdentityCommand({}))),
      await errorText(s3.send(new ListObjectsV2Command({ Bucket: 'b' }))),
      await errorText(logs.send(new DescribeLogGroupsCommand({}))),
    ];
    expect(answers.map((answer) => answer.split(':')[0])).toEqual(names);
    for (const client of [s3, logs, who]) client.destroy();
  });
});
