import type { EncoderPool } from '../encode/pool.js';
import { holdAgainstPartition, logGroupName } from '../engine/documents.js';
import type { Carried, CarryContext, ClaimedSegment, Mode } from '../engine/mode.js';
import { sheet, type Tally } from '../engine/tally.js';
import { showInstant } from '../engine/window.js';
import { ConfigError } from '../errors.js';
import type { LogTypeName } from './log-types/index.js';
import type { AlbInputs } from '../inputs/types.js';
import { MAX_AHEAD_MS, oldestAccepted } from '../cloudwatch-logs/age.js';
import { type CloudWatchLogsSink, type LogGroupFacts } from '../cloudwatch-logs/destination.js';
import type { PutGuard, StreamWriter } from '../cloudwatch-logs/stream-writer.js';
import type { S3LogObjects } from '../objects/s3-objects.js';
import type { LogTypeReport } from '../statistics/log-types.js';
import { ENCODER_VERSION, type EncodeSettings } from '../encode/encode.js';
import { parseClaim, parseProgress, type AlbClaim } from './claim.js';
import { deliver, type BadObject, type Delivered } from './delivery.js';
import { settleBadObjects, type Settled } from './bad-objects.js';
import type { Oddities } from './oddities.js';
import type { IntervalGaps } from './gaps.js';
import { packNames } from './segments.js';
import type { AlbPartitionSettings } from './partition.js';
import { planAlb } from './plan.js';
import type { SelectionCheck } from './selection-check.js';

export interface AlbPorts {
  readonly inputs: AlbInputs;
  readonly objects: S3LogObjects;
  readonly encoders: EncoderPool;
  readonly logs: CloudWatchLogsSink;
  readonly group: LogGroupFacts;
  /** The account that the log group is in. */
  readonly account: string;
  readonly now: () => number;
  /** A put is given up after so many ms; the lease must outlive it. */
  readonly putTimeout: number;
  readonly notice: (text: string) => void;
  readonly doubts: Doubts;
  readonly oddities: Oddities;
  /** Told of every wanted object that the plan meets. */
  readonly gaps: IntervalGaps;
  readonly check: SelectionCheck;
  /** Where what the logs say is collected; absent where nobody asks. */
  readonly report?: LogTypeReport | undefined;
}

/** What may have been doubled in a group that cannot be read back. */
export interface Doubts {
  /** Batches, at most. */
  batches: number;
}

/** Carries ALB log objects from S3 into a log group, one event a line. */
export function albMode(ports: AlbPorts): Mode {
  return {
    plan: (window) => planAlb({ ...ports, partition: partitionSettings(ports) }, window),
    carry: (segment, context) =>
      collecting(ports, (collectAs) => carry(ports, { segment, collectAs }, context)),
  };
}

/** Has what a segment's records say collected, and reports it when all of it is delivered: then alone it counts. */
async function collecting(
  { encoders, report }: AlbPorts,
  work: (collectAs: string | undefined) => Promise<Carried>,
): Promise<Carried> {
  if (report === undefined) return work(undefined);
  const collection = encoders.collection();
  try {
    const carried = await work(collection.name);
    for (const part of await collection.collected()) report.merge(part);
    return carried;
  } finally {
    collection.end();
  }
}

interface SegmentWork {
  readonly segment: ClaimedSegment;
  /** Under which name what its records say is collected. */
  readonly collectAs: string | undefined;
}

/** Sends every line of the segment's objects, in their order, into the stream that the claim names. */
async function carry(
  ports: AlbPorts,
  { segment, collectAs }: SegmentWork,
  context: CarryContext,
): Promise<Carried> {
  const claim = parseClaim(segment.id, segment.claim);
  const { bucket, prefix, ...own } = claim.day;
  holdAgainstPartition(segment, { ...own, source: `s3://${bucket}/${prefix}` });
  // What a dead run sent last cannot be told where nothing can be read back.
  if (segment.at.logs?.takenOver === true && ports.group.logGroupClass !== 'STANDARD')
    ports.doubts.batches += 1;
  const bad: BadObject[] = [];
  const writer = await openStream(ports, { claim, segment, context, bad });
  const { without = [] } = parseProgress(segment.at.logs?.progress) ?? {};
  const delivered = await deliver(ports, { claim, writer, collectAs, without, bad, signal: context.signal });
  ports.doubts.batches += delivered.result.blindRepeats;
  ports.oddities.followed(delivered.followed);
  const policy = ports.inputs.onBadObject;
  const settled = settleBadObjects({ id: segment.id, claim, bad, policy, isSentInPart: writer.showsOthers });
  ports.oddities.skipped(settled.skipped ?? []);
  return carried({ claim, settled, bad }, delivered);
}

interface OpenOrder {
  readonly claim: AlbClaim;
  readonly segment: ClaimedSegment;
  readonly context: CarryContext;
  /** Objects that could not be read, as they are met. */
  readonly bad: readonly BadObject[];
}

function openStream(ports: AlbPorts, { claim, segment, context, bad }: OpenOrder): Promise<StreamWriter> {
  const { group, putTimeout, logs } = ports;
  const held = context.claimAt('logs');
  const guard: PutGuard = {
    ...context,
    ...held,
    checkpoint: (acknowledged) => {
      const without = bad.map(({ object }) => object.tail);
      held.checkpoint({ ...acknowledged, ...(without.length === 0 ? {} : { without }) });
    },
  };
  const { resumed = false, progress } = segment.at.logs ?? {};
  const acknowledged = parseProgress(progress);
  return logs.open({ group, stream: claim.stream, guard, putTimeout, resumed, progress: acknowledged });
}

interface Work {
  readonly claim: AlbClaim;
  readonly settled: Settled;
  readonly bad: readonly BadObject[];
}

function carried({ claim, settled, bad }: Work, { sums, result }: Delivered): Carried {
  const { counts } = sums;
  const logs = sheet(counts.read, {
    written: result.written,
    filtered: counts.filtered,
    'sampled-out': counts['sampled-out'],
    'too-old': counts['too-old'] + result.tooOld,
    'too-new': counts['too-new'] + result.tooNew,
    oversize: counts.oversize,
  });
  const tally: Tally = { read: counts.read, unparsed: counts.unparsed, restamped: counts.restamped, logs };
  const there = claim.objects.filter((object) => !bad.some((each) => each.object === object));
  const counters = {
    objectsRead: there.length,
    objectsWritten: 0,
    bytesRead: there.reduce((sum, { size }) => sum + size, 0),
    bytesWritten: sums.messageBytes - result.refusedBytes,
  };
  const { covered, ...rest } = settled;
  return { tally, counters, covers: packNames(covered.map(({ tail }) => tail)), ...rest };
}

function partitionSettings(ports: AlbPorts): AlbPartitionSettings {
  const { inputs, account, group } = ports;
  return {
    destinations: { logs: logGroupName({ region: inputs.region, account, group: group.name }) },
    tooOld: inputs.logs.tooOld,
    redo: inputs.redo,
    oldest: () => oldestAccepted(group, ports.now()),
    encodeSettings: (logType) => encodeSettings(ports, logType),
    refuse: (objects, oldest) => tooOldRefusal(ports, objects, oldest),
  };
}

function encodeSettings({ inputs, group, now }: AlbPorts, logType: LogTypeName): EncodeSettings {
  const claimedAt = now();
  return {
    version: ENCODER_VERSION,
    format: inputs.logs.logFormat,
    logType,
    oldest: oldestAccepted(group, claimedAt),
    newest: claimedAt + MAX_AHEAD_MS,
    ...(inputs.logs.tooOld === 'restamp' ? { restampTo: claimedAt } : {}),
    ...(inputs.filter === undefined ? {} : { filter: inputs.filter }),
    ...(inputs.sample === 1 ? {} : { sample: inputs.sample }),
    ...(inputs.redact.length === 0 ? {} : { redact: inputs.redact }),
  };
}

function tooOldRefusal({ group, now }: AlbPorts, objects: number, oldest: number): ConfigError {
  const accepted = showInstant(oldestAccepted(group, now()));
  return new ConfigError([
    {
      subject: 'from',
      expected: `log objects that ${group.name} still accepts (newer than ${accepted})`,
      found: `${objects} older ones in a partition, the first of ${showInstant(oldest)}`,
      fix:
        'CloudWatch Logs takes events of the last 14 days, and not older than the retention of the group. Choose a ' +
        'later from, or too-old: skip to leave them out, or too-old: restamp to send them with the time of the run.',
    },
  ]);
}
