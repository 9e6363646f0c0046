import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DescribeLogGroupsCommand,
  GetLogEventsCommand,
  PutLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { AssumeRoleWithWebIdentityCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { LocalAws } from './local-aws.js';
import { localAccessKeyId, localSecretAccessKey, startLocalAws } from './local-aws.js';

let aws: LocalAws;
const credentials = { accessKeyId: localAccessKeyId, secretAccessKey: localSecretAccessKey };

beforeAll(async () => {
  aws = await startLocalAws();
});
afterAll(async () => {
  await aws.close();
});

function config() {
  return { endpoint: aws.url, region: 'eu-west-1', credentials, maxAttempts: 1 };
}

describe('the main path with the SDK', () => {
  test('S3: put, refuse a second put, get, list', async () => {
    const s3 = new S3Client(config());
    aws.s3.createBucket('shop-logs');
    const put = { Bucket: 'shop-logs', Key: 'a b/ü+c (1)', Body: 'hello', IfNoneMatch: '*' };
    await s3.send(new PutObjectCommand(put));
    await expect(s3.send(new PutObjectCommand(put))).rejects.toMatchObject({
      name: 'PreconditionFailed',
      $metadata: { httpStatusCode: 412 },
    });
    const got = await s3.send(new GetObjectCommand({ Bucket: 'shop-logs', Key: 'a b/ü+c (1)' }));
    expect(await got.Body?.transformToString()).toBe('hello');
    const list = await s3.send(new ListObjectsV2Command({ Bucket: 'shop-logs', Prefix: 'a b' }));
    expect(list.Contents).toMatchObject([{ Key: 'a b/ü+c (1)', Size: 5 }]);
    s3.destroy();
  });

  test('CloudWatch Logs: group, stream, put, get', async () => {
    const logs = new CloudWatchLogsClient(config());
    const place = { logGroupName: '/shop/access', logStreamName: 'alb/2026/11/01' };
    await logs.send(new CreateLogGroupCommand({ logGroupName: place.logGroupName }));
    await logs.send(new CreateLogStreamCommand(place));
    const now = aws.clock.now();
    await logs.send(new PutLogEventsCommand({ ...place, logEvents: [{ timestamp: now, message: 'grüß' }] }));
    const read = await logs.send(new GetLogEventsCommand({ ...place, startFromHead: true }));
    expect(read.events).toMatchObject([{ timestamp: now, message: 'grüß' }]);
    const again = await logs.send(
      new GetLogEventsCommand({ ...place, startFromHead: true, nextToken: read.nextForwardToken }),
    );
    expect(again.events).toEqual([]);
    expect(again.nextForwardToken).toBe(read.nextForwardToken);
    const groups = await logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: '/shop' }));
    expect(groups.logGroups).toMatchObject([{ logGroupClass: 'STANDARD', logGroupName: '/shop/access' }]);
    logs.destroy();
  });

  test('STS and OIDC: a session that works, and then expires', async () => {
    aws.sts.addRole('ferry', { sub: 'repo:example/*' });
    const env = aws.oidcEnv({ sub: 'repo:example/logs:ref:refs/heads/main' });
    const answer = await fetch(`${env['ACTIONS_ID_TOKEN_REQUEST_URL'] ?? ''}&audience=sts.amazonaws.com`, {
      headers: { Authorization: `bearer ${env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'] ?? ''}` },
    });
    const { value } = (await answer.json()) as { value: string };
    const sts = new STSClient(config());
    const assumed = await sts.send(
      new AssumeRoleWithWebIdentityCommand({
        RoleArn: 'arn:aws:iam::123456789012:role/ferry',
        RoleSessionName: 'run-1',
        WebIdentityToken: value,
        DurationSeconds: 900,
      }),
    );
    const session = new STSClient({
      ...config(),
      credentials: {
        accessKeyId: assumed.Credentials?.AccessKeyId ?? '',
        secretAccessKey: assumed.Credentials?.SecretAccessKey ?? '',
        sessionToken: assumed.Credentials?.SessionToken ?? '',
      },
    });
    const who = await session.send(new GetCallerIdentityCommand({}));
    expect(who.Arn).toBe('arn:aws:sts::123456789012:assumed-role/ferry/run-1');
    aws.clock.advance(901_000);
    await expect(session.send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({
      name: 'ExpiredToken',
    });
    aws.clock.advance(-901_000);
    sts.destroy();
    session.destroy();
  });
});
