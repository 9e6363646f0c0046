import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { BUCKET, Fixture, GROUP } from './fixture.js';

let fixture: Fixture;

beforeEach(async () => {
  fixture = await Fixture.build();
});
afterEach(async () => {
  await fixture.close();
});

const DRY = { 'dry-run': 'true' };
const other = { loadBalancer: 'other.1234567890abcdef' };

/** How far frontiers have come from where the first run put them, by the documents in the ledger. */
function moved(): boolean[] {
  return fixture.aws.s3.list(BUCKET, 'log-ferry-ledger/alb/frontier-').flatMap((key) => {
    const text = fixture.aws.s3.get(BUCKET, key)?.toString() ?? '';
    const { stretches } = JSON.parse(text) as { stretches: { since: string; until: string }[] };
    return stretches.map(({ since, until }) => since !== until);
  });
}

describe('a selection that matches nothing where there is something else', () => {
  const cases: readonly [string, Record<string, string>, RegExp][] = [
    [
      'a name',
      { 'load-balancers': 'shpo' },
      /load-balancers: expected load balancers that write logs here, found shpo, .*Did you mean shop\? There are other, shop\./,
    ],
    [
      'a glob',
      { 'load-balancers': 'prod-*' },
      /load-balancers: .* found prod-\*, .* There are other, shop\./,
    ],
    ['exclusions of all', { 'load-balancers': '!*' }, /load-balancers: .* found !\*/],
    ['all, and exclusions of all', { 'load-balancers': '*\n!*' }, /load-balancers: .* found \*, !\*/],
    [
      'an account',
      { 'account-ids': '123456789021' },
      /account-ids: .* found 123456789021\. Did you mean 123456789012\? There are folders of 123456789012\./,
    ],
    [
      'one account of two',
      { 'account-ids': '123456789012\n210987654321' },
      /account-ids: .* found 210987654321\. There are folders/,
    ],
    [
      'a type',
      { 'log-types': 'connection' },
      /log-types: .* found connection\. There are logs of access: add one/,
    ],
    [
      'a prefix',
      { 'source-prefix': 'lb' },
      /source-prefix: .* found lb\/, below which there is no AWSLogs\/\. Write \/\./,
    ],
    [
      'a Region of the same bucket',
      { 'aws-region': 'us-west-2' },
      /source-bucket: expected a bucket in us-west-2.*Set aws-region: us-east-1/,
    ],
  ];

  test.each(cases)('%s: fails by name, and moves no frontier', async (_, inputs, words) => {
    fixture.seed(1, [0, 2]);
    fixture.seed(1, [0, 2], other);
    const { code, log, summary, outputs } = await fixture.execute(inputs);
    expect({ code, complete: outputs['complete'] }).toEqual({ code: 1, complete: 'false' });
    expect(log).toMatch(words);
    if (summary !== '') expect(summary).toContain('❌ failed');
    // What a first run puts there before it claims anything stays where it is.
    expect(moved().filter(Boolean)).toEqual([]);
    const dry = await fixture.execute({ ...inputs, ...DRY });
    expect(dry.code).toBe(1);
  });

  test('what the right part of it selects is delivered all the same', async () => {
    fixture.seed(1, [0, 2]);
    fixture.seed(1, [0, 2], other);
    const { code, log, outputs } = await fixture.execute({ 'load-balancers': 'shop\nothr' });
    expect(code).toBe(1);
    expect(log).toMatch(/found othr, .*Did you mean other\?/);
    expect(outputs).toMatchObject({ complete: 'false', 'records-written': '40' });
    expect(fixture.aws.logs.messages(GROUP)).toHaveLength(40);
  });

  test('when it is mended, everything since the first run is carried', async () => {
    fixture.seed(1, [0, 2]);
    expect((await fixture.execute({ lookback: '5d' })).outputs['complete']).toBe('true');
    fixture.seed(3, [0, 2], other);
    const wrong = await fixture.execute({ lookback: '5d', 'load-balancers': 'shop\nothr' });
    expect(wrong.code).toBe(1);
    const mended = await fixture.execute({ lookback: '5d', 'load-balancers': 'shop\nother' });
    expect(mended).toMatchObject({ code: 0, outputs: { complete: 'true', 'records-written': '40' } });
  });
});

describe('what is no mistake', () => {
  test('a load balancer that was idle in the window, and wrote before it', async () => {
    fixture.seed(6, [0, 2]);
    fixture.seed(1, [0, 2], other);
    const { code, log, outputs } = await fixture.execute({ 'load-balancers': 'shop' });
    expect({ code, complete: outputs['complete'] }).toEqual({ code: 0, complete: 'true' });
    expect(log).not.toContain('load-balancers');
  });

  test('a bucket without any logs yet is a warning', async () => {
    const { code, log } = await fixture.execute({ 'load-balancers': 'shop' });
    expect(code).toBe(0);
    expect(log).toMatch(/::warning::There is nothing below s3:\/\/lb-logs\/AWSLogs\//);
  });

  test('a glob that matches nothing beside entries that do is a warning', async () => {
    fixture.seed(1, [0, 2]);
    fixture.seed(1, [0, 2], other);
    const { code, log } = await fixture.execute({ 'load-balancers': 'shop\nprod-*' });
    expect(code).toBe(0);
    expect(log).toMatch(
      /::warning::load-balancers: prod-\* matches no load balancer with logs of the last 14 days/,
    );
  });
});

describe('buckets', () => {
  test.each([
    ['source-bucket', { 'source-bucket': 'nowhere' }],
    ['ledger', { ledger: 's3://nowhere/ledger/' }],
  ])('%s that is not there is named by its input, before anything is read', async (input, inputs) => {
    const { code, log } = await fixture.execute(inputs);
    expect(code).toBe(1);
    expect(log).toContain(`${input}: expected a bucket that exists, found no bucket nowhere.`);
    expect(log).not.toContain('frontier');
  });

  test('a Region is checked in real runs, and a ledger may lie anywhere', async () => {
    fixture.aws.s3.createBucket('far', { region: 'eu-west-1' });
    const far = await fixture.execute({ 'source-bucket': 'far' });
    expect(far).toMatchObject({ code: 1 });
    expect(far.log).toMatch(
      /source-bucket: expected a bucket in us-east-1, .* found far in eu-west-1\. Set aws-region: eu-west-1/,
    );
  });
});

describe('what comes after delivery', () => {
  test('a last write of the frontier that fails is a warning: tally, outputs and summary are told', async () => {
    fixture.seed(1, [0, 1]);
    await fixture.execute();
    fixture.seed(1, [1, 2]);
    fixture.aws.faults.deny('s3:PutObject', /frontier-/);
    const { code, log, summary, outputs } = await fixture.execute();
    expect(code).toBe(0);
    expect(outputs).toMatchObject({ complete: 'true', 'records-written': '20' });
    expect(outputs['tally']).toContain('"written":20');
    expect(summary).toContain('✅ complete');
    expect(log).toMatch(
      /::warning::The progress of this run could not be written to the ledger: .*The next run looks further back/,
    );
  });

  test('files of the runner that cannot be written are warnings: outputs and summary stand in the log', async () => {
    fixture.seed(1, [0, 1]);
    const env = { GITHUB_OUTPUT: '/dev/full', GITHUB_STEP_SUMMARY: '/', GITHUB_STATE: '/none/state' };
    const { code, log } = await fixture.execute({}, env);
    expect(code).toBe(0);
    expect(log).toMatch(/::warning::GITHUB_OUTPUT cannot be written: ENOSPC/);
    expect(log).toMatch(/::warning::GITHUB_STEP_SUMMARY cannot be written: EISDIR/);
    expect(log).toContain('records-written: 20');
    expect(log).toContain('### Log Ferry · alb · ✅ complete');
    expect(fixture.aws.logs.messages(GROUP)).toHaveLength(20);
  });
});

test('an input that does not exist is a warning with the nearest name', async () => {
  fixture.seed(1, [0, 1]);
  const { code, log } = await fixture.execute({ 'load-balancer': 'shop', source_bucket: BUCKET });
  expect(code).toBe(0);
  expect(log).toContain(
    '::warning::There is no input load-balancer, and it does nothing. Did you mean load-balancers?',
  );
  expect(log).toContain(
    '::warning::There is no input source_bucket, and it does nothing. Did you mean source-bucket?',
  );
});
