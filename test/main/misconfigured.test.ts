/**
 * What a newcomer gets wrong most often, one row each: who reads the message knows what to change, without knowing AWS.
 * Wrong inputs by themselves are refused before any call.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { BUCKET, Fixture, GROUP } from './fixture.js';

let fixture: Fixture;

beforeAll(async () => {
  fixture = await Fixture.build();
  fixture.seed(1, [0, 2]);
  fixture.aws.logs.createGroup('/aws/lambda/shop', {});
  fixture.aws.s3.createBucket('far', { region: 'eu-west-1' });
});
afterAll(async () => {
  await fixture.close();
});

type Row = readonly [what: string, inputs: Readonly<Record<string, string>>, message: RegExp];

const role = (arn: string): Record<string, string> => ({ 'role-to-assume': arn });
const EXPORT = {
  mode: 'export',
  'source-bucket': '',
  'destination-log-group': '',
  'log-groups': '/aws/lambda/shop',
  'destination-bucket': BUCKET,
};
const AMPLIFY = {
  mode: 'amplify',
  'source-bucket': '',
  'destination-log-group': '',
  'app-id': 'd1a2b3c4d5e6f7',
  'destination-bucket': BUCKET,
};

/** Refused before any call to AWS. */
const REFUSED: readonly Row[] = [
  ['no mode', { mode: '' }, /mode: expected one of amplify, alb, export, found nothing\. Set `mode`/],
  ['the mode of a like service', { mode: 'elb' }, /mode: .* Did you mean alb\?/],
  ['a mistyped mode', { mode: 'exprot' }, /mode: .* Did you mean export\?/],
  ['a Region that is none', { 'aws-region': 'eu-centrl-1' }, /aws-region: .* Did you mean eu-central-1\?/],
  ['a Region by its name', { 'aws-region': 'Frankfurt' }, /aws-region: .* Did you mean eu-central-1\?/],
  ['a zone', { 'aws-region': 'us-east-1a' }, /aws-region: .* remove the last letter, and write us-east-1/],
  ['no source bucket', { 'source-bucket': '' }, /source-bucket: .* found nothing\. Set `source-bucket`/],
  ['a bucket with its scheme', { 'source-bucket': 's3://lb-logs' }, /source-bucket: .* without s3:\/\//],
  [
    'a bucket with a path',
    { 'source-bucket': 'lb-logs/prod' },
    /source-bucket: .* a path belongs in the input for the prefix/,
  ],
  [
    'a prefix with AWSLogs/',
    { 'source-prefix': 'prod/AWSLogs/' },
    /source-prefix: .* Write prod\/: from AWSLogs\/ on/,
  ],
  [
    'a load balancer by its ARN',
    { 'load-balancers': 'app/shop/50dc6c495c0c9188' },
    /load-balancers: .* the part between app\/ and the id/,
  ],
  [
    'a list with commas',
    { 'load-balancers': 'shop,blog' },
    /load-balancers: .* one entry per line, without commas/,
  ],
  [
    'an account that lost its zero',
    { 'account-ids': '12345678901' },
    /account-ids: .* A leading zero was lost/,
  ],
  ['a log type of another name', { 'log-types': 'healthcheck' }, /log-types: .* Did you mean health-check\?/],
  [
    'a log group by its ARN',
    { 'destination-log-group': 'arn:aws:logs:us-east-1:123456789012:log-group:x' },
    /destination-log-group: .* after log-group:/,
  ],
  [
    'a number as text in a filter',
    { filter: 'elb_status_code == "500"' },
    /filter: .* elb_status_code is a number: write 500 without quotes/,
  ],
  ['a single = in a filter', { filter: 'elb_status_code = 500' }, /filter: .* Write == to compare/],
  ['a field that is none', { filter: 'elb_staus_code >= 500' }, /filter: .* Did you mean elb_status_code\?/],
  ['a field to redact that is none', { redact: 'clientip' }, /redact: .* Did you mean client-ip\?/],
  ['a duration without a unit', { lookback: '48' }, /lookback: expected a duration such as/],
  ['yes for true', { 'dry-run': 'yes' }, /dry-run: expected true or false/],
  [
    'retention that AWS has not',
    { 'create-log-group': 'true', 'retention-days': '31' },
    /retention-days: expected one of 1, 3, 5, 7/,
  ],
  [
    'retention of a group that is not created',
    { 'retention-days': '30' },
    /retention-days: .* Add `create-log-group: true`/,
  ],
  ['to without from', { to: '2026-11-01' }, /to: expected `from` beside it/],
  ['from after to', { from: '2026-11-02', to: '2026-11-01' }, /from: expected an instant before to/],
  [
    'a role by its session',
    role('arn:aws:sts::123456789012:assumed-role/ci/x'),
    /role-to-assume: .* write the ARN of the role itself/,
  ],
  [
    'a user in the place of a role',
    role('arn:aws:iam::123456789012:user/ci'),
    /role-to-assume: .* names no role/,
  ],
  [
    'a role of another partition',
    role('arn:aws-cn:iam::123456789012:role/ci'),
    /role-to-assume: expected a role in the partition aws/,
  ],
  [
    'an input of another mode',
    { 'log-groups': '/aws/lambda/shop' },
    /log-groups: expected no such input with mode alb/,
  ],
  ['export: no log groups', { ...EXPORT, 'log-groups': '' }, /log-groups: .* found nothing/],
  [
    'export: only exclusions',
    { ...EXPORT, 'log-groups': '!/aws/*' },
    /log-groups: .* Add what they are excluded from, such as \*/,
  ],
  [
    'export: a group without its slash',
    { ...EXPORT, 'log-groups': 'aws/lambda/shop' },
    /log-groups: .* did you mean a leading slash/,
  ],
  ['export: no bucket', { ...EXPORT, 'destination-bucket': '' }, /destination-bucket: .* found nothing/],
  [
    'export: looks back less than it settles',
    { ...EXPORT, lookback: '6h' },
    /lookback: expected more than `settle`/,
  ],
  [
    'amplify: an address for an id',
    { ...AMPLIFY, 'app-id': 'main.d1a2b3c4d5e6f7.amplifyapp.com' },
    /app-id: .* Write only the id/,
  ],
  [
    'amplify: no destination',
    { ...AMPLIFY, 'destination-bucket': '' },
    /destination-bucket: expected a destination: a bucket, a log group, or both/,
  ],
  [
    'amplify: off the hour',
    { ...AMPLIFY, from: '2026-11-01T00:30:00Z' },
    /from: expected full hours with mode amplify/,
  ],
  [
    'amplify: a domain with its scheme',
    { ...AMPLIFY, 'domain-names': 'https://example.com/' },
    /domain-names: .* without https:\/\//,
  ],
];

/** Shows only when AWS is asked. */
const FOUND: readonly Row[] = [
  [
    'a bucket that is not there',
    { 'source-bucket': 'lb-log' },
    /source-bucket: expected a bucket that exists, found no bucket lb-log/,
  ],
  ['a bucket of another Region', { 'source-bucket': 'far' }, /source-bucket: .* Set aws-region: eu-west-1/],
  [
    'a destination bucket of another Region',
    { 'destination-bucket': 'far' },
    /destination-bucket: .* Set aws-region: eu-west-1/,
  ],
  [
    'a mistyped load balancer',
    { 'load-balancers': 'shpo', ledger: 'none' },
    /load-balancers: .* found shpo, .* Did you mean shop\?/,
  ],
  [
    'a log group that is not there',
    { 'destination-log-group': '/alb/none' },
    /destination-log-group: .* set create-log-group: true/,
  ],
  [
    'export: a mistyped group',
    { ...EXPORT, 'log-groups': '/aws/lambda/shpo' },
    /log-groups: .* Did you mean \/aws\/lambda\/shop\?/,
  ],
  [
    'export: a bucket that is not there',
    { ...EXPORT, 'destination-bucket': 'archiv' },
    /destination-bucket: expected a bucket that exists/,
  ],
  [
    'amplify: a bucket of another Region',
    { ...AMPLIFY, 'destination-bucket': 'far' },
    /destination-bucket: .* Set aws-region: eu-west-1/,
  ],
  [
    'a role without id-token: write',
    role('arn:aws:iam::123456789012:role/ci'),
    /role-to-assume: .* Add `permissions: id-token: write`/,
  ],
];

describe('refused before any call', () => {
  test.each(REFUSED)('%s', async (_, inputs, message) => {
    fixture.aws.calls.clear();
    const { code, log } = await fixture.execute(inputs);
    expect(code).toBe(1);
    expect(log).toMatch(message);
    expect(fixture.aws.calls.find({})).toEqual([]);
  });
});

describe('found when AWS is asked', () => {
  test.each(FOUND)('%s', async (_, inputs, message) => {
    const { code, log } = await fixture.execute(inputs);
    expect(log).toMatch(message);
    expect(code).toBe(1);
    expect(fixture.aws.logs.messages(GROUP)).toEqual([]);
  });
});

test('all of it is told at once', async () => {
  const { log } = await fixture.execute({
    mode: 'alb',
    'aws-region': 'us-est-1',
    'source-bucket': 'A',
    filter: 'x = 1',
    lookback: 'soon',
  });
  expect(log).toMatch(/::error::4 inputs are invalid:/);
});
