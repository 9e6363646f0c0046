import { createHash, randomBytes } from 'node:crypto';
import type { CommittedEntry, LedgerDocument, SegmentEntry } from '../engine/ledger.js';
import type { PartitionLeft, PartitionPlan, SegmentPlan } from '../engine/mode.js';
import type { RecordTally } from '../engine/tally.js';
import { printClaim, type Pass, type Held, type LogEvents } from './claim.js';
import { clockHourOf, dateOf, DAY_MS, HOUR_MS, type DomainHour } from './hours.js';

export interface AmplifyPartitionSettings {
  readonly region: string;
  readonly account: string;
  readonly appId: string;
  /** The destinations, so that another one is new work. */
  readonly destination: string;
  readonly redo: boolean;
  /** Records older than this are refused by the log group, epoch ms; absent where none are, or where that is no reason to refuse. */
  readonly refusedBefore: number | undefined;
  readonly now: () => number;
  /** How records become log events, in a stream of this name. */
  readonly logEvents: (
    hour: DomainHour,
    stream: { readonly suffix: string; readonly pass: Pass },
  ) => LogEvents | undefined;
  readonly refuse: (hours: number, oldest: number) => Error;
  /** Told of every hour that is left, before any of them is carried. */
  readonly want: (hour: DomainHour) => void;
}

export interface DomainDay {
  readonly domain: string;
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

/** What a domain's day holds for a window, and which of it is left. */
export function amplifyPartition(day: DomainDay, settings: AmplifyPartitionSettings): PartitionPlan {
  const { region, account, appId, destination, refusedBefore } = settings;
  const identity = { mode: 'amplify', region, account, app: appId, destination };
  const place = createHash('sha256').update(JSON.stringify(identity)).digest('hex').slice(0, 12);
  const date = dateOf(day.day);
  const { domain } = day;
  return {
    key: `amplify/${place}/${domain}/${date.replaceAll('-', '/')}.json`,
    identity: { ...identity, domain, day: date },
    label: `${domain} ${date}`,
    start: [...day.earlier, ...day.hours][0] ?? day.day,
    mayRefuse: refusedBefore !== undefined && day.hours.some((hour) => hour < refusedBefore),
    left: (document, run) => leftOf({ day, settings }, document, run),
  };
}

interface Planned {
  readonly day: DomainDay;
  readonly settings: AmplifyPartitionSettings;
}

function leftOf(planned: Planned, document: LedgerDocument, run: string): PartitionLeft {
  const { day, settings } = planned;
  const { refusedBefore = -Infinity } = settings;
  const taken = day.hours.flatMap((hour) => segmentsOf({ ...planned, hour, document, run }));
  const again = day.earlier.flatMap((hour) => recheckOf({ ...planned, hour, document, run }));
  const fresh = taken.filter(({ id }) => document.segments[id] === undefined && !id.endsWith(RECHECK));
  const old = fresh.filter(({ start }) => start < refusedBefore);
  const segments = [...again, ...taken];
  for (const { start } of segments) settings.want({ domain: day.domain, hour: start });
  const refusal = old[0] === undefined ? undefined : settings.refuse(old.length, old[0].start);
  return { segments, objectsSkipped: 0, refusal };
}

interface PlannedHour extends Planned {
  readonly hour: number;
  readonly document: LedgerDocument;
  readonly run: string;
}

/** The segments of one hour that are open, or to be made. */
function segmentsOf(planned: PlannedHour): SegmentPlan[] {
  const { hour, document, run, settings } = planned;
  const id = clockHourOf(hour);
  const entry = document.segments[id];
  if (entry?.state !== 'committed') return [segment(planned, id, 'first')];
  const redone = redosOf(document, id);
  const open = redone.filter(([, redo]) => redo.state === 'open').map(([name]) => name);
  const isDone = [entry, ...redone.map(([, redo]) => redo)].some(
    (each) => each.state === 'committed' && each.run === run,
  );
  if (settings.redo && open.length === 0 && !isDone)
    open.push(`${id}${REDO}${randomBytes(5).toString('hex')}`);
  return [...recheckOf(planned), ...open.map((name) => segment(planned, name, 'redo'))];
}

/** The second look at an hour that was committed young, when its time has come. */
function recheckOf(planned: PlannedHour): SegmentPlan[] {
  const { hour, document, settings } = planned;
  const id = clockHourOf(hour);
  const entry = document.segments[id];
  const again = document.segments[`${id}${RECHECK}`];
  if (again?.state === 'open') return [segment(planned, `${id}${RECHECK}`, 'recheck')];
  if (entry?.state !== 'committed' || again !== undefined) return [];
  const isFinal = [entry, ...redosOf(document, id).map(([, redo]) => redo)].some(
    (each) => each.state === 'committed' && each.covers === FINAL,
  );
  const isDue = hour + HOUR_MS + RECHECK_AGE_MS <= settings.now();
  return isDue && !isFinal ? [segment(planned, `${id}${RECHECK}`, 'recheck')] : [];
}

function redosOf({ segments }: LedgerDocument, id: string): [string, SegmentEntry][] {
  return Object.entries(segments).filter(([name]) => name.startsWith(`${id}${REDO}`));
}

function segment({ hour, day, document, settings }: PlannedHour, id: string, pass: Pass): SegmentPlan {
  const its = { domain: day.domain, hour };
  const suffix = pass === 'redo' ? id.slice(clockHourOf(hour).length) : '';
  const claim = (): ReturnType<typeof printClaim> =>
    printClaim({
      pass,
      ...its,
      logs: settings.logEvents(its, { suffix, pass }),
      held: heldBy(document, clockHourOf(hour)),
    });
  return { id, claim, start: hour, end: hour + HOUR_MS, objects: 1, bytes: 0 };
}

/** What the destinations were left with: the object by whoever wrote it last, the hour's own stream by its first segment. */
function heldBy(document: LedgerDocument, id: string): Held {
  const first = document.segments[id];
  const committed = [first, ...redosOf(document, id).map(([, redo]) => redo)].filter(isCommitted);
  const last = committed.toSorted((a, b) => a.at - b.at).at(-1);
  return {
    s3: last === undefined ? 0 : (recordsOf(last)?.s3?.written ?? 0),
    logs: first?.state === 'committed' ? (recordsOf(first)?.logs?.written ?? 0) : 0,
  };
}

function isCommitted(entry: SegmentEntry | undefined): entry is CommittedEntry {
  return entry?.state === 'committed';
}

function recordsOf({ tally }: CommittedEntry): RecordTally | undefined {
  return 'windows' in tally ? undefined : tally;
}
