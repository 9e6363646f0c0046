import { Semaphore } from '../engine/semaphore.js';
import type { EncodeSums } from '../workers/encode-sums.js';
import { assertSamePartition, objectDestinationName } from '../engine/documents.js';
import type { Carried, CarryContext, ClaimedSegment } from '../engine/mode.js';
import { DataError } from '../errors.js';
import { MissingObjectError } from '../objects/object-downloads.js';
import type { PutGuard, StreamResult } from '../cloudwatch-logs/stream-writer.js';
import type { LogGroupDestination } from '../cloudwatch-logs/destination-group.js';
import type { S3LogObjects } from '../objects/s3-objects.js';
import type { LogTypeReport } from '../statistics/log-types.js';
import type { AlbInputs } from '../inputs/types.js';
import type { EncoderPool } from '../workers/pool.js';
import { parseClaim, parseProgress, type AlbClaim } from './claim.js';
import { resolveBadObjects } from './bad-objects.js';
import {
  deliver,
  metaOf,
  objectRecipient,
  streamRecipient,
  type BadObject,
  type Recipient,
} from './delivery.js';
import type { IntervalGaps } from './gaps.js';
import type { ReadAnomalies } from './read-anomalies.js';
import { SegmentObjects, type SegmentObjectPorts, type SegmentObjectOutcome } from './segment-objects.js';
import type { SelectionCheck } from './selection-check.js';
import { resultOf } from './segment-result.js';
import type { AlbObject } from './segments.js';

/** What the mode works with: source, encoders, destinations, and what a run collects for its end. */
export interface AlbPorts {
  readonly inputs: AlbInputs;
  readonly objects: S3LogObjects;
  readonly encoders: EncoderPool;
  /** The destinations; at least one is there. */
  readonly stream: LogGroupDestination | undefined;
  readonly records: SegmentObjectPorts | undefined;
  /** The account that the log group is in. */
  readonly account: string;
  readonly now: () => number;
  readonly notice: (text: string) => void;
  readonly doubts: PlacementDoubts;
  /** Records objects with data after their gzip, and skipped objects. */
  readonly anomalies: ReadAnomalies;
  /** Receives the key of every wanted object that the plan finds. */
  readonly gaps: IntervalGaps;
  /** Compares the inputs with what the listing shows. */
  readonly check: SelectionCheck;
  /** Collects the statistics of the report; absent without a report. */
  readonly report?: LogTypeReport | undefined;
}

/** Where the place of records is in doubt. */
export interface PlacementDoubts {
  /** Records whose time is too far from their object's interval, so they are filed under the day of its end. */
  filedByInterval: number;
}

/** A claimed segment that is being delivered. */
interface SegmentDelivery {
  readonly segment: ClaimedSegment;
  /** Name of the collection that receives the statistics of its records; undefined: none are collected. */
  readonly collectAs: string | undefined;
}

interface Work extends SegmentDelivery {
  readonly claim: AlbClaim;
  readonly context: CarryContext;
  /** Objects that could not be read, as they are met. */
  readonly bad: readonly BadObject[];
}

/** One destination that a segment is carried to. */
interface OpenTarget<Result> {
  readonly recipient: Recipient & { readonly sums: EncodeSums };
  readonly finish: () => Promise<Result>;
  readonly dispose: () => Promise<void>;
}

/** Sends the records of the segment's objects, in their order, to the destinations that lack them. */
export async function carry(
  ports: AlbPorts,
  order: SegmentDelivery,
  context: CarryContext,
): Promise<Carried> {
  const { segment, collectAs } = order;
  const claim = await withVersions(ports, parseClaim(segment.id, segment.claim));
  const { bucket, prefix, ...own } = claim.day;
  assertSamePartition(segment, { ...own, source: `s3://${bucket}/${prefix}` });
  const bad: BadObject[] = [];
  const work = { ...order, claim, context, bad };
  const stream = await openStream(ports, work);
  const objects = await openObjects(ports, {
    ...work,
    collectAs: stream === undefined ? collectAs : undefined,
  });
  try {
    const recipients = [stream, objects].flatMap((way) => way?.recipient ?? []);
    const { without = [] } = parseProgress(segment.id, segment.at.logs?.progress) ?? {};
    const { signal, moved } = context;
    const followed = await deliver(ports, { claim, recipients, without, bad, signal, moved });
    ports.anomalies.followed(followed);
    const policy = ports.inputs.onBadObject;
    refuseUnread(claim, bad, policy);
    const sent = await done(stream);
    const put = await done(objects);
    ports.doubts.filedByInterval += put?.result.filedByInterval ?? 0;
    const isSentInPart = stream?.showsOthers() === true;
    const settled = resolveBadObjects({ id: segment.id, claim, bad, policy, isSentInPart });
    ports.anomalies.skipped(settled.skipped ?? []);
    return resultOf(claim, { settled, bad, sent, put });
  } finally {
    await objects?.dispose();
  }
}

async function done<Result>(
  way: OpenTarget<Result> | undefined,
): Promise<{ sums: EncodeSums; result: Result } | undefined> {
  return way === undefined ? undefined : { sums: way.recipient.sums, result: await way.finish() };
}

async function openStream(
  { stream, encoders }: AlbPorts,
  { claim, segment, collectAs, context, bad }: Work,
): Promise<(OpenTarget<StreamResult> & { readonly showsOthers: () => boolean }) | undefined> {
  if (segment.at.logs === undefined || stream === undefined) return undefined;
  const { group, putTimeout, logs } = stream;
  const { resumed, progress: noted, leaseEnded, unanswered } = segment.at.logs;
  const held = context.claimAt('logs');
  const guard: PutGuard = {
    ...context,
    ...held,
    checkpoint: (acknowledged) => {
      const without = bad.map(({ object }) => object.tail);
      held.checkpoint({ ...acknowledged, ...(without.length === 0 ? {} : { without }) });
    },
  };
  const progress = parseProgress(segment.id, noted);
  const writer = await logs.open({
    ...{ group, stream: claim.stream, guard, putTimeout, resumed, progress },
    lookAgain: unanswered === true ? context.settle : undefined,
    takenOver: leaseEnded !== undefined,
  });
  const encoder = encoders.encoder({
    settings: claim.encode,
    collectAs,
    batchedAs: writer.wantsAll ? writer.names : undefined,
    compression: (isBusy) => writer.compression(isBusy),
  });
  return {
    recipient: streamRecipient(encoder, writer),
    finish: () => writer.finish(),
    showsOthers: () => writer.showsOthers,
    dispose: () => Promise.resolve(),
  };
}

/** At most this many segments are written as Parquet at once, because each holds the rows of an unfinished row group. */
const PARQUET_SLOTS = new Semaphore(4);

/** Waits for a slot; the returned function gives it back. */
async function parquetSlot(): Promise<() => void> {
  await PARQUET_SLOTS.take(1);
  return PARQUET_SLOTS.releaser();
}

async function openObjects(
  { records: ports, encoders, inputs: { objects } }: AlbPorts,
  { claim, segment, collectAs, context }: Work,
): Promise<OpenTarget<SegmentObjectOutcome> | undefined> {
  if (segment.at.s3 === undefined || ports === undefined || objects === undefined) return undefined;
  const { s3, encode } = claim;
  if (s3 === undefined || s3.form.objectFormat === 'csv')
    throw new DataError(`The claim of segment ${segment.id} in the ledger does not say how it is written.`);
  const { bucket } = objects;
  assertSamePartition(segment, { destination: objectDestinationName({ bucket, prefix: s3.prefix }) }, 's3');
  const { objectFormat, compression } = s3.form;
  const release = objectFormat === 'parquet' ? await parquetSlot() : undefined;
  const { restampTo, ...settings } = encode;
  const made = new SegmentObjects(ports, { ...claim, s3 });
  const encoder = encoders.encoder({
    // Objects have no age limits.
    settings: { ...settings, format: 'json', oldest: 0, newest: Number.MAX_SAFE_INTEGER },
    collectAs,
    records: { objectFormat, compression, timeZone: s3.timeZone },
  });
  return {
    recipient: objectRecipient(encoder, made),
    finish: () => made.finish(context.claimAt('s3'), context.signal),
    dispose: () => {
      release?.();
      return made.dispose();
    },
  };
}

/**
 * Refuses a redo that lacks a source object: the records of that object would be lost from the S3 objects that the redo
 * replaces. With `on-bad-object: skip` and no object to replace, existing objects that cannot be read may be skipped.
 */
function refuseUnread(claim: AlbClaim, bad: readonly BadObject[], policy: 'fail' | 'skip'): void {
  if (claim.redo !== true) return;
  const replaces = claim.s3 !== undefined && claim.s3.days.length > 0;
  const isAllowed = ({ error }: BadObject): boolean =>
    policy === 'skip' && !replaces && !(error instanceof MissingObjectError);
  const refused = bad.filter((each) => !isAllowed(each));
  if (refused.length === 0) return;
  const names = refused
    .map(({ object }) => `s3://${claim.day.bucket}/${metaOf(claim, object).key}`)
    .join(', ');
  throw new DataError(`Not repeated, because its source can no longer be read: ${names}.`);
}

/** Looks up ETag and size of objects that the plan did not list. */
async function withVersions({ objects }: AlbPorts, claim: AlbClaim): Promise<AlbClaim> {
  const found = claim.objects.map(async (object): Promise<AlbObject> => {
    if (object.etag !== '') return object;
    const known = await objects.find(metaOf(claim, object).key);
    return known === undefined ? object : { ...object, etag: known.etag, size: known.size };
  });
  return { ...claim, objects: await Promise.all(found) };
}
