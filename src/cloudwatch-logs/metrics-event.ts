import {
  CreateLogStreamCommand,
  PutLogEventsCommand,
  type CloudWatchLogsClient,
} from '@aws-sdk/client-cloudwatch-logs';
import { ServiceError, calling } from '../errors.js';
import type { LogsClients } from './destination.js';
import type { Pauses } from '../engine/rate-limiter.js';

/**
 * What CloudWatch turns into metrics, taken from an event in the embedded metric format (CloudWatch user guide,
 * "Specification: Embedded metric format"). Absent figures are left out.
 */
export interface RunMetrics {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly mode: string;
  /** `repository/workflow/job`. */
  readonly name: string;
  /** `backfill` for a run of a given window; absent for one of a schedule. */
  readonly kind?: 'backfill';
  readonly figures: Readonly<Partial<Record<MetricName, number>>>;
}

/** Each metric and its unit, as CloudWatch names it. */
const UNITS = {
  LagSeconds: 'Seconds',
  RecordsRead: 'Count',
  RecordsWritten: 'Count',
  RecordsLost: 'Count',
  BytesWritten: 'Bytes',
  DurationSeconds: 'Seconds',
  Complete: 'None',
  Failed: 'None',
} as const;
export type MetricName = keyof typeof UNITS;

export const METRICS_NAMESPACE = 'LogFerry';

/** The event of a run, as one line of JSON. */
export function metricsEvent({ at, mode, name, kind, figures }: RunMetrics): string {
  const known = Object.entries(UNITS).filter(([metric]) => metric in figures);
  const dimensions = { Mode: mode, Name: name, ...(kind === undefined ? {} : { Kind: kind }) };
  return JSON.stringify({
    _aws: {
      Timestamp: at,
      CloudWatchMetrics: [
        {
          Namespace: METRICS_NAMESPACE,
          Dimensions: [Object.keys(dimensions)],
          Metrics: known.map(([Name, Unit]) => ({ Name, Unit })),
        },
      ],
    },
    ...dimensions,
    ...figures,
  });
}

/** A stream's name holds no `:` and no `*`, and 512 characters at most (CreateLogStream API). */
export function metricsStream(repository: string, workflow: string): string {
  return `log-ferry/${repository}/${workflow}`.replaceAll(/[:*]/g, '-').slice(0, 512);
}

export interface MetricsPut {
  readonly group: string;
  readonly stream: string;
  readonly at: number;
  readonly message: string;
}

const MAX_THROTTLES = 5;
const THROTTLE_PAUSE_MS = 1000;

/**
 * Puts the one event of a run. It is sent again only when the service surely did not take it (a throttle, a stream that is
 * not there yet): an answer that was lost may mean that it is there, and two events would count twice.
 */
export async function putMetricsEvent(clients: LogsClients, clock: Pauses, event: MetricsPut): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await put(clients.once, event);
      return;
    } catch (error) {
      if (!(error instanceof ServiceError) || error.ambiguous || tries > MAX_THROTTLES) throw error;
      if (error.code === 'ResourceNotFoundException') await createStream(clients.retrying, event);
      else if (error.retryable) await clock.sleep(tries * THROTTLE_PAUSE_MS);
      else throw error;
    }
  }
}

async function put(client: CloudWatchLogsClient, { group, stream, at, message }: MetricsPut): Promise<void> {
  const command = new PutLogEventsCommand({
    logGroupName: group,
    logStreamName: stream,
    logEvents: [{ timestamp: at, message }],
  });
  const on = { call: 'logs:PutLogEvents', resource: `log stream ${stream} of ${group}`, onceOnly: true };
  const { rejectedLogEventsInfo } = await calling(on, () => client.send(command));
  if (rejectedLogEventsInfo !== undefined)
    throw new Error(
      `CloudWatch Logs accepted no event in ${group}: ${JSON.stringify(rejectedLogEventsInfo)}`,
    );
}

async function createStream(client: CloudWatchLogsClient, { group, stream }: MetricsPut): Promise<void> {
  const command = new CreateLogStreamCommand({ logGroupName: group, logStreamName: stream });
  try {
    await calling({ call: 'logs:CreateLogStream', resource: `log group ${group}` }, () =>
      client.send(command),
    );
  } catch (error) {
    if (!(error instanceof ServiceError && error.code === 'ResourceAlreadyExistsException')) throw error;
  }
}
