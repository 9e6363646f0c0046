/** What DuckDB is told, so that it makes of log objects what the action makes of them: the same columns, of the same types. */
import { access } from '../src/log-types/access.js';

/** The values of one token of a line, as DuckDB takes them out of its text. */
function columnsOf([kind, ...names]: readonly [string, ...string[]], index: number): string[] {
  const text = `nullif(t${index}, '-')`;
  const [first = '', second = '', third = ''] = names;
  switch (kind) {
    case 'int':
      return [`${text}::BIGINT AS "${first}"`];
    case 'double':
      return [`${text}::DOUBLE AS "${first}"`];
    case 'time':
      return [`${text}::TIMESTAMPTZ AS "${first}"`];
    case 'endpoint':
      return [
        `regexp_extract(${text}, '^(.*):', 1) AS "${first}"`,
        `nullif(regexp_extract(${text}, ':(\\d+)$', 1), '')::BIGINT AS "${second}"`,
      ];
    case 'request':
      // Visitors put spaces into URLs.
      return [first, second, third].map(
        (name, part) => `regexp_extract(${text}, '^([^ ]*) (.*) ([^ ]*)$', ${part + 1}) AS "${name}"`,
      );
    default:
      return [`${text} AS "${first}"`];
  }
}

/** Tokens after the known ones that a line may have. */
const FURTHER = 6;

/** A query for the records of gzipped access logs. */
export function recordsQuery(files: readonly string[]): string {
  const { tokens } = access;
  const names = Array.from({ length: tokens.length + FURTHER }, (_, index) => `'t${index}': 'VARCHAR'`);
  const list = files.map((file) => `'${file}'`).join(', ');
  return (
    `SELECT ${tokens.flatMap(columnsOf).join(', ')}, filename AS source_key FROM read_csv([${list}], header = false, ` +
    `delim = ' ', quote = '"', escape = '"', null_padding = true, strict_mode = false, auto_detect = false, filename = true, compression = 'gzip', columns = {${names.join(', ')}})`
  );
}

/** Writes them to a file. */
export function conversion(format: 'jsonl' | 'parquet', files: readonly string[], output: string): string {
  const how = format === 'parquet' ? 'FORMAT parquet, COMPRESSION snappy' : 'FORMAT json, COMPRESSION gzip';
  return `COPY (${recordsQuery(files)}) TO '${output}' (${how})`;
}
