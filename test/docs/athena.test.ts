/** The queries that docs/athena.md shows, asked by DuckDB over what runs wrote, laid out as in the bucket. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TABLES, type TableColumn } from '../../scripts/infra/tables.js';
import { AlbHarness, ARCHIVE } from '../alb/harness.js';
import { AmplifyHarness, BUCKET } from '../amplify/harness.js';
import type { LocalAws } from '../aws/local-aws.js';
import { DuckDb } from '../duckdb.js';
import { DAY, HOUR, ReadHarness, TODAY } from '../export/read/harness.js';

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
let logGroups: ReadHarness;
let duck: DuckDb;
/** Of the load balancers' access logs. */
let lines = 0;
const folders: string[] = [];

beforeAll(async () => {
  [alb, amplify, logGroups, duck] = await Promise.all([
    AlbHarness.build(),
    AmplifyHarness.build(),
    ReadHarness.build(),
    DuckDb.open(),
  ]);
  const seeded = TYPES.map((type) => {
    const loadBalancer = type === 'clb-access' ? { loadBalancer: 'shop' } : {};
    return alb.seed({ day: '2026-11-19', type, intervals: [140, 146], ...loadBalancer });
  });
  lines = linesOf(seeded[TYPES.indexOf('access')] ?? []);
  // The first objects of the archive are of a type with other columns.
  alb.seed({
    day: '2026-11-19',
    type: 'connection',
    loadBalancer: 'api.50dc6c495c0c9188',
    intervals: [140, 141],
  });
  amplify.seed(34, 30, { rowsPerHour: 60 });
});
afterAll(async () => {
  duck.close();
  for (const folder of folders) rmSync(folder, { recursive: true });
  await Promise.all([alb.close(), amplify.aws.close(), logGroups.close()]);
});

const linesOf = (objects: readonly { readonly lines: number }[]): number =>
  objects.reduce((sum, object) => sum + object.lines, 0);

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
    'log-group-errors',
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

describe('log groups', () => {
  const GROUP = '/aws/lambda/checkout';
  const FORMATS = ['parquet', 'jsonl'] as const;

  beforeAll(async () => {
    logGroups.group(GROUP);
    const times = Array.from({ length: 40 }, (_, i) => TODAY - DAY + i * (HOUR / 2));
    logGroups.aws.logs.seed(
      GROUP,
      'one',
      times.map((timestamp, i) => ({
        timestamp,
        message: i % 10 === 3 ? `ERROR ${String(i)}` : `fine ${String(i)}`,
      })),
    );
    for (const format of FORMATS) {
      const prefix = { 'destination-prefix': `${format}/log-group-events/` };
      const { failures } = await logGroups.run({ ...prefix, 'object-format': format });
      expect(failures).toEqual([]);
    }
  });

  test('errors, over Parquet', async () => {
    const folder = join(laidOut(logGroups.aws, 'archive'), 'parquet');
    const rows = await ask('log-group-errors', folder);
    expect(rows).toEqual(
      [3, 13, 23, 33].map((i) => ({
        timestamp: expect.stringContaining(
          new Date(TODAY - DAY + i * (HOUR / 2)).toISOString().slice(0, 16).replace('T', ' '),
        ),
        log_stream: 'one',
        message: `ERROR ${String(i)}`,
      })),
    );
  });

  test('Parquet has the columns and the types of the table', async () => {
    const folder = join(laidOut(logGroups.aws, 'archive'), 'parquet');
    const found = await columnsOf(`${folder}/log-group-events/**/*.parquet`);
    expect(found).toEqual(hiveColumns('log_group_events'));
  });

  test.each(FORMATS)('the partitions of the table are those of the keys (%s)', (format) => {
    const table = TABLES.find((one) => one.name === 'log_group_events' && one.format === format);
    const parts = (table?.partitions ?? []).map(({ name, key = name }) => key);
    const prefix = `${format}/log-group-events/`;
    const keys = logGroups.aws.s3.list('archive', prefix);
    expect(keys.length).toBeGreaterThan(0);
    for (const key of keys) {
      const folders = key.slice(prefix.length).split('/').slice(0, -1);
      expect(folders.map((folder) => folder.split('=')[0])).toEqual(parts);
      expect(folders[2]).toBe('log_group=%2Faws%2Flambda%2Fcheckout');
    }
  });

  test('JSON lines have the columns of the table', async () => {
    const folder = join(laidOut(logGroups.aws, 'archive'), 'jsonl');
    const rows = await duck.rows(
      `DESCRIBE SELECT * FROM read_json('${folder}/log-group-events/**/*.jsonl.gz', hive_partitioning = false)`,
    );
    const table = TABLES.find(({ name, format }) => name === 'log_group_events' && format === 'jsonl');
    expect(rows.map((row) => row['column_name'])).toEqual(table?.columns.map(({ name }) => name));
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
