import type { JsonInput } from '../wire/json-input.js';
import { constraint } from '../wire/json-input.js';
import { awsError } from '../wire/message.js';
import type { LogGroup, LogGroupClass, LogGroupOptions, LogStore, LogStream } from './log-store.js';
import { checkGroupName, checkStreamName, groupNameOf } from './names.js';
import { checkedLimit } from './read-events.js';

const retentions = new Set([
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
]);
const classes: readonly LogGroupClass[] = ['STANDARD', 'INFREQUENT_ACCESS', 'DELIVERY', 'ESSENTIALS'];

function invalid(message: string): Error {
  return awsError(400, 'InvalidParameterException', message);
}

export function createLogGroup(store: LogStore, input: JsonInput): object | undefined {
  const name = input.requiredString('logGroupName');
  checkGroupName(name);
  const wanted = input.string('logGroupClass') ?? 'STANDARD';
  const found = classes.find((one) => one === wanted);
  if (!found)
    throw constraint(wanted, 'logGroupClass', `Member must satisfy enum value set: [${classes.join(', ')}]`);
  const options: LogGroupOptions = { class: found };
  const kmsKeyId = input.string('kmsKeyId');
  if (kmsKeyId !== undefined) options.kmsKeyId = kmsKeyId;
  const tags = input.map('tags');
  if (tags !== undefined) options.tags = tags;
  store.createGroup(name, options);
  return undefined;
}

export function putRetentionPolicy(store: LogStore, input: JsonInput): object | undefined {
  const group = store.group(input.requiredString('logGroupName'));
  const days = input.requiredNumber('retentionInDays');
  if (!retentions.has(days)) throw invalid(`${days} is not a valid retention period.`);
  group.retentionDays = days;
  return undefined;
}

export function listTagsForResource(store: LogStore, input: JsonInput): object {
  return { tags: store.group(groupNameOf(input.requiredString('resourceArn'))).tags };
}

export function deleteRetentionPolicy(store: LogStore, input: JsonInput): object | undefined {
  store.group(input.requiredString('logGroupName')).retentionDays = undefined;
  return undefined;
}

/** A page of a sorted list; the token is the last name of the page before. */
function paged<T>(
  items: readonly T[],
  { limit, token, key }: { limit: number; token: string | undefined; key: (item: T) => string },
): { page: readonly T[]; nextToken?: string } {
  const last = token === undefined ? undefined : Buffer.from(token, 'base64url').toString();
  const found = last === undefined ? -1 : items.findIndex((item) => key(item) === last);
  if (last !== undefined && found < 0) throw invalid('The specified nextToken is invalid.');
  const page = items.slice(found + 1, found + 1 + limit);
  const end = page.at(-1);
  const more = found + 1 + limit < items.length && end !== undefined;
  return more ? { page, nextToken: Buffer.from(key(end)).toString('base64url') } : { page };
}

function describeGroup(store: LogStore, group: LogGroup): object {
  const arn = store.groupArn(group.name);
  return {
    logGroupName: group.name,
    creationTime: group.creationTime,
    retentionInDays: group.retentionDays,
    metricFilterCount: 0,
    arn: `${arn}:*`,
    logGroupArn: arn,
    storedBytes: group.storedBytes,
    kmsKeyId: group.kmsKeyId,
    logGroupClass: group.class,
    deletionProtectionEnabled: false,
  };
}

function groupFilter(input: JsonInput): (group: LogGroup) => boolean {
  const prefix = input.string('logGroupNamePrefix');
  const pattern = input.string('logGroupNamePattern')?.toLowerCase();
  const wanted = input.string('logGroupClass');
  const names = input.list('logGroupIdentifiers')?.map((one) => groupNameOf(String(one)));
  if (prefix !== undefined && pattern !== undefined) {
    throw invalid('LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.');
  }
  return (group) =>
    group.name.startsWith(prefix ?? '') &&
    group.name.toLowerCase().includes(pattern ?? '') &&
    (wanted === undefined || wanted === group.class) &&
    (names?.includes(group.name) ?? true);
}

export function describeLogGroups(store: LogStore, input: JsonInput): object {
  const groups = [...store.groups.values()].filter(groupFilter(input));
  groups.sort((a, b) => (a.name < b.name ? -1 : 1));
  const limit = checkedLimit(input, 50);
  const { page, nextToken } = paged(groups, {
    limit,
    token: input.string('nextToken'),
    key: ({ name }) => name,
  });
  return { logGroups: page.map((group) => describeGroup(store, group)), nextToken };
}

export function createLogStream(store: LogStore, input: JsonInput): object | undefined {
  const group = input.requiredString('logGroupName');
  const name = input.requiredString('logStreamName');
  checkStreamName(name);
  store.createStream(group, name);
  return undefined;
}

export function deleteLogStream(store: LogStore, input: JsonInput): object | undefined {
  const group = input.requiredString('logGroupName');
  const { name } = store.stream(group, input.requiredString('logStreamName'));
  store.group(group).streams.delete(name);
  return undefined;
}

export function deleteLogGroup(store: LogStore, input: JsonInput): object | undefined {
  const { name } = store.group(input.requiredString('logGroupName'));
  store.groups.delete(name);
  return undefined;
}

function describeStream(store: LogStore, group: string, stream: LogStream): object {
  return {
    logStreamName: stream.name,
    creationTime: stream.creationTime,
    firstEventTimestamp: stream.firstTimestamp,
    lastEventTimestamp: stream.lastTimestamp,
    lastIngestionTime: stream.lastIngestionTime,
    uploadSequenceToken: String(stream.count).padStart(56, '4'),
    arn: `${store.groupArn(group)}:log-stream:${stream.name}`,
    storedBytes: 0,
  };
}

function byName(a: LogStream, b: LogStream): number {
  return a.name < b.name ? -1 : 1;
}

function byLastEvent(a: LogStream, b: LogStream): number {
  return (a.lastTimestamp ?? 0) - (b.lastTimestamp ?? 0) || byName(a, b);
}

export function describeLogStreams(store: LogStore, input: JsonInput): object {
  const name = groupNameOf(input.string('logGroupIdentifier') ?? input.requiredString('logGroupName'));
  const prefix = input.string('logStreamNamePrefix');
  const byTime = input.string('orderBy') === 'LastEventTime';
  if (byTime && prefix !== undefined)
    throw invalid('Cannot order by LastEventTime with a logStreamNamePrefix.');
  const streams = [...store.group(name).streams.values()].filter((stream) =>
    stream.name.startsWith(prefix ?? ''),
  );
  streams.sort(byTime ? byLastEvent : byName);
  if (input.boolean('descending') ?? false) streams.reverse();
  const limit = checkedLimit(input, 50);
  const { page, nextToken } = paged(streams, {
    limit,
    token: input.string('nextToken'),
    key: (one) => one.name,
  });
  return { logStreams: page.map((stream) => describeStream(store, name, stream)), nextToken };
}
