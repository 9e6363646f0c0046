import { partitionDocuments } from '../../engine/documents.js';
import { emptyDocument, entriesOf, type CommittedEntry, type LedgerDocument } from '../../engine/ledger.js';
import type { RemainingWork, PartitionPlan, SegmentPlan } from '../../engine/mode.js';
import type { Window } from '../../engine/window.js';
import type { ObjectForm } from '../../objects/object-form.js';
import { HOUR_MS, type Grid, type TimeZone } from '../../time-zone.js';
import type { LogGroup } from '../log-groups.js';
import { estimatedBytes } from '../log-groups.js';
import { cutWindow, overlap, windowName, withoutTaken } from '../windows.js';
import {
  parseClaim,
  parseCovers,
  parseStored,
  serializeClaim,
  type ReadClaim,
  type ReadCovers,
} from './claim.js';
import { encodedName } from './object-key.js';

/** What all partitions of a run have in common. */
export interface ReadPartitionSettings {
  readonly account: string;
  readonly region: string;
  readonly streamPrefix: string | undefined;
  /** The name of the object destination. */
  readonly destination: string;
  readonly prefix: string;
  readonly form: ObjectForm;
  readonly kmsKeyId: string | undefined;
  /** What windows are cut at; no cell of it spans a midnight of the time zone. */
  readonly cuts: Grid;
  readonly timeZone: TimeZone;
  readonly redo: boolean;
  readonly now: () => number;
}

/** A month of a log group. */
interface GroupMonth {
  readonly group: LogGroup;
  /** `2026-11`. */
  readonly month: string;
  /** What a run takes of it. */
  readonly window: Window;
  /** The time before it, where a second look may be due; empty for an explicit window, and where none is due yet. */
  readonly before: Window;
  /** Where that time begins or would begin: what ended earlier gets no second look. */
  readonly reach: number;
  /** Where the window of the group ends, in whichever month. */
  readonly until: number;
}

/** A committed window is read once more when it ended so long ago; what comes later is not archived. */
export const SECOND_LOOK_MS = 24 * 60 * 60 * 1000;

/** Plans one month of a log group: its windows, without those that are done. */
export function readPartition(
  month: GroupMonth,
  settings: ReadPartitionSettings,
): Omit<PartitionPlan, 'start'> {
  const { account, region, streamPrefix = '', destination } = settings;
  const { group } = month;
  const place = {
    source: { mode: 'export', engine: 'read', account, region, streamPrefix },
    own: { logGroup: group.name, month: month.month },
    path: `${encodedName(group.name)}/${month.month}.json`,
  };
  const documents = partitionDocuments(place, { s3: destination });
  return {
    documents,
    label: group.name,
    item: group.name,
    left: ({ s3 = emptyDocument(documents[0]?.identity ?? {}) }, run) =>
      remainingWork({ month, settings, run }, s3),
    nextLook: ({ s3 }) => (s3 === undefined ? -Infinity : nextLookOf(s3, month, settings.now())),
  };
}

interface Look {
  readonly month: GroupMonth;
  readonly settings: ReadPartitionSettings;
  readonly run: string;
}

function remainingWork(look: Look, document: LedgerDocument): RemainingWork {
  const { window } = look.month;
  const committed: Committed[] = [];
  const open: OpenWindow[] = [];
  for (const [id, entry] of entriesOf(document)) {
    if (entry.state === 'open') open.push({ id, claim: parseClaim(id, entry.claim) });
    else committed.push({ id, entry, covers: parseCovers(id, entry.covers) });
  }
  const taken = [...committed.map(({ covers }) => covers), ...open.map(({ claim }) => claim)];
  const fresh = withoutTaken(window, taken).flatMap((free) => cutWindow(free, look.settings.cuts));
  const segments = [
    ...open.filter(({ claim }) => isLookedAt(look, claim)).map(({ id, claim }) => segment(look, id, claim)),
    ...committed.flatMap((each) => again(look, each)),
    ...fresh.map((piece) => segment(look, windowName(piece), { ...termsOf(look), pass: 'first', ...piece })),
  ];
  return { segments: segments.sort((a, b) => a.start - b.start), objectsSkipped: 0, refusals: {} };
}

interface OpenWindow {
  readonly id: string;
  readonly claim: ReadClaim;
}

interface Committed {
  readonly id: string;
  readonly entry: CommittedEntry;
  readonly covers: ReadCovers;
}

function isLookedAt({ month: { window, before } }: Look, piece: Window): boolean {
  return overlap(piece, window) || overlap(piece, before);
}

/** A committed window that is done again: since the user asks for it, or since it is old enough for its second look. */
function again(look: Look, { id, entry, covers }: Committed): SegmentPlan[] {
  const { settings, run, month } = look;
  if (entry.run === run || !isLookedAt(look, covers)) return [];
  const isRedone = settings.redo && overlap(covers, month.window);
  const isDue = !covers.isFinal && covers.to + SECOND_LOOK_MS <= settings.now();
  if (!isRedone && !isDue) return [];
  const stored = parseStored(id, entry.stored);
  const { kmsKeyId: _own, ...terms } = termsOf(look);
  const { from, to } = covers;
  const claim: ReadClaim = {
    ...terms,
    ...{ pass: isRedone ? 'redo' : 'second', from, to },
    ...kmsKey(stored === undefined ? settings.kmsKeyId : stored.kmsKeyId),
    ...(stored === undefined ? {} : { stored: { records: stored.records } }),
  };
  return [segment(look, id, claim)];
}

/**
 * When the earliest second look is due; in a day at the latest, whatever the runs did of which this one does not know. Whole
 * hours of that: most groups then have the same, and stand together in the document of frontiers.
 */
function nextLookOf(document: LedgerDocument, { reach }: GroupMonth, now: number): number {
  try {
    const due = entriesOf(document).flatMap(([id, entry]) => {
      if (entry.state === 'open') return [parseClaim(id, entry.claim).from];
      const { to, isFinal } = parseCovers(id, entry.covers);
      return isFinal || to <= reach ? [] : [to + SECOND_LOOK_MS];
    });
    const inADay = Math.floor(now / HOUR_MS) * HOUR_MS + SECOND_LOOK_MS;
    return due.reduce((least, at) => Math.min(least, at), inADay);
  } catch {
    // What cannot be read is reported where it is planned.
    return -Infinity;
  }
}

type Terms = Omit<ReadClaim, 'pass' | 'from' | 'to' | 'stored'>;

function termsOf({ month, settings }: Look): Terms {
  const { streamPrefix, prefix, form, timeZone, kmsKeyId } = settings;
  return {
    logGroup: month.group.name,
    ...(streamPrefix === undefined ? {} : { streamPrefix }),
    ...{ prefix, form, timeZone: timeZone.name },
    ...kmsKey(kmsKeyId),
  };
}

function kmsKey(kmsKeyId: string | undefined): { kmsKeyId?: string } {
  return kmsKeyId === undefined ? {} : { kmsKeyId };
}

/** A segment of the plan. A second look does not hold back the frontier: its window counts as done. */
function segment({ month: { group, until }, settings }: Look, id: string, claim: ReadClaim): SegmentPlan {
  return {
    id,
    destinations: ['s3'],
    claim: () => serializeClaim(claim),
    start: claim.pass === 'second' ? Math.max(until, claim.from) : claim.from,
    end: claim.to,
    objects: 0,
    bytes: estimatedBytes(group, claim, settings.now()),
  };
}
