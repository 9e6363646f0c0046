import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { BUCKET, Fixture } from './fixture.js';

let fixture: Fixture;

beforeEach(async () => {
  fixture = await Fixture.build();
});
afterEach(async () => {
  await fixture.close();
});

describe('who may', () => {
  test('a role is assumed through OIDC, and its secrets are masked', async () => {
    fixture.seed(1, [0, 1]);
    const env = fixture.aws.oidcEnv({ sub: 'repo:example/logs:ref:refs/heads/main' });
    const { code, log } = await fixture.execute(
      { 'role-to-assume': 'arn:aws:iam::123456789012:role/ci' },
      env,
    );
    expect(code).toBe(0);
    expect(log).toMatch(/Signed in as arn:aws:sts::123456789012:assumed-role\/ci\/log-ferry-example-logs-7/);
    expect(log.match(/::add-mask::/g)?.length).toBeGreaterThanOrEqual(3);
  });

  test('a role that does not trust the job is explained', async () => {
    fixture.aws.sts.addRole('picky', { sub: 'repo:other/*' });
    const env = fixture.aws.oidcEnv({ sub: 'repo:example/logs:ref:refs/heads/main' });
    const { code, log } = await fixture.execute(
      { 'role-to-assume': 'arn:aws:iam::123456789012:role/picky' },
      env,
    );
    expect(code).toBe(1);
    expect(log).toMatch(/sts:AssumeRoleWithWebIdentity on arn:aws:iam::123456789012:role\/picky was refused/);
    expect(log).toMatch(/trust policy/);
  });

  test('another account than the allowed ones is refused before any work', async () => {
    const { code, log } = await fixture.execute({ 'allowed-account-ids': '210987654321' });
    expect(code).toBe(1);
    expect(log).toMatch(
      /allowed-account-ids: expected an identity of 210987654321, found arn:aws:iam::123456789012:/,
    );
    expect(fixture.aws.calls.find({}).map(({ operation }) => operation)).toEqual(['GetCallerIdentity']);
  });

  test.each([
    [
      's3:ListBucket',
      /s3:GetObject on s3:\/\/lb-logs\/log-ferry-ledger.* needs s3:ListBucket on arn:aws:s3:::lb-logs,/,
      'ledger',
    ],
    ['s3:GetObject', /s3:GetObject on s3:\/\/lb-logs\/.* needs s3:GetObject/, 'ledger'],
    ['s3:PutObject', /s3:PutObject on s3:\/\/lb-logs\/log-ferry-ledger\/.* needs s3:PutObject/, 'ledger'],
    [
      'logs:PutLogEvents',
      /logs:PutLogEvents on \/alb\/shop:.* needs logs:PutLogEvents/,
      'destination-log-group',
    ],
    [
      'logs:CreateLogStream',
      /logs:CreateLogStream on \/alb\/shop:.* needs logs:CreateLogStream/,
      'destination-log-group',
    ],
    [
      'logs:DescribeLogGroups',
      /logs:DescribeLogGroups on log group \/alb\/shop .* needs logs:DescribeLogGroups/,
      'destination-log-group',
    ],
  ])('without %s call, resource, permission, status and input are named', async (action, words, input) => {
    fixture.seed(1, [0, 1]);
    fixture.aws.faults.deny(action);
    const { code, log } = await fixture.execute();
    expect(code).toBe(1);
    expect(log).toMatch(words);
    expect(log).toMatch(new RegExp(`HTTP 40[03]: .*It is named by the input ${input}\\.`));
  });

  test('a source that may not be read is named by its own input', async () => {
    fixture.seed(1, [0, 1]);
    fixture.aws.faults.deny('s3:GetObject', /AWSLogs/);
    expect((await fixture.execute()).log).toMatch(/It is named by the input source-bucket\./);
  });

  test('what is wrong in two ways is told once', async () => {
    const { log } = await fixture.execute({ lookback: '0s', redact: 'Client-IP\nnothing' });
    expect(log).toMatch(/^::error::2 inputs are invalid:/m);
    expect(log).toMatch(/redact: expected [^%]* found Client-IP, nothing\. /);
  });

  test('every wrong input is told at once, without any call', async () => {
    const { code, log } = await fixture.execute({
      lookback: 'soon',
      concurrency: '0',
      filter: 'nonsense ==',
      redact: 'nothing',
    });
    expect(code).toBe(1);
    expect(log).toMatch(/inputs are invalid/);
    for (const name of ['lookback', 'concurrency', 'filter', 'redact'])
      expect(log).toMatch(new RegExp(`${name}: expected`));
    expect(fixture.aws.calls.find({})).toEqual([]);
  });
});

describe('data that cannot be read', () => {
  test('fails its segment with the key’s name, and commits nothing of it', async () => {
    fixture.seed(2, [0, 2]);
    const [object] = fixture.seed(1, [0, 1]);
    const body = object?.body ?? Buffer.alloc(0);
    fixture.aws.s3.putObject(BUCKET, object?.key ?? '', body.subarray(0, body.length - 20));
    const { code, log, outputs } = await fixture.execute({ lookback: '3d' });
    expect(code).toBe(1);
    expect(log).toContain(`s3://lb-logs/${object?.key ?? ''} cannot be decompressed`);
    expect(outputs).toMatchObject({ 'segments-committed': '1', complete: 'false', 'records-written': '40' });
  });
});

describe('an object that goes away after it was claimed', () => {
  test('fails the run once, by name; everything else is delivered', async () => {
    const objects = fixture.seed(1, [0, 40], { linesPerObject: 100 });
    await fixture.executeCancelled();
    const gone = objects.at(-1)?.key ?? '';
    fixture.aws.s3.delete(BUCKET, gone);
    const second = await fixture.execute();
    expect(second.code).toBe(1);
    expect(second.log).toContain(`s3://${BUCKET}/${gone} no longer exists`);
    // It stays open by name until it is given up by name: what was there is not forgotten in silence.
    const third = await fixture.execute();
    expect(third).toMatchObject({ code: 1, outputs: { complete: 'false', 'segments-planned': '1' } });
    expect(third.log).toContain(`s3://${BUCKET}/${gone} no longer exists`);
    expect(await fixture.execute({ 'on-bad-object': 'skip' })).toMatchObject({
      code: 0,
      outputs: { complete: 'true', 'objects-skipped': '1' },
    });
    expect(await fixture.execute()).toMatchObject({ code: 0, outputs: { 'segments-planned': '0' } });
    expect(fixture.aws.logs.messages('/alb/shop')).toHaveLength(39 * 100);
  });
});

describe('an object that is replaced before it is read', () => {
  test('fails the run once, by name; the next one carries what is there now', async () => {
    const [kept, replaced] = fixture.seed(1, [0, 2], { linesPerObject: 10 });
    const key = replaced?.key ?? '';
    const late = { kind: 'delay', ms: 2000, when: 'after' } as const;
    fixture.aws.faults.add({ service: 'logs', operation: 'CreateLogStream', on: 1, ...late });
    const run = fixture.execute();
    // The stream is there, and its answer under way: nothing has been read.
    while (fixture.aws.logs.group('/alb/shop')?.streams.size !== 1)
      await new Promise((r) => setTimeout(r, 5));
    fixture.aws.s3.putObject(BUCKET, key, kept?.body ?? Buffer.alloc(0));
    const { code, log } = await run;
    expect(code).toBe(1);
    expect(log).toContain(`s3://${BUCKET}/${key} was replaced after it was claimed`);
    const second = await fixture.execute();
    expect(second).toMatchObject({ code: 0, outputs: { complete: 'true', 'records-written': '10' } });
    expect(fixture.aws.logs.messages('/alb/shop')).toHaveLength(20);
  });
});

describe('a group that cannot be read back', () => {
  test('gets a batch again when its answer is lost, and the summary says how many may be double', async () => {
    fixture.aws.logs.createGroup('/alb/rare', { class: 'INFREQUENT_ACCESS', retentionDays: 30 });
    fixture.seed(1, [0, 1]);
    fixture.aws.faults.add({
      service: 'logs',
      operation: 'PutLogEvents',
      on: 1,
      kind: 'reset',
      when: 'after',
    });
    const { code, summary } = await fixture.execute({ 'destination-log-group': '/alb/rare' });
    expect(code).toBe(0);
    expect(summary).toMatch(/Batches that may be duplicated.*at most 1/);
    expect(fixture.aws.logs.messages('/alb/rare')).toHaveLength(40);
  });
});
