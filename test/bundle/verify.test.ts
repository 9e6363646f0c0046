/** What was carried verifies, and what is changed behind the ledger's back is named: by the bundle, as the runner starts it. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { amplifyRows } from '../aws/seed/amplify.js';
import type { BundleResult } from './runner.js';
import { dayBefore, FixtureFactory, windowOf, type Inputs, type Fixture } from './fixture.js';

let fixtures: FixtureFactory;
beforeAll(async () => {
  fixtures = await FixtureFactory.open();
});
afterAll(() => fixtures.close());

interface Difference {
  readonly segment: string;
  readonly what: string;
  readonly found: string;
}

function differencesOf({ outputs }: BundleResult): Difference[] {
  return JSON.parse(outputs['differences'] ?? '') as Difference[];
}

/** Carries, verifies, changes something, and verifies again. */
async function around(fixture: Fixture, inputs: Inputs, change: () => string): Promise<void> {
  const carried = await fixture.run(inputs);
  expect([carried.code, carried.outputs['complete']]).toEqual([0, 'true']);
  const good = await fixture.run({ ...inputs, verify: 'true' });
  expect(good).toMatchObject({ code: 0, outputs: { complete: 'true', differences: '[]' } });
  expect(Number(good.outputs['verified'])).toBeGreaterThan(0);
  const what = change();
  const bad = await fixture.run({ ...inputs, verify: 'true' });
  expect([bad.code, differencesOf(bad)]).toEqual([1, [expect.objectContaining({ what })]]);
}

test('alb, to a bucket and a log group', async () => {
  const fixture = fixtures.fixture();
  const archive = `${fixture.bucket}-archive`;
  fixtures.aws.s3.createBucket(archive);
  fixture.seed();
  await around(fixture, { 'destination-bucket': archive }, () => {
    const [key = ''] = fixtures.aws.s3.list(archive, 'load-balancer-logs/');
    fixtures.aws.s3.delete(archive, key);
    return `s3://${archive}/${key}`;
  });
});

test('amplify, to Parquet', async () => {
  const fixture = fixtures.fixture();
  const [app, domain, day] = ['d2abcdefghijkl', 'example.com', dayBefore(2)];
  const from = Date.parse(`${day}T00:00:00Z`);
  fixtures.aws.amplify.createApp(app, { domains: [domain] });
  const rows = amplifyRows({ domain, from, to: from + 2 * 3_600_000, rowsPerHour: 6 });
  fixtures.aws.amplify.addRows(app, domain, [...rows]);
  const inputs = {
    ...{ mode: 'amplify', 'app-id': app, 'domain-names': domain, 'source-bucket': '' },
    ...{ 'destination-log-group': '', 'destination-bucket': fixture.bucket, 'object-format': 'parquet' },
    ...windowOf(day, 3),
  };
  await around(fixture, inputs, () => {
    const [key = ''] = fixtures.aws.s3.list(fixture.bucket, 'amplify-access-logs/');
    const content = Buffer.from(fixtures.aws.s3.get(fixture.bucket, key) ?? '');
    content[8] = (content[8] ?? 0) ^ 1;
    fixtures.aws.s3.putObject(fixture.bucket, key, content);
    return `s3://${fixture.bucket}/${key}`;
  });
});

test('export, by tasks', async () => {
  const fixture = fixtures.fixture();
  const day = dayBefore(2);
  const group = `/app/${fixture.bucket}`;
  const created = Object.assign(fixtures.aws.logs.createGroup(group), {
    creationTime: Date.now() - 5 * 86_400_000,
  });
  fixtures.aws.logs.seed(created.name, 's/1', [
    { timestamp: Date.parse(`${day}T12:00:00Z`), message: 'hello' },
  ]);
  fixtures.aws.exports.usual = { ...fixtures.aws.exports.usual, pendingMs: 5, runningMs: 20 };
  const inputs = {
    ...{ mode: 'export', 'source-bucket': '', 'destination-log-group': '', 'log-groups': group },
    ...{ 'destination-bucket': fixture.bucket, 'poll-interval': 'PT0.05S', ...windowOf(day) },
  };
  await around(fixture, inputs, () => {
    const [key = ''] = fixtures.aws.s3
      .list(fixture.bucket, 'exportedlogs/')
      .filter((each) => each.endsWith('.gz'));
    fixtures.aws.s3.delete(fixture.bucket, key);
    return `s3://${fixture.bucket}/${key.split('/').slice(0, -2).join('/')}/`;
  });
});
