import type { Mode, PartitionPlan } from '../../engine/mode.js';
import { sideBySide } from '../../engine/side-by-side.js';
import type { Window } from '../../engine/window.js';
import { ServiceError } from '../../errors.js';
import type { LogGroup } from '../log-groups.js';
import { carry } from './carry.js';
import { EventProbe } from './event-probe.js';
import { exportPartition, type ExportPartitionSettings } from './partition.js';
import { TaskTurns } from './task-turns.js';
import type { ExportPorts, ExportRun } from './work.js';

/** Questions about groups that are asked at once; their pace is that of the quotas. */
const GROUPS_AHEAD = 64;

/** Has CloudWatch Logs export log groups to a bucket, one task a log group and window that holds events. */
export function exportMode(ports: ExportPorts): Mode {
  const { events, clock, cancelled, notice } = ports;
  const probe = new EventProbe({ events, cancelled, notice, now: () => clock.now() });
  const groups = new Map(ports.groups.map((group) => [group.name, group]));
  const run = { ports, state: { groups, probe, turns: new TaskTurns() } };
  return {
    plan: (window) => plan(run, window),
    carry: (segment, context) => carry(run, segment, context),
  };
}

async function* plan(run: ExportRun, { from, to }: Window): AsyncGenerator<PartitionPlan> {
  // The end of an explicit window may be "now, less settle": tasks are named to the second.
  const window = { from, to: Math.max(from, Math.floor(to / 1000) * 1000) };
  const settings = partitionSettings(run.ports);
  const groups = sideBySide(run.ports.groups, GROUPS_AHEAD, (group) => withOlderEvents(run, group, window));
  for await (const group of groups) yield exportPartition(group, window, settings);
}

/** Events may be older than their group (PutLogEvents takes 14 days): then the group counts from the window's start. */
async function withOlderEvents(
  { ports, state }: ExportRun,
  group: LogGroup,
  { from, to }: Window,
): Promise<LogGroup> {
  const before = Math.min(to, group.createdAt);
  if (before <= from) return group;
  const query = { logGroup: group.name, streamPrefix: ports.inputs.logStreamPrefix, from, to: before };
  const hasOlder = await state.probe.ask(group, query, AbortSignal.any([ports.cancelled])).then(
    (answer) => answer === 'events',
    (error: unknown) => {
      if (!(error instanceof ServiceError)) throw error;
      // No answer for now: each of the windows is asked for itself, and fails alone.
      return true;
    },
  );
  return hasOlder ? { ...group, createdAt: from } : group;
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
