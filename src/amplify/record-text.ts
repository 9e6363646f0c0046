import type { ObjectDestination } from '../inputs/types.js';
import { AmplifyColumns, SAMPLE_RATE } from './columns.js';
import type { AmplifyHeader } from './csv.js';
import { underColumns } from './record-json.js';
import { keyOfText, RecordFormat, type AmplifyRecord } from './records.js';

/** A record as an object holds it. */
export interface HeldRecord {
  /** Under the columns of the object that is written. */
  readonly text: string;
  /** Its key, made like that of a fetched record, so that both can be compared. */
  readonly key: string;
}

/** What is known of the columns of an object that is added to. */
export interface PriorColumns {
  /** Of CSV. */
  readonly header: AmplifyHeader | undefined;
  /** Of a Parquet object. */
  readonly columns: readonly string[] | undefined;
}

/** How records are written into the body of an object. */
export interface RecordText {
  readonly format: RecordFormat;
  /** Of a Parquet object. */
  readonly columns: AmplifyColumns['columns'];
  /** What stands before all records. */
  readonly first?: string;
  readonly of: (record: AmplifyRecord) => string;
  /** One that the object held already, as the body takes it, and its name. */
  readonly held: (line: string) => HeldRecord;
}

export function textFor(
  { objectFormat, isSampled }: Pick<ObjectDestination, 'objectFormat'> & { readonly isSampled: boolean },
  format: RecordFormat,
  prior: PriorColumns | undefined,
): RecordText {
  if (objectFormat === 'csv') return csvText(format, prior?.header);
  if (objectFormat === 'parquet')
    return columnText(format, [...(isSampled ? [SAMPLE_RATE] : []), ...(prior?.columns ?? [])]);
  const held = (text: string): HeldRecord => ({ text, key: format.keyOf(text) });
  return { format, columns: [], of: (record) => format.json(record), held };
}

function columnText(format: RecordFormat, others: readonly string[]): RecordText {
  const columns = new AmplifyColumns(format.header, others);
  return {
    format,
    columns: columns.columns,
    of: (record) => columns.json(record, format.header),
    held: (line) => {
      const text = columns.completed(line);
      return { text, key: format.keyOf(text) };
    },
  };
}

function csvText(format: RecordFormat, prior: AmplifyHeader | undefined): RecordText {
  const header = joined(format.header, prior);
  const before = prior === undefined ? undefined : new RecordFormat(prior);
  return {
    format,
    columns: [],
    first: header.line,
    of: (record) => underHeader(record, format.header, header),
    // Its own header says what its values are.
    held: (line) => {
      if (before === undefined) return { text: line, key: format.keyOf(line) };
      const record = before.read(line);
      const text = underHeader(record, before.header, header);
      return { text, key: record.key ?? keyOfText(text) };
    },
  };
}

function underHeader({ line, row, fault }: AmplifyRecord, own: AmplifyHeader, header: AmplifyHeader): string {
  const stays = fault !== undefined || header.columns.join() === own.columns.join();
  return stays ? line : underColumns(row, own, header);
}

/** The columns of both headers, those of the fresh one first. */
function joined(fresh: AmplifyHeader, prior: AmplifyHeader | undefined): AmplifyHeader {
  const more = prior?.columns.filter((name) => !fresh.columns.includes(name)) ?? [];
  if (more.length === 0) return fresh;
  return { line: [fresh.line, ...more].join(','), columns: [...fresh.columns, ...more] };
}
