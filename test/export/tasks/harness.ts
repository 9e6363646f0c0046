/** CloudWatch Logs as an export sees it, in memory and on a virtual clock, and runs over it that may die. */
import { ServerClock } from '../../../src/engine/clock.js';
import type { DocumentStore } from '../../../src/engine/ledger.js';
import { MemoryDocumentStore } from '../../../src/engine/memory-store.js';
import { RunFigures, type RunResult } from '../../../src/engine/run-figures.js';
import { run } from '../../../src/engine/run.js';
import { chooseWindow } from '../../../src/engine/window.js';
import { ServiceError, type ServiceFailure } from '../../../src/errors.js';
import type { LogGroup } from '../../../src/export/log-groups.js';
import type { TaskRequest } from '../../../src/export/tasks/task.js';
import { parseInputs } from '../../../src/inputs/inputs.js';
import type { ExportTaskInputs } from '../../../src/inputs/types.js';
import { exportMode } from '../../../src/export/tasks/mode.js';
import type { ExportPorts, Tasks } from '../../../src/export/tasks/window-work.js';
import type { WindowReport } from '../../../src/setup.js';
import { VirtualClock } from '../../engine/virtual-clock.js';
import { FakeExports } from './service.js';

export const SECOND = 1000;
export const HOUR = 60 * 60 * SECOND;
export const DAY = 24 * HOUR;
export const NOW = Date.parse('2026-11-20T12:00:00Z');
export const MIDNIGHT = Date.parse('2026-11-20T00:00:00Z');

/** The port alone, to change an answer of. */
export function portOf({ exports: { active, find, endedAs, create, cancel } }: Harness): Tasks {
  return { active, find, endedAs, create, cancel };
}

export interface FinishedRun {
  readonly result: RunResult;
  readonly log: readonly string[];
  readonly remembered: readonly string[];
  readonly taskIds: readonly string[];
  readonly reports: readonly WindowReport[];
}

export interface RunOptions {
  readonly inputs?: Readonly<Record<string, string>>;
  readonly groups?: readonly LogGroup[];
  readonly store?: DocumentStore;
  readonly cancelled?: AbortSignal;
  readonly tasks?: Tasks;
}

export function group(name: string, more: Partial<LogGroup> = {}): LogGroup {
  const facts = {
    logGroupClass: 'STANDARD',
    storedBytes: 10_000_000,
    retentionDays: undefined,
    isProtected: false,
  };
  return { name, createdAt: NOW - 30 * DAY, ...facts, ...more };
}

const TEXTS = {
  mode: 'export',
  'aws-region': 'eu-central-1',
  'log-groups': '/aws/lambda/shop',
  'destination-bucket': 'archive',
  lookback: '3d',
};

export class Harness {
  readonly clock = new VirtualClock(NOW);
  readonly exports = new FakeExports(this.clock);
  readonly store = new MemoryDocumentStore();
  #runs = 0;

  /** One run, on a clock that somebody drives. */
  async start(options: RunOptions = {}): Promise<FinishedRun> {
    const { exports: service, clock } = this;
    this.#runs += 1;
    const inputs = this.inputs(options.inputs);
    const log: string[] = [];
    const [remembered, taskIds, reports]: [string[], string[], WindowReport[]] = [[], [], []];
    const tell = (text: string): void => void log.push(text);
    const ports: ExportPorts = {
      ...{ inputs, clock, account: '123456789012', createTimeout: 1000, taskIds, reports },
      tasks: options.tasks ?? service,
      objects: service,
      events: { hasEvents: service.eventsIn, newestEvent: service.newestEvent },
      cancelled: options.cancelled ?? new AbortController().signal,
      groups: options.groups ?? [group('/aws/lambda/shop')],
      ...{ notice: tell, warn: tell, log: tell },
      remember: (text) => void remembered.push(text),
    };
    const { from, to, lookback, settle } = inputs;
    const result = await run({
      mode: exportMode(ports),
      window: chooseWindow({
        ...{ now: clock.now(), from, to, lookback, settle },
        whole: (instant) => inputs.timeZone.cuts(inputs.chunk).below(instant),
      }).window,
      store: options.store ?? this.store,
      serverClock: new ServerClock(clock),
      clock,
      run: `run-${String(this.#runs)}`,
      lease: inputs.lease,
      concurrency: 100,
      timeBudget: inputs.timeBudget ?? 0,
      maxIngest: 0,
      settleUnanswered: 1000,
      cancelled: options.cancelled ?? new AbortController().signal,
      figures: new RunFigures('windows'),
    });
    return { result, log, remembered, taskIds, reports };
  }

  execute(options: RunOptions = {}): Promise<FinishedRun> {
    return this.clock.drive(this.start(options));
  }

  async pass(ms: number): Promise<void> {
    await this.clock.drive(this.clock.sleep(ms));
  }

  inputs(more: Readonly<Record<string, string>> = {}): ExportTaskInputs {
    const texts: Record<string, string> = { ...TEXTS, ...more };
    const environment = { repository: 'octo/ferry', runId: '42', now: this.clock.now() };
    const inputs = parseInputs((name) => texts[name] ?? '', environment);
    if (inputs.mode !== 'export' || inputs.engine !== 'task') throw new Error('not an export task');
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
