import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { LocalAws } from '../aws/local-aws.js';
import { DuckDb } from '../duckdb.js';
import { say, scene } from './fixture.js';
import { inTerminal } from './terminal.js';

/** Shows one SQL query over objects of a bucket, copied into a folder as `aws s3 sync` would, run by DuckDB. */
export async function query(
  aws: LocalAws,
  { bucket, prefix, sql }: { bucket: string; prefix: string; sql: (files: string) => string },
): Promise<void> {
  const folder = path.resolve('.demo', bucket);
  // What an earlier demo left there is none of this one's.
  rmSync(folder, { recursive: true, force: true });
  for (const key of aws.s3.list(bucket, prefix)) {
    const file = path.join(folder, key);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, aws.s3.get(bucket, key) ?? '');
  }
  scene('One SQL query over what was written to S3, by DuckDB:');
  for (const line of sql(`s3://${bucket}/${prefix}**/*.parquet`).split('\n')) say(`  ${line}`);
  const duck = await DuckDb.open();
  try {
    const rows = await duck.rows(sql(`${folder}/${prefix}**/*.parquet`));
    if (rows.length === 0) throw new Error('The query should find rows, and found none.');
    const cells = [Object.keys(rows[0] ?? {}), ...rows.map((row) => Object.values(row))];
    const lines = cells.map((row) => `| ${row.map(String).join(' | ')} |`);
    say(inTerminal([...lines.slice(0, 1), '|---|--:|--:|', ...lines.slice(1)].join('\n')));
  } finally {
    duck.close();
  }
}
