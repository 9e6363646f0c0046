import {
  DescribeLogGroupsCommand,
  DescribeLogStreamsCommand,
  type CloudWatchLogsClient,
  type LogGroup as WireGroup,
} from '@aws-sdk/client-cloudwatch-logs';
import { RateLimiter, type Pauses } from '../engine/rate-limiter.js';
import { calling } from '../errors.js';
import { EventPages, type EventQuery } from './event-pages.js';
import { DAY_MS } from '../time-zone.js';

export type { EventQuery } from './event-pages.js';

/** A log group as a source. */
export interface LogGroup {
  readonly name: string;
  /** `STANDARD`, `INFREQUENT_ACCESS`, `DELIVERY`, … */
  readonly logGroupClass: string;
  /** Epoch ms. */
  readonly createdAt: number;
  /** What the group holds by now, as AWS bills it; told with delay. */
  readonly storedBytes: number;
  /** Absent: events never expire. */
  readonly retentionDays: number | undefined;
  /** Whether a data protection policy masks parts of its events. */
  readonly isProtected: boolean;
}

/** The timestamp of the last event of a log group, epoch ms; `none` for a group without streams. */
export type NewestEvent = number | 'none' | 'unknown';

/** Calls a second for each account and Region (CloudWatch Logs quotas). */
const DESCRIBE_GROUPS_PER_SECOND = 10;
const DESCRIBE_STREAMS_PER_SECOND = 25;
/** FilterLogEvents: 25 in us-east-1, 10 or 5 in the other Regions; which has which is not published in one place. */
const FILTER_PER_SECOND: Readonly<Record<string, number>> = { 'us-east-1': 25 };
const FILTER_PER_SECOND_ELSEWHERE = 5;
/** DescribeLogGroups API: at most 50 a page. */
const GROUPS_A_PAGE = 50;

/** Log groups as a source; many may ask at once, and the calls are spread out over the quotas of the service. */
export class SourceLogGroups {
  readonly #client: CloudWatchLogsClient;
  readonly #describeGroups: RateLimiter;
  readonly #describeStreams: RateLimiter;
  readonly #events: EventPages;

  constructor(client: CloudWatchLogsClient, { clock, region }: { clock: Pauses; region: string }) {
    this.#client = client;
    this.#describeGroups = new RateLimiter(clock, DESCRIBE_GROUPS_PER_SECOND);
    this.#describeStreams = new RateLimiter(clock, DESCRIBE_STREAMS_PER_SECOND);
    const perSecond = FILTER_PER_SECOND[region] ?? FILTER_PER_SECOND_ELSEWHERE;
    this.#events = new EventPages(client, { clock, perSecond });
  }

  /** All groups whose name begins so, by name. */
  async startingWith(prefix: string): Promise<LogGroup[]> {
    const start = prefix === '' ? {} : { logGroupNamePrefix: prefix };
    const on = { call: 'logs:DescribeLogGroups', resource: `log groups ${prefix}*` };
    const groups: LogGroup[] = [];
    let nextToken: string | undefined;
    do {
      await this.#describeGroups.turn();
      const command = new DescribeLogGroupsCommand({ ...start, limit: GROUPS_A_PAGE, nextToken });
      const page = await calling(on, () => this.#client.send(command));
      groups.push(...(page.logGroups ?? []).map(read));
      nextToken = page.nextToken;
    } while (nextToken !== undefined);
    return groups;
  }

  /**
   * When the last event of the group happened, by its newest stream. The service tells it with a delay, usually of less
   * than an hour (DescribeLogStreams API, lastEventTimestamp); `unknown` where it tells none.
   */
  async newestEvent(logGroup: string, signal: AbortSignal): Promise<NewestEvent> {
    const on = { call: 'logs:DescribeLogStreams', resource: `log group ${logGroup}` };
    await this.#describeStreams.turn(signal);
    signal.throwIfAborted();
    const command = new DescribeLogStreamsCommand({
      logGroupName: logGroup,
      orderBy: 'LastEventTime',
      descending: true,
      limit: 1,
    });
    const page = await calling(on, () => this.#client.send(command, { abortSignal: signal }), signal);
    const [newest] = page.logStreams ?? [];
    if (newest === undefined) return page.nextToken === undefined ? 'none' : 'unknown';
    return newest.lastEventTimestamp ?? 'unknown';
  }

  /** Whether all streams of the group have names that begin so: names are in order, so the first and the last tell it. */
  async isAllOf(logGroup: string, prefix: string, signal: AbortSignal): Promise<boolean> {
    const on = { call: 'logs:DescribeLogStreams', resource: `log group ${logGroup}` };
    const ends = [false, true].map(async (descending) => {
      await this.#describeStreams.turn(signal);
      signal.throwIfAborted();
      const order = { orderBy: 'LogStreamName', descending, limit: 1 } as const;
      const command = new DescribeLogStreamsCommand({ logGroupName: logGroup, ...order });
      const page = await calling(on, () => this.#client.send(command, { abortSignal: signal }), signal);
      return (page.logStreams ?? []).every(({ logStreamName = '' }) => logStreamName.startsWith(prefix));
    });
    return (await Promise.all(ends)).every((isOne) => isOne);
  }

  /** Whether the group (of class STANDARD: no other can be read) has an event in a window. */
  hasEvents(query: EventQuery, signal: AbortSignal): Promise<boolean> {
    return this.#events.hasEvents(query, signal);
  }
}

function read(group: WireGroup): LogGroup {
  return {
    name: group.logGroupName ?? '',
    logGroupClass: group.logGroupClass ?? 'STANDARD',
    createdAt: group.creationTime ?? 0,
    storedBytes: group.storedBytes ?? 0,
    retentionDays: group.retentionInDays,
    isProtected: isProtected(group),
  };
}

/** Of its own, or of the account. */
function isProtected({ dataProtectionStatus, inheritedProperties }: WireGroup): boolean {
  return (
    dataProtectionStatus === 'ACTIVATED' || inheritedProperties?.includes('ACCOUNT_DATA_PROTECTION') === true
  );
}

/** The share of what a group stores that falls on a window, if events come evenly: an estimate. */
export function estimatedBytes(
  group: LogGroup,
  { from, to }: { from: number; to: number },
  now: number,
): number {
  const { createdAt, retentionDays, storedBytes } = group;
  const since = retentionDays === undefined ? createdAt : Math.max(createdAt, now - retentionDays * DAY_MS);
  return Math.round(storedBytes * Math.min(1, (to - from) / Math.max(1000, now - since)));
}
