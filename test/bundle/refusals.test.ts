import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { FixtureFactory } from './fixture.js';

let fixtures: FixtureFactory;
beforeAll(async () => {
  fixtures = await FixtureFactory.open();
});
afterAll(() => fixtures.close());

test('wrong inputs: all at once, each with what was expected and found, and no call to AWS', async () => {
  const fixture = fixtures.fixture();
  const { code, log, outputs, summary } = await fixture.run({
    'aws-region': 'nowhere',
    'source-bucket': 'No_Bucket',
    'log-format': 'xml',
    'log-types': 'access\nerror',
    sample: '2',
    lease: 'soon',
    concurrency: '-1',
    from: 'yesterday',
    'app-id': 'd1234',
    'allowed-account-ids': '12',
    filter: 'elb_status_code >',
  });
  expect(code).toBe(1);
  expect(fixtures.aws.calls.find()).toEqual([]);
  expect({ outputs, summary }).toEqual({ outputs: { complete: 'false' }, summary: '' });
  const errors = log.split('\n').filter((line) => line.startsWith('::error::'));
  expect(errors).toHaveLength(1);
  const problems = (errors[0] ?? '').replace('::error::', '').split('%0A');
  expect(problems[0]).toBe('11 inputs are invalid:');
  const subjects = problems.slice(1).map((problem) => problem.split(':')[0]);
  expect(subjects.sort()).toEqual(
    [
      'allowed-account-ids',
      'app-id',
      'aws-region',
      'concurrency',
      'filter',
      'from',
      'lease',
      'log-format',
      'log-types',
      'sample',
      'source-bucket',
    ].sort(),
  );
  for (const problem of problems.slice(1)) expect(problem).toMatch(/^[a-z-]+: expected .+, found .+\. .+\.$/);
});

test('no mode at all', async () => {
  const fixture = fixtures.fixture();
  const { code, log } = await fixture.run({ mode: '' });
  expect(code).toBe(1);
  expect(log).toMatch(/::error::mode: expected/);
  expect(fixtures.aws.calls.find()).toEqual([]);
});

describe('a missing permission: the call, the resource and the action', () => {
  test.each([
    ['s3:ListBucket', 's3:GetObject on s3://alb-logs-'],
    ['s3:GetObject', 's3:GetObject on s3://alb-logs-'],
    ['s3:PutObject', 's3:PutObject on s3://alb-logs-'],
    ['logs:DescribeLogGroups', 'logs:DescribeLogGroups on log group /shop/access-'],
    ['logs:CreateLogStream', 'logs:CreateLogStream on /shop/access-'],
    ['logs:PutLogEvents', 'logs:PutLogEvents on /shop/access-'],
  ])('%s', async (action, call) => {
    const fixture = fixtures.fixture();
    fixture.seed({ intervals: [0, 1] });
    fixtures.aws.faults.deny(action);
    const { code, log } = await fixture.run();
    expect(code).toBe(1);
    expect(log).toMatch(/^::error::/m);
    expect(log).toContain(call);
    expect(log).toMatch(new RegExp(`the identity of this run needs .*${action}`));
  });
});

test('a bucket that does not exist, by name', async () => {
  const { code, log } = await fixtures.fixture().run({ 'source-bucket': 'not-there' });
  expect(code).toBe(1);
  expect(log).toMatch(/::error::source-bucket: expected a bucket that exists, found no bucket not-there/);
});

test('a bucket of somebody else', async () => {
  const fixture = fixtures.fixture();
  fixture.seed({ intervals: [0, 1] });
  const { code, log } = await fixture.run({ 'source-bucket-owner': '999999999999' });
  expect(code).toBe(1);
  expect(log).toMatch(
    /::error::source-bucket-owner: expected the account that owns alb-logs-\d+, found 999999999999\./,
  );
  expect(fixture.count('PutLogEvents')).toBe(0);
});

test('a log group that does not exist: refused, or created where the inputs say so', async () => {
  const fixture = fixtures.fixture();
  fixture.seed({ intervals: [0, 1], linesPerObject: 5 });
  const missing = await fixture.run({ 'destination-log-group': '/not/there' });
  expect(missing.code).toBe(1);
  expect(missing.log).toMatch(
    /::error::destination-log-group: .*no group \/not\/there.*create-log-group: true/,
  );
  expect(fixture.count('GetObject', /AWSLogs/)).toBe(0);

  const made = await fixture.run({
    'destination-log-group': '/made/here',
    'create-log-group': 'true',
    'log-group-class': 'INFREQUENT_ACCESS',
    'retention-days': '7',
  });
  expect(made).toMatchObject({ code: 0, outputs: { 'records-written': '10' } });
  expect(fixtures.aws.logs.group('/made/here')).toMatchObject({
    class: 'INFREQUENT_ACCESS',
    retentionDays: 7,
  });
});
