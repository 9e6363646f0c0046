/** What was carried verifies, and what is changed behind the ledger's back is named: by the bundle, as the runner starts it. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { amplifyRows } from '../aws/seed/amplify.js';
import type { BundleResult } from './runner.js';
import { dayBefore, StageFactory, windowOf, type Inputs, type Stage } from './stage.js';

let theatre: StageFactory;
beforeAll(async () => {
  theatre = await StageFactory.open();
});
afterAll(() => theatre.close());

interface Difference {
  readonly segment: string;
  readonly what: string;
  readonly found: string;
}

function differencesOf({ outputs }: BundleResult): Difference[] {
  return JSON.parse(outputs['differences'] ?? '') as Difference[];
}

/** Carries, verifies, changes something, and verifies again. */
async function around(stage: Stage, inputs: Inputs, change: () => string): Promise<void> {
  const carried = await stage.run(inputs);
  expect([carried.code, carried.outputs['complete']]).toEqual([0, 'true']);
  const good = await stage.run({ ...inputs, verify: 'true' });
  expect(good).toMatchObject({ code: 0, outputs: { complete: 'true', differences: '[]' } });
  expect(Number(good.outputs['verified'])).toBeGreaterThan(0);
  const what = change();
  const bad = await stage.run({ ...inputs, verify: 'true' });
  expect([bad.code, differencesOf(bad)]).toEqual([1, [expect.objectContaining({ what })]]);
}

test('alb, to a bucket and a log group', async () => {
  const stage = theatre.stage();
  const archive = `${stage.bucket}-archive`;
  theatre.aws.s3.createBucket(archive);
  stage.seed();
  await around(stage, { 'destination-bucket': archive }, () => {
    const [key = ''] = theatre.aws.s3.list(archive, 'load-balancer-logs/');
    theatre.aws.s3.delete(archive, key);
    return `s3://${archive}/${key}`;
  });
}, 60_000);

test('amplify, to Parquet', async () => {
  const stage = theatre.stage();
  const [app, domain, day] = ['d2abcdefghijkl', 'example.com', dayBefore(2)];
  const from = Date.parse(`${day}T00:00:00Z`);
  theatre.aws.amplify.createApp(app, { domains: [domain] });
  const rows = amplifyRows({ domain, from, to: from + 2 * 3_600_000, rowsPerHour: 6 });
  theatre.aws.amplify.addRows(app, domain, [...rows]);
  const inputs = {
    ...{ mode: 'amplify', 'app-id': app, 'domain-names': domain, 'source-bucket': '' },
    ...{ 'destination-log-group': '', 'destination-bucket': stage.bucket, 'object-format': 'parquet' },
    ...windowOf(day, 3),
  };
  await around(stage, inputs, () => {
    const [key = ''] = theatre.aws.s3.list(stage.bucket, 'amplify-access-logs/');
    const content = Buffer.from(theatre.aws.s3.get(stage.bucket, key) ?? '');
    content[8] = (content[8] ?? 0) ^ 1;
    theatre.aws.s3.putObject(stage.bucket, key, content);
    return `s3://${stage.bucket}/${key}`;
  });
}, 60_000);

test('export, by tasks', async () => {
  const stage = theatre.stage();
  const day = dayBefore(2);
  const group = `/app/${stage.bucket}`;
  const created = Object.assign(theatre.aws.logs.createGroup(group), {
    creationTime: Date.now() - 5 * 86_400_000,
  });
  theatre.aws.logs.seed(created.name, 's/1', [
    { timestamp: Date.parse(`${day}T12:00:00Z`), message: 'hello' },
  ]);
  theatre.aws.exports.usual = { ...theatre.aws.exports.usual, pendingMs: 5, runningMs: 20 };
  const inputs = {
    ...{ mode: 'export', 'source-bucket': '', 'destination-log-group': '', 'log-groups': group },
    ...{ 'destination-bucket': stage.bucket, 'poll-interval': 'PT0.05S', ...windowOf(day) },
  };
  await around(stage, inputs, () => {
    const [key = ''] = theatre.aws.s3
      .list(stage.bucket, 'exportedlogs/')
      .filter((each) => each.endsWith('.gz'));
    theatre.aws.s3.delete(stage.bucket, key);
    return `s3://${stage.bucket}/${key.split('/').slice(0, -2).join('/')}/`;
  });
}, 60_000);
