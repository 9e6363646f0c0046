import { ByteWriter } from 'hyparquet-writer';
import { writePageHeader } from 'hyparquet-writer/src/datapage.js';
import { writeRleBitPackedHybrid } from 'hyparquet-writer/src/encoding.js';
import type { writeMetadata } from 'hyparquet-writer/src/metadata.js';
import { kernelMemory } from '../encode/kernel-memory.js';
import { boundsOf } from './bounds.js';
import type { ColumnValues } from './column-values.js';
import type { DictionaryIndices, Encoded } from './encoded-values.js';

/** How the pages of a Parquet object are compressed. */
export type ParquetCompression = 'snappy' | 'none';

type PageHeader = Parameters<typeof writePageHeader>[1];
export type RowGroup = Parameters<typeof writeMetadata>[1]['row_groups'][number];
type ColumnChunk = RowGroup['columns'][number];

const TYPES = { text: 'BYTE_ARRAY', int: 'INT64', double: 'DOUBLE' } as const;

/** Writes the columns of row groups: of each a dictionary, where it has one, and one page. */
export class ColumnChunks {
  readonly #writer: ByteWriter;
  readonly #compression: ParquetCompression;

  constructor(writer: ByteWriter, compression: ParquetCompression) {
    this.#writer = writer;
    this.#compression = compression;
  }

  /** Hands back what the file's end says of the column. */
  write(column: ColumnValues, path: readonly string[], rows: number): ColumnChunk {
    const { plain, dictionary } = column.values.end();
    const start = this.#writer.offset;
    const dictionaryBytes =
      dictionary === undefined ? 0 : this.#writeDictionary(plain.content(), dictionary.size);
    const pageStart = this.#writer.offset;
    const pageBytes = this.#writePage(column, { plain, dictionary }, rows);
    const nulls = column.definition.size - column.values.count;
    return {
      file_offset: BigInt(start),
      meta_data: {
        type: TYPES[plain.physical],
        encodings: dictionary === undefined ? ['PLAIN'] : ['PLAIN', 'RLE_DICTIONARY'],
        path_in_schema: [...path],
        codec: this.#compression === 'snappy' ? 'SNAPPY' : 'UNCOMPRESSED',
        num_values: BigInt(column.definition.size),
        total_compressed_size: BigInt(this.#writer.offset - start),
        total_uncompressed_size: BigInt(dictionaryBytes + pageBytes),
        data_page_offset: BigInt(pageStart),
        ...(dictionary === undefined ? {} : { dictionary_page_offset: BigInt(start) }),
        statistics: { ...boundsOf(plain), null_count: BigInt(nulls) },
        encoding_stats: [
          ...(dictionary === undefined
            ? []
            : [{ page_type: 'DICTIONARY_PAGE', encoding: 'PLAIN', count: 1 } as const]),
          {
            page_type: 'DATA_PAGE_V2',
            encoding: dictionary === undefined ? 'PLAIN' : 'RLE_DICTIONARY',
            count: 1,
          },
        ],
      },
    };
  }

  #writeDictionary(entries: Uint8Array, size: number): number {
    return this.#write(NO_LEVELS, entries, {
      type: 'DICTIONARY_PAGE',
      dictionary_page_header: { num_values: size, encoding: 'PLAIN' },
    });
  }

  #writePage(column: ColumnValues, { plain, dictionary }: Encoded, rows: number): number {
    const { definition, repetition, maxDefinition } = column;
    const levels = new ByteWriter();
    const repetitionBytes =
      repetition === undefined ? 0 : writeRleBitPackedHybrid(levels, repetition.content(), 1);
    const definitionBytes = writeRleBitPackedHybrid(levels, definition.content(), bitsOf(maxDefinition));
    return this.#write(
      levels.getBytes(),
      dictionary === undefined ? plain.content() : indexBytes(dictionary),
      {
        type: 'DATA_PAGE_V2',
        data_page_header_v2: {
          num_values: definition.size,
          num_nulls: definition.size - column.values.count,
          num_rows: rows,
          encoding: dictionary === undefined ? 'PLAIN' : 'RLE_DICTIONARY',
          definition_levels_byte_length: definitionBytes,
          repetition_levels_byte_length: repetitionBytes,
          is_compressed: true,
        },
      },
    );
  }

  /** Hands back how many bytes the page has, uncompressed. */
  #write(
    levels: Uint8Array,
    values: Uint8Array,
    header: Omit<PageHeader, 'uncompressed_page_size' | 'compressed_page_size'>,
  ): number {
    const writer = this.#writer;
    const compressed = this.#compression === 'snappy' ? kernelMemory().snappy(values) : values;
    const start = writer.offset;
    writePageHeader(writer, {
      ...header,
      uncompressed_page_size: levels.length + values.length,
      compressed_page_size: levels.length + compressed.length,
    });
    const headerBytes = writer.offset - start;
    writer.appendBytes(levels);
    writer.appendBytes(compressed);
    return headerBytes + levels.length + values.length;
  }
}

const NO_LEVELS = new Uint8Array();

/** How many bits hold numbers up to this one. */
function bitsOf(most: number): number {
  return 32 - Math.clz32(most);
}

function indexBytes({ size, indices }: DictionaryIndices): Uint8Array {
  const bytes = new ByteWriter();
  const bits = bitsOf(size - 1);
  bytes.appendUint8(bits);
  writeRleBitPackedHybrid(bytes, indices, bits);
  return bytes.getBytes();
}
