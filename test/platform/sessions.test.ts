import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import { Aws } from '../../src/platform/aws.js';
import { systemClock } from '../../src/platform/clock.js';
import { startLocalAws, type LocalAws } from '../aws/local-aws.js';

let aws: LocalAws;
const ROLES = ['arn:aws:iam::123456789012:role/ci', 'arn:aws:iam::210987654321:role/logs'];
const claims = { sub: 'repo:example/logs:ref:refs/heads/main' };

beforeEach(async () => {
  aws = await startLocalAws();
  aws.sts.addRole(ROLES[1] ?? '', { trusts: [ROLES[0] ?? ''], externalId: 'ext-1' });
  aws.s3.createBucket('b');
  Object.assign(process.env, { AWS_ENDPOINT_URL: aws.url });
});
afterEach(() => aws.close());

function signIn(more: { externalId?: string; audience?: string } = {}): Aws {
  const host = {
    idToken: (audience: string) => Promise.resolve(aws.oidc.sign(claims, audience)),
    mask: () => undefined,
    info: () => undefined,
    onCancel: () => new AbortController().signal,
  };
  const role = { arns: ROLES, chained: false, sessionName: 'run', durationSeconds: 3600 };
  return new Aws({
    region: 'us-east-1',
    role: { ...role, externalId: 'ext-1', audience: 'sts.amazonaws.com', ...more },
    host,
  });
}

test('every session of a chain renews itself', async () => {
  aws.sts.sessionSeconds = 3;
  const signedIn = signIn();
  expect(await signedIn.identity()).toEqual({
    account: '210987654321',
    arn: 'arn:aws:sts::210987654321:assumed-role/logs/run',
  });
  const client = await signedIn.s3();
  const until = Date.now() + 8000;
  while (Date.now() < until) {
    await client.send(new ListObjectsV2Command({ Bucket: 'b' }));
    await systemClock.sleep(250);
  }
  for (const operation of ['AssumeRole', 'AssumeRoleWithWebIdentity'])
    expect(aws.calls.count({ operation })).toBeGreaterThan(2);
});

test('a wrong external id, a wrong trust, a wrong audience: the role, the call and the likely fault', async () => {
  const refused =
    /^Role 2 of 2 in role-to-assume: sts:AssumeRole on arn:aws:iam::210987654321:role\/logs was refused/;
  await expect(signIn({ externalId: 'wrong' }).identity()).rejects.toThrow(refused);
  await expect(signIn({ externalId: 'wrong' }).identity()).rejects.toThrow(
    /names arn:aws:iam::123456789012:role\/ci as AWS principal.*sts:ExternalId must be the value of role-external-id/,
  );
  await expect(signIn({ audience: 'other' }).identity()).rejects.toThrow(
    /^Role 1 of 2 .*The token's aud is "other"\. Add it to the client ids/,
  );
  aws.sts.addRole('ci', { sub: 'repo:somebody/else:*' });
  await expect(signIn().identity()).rejects.toThrow(
    /AssumeRoleWithWebIdentity.*Its token says aud "sts\.amazonaws\.com" and sub "repo:example\/logs:ref:refs\/heads\/main"/,
  );
});
