import { ByteWriter, ParquetWriter, type SchemaElement } from 'hyparquet-writer';
import type { ColumnValue, RecordColumn, Row } from './columns.js';

/** How the pages of a Parquet object are compressed. */
export type ParquetCompression = 'snappy' | 'none';

/** A row group ends before it has more rows than this, or texts of more bytes than that: it is held until it is written. */
const MOST_ROWS = 65_536;
const MOST_BYTES = 16 * 1024 * 1024;
/** What a value takes beside its text, about. */
const SLOT_BYTES = 8;
/** What a text of its own takes beside its bytes, about. */
const STRING_BYTES = 32;
/** So many texts of a column are looked at before it is decided whether they repeat. */
const PROBE = 1024;

/** Makes a Parquet file, a row group at a time, in bounded memory. The same rows give the same bytes. */
export class ParquetFile {
  readonly #columns: readonly RecordColumn[];
  readonly #bytes = new ByteWriter();
  readonly #writer: ParquetWriter;
  #values: GroupColumn[];
  #rows = 0;
  #size = 0;

  constructor(columns: readonly RecordColumn[], compression: ParquetCompression) {
    this.#columns = columns;
    this.#values = columns.map(() => new GroupColumn());
    this.#writer = new ParquetWriter({
      writer: this.#bytes,
      schema: schemaOf(columns),
      codec: compression === 'snappy' ? 'SNAPPY' : 'UNCOMPRESSED',
      createdBy: 'aws-log-ferry',
    });
  }

  /** Adds a row; hands back bytes of the file where a row group is full. */
  add(row: Row): Uint8Array<ArrayBuffer> | undefined {
    for (const [index, column] of this.#values.entries()) this.#size += column.add(row[index] ?? null);
    this.#rows += 1;
    return this.#rows >= MOST_ROWS || this.#size >= MOST_BYTES ? this.#endGroup() : undefined;
  }

  /** The rest of the file. */
  finish(): Uint8Array<ArrayBuffer> {
    if (this.#rows > 0) this.#writeGroup();
    void this.#writer.finish();
    return this.#take();
  }

  #endGroup(): Uint8Array<ArrayBuffer> {
    this.#writeGroup();
    return this.#take();
  }

  #writeGroup(): void {
    const columnData = this.#columns.map(({ name }, index) => ({
      name,
      data: this.#values[index]?.values ?? [],
    }));
    void this.#writer.write({ columnData, rowGroupSize: this.#rows });
    this.#values = this.#columns.map(() => new GroupColumn());
    this.#rows = 0;
    this.#size = 0;
  }

  /** What was written since; offsets in the file go on. */
  #take(): Uint8Array<ArrayBuffer> {
    const bytes = this.#bytes.getBytes().slice();
    this.#bytes.index = 0;
    return bytes;
  }
}

/** The values of one column in one row group; a text that repeats is held once. */
class GroupColumn {
  readonly values: ColumnValue[] = [];
  #known: Map<string, string> | undefined = new Map();

  /** Hands back about how many bytes the value takes. */
  add(value: ColumnValue): number {
    if (typeof value !== 'string') {
      this.values.push(value);
      return (
        SLOT_BYTES + (Array.isArray(value) ? value.join('').length + STRING_BYTES * value.length : SLOT_BYTES)
      );
    }
    const known = this.#known?.get(value);
    this.values.push(known ?? value);
    if (known !== undefined) return SLOT_BYTES;
    this.#know(value);
    return SLOT_BYTES + STRING_BYTES + value.length;
  }

  #know(value: string): void {
    if (this.#known === undefined) return;
    this.#known.set(value, value);
    const repeatsLittle = this.values.length >= PROBE && this.#known.size > this.values.length / 2;
    if (repeatsLittle) this.#known = undefined;
  }
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
