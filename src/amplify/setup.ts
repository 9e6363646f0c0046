import { logGroupName, objectDestinationName, type DestinationNames } from '../engine/documents.js';
import type { Items } from '../engine/frontier.js';
import { formatInstant } from '../engine/window.js';
import { ConfigError } from '../errors.js';
import type { AmplifyInputs } from '../inputs/types.js';
import { oldestAccepted } from '../cloudwatch-logs/age.js';
import type { LogGroupFacts } from '../cloudwatch-logs/log-groups.js';
import { StreamCheck } from '../cloudwatch-logs/stream-check.js';
import type { Verification } from '../engine/verification.js';
import { ObjectCheck } from '../objects/object-check.js';
import { formOf } from '../objects/object-form.js';
import { S3ObjectSink } from '../objects/whole-object.js';
import { AmplifyAccessLogs } from './access-logs.js';
import { domainsByApp, type AppDomains } from './apps.js';
import { SpoolSpace } from '../objects/spool.js';
import { AmplifyFigures } from '../statistics/amplify.js';
import type { LogEvents } from './claim.js';
import { DomainCounts } from './domain-counts.js';
import { HourlyRows } from './fetch.js';
import { streamOf, type DomainHour } from './hours.js';
import { objectKeyOf, type ObjectPorts } from './hour-object.js';
import { itemOf, type AmplifyPartitionSettings, type EventsOrder } from './partition.js';
import type { SelectionTerms } from './selection.js';
import { isReadable, type StreamPorts } from './stream.js';
import { amplifyMode, type LateRows } from './mode.js';
import { openLogGroup } from '../cloudwatch-logs/destination-group.js';
import { HOUR_MS, evenCuts } from '../time-zone.js';
import type { ReadyMode, RunServices } from '../setup.js';

/** Memory for all fetched rows, bytes; what is more goes to disk. */
const MEMORY_BYTES = 64 * 1024 * 1024;

/** `mode: amplify`, ready to run. */
export async function setUpAmplify(inputs: AmplifyInputs, services: RunServices): Promise<ReadyMode> {
  const { amplify, download, mask, clock, scratch, provenance, notice } = services;
  const source = new AmplifyAccessLogs({ client: await amplify(), download, mask });
  const stream = await openLogGroup(inputs, services);
  if (inputs.redo && stream !== undefined) {
    notice(
      'redo: what is committed is sent again, into new streams beside the old ones; objects are replaced.',
    );
  }
  const apps = await domainsByApp(inputs, source);
  const space = new SpoolSpace(scratch, MEMORY_BYTES);
  const rows = new HourlyRows({ read: source.read.bind(source), clock, space });
  const late: LateRows = { added: 0, missed: 0 };
  const domains = new DomainCounts(apps);
  const want = (hour: DomainHour): void => {
    rows.want(hour);
  };
  const forget = (hours: readonly DomainHour[]): Promise<void> => rows.forget(hours);
  const partition = { ...partitionSettings(inputs, services, stream), want, forget };
  const report = inputs.report === 'none' ? undefined : new AmplifyFigures();
  return {
    mode: amplifyMode({
      ...{ rows, stream, provenance, late, domains, report },
      plan: { apps, isExplicit: inputs.from !== undefined, partition },
      objects: objectPorts(inputs, services, space),
    }),
    destinations: [...(inputs.objects ? (['s3'] as const) : []), ...(stream ? (['logs'] as const) : [])],
    items: itemsOf(inputs, services.account, apps),
    destinationNames: partition.destinations,
    objectTerms: objectTermsOf(inputs),
    verification: () => verificationOf(inputs, services, { stream, destinations: partition.destinations }),
    earliest: firstDeliverable(inputs, stream?.group, clock.now()),
    whole: (instant) => evenCuts(HOUR_MS).below(instant),
    notes: () => stream?.logs.risk.notesOn(stream.group) ?? [],
    missing: () => lateRowsOf(late, stream?.group),
    sections: () => (report === undefined ? [] : [...domains.sections(), ...report.sections()]),
    logGroupClass: stream?.group.logGroupClass,
  };
}

/** The domains of all apps of an account and Region have their frontiers in one document. */
function itemsOf(
  { region, appIds, domainNames }: AmplifyInputs,
  account: string,
  apps: readonly AppDomains[],
): Items {
  const known = apps.flatMap((each) => ('domains' in each ? each.domains.map(itemOf) : []));
  const unknown = apps.filter((each) => 'failure' in each).map(({ app }) => `${app}/`);
  const selection = `${appIds.toSorted().join(',')} ${JSON.stringify(domainNames ?? 'all')}`;
  return {
    ...{ source: `amplify ${region} ${account}`, selection, known },
    selects: (item) => known.includes(item) || unknown.some((app) => item.startsWith(app)),
    covers: (item) => domainNames === undefined && appIds.some((app) => item.startsWith(`${app}/`)),
    formerly: `amplify ${region} ${selection}`,
  };
}

/** How records are written; later runs with the same prefix must use the same values. */
function objectTermsOf({ objects }: AmplifyInputs): Readonly<Record<string, string>> | undefined {
  return objects && { 'object-format': objects.objectFormat, compression: objects.compression };
}

/** Loads the code of a verification, which other runs do not need. */
async function verificationOf(
  inputs: AmplifyInputs,
  { s3, logs, clock, account }: RunServices,
  { stream, destinations }: { stream: StreamPorts | undefined; destinations: DestinationNames },
): Promise<Verification> {
  const { objects: destination, region } = inputs;
  const { amplifyVerification } = await import('./verification.js');
  return amplifyVerification({
    ...{ inputs, account, destinations },
    objects: destination && {
      check: new ObjectCheck(s3, destination),
      keyOf: (hour) => objectKeyOf({ destination }, hour),
    },
    streams: stream && new StreamCheck(logs.retrying, stream.group, { clock, region }),
  });
}

function objectPorts(
  { objects: destination }: AmplifyInputs,
  { s3, putTimeout }: RunServices,
  space: SpoolSpace,
): ObjectPorts | undefined {
  if (destination === undefined) return undefined;
  return { sink: new S3ObjectSink(s3, destination), destination, space, putTimeout };
}

function partitionSettings(
  inputs: AmplifyInputs,
  { account, clock }: RunServices,
  stream: StreamPorts | undefined,
): Omit<AmplifyPartitionSettings, 'want' | 'forget'> {
  const { region, redo, logs, objects } = inputs;
  const now = (): number => clock.now();
  const refuses = logs?.tooOld === 'fail' && stream !== undefined;
  return {
    ...{ region, account, redo, now },
    destinations: {
      ...(objects && { s3: objectDestinationName(objects) }),
      ...(stream && { logs: logGroupName({ region, account, group: stream.group.name }) }),
    },
    refusedBefore: refuses ? oldestAccepted(stream.group, now()) : undefined,
    logEvents: (hour, order) =>
      stream && logEvents(inputs, { ...order, hour, group: stream.group, now: now() }),
    objectTerms: objects && { form: formOf(objects), select: selectionOf(inputs) },
    refuse: (hours, oldest) => tooOldRefusal({ hours, oldest, now: now() }, stream?.group),
  };
}

interface HourEventsOrder extends EventsOrder {
  readonly hour: DomainHour;
  readonly group: LogGroupFacts;
  readonly now: number;
}

/**
 * How an hour's records become events. A recheck adds events only if it can read back what is there: the group is readable,
 * and no event of the hour can have expired.
 */
function logEvents(
  inputs: AmplifyInputs,
  { hour: its, suffix, pass, first, group, now }: HourEventsOrder,
): LogEvents {
  const { logs } = inputs;
  const { hour } = its;
  const oldest = oldestAccepted(group, now);
  return {
    stream: `${streamOf(its)}${suffix.replace('+', '-')}`,
    format: first.format ?? logs?.logFormat ?? 'json',
    select: first.select ?? selectionOf(inputs),
    oldest,
    ...(logs?.tooOld === 'restamp' ? { restampTo: now } : {}),
    adds: pass !== 'recheck' || (isReadable(group) && hour >= oldest),
  };
}

/** The inputs `filter`, `sample` and `redact`, without those that have no effect. */
function selectionOf({ filter, sample, redact }: AmplifyInputs): SelectionTerms {
  return {
    ...(filter === undefined ? {} : { filter }),
    ...(sample === 1 ? {} : { sample }),
    ...(redact.length === 0 ? {} : { redact: [...redact] }),
  };
}

/** The first hour that can still be delivered. Only CloudWatch Logs has an age limit; Amplify keeps its logs. */
function firstDeliverable(
  { logs, objects }: AmplifyInputs,
  group: LogGroupFacts | undefined,
  now: number,
): number | undefined {
  if (logs === undefined || group === undefined || logs.tooOld === 'restamp') return undefined;
  if (logs.tooOld === 'skip' && objects !== undefined) return undefined;
  return Math.ceil(oldestAccepted(group, now) / HOUR_MS) * HOUR_MS;
}

function lateRowsOf({ added, missed }: LateRows, group: LogGroupFacts | undefined): string[] {
  return [
    ...(added > 0
      ? [
          `${added} rows came after their hour was committed, and were added; the statistics of this report do not include them.`,
        ]
      : []),
    ...(missed > 0
      ? [
          `${missed} rows came after their hour was committed, and were not sent to ${group?.name ?? ''}: what it holds ` +
            'cannot be read back any more, and sending them might create duplicates.',
        ]
      : []),
  ];
}

interface TooOld {
  readonly hours: number;
  readonly oldest: number;
  readonly now: number;
}

function tooOldRefusal({ hours, oldest, now }: TooOld, group: LogGroupFacts | undefined): ConfigError {
  const accepted = group === undefined ? now : oldestAccepted(group, now);
  return new ConfigError([
    {
      subject: 'from',
      expected: `hours that ${group?.name ?? ''} still accepts (after ${formatInstant(accepted)})`,
      found: `${hours} older ones in a day, the first at ${formatInstant(oldest)}`,
      fix:
        'CloudWatch Logs accepts events of the last 14 days that are not older than the retention of the group. Choose a ' +
        'later from, or too-old: skip to leave them out, or too-old: restamp to send them with the time of the run.',
    },
  ]);
}
