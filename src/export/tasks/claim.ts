import * as v from 'valibot';
import { countSchema, instantSchema, readNoted, type Json } from '../../engine/json.js';
import type { Window } from '../../engine/window.js';
import { TimeZone, timeZoneSchema } from '../../time-zone.js';
import type { TaskRequest } from './task.js';
import { stamp, windowName } from '../windows.js';

/** As `partition` names them; a ledger that was copied keeps the names of the one before. */
const TASK_NAME = /^log-ferry\/[0-9a-f]{16}(\/again-[0-9a-f]{8})?$/;

const claimSchema = v.object({
  name: v.pipe(v.string(), v.regex(TASK_NAME)),
  logGroup: v.string(),
  streamPrefix: v.exactOptional(v.string()),
  from: instantSchema,
  to: instantSchema,
  bucket: v.string(),
  prefix: v.string(),
  timeZone: v.optional(timeZoneSchema, 'UTC'),
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
  /** Whose days `dt=` names. */
  readonly timeZone: string;
  /** Folders of the tasks that counted before the window was done again. */
  readonly replaces?: readonly string[];
}

const partSchema = v.object({
  to: instantSchema,
  folder: v.string(),
  objects: countSchema,
  bytes: countSchema,
  ms: v.number(),
});

/** A part of a window that a task has carried; the parts of a window follow each other. */
export type ExportPart = v.InferOutput<typeof partSchema>;

/** How far a window has come. */
export interface ExportProgress {
  /** Mostly none: a window has parts only when one task for all of it ran out of time. */
  readonly done: readonly ExportPart[];
  /** The task that carries what comes next. */
  readonly task?: string;
  /** Where that ends, when it is earlier than the window. */
  readonly to?: number;
  /** Folders of tasks that did not do it. */
  readonly spent: readonly string[];
  /** When tasks completed without objects although the group has events there, epoch ms, 12 h apart. */
  readonly foundEmpty: readonly number[];
}

const coversSchema = v.object({
  from: instantSchema,
  to: instantSchema,
  folders: v.array(v.string()),
  ms: v.optional(v.number(), 0),
});

/** The time that a committed segment covers, and the one task that counts for it (one for each of its parts). */
export interface ExportCovers extends Window {
  /** `dt=<day>/<from>_<to>/<task id>`, below the log group's prefix. */
  readonly folders: readonly string[];
  /** How long the tasks took. */
  readonly ms: number;
}

export function serializeClaim(claim: ExportClaim): Json {
  const { replaces, ...rest } = claim;
  return { ...rest, ...(replaces === undefined ? {} : { replaces: [...replaces] }) };
}

export function parseClaim(id: string, claim: Json): ExportClaim {
  return read(claimSchema, claim, `claim of window ${id}`);
}

export function serializeProgress({ done, task, to, spent, foundEmpty }: ExportProgress): Json {
  return {
    done: done.map((part) => ({ ...part })),
    ...(task === undefined ? {} : { task }),
    ...(to === undefined ? {} : { to }),
    spent: [...spent],
    foundEmpty: [...foundEmpty],
  };
}

/** Progress that names folders of other windows is refused: with `clean-leftovers` they would be deleted. */
export function parseProgress(id: string, claim: ExportClaim, progress: Json | undefined): ExportProgress {
  const ofWindow = v.check((folder: string) => isWithin(folder, claim));
  const folders = v.pipe(v.string(), ofWindow);
  const schema = v.object({
    done: v.array(v.object({ ...partSchema.entries, folder: folders })),
    task: v.exactOptional(v.string()),
    to: v.exactOptional(instantSchema),
    spent: v.array(folders),
    foundEmpty: v.array(instantSchema),
  });
  if (progress === undefined) return { done: [], spent: [], foundEmpty: [] };
  return read(schema, progress, `progress of window ${id}`);
}

export function serializeCovers({ from, to, folders, ms }: ExportCovers): Json {
  return { from, to, folders: [...folders], ms };
}

export function parseCovers(id: string, covers: Json | undefined): ExportCovers {
  return read(coversSchema, covers, `commit of window ${id}`);
}

const storedSchema = v.array(v.tuple([countSchema, countSchema]));

/** Objects and bytes of each folder of a committed window, in their order. */
export function serializeStored(parts: readonly Pick<ExportPart, 'objects' | 'bytes'>[]): Json {
  return parts.map(({ objects, bytes }) => [objects, bytes]);
}

export function parseStored(
  id: string,
  stored: Json | undefined,
): v.InferOutput<typeof storedSchema> | undefined {
  return stored === undefined ? undefined : read(storedSchema, stored, `commit of window ${id}`);
}

function read<T>(schema: v.GenericSchema<unknown, T>, noted: unknown, what: string): T {
  return readNoted(schema, noted, `The ${what} in the ledger cannot be read.`);
}

/** `dt=<day>/<from>_<to>/<task id>` */
const FOLDER = /^dt=\d{4}-\d\d-\d\d\/(\d{8}T\d{6}Z)_(\d{8}T\d{6}Z)\/[\w-]+$/;

/** Whether a folder is of a task for the window or a part of it; what lies elsewhere must not be taken for its leftovers. */
function isWithin(folder: string, { from, to }: Window): boolean {
  const [, begins = '', ends = ''] = FOLDER.exec(folder) ?? [];
  // Stamps sort as their instants do.
  return begins >= stamp(from) && ends <= stamp(to) && begins < ends;
}

/** What the next task is for: the window, or what is left of it. */
function windowOf(claim: ExportClaim, progress: ExportProgress): Window {
  return { from: progress.done.at(-1)?.to ?? claim.from, to: progress.to ?? claim.to };
}

/** The task that carries the window by now; every attempt has a name of its own. */
export function requestOf(claim: ExportClaim, progress: ExportProgress): TaskRequest {
  const { name, logGroup, streamPrefix, bucket } = claim;
  const window = windowOf(claim, progress);
  return {
    name: `${name}/${windowName(window)}/${progress.spent.length}`,
    logGroup,
    streamPrefix,
    ...window,
    bucket,
    prefix: `${claim.prefix}/${folderOfWindow(claim, window)}`,
  };
}

/** Where a task of the window writes, below the log group's prefix. */
export function folderOf(claim: ExportClaim, progress: ExportProgress, taskId: string): string {
  return `${folderOfWindow(claim, windowOf(claim, progress))}/${taskId}`;
}

/** Where all tasks of a window write, below the log group's prefix. */
export function folderOfWindow({ timeZone }: ExportClaim, window: Window): string {
  return `dt=${TimeZone.of(timeZone).dateOf(window.from)}/${windowName(window)}`;
}
