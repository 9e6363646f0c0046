import {
  CancelExportTaskCommand,
  CreateExportTaskCommand,
  DescribeExportTasksCommand,
  type CloudWatchLogsClient,
  type ExportTask as WireTask,
  type ExportTaskStatusCode,
} from '@aws-sdk/client-cloudwatch-logs';
import { RateLimiter, type Pauses } from '../../engine/rate-limiter.js';
import { serviceError, calling, ServiceError } from '../../errors.js';

/** The group is refused, or gone, for itself; what else is refused is the destination, which all windows have. */
const OF_GROUP = /^(AccessDenied|AccessDeniedException|ResourceNotFoundException)$/;

/** An export task as CloudWatch Logs tells of it. Instants are epoch ms, the window is half-open. */
export interface ExportTask {
  readonly id: string;
  readonly name: string;
  readonly logGroup: string;
  readonly from: number;
  readonly to: number;
  readonly bucket: string;
  readonly prefix: string;
  readonly status: string;
  /** What the service says about the status; empty where it says nothing. */
  readonly message: string;
  readonly createdAt: number;
  readonly completedAt: number | undefined;
}

/** What a task is created from, and known by. */
export interface TaskRequest {
  readonly name: string;
  readonly logGroup: string;
  readonly streamPrefix: string | undefined;
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
  readonly bucket: string;
  /** Without a slash at its end. */
  readonly prefix: string;
}

/** Another task is active: AWS has one a time for each account and Region. Nothing was created. */
export class SlotTakenError extends Error {
  constructor() {
    super('Another export task is active.');
    this.name = 'SlotTakenError';
  }
}

/** DescribeExportTasks: 5 calls a second for each account and Region (CloudWatch Logs quotas); one is left to others. */
const DESCRIBES_PER_SECOND = 4;
/** DescribeExportTasks API: at most 50 a page. */
const PAGE = 50;
/** Refusals of CreateExportTask that pass by themselves. */
const PASSING = /^(OperationAbortedException|ServiceUnavailableException)$/;

/**
 * In the order of a task's life: whoever asks for one status after the other misses no task that goes on in between.
 * (One that is being cancelled holds the slot, too.)
 */
const ACTIVE = ['PENDING', 'RUNNING', 'PENDING_CANCEL'] as const;
const ENDS = ['COMPLETED', 'FAILED', 'CANCELLED'] as const;

/** All tasks that had ended when they were asked for. */
interface History {
  /** By the monotonic clock, ms. */
  readonly askedAt: number;
  readonly tasks: Promise<readonly ExportTask[]>;
}

export function isActive({ status }: ExportTask): boolean {
  return status === 'PENDING' || status === 'RUNNING' || status === 'PENDING_CANCEL';
}

/** The export tasks of an account and Region. */
export class ExportTasks {
  readonly #client: CloudWatchLogsClient;
  /** Tries once: whether an unanswered create was done is looked into, not repeated blindly. */
  readonly #once: CloudWatchLogsClient;
  readonly #clock: Pauses;
  readonly #describeTurns: RateLimiter;
  #history: History | undefined;

  constructor(
    clients: { readonly retrying: CloudWatchLogsClient; readonly once: CloudWatchLogsClient },
    clock: Pauses,
  ) {
    this.#client = clients.retrying;
    this.#once = clients.once;
    this.#clock = clock;
    this.#describeTurns = new RateLimiter(clock, DESCRIBES_PER_SECOND);
  }

  /** The task that holds the slot, if any shows. */
  async active(signal?: AbortSignal): Promise<ExportTask | undefined> {
    for (const statusCode of ACTIVE) {
      const [task] = await this.#described({ statusCode }, signal);
      if (task !== undefined) return task;
    }
    return undefined;
  }

  async find(id: string, signal?: AbortSignal): Promise<ExportTask | undefined> {
    try {
      return (await this.#described({ taskId: id }, signal))[0];
    } catch (error) {
      // AWS answers with an empty list; others say that there is no such task.
      if (error instanceof ServiceError && error.code === 'ResourceNotFoundException') return undefined;
      throw error;
    }
  }

  /**
   * Tasks of exactly this request that have ended, oldest first: a run made one and died before it wrote it down. To be
   * asked after `active`, or a task that ends in between is missed. `since` (by the monotonic clock) is when nobody
   * else could create one any more: AWS selects tasks by no name, so what was listed after it answers for all windows.
   */
  async endedAs(request: TaskRequest, since: number, signal?: AbortSignal): Promise<ExportTask[]> {
    if (this.#history === undefined || this.#history.askedAt <= since) {
      const history = { askedAt: this.#clock.monotonic(), tasks: this.#ended(signal) };
      this.#history = history;
      history.tasks.catch(() => {
        if (this.#history === history) this.#history = undefined;
      });
    }
    const tasks = await this.#history.tasks;
    return tasks.filter((task) => isOf(task, request)).sort((a, b) => a.createdAt - b.createdAt);
  }

  async #ended(signal: AbortSignal | undefined): Promise<readonly ExportTask[]> {
    const all: ExportTask[] = [];
    for (const statusCode of ENDS) all.push(...(await this.#described({ statusCode }, signal)));
    return all;
  }

  /** Creates the task, and hands back its id. An error may be `ambiguous`: then the task may be there all the same. */
  async create(request: TaskRequest, timeout: number): Promise<string> {
    const { name, logGroup, streamPrefix, from, to, bucket, prefix } = request;
    const command = new CreateExportTaskCommand({
      taskName: name,
      logGroupName: logGroup,
      ...(streamPrefix === undefined ? {} : { logStreamNamePrefix: streamPrefix }),
      from,
      // `to` is inclusive (CreateExportTask API: events with a later timestamp are not exported).
      to: to - 1,
      destination: bucket,
      destinationPrefix: prefix,
    });
    const on = { call: 'logs:CreateExportTask', resource: `log group ${logGroup}`, onceOnly: true };
    try {
      // Not by a signal: the SDK throws its own error then, and not that the other side has been silent for too long.
      const { taskId = '' } = await this.#once.send(command, { requestTimeout: timeout });
      return taskId;
    } catch (cause) {
      const concerns = OF_GROUP.test(cause instanceof Error ? cause.name : '') ? 'partition' : 'run';
      throw understood(serviceError(cause, { ...on, concerns }));
    }
  }

  /** `finished`: it was too late to cancel. */
  async cancel(id: string, timeout: number): Promise<'cancelled' | 'finished'> {
    const on = { call: 'logs:CancelExportTask', resource: `export task ${id}` };
    const command = new CancelExportTaskCommand({ taskId: id });
    try {
      await calling(on, () => this.#client.send(command, { abortSignal: AbortSignal.timeout(timeout) }));
      return 'cancelled';
    } catch (error) {
      if (error instanceof ServiceError && error.code === 'InvalidOperationException') return 'finished';
      throw error;
    }
  }

  async #described(
    selection: { taskId?: string; statusCode?: ExportTaskStatusCode },
    signal: AbortSignal | undefined,
  ): Promise<ExportTask[]> {
    const on = { call: 'logs:DescribeExportTasks', resource: 'the export tasks of this account' };
    const options = signal === undefined ? {} : { abortSignal: signal };
    const { statusCode } = selection;
    const tasks: ExportTask[] = [];
    let nextToken: string | undefined;
    do {
      await this.#describeTurns.turn(signal);
      signal?.throwIfAborted();
      const command = new DescribeExportTasksCommand({ ...selection, limit: PAGE, nextToken });
      const page = await calling(on, () => this.#client.send(command, options), signal);
      // Not every endpoint heeds the selection.
      const heeds = ({ status }: WireTask): boolean =>
        (status?.code ?? statusCode) === (statusCode ?? status?.code);
      tasks.push(...(page.exportTasks ?? []).filter(heeds).map(read));
      nextToken = page.nextToken;
    } while (nextToken !== undefined);
    return tasks;
  }
}

/** Whether a task is the one that this request makes: the name alone could be anybody's. */
export function isOf(task: ExportTask, request: TaskRequest): boolean {
  const { name, logGroup, from, to, bucket, prefix } = request;
  const isSamePlace = task.bucket === bucket && task.prefix === prefix;
  return (
    task.name === name && task.logGroup === logGroup && task.from === from && task.to === to && isSamePlace
  );
}

function understood(error: unknown): unknown {
  if (!(error instanceof ServiceError)) return error;
  if (error.code === 'LimitExceededException') return new SlotTakenError();
  if (!PASSING.test(error.code ?? '')) return error;
  const { call, resource, message, cause } = error;
  return new ServiceError(message, { call, resource, cause, retryable: true });
}

function read(task: WireTask): ExportTask {
  const { taskId = '', taskName = '', logGroupName = '', from = 0, to = 0, destination = '' } = task;
  return {
    id: taskId,
    name: taskName,
    logGroup: logGroupName,
    from,
    to: to + 1,
    bucket: destination,
    ...readState(task),
  };
}

function readState({
  destinationPrefix = '',
  status,
  executionInfo,
}: WireTask): Pick<ExportTask, 'prefix' | 'status' | 'message' | 'createdAt' | 'completedAt'> {
  return {
    prefix: destinationPrefix,
    status: status?.code ?? 'PENDING',
    message: status?.message ?? '',
    createdAt: executionInfo?.creationTime ?? 0,
    completedAt: executionInfo?.completionTime,
  };
}
