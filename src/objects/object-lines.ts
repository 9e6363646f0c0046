import { objectText } from '../encode/gunzip.js';
import { LineSplitter, textsOf } from '../encode/lines.js';
import type { ObjectForm } from './object-form.js';
import type { Spool } from './spool.js';

/** An object that was written before, its content at hand. */
export interface WrittenObject {
  readonly content: Spool;
  readonly form: ObjectForm;
  /** What it is called in errors. */
  readonly name: string;
  /** Bytes of a line at most; absent: those of a message of CloudWatch Logs. */
  readonly longestLine?: number;
}

/** The lines of an object, some at a time; of a Parquet object its records as lines of JSON. */
export async function* objectLines({
  content,
  form,
  name,
  longestLine,
}: WrittenObject): AsyncGenerator<string[]> {
  const { objectFormat, compression } = form;
  if (objectFormat === 'parquet') {
    // It brings the library that reads Parquet.
    const { parquetRecords } = await import('./parquet-body.js');
    yield* parquetRecords(content);
    return;
  }
  const splitter = new LineSplitter(longestLine);
  const text = content.read();
  const pieces = compression === 'gzip' ? objectText(text, { name }) : text;
  for await (const piece of pieces) yield textsOf(splitter.push(piece));
  yield textsOf(splitter.end());
}
