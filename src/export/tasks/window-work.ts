import { assertSamePartition } from '../../engine/documents.js';
import type { Clock } from '../../engine/clock.js';
import { StopError, type CarryContext, type ClaimedSegment, type HeldClaim } from '../../engine/mode.js';
import { messageOf } from '../../errors.js';
import type { ExportBucket } from './bucket-policy.js';
import type { ExportedObjects } from './exported-objects.js';
import type { LogGroup, SourceLogGroups } from '../log-groups.js';
import { monthOf } from '../months.js';
import type { EventProbe } from './event-probe.js';
import { PollInterval } from './poll-interval.js';
import type { TaskTurns } from './task-turns.js';
import type { ExportTasks, TaskRequest } from './task.js';
import type { ExportTaskInputs } from '../../inputs/types.js';
import {
  folderOf,
  parseClaim,
  parseProgress,
  serializeProgress,
  requestOf,
  type ExportClaim,
  type ExportPart,
  type ExportProgress,
} from './claim.js';
import { serializePostStepTask } from './post-step-task.js';
import type { WindowReport } from '../../setup.js';

export type Tasks = Pick<ExportTasks, 'active' | 'find' | 'endedAs' | 'create' | 'cancel'>;

/** State of a run that all windows share: whose turn it is, and which windows hold events. */
interface ExportState {
  /** The selected log groups by name. */
  readonly groups: ReadonlyMap<string, LogGroup>;
  readonly turns: TaskTurns;
  readonly probe: EventProbe;
  /** Windows that were found to hold events, or could not be asked, before they were claimed; taken out when they are. */
  readonly busy: Set<string>;
}

/** What the mode works with: tasks, bucket, log groups, and what a run collects for its end. */
export interface ExportPorts {
  readonly inputs: ExportTaskInputs;
  readonly tasks: Tasks;
  readonly objects: Pick<ExportedObjects, 'byTask' | 'delete'>;
  readonly events: Pick<SourceLogGroups, 'hasEvents' | 'newestEvent'>;
  /** The selected log groups. */
  readonly groups: readonly LogGroup[];
  readonly clock: Clock;
  readonly account: string;
  /** Creating a task is given up after so many ms; the lease must outlive it. */
  readonly createTimeout: number;
  /** Aborts when the workflow is cancelled. */
  readonly cancelled: AbortSignal;
  readonly notice: (text: string) => void;
  readonly warn: (text: string) => void;
  readonly log: (text: string) => void;
  readonly remember: (text: string) => void;
  /** What the run has to tell in the end. */
  readonly taskIds: string[];
  readonly reports: WindowReport[];
}

export interface ExportRun {
  readonly ports: ExportPorts;
  readonly state: ExportState;
}

/** The runner gives 7.5 s after a cancellation; the ledger is to be told too. */
const CANCEL_TIMEOUT_MS = 4000;

/** A window that cannot be committed: the others go on, the run fails in the end. */
export class WindowFailedError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'WindowFailedError';
  }
}

/** One claimed window in delivery: its claim, its progress, and what ends its waiting. */
export class WindowWork {
  readonly ports: ExportPorts;
  readonly state: ExportState;
  readonly claim: ExportClaim;
  readonly resumed: boolean;
  readonly context: CarryContext;
  /** The claim on the window. */
  readonly held: HeldClaim;
  readonly label: string;
  /** When this run took the window on, by the monotonic clock, ms. */
  readonly begunAt: number;
  #progress: ExportProgress;
  /** Whether the post step would cancel the task of this window. */
  #isRemembered = false;
  readonly #interval: PollInterval;

  constructor(run: ExportRun, segment: ClaimedSegment, context: CarryContext) {
    const { ports, state } = run;
    this.ports = ports;
    this.state = state;
    this.begunAt = ports.clock.monotonic();
    this.context = context;
    this.held = context.claimAt('s3');
    this.claim = parseClaim(segment.id, segment.claim);
    const { prefix } = ports.inputs.destination;
    const name = this.claim.logGroup.replace(/^\//, '');
    assertSamePartition(segment, {
      month: monthOf(this.claim.from).name,
      logGroup: this.claim.logGroup,
      streamPrefix: this.claim.streamPrefix ?? '',
      destination:
        this.claim.prefix === prefix + name ? `s3://${this.claim.bucket}/${prefix}` : this.claim.prefix,
    });
    this.resumed = segment.at.s3?.resumed ?? false;
    this.label = `${this.claim.logGroup} ${segment.id}`;
    this.#progress = parseProgress(segment.id, this.claim, segment.at.s3?.progress);
    this.#interval = new PollInterval(ports.inputs.pollInterval);
  }

  get progress(): ExportProgress {
    return this.#progress;
  }

  /** Whether tasks have carried all of the window, and it is only to be committed. */
  get isCarried(): boolean {
    return this.#progress.done.at(-1)?.to === this.claim.to;
  }

  get group(): LogGroup | undefined {
    return this.state.groups.get(this.claim.logGroup);
  }

  get request(): TaskRequest {
    return requestOf(this.claim, this.#progress);
  }

  get place(): ExportBucket {
    return { bucket: this.claim.bucket, region: this.ports.inputs.region, account: this.ports.account };
  }

  /** Where a task of the window writes, in the bucket. */
  folderOf(taskId: string): string {
    return `${this.request.prefix}/${taskId}`;
  }

  /** Takes note of progress; it reaches the ledger with the next write. */
  note(progress: ExportProgress): void {
    this.#progress = progress;
    this.held.checkpoint(serializeProgress(progress));
  }

  /** Records the task that exports the window from now on. */
  adopt(taskId: string): void {
    this.note({ ...this.#progress, task: taskId });
    if (!this.ports.taskIds.includes(taskId)) this.ports.taskIds.push(taskId);
    this.#remember(taskId);
    this.#interval.reset();
  }

  /** Records that the task failed; the next attempt has another name. */
  spend(taskId: string, change: Partial<ExportProgress> = {}): void {
    const { task, spent, ...rest } = this.#progress;
    const folder = folderOf(this.claim, this.#progress, taskId);
    this.note({ ...rest, spent: [...spent, folder], ...change });
  }

  /** A task has carried the window, or a part of it; what comes next begins where that ends. */
  partDone(part: ExportPart): void {
    const { done, spent } = this.#progress;
    this.note({ done: [...done, part], spent, foundEmpty: [] });
  }

  /** Nothing of this window is left for the post step to cancel. */
  forget(): void {
    if (this.#isRemembered) this.ports.remember('');
    this.#isRemembered = false;
  }

  /** Waits until the next look. Throws when the run, its time budget or the claim ends. */
  async pause(): Promise<void> {
    const { signal, deadline } = this.context;
    await this.ports.clock.sleep(this.#interval.next(), AbortSignal.any([signal, deadline]));
    signal.throwIfAborted();
    deadline.throwIfAborted();
  }

  /** With `wait: false`: throws, and no other window starts a task. */
  refuseToWait(why: string): void {
    if (this.ports.inputs.wait) return;
    const stop = new StopError('not-waiting', `wait: false. ${why}`);
    this.state.turns.close(stop);
    throw stop;
  }

  /** After the workflow was cancelled: ends the task of this window where the inputs say so. Never throws. */
  async endTask(): Promise<void> {
    const reason: unknown = this.context.signal.reason;
    const isCancelled = reason instanceof StopError && reason.reason === 'cancelled';
    const { task } = this.#progress;
    if (!isCancelled || task === undefined) {
      // What is left on purpose must not be cancelled by a post step either.
      if (!isCancelled) this.forget();
      return;
    }
    if (this.ports.inputs.onCancel === 'leave') return;
    try {
      const end = await this.ports.tasks.cancel(task, CANCEL_TIMEOUT_MS);
      if (end === 'cancelled') {
        this.spend(task);
        this.forget();
        this.ports.log(`Cancelled export task ${task} (${this.label}).`);
      }
    } catch (error) {
      this.ports.warn(`Export task ${task} could not be cancelled: ${messageOf(error)}`);
    }
  }

  #remember(taskId: string): void {
    const { onCancel, region } = this.ports.inputs;
    if (onCancel !== 'cancel') return;
    this.#isRemembered = true;
    this.ports.remember(serializePostStepTask({ region, taskId }));
  }
}
