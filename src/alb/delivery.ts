import type { EncodedPart } from '../encode/encoded-part.js';
import type { EncoderPool, ObjectEncoder } from '../encode/pool.js';
import { EncodeSums } from '../encode/sums.js';
import { keyDetails, keyOf } from './key.js';
import type { StreamResult, StreamWriter } from '../cloudwatch-logs/stream-writer.js';
import { MissingObjectError, ReplacedObjectError } from '../objects/object-downloads.js';
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
  /** Under which name what the records say is collected. */
  readonly watch: string | undefined;
  readonly signal: AbortSignal;
}

/** What became of a segment's objects. */
export interface Delivered {
  readonly sums: EncodeSums;
  /** Objects that were not there any more. */
  readonly gone: readonly AlbObject[];
  readonly result: StreamResult;
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
  const { claim, writer, watch } = order;
  const encoder = ports.encoders.encoder({
    settings: claim.encode,
    watch,
    batchedAs: writer.wantsAll ? writer.names : undefined,
    compressFrom: () => writer.compressFrom(),
  });
  const delivery = { ...order, encoder, sums: new EncodeSums(), gone: [] };
  try {
    await sendObjects(ports, delivery);
  } finally {
    encoder.end();
  }
  return { sums: delivery.sums, gone: delivery.gone, result: await writer.finish() };
}

interface Delivery extends DeliveryOrder {
  readonly encoder: ObjectEncoder;
  readonly sums: EncodeSums;
  readonly gone: AlbObject[];
}

async function sendObjects({ objects }: DeliveryPorts, delivery: Delivery): Promise<void> {
  const { claim, writer, encoder, gone, signal } = delivery;
  const listed = claim.objects.map((object) => ({ object, meta: metaOf(claim, object) }));
  const keyed = listed.map(({ object, meta }) => ({ ...object, key: meta.key }));
  const contents = new ReadAhead(objects, keyed, signal);
  try {
    for (const { object, meta } of listed) {
      try {
        const fetched = await contents.next();
        const parts = encoder.encode(meta, fetched.content);
        for await (const part of withinMemory(objects, fetched, parts)) await send(delivery, part);
      } catch (error) {
        if (!(error instanceof MissingObjectError || error instanceof ReplacedObjectError)) throw error;
        writer.skipUnknown();
        gone.push(object);
      }
    }
  } finally {
    contents.end();
  }
  for await (const part of encoder.flush()) await send(delivery, part);
}

async function send({ writer, sums }: Delivery, { sum, events, batch }: EncodedPart): Promise<void> {
  sums.add(sum);
  if (events !== undefined) await writer.append(events);
  if (batch !== undefined) await writer.send(batch);
}

/** Passes the events of an object on while it has its share of the memory. */
async function* withinMemory(
  objects: S3LogObjects,
  { content, share }: FetchedObject,
  parts: AsyncIterable<EncodedPart>,
): AsyncGenerator<EncodedPart> {
  const fetched = 'gzip' in content ? content.gzip : undefined;
  try {
    for await (const part of parts) {
      // A batch that is on its way compressed takes less than was reserved for it.
      if (fetched !== undefined && part.batch !== undefined)
        share.shrink(fetched.length + part.batch.body.length + BEGUN_BYTES);
      yield part;
    }
  } finally {
    share.shrink(0);
    if (fetched !== undefined) objects.release(fetched);
    if ('dispose' in content) await content.dispose();
  }
}
