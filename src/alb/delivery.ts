import type { EncodedPart } from '../encode/encoded-part.js';
import type { ObjectEncoder } from '../encode/pool.js';
import { EncodeSums } from '../encode/sums.js';
import { keyDetails, keyOf } from './key.js';
import type { StreamWriter } from '../cloudwatch-logs/stream-writer.js';
import { MissingObjectError, ReplacedObjectError } from '../objects/object-downloads.js';
import type { S3LogObjects } from '../objects/s3-objects.js';
import type { ObjectMeta } from '../encode/log-object.js';
import type { AlbClaim } from './claim.js';
import type { AlbObject } from './segments.js';
import type { RecordObjects } from './object-records.js';
import { ReadAhead, type FetchedObject } from './read-ahead.js';

export interface DeliveryPorts {
  readonly objects: S3LogObjects;
}

/** What takes the encoded records of a segment, object after object. */
export interface Recipient {
  readonly encoder: ObjectEncoder;
  take(part: EncodedPart): Promise<void>;
  /** The next object has gone: what it held is not known. */
  skip(): void;
}

export interface DeliveryOrder {
  readonly claim: AlbClaim;
  readonly recipients: readonly Recipient[];
  readonly signal: AbortSignal;
}

/** What the encoder is told of an object. */
export function metaOf({ day }: AlbClaim, { tail, end }: AlbObject): ObjectMeta {
  const parts = { ...day, tail };
  return { ...parts, ...keyDetails(parts), key: keyOf(parts), intervalEnd: end };
}

/**
 * Has the lines of a claim's objects encoded for each recipient, in their order; every object is downloaded once. Hands
 * back the objects that were not there any more.
 */
export async function deliver({ objects }: DeliveryPorts, order: DeliveryOrder): Promise<AlbObject[]> {
  const { claim, recipients, signal } = order;
  const gone: AlbObject[] = [];
  const listed = claim.objects.map((object) => ({ object, meta: metaOf(claim, object) }));
  const contents = new ReadAhead(
    objects,
    listed.map(({ object, meta }) => ({ ...object, key: meta.key })),
    signal,
  );
  try {
    for (const { object, meta } of listed) {
      try {
        const content = await contents.next();
        await encoded({ objects, recipients, content }, meta);
      } catch (error) {
        if (!(error instanceof MissingObjectError || error instanceof ReplacedObjectError)) throw error;
        for (const recipient of recipients) recipient.skip();
        gone.push(object);
      }
    }
    for (const recipient of recipients)
      for await (const part of recipient.encoder.flush()) await recipient.take(part);
  } finally {
    for (const { encoder } of recipients) encoder.end();
  }
  return gone;
}

interface ObjectWork {
  readonly objects: S3LogObjects;
  readonly recipients: readonly Recipient[];
  readonly content: FetchedObject;
}

/** Gives the events of an object to all recipients, one after the other, while it has its share of the memory. */
async function encoded({ objects, recipients, content }: ObjectWork, meta: ObjectMeta): Promise<void> {
  const fetched = 'gzip' in content ? content.gzip : undefined;
  try {
    for (const recipient of recipients) {
      const share = await objects.reserve(fetched);
      try {
        for await (const part of recipient.encoder.encode(meta, content)) {
          await recipient.take(part);
          if (fetched !== undefined && part.held !== undefined) share.shrink(fetched.length + part.held);
        }
      } finally {
        share.shrink(0);
      }
    }
  } finally {
    if (fetched !== undefined) objects.release(fetched);
    if ('dispose' in content) await content.dispose();
  }
}

/** Sends batches, or what a stream lacks of them; sums up what was encoded. */
export function streamRecipient(
  encoder: ObjectEncoder,
  writer: StreamWriter,
): Recipient & { readonly sums: EncodeSums } {
  const sums = new EncodeSums();
  return {
    encoder,
    sums,
    skip: () => {
      writer.skipUnknown();
    },
    take: async ({ sum, events, batch }) => {
      sums.add(sum);
      if (events !== undefined) await writer.append(events);
      if (batch !== undefined) await writer.send(batch);
    },
  };
}

export function objectRecipient(
  encoder: ObjectEncoder,
  objects: RecordObjects,
): Recipient & { readonly sums: EncodeSums } {
  const sums = new EncodeSums();
  return {
    encoder,
    sums,
    skip: () => undefined,
    take: async ({ sum, records }) => {
      sums.add(sum);
      if (records !== undefined) await objects.add(records);
    },
  };
}
