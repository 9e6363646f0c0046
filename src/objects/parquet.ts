import { ByteWriter, ParquetWriter, type SchemaElement } from 'hyparquet-writer';
import { columnValues, type ColumnValues } from './column-values.js';
import type { RecordColumn } from './columns.js';
import { JsonReader, type JsonValue, type MemberTargets } from './json-values.js';

/** How the pages of a Parquet object are compressed. */
export type ParquetCompression = 'snappy' | 'none';

/** A row group ends before it has more rows than this, or values of more bytes than that: it is held until it is written. */
const MAX_ROWS = 65_536;
const MAX_BYTES = 8 * 1024 * 1024;

/** Makes a Parquet file of records of JSON, a row group at a time, in bounded memory. The same records give the same bytes. */
export class ParquetFile {
  readonly #columns: readonly RecordColumn[];
  readonly #bytes = new ByteWriter();
  readonly #writer: ParquetWriter;
  readonly #members: MemberTargets;
  readonly #reader = new JsonReader();
  #values: readonly ColumnValues[];
  #rows = 0;
  #size = 0;

  constructor(columns: readonly RecordColumn[], compression: ParquetCompression) {
    this.#columns = columns;
    this.#members = membersOf(columns);
    this.#values = columns.map(({ kind }) => columnValues(kind));
    this.#writer = new ParquetWriter({
      writer: this.#bytes,
      schema: schemaOf(columns),
      codec: compression === 'snappy' ? 'SNAPPY' : 'UNCOMPRESSED',
      createdBy: 'aws-log-ferry',
    });
  }

  /** Adds a record, compact JSON; hands back bytes of the file where a row group is full. */
  add(record: Buffer): Uint8Array<ArrayBuffer> | undefined {
    this.#reader.read(record, this.#members, this.#take);
    this.#rows += 1;
    for (const column of this.#values) column.fill(this.#rows);
    return this.#rows >= MAX_ROWS || this.#size >= MAX_BYTES ? this.#endGroup() : undefined;
  }

  readonly #take = (index: number, value: JsonValue): void => {
    this.#size += this.#values[index]?.set(this.#rows, value) ?? 0;
  };

  /** The rest of the file. */
  finish(): Uint8Array<ArrayBuffer> {
    if (this.#rows > 0) this.#writeGroup();
    void this.#writer.finish();
    return this.#written();
  }

  #endGroup(): Uint8Array<ArrayBuffer> {
    this.#writeGroup();
    return this.#written();
  }

  #writeGroup(): void {
    const columnData = this.#columns.flatMap(({ name }, index) => {
      const { values: data = [], encoding } = this.#values[index] ?? {};
      return { name, data, ...(encoding === undefined ? {} : { encoding }) };
    });
    void this.#writer.write({ columnData, rowGroupSize: this.#rows });
    this.#values = this.#columns.map(({ kind }) => columnValues(kind));
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

const TEXT = { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } } as const;

/** Both forms of the type, for old readers and new ones; always UTC. */
function instant(unit: 'MICROS' | 'MILLIS'): Omit<SchemaElement, 'name'> {
  return {
    type: 'INT64',
    converted_type: unit === 'MICROS' ? 'TIMESTAMP_MICROS' : 'TIMESTAMP_MILLIS',
    logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit },
  };
}
