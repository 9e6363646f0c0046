import type { EncodedPart } from '../workers/encoded-part.js';
import type { ObjectEncoder } from '../workers/pool.js';
import { EncodeSums } from '../workers/encode-sums.js';
import type { CarryContext } from '../engine/mode.js';
import { keyDetails, keyOf } from './source-key.js';
import type { StreamWriter } from '../cloudwatch-logs/stream-writer.js';
import { BadObjectError, failureScopeOf } from '../errors.js';
import type { S3LogObjects } from '../objects/s3-objects.js';
import type { ObjectMeta } from '../encode/log-object.js';
import type { AlbClaim } from './claim.js';
import type { AlbObject } from './segments.js';
import type { SegmentObjects } from './segment-objects.js';
import { ReadAhead, type FetchedObject } from './read-ahead.js';

/** What is made while a batch is on its way holds no more, bytes: the next batch as JSON, and what was left of a piece of text. */
const NEXT_BYTES = 1.625 * 1024 * 1024;

interface DeliveryPorts {
  readonly objects: S3LogObjects;
}

/** One destination of a segment: receives the encoded records, object by object. */
export interface Recipient {
  readonly encoder: ObjectEncoder;
  readonly take: (part: EncodedPart) => Promise<void>;
  /** Called when the next object cannot be read, so its records are unknown. */
  skip(): void;
}

interface DeliveryOrder {
  readonly claim: AlbClaim;
  readonly recipients: readonly Recipient[];
  /** Tails of objects that an earlier attempt could not read. Its events are in the stream, so they are left out again. */
  readonly without: readonly string[];
  /** Unreadable objects are appended here as they are found. */
  readonly bad: BadObject[];
  readonly signal: AbortSignal;
  /** Called with what was read and sent since the last call. */
  readonly moved: CarryContext['moved'];
}

/** An object that cannot be read, and why. */
export interface BadObject {
  readonly object: AlbObject;
  readonly error: unknown;
}

/** An object with bytes after the end of its gzip, which were ignored. */
export interface TrailingDataObject {
  readonly name: string;
  readonly bytes: number;
}

/** The facts about an object that the encoder needs. */
export function metaOf({ day }: AlbClaim, { tail, end }: AlbObject): ObjectMeta {
  const parts = { ...day, tail };
  return { ...parts, ...keyDetails(parts), key: keyOf(parts), intervalEnd: end };
}

/**
 * Delivers the lines of a claim's objects to each recipient, in order; every object is downloaded once. Returns the objects
 * with bytes after the end of their gzip.
 */
export async function deliver(
  { objects }: DeliveryPorts,
  order: DeliveryOrder,
): Promise<TrailingDataObject[]> {
  const { claim, recipients, without, bad, signal, moved } = order;
  const followed: TrailingDataObject[] = [];
  const listed = claim.objects.map((object) => ({ object, meta: metaOf(claim, object) }));
  const wanted = listed.filter(({ object }) => !without.includes(object.tail));
  const left = listed.filter(({ object }) => without.includes(object.tail));
  bad.push(...left.map(({ object, meta }) => ({ object, error: new BadObjectError(leftBefore(meta)) })));
  const keyed = wanted.map(({ object, meta }) => ({ ...object, key: meta.key }));
  const contents = new ReadAhead(objects, keyed, signal);
  try {
    for (const { object, meta } of wanted) {
      try {
        const bytes = await encoded({ objects, recipients, moved, fetched: await contents.next() }, meta);
        moved({ records: 0, bytesRead: object.size, bytesWritten: 0 });
        if (bytes > 0) followed.push({ name: `s3://${meta.bucket}/${meta.key}`, bytes });
      } catch (error) {
        if (failureScopeOf(error) !== 'object') throw error;
        for (const recipient of recipients) recipient.skip();
        bad.push({ object, error });
      }
    }
    for (const recipient of recipients) {
      const isLast = recipient === recipients.at(-1);
      for await (const part of recipient.encoder.flush()) {
        await recipient.take(part);
        if (isLast) moved(movedBy(part));
      }
    }
  } finally {
    contents.end();
    for (const { encoder } of recipients) encoder.end();
  }
  return followed;
}

function movedBy({ sum }: EncodedPart): Parameters<CarryContext['moved']>[0] {
  return { records: sum.counts.read, bytesRead: 0, bytesWritten: sum.messageBytes };
}

function leftBefore({ bucket, key }: ObjectMeta): string {
  return `s3://${bucket}/${key} could not be read when the rest of its segment was sent.`;
}

interface ObjectWork {
  readonly objects: S3LogObjects;
  readonly recipients: readonly Recipient[];
  readonly fetched: FetchedObject;
  readonly moved: CarryContext['moved'];
}

/**
 * Sends the events of one object to each recipient in turn, then releases its memory. Returns the number of bytes after the
 * end of its gzip, which are ignored.
 */
async function encoded(
  { objects, recipients, fetched, moved }: ObjectWork,
  meta: ObjectMeta,
): Promise<number> {
  const { content, share } = fetched;
  const gzip = 'gzip' in content ? content.gzip : undefined;
  let ignored = 'ignored' in content ? content.ignored : 0;
  try {
    for (const recipient of recipients) {
      const isLast = recipient === recipients.at(-1);
      for await (const part of recipient.encoder.encode(meta, content)) {
        ignored = Math.max(ignored, part.ignored ?? 0);
        // A compressed batch takes less memory than was reserved for it.
        if (isLast) share.shrink(heldBy(part, gzip));
        await recipient.take(part);
        // Records that go to several destinations count once.
        if (isLast) moved(movedBy(part));
      }
    }
    return ignored;
  } finally {
    share.shrink(0);
    if (gzip !== undefined) objects.release(gzip);
    if ('dispose' in content) await content.dispose();
  }
}

/** Bytes that an object holds while a batch of it is on its way. */
function heldBy({ batch }: EncodedPart, gzip: Buffer | undefined): number {
  return gzip === undefined || batch === undefined ? Infinity : gzip.length + batch.body.length + NEXT_BYTES;
}

/** Sends events to a stream, without those that it holds already; sums up what was encoded. */
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
  objects: SegmentObjects,
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
