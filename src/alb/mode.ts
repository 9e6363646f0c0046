import { ENCODER_VERSION, type EncodeSettings } from '../encode/encode.js';
import { logGroupName, objectDestinationName, type DestinationNames } from '../engine/documents.js';
import type { Carried, Mode } from '../engine/mode.js';
import { formatInstant } from '../engine/window.js';
import { ConfigError } from '../errors.js';
import type { LogTypeName } from '../log-types/index.js';
import type { AlbInputs, ObjectDestination } from '../inputs/types.js';
import { MAX_AHEAD_MS, oldestAccepted } from '../cloudwatch-logs/age.js';
import { formOf } from '../objects/object-form.js';
import { carry, type AlbPorts } from './carry.js';
import type { AlbPartitionSettings } from './partition.js';
import { planAlb } from './plan.js';

/** Carries load balancer logs from S3 into a log group, one event a line, and into objects, one a segment and day. */
export function albMode(ports: AlbPorts): Mode {
  return {
    plan: (window, windowOf, openSince) =>
      planAlb({ ...ports, partition: partitionSettings(ports) }, { window, windowOf, openSince }),
    carry: (segment, context) =>
      collecting(ports, (collectAs) => carry(ports, { segment, collectAs }, context)),
  };
}

/** Collects statistics while a segment is delivered, and adds them to the report only when all of it is delivered. */
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

function partitionSettings(ports: AlbPorts): AlbPartitionSettings {
  const { inputs, stream, now } = ports;
  const { logs, objects, redo } = inputs;
  return {
    destinations: destinationNames(ports),
    tooOld: logs?.tooOld ?? 'skip',
    redo,
    oldest: () => (stream === undefined ? -Infinity : oldestAccepted(stream.group, now())),
    encodeSettings: (logType) => encodeSettings(ports, logType),
    objectTerms: objects && objectTerms(inputs, objects),
    refuse: (count, oldest) => tooOldRefusal(ports, count, oldest),
  };
}

/** Name of each destination in the ledger. */
export function destinationNames({
  inputs: { region, objects },
  account,
  stream,
}: Pick<AlbPorts, 'inputs' | 'account' | 'stream'>): DestinationNames {
  return {
    ...(objects && { s3: objectDestinationName(objects) }),
    ...(stream && { logs: logGroupName({ region, account, group: stream.group.name }) }),
  };
}

function objectTerms(
  { timeZone }: AlbInputs,
  { prefix, kmsKeyId, ...form }: ObjectDestination,
): AlbPartitionSettings['objectTerms'] {
  return {
    ...{ prefix, form: formOf(form), timeZone: timeZone.name },
    ...(kmsKeyId === undefined ? {} : { kmsKeyId }),
  };
}

function encodeSettings({ inputs, stream, now }: AlbPorts, logType: LogTypeName): EncodeSettings {
  const claimedAt = now();
  return {
    version: ENCODER_VERSION,
    format: inputs.logs?.logFormat ?? 'json',
    logType,
    oldest: stream === undefined ? 0 : oldestAccepted(stream.group, claimedAt),
    newest: claimedAt + MAX_AHEAD_MS,
    ...(inputs.logs?.tooOld === 'restamp' ? { restampTo: claimedAt } : {}),
    ...(inputs.filter === undefined ? {} : { filter: inputs.filter }),
    ...(inputs.sample === 1 ? {} : { sample: inputs.sample }),
    ...(inputs.redact.length === 0 ? {} : { redact: inputs.redact }),
  };
}

function tooOldRefusal({ stream, now }: AlbPorts, objects: number, oldest: number): ConfigError {
  const accepted = stream === undefined ? '' : formatInstant(oldestAccepted(stream.group, now()));
  return new ConfigError([
    {
      subject: 'from',
      expected: `log objects that ${stream?.group.name ?? ''} still accepts (newer than ${accepted})`,
      found: `${objects} older ones in a partition, the first of ${formatInstant(oldest)}`,
      fix:
        'CloudWatch Logs accepts events of the last 14 days that are not older than the retention of the group. Choose a ' +
        'later from, or too-old: skip to leave them out, or too-old: restamp to send them with the time of the run.',
    },
  ]);
}
