import type { Carried, CarryContext, ClaimedSegment } from '../../engine/mode.js';
import type { EventQuery } from '../log-groups.js';
import { windowName } from '../windows.js';
import type { ExportClaim } from './claim.js';
import { resultOfDoneWindow, resultOfIdleWindow, idle, resultOfTask } from './window-result.js';
import { obtainTask, watchTask } from './obtain-task.js';
import type { ExportTask } from './task.js';
import type { TaskPlace } from './task-turns.js';
import { WindowWork, type ExportRun } from './window-work.js';

/** Delivers one window: an idle one needs no task; otherwise a task exports it, and its result is checked in the bucket. */
export async function carry(
  run: ExportRun,
  segment: ClaimedSegment,
  context: CarryContext,
): Promise<Carried> {
  const work = new WindowWork(run, segment, context);
  const { logGroup, from } = work.claim;
  const place = run.state.turns.enter({ logGroup, from, begun: work.progress.task !== undefined });
  try {
    // A run that could not commit leaves a window of which nothing is left to do.
    if (work.isCarried) return await resultOfDoneWindow(work);
    if (await isIdle(work)) return await resultOfIdleWindow(work);
    for (;;) {
      const { found, ended } = await runTask(work, place);
      const carried = await resultOfTask(work, ended, found.status);
      if (carried !== undefined) return carried;
    }
  } catch (error) {
    await work.endTask();
    throw error;
  } finally {
    place.leave();
  }
}

/** Finds or creates the next task and waits for its end; the window keeps its turn until then. */
async function runTask(
  work: WindowWork,
  place: TaskPlace,
): Promise<{ found: ExportTask; ended: ExportTask }> {
  const { signal, deadline } = work.context;
  const endTurn = await place.take(AbortSignal.any([signal, deadline]));
  try {
    const found = await obtainTask(work);
    return { found, ended: await watchTask(work, found) };
  } finally {
    endTurn();
  }
}

/** What a window that nobody has claimed is done with, where it holds no event; what it holds is not asked twice. */
export async function idleUnclaimed(
  { ports, state }: ExportRun,
  claim: ExportClaim,
  signal: AbortSignal,
): Promise<Carried | undefined> {
  const group = state.groups.get(claim.logGroup);
  // Where there is no answer the window is claimed, asked again, and fails by name.
  const answer = await state.probe.ask(group, queryOf(claim), signal).catch(() => undefined);
  if (answer === 'none') return idle(ports, claim);
  if (answer !== undefined) state.busy.add(nameOf(claim));
  return undefined;
}

function queryOf({ logGroup, streamPrefix, from, to }: ExportClaim): EventQuery {
  return { logGroup, streamPrefix, from, to };
}

function nameOf(claim: ExportClaim): string {
  return `${claim.logGroup} ${windowName(claim)}`;
}

/** Whether the window needs no task: none was created for it, and it holds no event. */
async function isIdle(work: WindowWork): Promise<boolean> {
  const { claim, context, ports, progress, state } = work;
  if (progress.task !== undefined || progress.done.length > 0) return false;
  if (state.busy.delete(nameOf(claim))) return false;
  if ((await state.probe.ask(work.group, queryOf(claim), context.signal)) !== 'none') return false;
  // A run that died may have exported events that have expired since.
  return !work.resumed || (await ports.objects.byTask(work.request.prefix)).size === 0;
}
