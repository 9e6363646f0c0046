import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { dateOf, Fixture, type Outcome } from './fixture.js';

let fixture: Fixture;

beforeEach(async () => {
  fixture = await Fixture.build();
});

afterEach(() => fixture.close());

const DRY = { 'dry-run': 'true' };

function marks(outcome: Outcome, mark: string): string[] {
  return outcome.log.split('\n').filter((line) => line.startsWith(mark));
}

/** Each ✗ of the log with the lines below it. */
function curesOf(log: string): { check: string; cure: string }[] {
  const blocks = log.split(/^(?=[✓✗–] )/m).filter((block) => block.startsWith('✗'));
  return blocks.map((block) => {
    const [check = '', ...rest] = block.split('\n');
    return { check, cure: rest.filter((line) => line.startsWith('    ')).join('\n') };
  });
}

describe('each misconfiguration is named, with its cure', () => {
  interface Case {
    readonly name: string;
    readonly arrange?: () => void;
    readonly inputs?: Readonly<Record<string, string>>;
    readonly env?: Readonly<Record<string, string>>;
    readonly wrong: RegExp;
    readonly cure: RegExp;
  }

  const deny = (action: string, resource?: RegExp) => (): void => {
    fixture.aws.faults.deny(action, resource);
  };
  const cases: Case[] = [
    {
      name: 'an account that is not allowed',
      inputs: { 'allowed-account-ids': '999999999999' },
      wrong: /✗ allowed-account-ids: expected .*999999999999/,
      cure: /→ Assume a role of an allowed account/,
    },
    {
      name: 'a bucket that is not there',
      inputs: { 'source-bucket': 'no-such-bucket' },
      wrong: /✗ source-bucket: no-such-bucket is there: there is no bucket/,
      cure: /\$ aws s3api create-bucket --bucket no-such-bucket --region us-east-1$/m,
    },
    {
      name: 'a bucket of another Region',
      arrange: () => fixture.aws.s3.createBucket('far', { region: 'eu-west-1' }),
      inputs: { 'source-bucket': 'far' },
      wrong: /✗ source-bucket: far is in us-east-1: its Region is eu-west-1/,
      cure: /→ Set aws-region: eu-west-1 if/,
    },
    {
      name: "a bucket of somebody else's",
      arrange: () => fixture.aws.s3.createBucket('theirs', { owner: '111122223333' }),
      inputs: { 'source-bucket': 'theirs', 'source-bucket-owner': '444455556666' },
      wrong: /✗ source-bucket: theirs is there: S3 refused: it does not belong to account 444455556666/,
      cure: /correct source-bucket-owner/,
    },
    {
      name: 'no permission to list',
      arrange: deny('s3:ListBucket'),
      wrong: /✗ s3:ListBucket on s3:\/\/lb-logs\/AWSLogs\/ \(source\): AWS refuses it \(AccessDenied/,
      cure: /"Action":"s3:ListBucket","Resource":"arn:aws:s3:::lb-logs"/,
    },
    {
      name: 'no permission to read the logs',
      arrange: deny('s3:GetObject', /AWSLogs/),
      wrong: /✗ s3:GetObject on s3:\/\/lb-logs\/AWSLogs\/ \(source\)/,
      cure: /"Action":"s3:GetObject","Resource":"arn:aws:s3:::lb-logs\/AWSLogs\/\*"/,
    },
    {
      name: 'no permission to write the ledger',
      arrange: deny('s3:PutObject'),
      wrong: /✗ s3:PutObject on s3:\/\/lb-logs\/log-ferry-ledger\/ \(ledger\)/,
      cure: /\$ aws iam put-user-policy --user-name local --policy-name log-ferry-ledger-PutObject --policy-document '\{/,
    },
    {
      name: 'a log group that is not there',
      inputs: { 'destination-log-group': '/nowhere' },
      wrong: /✗ destination-log-group: \/nowhere is there: there is no log group/,
      cure: /\$ aws logs create-log-group --log-group-name '\/nowhere' --region us-east-1/,
    },
    {
      name: 'a log group that takes no events',
      arrange: () => fixture.aws.logs.createGroup('/delivery', { class: 'DELIVERY' }),
      inputs: { 'destination-log-group': '/delivery' },
      wrong: /✗ destination-log-group: the class of \/delivery: is DELIVERY/,
      cure: /→ Choose another log group/,
    },
    {
      name: 'no permission to put events',
      arrange: deny('logs:PutLogEvents'),
      wrong: /✗ logs:PutLogEvents on log group \/alb\/shop: AWS refuses it/,
      cure: /"Action":"logs:PutLogEvents","Resource":\["arn:aws:logs:us-east-1:123456789012:log-group:\/alb\/shop",/,
    },
    {
      name: 'no permission to describe groups',
      arrange: deny('logs:DescribeLogGroups'),
      wrong: /✗ logs:DescribeLogGroups on \/alb\/shop/,
      cure: /"Action":"logs:DescribeLogGroups","Resource":"arn:aws:logs:us-east-1:123456789012:log-group:\*"/,
    },
    {
      name: 'a retention shorter than the window',
      arrange: () => {
        fixture.seed(4, [0, 1]);
        fixture.aws.logs.createGroup('/short', { retentionDays: 1 });
      },
      inputs: { 'destination-log-group': '/short', from: dateOf(5) },
      wrong: /✗ from: expected log objects that \/short still accepts/,
      cure: /→ CloudWatch Logs accepts events of the last 14 days.*too-old: skip/,
    },
    {
      name: 'an object that cannot be read',
      arrange: () => {
        fixture.seed(1, [0, 1]);
        fixture.aws.faults.deny('s3:GetObject', /app\.shop/);
      },
      wrong: /✗ reading s3:\/\/lb-logs\/AWSLogs\/.*AWS refuses it/,
      cure: /kms:Decrypt/,
    },
    {
      name: 'a role that does not let this job in',
      arrange: () => {
        fixture.aws.sts.addRole('picky', { sub: 'repo:example/other:*' });
      },
      inputs: { 'role-to-assume': 'arn:aws:iam::123456789012:role/picky' },
      wrong: /✗ role-to-assume: arn:aws:iam::123456789012:role\/picky: sts:AssumeRoleWithWebIdentity/,
      cure: /update-assume-role-policy --role-name picky .*"\S+:sub":"repo:example\/logs:ref:refs\/heads\/main"/,
    },
  ];

  test.each(cases)('$name', async ({ arrange, inputs = {}, wrong, cure }) => {
    arrange?.();
    const env = fixture.aws.oidcEnv({ sub: 'repo:example/logs:ref:refs/heads/main' });
    const outcome = await fixture.execute({ ...DRY, ...inputs }, env);
    expect(outcome.code).toBe(1);
    expect(outcome.log).toMatch(wrong);
    expect(outcome.log).toMatch(cure);
    expect(outcome.summary).toContain('#### What to do');
    expect(outcome.outputs['complete']).toBe('false');
    expect(fixture.changes()).toEqual([]);
  });

  test('all of them at once', async () => {
    fixture.seed(1, [0, 1]);
    for (const action of ['s3:ListBucket', 's3:GetObject', 's3:PutObject']) fixture.aws.faults.deny(action);
    for (const action of ['PutLogEvents', 'GetLogEvents', 'DescribeLogGroups'])
      fixture.aws.faults.deny(`logs:${action}`);
    fixture.aws.s3.createBucket('far', { region: 'eu-west-1' });
    const outcome = await fixture.execute({ ...DRY, ledger: 's3://far/l/' });
    expect(outcome.code).toBe(1);
    expect(marks(outcome, '✗').length).toBeGreaterThanOrEqual(8);
    expect(marks(outcome, '– the plan').join('')).toContain('could not be made');
    const cured = curesOf(outcome.log);
    expect(cured.length).toBeGreaterThanOrEqual(8);
    // Every ✗ has its own cure: what to do, and the statement or the command to do it with.
    for (const { check, cure } of cured) {
      expect(`${check}\n${cure}`).toMatch(/^ {4}→ \S/m);
      expect(`${check}\n${cure}`).toMatch(/"Action":"|^ {4}\$ aws |Set aws-region|Choose/m);
    }
    expect(new Set(cured.map(({ check }) => check)).size).toBe(cured.length);
    expect(outcome.summary.match(/^\| ✗ /gm)).toHaveLength(cured.length);
    expect(outcome.summary.match(/aws iam put-user-policy/g)?.length).toBeGreaterThanOrEqual(6);
    expect(fixture.changes()).toEqual([]);
  });

  test('what gets no answer is not called a refusal', async () => {
    fixture.aws.faults.add({ operation: 'HeadBucket', kind: 'error', status: 500, code: 'InternalError' });
    fixture.aws.faults.add({
      operation: 'PutLogEvents',
      kind: 'error',
      status: 500,
      code: 'InternalFailure',
    });
    const outcome = await fixture.execute({ ...DRY, ledger: 'none' });
    const unknown = marks(outcome, '–').join('\n');
    expect(unknown).toMatch(/source-bucket: lb-logs is there: s3:HeadBucket/);
    expect(unknown).toMatch(/logs:PutLogEvents on log group \/alb\/shop: not tested/);
  });

  test('without credentials', async () => {
    const none = { AWS_ACCESS_KEY_ID: 'nobody', AWS_SECRET_ACCESS_KEY: 'nothing' };
    const outcome = await fixture.execute(DRY, none);
    expect(outcome.log).toMatch(/✗ the identity of this run: sts:GetCallerIdentity[^]*→ Set role-to-assume/);
  });

  test('a source of another account needs both policies', async () => {
    fixture.aws.s3.createBucket('theirs', { owner: '111122223333' });
    fixture.aws.sts.addRole('reader', {});
    fixture.aws.faults.deny('s3:ListBucket');
    const env = fixture.aws.oidcEnv({ sub: 'repo:example/logs:environment:prod' });
    const role = { 'role-to-assume': 'arn:aws:iam::123456789012:role/reader' };
    const foreign = { 'source-bucket': 'theirs', 'source-bucket-owner': '111122223333' };
    const outcome = await fixture.execute({ ...DRY, ...role, ...foreign }, env);
    expect(outcome.log).toContain('$ aws iam put-role-policy --role-name reader');
    expect(outcome.log).toMatch(
      /Account 111122223333 must add .*"Principal":\{"AWS":"arn:aws:iam::123456789012:role\/reader"\}/,
    );
  });
});
