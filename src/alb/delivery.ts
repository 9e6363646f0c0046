import type { EncodedPart } from '../encode/encoded-part.js';
import type { EncoderPool, ObjectEncoder } from '../encode/pool.js';
import { EncodeSums } from '../encode/sums.js';
import { keyDetails, keyOf } from './key.js';
import type { StreamResult, StreamWriter } from '../cloudwatch-logs/stream-writer.js';
import { BadObjectError, concernOf } from '../errors.js';
import type { S3LogObjects } from '../objects/s3-objects.js';
import type { ObjectMeta } from '../encode/log-object.js';
import type { AlbClaim } from './claim.js';
import type { AlbObject } from './segments.js';
import { ReadAhead, type FetchedObject } from './read-ahead.js';

/** A batch that was begun holds no more, bytes: what was left of a piece of text. */
const BEGUN_BYTES = 0.5 * 1024 * 1024;

export interface DeliveryPorts {
  readonly objects: S3LogObjects;
  readonly encoders: EncoderPool;
}

export interface DeliveryOrder {
  readonly claim: AlbClaim;
  readonly writer: StreamWriter;
  /** Objects that the attempt whose events the stream has could not read: they are left out again. */
  readonly without: readonly string[];
  /** Told of every object that cannot be read, as it is met. */
  readonly bad: BadObject[];
  /** Under which name what the records say is collected. */
  readonly collectAs: string | undefined;
  readonly signal: AbortSignal;
}

/** An object that cannot be read, and why. */
export interface BadObject {
  readonly object: AlbObject;
  readonly error: unknown;
}

/** What became of a segment's objects. */
export interface Delivered {
  readonly sums: EncodeSums;
  readonly result: StreamResult;
  /** Objects with something after the end of their gzip, which was ignored. */
  readonly followed: readonly FollowedObject[];
}

export interface FollowedObject {
  readonly name: string;
  readonly bytes: number;
}

/** What the encoder is told of an object. */
export function metaOf({ day }: AlbClaim, { tail, end }: AlbObject): ObjectMeta {
  const parts = { ...day, tail };
  return { ...parts, ...keyDetails(parts), key: keyOf(parts), intervalEnd: end };
}

/**
 * Sends the lines of a claim's objects, in their order. Where all of them must be sent, the encoder makes the batches;
 * otherwise the writer does, of what the stream lacks.
 */
export async function deliver(ports: DeliveryPorts, order: DeliveryOrder): Promise<Delivered> {
  const { claim, writer, collectAs } = order;
  const encoder = ports.encoders.encoder({
    settings: claim.encode,
    collectAs,
    batchedAs: writer.wantsAll ? writer.names : undefined,
    compressFrom: () => writer.compressFrom(),
  });
  const delivery = { ...order, encoder, sums: new EncodeSums(), followed: [] };
  try {
    await sendObjects(ports, delivery);
  } finally {
    encoder.end();
  }
  const { sums, followed } = delivery;
  return { sums, followed, result: await writer.finish() };
}

interface Delivery extends DeliveryOrder {
  readonly encoder: ObjectEncoder;
  readonly sums: EncodeSums;
  readonly followed: FollowedObject[];
}

async function sendObjects({ objects }: DeliveryPorts, delivery: Delivery): Promise<void> {
  const { claim, without, encoder, bad, signal } = delivery;
  const listed = claim.objects.map((object) => ({ object, meta: metaOf(claim, object) }));
  const wanted = listed.filter(({ object }) => !without.includes(object.tail));
  for (const { object, meta } of listed)
    if (without.includes(object.tail)) bad.push({ object, error: new BadObjectError(leftBefore(meta)) });
  const keyed = wanted.map(({ object, meta }) => ({ ...object, key: meta.key }));
  const contents = new ReadAhead(objects, keyed, signal);
  try {
    for (const { object, meta } of wanted) {
      try {
        await sendObject(delivery, meta, partsOf(objects, encoder, { meta, fetched: await contents.next() }));
      } catch (error) {
        if (concernOf(error) !== 'object') throw error;
        delivery.writer.skipUnknown();
        bad.push({ object, error });
      }
    }
  } finally {
    contents.end();
  }
  for await (const part of encoder.flush()) await send(delivery, part);
}

async function sendObject(
  delivery: Delivery,
  meta: ObjectMeta,
  parts: AsyncIterable<EncodedPart>,
): Promise<void> {
  for await (const part of parts) {
    note(delivery, meta, part.ignored ?? 0);
    await send(delivery, part);
  }
}

function leftBefore({ bucket, key }: ObjectMeta): string {
  return `s3://${bucket}/${key} could not be read when the rest of its segment was sent.`;
}

function note({ followed }: Delivery, { bucket, key }: ObjectMeta, bytes: number): void {
  if (bytes > 0) followed.push({ name: `s3://${bucket}/${key}`, bytes });
}

async function send({ writer, sums }: Delivery, { sum, events, batch }: EncodedPart): Promise<void> {
  sums.add(sum);
  if (events !== undefined) await writer.append(events);
  if (batch !== undefined) await writer.send(batch);
}

/** Passes the events of an object on while it has its share of the memory. */
async function* partsOf(
  objects: S3LogObjects,
  encoder: ObjectEncoder,
  { meta, fetched: { content, share } }: { readonly meta: ObjectMeta; readonly fetched: FetchedObject },
): AsyncGenerator<EncodedPart> {
  const gzip = 'gzip' in content ? content.gzip : undefined;
  try {
    if ('ignored' in content) yield { sum: new EncodeSums().take(), ignored: content.ignored };
    for await (const part of encoder.encode(meta, content)) {
      // A batch that is on its way compressed takes less than was reserved for it.
      if (gzip !== undefined && part.batch !== undefined)
        share.shrink(gzip.length + part.batch.body.length + BEGUN_BYTES);
      yield part;
    }
  } finally {
    share.shrink(0);
    if (gzip !== undefined) objects.release(gzip);
    if ('dispose' in content) await content.dispose();
  }
}
