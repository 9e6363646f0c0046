/** A day of very many log groups, one in a hundred of which has events; hours of quotas and tasks pass in no time. */
import { ServerClock } from '../../src/engine/clock.js';
import { Frontiers } from '../../src/engine/frontier.js';
import { RunFigures } from '../../src/engine/run-figures.js';
import { run } from '../../src/engine/run.js';
import { chooseWindows, type ChosenWindows } from '../../src/engine/window.js';
import { exportItems } from '../../src/export/items.js';
import { SourceLogGroups } from '../../src/export/log-groups.js';
import { selectGroups } from '../../src/export/selection.js';
import { exportMode } from '../../src/export/tasks/mode.js';
import { ExportTasks } from '../../src/export/tasks/task.js';
import { parseInputs } from '../../src/inputs/inputs.js';
import type { ExportTaskInputs } from '../../src/inputs/types.js';
import { MAX_MIB, type Cost, type ScaleCase } from './case.js';
import { ACTIVE_EVERY, ExportService, NOW } from './export-service.js';

const MIB = 1024 * 1024;
const TEXTS: Readonly<Record<string, string>> = {
  ...{
    mode: 'export',
    'aws-region': 'us-east-1',
    'log-groups': '/aws/lambda/*',
    'destination-bucket': 'archive',
  },
  // Windows that ended a day before.
  ...{ lookback: '48h', settle: '36h' },
};

export const exportCase: ScaleCase = {
  name: 'export',
  items: 'log groups, 1 % of them with events',
  fresh: { calls: [20, 6500], ledgerBytes: [0, 1_000_000], mib: MAX_MIB },
  again: { calls: [20, 25], ledgerBytes: [0, 0], mib: MAX_MIB },
  async measure(size) {
    const service = new ExportService(size);
    const fresh = await costOf(service, 'first');
    const tasks = service.tasks.length;
    if (tasks !== Math.ceil(size / ACTIVE_EVERY))
      throw new Error(`${String(tasks)} tasks for idle groups, too.`);
    return [fresh, await costOf(service, 'second')];
  },
};

async function costOf(service: ExportService, name: string): Promise<Cost> {
  const before = { calls: service.calls, ledgerCalls: service.ledgerCalls, ledgerBytes: service.ledgerBytes };
  const startedAt = service.clock.now();
  const memory = watchMemory();
  const { complete, committed } = await service.clock.drive(runOver(service, name));
  const bytes = memory();
  return {
    calls: service.calls - before.calls,
    ledgerCalls: service.ledgerCalls - before.ledgerCalls,
    ledgerBytes: service.ledgerBytes - before.ledgerBytes,
    seconds: (service.clock.now() - startedAt) / 1000,
    mib: bytes / MIB,
    committed: complete ? committed : `only ${String(committed)} windows were committed`,
  };
}

/** The highest resident memory from now on, with what this suite itself holds; garbage does not count. */
function watchMemory(): () => number {
  let most = 0;
  const look = (): void => {
    globalThis.gc?.();
    most = Math.max(most, process.memoryUsage().rss);
  };
  const timer = setInterval(look, 2000);
  return () => {
    clearInterval(timer);
    look();
    return most;
  };
}

async function runOver(service: ExportService, name: string): ReturnType<typeof run> {
  const { client, clock, store, objects } = service;
  const inputs = parseInputs((input) => TEXTS[input] ?? '', {
    repository: undefined,
    runId: undefined,
    now: NOW,
  });
  if (inputs.mode !== 'export' || inputs.engine !== 'task') throw new Error('no export');
  const events = new SourceLogGroups(client, { clock, region: inputs.region });
  const quiet = (): void => undefined;
  const cancelled = new AbortController().signal;
  const groups = await selectGroups(events, inputs.logGroups, { warn: quiet, engine: 'task' });
  const account = '123456789012';
  const mode = exportMode({
    ...{ inputs, events, objects, clock, cancelled, account, groups, createTimeout: 30_000 },
    tasks: new ExportTasks({ retrying: client, once: client }, clock),
    ...{ notice: quiet, warn: quiet, log: quiet, remember: quiet, taskIds: [], reports: [] },
  });
  const items = exportItems(inputs, { name: 'export', account, groups });
  const place = { store, clock, mode: 'export', destination: 's3://archive/exportedlogs/', items };
  const frontiers = await Frontiers.read(place);
  const chosen = scheduled(inputs, frontiers, clock.now());
  const from = (item: string): number => chosen.of(item).window.from;
  await frontiers.begin(items.known, from);
  const result = await run({
    ...{ mode, store, clock, cancelled, run: name, lease: inputs.lease, concurrency: 400 },
    window: chosen.window,
    windowOf: (item) => chosen.of(item).window,
    serverClock: new ServerClock(clock),
    ...{ timeBudget: 0, maxIngest: 0, settleUnanswered: 3000 },
    figures: new RunFigures('windows'),
  });
  await frontiers.move(result, { isExplicit: false, from });
  return result;
}

function scheduled(
  { lookback, settle, timeZone, chunk }: ExportTaskInputs,
  frontiers: Frontiers,
  now: number,
): ChosenWindows {
  const whole = (instant: number): number => timeZone.cuts(chunk).below(instant);
  const known = frontiers.reached.map(({ until }) => ({ frontier: until }));
  return chooseWindows({ now, lookback, settle, whole }, known, (item) => {
    const reached = frontiers.of(item);
    return { frontier: reached?.until, gapFreeSince: reached?.since };
  });
}
