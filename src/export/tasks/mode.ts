import type { Carried, CarryContext, ClaimedSegment, Mode, PartitionPlan } from '../../engine/mode.js';
import type { Window } from '../../engine/window.js';
import { ServiceError } from '../../errors.js';
import type { LogGroup } from '../log-groups.js';
import { judge } from './judge.js';
import { exportPartition, type ExportPartitionSettings } from './partition.js';
import { obtainTask, watchTask } from './slot.js';
import { WindowWork, type ExportPorts } from './work.js';

/** Has CloudWatch Logs export log groups to a bucket, one task a log group and window. */
export function exportMode(ports: ExportPorts): Mode {
  return {
    plan: (window) => plan(ports, window),
    carry: (segment, context) => carry(ports, segment, context),
  };
}

async function* plan(ports: ExportPorts, { from, to }: Window): AsyncGenerator<PartitionPlan> {
  // The end of an explicit window may be "now, less settle": tasks are named to the second.
  const window = { from, to: Math.max(from, Math.floor(to / 1000) * 1000) };
  for (const group of ports.groups) {
    yield exportPartition(await withOlderEvents(ports, group, window), window, partitionSettings(ports));
  }
}

/** Events may be older than their group (PutLogEvents takes 14 days): then the group counts from the window's start. */
async function withOlderEvents(ports: ExportPorts, group: LogGroup, { from, to }: Window): Promise<LogGroup> {
  const before = Math.min(to, group.createdAt);
  if (group.logGroupClass !== 'STANDARD' || before <= from) return group;
  const query = { logGroup: group.name, streamPrefix: ports.inputs.logStreamPrefix, from, to: before };
  try {
    const hasOlder = await ports.events.hasEvents(query, new AbortController().signal);
    return hasOlder ? { ...group, createdAt: from } : group;
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    ports.notice(
      `Whether ${group.name} has events from before its creation cannot be seen: ${error.message}`,
    );
    return group;
  }
}

function partitionSettings({ inputs, account, clock }: ExportPorts): ExportPartitionSettings {
  const { region, logStreamPrefix, destination, ledger, chunk, timeZone, from, redo } = inputs;
  return {
    account,
    region,
    streamPrefix: logStreamPrefix,
    bucket: destination.bucket,
    prefix: destination.prefix,
    ledger: ledger.kind === 'none' ? 'none' : `s3://${ledger.bucket}/${ledger.prefix}`,
    cuts: timeZone.cuts(chunk, from),
    timeZone,
    redo,
    now: () => clock.now(),
  };
}

/** Finds or creates the window's task, waits for its end, and looks into the bucket for what came of it. */
async function carry(ports: ExportPorts, segment: ClaimedSegment, context: CarryContext): Promise<Carried> {
  const work = new WindowWork(ports, segment, context);
  try {
    for (;;) {
      const task = await obtainTask(work);
      const ended = await watchTask(work, task);
      const carried = await judge(work, ended, task.status);
      if (carried !== undefined) return carried;
    }
  } catch (error) {
    await work.endTask();
    throw error;
  }
}
