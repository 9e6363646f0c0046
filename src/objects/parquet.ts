import { ByteWriter, type SchemaElement } from 'hyparquet-writer';
import { writeMetadata } from 'hyparquet-writer/src/metadata.js';
import { ColumnChunks, type ParquetCompression, type RowGroup } from './column-chunk.js';
import { columnValues, release, type ColumnValues } from './column-values.js';
import type { RecordColumn } from './columns.js';
import { JsonReader, type JsonValue, type MemberTargets } from './json-values.js';

/** A row group ends before it has more rows than this, or values of more bytes than that: it is held until it is written. */
const MAX_ROWS = 65_536;
const MAX_BYTES = 8 * 1024 * 1024;

/** A column of the row group at hand, and where its value is of the record that was read last. */
interface GroupColumn {
  readonly column: RecordColumn;
  readonly values: ColumnValues;
  readonly found: JsonValue;
}

/** What a file begins and ends with: `PAR1`. */
const MAGIC = 0x31524150;

/** Makes a Parquet file of records of JSON, a row group at a time, in bounded memory. The same records give the same bytes. */
export class ParquetFile {
  readonly #columns: readonly RecordColumn[];
  readonly #schema: SchemaElement[];
  readonly #chunks: ColumnChunks;
  readonly #reader: JsonReader;
  readonly #bytes = new ByteWriter();
  readonly #groups: RowGroup[] = [];
  #group: readonly GroupColumn[] = [];
  #rows = 0;
  #size = 0;

  constructor(columns: readonly RecordColumn[], compression: ParquetCompression) {
    this.#columns = columns;
    this.#schema = schemaOf(columns);
    this.#chunks = new ColumnChunks(this.#bytes, compression);
    this.#reader = new JsonReader(membersOf(columns), columns.length);
    this.#bytes.appendUint32(MAGIC);
  }

  /** Adds a record, compact JSON; hands back bytes of the file where a row group is full. */
  add(record: Buffer): Uint8Array<ArrayBuffer> | undefined {
    if (this.#rows === 0) this.#group = this.#newGroup();
    this.#reader.read(record);
    for (const { values, found } of this.#group) this.#size += values.add(found);
    this.#rows += 1;
    if (this.#rows < MAX_ROWS && this.#size < MAX_BYTES) return undefined;
    this.#endGroup();
    return this.#written();
  }

  /** The rest of the file. */
  finish(): Uint8Array<ArrayBuffer> {
    if (this.#rows > 0) this.#endGroup();
    const rows = this.#groups.reduce((sum, { num_rows }) => sum + num_rows, 0n);
    writeMetadata(this.#bytes, {
      version: 2,
      created_by: 'aws-log-ferry',
      schema: this.#schema,
      num_rows: rows,
      row_groups: this.#groups,
      metadata_length: 0,
    });
    this.#bytes.appendUint32(MAGIC);
    return this.#written();
  }

  #newGroup(): GroupColumn[] {
    return this.#reader.values.flatMap((found, i) => {
      const column = this.#columns[i];
      return column === undefined ? [] : [{ column, found, values: columnValues(column.kind) }];
    });
  }

  #endGroup(): void {
    const start = this.#bytes.offset;
    const columns = this.#group.map(({ column, values }) =>
      this.#chunks.write(values, pathOf(column), this.#rows),
    );
    for (const { values } of this.#group) release(values);
    this.#groups.push({
      columns,
      total_byte_size: columns.reduce(
        (sum, { meta_data }) => sum + (meta_data?.total_uncompressed_size ?? 0n),
        0n,
      ),
      num_rows: BigInt(this.#rows),
      total_compressed_size: BigInt(this.#bytes.offset - start),
    });
    this.#rows = 0;
    this.#size = 0;
  }

  /** What was written since; offsets in the file go on. */
  #written(): Uint8Array<ArrayBuffer> {
    const bytes = this.#bytes.getBytes().slice();
    this.#bytes.index = 0;
    return bytes;
  }
}

/** The members of a record that are columns. */
function membersOf(columns: readonly RecordColumn[]): MemberTargets {
  const paths = columns.map(({ name, inside }, index) => ({ name, inside, index }));
  const objects = new Set(paths.flatMap(({ inside }) => (inside === undefined ? [] : [inside.object])));
  return targetsOf([
    ...paths.flatMap(({ name, inside, index }) => (inside === undefined ? [{ name, target: index }] : [])),
    ...[...objects].map((object) => ({
      name: object,
      target: targetsOf(
        paths.flatMap(({ inside, index }) =>
          inside?.object === object ? [{ name: inside.member, target: index }] : [],
        ),
      ),
    })),
  ]);
}

function targetsOf(
  members: readonly { readonly name: string; readonly target: MemberTargets['targets'][number] }[],
): MemberTargets {
  return {
    names: members.map(({ name }) => Buffer.from(`${JSON.stringify(name)}:`)),
    targets: members.map(({ target }) => target),
    byName: new Map(members.map(({ name }, index) => [name, index])),
  };
}

function schemaOf(columns: readonly RecordColumn[]): SchemaElement[] {
  return [{ name: 'root', num_children: columns.length }, ...columns.flatMap(elementsOf)];
}

function elementsOf({ name, kind }: RecordColumn): SchemaElement[] {
  const repetition_type = 'OPTIONAL';
  switch (kind) {
    case 'string':
      return [{ name, repetition_type, ...TEXT }];
    case 'int':
      return [{ name, repetition_type, type: 'INT64' }];
    case 'double':
      return [{ name, repetition_type, type: 'DOUBLE' }];
    case 'micros':
      return [{ name, repetition_type, ...instant('MICROS') }];
    case 'millis':
      return [{ name, repetition_type, ...instant('MILLIS') }];
    case 'strings':
      return [
        { name, repetition_type, num_children: 1, converted_type: 'LIST', logical_type: { type: 'LIST' } },
        { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
        { name: 'element', repetition_type, ...TEXT },
      ];
  }
}

/** From the root to the values. */
function pathOf({ name, kind }: RecordColumn): string[] {
  return kind === 'strings' ? [name, 'list', 'element'] : [name];
}

const TEXT = { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } } as const;

/** Both forms of the type, for old readers and new ones; always UTC. */
function instant(unit: 'MICROS' | 'MILLIS'): Omit<SchemaElement, 'name'> {
  return {
    type: 'INT64',
    converted_type: unit === 'MICROS' ? 'TIMESTAMP_MICROS' : 'TIMESTAMP_MILLIS',
    logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit },
  };
}
