import {
  GetLogEventsCommand,
  type CloudWatchLogsClient,
  type GetLogEventsCommandOutput,
} from '@aws-sdk/client-cloudwatch-logs';
import { calling } from '../errors.js';
import type { StoredEvent } from './sent-events.js';

export interface StreamOfGroup {
  readonly group: string;
  readonly stream: string;
  readonly signal: AbortSignal;
}

export interface ReadPorts {
  readonly client: CloudWatchLogsClient;
  /** Has one call made when its turn has come. */
  readonly inTurn: <T>(call: () => Promise<T>, signal: AbortSignal) => Promise<T>;
}

/** The events of a stream from its head on, a page at a time. */
export async function* streamPages(
  { client, inTurn }: ReadPorts,
  { group, stream, signal }: StreamOfGroup,
): AsyncGenerator<StoredEvent[]> {
  const on = { call: 'logs:GetLogEvents', resource: `${group}:${stream}` };
  let nextToken: string | undefined;
  for (;;) {
    const command = new GetLogEventsCommand({
      logGroupName: group,
      logStreamName: stream,
      startFromHead: true,
      nextToken,
    });
    const read = (): Promise<GetLogEventsCommandOutput> =>
      calling(on, () => client.send(command, { abortSignal: signal }), signal);
    const page = await inTurn(read, signal);
    yield (page.events ?? []).map(({ timestamp = NaN, message = '' }) => ({ timestamp, message }));
    // Pages may be empty; the end is where the token stays the same (GetLogEvents API).
    if (page.nextForwardToken === nextToken) return;
    nextToken = page.nextForwardToken;
  }
}
