import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { LogStore, StoredEvent } from './logs/log-store.js';
import { checkedLimit } from './logs/read-events.js';
import type { S3 } from './s3.js';
import type { JsonInput } from './wire/json-input.js';
import { constraint } from './wire/json-input.js';
import { awsError } from './wire/message.js';

export type TaskStatus = 'PENDING' | 'RUNNING' | 'PENDING_CANCEL' | 'CANCELLED' | 'COMPLETED' | 'FAILED';

/** How a task will go; what is not given is as `usual` says. */
export interface TaskCourse {
  /** Milliseconds that the task waits. */
  pendingMs: number;
  /** Milliseconds that it then runs. */
  runningMs: number;
  /** Milliseconds from the call to cancel it until it is cancelled. */
  cancelMs: number;
  /** `EMPTY` ends as COMPLETED without an object, as when the data was not there yet. */
  end: 'COMPLETED' | 'EMPTY' | 'FAILED';
  message: string | undefined;
  /** Objects that a task leaves behind when it fails or is cancelled. */
  leftovers: boolean;
  /** Events younger than this (by their ingestion) are not exported yet. */
  lagMs: number;
  /** Uncompressed bytes after which a stream goes on in 000001.gz. */
  objectBytes: number;
}

export interface ExportTask {
  readonly taskId: string;
  readonly taskName: string | undefined;
  readonly logGroupName: string;
  readonly streamPrefix: string;
  readonly from: number;
  readonly to: number;
  readonly destination: string;
  /** Undefined when the caller gave none. */
  readonly givenPrefix: string | undefined;
  readonly created: number;
  readonly course: TaskCourse;
  status: TaskStatus;
  message: string | undefined;
  completed: number | undefined;
  cancelAt: number | undefined;
}

function invalid(message: string): Error {
  return awsError(400, 'InvalidParameterException', message);
}

function isActive({ status }: ExportTask): boolean {
  return status === 'PENDING' || status === 'RUNNING' || status === 'PENDING_CANCEL';
}

function line({ timestamp, message }: StoredEvent): string {
  return `${new Date(timestamp).toISOString()} ${message}\n`;
}

function wireTask(task: ExportTask): object {
  return {
    taskId: task.taskId,
    taskName: task.taskName,
    logGroupName: task.logGroupName,
    from: task.from,
    to: task.to,
    destination: task.destination,
    destinationPrefix: task.givenPrefix ?? 'exportedlogs',
    status: { code: task.status, message: task.message },
    executionInfo: { creationTime: task.created, completionTime: task.completed },
  };
}

/** Export tasks of one account and Region: one at a time, moved on by the clock. */
export class ExportTasks {
  readonly #store: LogStore;
  readonly #s3: S3;
  readonly #tasks: ExportTask[] = [];
  readonly #planned: Partial<TaskCourse>[] = [];
  /** The course of tasks that have none of their own. */
  usual: TaskCourse = {
    pendingMs: 1000,
    runningMs: 2000,
    cancelMs: 0,
    end: 'COMPLETED',
    message: undefined,
    leftovers: true,
    lagMs: 0,
    objectBytes: 64 * 1024 * 1024,
  };
  /** True: a bucket without a policy is refused, as CloudWatch Logs could not write to it. */
  needsBucketPolicy = false;

  constructor(store: LogStore, s3: S3) {
    this.#store = store;
    this.#s3 = s3;
  }

  /** Says how the next task that is created will go; several calls line up. */
  plan(course: Partial<TaskCourse>): void {
    this.#planned.push(course);
  }

  all(): readonly ExportTask[] {
    this.settle();
    return this.#tasks;
  }

  create(input: JsonInput): object {
    this.settle();
    const task = this.#read(input);
    if (this.#tasks.some(isActive)) throw awsError(400, 'LimitExceededException', 'Resource limit exceeded.');
    const place = task.givenPrefix === undefined ? '' : `${task.givenPrefix}/`;
    this.#s3.putObject(task.destination, `${place}aws-logs-write-test`, 'Permission Check Successful');
    this.#tasks.push(task);
    return { taskId: task.taskId };
  }

  describe(input: JsonInput): object {
    this.settle();
    const [taskId, statusCode] = [input.string('taskId'), input.string('statusCode')];
    const limit = checkedLimit(input, 50);
    const start = Number(input.string('nextToken') ?? '0');
    if (!Number.isInteger(start)) throw invalid('The specified nextToken is invalid.');
    const found = this.#tasks
      .filter(
        (task) => (taskId ?? task.taskId) === task.taskId && (statusCode ?? task.status) === task.status,
      )
      .reverse();
    const nextToken = start + limit < found.length ? String(start + limit) : undefined;
    return { exportTasks: found.slice(start, start + limit).map(wireTask), nextToken };
  }

  cancel(input: JsonInput): object | undefined {
    this.settle();
    const task = this.#tasks.find(({ taskId }) => taskId === input.requiredString('taskId'));
    if (!task) throw awsError(400, 'ResourceNotFoundException', 'The specified export task does not exist.');
    if (!isActive(task) || task.status === 'PENDING_CANCEL') {
      throw awsError(400, 'InvalidOperationException', 'The specified export task has already finished');
    }
    task.status = 'PENDING_CANCEL';
    task.cancelAt = this.#store.clock.now() + task.course.cancelMs;
    this.settle();
    return undefined;
  }

  /** Brings the tasks to where the clock says they are. */
  settle(): void {
    for (const task of this.#tasks) if (isActive(task)) this.#advance(task, this.#store.clock.now());
  }

  #advance(task: ExportTask, now: number): void {
    const { pendingMs, runningMs, end, message, leftovers } = task.course;
    if (task.cancelAt !== undefined) {
      if (now < task.cancelAt) return;
      if (leftovers && task.cancelAt > task.created + pendingMs) this.#write(task, 1);
      this.#finish(task, 'CANCELLED', task.cancelAt);
      return;
    }
    if (now < task.created + pendingMs) return;
    task.status = 'RUNNING';
    const done = task.created + pendingMs + runningMs;
    if (now < done) return;
    if (end === 'COMPLETED') this.#write(task, Infinity);
    if (end === 'FAILED' && leftovers) this.#write(task, 1);
    task.message = message ?? (end === 'FAILED' ? 'Export task failed' : 'Completed successfully');
    this.#finish(task, end === 'FAILED' ? 'FAILED' : 'COMPLETED', done);
  }

  #finish(task: ExportTask, status: TaskStatus, time: number): void {
    task.status = status;
    task.completed = time;
  }

  #read(input: JsonInput): ExportTask {
    const logGroupName = input.requiredString('logGroupName');
    const [from, to] = [input.requiredNumber('from'), input.requiredNumber('to')];
    const destination = input.requiredString('destination');
    if (from < 0 || to < 0)
      throw constraint(String(from), 'from', 'Member must have value greater than or equal to 0');
    if (to < from) throw invalid('Invalid time range: from must not be after to.');
    const group = this.#store.group(logGroupName);
    if (group.class === 'DELIVERY') throw invalid('Log groups of the class DELIVERY cannot be exported.');
    this.#checkBucket(destination);
    return {
      taskId: randomUUID(),
      taskName: input.string('taskName'),
      logGroupName,
      streamPrefix: input.string('logStreamNamePrefix') ?? '',
      from,
      to,
      destination,
      givenPrefix: input.string('destinationPrefix'),
      created: this.#store.clock.now(),
      course: { ...this.usual, ...this.#planned.shift() },
      status: 'PENDING',
      message: undefined,
      completed: undefined,
      cancelAt: undefined,
    };
  }

  #checkBucket(name: string): void {
    const bucket = this.#s3.store.buckets.get(name);
    if (!bucket || (bucket.settings.region ?? this.#store.region) !== this.#store.region) {
      throw invalid('The given bucket does not exist. Please make sure the bucket is valid.');
    }
    if (this.needsBucketPolicy && bucket.settings.policy === undefined) {
      throw invalid(
        'GetBucketAcl call on the given bucket failed. Please check if CloudWatch Logs has been granted permission to perform this operation.',
      );
    }
  }

  /** Writes the objects of the first streams; order inside a file is that of the stream. */
  #write(task: ExportTask, streams: number): void {
    const group = this.#store.groups.get(task.logGroupName);
    if (!group) return;
    const now = this.#store.clock.now();
    const from = Math.max(task.from, group.expiry(now));
    const isWanted = ({ timestamp, ingestionTime }: StoredEvent) =>
      timestamp >= from && timestamp <= task.to && ingestionTime <= now - task.course.lagMs;
    const wanted = [...group.streams.values()]
      .filter(({ name }) => name.startsWith(task.streamPrefix))
      .map((stream) => ({ name: stream.name, events: stream.events().filter(isWanted) }))
      .filter(({ events }) => events.length > 0);
    for (const { name, events } of wanted.slice(0, streams)) this.#writeStream(task, name, events);
  }

  #writeStream(task: ExportTask, stream: string, events: readonly StoredEvent[]): void {
    const folder = `${task.givenPrefix ?? 'exportedlogs'}/${task.taskId}/${stream.replaceAll('/', '-')}`;
    let text = '';
    let number = 0;
    const flush = () => {
      const key = `${folder}/${String(number++).padStart(6, '0')}.gz`;
      this.#s3.putObject(task.destination, key, gzipSync(text));
      text = '';
    };
    for (const event of events) {
      if (text !== '' && text.length >= task.course.objectBytes) flush();
      text += line(event);
    }
    flush();
  }
}
