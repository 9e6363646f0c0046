import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RecordColumn } from '../../src/objects/columns.js';
import { ParquetFile } from '../../src/objects/parquet.js';
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

/** What DuckDB reads of records that are given as JSON. */
async function readBack(lines: readonly string[], sql: string): Promise<Record<string, unknown>[]> {
  const parquet = new ParquetFile(COLUMNS, 'snappy');
  const pieces = lines.map((line) => {
    return parquet.add(Buffer.from(line)) ?? new Uint8Array();
  });
  const file = join(folder, `${(files += 1)}.parquet`);
  writeFileSync(file, Buffer.concat([...pieces, parquet.finish()]));
  return duck.rows(sql.replaceAll('FILE', `'${file}'`));
}

test.each([
  ['123456789012345678', '123456789012345678'],
  ['-123456789012345678', '-123456789012345678'],
  ['9007199254740993', '9007199254740993'],
  ['1e3', '1000'],
  ['12.0', '12'],
  ['1.5', null],
  ['1234567890123456789', null],
  ['true', null],
  ['[1]', null],
  ['{"a":{"b":"}"}}', null],
])('a whole number is exact, and what is none is null: %s', async (json, expected) => {
  const rows = await readBack([`{"text":"\\"bytes\\":1","bytes":${json}}`], 'SELECT bytes FROM FILE');
  expect(rows).toEqual([{ bytes: expected }]);
});

test('a number with a point is what JSON makes of it', async () => {
  const digits = fc.stringMatching(/^-?(0|[1-9]\d{0,17})(\.\d{1,17})?([eE][+-]?\d{1,2})?$/);
  await fc.assert(
    fc.asyncProperty(fc.array(digits, { minLength: 1, maxLength: 200 }), async (texts) => {
      const rows = await readBack(
        texts.map((text) => `{"seconds":${text}}`),
        'SELECT seconds FROM FILE',
      );
      // Whether a zero has a sign is not kept.
      expect(rows.map(({ seconds }) => Number(seconds) + 0)).toEqual(texts.map((text) => Number(text) + 0));
    }),
    { numRuns: 20 },
  );
});

test.each([
  ['2026-11-01T00:04:59.999999999Z', '1793491499999999', '1793491499999'],
  ['2026-11-01T00:04:59.1', '1793491499100000', '1793491499100'],
  ['1969-12-31T23:59:59.999999Z', '-1', '-1'],
  ['9999-12-31T23:59:59.123456Z', '253402300799123456', '253402300799123'],
  ['2026-11-01T00:04:59.Z', null, null],
  ['2026-11-01T00:04:59.12x4Z', null, null],
  ['2026-11-01T00:04:59+01:00', null, null],
  ['2026-13-01T00:04:59Z', null, null],
  ['2026-11-01T00:04', null, null],
])('an instant is cut to its unit: %s', async (text, micros, millis) => {
  const rows = await readBack(
    [`{"time":"${text}","seen":"${text}"}`],
    'SELECT epoch_us(time) AS micros, epoch_ms(seen) AS millis FROM FILE',
  );
  expect(rows).toEqual([{ micros, millis }]);
});

test('members come in any order, more than once, and unknown ones between them', async () => {
  const rows = await readBack(
    [
      '{"source":{"key":"a","more":["]",{}]},"text":"1","bytes":1}',
      '{"bytes":2,"unknown":{"text":"no"},"text":"first","text":"2","source":null}',
      '{"extra":["\\"]",7],"text":"\\u0041","source":"text"}',
      '{}',
    ],
    'SELECT bytes, text, extra, source_key FROM FILE',
  );
  expect(rows).toEqual([
    { bytes: '1', text: '1', extra: null, source_key: 'a' },
    { bytes: '2', text: '2', extra: null, source_key: null },
    { bytes: null, text: 'A', extra: ['"]', '7'], source_key: null },
    { bytes: null, text: null, extra: null, source_key: null },
  ]);
});

test.each([
  '',
  'x',
  '{"text":"',
  '{"text"',
  '{"text":1',
  '{"text":1}}',
  '{"text":}',
  '{"extra":[',
  '{"text":1,}',
])('what is no record is refused: %j', (text) => {
  // What lies behind the record would end it.
  const record = Buffer.from(`${text}"}]}`).subarray(0, Buffer.byteLength(text));
  const file = new ParquetFile(COLUMNS, 'none');
  expect(() => file.add(record)).toThrow(/no compact JSON: expected .* at byte/);
});

/** `Aa` and `BB` have one hash, and so has every sequence of them. */
test('texts that repeat, that do not, and that were made to be found slowly', async () => {
  const alike = (n: number): string =>
    n.toString(2).padStart(11, '0').replaceAll('0', 'Aa').replaceAll('1', 'BB');
  const texts = {
    repeated: (n: number) => `t${n % 7} \u{1f600}`,
    own: (n: number) => `text ${n}`,
    alike: (n: number) => alike(n % 2048),
    both: (n: number) => (n < 1500 ? `t${n % 7}` : `text ${n}`),
    late: (n: number) => (n < 1100 ? `text ${n}` : 't'),
  };
  for (const textOf of Object.values(texts)) {
    const expected = Array.from({ length: 5000 }, (_, n) => textOf(n));
    const rows = await readBack(
      expected.map((text) => JSON.stringify({ text })),
      'SELECT text FROM FILE',
    );
    expect(rows.map(({ text }) => text)).toEqual(expected);
    const [bounds] = await readBack(
      expected.map((text) => JSON.stringify({ text })),
      "SELECT stats_min_value AS min, stats_max_value AS max FROM parquet_metadata(FILE) WHERE path_in_schema = 'text'",
    );
    const sorted = expected.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    expect(String(bounds?.['min']) <= (sorted[0] ?? '')).toBe(true);
  }
});
