/**
 * `npm run month`: a month of a load balancer's logs becomes an archive, and DuckDB asks both the same. Two arguments: the
 * lines of each log object (230), and the days (30).
 */
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { formatted } from '../scripts/docs/page.js';
import { startLocalAws, type LocalAws } from '../test/aws/local-aws.js';
import { albDay } from '../test/aws/seed/alb.js';
import { DuckDb } from '../test/duckdb.js';
import { recordsQuery } from './duckdb.js';
import { NODE, runProgram, versionOf } from './programs.js';

const SOURCE = 'month-logs';
const ARCHIVE = 'month-archive';
const DAY_MS = 86_400_000;
const MEGABYTE = 1e6;
/** What is asked about: all days, or one in the middle. */
const SPANS = ['month', 'day'] as const;

const linesPerObject = Number(process.argv[2] ?? 230);
const DAYS = Number(process.argv[3] ?? 30);
const lastDay = Date.now() - 2 * DAY_MS;
const days = Array.from({ length: DAYS }, (_, i) =>
  new Date(lastDay - (DAYS - 1 - i) * DAY_MS).toISOString().slice(0, 10),
);
const folder = mkdtempSync(join(tmpdir(), 'log-ferry-month-'));

function note(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** What lies in a bucket under a prefix, as files; their paths. */
function laidOut({ s3 }: LocalAws, bucket: string, prefix: string): string[] {
  return s3.list(bucket, prefix).map((key) => {
    const path = join(folder, bucket, key);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, s3.get(bucket, key) ?? '');
    return path;
  });
}

/** Puts the month's log objects; hands back their lines. */
function seed(aws: LocalAws): number {
  aws.s3.createBucket(SOURCE);
  aws.s3.createBucket(ARCHIVE);
  let lines = 0;
  for (const [seedOf, day] of days.entries()) {
    for (const object of albDay({ bucket: SOURCE, day, nodes: 1, linesPerObject, seed: seedOf + 1 })) {
      aws.s3.putObject(SOURCE, object.key, object.body);
      lines += object.lines;
    }
  }
  return lines;
}

interface Archived {
  readonly files: readonly string[];
  readonly seconds: number;
  readonly peakMegabytes: number;
}

async function archive(aws: LocalAws, format: string, lines: number): Promise<Archived> {
  const inputs = {
    ...{ mode: 'alb', 'aws-region': 'us-east-1', 'source-bucket': SOURCE, report: 'none' },
    ...{ 'destination-bucket': ARCHIVE, 'destination-prefix': `${format}/`, 'object-format': format },
    // The last interval ends at midnight.
    ...{ from: days[0] ?? '', to: `${new Date(lastDay + DAY_MS).toISOString().slice(0, 10)}T00:01:00Z` },
  };
  const server = { url: aws.url, env: aws.env() };
  const { outputs, ms, peakRssBytes } = await runProgram({ server, inputs });
  if (outputs['complete'] !== 'true' || outputs['records-written'] !== String(lines))
    throw new Error(`The run wrote ${String(outputs['records-written'])} of ${lines} records.`);
  const files = laidOut(aws, ARCHIVE, `${format}/`);
  return { files, seconds: ms / 1000, peakMegabytes: peakRssBytes / MEGABYTE };
}

const bytesOf = (files: readonly string[]): number =>
  files.reduce((sum, file) => sum + statSync(file).size, 0);

const question = (from: string, where: string): string =>
  `SELECT request_url, count(*) AS requests, count(*) FILTER (elb_status_code >= 500) AS failed
   FROM ${from} ${where} GROUP BY request_url ORDER BY failed DESC, requests DESC, request_url LIMIT 20`;

/** Seconds and bytes of the question over some files, of which only those of the day are read where a day is asked for. */
async function asked(
  duck: DuckDb,
  from: string,
  { where, files }: { readonly where: string; readonly files: readonly string[] },
): Promise<{ answer: string; seconds: number; bytes: number }> {
  const startedAt = performance.now();
  const answer = JSON.stringify(await duck.rows(question(from, where)));
  const seconds = (performance.now() - startedAt) / 1000;
  return { answer, seconds, bytes: await readBytes(duck, files) };
}

/** Of a Parquet file a query reads the columns that it names. */
async function readBytes(duck: DuckDb, files: readonly string[]): Promise<number> {
  if (files[0]?.endsWith('.parquet') !== true) return bytesOf(files);
  const list = files.map((file) => `'${file}'`).join(', ');
  const [row] = await duck.rows(
    `SELECT sum(total_compressed_size)::DOUBLE AS bytes FROM parquet_metadata([${list}])
     WHERE path_in_schema IN ('request_url', 'elb_status_code')`,
  );
  return Number(row?.['bytes']);
}

const readers = {
  source: (files: readonly string[]) => `(${recordsQuery(files)})`,
  jsonl: () =>
    `read_json('${folder}/${ARCHIVE}/jsonl/**/*.jsonl.gz', hive_partitioning = true, format = 'newline_delimited')`,
  parquet: () => `read_parquet('${folder}/${ARCHIVE}/parquet/**/*.parquet', hive_partitioning = true)`,
};

async function month(): Promise<string> {
  const aws = await startLocalAws({ verifySignatures: false, rateLimits: false });
  const duck = await DuckDb.open();
  try {
    note(`Makes ${DAYS} days of ${linesPerObject} lines each five minutes.`);
    const lines = seed(aws);
    const source = { files: laidOut(aws, SOURCE, ''), seconds: undefined, peakMegabytes: undefined };
    const jsonl = await archive(aws, 'jsonl', lines);
    const parquet = await archive(aws, 'parquet', lines);
    const day = days[Math.floor(DAYS / 2)] ?? '';
    const rows: string[] = [];
    const answers: Record<string, Set<string>> = { month: new Set(), day: new Set() };
    for (const [name, { files, seconds, peakMegabytes }] of Object.entries({ source, jsonl, parquet })) {
      const found = [];
      for (const span of SPANS) {
        const marks = name === 'source' ? `/${day.replaceAll('-', '/')}/` : `/dt=${day}/`;
        const ofSpan = files.filter((file) => span === 'month' || file.includes(marks));
        const where = span === 'day' && name !== 'source' ? `WHERE dt = '${day}'` : '';
        const from = readers[name as keyof typeof readers](ofSpan);
        const one = await asked(duck, from, { where, files: ofSpan });
        answers[span]?.add(one.answer);
        found.push(one.seconds.toFixed(2), (one.bytes / MEGABYTE).toFixed(1));
      }
      const run = [seconds?.toFixed(0) ?? '', peakMegabytes?.toFixed(0) ?? ''];
      const size = bytesOf(files);
      const sizes = [files.length, (size / MEGABYTE).toFixed(1), (size / files.length / 1000).toFixed(0)];
      rows.push(`| ${[name, ...sizes, ...run, ...found].join(' | ')} |`);
    }
    // A request at midnight lies in the source's object of the next day, so the answers of one day may differ by it.
    if (answers['month']?.size !== 1) throw new Error('The source and the archives give different answers.');
    const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB`;
    const date = new Date().toISOString().slice(0, 10);
    return [
      `Measured on ${date}: ${machine}, Node.js ${versionOf(NODE)}; ${lines.toLocaleString('en-US')} lines, ${DAYS} days.`,
      '',
      '| | objects | MB | kB each | run, s | peak memory, MB | month, s | month, MB read | day, s | day, MB read |',
      '| :-- | --: | --: | --: | --: | --: | --: | --: | --: | --: |',
      ...rows,
    ].join('\n');
  } finally {
    duck.close();
    await aws.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

process.stdout.write(await formatted('month.md', `${await month()}\n`));
