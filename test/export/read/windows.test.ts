import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { DAY, HOUR, ReadHarness, TODAY } from './harness.js';

let harness: ReadHarness;
beforeEach(async () => {
  harness = await ReadHarness.build();
});
afterEach(() => harness.close());

const MINUTE = HOUR / 60;
const every = (from: number, count: number, step = MINUTE): number[] =>
  Array.from({ length: count }, (_, i) => from + i * step);

describe('a window', () => {
  test('has its first and its last millisecond, and nothing beyond', async () => {
    harness.group('shop');
    harness.seed('shop', [TODAY - DAY - 1, TODAY - DAY, TODAY - 1, TODAY]);
    const { result } = await harness.run({ from: '2026-11-19', to: '2026-11-20' });
    expect(harness.messages()).toEqual(['event 1', 'event 2']);
    expect(result).toMatchObject({ complete: true, tally: { read: 2, s3: { written: 2 } } });
  });

  test.each<[string, (aws: ReadHarness['aws']) => void, number]>([
    ['short', ({ logs }) => (logs.reads.pageEvents = 7), 0],
    ['empty now and then', ({ logs }) => Object.assign(logs.reads, { pageEvents: 7, emptyEvery: 2 }), 0],
    ['that come twice', ({ logs }) => Object.assign(logs.reads, { pageEvents: 7, repeatsPages: true }), 43],
  ])('of pages that are %s has every event once', async (_name, spoil, duplicate) => {
    harness.group('shop');
    harness.seed('shop', every(TODAY - DAY, 30));
    harness.seed('shop', every(TODAY - DAY, 20), { stream: 'two', text: 'other' });
    spoil(harness.aws);
    const { result } = await harness.run({ from: '2026-11-19', to: '2026-11-20' });
    expect(harness.messages().sort()).toEqual(harness.aws.logs.messages('shop').sort());
    expect(result.tally).toMatchObject({ read: 50 + duplicate, s3: { written: 50, duplicate } });
  });

  test('whose token leads to itself for ever fails by name, and the next run reads it', async () => {
    harness.group('shop');
    harness.seed('shop', every(TODAY - DAY, 10));
    const page = { events: [], searchedLogStreams: [], nextToken: 'round' };
    harness.aws.logs.handle('FilterLogEvents', () => page);
    const { failures } = await harness.run({ from: '2026-11-19', to: '2026-11-20' });
    expect(failures).toEqual([
      expect.stringMatching(/^logs:FilterLogEvents on log group shop returns the same token/),
    ]);
    expect(harness.keys()).toEqual([]);
  });

  test('without events writes no object', async () => {
    harness.group('idle');
    const { result } = await harness.run();
    expect(result).toMatchObject({ committed: 2, complete: true, counters: { objectsWritten: 0 } });
    expect(harness.keys()).toEqual([]);
  });

  test('is in the order of time and then of the id, whatever the order of the pages', async () => {
    harness.group('shop');
    harness.seed('shop', every(TODAY - DAY, 20), { stream: 'b' });
    harness.seed('shop', every(TODAY - DAY, 20), { stream: 'a' });
    await harness.run({ from: '2026-11-19', to: '2026-11-20' });
    const [key = ''] = harness.keys();
    const found = harness.lines(key).map((line) => `${line['timestamp'] ?? ''} ${line['event_id'] ?? ''}`);
    expect(found).toEqual(found.toSorted());
    expect(found).toHaveLength(40);
  });

  test('never spans a local midnight, however long a chunk is, and dt is its day', async () => {
    harness.group('shop');
    // Berlin is an hour ahead.
    const midnight = TODAY - DAY - HOUR;
    harness.seed('shop', [midnight - 1, midnight, midnight + DAY - 1, midnight + DAY]);
    for (const chunk of ['7d', '5h']) {
      const more = { chunk, 'destination-prefix': chunk, 'time-zone': 'Europe/Berlin' };
      await harness.run({ ...more, from: '2026-11-18', to: '2026-11-20T12:00:00+01:00', settle: '0s' });
      const days = harness.keys(`${chunk}/`).map((key) => /dt=([\d-]+)/.exec(key)?.[1]);
      expect([...new Set(days)]).toEqual(['2026-11-18', '2026-11-19', '2026-11-20']);
      for (const key of harness.keys(`${chunk}/`)) {
        const day = /dt=([\d-]+)/.exec(key)?.[1];
        const berlin = harness
          .lines(key)
          .map(({ timestamp = '' }) => new Date(Date.parse(timestamp) + HOUR).toISOString().slice(0, 10));
        expect(new Set(berlin)).toEqual(new Set([day]));
      }
    }
  });

  test('that was committed is not read again when the chunk changes, nor over the end of a month', async () => {
    harness.group('shop');
    harness.now = Date.parse('2026-11-02T12:00:00Z');
    harness.seed('shop', every(Date.parse('2026-10-31T00:30:00Z'), 48, HOUR));
    const zone = { 'time-zone': 'Asia/Tokyo', lookback: '3d' };
    const first = await harness.run({ ...zone, chunk: '1d' });
    expect(first.result.complete).toBe(true);
    const again = await harness.run({ ...zone, chunk: '1h', from: '2026-10-31', to: '2026-11-02' });
    expect(again.result).toMatchObject({ planned: 0, complete: true });
    expect(harness.messages()).toHaveLength(new Set(harness.messages()).size);
  });

  test('before the creation of a group is read where it has events, and otherwise not asked for day by day', async () => {
    harness.group('young', { creationTime: TODAY - HOUR });
    harness.group('filled', { creationTime: TODAY - HOUR });
    harness.seed('filled', [TODAY - 20 * DAY + HOUR]);
    await harness.run({ from: '2026-10-20', to: '2026-11-20' });
    expect(harness.messages()).toEqual(['event 0']);
    const calls = harness.aws.calls.count({ operation: 'FilterLogEvents', resource: /young/ });
    expect(calls).toBe(2);
  });

  test('has the events of the streams that are asked for', async () => {
    harness.group('shop');
    harness.seed('shop', [TODAY - HOUR], { stream: 'web/1' });
    harness.seed('shop', [TODAY - HOUR], { stream: 'job/1', text: 'job' });
    await harness.run({ 'log-stream-prefix': 'web/' });
    expect(harness.messages()).toEqual(['event 0']);
    // Under the same key lies another partition's object.
    const { failures } = await harness.run({ 'log-stream-prefix': 'job/' });
    expect(failures).toEqual([
      expect.stringMatching(
        /is not of this partition \(account=123456789012\/region=us-east-1\/log_group=shop\/log_stream_prefix=job%2F\): its metadata names .*log_stream_prefix=web%2F/,
      ),
    ]);
    expect(harness.messages()).toEqual(['event 0']);
  });

  test('of a group that is refused, or deleted between two pages, concerns that group alone', async () => {
    for (const name of ['denied', 'gone', 'shop']) {
      harness.group(name);
      harness.seed(name, every(TODAY - DAY, 30), { text: name });
    }
    harness.aws.logs.reads.pageEvents = 10;
    const asked = { service: 'logs', operation: 'FilterLogEvents' };
    harness.aws.faults.add({ ...asked, resource: /^denied/, kind: 'access-denied' });
    const code = 'ResourceNotFoundException';
    harness.aws.faults.add({
      ...asked,
      resource: /^gone/,
      on: 2,
      times: 1,
      kind: 'error',
      status: 400,
      code,
    });
    const { result, failures } = await harness.run();
    expect(failures).toHaveLength(2);
    expect(failures.join('\n')).toMatch(/log group denied was refused[\s\S]*log group gone/);
    expect(harness.messages().sort()).toEqual(harness.aws.logs.messages('shop').sort());
    expect(result.complete).toBe(false);
  });
});
