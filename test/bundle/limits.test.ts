import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { rawEvents } from './expected.js';
import { dayBefore, StageFactory, windowOf } from './stage.js';

let theatre: StageFactory;
beforeAll(async () => {
  theatre = await StageFactory.open();
});
afterAll(() => theatre.close());

const raw = { 'log-format': 'raw' };

describe('records that the log group would refuse for their age', () => {
  const old = dayBefore(20);
  const window = windowOf(old);

  test('fail: before anything is downloaded', async () => {
    const stage = theatre.stage();
    stage.seed({ day: old, intervals: [0, 2] });
    const { code, log } = await stage.run({ ...raw, ...window });
    expect(code).toBe(1);
    expect(log).toMatch(/::error::.*too-old: skip.*too-old: restamp/);
    expect(stage.count('GetObject', /AWSLogs/)).toBe(0);
    expect(stage.streams()).toEqual([]);
  });

  test('skip: old objects are counted, and the young ones carried', async () => {
    const stage = theatre.stage();
    stage.seed({ day: old, intervals: [0, 2] });
    const young = stage.seed({ intervals: [0, 2] });
    const result = await stage.run({ ...raw, from: window.from, 'too-old': 'skip' });
    expect(result).toMatchObject({ code: 0, outputs: { 'objects-skipped': '4', 'objects-read': '4' } });
    expect(stage.stored()).toEqual(rawEvents(young));
  });

  test('restamp: sent with the time of the claim, the true time in the record', async () => {
    const stage = theatre.stage();
    const objects = stage.seed({ day: old, intervals: [0, 2] });
    const before = Date.now();
    const result = await stage.run({ ...raw, ...window, 'too-old': 'restamp' });
    expect(result).toMatchObject({ code: 0, outputs: { 'records-written': '160' } });
    expect(JSON.parse(result.outputs['tally'] ?? '')).toMatchObject({ restamped: 160 });
    const events = theatre.aws.logs.events(stage.group);
    expect(events.map(({ message }) => message).sort()).toEqual(
      objects.flatMap(({ text }) => text.trimEnd().split('\n')).sort(),
    );
    for (const { timestamp } of events) expect(timestamp).toBeGreaterThanOrEqual(before);
  });
});

test('max-ingest-gb: ends in good order, and the next run goes on where it stopped', async () => {
  const stage = theatre.stage();
  const objects = stage.seed({ intervals: [0, 30], linesPerObject: 100 });
  const limit = { ...raw, 'max-ingest-gb': String(2_500_000 / 2 ** 30) };
  const first = await stage.run(limit);
  expect(first).toMatchObject({ code: 0, outputs: { complete: 'false' } });
  expect(first.log).toMatch(/::warning::.*max-ingest-gb/);
  const part = stage.stored().length;
  expect(part).toBeGreaterThan(0);
  expect(part).toBeLessThan(6000);
  expect(
    theatre.aws.logs.events(stage.group).reduce((sum, e) => sum + e.message.length + 26, 0),
  ).toBeLessThan(2_500_000);
  const rest = await stage.run(raw);
  expect(rest).toMatchObject({ code: 0, outputs: { complete: 'true', 'records-written': '6000' } });
  expect(stage.stored()).toEqual(rawEvents(objects));
});

test('time-budget: no segment starts after it, and the next run goes on', async () => {
  const stage = theatre.stage();
  const objects = stage.seed({ intervals: [0, 128], linesPerObject: 4 });
  const slow = theatre.aws.faults.add({ operation: 'PutLogEvents', kind: 'delay', ms: 1100 });
  const first = await stage.run({ ...raw, concurrency: '1', 'time-budget': '1s' });
  slow.remove();
  expect(first).toMatchObject({
    code: 0,
    outputs: { complete: 'false', 'segments-committed': '1', 'segments-planned': '4' },
  });
  expect(first.log).toMatch(/::warning::.*time budget/);
  expect((await stage.run(raw)).outputs).toMatchObject({ complete: 'true', 'segments-committed': '3' });
  expect(stage.stored()).toEqual(rawEvents(objects));
});

test('on-loss: a record too large for CloudWatch Logs fails the run, or warns; the others arrive', async () => {
  const stage = theatre.stage();
  const [object] = stage.seed({ intervals: [0, 1], nodes: 1 });
  const huge = (object?.text.split('\n')[0] ?? '').replace(
    /"Mozilla[^"]*"|"curl[^"]*"/,
    `"${'x'.repeat(1_200_000)}"`,
  );
  const large = huge.length > 1_100_000 ? huge : `${huge}${'x'.repeat(1_200_000)}`;
  theatre.aws.s3.putObject(stage.bucket, object?.key ?? '', gzipSync(`${object?.text ?? ''}${large}\n`));
  const failed = await stage.run(raw);
  expect(failed).toMatchObject({
    code: 1,
    outputs: { complete: 'true', 'records-read': '41', 'records-written': '40' },
  });
  expect(JSON.parse(failed.outputs['tally'] ?? '')).toMatchObject({ logs: { written: 40, oversize: 1 } });
  expect(failed.log).toMatch(/::error::.*1 oversize/);

  const warned = await stage.run({ ...raw, 'on-loss': 'warn', redo: 'true' });
  expect(warned).toMatchObject({ code: 0, outputs: { complete: 'true' } });
  expect(warned.log).toMatch(/::warning::.*1 oversize/);
});

test('redo: the events go to new streams beside the old ones, and the run says so', async () => {
  const stage = theatre.stage();
  const objects = stage.seed({ intervals: [0, 1] });
  await stage.run(raw);
  const again = await stage.run({ ...raw, redo: 'true' });
  expect(again).toMatchObject({ code: 0, outputs: { complete: 'true', 'segments-committed': '1' } });
  expect(again.log + again.summary).toMatch(/new streams beside/);
  expect(stage.streams()).toHaveLength(2);
  for (const stream of stage.streams()) {
    expect(theatre.aws.logs.events(stage.group, stream)).toHaveLength(rawEvents(objects).length);
  }
  expect((await stage.run(raw)).outputs['segments-planned']).toBe('0');
});

test('ledger: none forgets between runs, and the run says so', async () => {
  const stage = theatre.stage();
  stage.seed({ intervals: [0, 1] });
  const first = await stage.run({ ...raw, ledger: 'none' });
  expect(first.code).toBe(0);
  expect(first.log).toMatch(/::notice::ledger: none/);
  expect(theatre.aws.s3.list(stage.bucket, 'log-ferry-ledger/')).toEqual([]);
  const second = await stage.run({ ...raw, ledger: 'none' });
  expect(second.outputs['records-written']).toBe('80');
  expect(stage.streams()).toHaveLength(2);
});

test('another ledger bucket, another destination: each is new work', async () => {
  const stage = theatre.stage();
  const objects = stage.seed({ intervals: [0, 1] });
  theatre.aws.s3.createBucket('ledgers');
  const other = theatre.anotherStage();
  const ledger = { ...raw, ledger: 's3://ledgers/ferry/' };
  await stage.run(ledger);
  await stage.run({ ...ledger, 'destination-log-group': other.group });
  expect(stage.stored()).toEqual(rawEvents(objects));
  expect(other.stored()).toEqual(rawEvents(objects));
  expect(theatre.aws.s3.list('ledgers', 'ferry/').length).toBe(2);
  expect(theatre.aws.s3.list(stage.bucket, 'log-ferry-ledger/')).toEqual([]);
});
