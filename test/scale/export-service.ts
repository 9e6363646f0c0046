/** CloudWatch Logs and S3 as an export of very many log groups sees them: on a virtual clock, 10 ms a call. */
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { MemoryDocumentStore } from '../../src/engine/memory-store.js';
import type { DocumentStore } from '../../src/engine/ledger.js';
import type { Found } from '../../src/export/tasks/exported-objects.js';
import { VirtualClock } from '../engine/virtual-clock.js';

export const NOW = Date.parse('2026-11-20T12:00:00Z');
const DAY_MS = 24 * 60 * 60 * 1000;
const LATENCY_MS = 10;
/** From its creation to its end, ms. */
export const TASK_MS = 5000;
/** One of so many groups has events. */
export const ACTIVE_EVERY = 100;

type Input = Readonly<Record<string, unknown>>;

interface Task {
  readonly taskId: string;
  readonly createdAt: number;
  readonly input: Input;
}

export class ExportService {
  readonly clock = new VirtualClock(NOW);
  readonly client: CloudWatchLogsClient;
  calls = 0;
  ledgerCalls = 0;
  ledgerBytes = 0;
  readonly tasks: Task[] = [];
  readonly #groups: number;
  readonly #documents = new MemoryDocumentStore();

  constructor(groups: number) {
    this.#groups = groups;
    this.client = new CloudWatchLogsClient({ region: 'us-east-1' });
    this.client.middlewareStack.add(
      (_next, { commandName = '' }) =>
        async ({ input }) => {
          await this.call();
          return { output: { $metadata: {}, ...this.#answer(commandName, { ...input }) }, response: {} };
        },
      { step: 'initialize', name: 'exportService', priority: 'high' },
    );
  }

  /** The ledger, whose calls and bytes are counted. */
  get store(): DocumentStore {
    const ledgerCall = (): Promise<void> => {
      this.ledgerCalls += 1;
      return this.call();
    };
    return {
      read: async (key) => {
        await ledgerCall();
        return this.#documents.read(key);
      },
      write: async (key, body, version) => {
        await ledgerCall();
        this.ledgerBytes += Buffer.byteLength(body);
        return this.#documents.write(key, body, version);
      },
    };
  }

  readonly objects = {
    byTask: async (prefix: string): Promise<ReadonlyMap<string, Found>> => {
      await this.call();
      const found = this.tasks.filter(({ input }) => input['destinationPrefix'] === prefix);
      return new Map(found.map(({ taskId }) => [taskId, { objects: 1, bytes: 100 }]));
    },
    delete: (): Promise<void> => this.call(),
  };

  /** One call of AWS. */
  call(): Promise<void> {
    this.calls += 1;
    return this.clock.sleep(LATENCY_MS);
  }

  #answer(call: string, input: Input): object {
    switch (call) {
      case 'DescribeLogGroupsCommand':
        return this.#page(Number(input['nextToken'] ?? '0'));
      case 'DescribeLogStreamsCommand':
        return { logStreams: [{ lastEventTimestamp: this.#lastEvent(String(input['logGroupName'])) }] };
      case 'FilterLogEventsCommand':
        return {
          events: this.#isActive(String(input['logGroupName'])) ? eventsAt(Number(input['startTime'])) : [],
        };
      case 'CreateExportTaskCommand':
        return this.#create(input);
      case 'DescribeExportTasksCommand':
        return { exportTasks: this.#described(input) };
      default:
        throw new Error(`Nobody expected a call of ${call}.`);
    }
  }

  #page(from: number): object {
    const size = Math.min(50, this.#groups - from);
    const logGroups = Array.from({ length: size }, (_, i) => ({
      logGroupName: `/aws/lambda/f${String(from + i).padStart(6, '0')}`,
      creationTime: NOW - 100 * DAY_MS,
    }));
    const next = from + size;
    return { logGroups, nextToken: next < this.#groups ? String(next) : undefined };
  }

  #isActive(name: string): boolean {
    return Number(/\d+$/.exec(name)?.[0]) % ACTIVE_EVERY === 0;
  }

  #lastEvent(name: string): number {
    return this.#isActive(name) ? NOW : NOW - 50 * DAY_MS;
  }

  #create(input: Input): object {
    if (this.tasks.some((task) => this.#isRunning(task))) throw new Error('One task a time.');
    const taskId = `task-${String(this.tasks.length)}`;
    this.tasks.push({ taskId, createdAt: this.clock.now(), input });
    return { taskId };
  }

  #described({ taskId, statusCode }: Input): object[] {
    return this.tasks
      .map((task) => {
        const code = this.#isRunning(task) ? 'RUNNING' : 'COMPLETED';
        const executionInfo = { creationTime: task.createdAt, completionTime: task.createdAt + TASK_MS };
        return { taskId: task.taskId, status: { code }, executionInfo, ...task.input };
      })
      .filter(
        (task) =>
          (taskId ?? task.taskId) === task.taskId && (statusCode ?? task.status.code) === task.status.code,
      );
  }

  #isRunning({ createdAt }: Task): boolean {
    return this.clock.now() < createdAt + TASK_MS;
  }
}

/** A few events at the beginning of a window. */
function eventsAt(from: number): object[] {
  return Array.from({ length: 3 }, (_, i) => ({
    ...{ eventId: String(i), timestamp: from + i, ingestionTime: from + i },
    ...{ logStreamName: 'one', message: 'an event' },
  }));
}
