import { createHash, randomBytes } from 'node:crypto';
import { partitionDocuments, type DestinationNames } from '../engine/documents.js';
import type { Json } from '../engine/json.js';
import { entriesOf, type LedgerDocument, type OpenEntry, type SegmentEntry } from '../engine/ledger.js';
import type { Documents, RemainingWork, PartitionPlan, SegmentPlan } from '../engine/mode.js';
import { DESTINATIONS, type Destination } from '../engine/tally.js';
import type { Window } from '../engine/window.js';
import type { LogTypeName } from '../log-types/index.js';
import type { EncodeSettings } from '../encode/encode.js';
import {
  parseClaim,
  serializeClaim,
  storedDays,
  streamOf,
  type AlbDay,
  type AlbObjectTerms,
} from './claim.js';
import { byDestinations, mergedById, type LackedObjects } from './by-destinations.js';
import { itemOf } from './items.js';
import { intervalEndOf } from './source-key.js';
import { cutIntoSegments, PackedObjects, unpackNames, type AlbObject } from './segments.js';

/** What all partitions of a run have in common. */
export interface AlbPartitionSettings {
  readonly destinations: DestinationNames;
  /** What happens to records that are too old for the log group. An object destination has no age limit. */
  readonly tooOld: 'fail' | 'skip' | 'restamp';
  readonly redo: boolean;
  /** Records older than this are refused by the log group, epoch ms, as of now. */
  readonly oldest: () => number;
  readonly encodeSettings: (logType: LogTypeName) => EncodeSettings;
  /** How objects are written; absent without an object destination. */
  readonly objectTerms: Omit<AlbObjectTerms, 'name' | 'days'> | undefined;
  readonly refuse: (objects: number, oldest: number) => Error;
}

/**
 * Plans one day of a load balancer and log type: its segments for a window, without those that are done. The objects come in
 * the order of their keys, hence of their interval ends.
 */
export function albPartition(
  { day, window }: { readonly day: AlbDay; readonly window: Window },
  objects: readonly PackedObjects[],
  settings: AlbPartitionSettings,
): Omit<PartitionPlan, 'start'> {
  const { bucket, prefix, account, region, loadBalancer, logType } = day;
  const { destinations, tooOld, oldest } = settings;
  const place = {
    source: { mode: 'alb', source: `s3://${bucket}/${prefix}`, account, region },
    own: { loadBalancer, logType, day: day.day },
    path: `${loadBalancer}/${logType}/${day.day}.json`,
  };
  const groups = cutIntoSegments(objects);
  const listed = { day, window, settings, groups, nonce: randomBytes(16) };
  return {
    documents: partitionDocuments(place, destinations),
    label: `${loadBalancer} ${logType} ${day.day}`,
    item: itemOf(day),
    mayRefuse:
      destinations.logs !== undefined &&
      tooOld === 'fail' &&
      groups.some(({ firstEnd }) => firstEnd < oldest()),
    left: (documents, run) => remainingWork(listed, documents, run),
  };
}

interface Listed {
  readonly day: AlbDay;
  /** Open segments of this window are resumed even if their objects are no longer listed. */
  readonly window: Window;
  /** All objects of the day, cut into segments; those that are done already are among them. */
  readonly groups: readonly PackedObjects[];
  readonly settings: AlbPartitionSettings;
  /** Random, so that ids and stream names of this run never equal those of another run. */
  readonly nonce: Buffer;
}

/** What the ledger document of one destination says about the partition. */
interface Known {
  /** The objects that are in some segment. */
  readonly taken: ReadonlySet<string>;
  /** Segments that were begun and are not committed. */
  readonly open: readonly SegmentPlan[];
  /** Committed segments that are repeated (`redo`). */
  readonly redone: readonly Redone[];
}

function remainingWork(listed: Listed, documents: Documents, run: string): RemainingWork {
  const { settings, groups } = listed;
  const oldest = settings.tooOld === 'restamp' ? -Infinity : settings.oldest();
  const counts = (by: string): boolean => !settings.redo || by === run;
  const look = { listed, wanted: wantedOf(groups), counts, oldest };
  const known = new Map<Destination, Known>();
  for (const destination of DESTINATIONS) {
    const document = documents[destination];
    if (document !== undefined) known.set(destination, ledgerStateOf(document, { ...look, destination }));
  }
  const isTakenAt = ({ tail }: AlbObject, at: Destination): boolean =>
    known.get(at)?.taken.has(tail) !== false;
  const isLacked = (object: AlbObject, at: Destination): boolean =>
    !isTakenAt(object, at) && (at !== 'logs' || object.end >= oldest);
  const old = groups
    .flatMap((group) => group.unpack())
    .filter((object) => object.end < oldest && !isTakenAt(object, 'logs'));
  const fresh = groups.flatMap((group) => byDestinations(group, isLacked));
  const refuses = settings.tooOld === 'fail' && old[0] !== undefined;
  return {
    segments: mergedById([
      ...redoneSegments(look, known),
      ...[...known.values()].flatMap(({ open }) => open),
      ...fresh.map((segment) => freshSegment(listed, segment)),
    ]),
    objectsSkipped: known.has('s3') ? 0 : old.length,
    refusals: refuses ? { logs: settings.refuse(old.length, old[0]?.end ?? NaN) } : {},
  };
}

/** The listed objects by their names, looked up when it is first asked for: most looks do without. */
function wantedOf(groups: readonly PackedObjects[]): () => ReadonlyMap<string, AlbObject> {
  let wanted: ReadonlyMap<string, AlbObject> | undefined;
  return () =>
    (wanted ??= new Map(groups.flatMap((group) => group.unpack()).map((object) => [object.tail, object])));
}

interface CommonLook {
  readonly listed: Listed;
  /** The objects of the window by their names. */
  readonly wanted: () => ReadonlyMap<string, AlbObject>;
  /** Whether a segment that the given run committed counts as done; with `redo` only those of this run do. */
  readonly counts: (run: string) => boolean;
  /** Objects whose interval ends before this are too old for the log group, epoch ms. */
  readonly oldest: number;
}

interface Look extends CommonLook {
  readonly destination: Destination;
}

function ledgerStateOf(document: LedgerDocument, look: Look): Known {
  const taken = new Set<string>();
  const open: SegmentPlan[] = [];
  const redone: Redone[] = [];
  const isWanted = (tails: readonly string[]): boolean => tails.some((tail) => look.wanted().has(tail));
  for (const [id, entry] of entriesOf(document)) {
    const tails = tailsOf(id, entry);
    if (entry.state === 'open') {
      const isOfWindow = isWithin(look.listed, tails) || isWanted(tails);
      if (isOfWindow) open.push(openSegment(id, entry, look.destination));
    } else if (!look.counts(entry.run) && isWanted(tails)) {
      if (isTooOldAgain(look, tails)) continue;
      const days = look.destination === 's3' ? storedDays(id, entry.stored) : [];
      redone.push({ id, tails, days });
    }
    for (const tail of tails) taken.add(tail);
  }
  return { taken, open, redone };
}

function tailsOf(id: string, entry: SegmentEntry): string[] {
  if (entry.state === 'committed') return unpackNames(entry.covers);
  return parseClaim(id, entry.claim).objects.map(({ tail }) => tail);
}

function openSegment(id: string, entry: OpenEntry, destination: Destination): SegmentPlan {
  const { objects } = parseClaim(id, entry.claim);
  return {
    id,
    destinations: [destination],
    claim: () => entry.claim,
    ...new PackedObjects(objects).figures,
  };
}

/** Whether a redo is too old for the log group: all of it, or with `too-old: fail` a part. Its objects then count as new. */
function isTooOldAgain({ destination, oldest, listed }: Look, tails: readonly string[]): boolean {
  if (destination !== 'logs') return false;
  const isOld = (tail: string): boolean => intervalEndOf(tail) < oldest;
  return listed.settings.tooOld === 'fail' ? tails.some(isOld) : tails.every(isOld);
}

interface Redone {
  readonly id: string;
  readonly tails: readonly string[];
  /** Days that its S3 objects were written for. */
  readonly days: readonly string[];
}

/** The committed segments to repeat: one plan for all destinations that have the same objects of a segment. */
function redoneSegments(look: CommonLook, known: ReadonlyMap<Destination, Known>): SegmentPlan[] {
  const byCut = new Map<string, Redone & { readonly destinations: Destination[] }>();
  for (const [destination, { redone }] of known) {
    for (const each of redone) {
      const cut = [each.id, ...each.tails].join('/');
      // S3 comes first: the days of its objects stay with the plan.
      const same = byCut.get(cut) ?? { ...each, destinations: [] };
      same.destinations.push(destination);
      byCut.set(cut, same);
    }
  }
  return [...byCut.values()].map(({ destinations, ...each }) => ({
    ...redoneSegment(look, each),
    destinations,
  }));
}

/** Repeats a committed segment (`redo`): the same objects, the same S3 keys, and a new stream beside the old one. */
function redoneSegment(
  { listed, wanted }: CommonLook,
  { id, tails, days }: Redone,
): Omit<SegmentPlan, 'destinations'> {
  const { day, settings, nonce } = listed;
  const { objectTerms, encodeSettings } = settings;
  // The ETag of an object outside the window is unknown here; it is looked up before the object is read.
  const objects = tails
    .map((tail) => wanted().get(tail) ?? { tail, end: intervalEndOf(tail), etag: '', size: 0 })
    .sort((a, b) => a.end - b.end || (a.tail < b.tail ? -1 : 1));
  const packed = new PackedObjects(objects);
  const s3 = objectTerms && { ...objectTerms, name: id, days };
  const stream = `${streamOf(day, id)}-${nonce.toString('hex', 0, 4)}`;
  const claim = (): Json => {
    const encode = encodeSettings(day.logType);
    return serializeClaim({ stream, day, objects: packed.unpack(), encode, s3, redo: true });
  };
  return { id, claim, ...packed.figures };
}

function isWithin({ window: { from, to } }: Listed, tails: readonly string[]): boolean {
  return tails.map(intervalEndOf).some((end) => end >= from && end < to);
}

function freshSegment(
  { day, settings, nonce }: Listed,
  { objects, destinations }: LackedObjects,
): SegmentPlan {
  const names = createHash('sha256').update(nonce);
  const tails = objects.unpack().map(({ tail }) => tail);
  for (const tail of tails) names.update(` ${tail}`);
  const time = tails[0]?.slice('YYYYMMDDT'.length, 'YYYYMMDDTHHMM'.length) ?? '';
  const id = `${time}-${names.digest('hex').slice(0, 10)}`;
  const stream = streamOf(day, id);
  const { objectTerms, encodeSettings } = settings;
  const s3 = objectTerms && { ...objectTerms, name: id, days: [] };
  const claim = (): Json =>
    serializeClaim({ stream, day, objects: objects.unpack(), encode: encodeSettings(day.logType), s3 });
  return { id, destinations, claim, ...objects.figures };
}
