/** Plays a schedule out with the bundle, drains what is left without faults, and compares record by record. */
import type { ChildProcess } from 'node:child_process';
import { albDay } from '../aws/seed/alb.js';
import { runBundle, type BundleResult } from '../bundle/runner.js';
import { albWorkload } from '../faults/alb-workload.js';
import { amplifyWorkload } from '../faults/amplify-workload.js';
import { exportWorkload } from '../faults/export-workload.js';
import { balance, isDone, type Balance, type Workload } from '../faults/workload.js';
import type { PlannedRun, Round, Schedule, SoakMode } from './schedule.js';

export interface Episode extends Balance {
  readonly runs: number;
  /** Whether all was done in the end, and nothing lost or doubled. */
  readonly isGood: boolean;
  /** What the runs said, where it is not. */
  readonly log: string;
}

/** With a lease of two to four seconds everything is done after so many more runs. */
const MOST_DRAINING_RUNS = 12;
/** The longest lease of a schedule, with the margin for clocks. */
const LEASE_AND_MARGIN_MS = 5500;
const DAY_MS = 24 * 60 * 60 * 1000;

/** A workload to which more of the source can come. */
interface Source {
  readonly workload: Workload;
  /** Another part of the source, the n-th, which shows only now. */
  readonly comesLate: (part: number) => void;
}

const SOURCES: Readonly<Record<SoakMode, (schedule: Schedule) => Promise<Source>>> = {
  alb: albSource,
  amplify: async () => ({ workload: await amplifyWorkload(), comesLate: () => undefined }),
  export: async () => ({ workload: await exportWorkload(), comesLate: () => undefined }),
};

/** Late objects of a load balancer have stamps of any time of the day, also before those that were there. */
async function albSource({ isReadable }: Schedule): Promise<Source> {
  const workload = await albWorkload('/alb/shop', isReadable ? 'STANDARD' : 'INFREQUENT_ACCESS');
  const lines: string[] = [];
  const comesLate = (part: number): void => {
    const day = new Date(Date.now() - DAY_MS).toISOString().slice(0, 10);
    const place = { bucket: 'lb-logs', loadBalancer: 'late.00000000000000aa', day, nodes: 1, seed: part };
    for (const { key, body, text } of albDay({
      ...place,
      intervals: [40 - part, 42 - part],
      linesPerObject: 50,
    })) {
      if (workload.aws.s3.get('lb-logs', key) !== undefined) continue;
      workload.aws.s3.putObject('lb-logs', key, body);
      lines.push(...text.split('\n').filter((line) => line !== ''));
    }
  };
  return { workload: { ...workload, expected: () => [...workload.expected(), ...lines] }, comesLate };
}

export async function play(schedule: Schedule): Promise<Episode> {
  const { workload, comesLate } = await SOURCES[schedule.mode](schedule);
  const results: BundleResult[] = [];
  try {
    for (const [i, round] of schedule.rounds.entries()) {
      if (round.late) comesLate(i);
      results.push(...(await playRound(workload, round)));
    }
    results.push(...(await drain(workload)));
    const sheet = balance(workload);
    const last = results.at(-1);
    const isOnce = sheet.doubled === 0 || !schedule.isReadable;
    const isGood = last !== undefined && isDone(last) && sheet.lost === 0 && isOnce;
    return { ...sheet, runs: results.length, isGood, log: isGood ? '' : results.map(tell).join('\n\n') };
  } finally {
    await workload.aws.close();
  }
}

async function playRound(workload: Workload, round: Round): Promise<BundleResult[]> {
  const { aws } = workload;
  const faults = round.faults.map((rule) => aws.faults.add(rule));
  aws.logs.reads.lagMs = round.lag;
  const results = await Promise.all(round.runs.map((planned) => playRun(workload, planned)));
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

/** A runner whose clock is off: every `Date` of the process is. */
function skewed(ms: number): Record<string, string> {
  if (ms === 0) return {};
  const code = `const D=Date;globalThis.Date=class extends D{constructor(...a){a.length?super(...a):super(D.now()+${String(ms)})}static now(){return D.now()+${String(ms)}}}`;
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(code)}` };
}

async function drain(workload: Workload): Promise<BundleResult[]> {
  const results: BundleResult[] = [];
  await pause(LEASE_AND_MARGIN_MS);
  while (results.length < MOST_DRAINING_RUNS) {
    const { inputs, env } = workload;
    const result = await runBundle({ inputs, env });
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
