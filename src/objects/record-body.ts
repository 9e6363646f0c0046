import type { RecordColumn } from './columns.js';
import { ObjectBody } from './gzip-body.js';
import type { ParquetCompression } from './parquet.js';
import { Spool, type SpoolSpace } from './spool.js';

/** How records lie in an object. */
export type ObjectForm =
  | { readonly objectFormat: 'csv' | 'jsonl'; readonly compression: 'gzip' | 'none' }
  | { readonly objectFormat: 'parquet'; readonly compression: ParquetCompression };

/** The content of an object while it is put together, a whole number of lines at a time. */
export interface RecordBody {
  write(lines: string): Promise<void>;
  /** The whole content; it is this body's to dispose of. */
  end(): Promise<Spool>;
  dispose(): Promise<void>;
}

/** A body for lines of text, or for records of JSON, one a line, that become rows of these columns. */
export async function recordBody(
  space: SpoolSpace,
  form: ObjectForm,
  columns: readonly RecordColumn[],
): Promise<RecordBody> {
  if (form.objectFormat !== 'parquet') return new ObjectBody(space, form.compression === 'gzip');
  // It brings the library that writes Parquet.
  const { ParquetBody } = await import('./parquet-body.js');
  return new ParquetBody(new Spool(space), columns, form.compression);
}

/** What a key ends with, after its last name. */
export function extensionOf({ objectFormat, compression }: ObjectForm): string {
  return `.${objectFormat}${compression === 'gzip' ? '.gz' : ''}`;
}

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  jsonl: 'application/x-ndjson',
  parquet: 'application/vnd.apache.parquet',
} as const;

export function headersOf({ objectFormat, compression }: ObjectForm): {
  readonly contentType: string;
  readonly contentEncoding: string | undefined;
} {
  return {
    contentType: TYPES[objectFormat],
    contentEncoding: compression === 'gzip' ? 'gzip' : undefined,
  };
}
