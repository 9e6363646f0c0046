import type { RecordColumn } from './columns.js';
import { ObjectBody } from './gzip-body.js';
import type { ObjectForm } from './object-form.js';
import { Spool, type SpoolSpace } from './spool.js';

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
