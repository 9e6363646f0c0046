import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { parquetReadObjects } from 'hyparquet';
import { DuckDb } from '../../duckdb.js';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DAY, HOUR, NOW, ReadHarness, TODAY } from './harness.js';

let harness: ReadHarness;
beforeEach(async () => {
  harness = await ReadHarness.build();
  harness.group('shop');
  harness.seed('shop', [TODAY - HOUR, TODAY - 2 * HOUR], { text: 'early' });
});
afterEach(() => harness.close());

const yesterday = { from: '2026-11-19', to: '2026-11-20' };

/** Events of yesterday that come today. */
function late(count = 3): void {
  const times = Array.from({ length: count }, (_, i) => TODAY - 3 * HOUR + i);
  harness.seed('shop', times, { stream: 'late', text: 'late' });
}

function objectPuts(): number {
  return harness.aws.calls.count({ operation: 'PutObject', resource: /log-group-events/ });
}

describe('the second look', () => {
  test.each(['jsonl', 'parquet'])(
    'adds what came late to an object of %s, and says how much',
    async (format) => {
      const more = { 'object-format': format };
      await harness.run(more);
      const [key = ''] = harness.keys();
      const before = harness.aws.s3.get('archive', key);
      late();
      harness.now = NOW + HOUR;
      const early = await harness.run(more);
      expect(early.result).toMatchObject({ planned: 0, complete: true });
      expect(harness.aws.s3.get('archive', key)).toEqual(before);

      harness.now = TODAY + DAY;
      const { result, ready } = await harness.run(more);
      expect(result).toMatchObject({
        complete: true,
        tally: { read: 5, s3: { written: 3, duplicate: 2 } },
        counters: { objectsWritten: 1 },
      });
      expect(ready.missing?.()).toEqual([
        '3 events came after the first look at their window, and were added to its object.',
      ]);
      expect(await rowsOf(key)).toEqual(['early 1', 'early 0', 'late 0', 'late 1', 'late 2'].sort());

      harness.now = TODAY + 2 * DAY;
      late();
      const third = await harness.run(more);
      expect(third.result).toMatchObject({ tally: { read: 0 }, complete: true });
      expect(harness.keys()).toEqual([key]);
    },
  );

  test('writes nothing where nothing came', async () => {
    await harness.run();
    const puts = objectPuts();
    harness.now = TODAY + DAY;
    const { result } = await harness.run();
    expect(result).toMatchObject({ complete: true, tally: { read: 2, s3: { written: 0, duplicate: 2 } } });
    expect(objectPuts()).toBe(puts);
    harness.now += HOUR / 2;
    expect((await harness.run()).result).toMatchObject({ planned: 0 });
  });

  test('makes an object where there was no event before', async () => {
    harness.group('idle');
    await harness.run();
    harness.seed('idle', [TODAY - HOUR], { text: 'late' });
    harness.now = TODAY + DAY;
    await harness.run();
    expect(harness.messages().sort()).toEqual(['early 0', 'early 1', 'late 0']);
  });

  test('keeps what has expired since', async () => {
    await harness.run();
    Object.assign(harness.aws.logs.group('shop') ?? {}, { retentionDays: 1 });
    late(1);
    harness.now = TODAY + DAY - 1.5 * HOUR;
    await harness.run({ settle: '0s' });
    harness.now = TODAY + DAY + HOUR;
    const { failures } = await harness.run();
    expect(failures).toEqual([]);
    expect(harness.messages().sort()).toEqual(['early 0', 'early 1']);
  });

  test('is not needed where the first one came a day after the window', async () => {
    harness.now = TODAY + DAY + HOUR;
    await harness.run();
    late();
    harness.now += DAY;
    const { result } = await harness.run({ lookback: '3d' });
    // Only the windows since, and what was looked at young.
    expect(result.tally).toMatchObject({ read: 0 });
  });

  test('that is due and fails leaves the run incomplete, and does not hold the frontier', async () => {
    await harness.run();
    harness.now = TODAY + DAY;
    harness.aws.faults.deny('s3:GetObject', /log-group-events/);
    const { result, failures } = await harness.run();
    expect(failures).toHaveLength(1);
    expect(result).toMatchObject({ complete: false, gapFreeTo: result.window.to });
  });

  test('holds no frontier from the month before either', async () => {
    const month = Date.parse('2026-11-01T00:00:00Z');
    harness.now = month + 2 * HOUR;
    harness.seed('shop', [month - HOUR]);
    await harness.run({ lookback: '3h', chunk: '1h' });
    harness.now = month + DAY + 2 * HOUR;
    harness.aws.faults.deny('s3:GetObject', /log-group-events/);
    const { result, failures } = await harness.run({ lookback: '2h', chunk: '1h' });
    expect(failures).toHaveLength(1);
    expect(result).toMatchObject({ complete: false, gapFreeTo: result.window.to });
  });

  test('reaches back a chunk and a day before a scheduled window', async () => {
    await harness.run();
    late();
    harness.now = TODAY + DAY + 2 * HOUR;
    const { result } = await harness.run({ lookback: '2h', settle: '0s', chunk: '1h' });
    expect(result.tally).toMatchObject({ s3: { written: 3 } });
    expect(harness.messages()).toHaveLength(5);
  });

  test('of an object that was taken away writes only by name of the user', async () => {
    await harness.run();
    const [key = ''] = harness.keys();
    harness.aws.s3.delete('archive', key);
    harness.now = TODAY + DAY;
    expect((await harness.run()).failures).toEqual([]);
    expect(harness.keys()).toEqual([]);
  });

  test('of an object that was taken away and late events fails by name', async () => {
    await harness.run();
    const [key = ''] = harness.keys();
    harness.aws.s3.delete('archive', key);
    late();
    harness.now = TODAY + DAY;
    expect((await harness.run()).failures).toEqual([
      expect.stringMatching(/^3 events came late for s3:\/\/archive\/.* which was removed/),
    ]);
  });
});

describe('redo', () => {
  test('gives the same bytes', async () => {
    await harness.run();
    const [key = ''] = harness.keys();
    const before = harness.aws.s3.get('archive', key);
    const { result } = await harness.run({ ...yesterday, redo: 'true' });
    expect(result).toMatchObject({ committed: 1, complete: true, tally: { s3: { written: 2 } } });
    expect(objectPuts()).toBe(2);
    expect(harness.aws.s3.get('archive', key)).toEqual(before);
  });

  test('leaves nothing old: an object without events where there are none', async () => {
    await harness.run();
    harness.aws.logs.group('shop')?.streams.clear();
    await harness.run({ ...yesterday, redo: 'true' });
    expect(harness.keys()).toHaveLength(1);
    expect(harness.messages()).toEqual([]);
  });

  test('replaces no object by less since events have expired', async () => {
    await harness.run();
    Object.assign(harness.aws.logs.group('shop') ?? {}, { retentionDays: 1 });
    const { failures } = await harness.run({ ...yesterday, redo: 'true' });
    expect(failures).toEqual([expect.stringMatching(/^redo: log group shop keeps its events for 1 days/)]);
    expect(harness.messages()).toHaveLength(2);
  });
});

describe('what is written', () => {
  test('is never over what somebody else put there', async () => {
    await harness.run();
    const [key = ''] = harness.keys();
    harness.aws.s3.putObject('archive', key.replace('log-group-events', 'other'), 'mine');
    const { failures } = await harness.run({ 'destination-prefix': 'other' });
    expect(failures).toEqual([
      expect.stringContaining('its metadata names none, so something else wrote it'),
    ]);
    expect(String(harness.aws.s3.get('archive', key.replace('log-group-events', 'other')))).toBe('mine');
  });

  test('is the same in Parquet, read by another engine, as in JSON lines', async () => {
    harness.seed('shop', [TODAY - 5 * HOUR], { text: '"quoted"\n\ttäb \u2028 \\ 🚀' });
    await harness.run();
    const expected = harness.keys().flatMap((key) => harness.lines(key));
    await harness.run({ 'object-format': 'parquet', 'destination-prefix': 'parquet' });
    const folder = mkdtempSync(join(tmpdir(), 'log-ferry-duck-'));
    const duck = await DuckDb.open();
    try {
      const [key = ''] = harness.keys('parquet/');
      expect(key).toMatch(/\.parquet$/);
      writeFileSync(join(folder, 'events.parquet'), harness.aws.s3.get('archive', key) ?? '');
      const iso = (column: string): string => `strftime(${column}, '%Y-%m-%dT%H:%M:%S.%gZ') AS ${column}`;
      const columns = [
        iso('timestamp'),
        iso('ingestion_time'),
        'log_group',
        'log_stream',
        'event_id',
        'message',
      ];
      const rows = await duck.rows(
        `SET TimeZone = 'UTC'; SELECT ${columns.join(', ')} FROM '${join(folder, 'events.parquet')}'`,
      );
      expect(rows).toEqual(expected);
    } finally {
      duck.close();
      rmSync(folder, { recursive: true });
    }
  });
});

/** The messages of an object of either format, sorted. */
async function rowsOf(key: string): Promise<string[]> {
  if (!key.endsWith('.parquet'))
    return harness
      .lines(key)
      .map(({ message = '' }) => message)
      .sort();
  const bytes = harness.aws.s3.get('archive', key) ?? Buffer.alloc(0);
  const file = Uint8Array.from(bytes).buffer;
  const rows = await parquetReadObjects({ file });
  return rows.map((row) => String(row['message'])).sort();
}
