import { createHash, randomBytes } from 'node:crypto';
import { partitionDocuments, type DestinationNames } from '../engine/documents.js';
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
import { itemOf } from './items.js';
import { intervalEndOf } from './source-key.js';
import { cutIntoSegments, unpackNames, type AlbObject } from './segments.js';

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

/** Plans one day of a load balancer and log type: its segments for a window, without those that are done. */
export function albPartition(
  { day, window }: { readonly day: AlbDay; readonly window: Window },
  objects: readonly AlbObject[],
  settings: AlbPartitionSettings,
): Omit<PartitionPlan, 'start'> {
  const { bucket, prefix, account, region, loadBalancer, logType } = day;
  const { destinations, tooOld, oldest } = settings;
  const place = {
    source: { mode: 'alb', source: `s3://${bucket}/${prefix}`, account, region },
    own: { loadBalancer, logType, day: day.day },
    path: `${loadBalancer}/${logType}/${day.day}.json`,
  };
  const sorted = [...objects].sort((a, b) => a.end - b.end || (a.tail < b.tail ? -1 : 1));
  const listed = { day, window, settings, groups: cutIntoSegments(sorted), nonce: randomBytes(16) };
  return {
    documents: partitionDocuments(place, destinations),
    label: `${loadBalancer} ${logType} ${day.day}`,
    item: itemOf(day),
    mayRefuse:
      destinations.logs !== undefined && tooOld === 'fail' && sorted.some(({ end }) => end < oldest()),
    left: (documents, run) => remainingWork(listed, documents, run),
  };
}

interface Listed {
  readonly day: AlbDay;
  /** Open segments of this window are resumed even if their objects are no longer listed. */
  readonly window: Window;
  /** All objects of the day, cut into segments; those that are done already are among them. */
  readonly groups: readonly (readonly AlbObject[])[];
  readonly settings: AlbPartitionSettings;
  /** Random, so that ids and stream names of this run never equal those of another run. */
  readonly nonce: Buffer;
}

/** What the ledger document of one destination says about the partition. */
interface Known {
  /** The objects that are in some segment. */
  readonly taken: ReadonlySet<string>;
  readonly resumable: readonly SegmentPlan[];
}

function remainingWork(listed: Listed, documents: Documents, run: string): RemainingWork {
  const { settings, groups } = listed;
  const counts = (by: string): boolean => !settings.redo || by === run;
  const wanted = new Map(groups.flat().map((object) => [object.tail, object]));
  const oldest = settings.tooOld === 'restamp' ? -Infinity : settings.oldest();
  const known = new Map<Destination, Known>();
  for (const destination of DESTINATIONS) {
    const document = documents[destination];
    if (document !== undefined)
      known.set(destination, ledgerStateOf(document, { listed, destination, wanted, counts, oldest }));
  }
  const isLacked = ({ tail, end }: AlbObject, at: Destination): boolean =>
    known.get(at)?.taken.has(tail) === false && (at !== 'logs' || end >= oldest);
  const old = groups
    .flat()
    .filter(({ tail, end }) => end < oldest && known.get('logs')?.taken.has(tail) === false);
  const fresh = groups.flatMap((group) => byDestinations(group, isLacked));
  const refuses = settings.tooOld === 'fail' && old[0] !== undefined;
  return {
    segments: merged([
      ...[...known.values()].flatMap(({ resumable }) => resumable),
      ...fresh.map((segment) => freshSegment(listed, segment)),
    ]),
    objectsSkipped: known.has('s3') ? 0 : old.length,
    refusals: refuses ? { logs: settings.refuse(old.length, old[0]?.end ?? NaN) } : {},
  };
}

interface Fresh {
  readonly objects: readonly AlbObject[];
  readonly destinations: readonly Destination[];
}

/** Splits a group of objects by the destinations that lack them, so that each object is read once for all of them. */
function byDestinations(
  group: readonly AlbObject[],
  isLacked: (object: AlbObject, at: Destination) => boolean,
): Fresh[] {
  const parts = new Map<string, Fresh & { objects: AlbObject[] }>();
  for (const object of group) {
    const destinations = DESTINATIONS.filter((at) => isLacked(object, at));
    if (destinations.length === 0) continue;
    const part = parts.get(destinations.join()) ?? { objects: [], destinations };
    parts.set(destinations.join(), part);
    part.objects.push(object);
  }
  return [...parts.values()];
}

/** Merges segments that have the same id in several documents into one for all their destinations. */
function merged(segments: readonly SegmentPlan[]): SegmentPlan[] {
  const byId = new Map<string, SegmentPlan>();
  for (const segment of segments) {
    const { id, destinations } = segment;
    const known = byId.get(id)?.destinations ?? [];
    byId.set(id, { ...segment, destinations: [...known, ...destinations] });
  }
  return [...byId.values()];
}

interface Look {
  readonly listed: Listed;
  readonly destination: Destination;
  /** The objects of the window by their names. */
  readonly wanted: ReadonlyMap<string, AlbObject>;
  /** Whether a segment that the given run committed counts as done; with `redo` only those of this run do. */
  readonly counts: (run: string) => boolean;
  /** Objects whose interval ends before this are too old for the log group, epoch ms. */
  readonly oldest: number;
}

function ledgerStateOf(document: LedgerDocument, look: Look): Known {
  const taken = new Set<string>();
  const resumable: SegmentPlan[] = [];
  for (const [id, entry] of entriesOf(document)) {
    const tails = tailsOf(id, entry);
    const isWanted = tails.some((tail) => look.wanted.has(tail));
    if (entry.state === 'open') {
      if (isWanted || isWithin(look.listed, tails)) resumable.push(openSegment(id, entry, look.destination));
    } else if (isWanted && !look.counts(entry.run)) {
      if (isTooOldAgain(look, tails)) continue;
      const days = look.destination === 's3' ? storedDays(id, entry.stored) : [];
      resumable.push(redoneSegment(look, { id, tails, days }));
    }
    for (const tail of tails) taken.add(tail);
  }
  return { taken, resumable };
}

function tailsOf(id: string, entry: SegmentEntry): string[] {
  if (entry.state === 'committed') return unpackNames(entry.covers);
  return parseClaim(id, entry.claim).objects.map(({ tail }) => tail);
}

function openSegment(id: string, entry: OpenEntry, destination: Destination): SegmentPlan {
  const destinations = [destination];
  return { id, destinations, claim: () => entry.claim, ...sizesOf(parseClaim(id, entry.claim).objects) };
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
  readonly days: readonly string[];
}

/** Repeats a committed segment (`redo`): the same objects, the same S3 keys, and a new stream beside the old one. */
function redoneSegment({ listed, wanted, destination }: Look, { id, tails, days }: Redone): SegmentPlan {
  const { day, settings, nonce } = listed;
  const { objectTerms, encodeSettings } = settings;
  // The ETag of an object outside the window is unknown here; it is looked up before the object is read.
  const objects = tails
    .map((tail) => wanted.get(tail) ?? { tail, end: intervalEndOf(tail), etag: '', size: 0 })
    .sort((a, b) => a.end - b.end || (a.tail < b.tail ? -1 : 1));
  const s3 = objectTerms && { ...objectTerms, name: id, days };
  const stream = `${streamOf(day, id)}-${nonce.toString('hex', 0, 4)}`;
  const claim = (): ReturnType<typeof serializeClaim> =>
    serializeClaim({ stream, day, objects, encode: encodeSettings(day.logType), s3, redo: true });
  return { id, destinations: [destination], claim, ...sizesOf(objects) };
}

function isWithin({ window: { from, to } }: Listed, tails: readonly string[]): boolean {
  return tails.map(intervalEndOf).some((end) => end >= from && end < to);
}

function freshSegment({ day, settings, nonce }: Listed, { objects, destinations }: Fresh): SegmentPlan {
  const names = createHash('sha256').update(nonce);
  for (const { tail } of objects) names.update(` ${tail}`);
  const time = objects[0]?.tail.slice('YYYYMMDDT'.length, 'YYYYMMDDTHHMM'.length) ?? '';
  const id = `${time}-${names.digest('hex').slice(0, 10)}`;
  const stream = streamOf(day, id);
  const { objectTerms, encodeSettings } = settings;
  const s3 = objectTerms && { ...objectTerms, name: id, days: [] };
  const claim = (): ReturnType<typeof serializeClaim> =>
    serializeClaim({ stream, day, objects, encode: encodeSettings(day.logType), s3 });
  return { id, destinations, claim, ...sizesOf(objects) };
}

function sizesOf(objects: readonly AlbObject[]): Omit<SegmentPlan, 'id' | 'destinations' | 'claim'> {
  const bytes = objects.reduce((sum, { size }) => sum + size, 0);
  const ends = objects.map(({ end }) => end);
  // An object belongs to the window that holds its stamp.
  return { start: Math.min(...ends), end: Math.max(...ends) + 1, objects: objects.length, bytes };
}
