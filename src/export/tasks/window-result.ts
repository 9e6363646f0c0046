import type { Carried } from '../../engine/mode.js';
import { formatInstant, type Window } from '../../engine/window.js';
import { emptyWindowTally } from '../../engine/window-tally.js';
import { messageOf } from '../../errors.js';
import { timedOut, usualCauses } from './failure-causes.js';
import { NOTHING, type Found } from './exported-objects.js';
import type { ExportTask } from './task.js';
import {
  folderOf,
  folderOfWindow,
  serializeCovers,
  serializeStored,
  type ExportClaim,
  type ExportPart,
} from './claim.js';
import { WindowFailedError, type ExportPorts, type WindowWork } from './window-work.js';
import type { WindowReport } from '../../setup.js';
import { HOUR_MS } from '../../time-zone.js';

/** Data can take up to 12 hours until it can be exported (CloudWatch Logs user guide). */
const EXPORTABLE_AFTER_MS = 12 * HOUR_MS;
/** This many tasks, 12 hours apart, must complete without objects before the window counts as empty. */
const EMPTY_TASKS_REQUIRED = 3;
/** Shorter halves of a window are not tried, ms. */
const MIN_HALF_MS = 60 * 1000;

/** Decides what an ended task means for its window: exported (returned), retry at once (`undefined`), or failed (thrown). */
export async function resultOfTask(
  work: WindowWork,
  task: ExportTask,
  /** How the task was found, before it was watched. */
  foundAs: string,
): Promise<Carried | undefined> {
  if (task.status === 'COMPLETED') return resultOfCompleted(work, task);
  if (timedOut(task) && halve(work, task)) return undefined;
  work.spend(task.id);
  if (task.status === 'CANCELLED' && /CANCEL/.test(foundAs)) {
    work.ports.notice(`Export task ${task.id} of ${work.label} was cancelled. The window is exported again.`);
    return undefined;
  }
  const said = task.message === '' ? '' : ` (${task.message})`;
  const causes = task.status === 'FAILED' ? ` ${usualCauses(task.message, work.place)}` : '';
  report(work, task, { state: 'failed', objects: 0, bytes: 0 });
  await tidy(work);
  throw new WindowFailedError(
    `Export task ${task.id} ended as ${task.status}${said}.${causes} The next run tries again.`,
  );
}

/** COMPLETED is no proof: what counts is what lies in the bucket. */
async function resultOfCompleted(work: WindowWork, task: ExportTask): Promise<Carried | undefined> {
  const byTask = await work.ports.objects.byTask(work.request.prefix);
  const found = byTask.get(task.id) ?? NOTHING;
  if (found.objects > 0) return carried(work, task, { ...found, state: 'exported' });
  if (await isRightlyEmpty(work, task)) return carried(work, task, { ...found, state: 'empty' });
  report(work, task, { ...found, state: 'failed' });
  throw new WindowFailedError(
    `Export task ${task.id} completed without an object although ${task.logGroup} has events from ` +
      `${formatInstant(task.from)} to ${formatInstant(task.to)}. Data can take 12 hours to become exportable: the next ` +
      'run tries again. If this continues, set a longer settle, and check whether the events were ingested late.',
  );
}

async function isRightlyEmpty(work: WindowWork, task: ExportTask): Promise<boolean> {
  const { events, warn } = work.ports;
  const { logGroup, streamPrefix, from, to } = work.request;
  const logGroupClass = work.group?.logGroupClass ?? 'STANDARD';
  if (logGroupClass !== 'STANDARD') {
    warn(
      `${work.label}: the task completed without an object. Whether the group has events there cannot be seen: ` +
        `groups of class ${logGroupClass} cannot be read. The window counts as empty.`,
    );
    return true;
  }
  const query = { logGroup, streamPrefix, from, to };
  const hasEvents = await events.hasEvents(query, work.context.signal).catch((error: unknown) => {
    work.context.signal.throwIfAborted();
    throw new WindowFailedError(
      `Export task ${task.id} completed without an object, and whether ${logGroup} has events there could not be ` +
        `seen: ${messageOf(error)}`,
    );
  });
  return !hasEvents || foundEmptyOftenEnough(work, task);
}

function foundEmptyOftenEnough(work: WindowWork, task: ExportTask): boolean {
  const now = work.ports.clock.now();
  const before = work.progress.foundEmpty;
  const isLaterLook = now - (before.at(-1) ?? -Infinity) >= EXPORTABLE_AFTER_MS;
  const foundEmpty = isLaterLook ? [...before, now] : before;
  if (foundEmpty.length < EMPTY_TASKS_REQUIRED) {
    work.spend(task.id, { foundEmpty });
    return false;
  }
  work.ports.warn(
    `${work.label}: ${foundEmpty.length} tasks, at least 12 hours apart, completed without an object although the ` +
      'group has events there. The window counts as empty.',
  );
  return true;
}

/** Limits the next task to the first half of the window; the rest follows. False if the window is too short. */
function halve(work: WindowWork, task: ExportTask): boolean {
  const { from, to } = task;
  if (to - from < 2 * MIN_HALF_MS) return false;
  const middle = from + Math.ceil((to - from) / 2 / 1000) * 1000;
  work.spend(task.id, { to: middle });
  work.ports.notice(
    `Export task ${task.id} of ${work.label} reached AWS's limit of 24 hours. The window is divided at ${formatInstant(middle)}.`,
  );
  return true;
}

type TaskOutcome = Found & { readonly state: WindowReport['state'] };

/** Notes the exported part; returns `undefined` while other parts of the window are left. */
async function carried(
  work: WindowWork,
  task: ExportTask,
  outcome: TaskOutcome,
): Promise<Carried | undefined> {
  report(work, task, outcome);
  const { objects, bytes } = outcome;
  const folder = folderOf(work.claim, work.progress, task.id);
  const ms = Math.max(0, (task.completedAt ?? task.createdAt) - task.createdAt);
  work.partDone({ to: work.request.to, folder, objects, bytes, ms });
  if (!work.isCarried) {
    await work.held.persist();
    return undefined;
  }
  await tidy(work);
  return committed(work.claim, work.progress.done);
}

/** A window that tasks had carried before this run: it is only committed. */
export async function resultOfDoneWindow(work: WindowWork): Promise<Carried> {
  const { claim, ports, progress } = work;
  let { from } = claim;
  for (const { to, folder, objects, bytes } of progress.done) {
    const taskId = folder.split('/').at(-1) ?? '';
    const state = objects > 0 ? 'exported' : 'empty';
    const path = `${claim.prefix}/${folder}`;
    ports.reports.push({ logGroup: claim.logGroup, from, to, taskId, folder: path, state, objects, bytes });
    if (!ports.taskIds.includes(taskId)) ports.taskIds.push(taskId);
    from = to;
  }
  await tidy(work);
  return committed(claim, progress.done);
}

/** A window without an event: no task was needed. */
export async function resultOfIdleWindow(work: WindowWork): Promise<Carried> {
  if (work.resumed) await tidy(work);
  return idle(work.ports, work.claim);
}

/** What is reported and committed of a window without an event. */
export function idle(
  { reports }: Pick<ExportPorts, 'reports'>,
  { logGroup, from, to }: Pick<ExportClaim, 'logGroup' | 'from' | 'to'>,
): Carried {
  reports.push({ logGroup, from, to, taskId: '', folder: '', state: 'empty', ...NOTHING });
  return {
    tally: { ...emptyWindowTally(), windows: 1, empty: 1 },
    counters: { objectsRead: 0, objectsWritten: 0, bytesRead: 0, bytesWritten: 0 },
    covers: serializeCovers({ from, to, folders: [], ms: 0 }),
  };
}

function committed({ from, to }: Window, parts: readonly ExportPart[]): Carried {
  const sum = (figure: (part: ExportPart) => number): number =>
    parts.reduce((before, part) => before + figure(part), 0);
  const [objects, bytes] = [sum((part) => part.objects), sum((part) => part.bytes)];
  const exported = parts.filter((part) => part.objects > 0).length;
  return {
    tally: { windows: parts.length, exported, empty: parts.length - exported, failed: 0, objects, bytes },
    counters: { objectsRead: 0, objectsWritten: objects, bytesRead: 0, bytesWritten: bytes },
    covers: serializeCovers({
      from,
      to,
      folders: parts.map(({ folder }) => folder),
      ms: sum(({ ms }) => ms),
    }),
    stored: { s3: serializeStored(parts) },
  };
}

function report(work: WindowWork, task: ExportTask, outcome: TaskOutcome): void {
  const { logGroup, from, to } = work.request;
  const folder = work.folderOf(task.id);
  work.ports.reports.push({ logGroup, from, to, taskId: task.id, folder, ...outcome });
}

/**
 * Looks for what other tasks left below the prefix of the window, lists it, or deletes what failed where the inputs say
 * so. A task that nobody knows of (two runs made one for the same window) is found here, and nowhere else.
 */
async function tidy(work: WindowWork): Promise<void> {
  const { claim, ports, progress } = work;
  const { done, spent } = progress;
  const counted = new Set(done.map(({ folder }) => folder));
  const known = [...spent, ...counted, ...(claim.replaces ?? [])];
  const parents = known.map((folder) => folder.slice(0, folder.lastIndexOf('/')));
  const windows = new Set([folderOfWindow(claim, claim), ...parents]);
  try {
    for (const window of windows) {
      for (const [taskId, left] of await ports.objects.byTask(`${claim.prefix}/${window}`)) {
        const folder = `${window}/${taskId}`;
        if (!counted.has(folder)) await tidyFolder(work, folder, left);
      }
    }
  } catch (error) {
    ports.warn(`The leftovers of an earlier task could not be deleted: ${messageOf(error)}`);
  }
}

async function tidyFolder(work: WindowWork, folder: string, left: Found): Promise<void> {
  const { claim, ports, progress } = work;
  const path = `${claim.prefix}/${folder}`;
  const where = `${left.objects} objects of a task that does not count, in s3://${claim.bucket}/${path}/`;
  const hasFailed = progress.spent.includes(folder);
  // Only folders of failed tasks are deleted. Those of a task that counted before, or of an unknown one, are only reported.
  if (hasFailed && ports.inputs.cleanLeftovers) {
    await ports.objects.delete(path);
    ports.notice(`Deleted ${where}`);
  } else if (hasFailed || claim.replaces?.includes(folder) === true) ports.notice(`There are ${where}`);
  else ports.warn(`Another task exported ${work.label} too: there are ${where}`);
}
