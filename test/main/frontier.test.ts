import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { BUCKET, Fixture } from './fixture.js';

let fixture: Fixture;

beforeEach(async () => {
  fixture = await Fixture.build();
});

afterEach(() => fixture.close());

/** What is put, in its order, and how often the frontier is among it. */
function puts(): { first: string | undefined; frontiers: number } {
  const resources = fixture.aws.calls.find({ operation: 'PutObject' }).map(({ resource }) => resource);
  const frontiers = resources.filter((resource) => resource.includes('/frontier-')).length;
  return { first: resources[0], frontiers };
}

test('a first scheduled run says from where it looks before it claims anything, for it may be killed', async () => {
  fixture.seed(1, [0, 2]);
  expect((await fixture.execute()).outputs['complete']).toBe('true');
  expect(puts()).toEqual({ first: expect.stringMatching(/\/alb\/frontier-/), frontiers: 3 });
  fixture.aws.calls.clear();
  await fixture.execute();
  expect(puts().frontiers).toBe(1);
});

test('a backfill does not', async () => {
  fixture.seed(1, [0, 2]);
  const from = new Date(Date.now() - 2 * 86_400_000).toISOString();
  await fixture.execute({ from });
  expect(puts().frontiers).toBe(0);
});

interface StoredStretch {
  readonly until: string;
  readonly unseen?: string;
  readonly items: string[];
}

function stretches(): StoredStretch[] {
  const [key = ''] = fixture.aws.s3.list(BUCKET, 'log-ferry-ledger/alb/frontier-');
  const body = fixture.aws.s3.get(BUCKET, key)?.toString() ?? '';
  return (JSON.parse(body) as { stretches: StoredStretch[] }).stretches;
}

/** How far each load balancer has come, by the ledger, epoch ms. */
function frontiers(): ReadonlyMap<string, number> {
  return new Map(
    stretches().flatMap(({ until, items }) => items.map((item) => [item, Date.parse(until)] as const)),
  );
}

/** `LagSeconds` of the runs so far, in their order. */
function lags(): number[] {
  const { logs } = fixture.aws;
  return logs
    .streams('/metrics')
    .flatMap((stream) => logs.events('/metrics', stream))
    .map(({ message }) => (JSON.parse(message) as { LagSeconds: number }).LagSeconds);
}

test('a load balancer that fails keeps its own frontier back, and no other; the lag is its', async () => {
  fixture.aws.logs.createGroup('/metrics');
  fixture.seed(1, [0, 3]);
  const [first] = fixture.seed(1, [0, 3], { loadBalancer: 'other.1234567890abcdef' });
  if (first === undefined) throw new Error('nothing was seeded');
  fixture.aws.s3.putObject(BUCKET, first.key, first.body.subarray(0, 50));
  const inputs = { 'metrics-log-group': '/metrics' };
  expect((await fixture.execute(inputs)).code).toBe(1);
  const [shop = NaN, other = NaN] = ['shop', 'other'].map(
    (name) => [...frontiers()].find(([item]) => item.includes(` ${name}.`))?.[1],
  );
  expect(Date.now() - shop).toBeLessThan(600_000);
  const yesterday = Math.floor(Date.now() / 86_400_000) * 86_400_000 - 86_400_000;
  expect(other).toBeLessThanOrEqual(yesterday + 15 * 60_000);
  const [lag = NaN] = lags();
  expect(Math.abs(lag - (Date.now() - other) / 1000)).toBeLessThan(600);
  expect((await fixture.execute({ ...inputs, 'on-bad-object': 'skip' })).code).toBe(0);
  expect(new Set(frontiers().values()).size).toBe(1);
});

test('a listing that is refused moves no frontier back, and what came late meanwhile is found', async () => {
  fixture.aws.logs.createGroup('/metrics');
  const inputs = { 'metrics-log-group': '/metrics', lookback: '2d' };
  fixture.seed(1, [0, 2]);
  expect((await fixture.execute(inputs)).code).toBe(0);
  const before = frontiers();
  const refusal = fixture.aws.faults.add({
    ...{ service: 's3', operation: 'ListObjectsV2', resource: /AWSLogs/ },
    kind: 'access-denied',
  });
  expect((await fixture.execute(inputs)).code).toBe(1);
  expect(frontiers()).toEqual(before);
  const [{ unseen = '' } = {}] = stretches();
  expect(Math.abs(Date.now() - 2 * 86_400_000 - Date.parse(unseen))).toBeLessThan(600_000);
  for (const lag of lags()) expect(lag).toBeLessThan(600);
  refusal.remove();
  // Within the window of the run that saw nothing, and older than the next one would look back by itself.
  fixture.seed(1, [2, 3]);
  const next = await fixture.execute({ ...inputs, lookback: '1h' });
  expect(next).toMatchObject({ code: 0, outputs: { complete: 'true' } });
  expect(Number(next.outputs['records-read'])).toBeGreaterThan(0);
  expect(stretches()).toEqual([expect.not.objectContaining({ unseen: expect.anything() })]);
});

test('a selection of one load balancer moves no other', async () => {
  fixture.seed(1, [0, 3]);
  fixture.seed(1, [0, 3], { loadBalancer: 'other.1234567890abcdef' });
  await fixture.execute();
  const before = frontiers();
  await fixture.execute({ 'load-balancers': 'shop' });
  for (const [item, until] of frontiers()) {
    if (item.includes(' shop.')) expect(until).toBeGreaterThan(before.get(item) ?? NaN);
    else expect(until).toBe(before.get(item));
  }
});

test('what is open stays open when its object is deleted, until it is skipped', async () => {
  fixture.seed(1, [0, 3]);
  const [bad] = fixture.seed(1, [0, 1], { loadBalancer: 'other.1234567890abcdef' });
  if (bad === undefined) throw new Error('nothing was seeded');
  fixture.aws.s3.putObject(BUCKET, bad.key, bad.body.subarray(0, 50));
  expect((await fixture.execute()).code).toBe(1);
  const before = Math.min(...frontiers().values());
  fixture.aws.s3.delete(BUCKET, bad.key);
  expect((await fixture.execute({ 'dry-run': 'true' })).outputs['segments-planned']).toBe('1');
  const again = await fixture.execute({ lookback: '1h' });
  expect(again).toMatchObject({ code: 1, outputs: { complete: 'false' } });
  expect(again.log).toContain(bad.key);
  expect(Math.min(...frontiers().values())).toBe(before);
  const skipped = await fixture.execute({ lookback: '1h', 'on-bad-object': 'skip' });
  expect(skipped).toMatchObject({ code: 0, outputs: { complete: 'true', 'objects-skipped': '1' } });
  expect(new Set(frontiers().values()).size).toBe(1);
  expect(await fixture.execute()).toMatchObject({ code: 0, outputs: { 'segments-planned': '0' } });
});

test('what is open stays open for another selection, too, though its object is deleted', async () => {
  fixture.seed(1, [0, 3]);
  const [bad] = fixture.seed(1, [0, 1], { loadBalancer: 'other.1234567890abcdef' });
  if (bad === undefined) throw new Error('nothing was seeded');
  fixture.aws.s3.putObject(BUCKET, bad.key, bad.body.subarray(0, 50));
  expect((await fixture.execute()).code).toBe(1);
  const before = Math.min(...frontiers().values());
  fixture.aws.s3.delete(BUCKET, bad.key);
  const narrowed = await fixture.execute({ 'load-balancers': 'o*\nshop' });
  expect(narrowed).toMatchObject({ code: 1, outputs: { complete: 'false' } });
  expect(narrowed.log).toContain(bad.key);
  expect(Math.min(...frontiers().values())).toBe(before);
});
