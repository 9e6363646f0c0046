import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { BUCKET, Fixture, GROUP } from './fixture.js';

let fixture: Fixture;

beforeEach(async () => {
  fixture = await Fixture.build();
});
afterEach(async () => {
  await fixture.close();
});

const messages = (group = GROUP): string[] => fixture.aws.logs.messages(group);
const linesOf = (objects: readonly { text: string }[]): string[] =>
  objects.flatMap(({ text }) => text.split('\n').filter((line) => line !== ''));

describe('a day of logs', () => {
  test('arrives once, in order, with the lines’ own times', async () => {
    const objects = fixture.seed(1, [0, 20]);
    const first = await fixture.execute({ 'log-format': 'raw' });
    expect(first).toMatchObject({
      code: 0,
      outputs: { complete: 'true', 'records-read': '400', 'records-written': '400' },
    });
    expect([...messages()].sort()).toEqual(linesOf(objects).sort());
    for (const { timestamp, message } of fixture.aws.logs.events(GROUP)) {
      expect(timestamp).toBe(Math.trunc(Date.parse(message.split(' ')[1] ?? '')));
    }
    const again = await fixture.execute({ 'log-format': 'raw' });
    expect(again).toMatchObject({ code: 0, outputs: { complete: 'true', 'segments-planned': '0' } });
    expect(messages()).toHaveLength(400);
    expect(again.summary).toContain('complete');
  });

  test('goes on where late objects sort before older ones', async () => {
    fixture.seed(1, [10, 20]);
    await fixture.execute();
    fixture.seed(1, [0, 10]);
    expect(await fixture.execute()).toMatchObject({
      code: 0,
      outputs: { 'records-written': '200', complete: 'true' },
    });
    expect(messages()).toHaveLength(400);
  });

  test('keeps to an explicit window, and to the wanted load balancers and accounts', async () => {
    const day = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
    fixture.seed(1, [0, 24]);
    fixture.seed(1, [0, 24], { loadBalancer: 'other.1234567890abcdef' });
    const inputs = { from: `${day}T00:30:00Z`, to: `${day}T01:00:00Z`, 'load-balancers': 'sh*' };
    const { outputs } = await fixture.execute({ ...inputs, 'account-ids': '123456789012' });
    expect(outputs).toMatchObject({
      'objects-read': '6',
      'window-from': `${day}T00:30:00Z`,
      complete: 'true',
    });
    expect((await fixture.execute({ ...inputs, 'account-ids': '210987654321' })).outputs).toMatchObject({
      'objects-read': '0',
    });
  });

  test('of another account or prefix is said to be missing', async () => {
    const { code, log } = await fixture.execute({ 'source-prefix': 'elsewhere' });
    expect(code).toBe(0);
    expect(log).toMatch(/::warning::There is nothing below s3:\/\/lb-logs\/elsewhere\/AWSLogs\//);
  });

  test('passes over what is no wanted log', async () => {
    fixture.seed(1, [0, 1]);
    const [{ key } = { key: '' }] = fixture.seed(1, [1, 2]);
    fixture.aws.s3.putObject(BUCKET, key.replace('_app.', '_net.'), gzipSync('x'));
    fixture.aws.s3.putObject(BUCKET, 'AWSLogs/123456789012/ELBAccessLogTestFile', 'test');
    const { log, outputs } = await fixture.execute();
    expect(outputs['objects-read']).toBe('2');
    expect(log).toMatch(/::notice::2 objects are not load balancer logs of a selected type/);
  });

  test('done again with redo goes to new streams', async () => {
    const objects = fixture.seed(1, [0, 3]);
    const from = new Date(Date.now() - 3 * 86_400_000).toISOString();
    await fixture.execute({ 'log-format': 'raw' });
    await fixture.execute({ 'log-format': 'raw', from, redo: 'true' });
    expect(messages()).toHaveLength(2 * linesOf(objects).length);
    expect(fixture.aws.logs.streams(GROUP)).toHaveLength(2);
  });

  test.each([
    ['fail', 1, /from: expected log objects that \/alb\/shop still accepts/],
    ['skip', 0, /nothing is left to carry/],
  ])('that is too old by now is not done again: too-old: %s', async (policy, exit, told) => {
    fixture.seed(3, [0, 3]);
    await fixture.execute({ from: new Date(Date.now() - 5 * 86_400_000).toISOString() });
    Object.assign(fixture.aws.logs.group(GROUP) ?? {}, { retentionDays: 1 });
    const before = messages();
    const from = new Date(Date.now() - 5 * 86_400_000).toISOString();
    const { code, log } = await fixture.execute({ from, redo: 'true', 'too-old': policy });
    expect(log).toMatch(told);
    expect(code).toBe(exit);
    expect(messages()).toEqual(before);
  });

  test('without a ledger is carried each time, and the run says so', async () => {
    fixture.seed(1, [0, 2]);
    const first = await fixture.execute({ ledger: 'none' });
    await fixture.execute({ ledger: 'none' });
    expect(first.log).toMatch(/ledger: none\. Nothing is remembered/);
    expect(messages()).toHaveLength(80);
    expect(fixture.aws.s3.list(BUCKET, 'log-ferry-ledger/')).toHaveLength(0);
  });
});

describe('age', () => {
  const OLD = { lookback: '20d', from: new Date(Date.now() - 20 * 86_400_000).toISOString() };

  test('too-old: fail stops before anything is downloaded', async () => {
    fixture.seed(1, [0, 2]);
    fixture.seed(16, [0, 2]);
    const { code, log } = await fixture.execute({ from: OLD.from });
    expect(code).toBe(1);
    expect(log).toMatch(
      /from: expected log objects that \/alb\/shop still accepts .* found 2 older ones .*too-old: skip/,
    );
    expect(messages()).toEqual([]);
  });

  test('too-old: skip passes them over, and counts them', async () => {
    fixture.seed(1, [0, 2]);
    fixture.seed(16, [0, 2]);
    const { code, outputs } = await fixture.execute({ from: OLD.from, 'too-old': 'skip' });
    expect(code).toBe(0);
    expect(outputs).toMatchObject({ 'objects-skipped': '2', 'records-read': '40', complete: 'true' });
  });

  test('the lookback of a schedule is kept to as well', async () => {
    fixture.seed(1, [0, 2]);
    fixture.seed(16, [0, 2]);
    const refused = await fixture.execute({ lookback: '20d' });
    expect(refused).toMatchObject({ code: 1, outputs: { complete: 'false' } });
    expect(refused.log).toMatch(/found 2 older ones/);
    expect(messages()).toEqual([]);
    const skipped = await fixture.execute({ lookback: '20d', 'too-old': 'skip' });
    expect(skipped).toMatchObject({ code: 0, outputs: { complete: 'true', 'objects-skipped': '2' } });
  });

  test('too-old: restamp sends them with the time of the claim', async () => {
    fixture.seed(16, [0, 2]);
    const { code, outputs } = await fixture.execute({ from: OLD.from, 'too-old': 'restamp' });
    expect(code).toBe(0);
    expect(JSON.parse(outputs['tally'] ?? '')).toMatchObject({
      read: 40,
      restamped: 40,
      logs: { written: 40 },
    });
    const [event] = fixture.aws.logs.events(GROUP);
    expect(Date.now() - (event?.timestamp ?? 0)).toBeLessThan(60_000);
    expect(JSON.parse(event?.message ?? '')).toMatchObject({ time: expect.stringMatching(/^\d{4}-/) });
  });

  test('what a late schedule can no longer catch up is named', async () => {
    const key = 'log-ferry-ledger/';
    await fixture.execute();
    const [name = ''] = fixture.aws.s3.list(BUCKET, `${key}alb/frontier-`);
    const known = fixture.aws.s3.get(BUCKET, name)?.toString() ?? '';
    const old = '"until":"2026-01-01T00:00:00.000Z"';
    fixture.aws.s3.putObject(BUCKET, name, known.replaceAll(/"until":"[^"]+"/g, old));
    const late = await fixture.execute();
    expect(late).toMatchObject({ code: 0, outputs: { complete: 'false' } });
    expect(late.log).toMatch(/::warning::From 2026-01-01T00:00:00Z .* can no longer be delivered/);
    expect((await fixture.execute()).outputs['complete']).toBe('true');
  });
});

describe('loss', () => {
  const future = (): void => {
    const [object] = fixture.seed(1, [0, 1]);
    const ahead = new Date(Date.now() + 6 * 3_600_000).toISOString().replace('Z', '000Z');
    const text = (object?.text ?? '').split('\n');
    text[0] = (text[0] ?? '').replace(/\d{4}-\d\d-\d\dT\S+Z/, ahead);
    fixture.aws.s3.putObject(BUCKET, object?.key ?? '', gzipSync(text.join('\n')));
  };

  test('fails the run, after everything else was delivered', async () => {
    future();
    const { code, log, outputs } = await fixture.execute();
    expect(code).toBe(1);
    expect(log).toMatch(/::error::Records that were not delivered: 1 too-new\./);
    expect(outputs).toMatchObject({ complete: 'true', 'records-written': '19' });
  });

  test('is a warning where that is wanted', async () => {
    future();
    const { code, log } = await fixture.execute({ 'on-loss': 'warn' });
    expect(code).toBe(0);
    expect(log).toMatch(/::warning::Records that were not delivered: 1 too-new\./);
  });
});

describe('limits', () => {
  test('the ingest limit stops in good order, and the next run goes on', async () => {
    const objects = fixture.seed(1, [0, 40], { linesPerObject: 100 });
    const first = await fixture.execute({ 'max-ingest-gb': '0.003', 'log-format': 'json' });
    expect(first).toMatchObject({ code: 0, outputs: { complete: 'false' } });
    expect(first.log).toMatch(/::warning::The ingest limit/);
    const second = await fixture.execute({ 'log-format': 'json' });
    expect(second).toMatchObject({ code: 0, outputs: { complete: 'true' } });
    expect(messages()).toHaveLength(linesOf(objects).length);
  });

  test('a time budget that ends under the last segment left nothing open', async () => {
    fixture.seed(1, [0, 1]);
    fixture.aws.faults.add({ service: 'logs', operation: 'PutLogEvents', kind: 'delay', ms: 1200 });
    const { outputs, log } = await fixture.execute({ 'time-budget': '1s' });
    fixture.aws.faults.clear();
    expect(outputs['complete']).toBe('true');
    expect(log).not.toContain('time budget');
  });

  test('a cancelled run ends in good order, non-zero, and the next goes on at once', async () => {
    const objects = fixture.seed(1, [0, 40], { linesPerObject: 100 });
    const { code, log, outputs } = await fixture.executeCancelled();
    expect(code).toBe(1);
    expect(log).toMatch(/::error::The workflow was cancelled/);
    expect(outputs['complete']).toBe('false');
    expect(await fixture.execute()).toMatchObject({
      code: 0,
      outputs: { complete: 'true', 'segments-skipped': '0' },
    });
    expect(messages()).toHaveLength(linesOf(objects).length);
  });
});

test('intervals without an object, between those with one, are told', async () => {
  fixture.seed(1, [0, 12]);
  fixture.seed(1, [13, 24]);
  const { summary } = await fixture.execute();
  expect(summary).toMatch(/no object for 5 minutes/);
});
