/** Plays a schedule out with the bundle, drains what is left without faults, and compares record by record. */
import type { ChildProcess } from 'node:child_process';
import { runBundle, type BundleResult } from '../bundle/runner.js';
import { doublesIn, toldDoubles } from '../faults/unreadable-group.js';
import { balance, isDone, type Balance, type Workload } from '../faults/workload.js';
import type { PlannedRun, Round, Schedule } from './schedule.js';
import { dateShift } from './simulated-date.js';
import { SOURCES, type Source } from './sources.js';

export interface Episode extends Balance {
  readonly runs: number;
  /** Of those doubled, in a group that cannot be read back and within its bound. */
  readonly excused: number;
  /** Whether all was done in the end, and nothing lost or doubled beyond what is excused. */
  readonly isGood: boolean;
  /** What the runs said, where it is not. */
  readonly log: string;
}

/** With a lease of two to four seconds everything is done after so many more runs. */
const MAX_DRAINING_RUNS = 12;
/** The longest lease of a schedule, with the margin for clocks. */
const LEASE_AND_MARGIN_MS = 5500;
/** As of this age a second look at what was committed is due. */
const LATER_MS = 26 * 60 * 60 * 1000;

export async function play(schedule: Schedule): Promise<Episode> {
  const source = await SOURCES[schedule.mode](schedule);
  const { workload, comesLate, looksAgain } = source;
  const results: BundleResult[] = [];
  try {
    for (const [i, round] of schedule.rounds.entries()) {
      if (round.late) comesLate(i);
      results.push(...(await playRound(source, round)));
    }
    await pause(LEASE_AND_MARGIN_MS);
    results.push(...(await drain(workload)));
    if (looksAgain) {
      workload.aws.clock.advance(LATER_MS);
      // A job of the next day has an identity of its own.
      const identity = workload.aws.oidcEnv({ sub: 'repo:example/logs:ref:refs/heads/main' });
      results.push(...(await drain(workload, { ...identity, ...skewed(LATER_MS) })));
    }
    return judged(schedule, source, results);
  } finally {
    await workload.aws.close();
  }
}

function judged(schedule: Schedule, source: Source, results: readonly BundleResult[]): Episode {
  const { workload, replaced, group = '' } = source;
  const said = results.map(tell).join('\n\n');
  const found = workload.found();
  const isReplaced = (record: string): boolean => replaced?.has(record.replace(/^\S+ /, '')) === true;
  const rest = balance({ ...workload, found: () => found.filter((record) => !isReplaced(record)) });
  const { doubled, lost } = replaced?.balance(found, said) ?? { doubled: 0, lost: 0 };
  const sheet = { ...rest, doubled: rest.doubled + doubled, lost: rest.lost + lost };
  const { excused, beyond } = schedule.isReadable
    ? { excused: 0, beyond: [] }
    : doublesIn(workload.aws, group, interruptedRuns(schedule, results) + toldDoubles(results));
  const last = results.at(-1);
  const isGood = last !== undefined && isDone(last) && sheet.lost === 0 && sheet.doubled === excused;
  return { ...sheet, runs: results.length, excused, isGood, log: isGood ? '' : [said, ...beyond].join('\n') };
}

/** Runs that were killed, cancelled or suspended, and those that failed. */
function interruptedRuns({ rounds }: Schedule, results: readonly BundleResult[]): number {
  const planned = rounds.flatMap(({ runs }) => runs);
  return results.filter(({ code }, i) => code !== 0 || planned[i]?.end.kind === 'suspended').length;
}

async function playRound({ workload, replaced }: Source, round: Round): Promise<BundleResult[]> {
  const { aws } = workload;
  const faults = round.faults.map((rule) => aws.faults.add(rule));
  aws.logs.reads.lagMs = round.lag;
  const timers = round.replaced.map((each) => setTimeout(() => replaced?.replace(each), each.after));
  const results = await Promise.all(round.runs.map((planned) => playRun(workload, planned)));
  timers.forEach(clearTimeout);
  for (const fault of faults) fault.remove();
  aws.logs.reads.lagMs = 0;
  return results;
}

async function playRun(workload: Workload, planned: PlannedRun): Promise<BundleResult> {
  await pause(planned.startsAfter);
  return runBundle({
    inputs: { ...workload.inputs, ...planned.inputs },
    env: { ...workload.env, ...skewed(planned.skew) },
    started: (process) => {
      strike(workload, planned, process);
    },
  });
}

/** Sends the run its signal once it has made so many calls. */
function strike({ aws, calls }: Workload, { end }: PlannedRun, process: ChildProcess): void {
  if (end.kind === 'well') return;
  const call = calls[end.role];
  const target = (call === undefined ? 0 : aws.calls.count(call)) + end.calls;
  const timer = setInterval(() => {
    if (call === undefined || aws.calls.count(call) < target) return;
    clearInterval(timer);
    if (end.kind !== 'suspended') {
      process.kill(end.kind);
      return;
    }
    process.kill('SIGSTOP');
    setTimeout(() => process.kill('SIGCONT'), end.ms);
  }, 2);
  process.on('close', () => {
    clearInterval(timer);
  });
}

/** A runner whose clock is off from the time of the soak: every `Date` of the process is. */
function skewed(skew: number): Record<string, string> {
  const ms = Math.round(skew + dateShift());
  if (ms === 0) return {};
  const code = `const D=Date;globalThis.Date=class extends D{constructor(...a){a.length?super(...a):super(D.now()+${String(ms)})}static now(){return D.now()+${String(ms)}}}`;
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(code)}` };
}

async function drain({ inputs, env }: Workload, more: Record<string, string> = {}): Promise<BundleResult[]> {
  const results: BundleResult[] = [];
  while (results.length < MAX_DRAINING_RUNS) {
    const result = await runBundle({ inputs, env: { ...env, ...skewed(0), ...more } });
    results.push(result);
    if (isDone(result)) break;
    await pause(1000);
  }
  return results;
}

function tell({ code, log }: BundleResult): string {
  const lines = log.split('\n').filter((line) => !/^::(add-mask|debug)::/.test(line));
  return `exit ${String(code)}\n${lines.join('\n')}`;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
