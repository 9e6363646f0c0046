import * as v from 'valibot';
import { DataError, ServiceError } from '../errors.js';
import { LEDGER_VERSION, type DocumentStore } from './ledger.js';
import type { RunResult } from './run-figures.js';

/**
 * The end of the last gap-free stretch of a source: everything before it that was asked for is committed. A scheduled
 * run that comes late, or after failed ones, looks back as far as this, however short its lookback is.
 */
export interface Frontier {
  readonly store: DocumentStore;
  /** Where its document lies: one for each source, destination and selection. */
  readonly key: string;
}

const schema = v.object({
  version: v.literal(LEDGER_VERSION),
  frontier: v.pipe(v.string(), v.transform(Date.parse), v.number()),
});

const MAX_CONFLICTS = 5;

/** Epoch ms; `undefined` before the first run. */
export async function readFrontier(frontier: Frontier): Promise<number | undefined> {
  return (await read(frontier))?.until;
}

/**
 * Puts the frontier at the beginning of the first window of a source, before anything of it is carried: a run that is
 * killed moves no frontier, and the next one must not look back less far than it did.
 */
export async function beginFrontier(frontier: Frontier, from: number): Promise<void> {
  if ((await read(frontier)) === undefined) await write(frontier, from, undefined);
}

/**
 * Moves the frontier to where this run's window is free of gaps: forward when all is done, back when something before
 * it is open again. A window that begins behind the frontier leaves it alone: between them is a gap. A backfill that is
 * done makes no frontier where there was none: nothing says that what follows it was ever asked for.
 */
export async function moveFrontier(frontier: Frontier, result: RunResult, isExplicit = false): Promise<void> {
  const { gapFreeTo } = result;
  for (let conflicts = 0; conflicts < MAX_CONFLICTS; conflicts += 1) {
    const known = await read(frontier);
    if (staysAt(known?.until, result, isExplicit)) return;
    if (await write(frontier, gapFreeTo, known?.version)) return;
  }
}

/** Whether it was surely written; where it was not, the next look shows. */
async function write({ store, key }: Frontier, until: number, version: string | undefined): Promise<boolean> {
  const body = JSON.stringify({ version: LEDGER_VERSION, frontier: new Date(until).toISOString() });
  try {
    return (await store.write(key, body, version)) !== undefined;
  } catch (error) {
    if (error instanceof ServiceError && error.ambiguous) return false;
    throw error;
  }
}

function staysAt(
  frontier: number | undefined,
  { window, gapFreeTo }: RunResult,
  isExplicit: boolean,
): boolean {
  if (frontier === undefined) return isExplicit && gapFreeTo === window.to;
  const behindAGap = window.from > frontier;
  const nothingOpenBefore = gapFreeTo === window.to && window.to <= frontier;
  return behindAGap || nothingOpenBefore;
}

async function read({ store, key }: Frontier): Promise<{ until: number; version: string } | undefined> {
  const stored = await store.read(key);
  if (stored === undefined) return undefined;
  let json: unknown;
  try {
    json = JSON.parse(stored.body);
  } catch {
    json = undefined;
  }
  const parsed = v.safeParse(schema, json);
  if (parsed.success) return { until: parsed.output.frontier, version: stored.version };
  throw new DataError(
    `The ledger document ${key} is damaged, or of a newer release. Restore an earlier version of the object, ` +
      'or delete it: scheduled runs then look back as far as lookback says.',
  );
}
