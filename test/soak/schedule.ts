/** What happens in one round of the soak: drawn from a seed, and the same for the same seed. */
import type { FaultRule } from '../aws/faults.js';
import { Draw, seedFrom } from '../aws/seed/random.js';
import type { CallRole } from '../faults/workload.js';

/** `export-read` is `export` with `engine: read`. */
export type SoakMode = 'alb' | 'amplify' | 'export' | 'export-read';

/** How a run ends: by itself, or by a signal after so many calls of a kind. */
export type RunEnd =
  | { readonly kind: 'well' }
  | { readonly kind: 'SIGKILL' | 'SIGINT'; readonly role: CallRole; readonly calls: number }
  /** Stopped, and woken after so many ms: shorter or longer than its lease. */
  | { readonly kind: 'suspended'; readonly role: CallRole; readonly calls: number; readonly ms: number };

export interface PlannedRun {
  /** After the beginning of the round, ms. */
  readonly startsAfter: number;
  readonly end: RunEnd;
  /** How far the clock of the runner is off, ms. */
  readonly skew: number;
  /** Inputs that differ from the workload's. */
  readonly inputs: Readonly<Record<string, string>>;
}

export interface Round {
  readonly runs: readonly PlannedRun[];
  readonly faults: readonly FaultRule[];
  /** Reads of CloudWatch Logs lag so far behind writes, ms. */
  readonly lag: number;
  /** Whether more of the source comes before this round: objects, rows or events that are late. */
  readonly late: boolean;
  /** Objects of the source that become others under the same key while the runs go on; of load balancers only. */
  readonly replaced: readonly Replacement[];
}

export interface Replacement {
  /** Which of the objects, as a share of all of them in [0, 1). */
  readonly object: number;
  /** After the beginning of the round, ms. */
  readonly after: number;
}

export interface Schedule {
  readonly seed: number;
  readonly mode: SoakMode;
  /** Whether the log group can be read back; where it cannot, a batch may double for each kill and each lost answer. */
  readonly isReadable: boolean;
  readonly rounds: readonly Round[];
}

/** A put is given up after a third of the lease, so that one that hangs costs no minute. */
const HANGING: Readonly<Record<SoakMode, string>> = {
  alb: 'PutLogEvents',
  amplify: 'PutLogEvents',
  export: 'CreateExportTask',
  'export-read': 'FilterLogEvents',
};

const SERVICES: Readonly<Record<SoakMode, readonly [string, ...string[]]>> = {
  alb: ['s3', 'logs', 'sts'],
  amplify: ['s3', 'logs', 'sts', 'amplify'],
  export: ['s3', 'logs', 'sts'],
  'export-read': ['s3', 'logs', 'sts'],
};
const ROLES = ['put', 'ledger', 'read', 'readBack'] as const;
/** Mostly reads lag by a moment; they may by nearly as much as the documents assume at most, twenty seconds. */
const USUAL_LAG_MS = 2000;
const MAX_LAG_MS = 19_000;
/** SigV4 bears five minutes. */
const MAX_SKEW_MS = 4 * 60 * 1000;

/** The inputs that a workflow's owner changes between runs, without changing what is to arrive in the end. */
const CHANGES: Readonly<
  Record<SoakMode, readonly [Readonly<Record<string, string>>, ...Readonly<Record<string, string>>[]]>
> = {
  // A destination that is dropped and comes back must find what it has, and get what it lacks.
  alb: [
    {},
    { concurrency: '1' },
    { concurrency: '8' },
    { 'time-budget': '2s' },
    { lease: '4s' },
    { 'load-balancers': 'shop' },
    { 'log-format': 'json' },
    { 'destination-log-group': '', 'log-format': '' },
    { 'destination-bucket': '' },
    { filter: 'elb_status_code > 0', redact: 'user-agent' },
    { sample: '1', redact: 'client-ip' },
  ],
  amplify: [
    {},
    { concurrency: '1' },
    { 'log-format': 'raw' },
    { 'destination-log-group': '' },
    { 'destination-bucket': '' },
    { 'time-budget': '2s' },
    { lease: '4s' },
    { filter: 'sc_status > 0', redact: 'user-agent' },
  ],
  // Windows of another length, some of which reach into what others have done.
  export: [
    {},
    { wait: 'false' },
    { 'on-cancel': 'leave' },
    { 'time-budget': '2s' },
    { lease: '4s' },
    { chunk: '12h' },
    { chunk: '12h', lookback: '2d' },
  ],
  'export-read': [
    {},
    { concurrency: '1' },
    { 'time-budget': '2s' },
    { lease: '4s' },
    { 'read-rate': '10' },
    { chunk: '12h' },
    { chunk: '12h', lookback: '2d' },
  ],
};

export function scheduleOf(mode: SoakMode, seed: number): Schedule {
  const draw = new Draw(seedFrom(`${mode} ${String(seed)}`));
  const rounds = Array.from({ length: draw.whole(1, 4) }, () => round(draw, mode));
  return { seed, mode, isReadable: mode.startsWith('export') || draw.chance(0.75), rounds };
}

function round(draw: Draw, mode: SoakMode): Round {
  const runs = Array.from({ length: draw.whole(1, 4) }, () => plannedRun(draw, mode));
  const faults = Array.from({ length: draw.whole(0, 4) }, () => fault(draw, mode));
  const late = draw.chance(0.5);
  const replaced = Array.from({ length: mode === 'alb' && draw.chance(0.5) ? draw.whole(1, 4) : 0 }, () => ({
    object: draw.share(),
    after: draw.whole(0, 4000),
  }));
  return { runs, faults, lag: lag(draw), late, replaced };
}

function lag(draw: Draw): number {
  if (draw.chance(0.5)) return 0;
  return draw.whole(0, draw.chance(0.7) ? USUAL_LAG_MS : MAX_LAG_MS);
}

function plannedRun(draw: Draw, mode: SoakMode): PlannedRun {
  return {
    startsAfter: draw.whole(0, 2500),
    end: runEnd(draw),
    skew: draw.chance(0.3) ? draw.whole(-MAX_SKEW_MS, MAX_SKEW_MS) : 0,
    inputs: draw.one(CHANGES[mode]),
  };
}

function runEnd(draw: Draw): RunEnd {
  const at = { role: draw.one(ROLES), calls: draw.whole(1, 12) };
  if (draw.chance(0.4)) return { kind: 'well' };
  if (draw.chance(0.5)) return { kind: 'SIGKILL', ...at };
  return draw.chance(0.3)
    ? { kind: 'SIGINT', ...at }
    : { kind: 'suspended', ...at, ms: draw.whole(500, 9000) };
}

function fault(draw: Draw, mode: SoakMode): FaultRule {
  const on = { probability: 0.02 + draw.share() * 0.3, seed: draw.whole(0, 2 ** 31) };
  const selector = { service: draw.one(SERVICES[mode]), on, times: draw.whole(1, 12) };
  const when = draw.one(['before', 'after'] as const);
  const kinds: readonly [FaultRule, ...FaultRule[]] = [
    { ...selector, kind: 'throttle' },
    { ...selector, kind: 'access-denied' },
    { ...selector, kind: 'conflict', service: 's3', operation: 'PutObject' },
    { ...selector, kind: 'error', status: draw.one([500, 503]), when },
    { ...selector, kind: 'reset', when },
    { ...selector, kind: 'delay', ms: draw.whole(10, 3000), when },
    { ...selector, kind: 'cut-body', end: 'destroy' },
    { ...selector, kind: 'hang', service: 'logs', operation: HANGING[mode], times: draw.whole(1, 3), when },
  ];
  return draw.one(kinds);
}
