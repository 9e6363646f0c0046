import type { Carried, CarryContext, ClaimedSegment } from '../../engine/mode.js';
import { allDone, foundIdle, judge } from './judge.js';
import { obtainTask, watchTask } from './slot.js';
import type { ExportTask } from './task.js';
import type { TaskPlace } from './task-turns.js';
import { WindowWork, type ExportRun } from './work.js';

/** Delivers one window: nothing where it is idle, and otherwise by a task, whose end is held against the bucket. */
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
    if (work.isCarried) return await allDone(work);
    if (await isIdle(work)) return await foundIdle(work);
    for (;;) {
      const { found, ended } = await runTask(work, place);
      const carried = await judge(work, ended, found.status);
      if (carried !== undefined) return carried;
    }
  } catch (error) {
    await work.endTask();
    throw error;
  } finally {
    place.leave();
  }
}

/** Finds or creates the task that comes next, and waits for its end; the window has the slot as long. */
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

/** Whether the window is done without a task: nothing of it is begun, and it holds no event. */
async function isIdle(work: WindowWork): Promise<boolean> {
  const { claim, context, ports, progress, state } = work;
  if (progress.task !== undefined || progress.done.length > 0) return false;
  const { logGroup, streamPrefix, from, to } = claim;
  const answer = await state.probe.ask(work.group, { logGroup, streamPrefix, from, to }, context.signal);
  if (answer !== 'none') return false;
  // A run that died may have exported events that have expired since.
  return !work.resumed || (await ports.objects.byTask(work.request.prefix)).size === 0;
}
