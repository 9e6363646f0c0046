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
  printClaim,
  type KnownCounts,
  type LogEvents,
  type AmplifyObjectTerms,
  type FetchReason,
} from './claim.js';
import { clockHourOf, dateOf, DAY_MS, HOUR_MS, type AppDomain, type DomainHour } from './hours.js';

export interface AmplifyPartitionSettings {
  readonly region: string;
  readonly account: string;
  readonly destinations: DestinationNames;
  readonly redo: boolean;
  /** Records older than this are refused by the log group, epoch ms; absent where none are, or where that is no reason to refuse. */
  readonly refusedBefore: number | undefined;
  readonly now: () => number;
  /** How records become log events, in a stream of this name; absent without a log group. */
  readonly logEvents: (hour: DomainHour, order: EventsOrder) => LogEvents | undefined;
  /** How an hour's object is written; absent without a bucket. */
  readonly objectTerms: AmplifyObjectTerms | undefined;
  readonly refuse: (hours: number, oldest: number) => Error;
  /** Told of every hour that this run carries, before it asks for it. */
  readonly want: (hour: DomainHour) => void;
  /** Told of hours that this run does not ask for any more. */
  readonly forget: (hours: readonly DomainHour[]) => Promise<void>;
}

export interface EventsOrder {
  /** What the stream's name ends with. */
  readonly suffix: string;
  readonly pass: FetchReason;
  /** How the first look wrote its events, which a second keeps to. */
  readonly first: Partial<Pick<LogEvents, 'format' | 'select'>>;
}

export interface DomainDay extends AppDomain {
  /** Midnight, epoch ms. */
  readonly day: number;
  /** The hours of the window. */
  readonly hours: readonly number[];
  /** Hours before a scheduled window: what was committed there may still have to be looked at again. */
  readonly earlier: readonly number[];
}

/** A committed hour is fetched once more when it is so old: what is missing by then is not expected any more. */
export const RECHECK_AGE_MS = DAY_MS;
/** The entry of an hour that was fetched when it was that old already. */
export const FINAL = 'final';

/** A second segment of the same hour, so that what is committed stays as it is while late rows are looked for. */
const RECHECK = '+24h';
const REDO = '+redo-';

/** A domain of an app, which has a frontier of its own, by its name in the ledger. */
export function itemOf({ app, domain }: AppDomain): string {
  return `${app}/${domain}`;
}

/** What a domain's day holds for a window, and which of it is left. */
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
    left: (documents, run) => leftOf(planned, documents, run),
    expect: (segments) => {
      for (const { start } of segments) settings.want({ app, domain, hour: start });
    },
    done: () => settings.forget([...day.earlier, ...day.hours].map((hour) => ({ app, domain, hour }))),
  };
}

interface Planned {
  readonly day: DomainDay;
  readonly settings: AmplifyPartitionSettings;
  /** What is done again is, in this run, called the hour's name and this. */
  readonly redoName: string;
}

/** A segment that a destination lacks. */
interface Lacked {
  readonly id: string;
  readonly hour: number;
  readonly pass: FetchReason;
}

function leftOf(planned: Planned, documents: Documents, run: string): RemainingWork {
  const { settings } = planned;
  const lacked = new Map<string, Lacked & { readonly at: Destination[] }>();
  for (const destination of DESTINATIONS) {
    const document = documents[destination];
    for (const each of document === undefined ? [] : lackedBy(planned, document, run)) {
      const known = lacked.get(each.id);
      if (known === undefined) lacked.set(each.id, { ...each, at: [destination] });
      else known.at.push(destination);
    }
  }
  const all = [...lacked.values()].sort((a, b) => a.hour - b.hour);
  const { refusedBefore = -Infinity } = settings;
  const old = all.filter(({ id, hour, pass, at }) => {
    const isFresh = pass !== 'recheck' && entryAt(documents.logs, id) === undefined;
    return at.includes('logs') && isFresh && hour < refusedBefore;
  });
  const refusals = old[0] === undefined ? {} : { logs: settings.refuse(old.length, old[0].hour) };
  return { segments: all.map((each) => segment(planned, documents, each)), objectsSkipped: 0, refusals };
}

function lackedBy(planned: Planned, document: LedgerDocument, run: string): Lacked[] {
  const { hours, earlier } = planned.day;
  const look = { ...planned, document, run };
  return [
    ...earlier.flatMap((hour) => recheckOf({ ...look, hour })),
    ...hours.flatMap((hour) => lackedHour({ ...look, hour })),
  ];
}

interface PlannedHour extends Planned {
  readonly hour: number;
  readonly document: LedgerDocument;
  readonly run: string;
}

/** The segments of one hour that are open, or to be made. */
function lackedHour(planned: PlannedHour): Lacked[] {
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

/** The second look at an hour that was committed young, when its time has come. */
function recheckOf({ hour, document, settings }: PlannedHour): Lacked[] {
  const id = clockHourOf(hour);
  const entry = entryOf(document, id);
  const again = entryOf(document, `${id}${RECHECK}`);
  const recheck: Lacked = { id: `${id}${RECHECK}`, hour, pass: 'recheck' };
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
  { id, hour, pass, at }: Lacked & { readonly at: readonly Destination[] },
): SegmentPlan {
  const its = { app: day.app, domain: day.domain, hour };
  const suffix = pass === 'redo' ? id.slice(clockHourOf(hour).length) : '';
  const claim = (): ReturnType<typeof printClaim> => {
    const noted = (destination: Destination): ReturnType<typeof parseStored> => {
      const first = entryAt(documents[destination], clockHourOf(hour));
      return pass === 'recheck' && isCommitted(first) ? parseStored(id, first.stored) : {};
    };
    const { format, select } = noted('logs');
    const first = { ...(format && { format }), ...(select && { select }) };
    const { objectTerms } = settings;
    return printClaim({
      ...{ pass, ...its, held: heldBy(documents, hour) },
      logs: settings.logEvents(its, { suffix, pass, first }),
      s3: objectTerms && { ...objectTerms, select: noted('s3').select ?? objectTerms.select },
    });
  };
  return { id, destinations: at, claim, start: hour, end: hour + HOUR_MS, objects: 1, bytes: 0 };
}

/** What the destinations were left with: the object by whoever wrote it last, the hour's own stream by its first segment. */
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
