import type { HeldClaim } from '../engine/mode.js';
import type { Json } from '../engine/json.js';
import type { RecordPiece } from '../workers/protocol.js';
import { formatOf } from '../encode/line-columns.js';
import { GzipFile } from '../objects/gzip-file.js';
import { extensionOf, headersOf } from '../objects/object-form.js';
import { ParquetFile } from '../objects/parquet.js';
import { logColumns } from '../objects/record-sink.js';
import { Spool, type SpoolSpace } from '../objects/spool.js';
import type { S3ObjectSink } from '../objects/whole-object.js';
import type { AlbClaim, AlbDay, AlbObjectTerms } from './claim.js';
import { keyDetails } from './source-key.js';
import { logTypeOf } from '../log-types/index.js';

/** What the objects of segments are written with. */
export interface SegmentObjectPorts {
  readonly sinkOf: (terms: AlbObjectTerms) => Pick<S3ObjectSink, 'put'>;
  readonly space: SpoolSpace;
  /** What an object's metadata says of its origin. */
  readonly provenance: Readonly<Record<string, string>>;
  /** Time-out of a put, ms. A put starts only if the claim outlives it. */
  readonly putTimeout: number;
}

/** What became of a segment's records in its objects. */
export interface SegmentObjectOutcome {
  readonly records: number;
  readonly objects: number;
  /** Records whose time is too far from their object's interval, so they are filed under the day of its end. */
  readonly filedByInterval: number;
  /** For the ledger: day, bytes, CRC32 and records of each object. */
  readonly stored: Json;
}

interface Placed {
  readonly day: Omit<AlbDay, 'bucket' | 'prefix'>;
  readonly s3: Pick<AlbObjectTerms, 'prefix' | 'name' | 'form'>;
}

/** Where the objects of a segment lie, one for each day. */
export function segmentObjectKey({ day, s3 }: Placed, date: string): string {
  const { name } = keyDetails({ ...day, prefix: '', tail: '' });
  const folder = `account=${day.account}/region=${day.region}/load_balancer=${name}/log_type=${day.logType}/dt=${date}`;
  return `${s3.prefix}${folder}/${s3.name}${extensionOf(s3.form)}`;
}

interface DayObject {
  readonly body: Spool;
  records: number;
}

/** The objects of one segment, one for each day that its records fall on, until they are put. */
export class SegmentObjects {
  readonly #ports: SegmentObjectPorts;
  readonly #claim: AlbClaim & { readonly s3: AlbObjectTerms };
  readonly #days = new Map<string, DayObject>();
  #filedByInterval = 0;

  constructor(ports: SegmentObjectPorts, claim: AlbClaim & { readonly s3: AlbObjectTerms }) {
    this.#ports = ports;
    this.#claim = claim;
  }

  async add({ day, bytes, records, filedByInterval }: RecordPiece): Promise<void> {
    const object = this.#day(day);
    object.records += records;
    this.#filedByInterval += filedByInterval;
    await object.body.append(Buffer.from(bytes));
  }

  /** Puts an object for each day, and one without records for each day that only an earlier delivery had. */
  async finish(held: HeldClaim, signal: AbortSignal): Promise<SegmentObjectOutcome> {
    for (const day of this.#claim.s3.days) if (!this.#days.has(day)) await this.#addNothing(day);
    const stored: Json[] = [];
    for (const [day, object] of [...this.#days].sort(([a], [b]) => (a < b ? -1 : 1)))
      stored.push(await this.#put(day, object, { held, signal }));
    const records = [...this.#days.values()].reduce((sum, object) => sum + object.records, 0);
    return { records, objects: stored.length, filedByInterval: this.#filedByInterval, stored };
  }

  async dispose(): Promise<void> {
    for (const { body } of this.#days.values()) await body.dispose();
  }

  #day(day: string): DayObject {
    const known = this.#days.get(day);
    if (known !== undefined) return known;
    const made = { body: new Spool(this.#ports.space), records: 0 };
    this.#days.set(day, made);
    return made;
  }

  async #addNothing(day: string): Promise<void> {
    const { body } = this.#day(day);
    const { form } = this.#claim.s3;
    if (form.objectFormat === 'parquet') {
      const columns = logColumns(formatOf(logTypeOf(this.#claim.day.logType)).columns);
      await body.append(Buffer.from(new ParquetFile(columns, form.compression).finish()));
    } else if (form.compression === 'gzip') await body.append(new GzipFile().finish());
  }

  async #put(day: string, { body, records }: DayObject, put: Put): Promise<Json> {
    const { provenance, putTimeout, sinkOf } = this.#ports;
    const { s3 } = this.#claim;
    await put.held.fence(putTimeout);
    const { bytes, crc32 } = await sinkOf(s3).put(
      {
        key: segmentObjectKey(this.#claim, day),
        content: body,
        ...headersOf(s3.form),
        metadata: { ...provenance, 'log-ferry-records': String(records) },
      },
      put.signal,
    );
    return [day, bytes, crc32, records];
  }
}

interface Put {
  readonly held: HeldClaim;
  readonly signal: AbortSignal;
}
