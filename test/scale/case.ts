/** What one run of the suite costs, and what it may cost. */
import { startLocalAws, type LocalAws } from '../aws/local-aws.js';
import { runBundle } from '../bundle/runner.js';

export interface Cost {
  /** Calls to AWS, of all services. */
  readonly calls: number;
  /** Of them, to the ledger. */
  readonly ledgerCalls: number;
  /** Written to the ledger, bytes. */
  readonly ledgerBytes: number;
  readonly seconds: number;
  /** The highest resident memory of the process, MiB. */
  readonly mib: number;
  /** What the run said of its segments; the end of its log where it did not end well. */
  readonly committed: number | string;
}

/** Most of what a run may cost: a share that it costs whatever the size, and one for each thousand items. */
export interface Budget {
  readonly calls: readonly [fixed: number, perThousand: number];
  readonly ledgerBytes: readonly [fixed: number, perThousand: number];
  readonly mib: number;
}

/** A mode at some size: a fresh run, and another with nothing new. */
export interface ScaleCase {
  readonly name: string;
  /** What the size counts. */
  readonly items: string;
  /** Where it is measured at these sizes, whichever are asked for. */
  readonly sizes?: readonly number[];
  readonly fresh: Budget;
  readonly again: Budget;
  /** The costs of the two runs. */
  measure(size: number): Promise<readonly [fresh: Cost, again: Cost]>;
}

/** Every run of the suite stays below this, as the action promises, MiB. */
export const MAX_MIB = 400;
const MIB = 1024 * 1024;
/** Tells the highest resident memory when the process ends; handed to it as a module to load first. */
const USAGE = "process.on('exit',()=>console.error('peak',process.resourceUsage().maxRSS))";

export interface BundleWorld {
  readonly aws: LocalAws;
  readonly inputs: Readonly<Record<string, string>>;
}

/** A local AWS that keeps no more than it must: what is measured is the action. */
export async function quietAws(): Promise<LocalAws> {
  const aws = await startLocalAws({ verifySignatures: false, rateLimits: false });
  aws.logs.store.keepEvents = false;
  return aws;
}

/** Two runs of the bundle, one after the other. */
export async function twoRuns({ aws, inputs }: BundleWorld): Promise<readonly [Cost, Cost]> {
  try {
    return [await costOf(aws, inputs), await costOf(aws, inputs)];
  } finally {
    await aws.close();
  }
}

async function costOf(aws: LocalAws, inputs: Readonly<Record<string, string>>): Promise<Cost> {
  aws.calls.clear();
  const env = { ...aws.env(), NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(USAGE)}` };
  const { code, log, outputs, ms } = await runBundle({ inputs: { report: 'none', ...inputs }, env });
  const ledger = aws.calls.find({ service: 's3', resource: /log-ferry-ledger/ });
  const isGood = code === 0 && outputs['complete'] === 'true';
  return {
    calls: aws.calls.count(),
    ledgerCalls: ledger.length,
    ledgerBytes: ledger
      .filter(({ operation }) => operation === 'PutObject')
      .reduce((sum, { requestBytes }) => sum + requestBytes, 0),
    seconds: ms / 1000,
    mib: (Number(/^peak (\d+)$/m.exec(log)?.[1] ?? NaN) * 1024) / MIB,
    committed: isGood ? Number(outputs['segments-committed']) : log.slice(-2000),
  };
}
