import { HOUR } from './duration.js';
import type { ModeName } from './types.js';

/** What is known of a mode before any of its inputs is read; the rest of its row is in src/main/modes.ts. */
interface ModeFacts {
  /** The heading of its reports. */
  readonly title: string;
  /** The input that names the bucket in which the ledger lies where `ledger` does not say. */
  readonly ledgerBucket: string;
  /** Windows begin and end on multiples of this, ms since the epoch. */
  readonly step: number;
}

export const MODE_FACTS = {
  // Segments are clock hours.
  amplify: { title: 'Amplify access logs', ledgerBucket: 'destination-bucket', step: HOUR },
  alb: { title: 'Load balancer logs', ledgerBucket: 'source-bucket', step: 1 },
  // Windows are named to the second.
  export: { title: 'Exported log groups', ledgerBucket: 'destination-bucket', step: 1000 },
} as const satisfies Readonly<Record<ModeName, ModeFacts>>;

/** Where the ledger lies in its bucket when `ledger` does not say. */
export const LEDGER_PREFIX = 'log-ferry-ledger/';

/** Where the objects of an export lie when `destination-prefix` does not say. */
export const EXPORT_PREFIXES = { task: 'exportedlogs/', read: 'log-group-events/' } as const;

/** AWS says that data can take up to 12 hours until it can be exported; read it can be at once, and late events are added. */
export const EXPORT_SETTLES = { task: 12 * HOUR, read: HOUR } as const;

/**
 * Calls of FilterLogEvents a second. The quotas are 25 in us-east-1 and 10 or 5 elsewhere, for each account and Region: the
 * console and every other tool share them.
 */
export const READ_RATES: Readonly<Record<string, number>> = { 'us-east-1': 5 };
export const READ_RATE_ELSEWHERE = 2;
