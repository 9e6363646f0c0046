/** Runs of an export over a service that answers in no time, one after the other, and what each of them costs. */
import { ServerClock } from '../../src/engine/clock.js';
import { Frontiers, type Items } from '../../src/engine/frontier.js';
import type { Mode } from '../../src/engine/mode.js';
import type { RunFigures } from '../../src/engine/run-figures.js';
import { run } from '../../src/engine/run.js';
import { chooseWindows, type ChosenWindows } from '../../src/engine/window.js';
import { parseInputs } from '../../src/inputs/inputs.js';
import type { ExportInputs } from '../../src/inputs/types.js';
import type { Grid } from '../../src/time-zone.js';
import type { Cost } from './case.js';
import { NOW, type ExportService } from './export-service.js';

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
export const ACCOUNT = '123456789012';

/** One of the engines, ready to run. */
export interface ReadyExport {
  readonly mode: Mode;
  readonly items: Items;
  /** What windows are cut at. */
  readonly cuts: Grid;
  readonly inputs: ExportInputs;
  readonly figures: RunFigures;
  readonly destination: string;
  /** Whether the engine never looks again at what it has done. */
  readonly looksOnce: boolean;
}

/** The inputs of an export of all log groups. */
export function exportInputs(more: Readonly<Record<string, string>> = {}): ExportInputs {
  const texts = { ...TEXTS, ...more };
  const context = { repository: undefined, runId: undefined, now: NOW };
  const inputs = parseInputs((input) => texts[input] ?? '', context);
  if (inputs.mode !== 'export') throw new Error('no export');
  return inputs;
}

/** What one more run costs. */
export async function costOf(
  service: ExportService,
  name: string,
  prepare: () => Promise<ReadyExport>,
): Promise<Cost> {
  const before = { calls: service.calls, ledgerCalls: service.ledgerCalls, ledgerBytes: service.ledgerBytes };
  const startedAt = service.clock.now();
  const memory = watchMemory();
  const { complete, committed } = await service.clock.drive(runOver(service, name, prepare));
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
export function watchMemory(): () => number {
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

async function runOver(
  service: ExportService,
  name: string,
  prepare: () => Promise<ReadyExport>,
): ReturnType<typeof run> {
  const { clock, store } = service;
  const { mode, items, cuts, inputs, figures, destination, looksOnce } = await prepare();
  const frontiers = await Frontiers.read({ store, clock, mode: 'export', destination, items });
  const chosen = scheduled(inputs, { frontiers, cuts, looksOnce, now: clock.now() });
  const from = (item: string): number => chosen.of(item).window.from;
  await frontiers.begin(items.known, from);
  const result = await run({
    ...{ mode, store, clock, figures, run: name, lease: inputs.lease, concurrency: 400 },
    ...{ window: chosen.window, windowOf: (item) => chosen.of(item).window },
    ...{ serverClock: new ServerClock(clock), cancelled: new AbortController().signal },
    ...{ timeBudget: 0, maxIngest: 0, settleUnanswered: 3000 },
  });
  const isFinalBefore = (item: string): boolean => chosen.of(item).window.isFinalBefore === true;
  await frontiers.move(result, { isExplicit: false, from, isFinalBefore });
  return result;
}

interface Scheduling {
  readonly frontiers: Frontiers;
  readonly now: number;
}

function scheduled(
  { lookback, settle }: ExportInputs,
  { frontiers, cuts, looksOnce, now }: Pick<ReadyExport, 'cuts' | 'looksOnce'> & Scheduling,
): ChosenWindows {
  const whole = (instant: number): number => cuts.below(instant);
  const known = frontiers.reached.map(({ until }) => ({ frontier: until }));
  return chooseWindows({ now, lookback, settle, whole }, known, (item) => {
    const reached = frontiers.of(item);
    return {
      frontier: reached?.until,
      gapFreeSince: reached?.since,
      nextLook: looksOnce ? Infinity : reached?.nextLook,
    };
  });
}
