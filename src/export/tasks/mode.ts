import type { Mode, PartitionPlan } from '../../engine/mode.js';
import { mapConcurrent } from '../../engine/concurrency.js';
import type { ItemWindow, Window, WindowOf } from '../../engine/window.js';
import { ServiceError } from '../../errors.js';
import type { LogGroup } from '../log-groups.js';
import type { Month } from '../months.js';
import { carry, idleUnclaimed } from './carry.js';
import { EventProbe } from './event-probe.js';
import { exportPartition, groupWork, type ExportPartitionSettings, type GroupWork } from './partition.js';
import { DAY_MS } from '../../time-zone.js';
import { TaskTurns } from './task-turns.js';
import type { ExportPorts, ExportRun } from './window-work.js';

/** Groups that are asked about at once; the quotas limit the calls. */
const GROUPS_AHEAD = 64;

/** Has CloudWatch Logs export log groups to a bucket, one task a log group and window that holds events. */
export function exportMode(ports: ExportPorts): Mode {
  const { events, clock, cancelled, notice } = ports;
  const probe = new EventProbe({ events, cancelled, notice, now: () => clock.now() });
  const groups = new Map(ports.groups.map((group) => [group.name, group]));
  const run = { ports, state: { groups, probe, turns: new TaskTurns(), busy: new Set<string>() } };
  return {
    plan: (window, windowOf) => plan(run, { from: window.from, windowOf }),
    isPlannedAhead: true,
    carry: (segment, context) => carry(run, segment, context),
  };
}

/** The first month of all log groups, as they are looked at, and then the months that come after it. */
async function* plan(
  run: ExportRun,
  { from, windowOf }: { readonly from: number; readonly windowOf: WindowOf },
): AsyncGenerator<PartitionPlan> {
  const settings = partitionSettings(run);
  const later: { readonly work: GroupWork; readonly month: Month }[] = [];
  const works = mapConcurrent(run.ports.groups, GROUPS_AHEAD, async (group) => {
    const window = wholeSeconds(windowOf(group.name));
    return groupWork(await withOlderEvents(run, group, window), window, settings);
  });
  for await (const work of works) {
    const [first, ...others] = work?.months ?? [];
    if (work === undefined || first === undefined) continue;
    yield { ...exportPartition(work, first), start: from };
    later.push(...others.map((month) => ({ work, month })));
  }
  later.sort((a, b) => a.month.from - b.month.from);
  for (const { work, month } of later) {
    yield { ...exportPartition(work, month), start: Math.max(from, month.from) };
  }
}

/** The end of an explicit window may be "now, less settle": tasks are named to the second. */
function wholeSeconds({ from, to, ...rest }: ItemWindow): ItemWindow {
  return { ...rest, from, to: Math.max(from, Math.floor(to / 1000) * 1000) };
}

/** Events may be older than their group by this, ms (PutLogEvents API, 14 days). */
const MAX_BEFORE_CREATION_MS = 14 * DAY_MS;

/** Where a group has events that are older than it, or may have, its windows begin that much earlier. */
async function withOlderEvents(
  { ports, state }: ExportRun,
  group: LogGroup,
  { from, to }: Window,
): Promise<LogGroup> {
  const before = Math.min(to, group.createdAt);
  if (before <= from) return group;
  const query = { logGroup: group.name, streamPrefix: ports.inputs.logStreamPrefix, from, to: before };
  const answer = await state.probe
    .ask(group, query, AbortSignal.any([ports.cancelled]))
    .catch((error: unknown) => {
      if (!(error instanceof ServiceError)) throw error;
      // No answer for now: each of the windows is asked for itself, and fails alone.
      return 'events' as const;
    });
  if (answer === 'none') return group;
  const earliest = answer === 'events' ? from : group.createdAt - MAX_BEFORE_CREATION_MS;
  return { ...group, createdAt: Math.max(from, earliest) };
}

function partitionSettings(run: ExportRun): ExportPartitionSettings {
  const { inputs, account, clock } = run.ports;
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
    idle: (claim, signal) => idleUnclaimed(run, claim, signal),
  };
}
