/**
 * DuckDB as a converter: runs the statement in BENCH_SQL, which reads log objects and writes one file, on so many threads as
 * there are cores here. Tells the rows and the bytes that it wrote.
 */
import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { DuckDBInstance } from '@duckdb/node-api';
import { tell, wanted } from './tell.js';

const instance = await DuckDBInstance.create(':memory:', {
  threads: String(availableParallelism()),
  autoinstall_known_extensions: 'false',
});
const connection = await instance.connect();
await connection.run("SET TimeZone = 'UTC'");
const lines = await connection.run(wanted('BENCH_SQL')).then(({ rowsChanged }) => rowsChanged);
connection.closeSync();
tell({ lines, bytes: statSync(wanted('BENCH_OUTPUT')).size });
