/** Export tasks and what they leave in a bucket, in memory and on a virtual clock. */
import type { EventQuery, NewestEvent } from '../../../src/export/log-groups.js';
import type { Found } from '../../../src/export/tasks/exported-objects.js';
import {
  isActive,
  isOf,
  SlotTakenError,
  type ExportTask,
  type TaskRequest,
} from '../../../src/export/tasks/task.js';
import type { Tasks } from '../../../src/export/tasks/window-work.js';
import type { VirtualClock } from '../../engine/virtual-clock.js';

const SECOND = 1000;

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
  /** What the next questions for an event are answered; then `hasEvents`. */
  readonly answers: (boolean | Error)[] = [];
  hasEvents: boolean | Error = true;
  newest: NewestEvent = 'unknown';
  /** Groups whose newest stream was asked for. */
  readonly newestAsked: string[] = [];
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

  endedAs = (request: TaskRequest): Promise<ExportTask[]> =>
    this.#describe(() => this.all().filter((task) => !isActive(task) && isOf(task, request)));

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

  byTask = (prefix: string): Promise<ReadonlyMap<string, Found>> => {
    const there = [...this.objects].filter(
      ([folder, objects]) => folder.startsWith(`${prefix}/`) && !this.deleted.includes(folder) && objects > 0,
    );
    const found = ([folder, objects]: [string, number]): [string, Found] => [
      folder.slice(prefix.length + 1),
      { objects, bytes: objects * 100 },
    ];
    return Promise.resolve(new Map(there.map(found)));
  };

  delete = (folder: string): Promise<void> => {
    this.deleted.push(folder);
    return Promise.resolve();
  };

  eventsIn = (query: EventQuery): Promise<boolean> => {
    this.asked.push(query);
    const answer = this.answers.shift() ?? this.hasEvents;
    return typeof answer === 'boolean' ? Promise.resolve(answer) : Promise.reject(answer);
  };

  newestEvent = (logGroup: string): Promise<NewestEvent> => {
    this.newestAsked.push(logGroup);
    return Promise.resolve(this.newest);
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
