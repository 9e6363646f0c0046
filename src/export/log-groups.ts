import {
  FilterLogEventsCommand,
  paginateDescribeLogGroups,
  type CloudWatchLogsClient,
} from '@aws-sdk/client-cloudwatch-logs';
import { calling } from '../errors.js';

export interface LogGroup {
  readonly name: string;
  /** `STANDARD`, `INFREQUENT_ACCESS`, `DELIVERY`, … */
  readonly logGroupClass: string;
  /** Epoch ms. */
  readonly createdAt: number;
  /** What the group holds by now, as AWS bills it; told with delay. */
  readonly storedBytes: number;
  /** Absent: events are kept for ever. */
  readonly retentionDays: number | undefined;
}

export interface EventQuery {
  readonly logGroup: string;
  readonly streamPrefix: string | undefined;
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
}

/** Log groups as a source. */
export class LogGroups {
  readonly #client: CloudWatchLogsClient;

  constructor(client: CloudWatchLogsClient) {
    this.#client = client;
  }

  /** All groups whose name begins so, by name. */
  async startingWith(prefix: string): Promise<LogGroup[]> {
    const input = prefix === '' ? {} : { logGroupNamePrefix: prefix };
    const on = { call: 'logs:DescribeLogGroups', resource: `log groups ${prefix}*` };
    return calling(on, async () => {
      const groups: LogGroup[] = [];
      for await (const page of paginateDescribeLogGroups({ client: this.#client }, input)) {
        for (const group of page.logGroups ?? []) {
          groups.push({
            name: group.logGroupName ?? '',
            logGroupClass: group.logGroupClass ?? 'STANDARD',
            createdAt: group.creationTime ?? 0,
            storedBytes: group.storedBytes ?? 0,
            retentionDays: group.retentionInDays,
          });
        }
      }
      return groups;
    });
  }

  /** Whether the group (of class STANDARD: no other can be read) has an event in a window. */
  async hasEvents(query: EventQuery, signal: AbortSignal): Promise<boolean> {
    const { logGroup, streamPrefix, from, to } = query;
    const on = { call: 'logs:FilterLogEvents', resource: `log group ${logGroup}` };
    let nextToken: string | undefined;
    do {
      const command = new FilterLogEventsCommand({
        logGroupName: logGroup,
        ...(streamPrefix === undefined ? {} : { logStreamNamePrefix: streamPrefix }),
        startTime: from,
        // Inclusive (FilterLogEvents API: later events are not returned).
        endTime: to - 1,
        limit: 1,
        nextToken,
      });
      const page = await calling(on, () => this.#client.send(command, { abortSignal: signal }), signal);
      if ((page.events ?? []).length > 0) return true;
      // A page may be empty and not the last.
      nextToken = page.nextToken;
    } while (nextToken !== undefined);
    return false;
  }
}
