import type { CarryContext } from '../../engine/mode.js';
import type { Semaphore } from '../../engine/semaphore.js';
import { DataError } from '../../errors.js';
import { headersOf } from '../../objects/object-form.js';
import { recordBody, type RecordBody } from '../../objects/record-body.js';
import { replacing, type ObjectFacts, type S3ObjectSink } from '../../objects/whole-object.js';
import type { ReadClaim, StoredWindow } from './claim.js';
import { findOwn, KeptObject, PARTITION, type KeptPorts, type OwnKey } from './kept-object.js';
import { distinct, merged, type SortedLines } from './merge.js';
import { EVENT_COLUMNS } from './record.js';
import type { SortedEvents } from './sorted-events.js';

/** What the objects of all windows are written with. */
export interface ObjectPorts extends Omit<KeptPorts, 'room'> {
  readonly sinkOf: (claim: ReadClaim) => Pick<S3ObjectSink, 'find' | 'put'>;
  /** Large objects that are put together at once: each holds parts of its content in memory. */
  readonly large: Semaphore;
  /** What an object's metadata says of its origin. */
  readonly provenance: Readonly<Record<string, string>>;
  /** Time-out of a put, ms. A put starts only if the claim outlives it. */
  readonly putTimeout: number;
}

interface ObjectOrder {
  readonly claim: ReadClaim;
  readonly own: OwnKey;
  readonly events: SortedEvents;
  readonly context: CarryContext;
  /** Whether an earlier look, or an attempt before this one, may have written the object. */
  readonly mayBeThere: boolean;
  readonly room: (bytes: number) => Promise<void>;
  /** Called with every new line as it is written. */
  readonly seen: (line: string) => void;
}

/** What became of a window's object. */
export interface ObjectOutcome {
  /** Events that the object holds now. */
  readonly total: number;
  /** Events of this look that this look, or an attempt of it, wrote. */
  readonly written: number;
  /** Absent: there is no object. */
  readonly stored: StoredWindow | undefined;
  /** Objects that were put, and bytes of their lines. */
  readonly objects: number;
  readonly bytes: number;
}

/** Larger objects are written a few at a time (`large`), bytes. */
const LARGE_BYTES = 1024 * 1024;

/** Writes the object of a window: what it held before stays, what is new is added; a redo replaces it. */
export async function writeObject(ports: ObjectPorts, order: ObjectOrder): Promise<ObjectOutcome> {
  const { claim, own, events, context } = order;
  const sink = ports.sinkOf(claim);
  const found = order.mayBeThere ? await findOwn(sink, own, context.signal) : undefined;
  const isLarge = events.isSpooled || (found?.size ?? 0) > LARGE_BYTES;
  const slots = isLarge ? await ports.large.take(1) : 0;
  try {
    if (claim.pass === 'redo') return await put(ports, order, { lines: events.read(), found });
    return found === undefined ? await putAlone(ports, order) : await addTo(found, ports, order);
  } finally {
    ports.large.release(slots);
  }
}

/** Writes an object where none exists. If an earlier look wrote one, somebody removed it, and only late events are an error. */
async function putAlone(ports: ObjectPorts, order: ObjectOrder): Promise<ObjectOutcome> {
  const { claim, own, events } = order;
  const held = claim.stored?.records;
  if (held === undefined) return put(ports, order, { lines: events.read(), found: undefined });
  const late = (await countOf(events.read())) - held;
  if (late <= 0) return { ...NOTHING, total: held };
  throw new DataError(
    `${late} events came late for s3://${own.bucket}/${own.key}, which was removed, so they were not written. To write ` +
      'the whole window again, run with its from and to, and redo: true.',
  );
}

/** The union of what the object holds and what the service shows; nothing is written where nothing came. */
async function addTo(found: ObjectFacts, ports: ObjectPorts, order: ObjectOrder): Promise<ObjectOutcome> {
  const { claim, own, events, context } = order;
  const kept = await KeptObject.load(
    { ...ports, room: order.room },
    { own, facts: found, form: claim.form },
    context.signal,
  );
  try {
    const union = (): SortedLines => distinct(merged([kept.lines(), events.read()]));
    const held = await countOf(kept.lines());
    const total = events.count === 0 ? held : await countOf(union());
    const stored = { key: own.key, bytes: found.size, crc32: kept.crc32, records: held, ...keyOf(claim) };
    const outcome =
      total === held ? { ...NOTHING, total, stored } : await put(ports, order, { lines: union(), found });
    const isFirst = claim.pass === 'first';
    return {
      ...outcome,
      written: isFirst ? await countOf(events.read()) : total - (claim.stored?.records ?? 0),
    };
  } finally {
    await kept.dispose();
  }
}

interface Content {
  readonly lines: SortedLines;
  /** What is replaced; absent: nothing may be there. */
  readonly found: ObjectFacts | undefined;
}

async function put(
  ports: ObjectPorts,
  order: ObjectOrder,
  { lines, found }: Content,
): Promise<ObjectOutcome> {
  const { claim, own, context } = order;
  const body = await recordBody(ports.space, claim.form, EVENT_COLUMNS);
  try {
    const { records, bytes } = await fill(body, lines, order);
    if (records === 0 && found === undefined) return NOTHING;
    const content = await body.end();
    await context.claimAt('s3').fence(ports.putTimeout);
    const metadata = {
      ...ports.provenance,
      [PARTITION]: own.partition,
      'log-ferry-records': String(records),
    };
    const object = { key: own.key, content, ...headersOf(claim.form), metadata, replaces: replacing(found) };
    const { bytes: size, crc32 } = await ports.sinkOf(claim).put(object, context.signal);
    const stored = { key: own.key, bytes: size, crc32, records, ...keyOf(claim) };
    return { total: records, written: records, stored, objects: 1, bytes };
  } finally {
    await body.dispose();
  }
}

const NOTHING: ObjectOutcome = { total: 0, written: 0, stored: undefined, objects: 0, bytes: 0 };

async function fill(
  body: RecordBody,
  lines: SortedLines,
  { context, seen }: ObjectOrder,
): Promise<{ records: number; bytes: number }> {
  let [records, bytes] = [0, 0];
  for await (const batch of lines) {
    context.signal.throwIfAborted();
    const text = batch.map(({ line }) => `${line}\n`).join('');
    for (const { line, isKept } of batch) if (isKept !== true) seen(line);
    records += batch.length;
    bytes += Buffer.byteLength(text);
    await body.write(text);
  }
  return { records, bytes };
}

async function countOf(lines: SortedLines): Promise<number> {
  let count = 0;
  for await (const batch of lines) count += batch.length;
  return count;
}

function keyOf({ kmsKeyId }: ReadClaim): { kmsKeyId?: string } {
  return kmsKeyId === undefined ? {} : { kmsKeyId };
}
