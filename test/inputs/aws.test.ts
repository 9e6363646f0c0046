import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import * as aws from '../../src/inputs/aws.js';
import { Refusal, type Reading } from '../../src/inputs/refusal.js';

const KEY = '1234abcd-12ab-34cd-56ef-1234567890ab';
const GROUP_512 = `/${'a'.repeat(511)}`;

const accepted: readonly (readonly [name: string, read: Reading<unknown>, texts: readonly string[]])[] = [
  [
    'Region',
    aws.readRegion,
    ['us-east-1', 'ap-southeast-5', 'us-gov-west-1', 'cn-north-1', 'eusc-de-east-1'],
  ],
  [
    'role',
    aws.readRoleArn,
    [
      'arn:aws:iam::123456789012:role/ferry',
      'arn:aws-cn:iam::123456789012:role/path/to/ferry',
      'arn:aws-us-gov:iam::123456789012:role/f+=,.@-',
    ],
  ],
  ['account', aws.readAccountId, ['012345678901']],
  ['bucket', aws.readBucket, ['abc', 'my.logs-2026', 'a'.repeat(63), 'x-s3alias']],
  ['log group', aws.readLogGroup, ['/aws/alb', 'API-Gateway-Execution-Logs_a1/prod', '#.x', GROUP_512]],
  ['log group glob', aws.readLogGroupGlob, ['/aws/lambda/*', '!/aws/lambda/test-?', 'plain']],
  ['stream prefix', aws.readLogStreamPrefix, ['2026/11/[$LATEST]']],
  ['load balancer', aws.readLoadBalancerGlob, ['my-lb', 'prod-*', '!prod-test-?']],
  ['app', aws.readAppId, ['d1a2b3c4d5e6f7']],
  ['domain', aws.readDomain, ['example.com', 'main.d1.amplifyapp.com', 'xn--bcher-kva.example']],
  [
    'key',
    aws.readKmsKey,
    [
      KEY,
      `mrk-${'0'.repeat(32)}`,
      'alias/logs',
      `arn:aws:kms:eu-central-1:123456789012:key/${KEY}`,
      'arn:aws-cn:kms:cn-north-1:123456789012:alias/a/b',
    ],
  ],
  ['key ARN', aws.readKmsKeyArn, [`arn:aws:kms:eu-central-1:123456789012:key/${KEY}`]],
];

describe.each(accepted)('%s', (_name, read, texts) => {
  test.each(texts)('%s', (text) => {
    expect(read(text)).toBe(text);
  });
});

const refused: readonly (readonly [Reading<unknown>, string, RegExp])[] = [
  [aws.readRegion, 'eu-central-1b', /Availability Zone/],
  [aws.readRegion, 'EU-CENTRAL-1', /Did you mean eu-central-1/],
  [aws.readRegion, 'frankfurt', /Did you mean eu-central-1/],
  [aws.readRoleArn, 'arn:aws:sts::123456789012:assumed-role/x/y', /role itself/],
  [aws.readRoleArn, 'arn:aws:iam::123456789012:user/x', /names no role/],
  [aws.readRoleArn, 'arn:aws:iam::1234:role/x', /IAM/],
  [aws.readRoleArn, 'ferry', /IAM/],
  [aws.readAccountId, '1234-5678-9012', /dashes/],
  [aws.readAccountId, '12345678901', /leading zero/],
  [aws.readAccountId, '1234567890123', /12 digits/],
  [aws.readBucket, 's3://logs/x', /without s3/],
  [aws.readBucket, 'arn:aws:s3:::logs', /last part of its ARN/],
  [aws.readBucket, 'logs/x', /prefix/],
  [aws.readBucket, 'My_Logs', /capitals/],
  [aws.readBucket, '192.168.0.1', /IP address/],
  [aws.readBucket, 'a..b', /two dots/],
  [aws.readBucket, 'ab', /Check the name/],
  [aws.readBucket, 'a'.repeat(64), /Check the name/],
  [aws.readBucket, '-ab', /Check the name/],
  [aws.readBucket, 'logs--use1-az4--x-s3', /directory bucket/],
  [aws.readBucket, 'logs--ol-s3', /reserves/],
  [aws.readBucket, 'xn--logs', /reserves/],
  [aws.readLogGroup, 'aws/alb', /leading slash/],
  [aws.readLogGroup, 'arn:aws:logs:eu-central-1:123456789012:log-group:/a:*', /part of its ARN/],
  [aws.readLogGroup, '/a b', /Check the name/],
  [aws.readLogGroup, '/aws/lambda/*', /Check the name/],
  [aws.readLogGroup, `${GROUP_512}a`, /Check the name/],
  [aws.readLogGroupGlob, '[ab]', /Check the name/],
  [aws.readLogStreamPrefix, 'a*', /remove it/],
  [aws.readLoadBalancerGlob, 'app/my-lb/50dc6c495c0c9188', /between app/],
  [aws.readLoadBalancerGlob, 'my_lb', /without its id/],
  [aws.readAppId, 'd123.amplifyapp.com', /only the id/],
  [aws.readAppId, 'my-app', /App ID/],
  [aws.readDomain, 'https://example.com/', /without https/],
  [aws.readDomain, 'localhost', /associated/],
  [aws.readKmsKey, 'my-key', /ARN/],
  [aws.readKmsKeyArn, 'alias/logs', /no alias/],
  [aws.readKmsKeyArn, KEY, /full ARN/],
  [aws.readRetentionDays, '10', /only these/],
  [aws.readRetentionDays, '07', /only these/],
  [aws.readPrefix, 's3://b/x', /its own input/],
  [aws.readPrefix, 'a\nb', /control characters/],
  [aws.readPrefix, 'é'.repeat(256), /Shorten/],
  [aws.readLedger, 'off', /s3:\/\//],
  [aws.readLedger, 's3://B_/x', /capitals/],
  [aws.readLedger, 's3://bucket/a\tb', /control characters/],
  [aws.readSessionName, 'x', /longer/],
];

test.each(refused)('%p refuses %j', (read, text, fix) => {
  expect(read(text)).toBeInstanceOf(Refusal);
  expect(read(text)).toEqual(expect.objectContaining({ fix: expect.stringMatching(fix) }));
});

test('retention', () => {
  expect(aws.readRetentionDays('3653')).toBe(3653);
});

describe('prefix', () => {
  test.each([
    ['/', ''],
    ['//', ''],
    ['logs', 'logs/'],
    ['logs/', 'logs/'],
    ['/logs/a//', 'logs/a/'],
  ])('%s', (text, prefix) => {
    expect(aws.readPrefix(text)).toBe(prefix);
  });

  test('the normal form is stable', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 40 }), (text) => {
        const prefix = aws.readPrefix(text);
        if (typeof prefix !== 'string' || prefix === '') return;
        expect(prefix).not.toMatch(/^\/|[^/]$/);
        expect(aws.readPrefix(prefix)).toBe(prefix);
      }),
    );
  });
});

test.each([
  ['none', { kind: 'none' }],
  ['s3://bucket', { kind: 's3', bucket: 'bucket', prefix: '' }],
  ['s3://bucket/', { kind: 's3', bucket: 'bucket', prefix: '' }],
  ['s3://bucket/a/b', { kind: 's3', bucket: 'bucket', prefix: 'a/b/' }],
])('ledger %s', (text, place) => {
  expect(aws.readLedger(text)).toEqual(place);
});

test('a session name is cleaned and cut', () => {
  expect(aws.readSessionName('my run: é')).toBe('my-run-');
  expect(aws.readSessionName('x'.repeat(80))).toHaveLength(64);
});
