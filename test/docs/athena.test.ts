/** The queries that docs/athena.md shows, asked by DuckDB over what runs wrote, laid out as in the bucket. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TABLES, type TableColumn } from '../../scripts/infra/tables.js';
import { AlbHarness, ARCHIVE } from '../alb/harness.js';
import { AmplifyHarness, BUCKET } from '../amplify/harness.js';
import type { LocalAws } from '../aws/local-aws.js';
import { Duck } from '../duck.js';

const QUERIES = new Map(
  [
    ...readFileSync('docs/athena.md', 'utf8').matchAll(/<!-- query:([\w-]+) -->\n\n```sql\n([^]*?)\n```/g),
  ].map(([, name = '', sql = '']) => [name, sql]),
);
/** A day of the worlds: load balancers write from noon to evening of the 19th, Amplify in its first hours. */
const TO_ALB = { 'destination-bucket': ARCHIVE, from: '2026-11-19', to: '2026-11-20' };
const TYPES = ['access', 'connection', 'health-check', 'nlb-access', 'clb-access'] as const;

let alb: AlbHarness;
let amplify: AmplifyHarness;
let duck: Duck;
/** Of the load balancers' objects. */
let lines = 0;
const folders: string[] = [];

beforeAll(async () => {
  [alb, amplify, duck] = await Promise.all([AlbHarness.build(), AmplifyHarness.build(), Duck.open()]);
  const objects = TYPES.flatMap((type) =>
    alb.seed({
      day: '2026-11-19',
      type,
      intervals: [140, 146],
      ...(type === 'clb-access' && { loadBalancer: 'shop' }),
    }),
  );
  lines = objects.reduce((sum, { text }) => sum + text.trimEnd().split('\n').length, 0);
  amplify.seed(34, 30, { rowsPerHour: 60 });
});
afterAll(async () => {
  duck.close();
  for (const folder of folders) rmSync(folder, { recursive: true });
  await Promise.all([alb.close(), amplify.aws.close()]);
});

/** The bucket as a folder. */
function laidOut({ s3 }: LocalAws, bucket: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'log-ferry-archive-'));
  folders.push(folder);
  for (const key of s3.list(bucket, '')) {
    mkdirSync(dirname(join(folder, key)), { recursive: true });
    writeFileSync(join(folder, key), s3.get(bucket, key) ?? '');
  }
  return folder;
}

async function archive(format: string, mode: 'alb' | 'amplify'): Promise<string> {
  if (mode === 'alb') {
    // A prefix has one format.
    const prefix = { 'destination-prefix': `${format}/load-balancer-logs/` };
    await alb.execute({ ...TO_ALB, ...prefix, 'object-format': format, 'log-types': TYPES.join('\n') });
    return join(laidOut(alb.aws, ARCHIVE), format);
  }
  const hours = { from: amplify.instant(34), to: amplify.instant(30) };
  const prefix = { 'destination-prefix': `${format}/amplify-access-logs/` };
  await amplify.execute({ 'destination-bucket': BUCKET, ...prefix, 'object-format': format, ...hours });
  return join(laidOut(amplify.aws, BUCKET), format);
}

const ask = (name: string, folder: string): Promise<Record<string, unknown>[]> => {
  const sql = QUERIES.get(name);
  if (sql === undefined) throw new Error(`docs/athena.md has no query ${name}.`);
  return duck.rows(sql.replaceAll('s3://my-log-archive', folder));
};

test('every query of the page is asked here', () => {
  expect([...QUERIES.keys()].sort()).toEqual([
    'amplify-not-found',
    'amplify-not-found-csv',
    'load-balancer-failures',
    'load-balancer-hours',
  ]);
});

describe('load balancers', () => {
  test('by page, over Parquet', async () => {
    const rows = await ask('load-balancer-failures', await archive('parquet', 'alb'));
    expect(rows.length).toBeGreaterThan(3);
    const failed = rows.map((row) => Number(row['failed']));
    expect(failed).toEqual(failed.toSorted((a, b) => b - a));
  });

  test('by hour, over JSON lines', async () => {
    const rows = await ask('load-balancer-hours', await archive('jsonl', 'alb'));
    const requests = rows.reduce((sum, row) => sum + Number(row['requests']), 0);
    expect(requests).toBe(lines);
  });

  test('Parquet has the columns and the types of the tables', async () => {
    const folder = await archive('parquet', 'alb');
    for (const type of TYPES) {
      const files = `${folder}/load-balancer-logs/*/*/*/log_type=${type}/**/*.parquet`;
      const name = `load_balancer_${type.replaceAll('-', '_')}`;
      expect(await columnsOf(files)).toEqual(hiveColumns(name));
    }
  });
});

describe('amplify', () => {
  test.each([
    ['amplify-not-found', 'parquet'],
    ['amplify-not-found-csv', 'csv'],
  ])('%s, over %s', async (query, format) => {
    const rows = await ask(query, await archive(format, 'amplify'));
    expect(rows).toEqual([{ cs_uri_stem: '/missing', requests: expect.anything() }]);
  });

  test('Parquet has the columns and the types of the table', async () => {
    const folder = await archive('parquet', 'amplify');
    const found = await columnsOf(`${folder}/amplify-access-logs/**/*.parquet`);
    const wanted = hiveColumns('amplify_access_logs').filter(({ name }) => name !== 'sample_rate');
    expect(found).toEqual(wanted);
  });
});

const TYPES_OF_DUCKDB: Readonly<Record<string, string>> = {
  VARCHAR: 'string',
  BIGINT: 'bigint',
  DOUBLE: 'double',
  'TIMESTAMP WITH TIME ZONE': 'timestamp',
  'VARCHAR[]': 'array<string>',
};

async function columnsOf(files: string): Promise<TableColumn[]> {
  const rows = await duck.rows(`DESCRIBE SELECT * FROM read_parquet('${files}', hive_partitioning = false)`);
  return rows.map((row) => ({
    name: String(row['column_name']),
    type: TYPES_OF_DUCKDB[String(row['column_type'])] ?? String(row['column_type']),
  }));
}

function hiveColumns(name: string): readonly TableColumn[] {
  return TABLES.find((table) => table.name === name && table.format === 'parquet')?.columns ?? [];
}
