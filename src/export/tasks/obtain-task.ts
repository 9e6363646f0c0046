import { DataError, ServiceError, messageOf } from '../../errors.js';
import { usualCauses } from './failure-causes.js';
import { NOTHING } from './exported-objects.js';
import { isActive, isOf, SlotTakenError, type ExportTask } from './task.js';
import { WindowFailedError, type WindowWork } from './window-work.js';
import { MINUTE_MS } from '../../time-zone.js';

/** After this many retryable failures in a row the window fails. */
const MAX_FAILURES = 10;
/** Wait after a creation whose answer was lost, ms, before looking for its task: it may still be in progress. */
const LOST_CREATE_WAIT_MS = 3000;
/** The log names the same foreign task again after this many polls. */
const POLLS_BETWEEN_LOG_LINES = 20;

/**
 * The task that carries this window: ours where there is one already, or a new one as soon as AWS's one slot is free.
 * A foreign task is waited for.
 */
export async function obtainTask(work: WindowWork): Promise<ExportTask> {
  const known = await knownTask(work);
  if (known !== undefined) return known;
  const slot = new SlotPoller(work);
  for (;;) {
    work.context.signal.throwIfAborted();
    work.context.deadline.throwIfAborted();
    const task = await slot.next();
    if (task !== undefined) return task;
    work.refuseToWait('Another export task is running, and AWS allows one per account and Region.');
    await work.pause();
  }
}

/** The task whose id is in the ledger. */
async function knownTask(work: WindowWork): Promise<ExportTask | undefined> {
  const { tasks, notice } = work.ports;
  const { task: id } = work.progress;
  if (id === undefined) return undefined;
  const found = await tasks.find(id, work.context.signal);
  if (found !== undefined) {
    assertOfWindow(work, found);
    return adopted(work, found);
  }
  notice(`Export task ${id} of ${work.label} is no longer known to AWS. The window is exported again.`);
  work.spend(id);
  return undefined;
}

/** A task of another log group or window is neither taken for this one's nor cancelled with it. */
function assertOfWindow({ label, request }: WindowWork, task: ExportTask): void {
  const { logGroup, from, to } = request;
  if (task.logGroup === logGroup && task.from === from && task.to === to) return;
  throw new DataError(
    `The ledger names export task ${task.id} for ${label}, but that task is of another log group or window. Restore an ` +
      'earlier version of the document.',
  );
}

/** The first completed task of this attempt that wrote objects; folders of the others are cleaned up later. */
async function endedTask(work: WindowWork, since: number): Promise<ExportTask | undefined> {
  const { tasks, objects, notice } = work.ports;
  const { request } = work;
  for (const task of await tasks.endedAs(request, since, work.context.signal)) {
    const found = (await objects.byTask(request.prefix)).get(task.id) ?? NOTHING;
    if (task.status !== 'COMPLETED') {
      notice(
        `Export task ${task.id} of ${work.label} ended as ${task.status} before its run could record it.`,
      );
      work.spend(task.id);
    } else if (found.objects > 0) return adopted(work, task);
  }
  return undefined;
}

function adopted(work: WindowWork, task: ExportTask): ExportTask {
  work.adopt(task.id);
  work.ports.log(`Adopted export task ${task.id} (${work.label}, ${task.status}).`);
  return task;
}

/** Waits for AWS's one export slot: finds our task, names a foreign one, or creates a task. */
class SlotPoller {
  readonly #work: WindowWork;
  #named: string | undefined;
  #looks = 0;
  #failures = 0;
  /**
   * Since when (by the monotonic clock) there may be a task of ours that nobody wrote down: another run died over it,
   * or a creation went without an answer. It may have ended already.
   */
  #unsureSince: number | undefined;
  /** Whether the slot may be free; creating a task is then the quickest way to find out. */
  #maybeFree: boolean;

  constructor(work: WindowWork) {
    this.#work = work;
    this.#unsureSince = work.resumed ? work.begunAt : undefined;
    this.#maybeFree = !work.resumed;
  }

  /** The window's task if there is one already, or a new one if the slot is free. */
  async next(): Promise<ExportTask | undefined> {
    const work = this.#work;
    if (!this.#maybeFree) {
      const active = await this.#look();
      if (active === LATER) return undefined;
      if (active !== undefined && isOf(active, work.request)) return adopted(work, active);
      // Ended tasks are listed after active ones, so that a task that ends in between is not missed.
      const made = await this.#madeBefore();
      if (made !== undefined || active !== undefined) return made;
    }
    this.#maybeFree = false;
    return this.#tryToCreate();
  }

  /** The active task, named in the log when it is not ours. */
  async #look(): Promise<ExportTask | undefined> {
    const { tasks } = this.#work.ports;
    const active = await tasks.active(this.#work.context.signal).catch((error: unknown) => {
      this.#tolerate(error);
      return LATER;
    });
    if (active === undefined || isOf(active, this.#work.request)) return active;
    if (active !== LATER) this.#name(active);
    return active;
  }

  /** A task of this window that ended before its run recorded it. */
  async #madeBefore(): Promise<ExportTask | undefined> {
    if (this.#unsureSince === undefined) return undefined;
    const made = await endedTask(this.#work, this.#unsureSince);
    this.#unsureSince = undefined;
    return made;
  }

  /** `undefined` when it is to be tried again: another task was faster, or nobody knows whether it was created. */
  async #tryToCreate(): Promise<ExportTask | undefined> {
    const work = this.#work;
    const { tasks, createTimeout, clock, log } = work.ports;
    // A run whose lease has ended must not create a task that another run creates, too.
    await work.held.fence(createTimeout);
    work.context.signal.throwIfAborted();
    const { request } = work;
    try {
      const id = await tasks.create(request, createTimeout);
      work.adopt(id);
      log(`Created export task ${id} (${work.label}).`);
      await work.held.persist();
      return {
        ...{ ...request, id, status: 'PENDING', message: '' },
        ...{ createdAt: clock.now(), completedAt: undefined },
      };
    } catch (error) {
      if (error instanceof SlotTakenError) return undefined;
      this.#tolerate(refusal(work, error));
      if (this.#unsureSince !== undefined) await clock.sleep(LOST_CREATE_WAIT_MS, work.context.signal);
      return undefined;
    }
  }

  #name(task: ExportTask): void {
    this.#looks += 1;
    if (this.#named === task.id && this.#looks % POLLS_BETWEEN_LOG_LINES !== 0) return;
    this.#named = task.id;
    const minutes = Math.max(0, Math.round((this.#work.ports.clock.now() - task.createdAt) / MINUTE_MS));
    const name = task.name === '' ? task.id : `"${task.name}"`;
    this.#work.ports.log(
      `${this.#work.label}: waiting for export task ${name} of ${task.logGroup}, ${minutes} min old. ` +
        'AWS runs one export task at a time per account and Region.',
    );
  }

  /** Tolerates a retryable error, up to `MAX_FAILURES` in a row. */
  #tolerate(error: unknown): void {
    this.#work.context.signal.throwIfAborted();
    if (error instanceof ServiceError && error.ambiguous)
      this.#unsureSince = this.#work.ports.clock.monotonic();
    const mayPass = error instanceof ServiceError && error.retryable;
    this.#failures += 1;
    if (!mayPass || this.#failures >= MAX_FAILURES) throw error;
    this.#work.ports.log(`${this.#work.label}: ${messageOf(error)}. It is tried again.`);
  }
}

/** Stands for the active task if the slot could not be read. */
const LATER: ExportTask = {
  ...{ id: '', name: '', logGroup: '', from: 0, to: 0, bucket: '', prefix: '' },
  ...{ status: 'PENDING', message: '', createdAt: 0, completedAt: undefined },
};

/** A fault of the bucket meets every window; a log group that has gone concerns its own windows only. */
function refusal(work: WindowWork, error: unknown): unknown {
  if (!(error instanceof ServiceError) || error.retryable || error.ambiguous) return error;
  if (error.code === 'ResourceNotFoundException') {
    return new WindowFailedError(`${error.message} The log group was deleted after the run had listed it.`);
  }
  if (error.code !== 'InvalidParameterException') return error;
  const { call, resource, permission, retryable, code, status, cause } = error;
  const message = `${error.message} ${usualCauses(error.message, work.place)}`;
  return new ServiceError(message, {
    ...{ call, resource, retryable, code, cause },
    ...(permission === undefined ? {} : { permission }),
    ...(status === undefined ? {} : { status }),
  });
}

/** A task that AWS does not show yet, although it has just created it, is waited for this long. */
const NEW_TASK_GRACE_MS = MINUTE_MS;

/** Looks at a task until it has ended. */
export async function watchTask(work: WindowWork, task: ExportTask): Promise<ExportTask> {
  let current = task;
  let failures = 0;
  while (isActive(current)) {
    work.refuseToWait(`Export task ${task.id} continues; a later run takes it over.`);
    await work.pause();
    try {
      const found = await work.ports.tasks.find(task.id, work.context.signal);
      current = found ?? unlessGone(work, current);
      failures = 0;
    } catch (error) {
      work.context.signal.throwIfAborted();
      failures += 1;
      if (!(error instanceof ServiceError && error.retryable) || failures >= MAX_FAILURES) throw error;
    }
  }
  work.forget();
  return current;
}

function unlessGone(work: WindowWork, task: ExportTask): ExportTask {
  if (work.ports.clock.now() - task.createdAt < NEW_TASK_GRACE_MS) return task;
  return { ...task, status: 'FAILED', message: 'AWS no longer knows the task' };
}
