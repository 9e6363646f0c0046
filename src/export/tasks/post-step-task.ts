import * as v from 'valibot';
import { ExportTasks, isActive } from './task.js';
import type { RunServices } from '../../setup.js';

const leftSchema = v.object({ region: v.string(), taskId: v.string() });

/** The export task of a run, as the run keeps it for a step that comes after it. */
type PostStepTask = v.InferOutput<typeof leftSchema>;

export function serializePostStepTask(task: PostStepTask): string {
  return JSON.stringify(task);
}

/** `undefined` where nothing was left. */
export function parsePostStepTask(text: string): PostStepTask | undefined {
  return text === '' ? undefined : v.parse(leftSchema, JSON.parse(text));
}

const CANCEL_TIMEOUT_MS = 30_000;

/** Cancels a task that its run could not cancel any more; hands back what to tell about it. */
export async function cancelLeftTask(
  { logs, clock }: Pick<RunServices, 'logs' | 'clock'>,
  { taskId }: PostStepTask,
): Promise<string> {
  const tasks = new ExportTasks(logs, clock);
  const found = await tasks.find(taskId);
  if (found === undefined || !isActive(found) || found.status === 'PENDING_CANCEL') {
    return `Export task ${taskId} has already ended.`;
  }
  const end = await tasks.cancel(taskId, CANCEL_TIMEOUT_MS);
  return end === 'cancelled'
    ? `Cancelled export task ${taskId} of ${found.logGroup}.`
    : `Export task ${taskId} has already ended.`;
}
