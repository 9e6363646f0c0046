/** What shows only when AWS is asked, of every mode, some in pairs: exit code, message, and what to do next. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { BUCKET, Fixture, GROUP } from './fixture.js';

let fixture: Fixture;
const APP = 'd1a2b3c4d5e6f7';
const HOUR_MS = 3_600_000;

beforeEach(async () => {
  fixture = await Fixture.build();
  const { aws } = fixture;
  fixture.seed(1, [0, 2]);
  for (const [name, region] of [
    ['far', 'eu-west-1'],
    ['teams', aws.region],
  ] as const)
    aws.s3.createBucket(name, { region });
  for (const { key, body } of fixture.seed(1, [0, 2])) aws.s3.putObject('teams', `team/x/${key}`, body);
  const group = aws.logs.createGroup('/aws/lambda/shop', {});
  Object.assign(group, { creationTime: Date.now() - 100 * HOUR_MS });
  aws.logs.seed('/aws/lambda/shop', 's', [{ timestamp: Date.now() - 50 * HOUR_MS, message: 'x' }]);
  aws.logs.createGroup('/delivery', { class: 'DELIVERY' });
  aws.amplify.createApp(APP, { domains: ['www.example.com'] });
});
afterEach(() => fixture.close());

const EXPORT = {
  ...{ mode: 'export', 'source-bucket': '', 'destination-log-group': '', 'poll-interval': 'PT0.05S' },
  ...{ 'log-groups': '/aws/lambda/shop', 'destination-bucket': BUCKET },
};
const AMPLIFY = {
  ...{ mode: 'amplify', 'source-bucket': '', 'destination-log-group': '' },
  ...{ 'app-id': APP, 'destination-bucket': BUCKET },
};

interface Row {
  readonly name: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly arrange?: () => unknown;
  readonly told: readonly RegExp[];
}

const deny = (action: string, resource?: RegExp) => () => fixture.aws.faults.deny(action, resource);
const refuseRead = (code: string, status: number, message: string) => () =>
  fixture.aws.faults.add({
    ...{ service: 's3', operation: 'GetObject', resource: /AWSLogs/, kind: 'error' },
    ...{ code, status, message },
  });

const ROWS: readonly Row[] = [
  {
    name: 'alb: a Region that is not the bucket’s',
    inputs: { 'aws-region': 'eu-west-1' },
    told: [
      /source-bucket: expected a bucket in eu-west-1, .* found lb-logs in us-east-1\. Set aws-region: us-east-1/,
    ],
  },
  {
    name: 'alb: a prefix that is not there',
    inputs: { 'source-prefix': 'prod' },
    told: [/source-prefix: .* found prod\/, below which there is no AWSLogs\/\. Write \/\./],
  },
  {
    name: 'alb: the prefix forgotten',
    inputs: { 'source-bucket': 'teams' },
    told: [/source-prefix: .* Write team\/x\/\./],
  },
  {
    name: 'alb: another account',
    inputs: { 'account-ids': '123456789021' },
    told: [/account-ids: .* found 123456789021\. Did you mean 123456789012\?/],
  },
  {
    name: 'alb: logs of a type that nobody switched on',
    inputs: { 'log-types': 'connection' },
    told: [/log-types: .* There are logs of access: add one, or turn the wanted logs on/],
  },
  {
    name: 'alb: a ledger in a bucket that is not there',
    inputs: { ledger: 's3://no-such/x/' },
    told: [/ledger: expected a bucket that exists, found no bucket no-such/],
  },
  {
    name: 'alb: a bucket and a ledger that are not there',
    inputs: { 'source-bucket': 'lb-log', ledger: 's3://no-such/x/' },
    told: [
      /2 inputs are invalid/,
      /source-bucket: expected a bucket that exists/,
      /ledger: expected a bucket/,
    ],
  },
  {
    name: 'alb: the owner of another bucket',
    inputs: { 'source-bucket-owner': '210987654321' },
    told: [
      /source-bucket-owner: expected the account that owns lb-logs, found 210987654321\. Correct the account id/,
    ],
  },
  {
    name: 'alb: another owner for the ledger than for the same bucket',
    inputs: { 'ledger-bucket-owner': '210987654321' },
    told: [/ledger-bucket-owner: expected the account that owns lb-logs, found 210987654321\./],
  },
  {
    name: 'alb: an account that is not allowed',
    inputs: { 'allowed-account-ids': '123456789021' },
    told: [
      /allowed-account-ids: expected an identity of 123456789021, found .* Assume a role of an allowed account/,
    ],
  },
  {
    name: 'alb: a key that the role may not use',
    inputs: {},
    arrange: refuseRead(
      'AccessDenied',
      403,
      'User: arn:aws:sts::123456789012:assumed-role/ci/x is not authorized to perform: kms:Decrypt on resource: ' +
        'arn:aws:kms:us-east-1:123456789012:key/abc because no identity-based policy allows the kms:Decrypt action',
    ),
    told: [
      /s3:GetObject on s3:\/\/lb-logs\/AWSLogs.* needs kms:Decrypt on arn:aws:kms:us-east-1:123456789012:key\/abc.*HTTP 403.*named by the input source-bucket/,
    ],
  },
  {
    name: 'alb: logs that a lifecycle rule has archived',
    inputs: {},
    arrange: refuseRead('InvalidObjectState', 403, 'The operation is not valid for the storage class'),
    told: [/is archived\. Restore it \(aws s3api restore-object\)/],
  },
  {
    name: 'alb: a proxy that answers for AWS with nothing',
    inputs: {},
    arrange: () =>
      fixture.aws.faults.add({
        ...{ service: 's3', operation: 'ListObjectsV2', kind: 'error' },
        ...{ status: 400, code: '', message: '' },
      }),
    told: [
      /s3:ListObjectsV2 on s3:\/\/lb-logs\/\S* failed.*\(HTTP 400\)\. It is named by the input source-bucket/,
    ],
  },
  {
    name: 'alb: no right to write events, nor to create streams',
    inputs: {},
    arrange: () => [deny('logs:CreateLogStream')(), deny('logs:PutLogEvents')()],
    told: [/needs logs:CreateLogStream on .*HTTP 400.*named by the input destination-log-group/],
  },
  {
    name: 'amplify: another app’s id',
    inputs: { ...AMPLIFY, 'app-id': 'd9999999999999' },
    told: [
      /amplify:GetApp on app d9999999999999 failed: it is not there, or in another account or Region.*input app-id/,
    ],
  },
  {
    name: 'amplify: a domain of another app',
    inputs: { ...AMPLIFY, 'domain-names': 'shop.example.org' },
    told: [/shop\.example\.org.* The domains of the app are .*www\.example\.com.*input domain-names/],
  },
  {
    name: 'amplify: no right to the app',
    inputs: AMPLIFY,
    arrange: deny('amplify:GetApp'),
    told: [
      /needs amplify:GetApp on arn:aws:amplify:us-east-1:123456789012:apps\/d1a2b3c4d5e6f7.*input app-id/,
    ],
  },
  {
    name: 'amplify: no right to its logs',
    inputs: AMPLIFY,
    arrange: deny('amplify:GenerateAccessLogs'),
    told: [/needs amplify:GenerateAccessLogs on arn:aws:amplify:.*HTTP 403/],
  },
  {
    name: 'amplify: a log group that is not there, beside a bucket that is',
    inputs: { ...AMPLIFY, 'destination-log-group': '/amplify/none' },
    told: [/destination-log-group: .* found no group \/amplify\/none\. .* create-log-group: true/],
  },
  {
    name: 'amplify: a ledger that may not be read',
    inputs: AMPLIFY,
    arrange: deny('s3:GetObject', /ledger/),
    told: [/s3:GetObject on s3:\/\/lb-logs\/log-ferry-ledger\/.*HTTP 403.*named by the input ledger/],
  },
  {
    name: 'amplify: a bucket of another Region, and a Region that is none',
    inputs: { ...AMPLIFY, 'destination-bucket': 'far', 'aws-region': 'us-est-1' },
    told: [/aws-region: .* Did you mean us-east-1\?/],
  },
  {
    name: 'amplify: a bucket that others own',
    inputs: { ...AMPLIFY, 'destination-bucket-owner': '210987654321' },
    told: [/destination-bucket-owner: expected the account that owns lb-logs/],
  },
  {
    name: 'export: a bucket of another Region',
    inputs: { ...EXPORT, 'destination-bucket': 'far' },
    told: [/destination-bucket: .* found far in eu-west-1\. Set aws-region: eu-west-1/],
  },
  {
    name: 'export: a group that only delivers',
    inputs: { ...EXPORT, 'log-groups': '/delivery' },
    told: [/log-groups: .* found \/delivery of class DELIVERY\. Leave it out/],
  },
  {
    name: 'export: two groups that are not there',
    inputs: { ...EXPORT, 'log-groups': '/aws/lambda/shpo\n/aws/lambda/blog' },
    told: [/2 inputs are invalid/, /found no group \/aws\/lambda\/shpo\. Did you mean \/aws\/lambda\/shop\?/],
  },
  {
    name: 'export: no right to create tasks',
    inputs: EXPORT,
    arrange: deny('logs:CreateExportTask'),
    told: [/needs logs:CreateExportTask on .*HTTP 400.*named by the input log-groups/],
  },
  {
    name: 'export: no right to see the groups',
    inputs: EXPORT,
    arrange: deny('logs:DescribeLogGroups'),
    told: [/needs logs:DescribeLogGroups on .*named by the input log-groups/],
  },
  {
    name: 'export: a bucket whose policy does not let CloudWatch Logs write',
    inputs: EXPORT,
    arrange: () => Object.assign(fixture.aws.exports, { needsBucketPolicy: true }),
    told: [/CloudWatch Logs may not write to the bucket\. Add these statements to the policy of lb-logs: \{/],
  },
  {
    name: 'export: a bucket that others own',
    inputs: { ...EXPORT, 'destination-bucket-owner': '210987654321' },
    told: [/destination-bucket-owner: expected the account that owns lb-logs, found 210987654321/],
  },
];

describe.each(ROWS)('$name', ({ inputs, arrange, told }) => {
  test('fails, and says what to do', async () => {
    arrange?.();
    const { code, log } = await fixture.execute(inputs);
    for (const words of told) expect(log).toMatch(words);
    expect(code).toBe(1);
    expect(fixture.aws.logs.messages(GROUP)).toEqual([]);
  });
});

test('an input that does not exist is a warning with the nearest name, and the run goes on', async () => {
  const { code, log } = await fixture.execute({ 'load-balancer': 'shop' });
  expect(log).toMatch(/::warning::There is no input load-balancer.* Did you mean load-balancers\?/);
  expect(code).toBe(0);
});
