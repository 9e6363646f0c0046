import type { CarryContext } from '../engine/mode.js';
import type { ObjectDestination } from '../inputs/types.js';
import { extensionOf, headersOf } from '../objects/object-form.js';
import { recordBody, type RecordBody } from '../objects/record-body.js';
import type { SpoolSpace } from '../objects/spool.js';
import { replacing, type S3ObjectSink, type StoredObject } from '../objects/whole-object.js';
import { clockHourOf, dateOf, type DomainHour } from './hours.js';
import { PriorObject } from './prior-object.js';
import { textFor, type RecordText } from './record-text.js';
import { keyOfText, KnownRecords, type AmplifyRecord, type RecordFormat } from './records.js';

/** What the objects of all hours are written with. */
export interface ObjectPorts {
  readonly sink: Pick<S3ObjectSink, 'read' | 'put'>;
  readonly destination: ObjectDestination;
  readonly space: SpoolSpace;
  /** Time-out of a put, ms. A put starts only if the claim outlives it. */
  readonly putTimeout: number;
}

/** One hour whose object is written, and how. */
export interface ObjectOrder {
  readonly hour: DomainHour;
  readonly format: RecordFormat;
  readonly context: CarryContext;
  /** Whether what the object holds stays, and only what it lacks is added; otherwise it is replaced. */
  readonly adds: boolean;
  /** Whether an earlier object is replaced, even if no record is left. */
  readonly replacesExisting: boolean;
  /** Whether records say how large a share of such requests they stand for. */
  readonly isSampled: boolean;
}

/** What became of an hour's object. */
export interface ObjectOutcome {
  /** Records that the object holds now. */
  readonly total: number;
  readonly objects: number;
  readonly bytes: number;
  /** What lies under the key now, as far as this look put or read it. */
  readonly stored: Pick<StoredObject, 'bytes' | 'crc32'> | undefined;
}

/** Always the same key for the same hour. */
export function objectKeyOf(
  { destination }: Pick<ObjectPorts, 'destination'>,
  { app, domain, hour }: DomainHour,
): string {
  const { prefix } = destination;
  const folder = `app=${app}/domain=${domain}/dt=${dateOf(hour)}/hour=${clockHourOf(hour)}`;
  return `${prefix}${folder}/access-log${extensionOf(destination)}`;
}

/** Writes an hour's records into its object. */
export class ObjectDelivery {
  readonly #ports: ObjectPorts;
  readonly #order: ObjectOrder;
  readonly #key: string;
  readonly #body: RecordBody;
  readonly #prior: PriorObject | undefined;
  readonly #text: RecordText;
  readonly #appended = new KnownRecords();
  #count = 0;
  #bytes = 0;

  private constructor(ports: ObjectPorts, order: ObjectOrder, parts: Parts) {
    this.#ports = ports;
    this.#order = order;
    this.#prior = parts.prior;
    this.#key = objectKeyOf(ports, order.hour);
    this.#body = parts.body;
    this.#text = parts.text;
  }

  static async open(ports: ObjectPorts, order: ObjectOrder): Promise<ObjectDelivery> {
    const { destination, space } = ports;
    const prior = order.adds ? await PriorObject.load(ports, objectKeyOf(ports, order.hour)) : undefined;
    const text = textFor({ ...destination, isSampled: order.isSampled }, order.format, prior);
    const body = await recordBody(space, destination, text.columns);
    if (text.first !== undefined) await body.write(`${text.first}\n`);
    return new ObjectDelivery(ports, order, { prior, text, body });
  }

  async append(records: readonly AmplifyRecord[]): Promise<void> {
    const { adds } = this.#order;
    const lines = records.map((record) => {
      const text = this.#text.of(record);
      if (adds) this.#appended.add(record.key ?? keyOfText(text));
      this.#bytes += Buffer.byteLength(text);
      return `${text}\n`;
    });
    this.#count += lines.length;
    await this.#body.write(lines.join(''));
  }

  /** Of the records so far. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Puts the object, unless there is nothing new in it. */
  async finish(metadataOf: (total: number) => Record<string, string>): Promise<ObjectOutcome> {
    const { kept, known } = await this.#keepPrior();
    const total = this.#count + kept;
    if (known === this.#count && !this.#order.replacesExisting)
      return { total, objects: 0, bytes: 0, stored: this.#prior?.stored };
    const content = await this.#body.end();
    const { destination, sink, putTimeout } = this.#ports;
    const { context } = this.#order;
    await context.claimAt('s3').fence(putTimeout);
    const object = {
      key: this.#key,
      content,
      ...headersOf(destination),
      metadata: metadataOf(total),
      ...(this.#order.adds ? { replaces: replacing(this.#prior?.found) } : {}),
    };
    const stored = await sink.put(object, context.signal);
    return { total, objects: 1, bytes: this.#bytes, stored };
  }

  async dispose(): Promise<void> {
    await this.#body.dispose();
    await this.#prior?.dispose();
  }

  /** Keeps what the object holds and the service did not show this time; counts also what was there already. */
  async #keepPrior(): Promise<{ kept: number; known: number }> {
    let [kept, known] = [0, 0];
    if (this.#prior === undefined) return { kept, known };
    for await (const records of this.#prior.records(this.#text)) {
      const missing = records.filter(({ key }) => !this.#appended.take(key));
      kept += missing.length;
      known += records.length - missing.length;
      await this.#body.write(missing.map(({ text }) => `${text}\n`).join(''));
    }
    return { kept, known };
  }
}

interface Parts {
  readonly prior: PriorObject | undefined;
  readonly text: RecordText;
  readonly body: RecordBody;
}
