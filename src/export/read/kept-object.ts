import { crc32 } from 'node:zlib';
import { DataError } from '../../errors.js';
import type { ObjectDownloads } from '../../objects/object-downloads.js';
import type { ObjectForm } from '../../objects/object-form.js';
import { objectLines } from '../../objects/object-lines.js';
import { Spool, type SpoolSpace } from '../../objects/spool.js';
import { formatCrc32, type ObjectFacts, type S3ObjectSink } from '../../objects/whole-object.js';
import { keyOf, type EventLine } from './record.js';

/** The user metadata that says whose object it is. */
export const PARTITION = 'log-ferry-partition';
/** A message has 1 MB at most, which JSON may write as `\u0000` six times as long. */
const MAX_LINE_BYTES = 8 * 1024 * 1024;

export interface KeptPorts {
  readonly downloads: Pick<ObjectDownloads, 'bytes'>;
  readonly space: SpoolSpace;
  /** Throws if the disk has no room for this many more bytes. */
  readonly room: (bytes: number) => Promise<void>;
}

/** A key of the destination, and what its object's metadata says if it is ours. */
export interface OwnKey {
  readonly bucket: string;
  readonly key: string;
  readonly partition: string;
}

/** What lies under a key; one that another partition or another program wrote is never touched. */
export async function findOwn(
  sink: Pick<S3ObjectSink, 'find'>,
  { bucket, key, partition }: OwnKey,
  signal: AbortSignal,
): Promise<ObjectFacts | undefined> {
  const found = await sink.find(key, signal);
  const whose = found?.metadata[PARTITION];
  if (found === undefined || whose === partition) return found;
  throw new DataError(
    `s3://${bucket}/${key} is not of this partition (${partition}): its metadata names ` +
      `${whose ?? 'none, so something else wrote it'}. It is left as it is. Give these groups another destination-prefix, ` +
      'or move the object away.',
  );
}

/** A downloaded copy of the object that an earlier look wrote; to be disposed of. */
export class KeptObject {
  /** Of its content, in base64. */
  readonly crc32: string;
  readonly #content: Spool;
  readonly #form: ObjectForm;
  readonly #name: string;

  private constructor(content: Spool, of: { crc32: string; form: ObjectForm; name: string }) {
    this.#content = content;
    this.crc32 = of.crc32;
    this.#form = of.form;
    this.#name = of.name;
  }

  /** Downloads the object that was found. */
  static async load(
    { downloads, space, room }: KeptPorts,
    { own, facts, form }: { readonly own: OwnKey; readonly facts: ObjectFacts; readonly form: ObjectForm },
    signal: AbortSignal,
  ): Promise<KeptObject> {
    await room(facts.size);
    const content = new Spool(space);
    let sum = 0;
    try {
      for await (const piece of downloads.bytes({ key: own.key, ...facts }, signal)) {
        sum = crc32(piece, sum);
        await content.append(piece);
      }
    } catch (error) {
      await content.dispose();
      throw error;
    }
    const name = `s3://${own.bucket}/${own.key}`;
    return new KeptObject(content, { crc32: formatCrc32(sum), form, name });
  }

  /** Its lines, which are in order; may be read again. */
  async *lines(): AsyncGenerator<readonly EventLine[]> {
    const written = { content: this.#content, form: this.#form, name: this.#name };
    for await (const lines of objectLines({ ...written, longestLine: MAX_LINE_BYTES })) {
      yield lines.map((line) => this.#placed(line));
    }
  }

  dispose(): Promise<void> {
    return this.#content.dispose();
  }

  #placed(line: string): EventLine {
    const key = keyOf(line);
    if (key !== undefined) return { key, line, isKept: true };
    throw new DataError(
      `${this.#name} holds a record without timestamp or event_id, so something else changed it. It is left unchanged; ` +
        'redo: true with from and to of its window writes it again.',
    );
  }
}
