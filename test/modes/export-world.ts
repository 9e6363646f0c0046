/** CloudWatch Logs as an export sees it, in memory and on a virtual clock, and runs over it that may die. */
import { ServerClock } from '../../src/engine/clock.js';
import type { DocumentStore } from '../../src/engine/ledger.js';
import { MemoryDocumentStore } from '../../src/engine/memory-store.js';
import { RunFigures, type RunResult } from '../../src/engine/run-figures.js';
import { run } from '../../src/engine/run.js';
import { chooseWindow } from '../../src/engine/window.js';
import { ServiceError, type ServiceFailure } from '../../src/errors.js';
import type { EventQuery, LogGroup } from '../../src/export/log-groups.js';
import { isActive, isOf, SlotTakenError, type ExportTask, type TaskRequest } from '../../src/export/task.js';
import { parseInputs } from '../../src/inputs.js';
import type { ExportInputs } from '../../src/inputs/types.js';
import { exportMode } from '../../src/modes/export.js';
import type { ExportPorts, Tasks } from '../../src/modes/export-work.js';
import type { WindowReport } from '../../src/modes/setup.js';
import { VirtualClock } from '../engine/virtual-clock.js';

export const SECOND = 1000;
export const HOUR = 60 * 60 * SECOND;
export const DAY = 24 * HOUR;
export const NOW = Date.parse('2026-11-20T12:00:00Z');
export const MIDNIGHT = Date.parse('2026-11-20T00:00:00Z');

export interface Course {
  readonly pendingMs: number;
  readonly runningMs: number;
  readonly end: 'COMPLETED' | 'FAILED' | 'CANCELLED' | 'GONE';
  readonly message: string;
  readonly objects: number;
}

const USUAL: Course = {
  pendingMs: 20 * SECOND,
  runningMs: 60 * SECOND,
  end: 'COMPLETED',
  message: '',
  objects: 2,
};

interface Running extends ExportTask {
  readonly course: Course;
  readonly cancelled?: boolean;
}

/** What a call meets: an answer, an error after which nothing was done, or one after which it was. */
export type Fault = { readonly error: Error; readonly done?: boolean };

export class FakeExports implements Tasks {
  readonly clock: VirtualClock;
  tasks: Running[] = [];
  readonly courses: Partial<Course>[] = [];
  readonly createFaults: Fault[] = [];
  readonly describeFaults: Error[] = [];
  readonly cancelFaults: Error[] = [];
  readonly objects = new Map<string, number>();
  readonly deleted: string[] = [];
  hasEvents: boolean | Error = false;
  readonly asked: EventQuery[] = [];
  describes = 0;

  constructor(clock: VirtualClock) {
    this.clock = clock;
  }

  all(): ExportTask[] {
    return this.tasks.map((task) => this.#seen(task));
  }

  active = (): Promise<ExportTask | undefined> => this.#describe(() => this.all().find(isActive));

  find = (id: string): Promise<ExportTask | undefined> =>
    this.#describe(() => this.all().find((task) => task.id === id && task.status !== 'GONE'));

  completedAs = (request: TaskRequest): Promise<ExportTask[]> =>
    this.#describe(() => this.all().filter((task) => task.status === 'COMPLETED' && isOf(task, request)));

  create = (request: TaskRequest): Promise<string> => {
    const fault = this.createFaults.shift();
    if (fault !== undefined && fault.done !== true) return Promise.reject(fault.error);
    if (this.all().some(isActive)) return Promise.reject(new SlotTakenError());
    const { id } = this.start(request);
    return fault === undefined ? Promise.resolve(id) : Promise.reject(fault.error);
  };

  cancel = (id: string): Promise<'cancelled' | 'finished'> => {
    const fault = this.cancelFaults.shift();
    if (fault !== undefined) return Promise.reject(fault);
    const task = this.all().find((each) => each.id === id);
    if (task === undefined || !isActive(task)) return Promise.resolve('finished');
    this.tasks = this.tasks.map((each) => (each.id === id ? { ...each, cancelled: true } : each));
    return Promise.resolve('cancelled');
  };

  /** Begins a task, whoever's it is. */
  start(request: TaskRequest, more: Partial<Course> = {}): Running {
    const course = { ...USUAL, ...this.courses.shift(), ...more };
    const id = `task-${String(this.tasks.length + 1)}`;
    const times = { createdAt: this.clock.now(), completedAt: undefined };
    const task = { ...request, id, status: 'PENDING', message: '', ...times, course };
    this.tasks.push(task);
    this.objects.set(`${request.prefix}/${id}`, course.objects);
    return task;
  }

  count = (folder: string): Promise<{ objects: number; bytes: number }> => {
    const objects = this.deleted.includes(folder) ? 0 : (this.objects.get(folder) ?? 0);
    return Promise.resolve({ objects, bytes: objects * 100 });
  };

  delete = (folder: string): Promise<void> => {
    this.deleted.push(folder);
    return Promise.resolve();
  };

  eventsIn = (query: EventQuery): Promise<boolean> => {
    this.asked.push(query);
    const { hasEvents } = this;
    return typeof hasEvents === 'boolean' ? Promise.resolve(hasEvents) : Promise.reject(hasEvents);
  };

  #describe<T>(answer: () => T): Promise<T> {
    this.describes += 1;
    const fault = this.describeFaults.shift();
    return fault === undefined ? Promise.resolve(answer()) : Promise.reject(fault);
  }

  #seen(task: Running): ExportTask {
    const { pendingMs, runningMs, end, message } = task.course;
    if (task.cancelled === true) return { ...task, status: 'CANCELLED' };
    const age = this.clock.now() - task.createdAt;
    if (age < pendingMs) return task;
    if (age < pendingMs + runningMs) return { ...task, status: 'RUNNING' };
    return { ...task, status: end, message, completedAt: task.createdAt + pendingMs + runningMs };
  }
}

export interface Voyage {
  readonly result: RunResult;
  readonly log: readonly string[];
  readonly remembered: readonly string[];
  readonly taskIds: readonly string[];
  readonly reports: readonly WindowReport[];
}

export interface Crew {
  readonly inputs?: Readonly<Record<string, string>>;
  readonly groups?: readonly LogGroup[];
  readonly store?: DocumentStore;
  readonly cancelled?: AbortSignal;
  readonly tasks?: Tasks;
}

export function group(name: string, more: Partial<LogGroup> = {}): LogGroup {
  const facts = { logGroupClass: 'STANDARD', storedBytes: 10_000_000, retentionDays: undefined };
  return { name, createdAt: NOW - 30 * DAY, ...facts, ...more };
}

const TEXTS = {
  mode: 'export',
  'aws-region': 'eu-central-1',
  'log-groups': '/aws/lambda/shop',
  'destination-bucket': 'archive',
  lookback: '3d',
};

export class World {
  readonly clock = new VirtualClock(NOW);
  readonly exports = new FakeExports(this.clock);
  readonly store = new MemoryDocumentStore();
  #runs = 0;

  /** One run, on a clock that somebody drives. */
  async embark(crew: Crew = {}): Promise<Voyage> {
    const { exports: service, clock } = this;
    this.#runs += 1;
    const inputs = this.inputs(crew.inputs);
    const log: string[] = [];
    const [remembered, taskIds, reports]: [string[], string[], WindowReport[]] = [[], [], []];
    const tell = (text: string): void => void log.push(text);
    const ports: ExportPorts = {
      ...{ inputs, clock, account: '123456789012', createTimeout: 1000, taskIds, reports },
      tasks: crew.tasks ?? service,
      objects: service,
      events: { hasEvents: service.eventsIn },
      groups: crew.groups ?? [group('/aws/lambda/shop')],
      ...{ notice: tell, warn: tell, log: tell },
      remember: (text) => void remembered.push(text),
    };
    const { from, to, lookback, settle } = inputs;
    const result = await run({
      mode: exportMode(ports),
      window: chooseWindow({ now: clock.now(), from, to, lookback, settle, step: inputs.chunk }).window,
      store: crew.store ?? this.store,
      serverClock: new ServerClock(clock),
      clock,
      run: `run-${String(this.#runs)}`,
      lease: inputs.lease,
      concurrency: 1,
      timeBudget: inputs.timeBudget ?? 0,
      maxIngest: 0,
      settleUnanswered: 1000,
      cancelled: crew.cancelled ?? new AbortController().signal,
      figures: new RunFigures('windows'),
    });
    return { result, log, remembered, taskIds, reports };
  }

  sail(crew: Crew = {}): Promise<Voyage> {
    return this.clock.drive(this.embark(crew));
  }

  async pass(ms: number): Promise<void> {
    await this.clock.drive(this.clock.sleep(ms));
  }

  inputs(more: Readonly<Record<string, string>> = {}): ExportInputs {
    const texts: Record<string, string> = { ...TEXTS, ...more };
    const environment = { repository: 'octo/ferry', runId: '42', now: this.clock.now() };
    const inputs = parseInputs((name) => texts[name] ?? '', environment);
    if (inputs.mode !== 'export') throw new Error('not an export');
    return inputs;
  }
}

/** What a run sees of a store when it dies with its n-th write: nothing reaches it any more. */
export function deadAfter(store: DocumentStore, writes: number): DocumentStore {
  let count = 0;
  const never = new Promise<undefined>(() => undefined);
  return {
    read: (key) => (count >= writes ? never : store.read(key)),
    write: (key, body, version) => {
      count += 1;
      return count >= writes ? never : store.write(key, body, version);
    },
  };
}

export function refused(code: string, more: Partial<ServiceFailure> = {}): ServiceError {
  const on = { call: 'logs:CreateExportTask', resource: 'log group /aws/lambda/shop' };
  return new ServiceError(`CreateExportTask failed (${code})`, { ...on, code, retryable: false, ...more });
}

export function foreign(more: Partial<TaskRequest> = {}): TaskRequest {
  return {
    ...{ name: 'somebody-elses', logGroup: '/their/group', streamPrefix: undefined },
    ...{ from: 0, to: NOW, bucket: 'theirs', prefix: 'theirs' },
    ...more,
  };
}
