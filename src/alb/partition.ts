import { createHash, randomBytes } from 'node:crypto';
import type { LedgerDocument, OpenEntry, SegmentEntry } from '../engine/ledger.js';
import type { PartitionLeft, PartitionPlan, SegmentPlan } from '../engine/mode.js';
import type { LogTypeName } from './log-types/index.js';
import type { EncodeSettings } from '../encode/encode.js';
import { parseClaim, printClaim, type AlbDay } from './claim.js';
import { cutIntoSegments, unpackNames, type AlbObject } from './segments.js';

export interface AlbPartitionSettings {
  /** Account, Region and log group that the records go to. */
  readonly destination: string;
  readonly tooOld: 'fail' | 'skip' | 'restamp';
  readonly redo: boolean;
  /** Records older than this are refused by the log group, epoch ms, as of now. */
  readonly oldest: () => number;
  readonly encodeSettings: (logType: LogTypeName) => EncodeSettings;
  readonly refuse: (objects: number, oldest: number) => Error;
}

/** What the partition's day holds for a window, and which of it is left. */
export function albPartition(
  day: AlbDay,
  objects: readonly AlbObject[],
  settings: AlbPartitionSettings,
): Omit<PartitionPlan, 'start'> {
  const { bucket, prefix, account, region, loadBalancer, logType } = day;
  const { destination } = settings;
  const identity = { mode: 'alb', source: `s3://${bucket}/${prefix}`, account, region, destination };
  const place = createHash('sha256').update(JSON.stringify(identity)).digest('hex').slice(0, 12);
  const sorted = [...objects].sort((a, b) => a.end - b.end || (a.tail < b.tail ? -1 : 1));
  return {
    key: `alb/${place}/${loadBalancer}/${logType}/${day.day}.json`,
    identity: { ...identity, loadBalancer, logType, day: day.day },
    label: `${loadBalancer} ${logType} ${day.day}`,
    mayRefuse: settings.tooOld === 'fail' && sorted.some(({ end }) => end < settings.oldest()),
    left: (document, run) => leftOf({ day, objects: sorted, settings }, document, run),
  };
}

interface Listed {
  readonly day: AlbDay;
  readonly objects: readonly AlbObject[];
  readonly settings: AlbPartitionSettings;
}

function leftOf({ day, objects, settings }: Listed, document: LedgerDocument, run: string): PartitionLeft {
  const { taken, resumable } = known(objects, document, (by) => !settings.redo || by === run);
  const open = objects.filter(({ tail }) => !taken.has(tail));
  const oldest = settings.tooOld === 'restamp' ? -Infinity : settings.oldest();
  const old = open.filter(({ end }) => end < oldest);
  const fresh = open.filter(({ end }) => end >= oldest);
  return {
    segments: [
      ...resumable,
      ...cutIntoSegments(fresh).map((segment) => freshSegment(day, segment, settings)),
    ],
    objectsSkipped: old.length,
    refusal:
      settings.tooOld === 'fail' && old[0] !== undefined
        ? settings.refuse(old.length, old[0].end)
        : undefined,
  };
}

/** What the ledger has of a partition: the objects that are in some segment, and the wanted ones that are not done. */
function known(
  objects: readonly AlbObject[],
  document: LedgerDocument,
  counts: (run: string) => boolean,
): { taken: Set<string>; resumable: SegmentPlan[] } {
  const wanted = new Set(objects.map(({ tail }) => tail));
  const taken = new Set<string>();
  const resumable: SegmentPlan[] = [];
  for (const [id, entry] of Object.entries(document.segments)) {
    const tails = tailsOf(id, entry);
    if (entry.state === 'open' || counts(entry.run)) for (const tail of tails) taken.add(tail);
    if (entry.state === 'open' && tails.some((tail) => wanted.has(tail)))
      resumable.push(openSegment(id, entry));
  }
  return { taken, resumable };
}

function tailsOf(id: string, entry: SegmentEntry): string[] {
  if (entry.state === 'committed') return unpackNames(entry.covers);
  return parseClaim(id, entry.claim).objects.map(({ tail }) => tail);
}

function openSegment(id: string, entry: OpenEntry): SegmentPlan {
  return { id, claim: () => entry.claim, ...sizesOf(parseClaim(id, entry.claim).objects) };
}

function freshSegment(
  day: AlbDay,
  objects: readonly AlbObject[],
  settings: AlbPartitionSettings,
): SegmentPlan {
  const time = objects[0]?.tail.slice('YYYYMMDDT'.length, 'YYYYMMDDTHHMM'.length) ?? '';
  // The id is made anew for each claim, so a stream is never met again by accident.
  const id = `${time}-${randomBytes(5).toString('hex')}`;
  const stream = `alb/${day.loadBalancer}/${day.logType}/${day.day}/${id}`;
  const claim = (): ReturnType<typeof printClaim> =>
    printClaim({ stream, day, objects, encode: settings.encodeSettings(day.logType) });
  return { id, claim, ...sizesOf(objects) };
}

function sizesOf(objects: readonly AlbObject[]): Omit<SegmentPlan, 'id' | 'claim'> {
  const bytes = objects.reduce((sum, { size }) => sum + size, 0);
  const ends = objects.map(({ end }) => end);
  // An object belongs to the window that holds its stamp.
  return { start: Math.min(...ends), end: Math.max(...ends) + 1, objects: objects.length, bytes };
}
