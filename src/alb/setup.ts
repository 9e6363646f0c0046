import type { AlbInputs } from '../inputs/types.js';
import { oldestAccepted } from '../cloudwatch-logs/age.js';
import { StreamCheck } from '../cloudwatch-logs/stream-check.js';
import type { Verification } from '../engine/verification.js';
import { ObjectCheck } from '../objects/object-check.js';
import { formOf } from '../objects/object-form.js';
import { S3LogObjects } from '../objects/s3-objects.js';
import { SpoolSpace } from '../objects/spool.js';
import { S3ObjectSink } from '../objects/whole-object.js';
import type { Destination } from '../engine/tally.js';
import { LogTypeReport } from '../statistics/log-types.js';
import { LOG_TYPES } from '../log-types/index.js';
import { IntervalGaps } from './gaps.js';
import { albItems } from './items.js';
import type { PlacementDoubts } from './carry.js';
import { albMode, destinationNames } from './mode.js';
import type { SegmentObjectPorts } from './segment-objects.js';
import { ReadAnomalies } from './read-anomalies.js';
import { SelectionCheck } from './selection-check.js';
import { openLogGroup, type LogGroupDestination } from '../cloudwatch-logs/destination-group.js';
import type { ReadyMode, RunServices } from '../setup.js';

/** Memory for all objects under construction, bytes; what is more goes to disk. */
const MEMORY_BYTES = 32 * 1024 * 1024;

/** `mode: alb`, ready to run. */
export async function setUpAlb(inputs: AlbInputs, services: RunServices): Promise<ReadyMode> {
  const { s3, clock, account, notice, encoders, scratch } = services;
  const { bucket, prefix, owner } = inputs.source;
  if (!inputs.verify) encoders.openAll();
  const stream = await openLogGroup(inputs, services);
  if (inputs.redo && stream !== undefined)
    notice('redo: what is committed is sent again, into new streams beside the old ones.');
  const objects = new S3LogObjects(s3, { bucket, owner, root: `${prefix}AWSLogs/`, scratch });
  const now = (): number => clock.now();
  const doubts = { filedByInterval: 0 };
  const anomalies = new ReadAnomalies(notice);
  const gaps = new IntervalGaps();
  const check = new SelectionCheck(inputs, objects, now);
  const report = inputs.report === 'none' ? undefined : new LogTypeReport(LOG_TYPES);
  const records = recordPorts(inputs, services);
  const place = { inputs, objects, stream, records, account, now };
  const ports = { ...place, notice, doubts, anomalies: anomalies, gaps, check };
  return {
    mode: albMode({ ...ports, encoders, report }),
    unmatched: () => check.unmatched(),
    notes: () => [
      ...anomalies.notes(),
      ...(stream?.logs.risk.notesOn(stream.group) ?? []),
      ...notesOnDays(doubts),
    ],
    missing: () => gaps.sentences(),
    sections: () => report?.sections() ?? [],
    logGroupClass: stream?.group.logGroupClass,
    destinations: destinationsOf(inputs),
    items: albItems(inputs),
    destinationNames: destinationNames(ports),
    objectTerms: objectTermsOf(inputs),
    verification: () => verificationOf(inputs, services, ports),
    earliest: undefined,
    ...reachOf(inputs, stream, now()),
  };
}

/** How records are written; later runs with the same prefix must use the same values. */
function objectTermsOf({ objects, timeZone }: AlbInputs): ReadyMode['objectTerms'] {
  if (objects === undefined) return undefined;
  const { objectFormat, compression } = objects;
  return { 'object-format': objectFormat, compression, 'time-zone': timeZone.name };
}

/** Loads the code of a verification, which other runs do not need. */
async function verificationOf(
  inputs: AlbInputs,
  { s3, logs, clock }: RunServices,
  ports: Parameters<typeof destinationNames>[0],
): Promise<Verification> {
  const { objects, region } = inputs;
  const { albVerification } = await import('./verification.js');
  return albVerification({
    inputs,
    destinations: destinationNames(ports),
    objects: objects && {
      check: new ObjectCheck(s3, objects),
      prefix: objects.prefix,
      form: formOf(objects),
    },
    streams: ports.stream && new StreamCheck(logs.retrying, ports.stream.group, { clock, region }),
  });
}

function destinationsOf({ objects, logs }: AlbInputs): Destination[] {
  return [...(objects ? (['s3'] as const) : []), ...(logs ? (['logs'] as const) : [])];
}

/** How far back a late schedule may reach: limited only by `too-old: fail`, and only without objects. */
function reachOf(
  { objects, logs }: AlbInputs,
  stream: LogGroupDestination | undefined,
  now: number,
): Pick<ReadyMode, 'reach'> {
  const refuses = logs?.tooOld === 'fail' && objects === undefined;
  return refuses && stream !== undefined ? { reach: oldestAccepted(stream.group, now) } : {};
}

function recordPorts(
  { objects }: AlbInputs,
  { s3, scratch, provenance, putTimeout }: RunServices,
): SegmentObjectPorts | undefined {
  if (objects === undefined) return undefined;
  const { bucket, owner } = objects;
  return {
    sinkOf: ({ kmsKeyId }) => new S3ObjectSink(s3, { bucket, owner, kmsKeyId }),
    space: new SpoolSpace(scratch, MEMORY_BYTES),
    ...{ provenance, putTimeout },
  };
}

function notesOnDays({ filedByInterval }: PlacementDoubts): string[] {
  if (filedByInterval === 0) return [];
  return [
    `${filedByInterval} records have a time more than 36 hours from the end of their object's interval, and are filed under the day of that end.`,
  ];
}
