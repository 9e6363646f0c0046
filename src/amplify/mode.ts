import { assertSamePartition } from '../engine/documents.js';
import type { Carried, CarryContext, ClaimedSegment, Counters, Mode } from '../engine/mode.js';
import { DataError } from '../errors.js';
import { LineSplitter, textsOf } from '../encode/lines.js';
import type { AmplifyFigures } from '../statistics/amplify.js';
import type { HourRows } from './answer.js';
import { parseClaim, parseProgress, refuseGone, serializeTerms, type AmplifyClaim } from './claim.js';
import type { DomainCounts } from './domain-counts.js';
import type { HourlyRows } from './fetch.js';
import { dateOf } from './hours.js';
import { ObjectDelivery, type ObjectOrder, type ObjectOutcome, type ObjectPorts } from './hour-object.js';
import { FINAL, RECHECK_AGE_MS } from './partition.js';
import { planAmplify, type AmplifyPlanSettings } from './plan.js';
import { KnownRecords, RecordFormat, type AmplifyRecord } from './records.js';
import { hourReport } from './report.js';
import { Selections } from './selection.js';
import { StreamDelivery, type StreamOutcome, type StreamPorts } from './stream.js';
import { missedBy, tallyOf, type HourOutcome } from './tally.js';
import { HOUR_MS } from '../time-zone.js';

interface AmplifyModePorts {
  readonly plan: AmplifyPlanSettings;
  readonly rows: Pick<HourlyRows, 'of'>;
  /** The destinations; at least one is there. */
  readonly objects: ObjectPorts | undefined;
  readonly stream: StreamPorts | undefined;
  /** What an object's metadata says of its origin. */
  readonly provenance: Readonly<Record<string, string>>;
  readonly late: LateRows;
  /** Counts of what is delivered for each domain. */
  readonly domains: DomainCounts;
  /** Collects the statistics of the report; absent without a report. */
  readonly report?: AmplifyFigures | undefined;
}

/** Rows that came after their hour was committed. */
export interface LateRows {
  added: number;
  missed: number;
}

/** Carries the access logs of Amplify apps, one hour of one domain after another, to a bucket, a log group, or both. */
export function amplifyMode(ports: AmplifyModePorts): Mode {
  return {
    plan: (window, windowOf) => planAmplify(ports.plan, { window, windowOf }),
    isPlannedAhead: true,
    carry: (segment, context) => carry(ports, segment, context),
  };
}

/** Fetches the hour and delivers what it holds; each destination leaves out what it has. */
async function carry(
  ports: AmplifyModePorts,
  segment: ClaimedSegment,
  context: CarryContext,
): Promise<Carried> {
  const claim = claimOf(segment);
  const fetched = await ports.rows.of(claim, context.signal);
  try {
    const hour = { claim, fetched, segment, context };
    if (fetched.header !== undefined && fetched.count > 0)
      return await deliver(ports, { ...hour, format: new RecordFormat(fetched.header) });
    refuseGone(claim);
    return carried(ports, hour, emptyOutcome(hour));
  } finally {
    await fetched.rows.dispose();
  }
}

/** The claim, held against the destinations that it is to be carried to. */
function claimOf(segment: ClaimedSegment): AmplifyClaim {
  const { id, claim, at } = segment;
  const parsed = parseClaim(id, claim);
  assertSamePartition(segment, { app: parsed.app, domain: parsed.domain, day: dateOf(parsed.hour) });
  const { s3, logs } = parsed;
  if ((at.s3 !== undefined && s3 === undefined) || (at.logs !== undefined && logs === undefined)) {
    throw new DataError(`The claim of segment ${id} in the ledger does not say how it is written.`);
  }
  return {
    ...parsed,
    s3: at.s3 === undefined ? undefined : s3,
    logs: at.logs === undefined ? undefined : logs,
  };
}

interface Hour {
  readonly claim: AmplifyClaim;
  readonly fetched: HourRows;
  readonly segment: ClaimedSegment;
  readonly context: CarryContext;
}

interface FormedHour extends Hour {
  readonly format: RecordFormat;
}

async function deliver(ports: AmplifyModePorts, hour: FormedHour): Promise<Carried> {
  const { claim, fetched, context, format } = hour;
  const stream = await openStream(ports, hour);
  const order = { hour: claim, format, context, ...waysOf(claim) };
  const objects = objectPorts(ports, claim);
  const object = objects === undefined ? undefined : await ObjectDelivery.open(objects, order);
  try {
    const counts = { distinct: 0, unparsed: 0 };
    const report = hourReport(ports.report, format.header, claim.pass);
    const selections = new Selections({ s3: claim.s3?.select, logs: claim.logs?.select }, format.header);
    const written = (): number => Math.max(object?.bytes ?? 0, stream?.bytes ?? 0);
    let bytes = 0;
    context.moved({ records: 0, bytesRead: fetched.unplaced.bytes, bytesWritten: 0 });
    for await (const records of distinctRecords(hour)) {
      counts.distinct += records.length;
      counts.unparsed += records.filter(({ fault }) => fault !== undefined).length;
      report.see(selections.shown(records));
      await object?.append(selections.take('s3', records));
      await stream?.append(selections.take('logs', records));
      context.moved({ records: records.length, bytesRead: 0, bytesWritten: written() - bytes });
      bytes = written();
    }
    const sent = await stream?.finish();
    const left = { unplaced: fetched.unplaced, rows: fetched.count, leftOut: selections.leftOut };
    const known = { claim, ...left, ...counts, stream: sent };
    const put = await object?.finish((total) =>
      metadataOf(ports, { ...known, object: { ...NOTHING_PUT, total } }),
    );
    report.delivered();
    return carried(ports, hour, { ...known, object: put });
  } finally {
    await object?.dispose();
  }
}

/** What becomes of the object that is there, and what records say of the sample. */
function waysOf({ pass, held, s3 }: AmplifyClaim): Omit<ObjectOrder, 'hour' | 'format' | 'context'> {
  return {
    adds: pass === 'recheck',
    replacesExisting: pass === 'redo' && held.s3 > 0,
    isSampled: s3?.select.sample !== undefined,
  };
}

/** The object destination as the claim fixes it. */
function objectPorts({ objects }: AmplifyModePorts, { s3 }: AmplifyClaim): ObjectPorts | undefined {
  if (objects === undefined || s3 === undefined) return undefined;
  return { ...objects, destination: { ...objects.destination, ...s3.form } };
}

async function openStream(ports: AmplifyModePorts, hour: FormedHour): Promise<StreamDelivery | undefined> {
  const { claim, segment, format, context } = hour;
  const { logs: events } = claim;
  if (ports.stream === undefined || events?.adds !== true) return undefined;
  const progress = parseProgress(segment.id, segment.at.logs?.progress);
  const isRecheck = claim.pass === 'recheck';
  const lookAgain = segment.at.logs?.unanswered === true ? context.settle : undefined;
  const takenOver = segment.at.logs?.leaseEnded !== undefined;
  const order = { events, format, context, progress, isRecheck, lookAgain, takenOver };
  return StreamDelivery.open(ports.stream, order);
}

/** The hour's records, a block at a time, the same request only once. */
async function* distinctRecords({ fetched, format, context }: FormedHour): AsyncGenerator<AmplifyRecord[]> {
  const seen = new KnownRecords();
  const lines = new LineSplitter();
  const fresh = (line: string): AmplifyRecord[] => {
    const record = format.read(line);
    if (record.key === undefined) return [record];
    if (seen.take(record.key)) return [];
    seen.add(record.key);
    return [record];
  };
  for await (const piece of fetched.rows.read()) {
    context.signal.throwIfAborted();
    yield textsOf(lines.push(piece)).flatMap(fresh);
  }
}

function emptyOutcome({ claim, fetched }: Hour): HourOutcome {
  const object = claim.s3 === undefined ? undefined : { ...NOTHING_PUT, total: claim.held.s3 };
  const stream = { ...NOTHING_SENT, total: claim.held.logs };
  const none = { rows: 0, distinct: 0, unparsed: 0, leftOut: {} };
  return { claim, unplaced: fetched.unplaced, ...none, object, stream };
}

const NOTHING_SENT: Omit<StreamOutcome, 'total'> = {
  tooOld: 0,
  tooNew: 0,
  oversize: 0,
  restamped: 0,
  bytes: 0,
  oldest: Infinity,
};

const NOTHING_PUT: Omit<ObjectOutcome, 'total'> = { objects: 0, bytes: 0, stored: undefined };

function carried(
  { late, domains }: AmplifyModePorts,
  { claim, fetched }: Hour,
  outcome: HourOutcome,
): Carried {
  const tally = tallyOf(outcome);
  domains.carried(claim, tally);
  if (claim.pass === 'recheck') {
    late.added += Math.max(tally.s3?.written ?? 0, tally.logs?.written ?? 0);
    late.missed += missedBy(outcome);
  }
  const isFinal = fetched.askedAt >= claim.hour + HOUR_MS + RECHECK_AGE_MS;
  return {
    tally,
    counters: countersOf(fetched, outcome),
    ...(isFinal ? { covers: FINAL } : {}),
    stored: storedOf(outcome),
  };
}

/** What the commit records for a recheck of the hour and for a verification. */
function storedOf({ claim: { s3, logs }, object, stream }: HourOutcome): NonNullable<Carried['stored']> {
  const kept = object?.stored;
  const { oldest = Infinity } = stream ?? {};
  return {
    ...(s3 && {
      s3: { select: serializeTerms(s3.select), ...(kept && { object: [kept.bytes, kept.crc32] }) },
    }),
    ...(logs && {
      logs: {
        ...{ stream: logs.stream, format: logs.format, select: serializeTerms(logs.select) },
        ...(Number.isFinite(oldest) ? { oldest } : {}),
      },
    }),
  };
}

function countersOf({ unplaced }: HourRows, { object, stream }: HourOutcome): Counters {
  const bytesWritten = Math.max(object?.bytes ?? 0, stream?.bytes ?? 0);
  return {
    objectsRead: unplaced.answers,
    objectsWritten: object?.objects ?? 0,
    bytesRead: unplaced.bytes,
    bytesWritten,
  };
}

/** Where the object is from, and what it was counted to hold. */
function metadataOf({ provenance }: AmplifyModePorts, outcome: HourOutcome): Record<string, string> {
  const { read, s3 } = tallyOf(outcome);
  const counts = Object.entries(s3 ?? {}).filter(([, count]) => count > 0);
  return {
    ...provenance,
    'log-ferry-records': String(outcome.object?.total ?? 0),
    'log-ferry-tally': JSON.stringify({ read, ...Object.fromEntries(counts) }),
  };
}
