import { randomBytes } from 'node:crypto';
import { partitionDocuments, type DestinationNames } from '../engine/documents.js';
import {
  entriesOf,
  entryOf,
  type CommittedEntry,
  type LedgerDocument,
  type SegmentEntry,
} from '../engine/ledger.js';
import type { Documents, RemainingWork, PartitionPlan, SegmentPlan } from '../engine/mode.js';
import { DESTINATIONS, type Destination } from '../engine/tally.js';
import {
  parseStored,
  serializeClaim,
  type KnownCounts,
  type LogEvents,
  type AmplifyObjectTerms,
  type FetchReason,
} from './claim.js';
import { clockHourOf, dateOf, type AppDomain, type DomainHour } from './hours.js';
import { DAY_MS, HOUR_MS } from '../time-zone.js';

/** What all partitions of a run have in common. */
export interface AmplifyPartitionSettings {
  readonly region: string;
  readonly account: string;
  readonly destinations: DestinationNames;
  readonly redo: boolean;
  /** With `too-old: fail`: records older than this are too old for the log group, epoch ms. Otherwise absent. */
  readonly refusedBefore: number | undefined;
  readonly now: () => number;
  /** How records become log events, in a stream of this name; absent without a log group. */
  readonly logEvents: (hour: DomainHour, order: EventsOrder) => LogEvents | undefined;
  /** How an hour's object is written; absent without a bucket. */
  readonly objectTerms: AmplifyObjectTerms | undefined;
  readonly refuse: (hours: number, oldest: number) => Error;
  /** Called with every hour that this run will fetch, before it does. */
  readonly want: (hour: DomainHour) => void;
  /** Called with hours that this run will not fetch any more. */
  readonly forget: (hours: readonly DomainHour[]) => Promise<void>;
}

/** What distinguishes the log events of one delivery from those of the first. */
export interface EventsOrder {
  /** What the stream's name ends with. */
  readonly suffix: string;
  readonly pass: FetchReason;
  /** How the first delivery wrote its events; a recheck does the same. */
  readonly first: Partial<Pick<LogEvents, 'format' | 'select'>>;
}

interface DomainDay extends AppDomain {
  /** Midnight, epoch ms. */
  readonly day: number;
  /** The hours of the window. */
  readonly hours: readonly number[];
  /** Hours before a scheduled window, whose recheck may be due. */
  readonly earlier: readonly number[];
}

/** A committed hour is fetched once more when it is so old: what is missing by then is not expected any more. */
export const RECHECK_AGE_MS = DAY_MS;
/** The entry of an hour that was fetched when it was that old already. */
export const FINAL = 'final';

/** Suffix of the segment that rechecks an hour for late rows; the committed segment stays as it is. */
const RECHECK = '+24h';
const REDO = '+redo-';

/** Name of an item in the ledger: one domain of an app, which has a frontier of its own. */
export function itemOf({ app, domain }: AppDomain): string {
  return `${app}/${domain}`;
}

/** Plans one day of a domain: its hours in a window, without those that are done. */
export function amplifyPartition(
  day: DomainDay,
  settings: AmplifyPartitionSettings,
): Omit<PartitionPlan, 'start'> {
  const { region, account, destinations, refusedBefore } = settings;
  const date = dateOf(day.day);
  const { app, domain } = day;
  const place = {
    source: { mode: 'amplify', region, account, app },
    own: { domain, day: date },
    path: `${domain}/${date.replaceAll('-', '/')}.json`,
  };
  const planned = { day, settings, redoName: `${REDO}${randomBytes(5).toString('hex')}` };
  return {
    documents: partitionDocuments(place, destinations),
    label: `${domain} ${date}`,
    item: itemOf(day),
    mayRefuse: refusedBefore !== undefined && day.hours.some((hour) => hour < refusedBefore),
    left: (documents, run) => remainingWork(planned, documents, run),
    expect: (segments) => {
      for (const { start } of segments) settings.want({ app, domain, hour: start });
    },
    done: () => settings.forget([...day.earlier, ...day.hours].map((hour) => ({ app, domain, hour }))),
  };
}

interface Planned {
  readonly day: DomainDay;
  readonly settings: AmplifyPartitionSettings;
  /** Suffix of the segments that this run repeats (`redo`), after the name of the hour. */
  readonly redoName: string;
}

/** A segment that a destination lacks. */
interface MissingSegment {
  readonly id: string;
  readonly hour: number;
  readonly pass: FetchReason;
}

function remainingWork(planned: Planned, documents: Documents, run: string): RemainingWork {
  const { settings } = planned;
  const missingById = new Map<string, MissingSegment & { readonly at: Destination[] }>();
  for (const destination of DESTINATIONS) {
    const document = documents[destination];
    for (const each of document === undefined ? [] : missingFrom(planned, document, run)) {
      const known = missingById.get(each.id);
      if (known === undefined) missingById.set(each.id, { ...each, at: [destination] });
      else known.at.push(destination);
    }
  }
  const all = [...missingById.values()].sort((a, b) => a.hour - b.hour);
  const { refusedBefore = -Infinity } = settings;
  const old = all.filter(({ id, hour, pass, at }) => {
    const isFresh = pass !== 'recheck' && entryAt(documents.logs, id) === undefined;
    return at.includes('logs') && isFresh && hour < refusedBefore;
  });
  const refusals = old[0] === undefined ? {} : { logs: settings.refuse(old.length, old[0].hour) };
  return { segments: all.map((each) => segment(planned, documents, each)), objectsSkipped: 0, refusals };
}

function missingFrom(planned: Planned, document: LedgerDocument, run: string): MissingSegment[] {
  const { hours, earlier } = planned.day;
  const look = { ...planned, document, run };
  return [
    ...earlier.flatMap((hour) => recheckOf({ ...look, hour })),
    ...hours.flatMap((hour) => missingOfHour({ ...look, hour })),
  ];
}

interface PlannedHour extends Planned {
  readonly hour: number;
  readonly document: LedgerDocument;
  readonly run: string;
}

/** The segments of one hour that are open, or to be made. */
function missingOfHour(planned: PlannedHour): MissingSegment[] {
  const { hour, document, run, settings, redoName } = planned;
  const id = clockHourOf(hour);
  const entry = entryOf(document, id);
  if (entry?.state !== 'committed') return [{ id, hour, pass: 'first' }];
  const redone = redosOf(document, id);
  const open = redone.filter(([, redo]) => redo.state === 'open').map(([name]) => name);
  const isDone = [entry, ...redone.map(([, redo]) => redo)].some(
    (each) => each.state === 'committed' && each.run === run,
  );
  if (settings.redo && open.length === 0 && !isDone) open.push(`${id}${redoName}`);
  return [...recheckOf(planned), ...open.map((name) => ({ id: name, hour, pass: 'redo' as const }))];
}

/** The recheck of an hour that was committed early, if it is due. */
function recheckOf({ hour, document, settings }: PlannedHour): MissingSegment[] {
  const id = clockHourOf(hour);
  const entry = entryOf(document, id);
  const again = entryOf(document, `${id}${RECHECK}`);
  const recheck: MissingSegment = { id: `${id}${RECHECK}`, hour, pass: 'recheck' };
  if (again?.state === 'open') return [recheck];
  if (entry?.state !== 'committed' || again !== undefined) return [];
  const isFinal = [entry, ...redosOf(document, id).map(([, redo]) => redo)].some(
    (each) => each.state === 'committed' && each.covers === FINAL,
  );
  const isDue = hour + HOUR_MS + RECHECK_AGE_MS <= settings.now();
  return isDue && !isFinal ? [recheck] : [];
}

function redosOf(document: LedgerDocument, id: string): [string, SegmentEntry][] {
  return entriesOf(document).filter(([name]) => name.startsWith(`${id}${REDO}`));
}

function segment(
  { day, settings }: Planned,
  documents: Documents,
  { id, hour, pass, at }: MissingSegment & { readonly at: readonly Destination[] },
): SegmentPlan {
  const its = { app: day.app, domain: day.domain, hour };
  const suffix = pass === 'redo' ? id.slice(clockHourOf(hour).length) : '';
  const claim = (): ReturnType<typeof serializeClaim> => {
    const noted = (destination: Destination): ReturnType<typeof parseStored> => {
      const first = entryAt(documents[destination], clockHourOf(hour));
      return pass === 'recheck' && isCommitted(first) ? parseStored(id, first.stored) : {};
    };
    const { format, select } = noted('logs');
    const first = { ...(format && { format }), ...(select && { select }) };
    const { objectTerms } = settings;
    return serializeClaim({
      ...{ pass, ...its, held: heldBy(documents, hour) },
      logs: settings.logEvents(its, { suffix, pass, first }),
      s3: objectTerms && { ...objectTerms, select: noted('s3').select ?? objectTerms.select },
    });
  };
  return { id, destinations: at, claim, start: hour, end: hour + HOUR_MS, objects: 1, bytes: 0 };
}

/** Records that each destination holds: in the object by its last write, in the stream by the hour's first segment. */
function heldBy({ s3, logs }: Documents, hour: number): KnownCounts {
  const id = clockHourOf(hour);
  const objects = s3 === undefined ? [] : [entryOf(s3, id), ...redosOf(s3, id).map(([, redo]) => redo)];
  const last = objects
    .filter(isCommitted)
    .toSorted((a, b) => a.at - b.at)
    .at(-1);
  return { s3: writtenBy(last, 's3'), logs: writtenBy(entryAt(logs, id), 'logs') };
}

function entryAt(document: LedgerDocument | undefined, id: string): SegmentEntry | undefined {
  return document && entryOf(document, id);
}

function isCommitted(entry: SegmentEntry | undefined): entry is CommittedEntry {
  return entry?.state === 'committed';
}

function writtenBy(entry: SegmentEntry | undefined, destination: Destination): number {
  if (!isCommitted(entry) || 'windows' in entry.tally) return 0;
  return entry.tally[destination]?.written ?? 0;
}
