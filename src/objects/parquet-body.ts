import { parquetMetadataAsync, parquetReadObjects, type AsyncBuffer } from 'hyparquet';
import type { ParquetCompression } from './column-chunk.js';
import type { RecordColumn } from './columns.js';
import { ParquetFile } from './parquet.js';
import type { RecordBody } from './record-body.js';
import type { Spool } from './spool.js';

/** A Parquet object while it is put together from records of JSON, one a line. */
export class ParquetBody implements RecordBody {
  readonly #spool: Spool;
  readonly #file: ParquetFile;

  constructor(spool: Spool, columns: readonly RecordColumn[], compression: ParquetCompression) {
    this.#spool = spool;
    this.#file = new ParquetFile(columns, compression);
  }

  async write(lines: string): Promise<void> {
    for (const line of lines.split('\n')) {
      const bytes = line === '' ? undefined : this.#file.add(Buffer.from(line));
      if (bytes !== undefined) await this.#spool.append(Buffer.from(bytes.buffer));
    }
  }

  async end(): Promise<Spool> {
    await this.#spool.append(Buffer.from(this.#file.finish().buffer));
    return this.#spool;
  }

  dispose(): Promise<void> {
    return this.#spool.dispose();
  }
}

const SECOND_IN_MICROS = 1_000_000n;

/** Instants are read as the texts that they were written from. */
const parsers = {
  timestampFromMilliseconds: (ms: bigint): string => new Date(Number(ms)).toISOString(),
  timestampFromMicroseconds: (micros: bigint): string => {
    const second = new Date(Number(micros / SECOND_IN_MICROS) * 1000).toISOString().slice(0, -'.000Z'.length);
    return `${second}.${String(micros % SECOND_IN_MICROS).padStart(6, '0')}Z`;
  },
};

/** The records of a Parquet object as JSON, one a line, a row group at a time, with all its columns in their order. */
export async function* parquetRecords(content: Spool): AsyncGenerator<string[]> {
  const file = fileOf(content);
  const metadata = await parquetMetadataAsync(file);
  let rowStart = 0;
  for (const { num_rows } of metadata.row_groups) {
    const rowEnd = rowStart + Number(num_rows);
    const rows = await parquetReadObjects({ file, metadata, rowStart, rowEnd, parsers });
    yield rows.map((row) => JSON.stringify(row, plainNumbers));
    rowStart = rowEnd;
  }
}

/** INT64 comes as bigint, which JSON does not know. */
function plainNumbers(_name: string, value: unknown): unknown {
  return typeof value === 'bigint' ? Number(value) : value;
}

/** The names of its columns, in their order. */
export async function parquetColumns(content: Spool): Promise<string[]> {
  const { schema } = await parquetMetadataAsync(fileOf(content));
  const [root] = schema;
  const names: string[] = [];
  for (let at = 1; at < schema.length && names.length < (root?.num_children ?? 0); at += 1) {
    names.push(schema[at]?.name ?? '');
    // A list has two levels below it.
    if (schema[at]?.num_children !== undefined) at += 2;
  }
  return names;
}

function fileOf(content: Spool): AsyncBuffer {
  return {
    byteLength: content.size,
    slice: (start, end) => content.slice(start, end ?? content.size),
  };
}
