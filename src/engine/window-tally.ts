import * as v from 'valibot';
import { countSchema } from './json.js';

/** The balance sheet of a mode that has windows carried by a service and sees only what came of them. */
export interface WindowTally {
  /** `exported` + `empty` + `failed`. */
  readonly windows: number;
  readonly exported: number;
  readonly empty: number;
  /** Tried and not committed; they stay open. */
  readonly failed: number;
  /** Found in the destination. */
  readonly objects: number;
  readonly bytes: number;
}

const COUNTS = ['windows', 'exported', 'empty', 'failed', 'objects', 'bytes'] as const;

/** Reads a tally of a ledger document, its zeros put back. */
export const windowTallySchema = v.object({
  windows: countSchema,
  exported: v.optional(countSchema, 0),
  empty: v.optional(countSchema, 0),
  failed: v.optional(countSchema, 0),
  objects: v.optional(countSchema, 0),
  bytes: v.optional(countSchema, 0),
});

/** A tally without its zeros, as it stands in a ledger document. */
export type SparseWindowTally = v.InferInput<typeof windowTallySchema>;

export function emptyWindowTally(): WindowTally {
  return { windows: 0, exported: 0, empty: 0, failed: 0, objects: 0, bytes: 0 };
}

export function addWindowTallies(a: WindowTally, b: WindowTally): WindowTally {
  const sums = COUNTS.map((name) => [name, a[name] + b[name]] as const);
  return { ...emptyWindowTally(), ...Object.fromEntries(sums) };
}

/** What does not add up; empty when all is well. */
export function windowImbalances({ windows, exported, empty, failed }: WindowTally): string[] {
  const accounted = exported + empty + failed;
  if (accounted === windows) return [];
  return [`${String(windows)} windows were taken but ${String(accounted)} are accounted for`];
}

/** Leaves the zeros out, so that ledger documents stay small. */
export function sparseWindowTally(tally: WindowTally): SparseWindowTally {
  const counts = COUNTS.filter((name) => tally[name] !== 0).map((name) => [name, tally[name]] as const);
  return { windows: tally.windows, ...Object.fromEntries(counts) };
}
