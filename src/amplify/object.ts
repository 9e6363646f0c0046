import type { CarryContext } from '../engine/mode.js';
import { parseAmplifyHeader, type AmplifyHeader } from './csv.js';
import { LineSplitter } from '../encode/lines.js';
import type { LineBlock } from '../encode/types.js';
import type { ObjectDestination } from '../inputs/types.js';
import { replacing, type FoundObject, type S3ObjectSink } from '../objects/whole-object.js';
import { objectText } from '../encode/gunzip.js';
import { Spool, type SpoolSpace } from '../objects/spool.js';
import { underColumns } from './record.js';
import { clockHourOf, dateOf, type DomainHour } from './hours.js';
import { keyOfText, KnownRecords, RecordFormat, type AmplifyRecord } from './records.js';
import { ObjectBody } from '../objects/gzip-body.js';

export interface ObjectPorts {
  readonly sink: Pick<S3ObjectSink, 'read' | 'put'>;
  readonly destination: ObjectDestination;
  readonly appId: string;
  readonly space: SpoolSpace;
  /** A put begins only if the claim outlives it, ms. */
  readonly putTimeout: number;
}

export interface ObjectOrder {
  readonly hour: DomainHour;
  readonly format: RecordFormat;
  readonly context: CarryContext;
  /** Whether what the object holds stays, and only what it lacks is added; otherwise it is replaced. */
  readonly adds: boolean;
}

export interface ObjectOutcome {
  /** Records that the object holds now. */
  readonly total: number;
  readonly objects: number;
  readonly bytes: number;
}

/** Always the same key for the same hour. */
export function objectKeyOf({ destination, appId }: ObjectPorts, { domain, hour }: DomainHour): string {
  const { prefix, objectFormat, compression } = destination;
  const folder = `app=${appId}/domain=${domain}/dt=${dateOf(hour)}/hour=${clockHourOf(hour)}`;
  return `${prefix}${folder}/access-log.${objectFormat}${compression === 'gzip' ? '.gz' : ''}`;
}

/** Writes an hour's records into its object. */
export class ObjectDelivery {
  readonly #ports: ObjectPorts;
  readonly #order: ObjectOrder;
  readonly #key: string;
  readonly #body: ObjectBody;
  readonly #prior: PriorObject | undefined;
  readonly #header: AmplifyHeader | undefined;
  readonly #appended = new KnownRecords();
  #count = 0;
  #bytes = 0;

  private constructor(ports: ObjectPorts, order: ObjectOrder, prior: PriorObject | undefined) {
    this.#ports = ports;
    this.#order = order;
    this.#prior = prior;
    this.#key = objectKeyOf(ports, order.hour);
    this.#body = new ObjectBody(ports.space, ports.destination.compression === 'gzip');
    const isCsv = ports.destination.objectFormat === 'csv';
    this.#header = isCsv ? joined(order.format.header, prior?.header) : undefined;
  }

  static async open(ports: ObjectPorts, order: ObjectOrder): Promise<ObjectDelivery> {
    const prior = order.adds ? await PriorObject.load(ports, objectKeyOf(ports, order.hour)) : undefined;
    const delivery = new ObjectDelivery(ports, order, prior);
    if (delivery.#header !== undefined) await delivery.#body.write(`${delivery.#header.line}\n`);
    return delivery;
  }

  async append(records: readonly AmplifyRecord[]): Promise<void> {
    const { format, adds } = this.#order;
    const lines = records.map((record) => {
      const text = this.#header === undefined ? format.json(record) : this.#rowOf(record, this.#header);
      if (adds) this.#appended.add(record.key ?? keyOfText(text));
      this.#bytes += Buffer.byteLength(text);
      return `${text}\n`;
    });
    this.#count += lines.length;
    await this.#body.write(lines.join(''));
  }

  /** Puts the object, unless there is nothing new in it. */
  async finish(metadataOf: (total: number) => Record<string, string>): Promise<ObjectOutcome> {
    const { kept, known } = await this.#keepPrior();
    const total = this.#count + kept;
    if (known === this.#count) return { total, objects: 0, bytes: 0 };
    const content = await this.#body.end();
    const { destination, sink, putTimeout } = this.#ports;
    const { context } = this.#order;
    await context.claimAt('s3').fence(putTimeout);
    const object = {
      key: this.#key,
      content,
      contentType: destination.objectFormat === 'csv' ? 'text/csv; charset=utf-8' : 'application/x-ndjson',
      contentEncoding: destination.compression === 'gzip' ? 'gzip' : undefined,
      metadata: metadataOf(total),
      ...(this.#order.adds ? { replaces: replacing(this.#prior?.found) } : {}),
    };
    await sink.put(object, context.signal);
    return { total, objects: 1, bytes: this.#bytes };
  }

  async dispose(): Promise<void> {
    await this.#body.dispose();
    await this.#prior?.dispose();
  }

  /** Keeps what the object holds and the service did not show this time; counts also what was there already. */
  async #keepPrior(): Promise<{ kept: number; known: number }> {
    let [kept, known] = [0, 0];
    if (this.#prior === undefined) return { kept, known };
    for await (const records of this.#prior.records(this.#header, this.#order.format)) {
      const missing = records.filter(({ key }) => !this.#appended.take(key));
      kept += missing.length;
      known += records.length - missing.length;
      await this.#body.write(missing.map(({ text }) => `${text}\n`).join(''));
    }
    return { kept, known };
  }

  #rowOf({ line, row, fault }: AmplifyRecord, header: AmplifyHeader): string {
    const { header: own } = this.#order.format;
    return header === own || fault !== undefined ? line : underColumns(row, own, header);
  }
}

/** The columns of both headers, those of the fresh one first. */
function joined(fresh: AmplifyHeader, prior: AmplifyHeader | undefined): AmplifyHeader {
  const more = prior?.columns.filter((name) => !fresh.columns.includes(name)) ?? [];
  if (more.length === 0) return fresh;
  return { line: [fresh.line, ...more].join(','), columns: [...fresh.columns, ...more] };
}

/** A record as an object holds it. */
interface HeldRecord {
  /** Under the columns of the object that is written. */
  readonly text: string;
  /** Names it, as a record that is fetched anew is named. */
  readonly key: string;
}

/** What lay under the key before. */
class PriorObject {
  readonly found: FoundObject;
  readonly #content: Spool;
  readonly #decompresses: boolean;
  readonly #name: string;
  header: AmplifyHeader | undefined;
  #format: RecordFormat | undefined;

  private constructor(found: FoundObject, content: Spool, { name, gzip }: { name: string; gzip: boolean }) {
    this.found = found;
    this.#content = content;
    this.#name = name;
    this.#decompresses = gzip;
  }

  static async load(
    { sink, destination, space }: ObjectPorts,
    key: string,
  ): Promise<PriorObject | undefined> {
    const found = await sink.read(key);
    if (found === undefined) return undefined;
    const content = new Spool(space);
    for await (const piece of found.body) await content.append(piece);
    const name = `s3://${destination.bucket}/${key}`;
    const prior = new PriorObject(found, content, { name, gzip: destination.compression === 'gzip' });
    if (destination.objectFormat === 'csv') await prior.#readHeader();
    return prior;
  }

  /** Its records, a block at a time, under the columns of another header; `fresh` reads what is no CSV. */
  async *records(header: AmplifyHeader | undefined, fresh: RecordFormat): AsyncGenerator<HeldRecord[]> {
    let isHeader = this.header !== undefined;
    for await (const lines of this.#allLines()) {
      if (isHeader && lines.length > 0) {
        lines.shift();
        isHeader = false;
      }
      yield lines.map((line) => this.#held(line, header) ?? { text: line, key: fresh.keyOf(line) });
    }
  }

  /** A row of CSV; its own header says what its values are. */
  #held(line: string, header: AmplifyHeader | undefined): HeldRecord | undefined {
    if (header === undefined || this.#format === undefined) return undefined;
    const own = this.#format.header;
    const { row, fault, key } = this.#format.read(line);
    const stays = fault !== undefined || header.columns.join() === own.columns.join();
    const text = stays ? line : underColumns(row, own, header);
    return { text, key: key ?? keyOfText(text) };
  }

  dispose(): Promise<void> {
    return this.#content.dispose();
  }

  async #readHeader(): Promise<void> {
    for await (const [first] of this.#allLines()) {
      if (first === undefined) continue;
      this.header = parseAmplifyHeader(first);
      this.#format = this.header === undefined ? undefined : new RecordFormat(this.header);
      return;
    }
  }

  async *#allLines(): AsyncGenerator<string[]> {
    const splitter = new LineSplitter();
    const content = this.#content.read();
    const pieces = this.#decompresses ? objectText(content, { name: this.#name }) : content;
    for await (const piece of pieces) yield textsOf(splitter.push(piece));
    yield textsOf(splitter.end());
  }
}

/** The lines of a block as texts. */
export function textsOf({ bytes, count, starts, ends }: LineBlock): string[] {
  return Array.from({ length: count }, (_, i) => bytes.toString('utf8', starts[i], ends[i]));
}
