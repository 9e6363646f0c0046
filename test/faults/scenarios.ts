import { constants, getPriority, setPriority } from 'node:os';
import type { FaultRule } from '../aws/faults.js';
import { pause } from '../bundle/fixture.js';
import { runBundle, type BundleResult } from '../bundle/runner.js';
import { isDone, type CallRole, type Workload } from './workload.js';

/** A disaster, and how many runs it took until all was well. */
export interface Scenario {
  readonly name: string;
  /** Whether it belongs to the fast part. */
  readonly isFast?: boolean;
  /** The modes that it is for; absent: all. */
  readonly modes?: RegExp;
  /** Plays it out; hands back every run, the last of which must be done. */
  play(workload: Workload): Promise<readonly BundleResult[]>;
}

/** A workload whose every run ends within this. */
const MAX_RUNS = 12;
const LEASE_AND_MARGIN_MS = 4500;
/** After a lease, and after all that was sent under it shows (docs/how-it-works.md, "Assumptions"). */
const LONG_AFTER_MS = 60_000;
/** By now whatever was sent has arrived. */
const SENT_MS = 500;
/** The runs of many scenarios share the processors with the AWS that answers them all, and yield to it: it is this nicer. */
const NICER = 5;

export function run(
  workload: Workload,
  { started, ...more }: Partial<Parameters<typeof runBundle>[0]> = {},
): Promise<BundleResult> {
  return runBundle({
    ...more,
    inputs: { ...workload.inputs, ...more.inputs },
    env: { ...workload.env, ...more.env },
    started: (process) => {
      if (process.pid !== undefined)
        setPriority(process.pid, Math.min(constants.priority.PRIORITY_LOW, getPriority() + NICER));
      started?.(process);
    },
  });
}

/** Leases are judged by the clock of AWS, which moves on while no run is alive: it has nobody to wait for. */
async function timePasses({ aws }: Workload, ms: number): Promise<void> {
  await pause(SENT_MS);
  aws.clock.advance(ms - SENT_MS);
}

/** Runs until one is done; what it waits for, where others' claims must expire first. */
export async function runUntilDone(
  workload: Workload,
  before: readonly BundleResult[] = [],
  wait = () => timePasses(workload, LEASE_AND_MARGIN_MS),
): Promise<BundleResult[]> {
  const runs = [...before];
  while (runs.length < MAX_RUNS) {
    const result = await run(workload);
    runs.push(result);
    if (isDone(result)) break;
    await wait();
  }
  return runs;
}

type Stroke = readonly [role: CallRole, calls: number];

/**
 * Kills one run after another, each after so many calls of a kind, then lets one finish. A run begins when the lease of
 * the one before has just ended, and waits for what that one sent to show; every other run begins after that.
 */
function killed(...strokes: readonly Stroke[]): Scenario {
  return {
    name: `SIGKILL after ${strokes.map(([role, count]) => `${String(count)} ${role}`).join(', ')}`,
    isFast: strokes.length === 1,
    play: async (workload) => {
      const runs: BundleResult[] = [];
      for (const [i, [role, count]] of strokes.entries()) {
        if (i > 0) await timePasses(workload, i % 2 === 0 ? LONG_AFTER_MS : LEASE_AND_MARGIN_MS);
        runs.push(await killAt(workload, role, count));
      }
      return runUntilDone(workload, runs);
    },
  };
}

async function killAt(workload: Workload, role: CallRole, count: number): Promise<BundleResult> {
  const call = workload.calls[role];
  const seen = (): number => (call === undefined ? 0 : workload.aws.calls.count(call));
  const target = seen() + count;
  return run(workload, {
    started: (process) => {
      const timer = setInterval(() => {
        if (seen() >= target) process.kill('SIGKILL');
      }, 2);
      process.on('close', () => {
        clearInterval(timer);
      });
    },
  });
}

/** Every fault of a kind strikes calls of one role now and then; runs go on until all is done. */
function stricken(name: string, role: CallRole, fault: FaultPart, isFast = false): Scenario {
  return {
    name,
    isFast,
    play: async (workload) => {
      const call = workload.calls[role];
      if (call !== undefined)
        workload.aws.faults.add({ ...call, on: { probability: 0.25, seed: 7 }, times: 12, ...fault });
      return runUntilDone(workload);
    },
  };
}

type FaultPart = FaultRule extends infer Rule
  ? Rule extends FaultRule
    ? Omit<Rule, 'service' | 'operation'>
    : never
  : never;

const threeAtOnce: Scenario = {
  name: 'three runs at once',
  isFast: true,
  play: async (workload) => {
    const runs = await Promise.all([run(workload), run(workload), run(workload)]);
    return runUntilDone(workload, runs);
  },
};

/** A run that sleeps past its lease in the middle of its work, is overtaken, and wakes. */
const sleeper: Scenario = {
  name: 'a run sleeps past its lease and wakes',
  play: async (workload) => {
    const { put } = workload.calls;
    const sleeping = run(workload, {
      started: (process) => {
        const timer = setInterval(() => {
          if (put !== undefined && workload.aws.calls.count(put) < 2) return;
          clearInterval(timer);
          process.kill('SIGSTOP');
          setTimeout(() => process.kill('SIGCONT'), 12_000);
        }, 2);
      },
    });
    await pause(LEASE_AND_MARGIN_MS + 2000);
    const others = await runUntilDone(workload, [], () => pause(SENT_MS));
    return runUntilDone(workload, [await sleeping, ...others]);
  },
};

const cancelled: Scenario = {
  name: 'SIGINT in mid-work',
  play: async (workload) => {
    const { put } = workload.calls;
    const first = await run(workload, {
      started: (process) => {
        const timer = setInterval(() => {
          if (put !== undefined && workload.aws.calls.count(put) < 2) return;
          clearInterval(timer);
          process.kill('SIGINT');
        }, 2);
      },
    });
    return runUntilDone(workload, [first]);
  },
};

const expired: Scenario = {
  name: 'the session expires in mid-work',
  play: async (workload) => {
    const { put } = workload.calls;
    const timer = setInterval(() => {
      if (put === undefined || workload.aws.calls.count(put) < 2) return;
      clearInterval(timer);
      workload.aws.identities.expireSessions();
    }, 2);
    return runUntilDone(workload);
  },
};

const lagging: Scenario = {
  name: 'SIGKILL, and reads lag by 2 s',
  play: async (workload) => {
    workload.aws.logs.reads.lagMs = 2000;
    return runUntilDone(workload, [await killAt(workload, 'put', 2), await killAt(workload, 'put', 2)]);
  },
};

const denied: Scenario = {
  name: 'the ledger is denied in mid-work',
  play: async (workload) => {
    const { ledger } = workload.calls;
    let denial: { remove(): void } | undefined;
    const timer = setInterval(() => {
      if (ledger === undefined || workload.aws.calls.count(ledger) < 1) return;
      clearInterval(timer);
      denial = workload.aws.faults.deny('s3:PutObject', /log-ferry-ledger/);
    }, 2);
    const first = await run(workload);
    denial?.remove();
    return runUntilDone(workload, [first]);
  },
};

export const scenarios: readonly Scenario[] = [
  { name: 'fair fault', play: (workload) => runUntilDone(workload) },
  killed(['put', 1]),
  killed(['put', 2], ['put', 3]),
  killed(['put', 1], ['put', 1], ['put', 2], ['put', 1], ['put', 3]),
  killed(['ledger', 1], ['ledger', 2], ['ledger', 1], ['ledger', 3]),
  killed(['read', 3], ['read', 9]),
  killed(['put', 4], ['readBack', 1], ['readBack', 2]),
  threeAtOnce,
  sleeper,
  cancelled,
  expired,
  lagging,
  denied,
  stricken('puts are throttled', 'put', { kind: 'throttle' }),
  stricken('puts answer 500, not stored', 'put', { kind: 'error', status: 500, when: 'before' }),
  stricken('puts answer 500, stored', 'put', { kind: 'error', status: 500, when: 'after' }, true),
  stricken('puts are reset, not stored', 'put', { kind: 'reset', when: 'before' }),
  stricken('puts are reset, stored', 'put', { kind: 'reset', when: 'after' }),
  stricken('puts are answered in half', 'put', { kind: 'cut-body', bytes: 1, end: 'early' }),
  stricken('puts hang, stored', 'put', { kind: 'hang', when: 'after' }),
  stricken('the ledger answers 409', 'ledger', { kind: 'conflict' }),
  stricken('the ledger answers 500, stored', 'ledger', { kind: 'error', status: 500, when: 'after' }),
  stricken('the ledger is reset, stored', 'ledger', { kind: 'reset', when: 'after' }),
  stricken('the ledger is throttled', 'ledger', { kind: 'throttle' }),
  stricken('downloads are cut', 'read', { kind: 'cut-body', end: 'destroy' }),
  stricken('downloads end early', 'read', { kind: 'cut-body', bytes: 40, end: 'early' }),
  stricken('downloads answer 500', 'read', { kind: 'error', status: 500, when: 'before' }),
  stricken('downloads are slow', 'read', { kind: 'delay', ms: 400 }),
];
