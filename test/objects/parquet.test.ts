import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RecordColumn } from '../../src/objects/columns.js';
import { parquetColumns, ParquetBody, parquetRecords } from '../../src/objects/parquet-body.js';
import { Spool, SpoolSpace } from '../../src/objects/spool.js';
import { DuckDb } from '../duckdb.js';

const COLUMNS: readonly RecordColumn[] = [
  { name: 'time', kind: 'micros' },
  { name: 'seen', kind: 'millis' },
  { name: 'bytes', kind: 'int' },
  { name: 'seconds', kind: 'double' },
  { name: 'text', kind: 'string' },
  { name: 'extra', kind: 'strings' },
  { name: 'source_key', kind: 'string', inside: { object: 'source', member: 'key' } },
];

let folder: string;
let duck: DuckDb;
let files = 0;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'parquet-'));
  duck = await DuckDb.open();
});
afterAll(() => {
  duck.close();
  rmSync(folder, { recursive: true });
});

async function built(records: readonly object[], compression: 'snappy' | 'none' = 'snappy'): Promise<Spool> {
  const body = new ParquetBody(new Spool(new SpoolSpace(folder, 1_000_000)), COLUMNS, compression);
  for (const record of records) await body.write(`${JSON.stringify(record)}\n`);
  return body.end();
}

async function bytesOf(spool: Spool): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of spool.read()) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** What DuckDB makes of a file. */
async function queried(spool: Spool, sql: string): Promise<Record<string, unknown>[]> {
  // DuckDB remembers files by name and time, which may be the same for two of them.
  const file = join(folder, `${(files += 1)}.parquet`);
  writeFileSync(file, await bytesOf(spool));
  return duck.rows(sql.replaceAll('FILE', `'${file}'`));
}

const TIME = '2026-11-01T00:04:59.123456Z';

describe('a Parquet object, read by DuckDB', () => {
  test('has the types of its columns, all optional', async () => {
    const described = await queried(await built([]), 'DESCRIBE SELECT * FROM FILE');
    expect(described.map(({ column_name: name, column_type: type }) => [name, type])).toEqual([
      ['time', 'TIMESTAMP WITH TIME ZONE'],
      ['seen', 'TIMESTAMP WITH TIME ZONE'],
      ['bytes', 'BIGINT'],
      ['seconds', 'DOUBLE'],
      ['text', 'VARCHAR'],
      ['extra', 'VARCHAR[]'],
      ['source_key', 'VARCHAR'],
    ]);
    const schema = await queried(
      await built([]),
      "SELECT name, converted_type, logical_type FROM parquet_schema(FILE) WHERE name IN ('time', 'seen')",
    );
    expect(JSON.stringify(schema)).toMatch(
      /TIMESTAMP_MICROS.*UTC=1.*MICROS.*TIMESTAMP_MILLIS.*UTC=1.*MILLIS/,
    );
  });

  test('has every value: nulls, -1, microseconds, the largest numbers, lists, other scripts', async () => {
    const spool = await built([
      { time: TIME, seen: TIME, bytes: -1, seconds: -1, text: '-', extra: ['a', ''], source: { key: 'k' } },
      {
        time: '2026-11-01T00:04:59Z',
        bytes: 9_007_199_254_740_991,
        seconds: 0.000001,
        text: '日本語 \u0000 "\\ \u{1f600}',
      },
      { time: null, bytes: null, seconds: null, text: null, extra: [] },
      { time: 'REDACTED', seen: 'no instant', bytes: 'REDACTED', seconds: 'REDACTED', text: 'REDACTED' },
    ]);
    expect(
      await queried(
        spool,
        'SELECT epoch_us(time) AS time, epoch_ms(seen) AS seen, bytes, seconds, text, extra, source_key FROM FILE',
      ),
    ).toEqual([
      {
        time: '1793491499123456',
        seen: '1793491499123',
        bytes: '-1',
        seconds: -1,
        text: '-',
        extra: ['a', ''],
        source_key: 'k',
      },
      {
        time: '1793491499000000',
        seen: null,
        bytes: '9007199254740991',
        seconds: 0.000001,
        text: '日本語 \u0000 "\\ \u{1f600}',
        extra: null,
        source_key: null,
      },
      { time: null, seen: null, bytes: null, seconds: null, text: null, extra: [], source_key: null },
      { time: null, seen: null, bytes: null, seconds: null, text: 'REDACTED', extra: null, source_key: null },
    ]);
  });

  test.each(['snappy', 'none'] as const)('holds any texts and numbers (%s)', async (compression) => {
    const value = fc.record(
      {
        bytes: fc.option(fc.maxSafeInteger()),
        seconds: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })),
        text: fc.option(fc.string({ unit: 'grapheme' })),
        extra: fc.option(fc.array(fc.string(), { maxLength: 3 })),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(value, { maxLength: 40 }), async (records) => {
        const rows = await queried(
          await built(records, compression),
          'SELECT bytes, seconds, text, extra FROM FILE',
        );
        expect(rows).toEqual(
          records.map(({ bytes = null, seconds = null, text = null, extra = null }) => ({
            bytes: bytes === null ? null : String(bytes),
            // JSON writes -0 as 0.
            seconds: seconds === null ? null : Number(JSON.stringify(seconds)),
            text,
            extra,
          })),
        );
      }),
      { numRuns: 20 },
    );
  });

  test('has bounded row groups', async () => {
    const long = 'x'.repeat(200_000);
    const spool = await built(Array.from({ length: 200 }, (_, i) => ({ bytes: i, text: `${i}${long}` })));
    const groups = await queried(
      spool,
      'SELECT DISTINCT row_group_id, row_group_num_rows FROM parquet_metadata(FILE) ORDER BY 1',
    );
    expect(groups.length).toBeGreaterThan(2);
    expect(await queried(spool, 'SELECT count(*) AS n, sum(bytes) AS s FROM FILE')).toEqual([
      { n: '200', s: '19900' },
    ]);
  });
});

test('the same records give the same bytes', async () => {
  const records = Array.from({ length: 1000 }, (_, i) => ({ time: TIME, bytes: i, text: `t${i % 7}` }));
  expect((await bytesOf(await built(records))).equals(await bytesOf(await built(records)))).toBe(true);
});

test('an object is read back as the records that it was made of', async () => {
  const records = Array.from({ length: 300 }, (_, i) => ({
    ...{ time: TIME, seen: '2026-11-01T00:04:59.123Z', bytes: i, seconds: i / 8, text: `t${i}` },
    ...{ extra: i % 2 === 0 ? null : [`e${i}`], source_key: 'k' },
  }));
  const made = records.map(({ source_key, ...rest }) => ({ ...rest, source: { key: source_key } }));
  const spool = await built(made);
  expect(await parquetColumns(spool)).toEqual(COLUMNS.map(({ name }) => name));
  const read: unknown[] = [];
  for await (const lines of parquetRecords(spool))
    read.push(...lines.map((line): unknown => JSON.parse(line)));
  expect(read).toEqual(records);
});
