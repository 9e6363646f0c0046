import * as v from 'valibot';
import type { Json } from '../engine/json.js';
import type { Window } from '../engine/window.js';
import { DataError } from '../errors.js';
import type { TaskRequest } from '../export/task.js';
import { windowName } from './export-windows.js';

const claimSchema = v.object({
  name: v.string(),
  logGroup: v.string(),
  streamPrefix: v.exactOptional(v.string()),
  from: v.number(),
  to: v.number(),
  bucket: v.string(),
  prefix: v.string(),
  replaces: v.exactOptional(v.array(v.string())),
});

/** What the first claim of a window fixes. */
export interface ExportClaim {
  /** What the names of the window's tasks begin with: the same for every run with this ledger. */
  readonly name: string;
  readonly logGroup: string;
  readonly streamPrefix?: string;
  readonly from: number;
  readonly to: number;
  readonly bucket: string;
  /** What the log group's windows lie below, without a slash at its end. */
  readonly prefix: string;
  /** Folders of the tasks that counted before the window was done again. */
  readonly replaces?: readonly string[];
}

const progressSchema = v.object({
  task: v.exactOptional(v.string()),
  to: v.exactOptional(v.number()),
  spent: v.array(v.string()),
  foundEmpty: v.array(v.number()),
});

/** How far a window has come. */
export interface ExportProgress {
  /** The task that carries it. */
  readonly task?: string;
  /** Where the window ends now: earlier than it was claimed, after a task ran out of time. */
  readonly to?: number;
  /** Folders of tasks that did not do it. */
  readonly spent: readonly string[];
  /** When tasks completed without objects although the group has events there, epoch ms, 12 h apart. */
  readonly foundEmpty: readonly number[];
}

const coversSchema = v.object({
  from: v.number(),
  to: v.number(),
  folder: v.string(),
  ms: v.optional(v.number(), 0),
});

/** The time that a committed segment covers, and the one task that counts for it. */
export interface ExportCovers extends Window {
  /** `<from>_<to>/<task id>`, below the log group's prefix. */
  readonly folder: string;
  /** How long the task took. */
  readonly ms: number;
}

export function printClaim(claim: ExportClaim): Json {
  const { replaces, ...rest } = claim;
  return { ...rest, ...(replaces === undefined ? {} : { replaces: [...replaces] }) };
}

export function parseClaim(id: string, claim: Json): ExportClaim {
  return read(claimSchema, claim, `claim of window ${id}`);
}

export function printProgress({ task, to, spent, foundEmpty }: ExportProgress): Json {
  return {
    ...(task === undefined ? {} : { task }),
    ...(to === undefined ? {} : { to }),
    spent: [...spent],
    foundEmpty: [...foundEmpty],
  };
}

export function parseProgress(id: string, progress: Json | undefined): ExportProgress {
  if (progress === undefined) return { spent: [], foundEmpty: [] };
  return read(progressSchema, progress, `progress of window ${id}`);
}

export function printCovers({ from, to, folder, ms }: ExportCovers): Json {
  return { from, to, folder, ms };
}

export function parseCovers(id: string, covers: Json | undefined): ExportCovers {
  return read(coversSchema, covers, `commit of window ${id}`);
}

function read<T>(schema: v.GenericSchema<unknown, T>, value: unknown, what: string): T {
  const parsed = v.safeParse(schema, value);
  if (parsed.success) return parsed.output;
  throw new DataError(`The ${what} in the ledger cannot be read.`);
}

/** The task that carries the window by now; every attempt has a name of its own. */
export function requestOf(claim: ExportClaim, progress: ExportProgress): TaskRequest {
  const { name, logGroup, streamPrefix, from, bucket } = claim;
  const window = { from, to: progress.to ?? claim.to };
  return {
    name: `${name}/${windowName(window)}/${progress.spent.length}`,
    logGroup,
    streamPrefix,
    ...window,
    bucket,
    prefix: `${claim.prefix}/${windowName(window)}`,
  };
}

/** Where a task of the window writes, below the log group's prefix. */
export function folderOf(claim: ExportClaim, progress: ExportProgress, taskId: string): string {
  return `${windowName({ from: claim.from, to: progress.to ?? claim.to })}/${taskId}`;
}
