import { ConfigError, messageOf } from '../errors.js';
import { CloudWatchLogsSink } from './destination.js';
import type { LogGroupFacts, LogGroups, NewLogGroup } from './log-groups.js';

/** The log group that the inputs name, and how it is created when it is missing; absent: then it is an error. */
interface NamedGroup {
  readonly logGroup: string;
  readonly create: NewLogGroup | undefined;
}

/** What the inputs say of it. */
interface LogGroupInputs {
  readonly logs: NamedGroup | undefined;
  readonly region: string;
  readonly concurrency: number;
}

/** The log group that events are sent to. */
export interface LogGroupDestination {
  readonly logs: CloudWatchLogsSink;
  readonly group: LogGroupFacts;
  /** Time-out of a put, ms. A put starts only if the lease outlives it. */
  readonly putTimeout: number;
}

/** The services of a run that a log group needs. */
interface LogGroupServices extends Omit<LogGroupOptions, 'region'>, Pick<LogGroupDestination, 'putTimeout'> {
  readonly logs: ConstructorParameters<typeof CloudWatchLogsSink>[0];
  readonly clock: ConstructorParameters<typeof CloudWatchLogsSink>[1];
  readonly notice: (text: string) => void;
}

/** The log group of the inputs, ready to be sent to; `undefined` where they name none. */
export async function openLogGroup(
  { logs: named, region, concurrency }: LogGroupInputs,
  { logs: clients, clock, notice, putTimeout, ...options }: LogGroupServices,
): Promise<LogGroupDestination | undefined> {
  if (named === undefined) return undefined;
  const logs = new CloudWatchLogsSink({ ...clients, concurrency }, clock, notice);
  return { logs, putTimeout, group: await destinationGroup(logs.groups, named, { ...options, region }) };
}

interface LogGroupOptions {
  readonly region: string;
  readonly warn: (text: string) => void;
  readonly dryRun?: boolean;
}

/**
 * The destination's facts; the group is created when it is missing and the inputs say so. A dry run creates and refuses
 * nothing here (its checklist does): of a group that is missing it hands back what it would be.
 */
export async function destinationGroup(
  groups: LogGroups,
  destination: NamedGroup,
  { region, warn, dryRun }: LogGroupOptions,
): Promise<LogGroupFacts> {
  const { logGroup, create } = destination;
  const found = await groups.find(logGroup);
  const wanted = { name: logGroup, logGroupClass: 'STANDARD', retentionDays: undefined, ...create };
  if (dryRun === true) return found ?? wanted;
  if (found === undefined && create === undefined) throw missing(logGroup);
  if (found === undefined && create !== undefined) await groups.create(logGroup, create);
  const facts = found === undefined ? wanted : await finished(groups, found, { create, warn });
  if (facts.logGroupClass === 'DELIVERY') throw deliveryClass(logGroup);
  if (facts.retentionDays === undefined) warn(keptForEver(logGroup, region));
  return facts;
}

/** Sets the retention of a group that the action created if that failed then; groups of others are not changed. */
async function finished(
  groups: LogGroups,
  found: LogGroupFacts,
  { create, warn }: Pick<NamedGroup, 'create'> & Pick<LogGroupOptions, 'warn'>,
): Promise<LogGroupFacts> {
  const retentionDays = create?.retentionDays;
  if (found.retentionDays !== undefined || retentionDays === undefined) return found;
  try {
    if (!(await groups.isCreatedByAction(found.name))) return found;
  } catch (error) {
    warn(`Whether log group ${found.name} was made by an earlier run could not be seen: ${messageOf(error)}`);
    return found;
  }
  await groups.retain(found.name, retentionDays);
  return { ...found, retentionDays };
}

function keptForEver(logGroup: string, region: string): string {
  return (
    `Log group ${logGroup} keeps its events forever, at a growing cost. Set a retention: ` +
    `aws logs put-retention-policy --log-group-name '${logGroup}' --retention-in-days 30 --region ${region} ` +
    '(retention-days applies only to a log group that a run creates).'
  );
}

function missing(logGroup: string): ConfigError {
  return new ConfigError([
    {
      subject: 'destination-log-group',
      expected: 'a log group that exists in this account and Region',
      found: `no group ${logGroup}`,
      fix: 'Correct the name, create the group, or set create-log-group: true.',
    },
  ]);
}

function deliveryClass(logGroup: string): ConfigError {
  return new ConfigError([
    {
      subject: 'destination-log-group',
      expected: 'a log group of class STANDARD or INFREQUENT_ACCESS',
      found: `${logGroup} of class DELIVERY, which takes no events from PutLogEvents`,
      fix: 'Choose another log group; the class of a group cannot be changed.',
    },
  ]);
}
