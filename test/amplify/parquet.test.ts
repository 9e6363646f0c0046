import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DuckDb } from '../duckdb.js';
import { AmplifyHarness, BUCKET, HOUR } from './harness.js';

const PARQUET = { 'destination-bucket': BUCKET, 'object-format': 'parquet' };
let harness: AmplifyHarness;
let folder: string;
let duck: DuckDb;

beforeEach(async () => {
  harness = await AmplifyHarness.build();
  folder = mkdtempSync(join(tmpdir(), 'amplify-parquet-'));
  duck = await DuckDb.open();
});
afterEach(async () => {
  duck.close();
  rmSync(folder, { recursive: true });
  await harness.aws.close();
});

/** A query over all objects, laid out as in the bucket; `FILES` stands for them. */
async function query(sql: string): Promise<Record<string, unknown>[]> {
  for (const key of harness.aws.s3.list(BUCKET, 'amplify-access-logs/')) {
    const file = join(folder, key);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, harness.aws.s3.get(BUCKET, key) ?? '');
  }
  const files = `read_parquet('${folder}/amplify-access-logs/**/*.parquet', hive_partitioning = true, union_by_name = true)`;
  return duck.rows(sql.replaceAll('FILES', files));
}

test('hours become typed rows, each request once', async () => {
  const rows = harness.seed(4, 2);
  const { result } = await harness.execute(PARQUET);
  expect(result).toMatchObject({ complete: true, tally: { s3: { written: rows.length } } });
  const keys = harness.aws.s3.list(BUCKET, 'amplify-access-logs/');
  expect(keys.every((key) => key.endsWith('/access-log.parquet'))).toBe(true);
  const found = await query('SELECT x_edge_request_id AS id, epoch_ms(time) AS time FROM FILES ORDER BY 1');
  expect(found.map(({ id, time }) => [id, Number(time)])).toEqual(
    rows
      .map(({ id, time }) => [id, Math.floor(time / 1000) * 1000])
      .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  );
  expect(
    await query(
      'SELECT DISTINCT typeof(sc_status) AS status, typeof(time) AS time, typeof(time_taken) AS taken, typeof(cs_user_agent) AS agent FROM FILES',
    ),
  ).toEqual([{ status: 'BIGINT', time: 'TIMESTAMP WITH TIME ZONE', taken: 'DOUBLE', agent: 'VARCHAR' }]);
});

test('late rows are added to what an object holds', async () => {
  const early = harness.seed(4, 2);
  const late = harness.seed(4, 2, { seed: 2, rowsPerHour: 2, lagMs: 10 * HOUR });
  await harness.execute(PARQUET);
  harness.aws.clock.advance(26 * HOUR);
  const { result } = await harness.execute(PARQUET);
  expect(result.tally).toMatchObject({ s3: { written: late.length, duplicate: early.length } });
  const found = await query('SELECT x_edge_request_id AS id FROM FILES ORDER BY 1');
  expect(found.map(({ id }) => String(id))).toEqual([...early, ...late].map(({ id }) => id).sort());
});

test('a redo writes the same bytes', async () => {
  harness.seed(4, 3);
  await harness.execute(PARQUET);
  const [key = ''] = harness.aws.s3.list(BUCKET, 'amplify-access-logs/');
  const before = harness.aws.s3.get(BUCKET, key);
  await harness.execute({ ...PARQUET, from: harness.instant(4), to: harness.instant(3), redo: 'true' });
  expect(harness.aws.s3.get(BUCKET, key)).toEqual(before);
});
