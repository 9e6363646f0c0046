import { crc32 } from 'node:zlib';
import type { ObjectDestination } from '../inputs/types.js';
import { objectLines } from '../objects/object-lines.js';
import { Spool, type SpoolSpace } from '../objects/spool.js';
import {
  formatCrc32,
  type FoundObject,
  type S3ObjectSink,
  type StoredObject,
} from '../objects/whole-object.js';
import { parseAmplifyHeader, type AmplifyHeader } from './csv.js';
import type { HeldRecord, PriorColumns, RecordText } from './record-text.js';

/** Where an object that is added to lies. */
interface PriorPorts {
  readonly sink: Pick<S3ObjectSink, 'read'>;
  readonly destination: ObjectDestination;
  readonly space: SpoolSpace;
}

/** What lay under the key before. */
export class PriorObject implements PriorColumns {
  readonly found: FoundObject;
  readonly #content: Spool;
  readonly #form: ObjectDestination;
  readonly #name: string;
  header: AmplifyHeader | undefined;
  /** Of a Parquet object. */
  columns: readonly string[] | undefined;
  /** What was read, by which it is known again. */
  stored: Pick<StoredObject, 'bytes' | 'crc32'> = { bytes: 0, crc32: '' };

  private constructor(
    found: FoundObject,
    content: Spool,
    { name, form }: { name: string; form: ObjectDestination },
  ) {
    this.found = found;
    this.#content = content;
    this.#name = name;
    this.#form = form;
  }

  static async load({ sink, destination, space }: PriorPorts, key: string): Promise<PriorObject | undefined> {
    const found = await sink.read(key);
    if (found === undefined) return undefined;
    const content = new Spool(space);
    let [bytes, sum] = [0, 0];
    for await (const piece of found.body) {
      bytes += piece.length;
      sum = crc32(piece, sum);
      await content.append(piece);
    }
    const name = `s3://${destination.bucket}/${key}`;
    const prior = new PriorObject(found, content, { name, form: destination });
    prior.stored = { bytes, crc32: formatCrc32(sum) };
    if (destination.objectFormat === 'csv') await prior.#readHeader();
    if (destination.objectFormat === 'parquet')
      prior.columns = await (await import('../objects/parquet-body.js')).parquetColumns(content);
    return prior;
  }

  /** Its records, a block at a time, as they are told to the body of the new object. */
  async *records({ held }: RecordText): AsyncGenerator<HeldRecord[]> {
    let isHeader = this.header !== undefined;
    for await (const lines of this.#allLines()) {
      if (isHeader && lines.length > 0) {
        lines.shift();
        isHeader = false;
      }
      yield lines.map(held);
    }
  }

  dispose(): Promise<void> {
    return this.#content.dispose();
  }

  async #readHeader(): Promise<void> {
    for await (const [first] of this.#allLines()) {
      if (first === undefined) continue;
      this.header = parseAmplifyHeader(first);
      return;
    }
  }

  #allLines(): AsyncGenerator<string[]> {
    return objectLines({ content: this.#content, form: this.#form, name: this.#name });
  }
}
