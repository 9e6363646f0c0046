import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { AlbHarness, ARCHIVE, GROUP, SOURCE } from './harness.js';

const OBJECTS = { 'destination-bucket': ARCHIVE };
const PARQUET = { ...OBJECTS, 'object-format': 'parquet' };
const LOGS = { 'destination-log-group': GROUP, 'create-log-group': 'true' };
let harness: AlbHarness;

beforeEach(async () => {
  harness = await AlbHarness.build();
});
afterEach(async () => {
  await harness.close();
});

const linesOf = (objects: readonly { readonly lines: number }[]): number =>
  objects.reduce((sum, { lines }) => sum + lines, 0);
/** What names a record of the seeds. */
const traceOf = (record: Record<string, unknown>): string => String(record['trace_id']);

describe('objects of JSON lines', () => {
  test('hold every record once, one object a segment and day, under its account, Region and load balancer', async () => {
    const seeded = harness.seed({ day: '2026-11-20', intervals: [0, 12] });
    const { result } = await harness.execute(OBJECTS);
    expect(result).toMatchObject({ complete: true, failures: [] });
    expect(result.tally).toMatchObject({ read: linesOf(seeded), s3: { written: linesOf(seeded) } });
    expect(result.counters).toMatchObject({ objectsWritten: harness.keys().length });
    for (const key of harness.keys())
      expect(key).toMatch(
        /^load-balancer-logs\/account=123456789012\/region=us-east-1\/load_balancer=shop\/log_type=access\/dt=2026-11-(19|20)\/\d{4}-[0-9a-f]{10}\.jsonl\.gz$/,
      );
    const records = harness.records();
    expect(new Set(records.map(traceOf)).size).toBe(linesOf(seeded));
    expect(records).toHaveLength(linesOf(seeded));
    expect(records[0]).toMatchObject({ type: expect.any(String), source: { bucket: SOURCE } });
  });

  test('are the same as log events of the format json', async () => {
    harness.seed({ day: '2026-11-20', intervals: [0, 3] });
    await harness.execute({ ...OBJECTS, ...LOGS });
    const events = harness.aws.logs
      .events(GROUP)
      .map(({ message }) => message)
      .sort();
    const lines = harness
      .records()
      .map((record) => JSON.stringify(record))
      .sort();
    expect(lines).toEqual(events.map((text) => JSON.stringify(JSON.parse(text))).sort());
  });

  test('have metadata, a checksum and no time in their gzip', async () => {
    harness.seed({ day: '2026-11-20', intervals: [4, 5] });
    await harness.execute({ ...OBJECTS, 'kms-key-id': 'AES256' });
    const [key = ''] = harness.keys();
    const object = harness.aws.s3.object(ARCHIVE, key);
    expect(object?.headers).toMatchObject({
      'x-amz-meta-log-ferry-records': '20',
      'x-amz-meta-log-ferry-run-id': '42',
      'content-type': 'application/x-ndjson',
      'content-encoding': 'gzip',
    });
    expect(object?.checksums).toHaveProperty('crc32');
    expect(harness.body(key).readUInt32LE(4)).toBe(0);
  });

  test('lie under the day of the record in time-zone, however near it is to midnight', async () => {
    const [object] = harness.seed({ day: '2026-11-19', intervals: [180, 181] });
    const [first = ''] = (object?.text ?? '').split('\n');
    const at = (time: string): string => first.replace(/2026-11-19T[\d:.]+Z/, time);
    const lines = [at('2026-11-19T14:59:59.999999Z'), at('2026-11-19T15:00:00.000000Z'), 'no line at all'];
    harness.aws.s3.putObject(SOURCE, object?.key ?? '', gzipSync(lines.join('\n')));
    const { result } = await harness.execute({ ...OBJECTS, 'time-zone': 'Asia/Tokyo', compression: 'none' });
    expect(result.tally).toMatchObject({ read: 3, unparsed: 1, s3: { written: 3 } });
    const days = harness
      .keys()
      .map((key) => [/dt=([\d-]+)/.exec(key)?.[1], harness.body(key).toString().trim().split('\n').length]);
    // The interval ended at 15:05 in UTC, just after midnight in Tokyo.
    expect(days).toEqual([
      ['2026-11-19', 1],
      ['2026-11-20', 2],
    ]);
  });

  test('a record far from its object lies by the end of its interval, and is told', async () => {
    const [object] = harness.seed({ day: '2026-11-19', intervals: [180, 181] });
    const lines = (object?.text ?? '').trimEnd().split('\n');
    const far = lines.map((line, i) => line.replace(/2026-11-19T/, `2026-10-${String(10 + i)}T`));
    harness.aws.s3.putObject(SOURCE, object?.key ?? '', gzipSync(far.join('\n')));
    const { notes } = await harness.execute(OBJECTS);
    expect(harness.keys()).toHaveLength(1);
    expect(notes.join('\n')).toContain(`${lines.length} records have a time more than 36 hours from the end`);
  });

  test('nothing is too old for them: a log group beside them refuses for itself alone', async () => {
    const old = harness.seed({ day: '2026-09-01', intervals: [10, 11] });
    const window = { from: '2026-09-01', to: '2026-11-20' };
    const { result } = await harness.execute({ ...OBJECTS, ...LOGS, ...window });
    expect(result.failures.length).toBeGreaterThan(0);
    expect(harness.records()).toHaveLength(linesOf(old));
    expect((await harness.execute({ ...OBJECTS, ...window })).result).toMatchObject({ planned: 0 });
  });

  test('filter, sample and redact apply', async () => {
    const seeded = harness.seed({ day: '2026-11-20', intervals: [0, 6] });
    const { result } = await harness.execute({
      ...OBJECTS,
      filter: 'elb_status_code >= 500',
      redact: 'client-ip',
    });
    const records = harness.records();
    expect(result.tally).toMatchObject({
      s3: { written: records.length, filtered: linesOf(seeded) - records.length },
    });
    expect(records.every((record) => Number(record['elb_status_code']) >= 500)).toBe(true);
  });
});

describe('objects of Parquet', () => {
  test.each(['access', 'connection', 'health-check', 'nlb-access', 'clb-access'] as const)(
    '%s: every value is that of the JSON lines, types are those of the columns',
    async (type) => {
      const balancer = type === 'clb-access' ? { loadBalancer: 'shop' } : {};
      const [object] = harness.seed({ day: '2026-11-20', intervals: [5, 8], type, ...balancer });
      if (type !== 'clb-access')
        harness.aws.s3.putObject(SOURCE, object?.key ?? '', gzipSync(`${object?.text ?? ''}what is this\n`));
      await harness.execute({
        ...OBJECTS,
        'log-types': type,
        'destination-prefix': 'other/',
        compression: 'none',
      });
      const expected = harness.aws.s3
        .list(ARCHIVE, 'other/')
        .flatMap((key) =>
          (harness.aws.s3.get(ARCHIVE, key) ?? Buffer.alloc(0)).toString().trimEnd().split('\n'),
        );
      await harness.execute({ ...PARQUET, 'log-types': type });
      const rows = await harness.query('SELECT * REPLACE (epoch_us(time) AS time) FROM FILES');
      expect(rows).toHaveLength(expected.length);
      const found = new Map(rows.map((row) => [identity(row), row]));
      for (const line of expected) {
        const record = flattened(JSON.parse(line) as Record<string, unknown>);
        const row = found.get(identity(record)) ?? {};
        for (const [name, value] of Object.entries(record))
          expect([name, comparable(row[name])]).toEqual([name, comparable(value)]);
      }
      const [types] = await harness.query(
        'SELECT typeof(time) AS time, typeof(source_interval_end) AS stamp FROM FILES LIMIT 1',
      );
      expect(types).toEqual({ time: 'TIMESTAMP WITH TIME ZONE', stamp: 'TIMESTAMP WITH TIME ZONE' });
    },
  );

  test('pruning by dt misses no record', async () => {
    const seeded = harness.seed({ day: '2026-11-19', intervals: [0, 288], linesPerObject: 2 });
    await harness.execute(PARQUET);
    const [all] = await harness.query(
      "SELECT count(*) AS n FROM FILES WHERE time >= '2026-11-19T00:00:00Z' AND time < '2026-11-20T00:00:00Z'",
    );
    const [day] = await harness.query("SELECT count(*) AS n FROM FILES WHERE dt = '2026-11-19'");
    expect(day).toEqual(all);
    expect(Number((await harness.query('SELECT count(*) AS n FROM FILES'))[0]?.['n'])).toBe(linesOf(seeded));
  });
});

/** `source` flattened, as in Parquet, and instants as microseconds. */
function flattened({ source, time, ...rest }: Record<string, unknown>): Record<string, unknown> {
  const parts = Object.entries(Object(source) as object).filter(([name]) => name !== 'interval_end');
  const flat = Object.fromEntries(parts.map(([name, value]) => [`source_${name}`, value]));
  const micros =
    typeof time === 'string'
      ? BigInt(Date.parse(`${time.slice(0, 19)}Z`)) * 1000n +
        BigInt(time.slice(20).replace('Z', '').padEnd(6, '0').slice(0, 6))
      : undefined;
  const { request_creation_time, tls_connection_creation_time, ...others } = rest;
  return { ...others, ...flat, ...(micros === undefined ? {} : { time: String(micros) }) };
}

function identity(row: Record<string, unknown>): string {
  const { time, source_key: key, message, client_port: port, target_addr: target, user_agent: agent } = row;
  return JSON.stringify([time, key, message, port, target, agent].map((value) => comparable(value)));
}

/** INT64 comes from DuckDB as a text. */
function comparable(value: unknown): unknown {
  return typeof value === 'number' ? String(value) : (value ?? null);
}
