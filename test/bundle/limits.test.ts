import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { rawEvents } from './expected.js';
import { dayBefore, FixtureFactory, windowOf } from './fixture.js';

let fixtures: FixtureFactory;
beforeAll(async () => {
  fixtures = await FixtureFactory.open();
});
afterAll(() => fixtures.close());

const raw = { 'log-format': 'raw' };

describe('records that the log group would refuse for their age', () => {
  const old = dayBefore(20);
  const window = windowOf(old);

  test('fail: before anything is downloaded', async () => {
    const fixture = fixtures.fixture();
    fixture.seed({ day: old, intervals: [0, 2] });
    const { code, log } = await fixture.run({ ...raw, ...window });
    expect(code).toBe(1);
    expect(log).toMatch(/::error::.*too-old: skip.*too-old: restamp/);
    expect(fixture.count('GetObject', /AWSLogs/)).toBe(0);
    expect(fixture.streams()).toEqual([]);
  });

  test('skip: old objects are counted, and the young ones carried', async () => {
    const fixture = fixtures.fixture();
    fixture.seed({ day: old, intervals: [0, 2] });
    const young = fixture.seed({ intervals: [0, 2] });
    const result = await fixture.run({ ...raw, from: window.from, 'too-old': 'skip' });
    expect(result).toMatchObject({ code: 0, outputs: { 'objects-skipped': '4', 'objects-read': '4' } });
    expect(fixture.stored()).toEqual(rawEvents(young));
  });

  test('restamp: sent with the time of the claim, the true time in the record', async () => {
    const fixture = fixtures.fixture();
    const objects = fixture.seed({ day: old, intervals: [0, 2] });
    const before = Date.now();
    const result = await fixture.run({ ...raw, ...window, 'too-old': 'restamp' });
    expect(result).toMatchObject({ code: 0, outputs: { 'records-written': '160' } });
    expect(JSON.parse(result.outputs['tally'] ?? '')).toMatchObject({ restamped: 160 });
    const events = fixtures.aws.logs.events(fixture.group);
    expect(events.map(({ message }) => message).sort()).toEqual(
      objects.flatMap(({ text }) => text.trimEnd().split('\n')).sort(),
    );
    for (const { timestamp } of events) expect(timestamp).toBeGreaterThanOrEqual(before);
  });
});

test('max-ingest-gb: ends in good order, and the next run goes on where it stopped', async () => {
  const fixture = fixtures.fixture();
  const objects = fixture.seed({ intervals: [0, 30], linesPerObject: 100 });
  const limit = { ...raw, 'max-ingest-gb': String(2_500_000 / 2 ** 30) };
  const first = await fixture.run(limit);
  expect(first).toMatchObject({ code: 0, outputs: { complete: 'false' } });
  expect(first.log).toMatch(/::warning::.*max-ingest-gb/);
  const part = fixture.stored().length;
  expect(part).toBeGreaterThan(0);
  expect(part).toBeLessThan(6000);
  expect(
    fixtures.aws.logs.events(fixture.group).reduce((sum, e) => sum + e.message.length + 26, 0),
  ).toBeLessThan(2_500_000);
  const rest = await fixture.run(raw);
  expect(rest).toMatchObject({ code: 0, outputs: { complete: 'true', 'records-written': '6000' } });
  expect(fixture.stored()).toEqual(rawEvents(objects));
});

test('time-budget: no segment starts after it, and the next run goes on', async () => {
  const fixture = fixtures.fixture();
  const objects = fixture.seed({ intervals: [0, 128], linesPerObject: 4 });
  const slow = fixtures.aws.faults.add({ operation: 'PutLogEvents', kind: 'delay', ms: 1100 });
  const first = await fixture.run({ ...raw, concurrency: '1', 'time-budget': '1s' });
  slow.remove();
  expect(first).toMatchObject({
    code: 0,
    outputs: { complete: 'false', 'segments-committed': '1', 'segments-planned': '4' },
  });
  expect(first.log).toMatch(/::warning::.*time budget/);
  expect((await fixture.run(raw)).outputs).toMatchObject({ complete: 'true', 'segments-committed': '3' });
  expect(fixture.stored()).toEqual(rawEvents(objects));
});

test('on-loss: a record too large for CloudWatch Logs fails the run, or warns; the others arrive', async () => {
  const fixture = fixtures.fixture();
  const [object] = fixture.seed({ intervals: [0, 1], nodes: 1 });
  const huge = (object?.text.split('\n')[0] ?? '').replace(
    /"Mozilla[^"]*"|"curl[^"]*"/,
    `"${'x'.repeat(1_200_000)}"`,
  );
  const large = huge.length > 1_100_000 ? huge : `${huge}${'x'.repeat(1_200_000)}`;
  fixtures.aws.s3.putObject(fixture.bucket, object?.key ?? '', gzipSync(`${object?.text ?? ''}${large}\n`));
  const failed = await fixture.run(raw);
  expect(failed).toMatchObject({
    code: 1,
    outputs: { complete: 'true', 'records-read': '41', 'records-written': '40' },
  });
  expect(JSON.parse(failed.outputs['tally'] ?? '')).toMatchObject({ logs: { written: 40, oversize: 1 } });
  expect(failed.log).toMatch(/::error::.*1 oversize/);

  const warned = await fixture.run({ ...raw, 'on-loss': 'warn', redo: 'true' });
  expect(warned).toMatchObject({ code: 0, outputs: { complete: 'true' } });
  expect(warned.log).toMatch(/::warning::.*1 oversize/);
});

test('redo: the events go to new streams beside the old ones, and the run says so', async () => {
  const fixture = fixtures.fixture();
  const objects = fixture.seed({ intervals: [0, 1] });
  await fixture.run(raw);
  const again = await fixture.run({ ...raw, redo: 'true' });
  expect(again).toMatchObject({ code: 0, outputs: { complete: 'true', 'segments-committed': '1' } });
  expect(again.log + again.summary).toMatch(/new streams beside/);
  expect(fixture.streams()).toHaveLength(2);
  for (const stream of fixture.streams()) {
    expect(fixtures.aws.logs.events(fixture.group, stream)).toHaveLength(rawEvents(objects).length);
  }
  expect((await fixture.run(raw)).outputs['segments-planned']).toBe('0');
});

test('ledger: none forgets between runs, and the run says so', async () => {
  const fixture = fixtures.fixture();
  fixture.seed({ intervals: [0, 1] });
  const first = await fixture.run({ ...raw, ledger: 'none' });
  expect(first.code).toBe(0);
  expect(first.log).toMatch(/::notice::ledger: none/);
  expect(fixtures.aws.s3.list(fixture.bucket, 'log-ferry-ledger/')).toEqual([]);
  const second = await fixture.run({ ...raw, ledger: 'none' });
  expect(second.outputs['records-written']).toBe('80');
  expect(fixture.streams()).toHaveLength(2);
});

test('another ledger bucket, another destination: each is new work', async () => {
  const fixture = fixtures.fixture();
  const objects = fixture.seed({ intervals: [0, 1] });
  fixtures.aws.s3.createBucket('ledgers');
  const other = fixtures.anotherFixture();
  const ledger = { ...raw, ledger: 's3://ledgers/ferry/' };
  await fixture.run(ledger);
  await fixture.run({ ...ledger, 'destination-log-group': other.group });
  expect(fixture.stored()).toEqual(rawEvents(objects));
  expect(other.stored()).toEqual(rawEvents(objects));
  expect(fixtures.aws.s3.list('ledgers', 'ferry/').length).toBe(2);
  expect(fixtures.aws.s3.list(fixture.bucket, 'log-ferry-ledger/')).toEqual([]);
});
