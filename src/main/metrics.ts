import type { MetricName } from '../cloudwatch-logs/metrics-event.js';
import { countsWindows, writtenOf } from '../engine/tally.js';
import { messageOf } from '../errors.js';
import type { Inputs } from '../inputs/inputs.js';
import type { Host } from '../platform/actions.js';
import type { Aws } from '../platform/aws.js';
import { awsOf } from './sign-in.js';
import type { FinishedRun } from './ending.js';
import { runMode } from './run.js';
import { isComplete, lostRecords, verdictOn } from './verdict.js';

/** Runs the mode and then, even after a failure, sends one event to `metrics-log-group`. */
export async function runWithMetrics(inputs: Inputs, host: Host): Promise<FinishedRun> {
  const aws = awsOf(inputs, host);
  const startedAt = host.clock.monotonic();
  const seconds = (): number => (host.clock.monotonic() - startedAt) / 1000;
  try {
    const finished = await runMode(inputs, host, aws);
    await putMetrics(inputs, {
      host,
      aws,
      figures: { ...figuresOf(finished, inputs, host.clock.now()), DurationSeconds: seconds() },
    });
    return finished;
  } catch (error) {
    await putMetrics(inputs, { host, aws, figures: { ...begunNothing(inputs), DurationSeconds: seconds() } });
    throw error;
  }
}

type Figures = Readonly<Partial<Record<MetricName, number>>>;

interface MeasuredRun {
  readonly host: Host;
  readonly aws: Aws;
  readonly figures: Figures;
}

/** What AWS refuses here is a warning: the logs are what the run is for. */
async function putMetrics(inputs: Inputs, { host, aws, figures }: MeasuredRun): Promise<void> {
  const group = inputs.metricsLogGroup;
  if (group === undefined) return;
  // With it comes the client of CloudWatch Logs, which the start of a run must not wait for.
  const { metricsEvent, metricsStream, putMetricsEvent } =
    await import('../cloudwatch-logs/metrics-event.js');
  const { repository = 'local', workflow = 'local', job = 'local' } = host.environment;
  const at = host.clock.now();
  const message = metricsEvent({
    at,
    mode: inputs.mode,
    name: `${repository}/${workflow}/${job}`,
    ...(inputs.from === undefined ? {} : { kind: 'backfill' as const }),
    figures,
  });
  const stream = metricsStream(repository, workflow);
  try {
    await putMetricsEvent(await aws.logs(), host.clock, { group, stream, at, message });
  } catch (error) {
    host.warning(`metrics-log-group: the event of this run could not be written: ${messageOf(error)}`);
  }
}

/** Of a run that ended before it carried anything: how far behind the schedule is, it did not see. */
function begunNothing(inputs: Inputs): Figures {
  const isCounted = inputs.mode !== 'export' || inputs.engine === 'read';
  return {
    ...(inputs.from === undefined ? { Complete: 0 } : {}),
    ...(isCounted ? { RecordsRead: 0, RecordsWritten: 0, RecordsLost: 0 } : {}),
    BytesWritten: 0,
    Failed: 1,
  };
}

function figuresOf(finished: FinishedRun, inputs: Inputs, now: number): Figures {
  const { frontier = finished.result.gapFreeTo } = finished;
  const { tally, counters } = finished.result;
  const failed = verdictOn(finished, inputs).failures.length > 0;
  return {
    // A backfill does not say how far a schedule is behind.
    ...(inputs.from === undefined
      ? {
          LagSeconds: Math.max(0, now - frontier) / 1000,
          Complete: Number(isComplete(finished)),
        }
      : {}),
    ...(countsWindows(tally)
      ? { BytesWritten: tally.bytes }
      : {
          RecordsRead: tally.read,
          RecordsWritten: writtenOf(tally),
          RecordsLost: lostRecords(tally, inputs).reduce((sum, [, count]) => sum + count, 0),
          BytesWritten: counters.bytesWritten,
        }),
    Failed: Number(failed),
  };
}
