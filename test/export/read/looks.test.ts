import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { parquetReadObjects } from 'hyparquet';
import { Duck } from '../../duck.js';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DAY, HOUR, NOW, ReadWorld, TODAY } from './world.js';

let world: ReadWorld;
beforeEach(async () => {
  world = await ReadWorld.build();
  world.group('shop');
  world.seed('shop', [TODAY - HOUR, TODAY - 2 * HOUR], { text: 'early' });
});
afterEach(() => world.close());

const yesterday = { from: '2026-11-19', to: '2026-11-20' };

/** Events of yesterday that come today. */
function late(count = 3): void {
  const times = Array.from({ length: count }, (_, i) => TODAY - 3 * HOUR + i);
  world.seed('shop', times, { stream: 'late', text: 'late' });
}

function objectPuts(): number {
  return world.aws.calls.count({ operation: 'PutObject', resource: /log-group-events/ });
}

describe('the second look', () => {
  test.each(['jsonl', 'parquet'])(
    'adds what came late to an object of %s, and says how much',
    async (format) => {
      const more = { 'object-format': format };
      await world.run(more);
      const [key = ''] = world.keys();
      const before = world.aws.s3.get('archive', key);
      late();
      world.now = NOW + HOUR;
      const early = await world.run(more);
      expect(early.result).toMatchObject({ planned: 0, complete: true });
      expect(world.aws.s3.get('archive', key)).toEqual(before);

      world.now = TODAY + DAY;
      const { result, ready } = await world.run(more);
      expect(result).toMatchObject({
        complete: true,
        tally: { read: 5, s3: { written: 3, duplicate: 2 } },
        counters: { objectsWritten: 1 },
      });
      expect(ready.missing?.()).toEqual([
        '3 events came after the first look at their window, and were added to its object.',
      ]);
      expect(await rowsOf(key)).toEqual(['early 1', 'early 0', 'late 0', 'late 1', 'late 2'].sort());

      world.now = TODAY + 2 * DAY;
      late();
      const third = await world.run(more);
      expect(third.result).toMatchObject({ tally: { read: 0 }, complete: true });
      expect(world.keys()).toEqual([key]);
    },
  );

  test('writes nothing where nothing came', async () => {
    await world.run();
    const puts = objectPuts();
    world.now = TODAY + DAY;
    const { result } = await world.run();
    expect(result).toMatchObject({ complete: true, tally: { read: 2, s3: { written: 0, duplicate: 2 } } });
    expect(objectPuts()).toBe(puts);
    world.now += HOUR / 2;
    expect((await world.run()).result).toMatchObject({ planned: 0 });
  });

  test('makes an object where there was no event before', async () => {
    world.group('idle');
    await world.run();
    world.seed('idle', [TODAY - HOUR], { text: 'late' });
    world.now = TODAY + DAY;
    await world.run();
    expect(world.messages().sort()).toEqual(['early 0', 'early 1', 'late 0']);
  });

  test('keeps what has expired since', async () => {
    await world.run();
    Object.assign(world.aws.logs.group('shop') ?? {}, { retentionDays: 1 });
    late(1);
    world.now = TODAY + DAY - 1.5 * HOUR;
    await world.run({ settle: '0s' });
    world.now = TODAY + DAY + HOUR;
    const { failures } = await world.run();
    expect(failures).toEqual([]);
    expect(world.messages().sort()).toEqual(['early 0', 'early 1']);
  });

  test('is not needed where the first one came a day after the window', async () => {
    world.now = TODAY + DAY + HOUR;
    await world.run();
    late();
    world.now += DAY;
    const { result } = await world.run({ lookback: '3d' });
    // Only the windows since, and what was looked at young.
    expect(result.tally).toMatchObject({ read: 0 });
  });

  test('that is due and fails leaves the run incomplete, and does not hold the frontier', async () => {
    await world.run();
    world.now = TODAY + DAY;
    world.aws.faults.deny('s3:GetObject', /log-group-events/);
    const { result, failures } = await world.run();
    expect(failures).toHaveLength(1);
    expect(result).toMatchObject({ complete: false, gapFreeTo: result.window.to });
  });

  test('holds no frontier from the month before either', async () => {
    const month = Date.parse('2026-11-01T00:00:00Z');
    world.now = month + 2 * HOUR;
    world.seed('shop', [month - HOUR]);
    await world.run({ lookback: '3h', chunk: '1h' });
    world.now = month + DAY + 2 * HOUR;
    world.aws.faults.deny('s3:GetObject', /log-group-events/);
    const { result, failures } = await world.run({ lookback: '2h', chunk: '1h' });
    expect(failures).toHaveLength(1);
    expect(result).toMatchObject({ complete: false, gapFreeTo: result.window.to });
  });

  test('reaches back a chunk and a day before a scheduled window', async () => {
    await world.run();
    late();
    world.now = TODAY + DAY + 2 * HOUR;
    const { result } = await world.run({ lookback: '2h', settle: '0s', chunk: '1h' });
    expect(result.tally).toMatchObject({ s3: { written: 3 } });
    expect(world.messages()).toHaveLength(5);
  });

  test('of an object that was taken away writes only by name of the user', async () => {
    await world.run();
    const [key = ''] = world.keys();
    world.aws.s3.delete('archive', key);
    world.now = TODAY + DAY;
    expect((await world.run()).failures).toEqual([]);
    expect(world.keys()).toEqual([]);
  });

  test('of an object that was taken away and late events fails by name', async () => {
    await world.run();
    const [key = ''] = world.keys();
    world.aws.s3.delete('archive', key);
    late();
    world.now = TODAY + DAY;
    expect((await world.run()).failures).toEqual([
      expect.stringMatching(/^3 events came late for s3:\/\/archive\/.* which is not there any more/),
    ]);
  });
});

describe('redo', () => {
  test('gives the same bytes', async () => {
    await world.run();
    const [key = ''] = world.keys();
    const before = world.aws.s3.get('archive', key);
    const { result } = await world.run({ ...yesterday, redo: 'true' });
    expect(result).toMatchObject({ committed: 1, complete: true, tally: { s3: { written: 2 } } });
    expect(objectPuts()).toBe(2);
    expect(world.aws.s3.get('archive', key)).toEqual(before);
  });

  test('leaves nothing old: an object without events where there are none', async () => {
    await world.run();
    world.aws.logs.group('shop')?.streams.clear();
    await world.run({ ...yesterday, redo: 'true' });
    expect(world.keys()).toHaveLength(1);
    expect(world.messages()).toEqual([]);
  });

  test('replaces no object by less since events have expired', async () => {
    await world.run();
    Object.assign(world.aws.logs.group('shop') ?? {}, { retentionDays: 1 });
    const { failures } = await world.run({ ...yesterday, redo: 'true' });
    expect(failures).toEqual([expect.stringMatching(/^redo: log group shop keeps its events for 1 days/)]);
    expect(world.messages()).toHaveLength(2);
  });
});

describe('what is written', () => {
  test('is never over what somebody else put there', async () => {
    await world.run();
    const [key = ''] = world.keys();
    world.aws.s3.putObject('archive', key.replace('log-group-events', 'other'), 'mine');
    const { failures } = await world.run({ 'destination-prefix': 'other' });
    expect(failures).toEqual([
      expect.stringContaining('its metadata names none, so something else wrote it'),
    ]);
    expect(String(world.aws.s3.get('archive', key.replace('log-group-events', 'other')))).toBe('mine');
  });

  test('is the same in Parquet, read by another engine, as in JSON lines', async () => {
    world.seed('shop', [TODAY - 5 * HOUR], { text: '"quoted"\n\ttäb \u2028 \\ 🚀' });
    await world.run();
    const expected = world.keys().flatMap((key) => world.lines(key));
    await world.run({ 'object-format': 'parquet', 'destination-prefix': 'parquet' });
    const folder = mkdtempSync(join(tmpdir(), 'log-ferry-duck-'));
    const duck = await Duck.open();
    try {
      const [key = ''] = world.keys('parquet/');
      expect(key).toMatch(/\.parquet$/);
      writeFileSync(join(folder, 'events.parquet'), world.aws.s3.get('archive', key) ?? '');
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
    return world
      .lines(key)
      .map(({ message = '' }) => message)
      .sort();
  const bytes = world.aws.s3.get('archive', key) ?? Buffer.alloc(0);
  const file = Uint8Array.from(bytes).buffer;
  const rows = await parquetReadObjects({ file });
  return rows.map((row) => String(row['message'])).sort();
}
