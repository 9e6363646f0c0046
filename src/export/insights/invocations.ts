import type { InvocationEntry, InvocationReport } from './entries.js';
import { KeyCounts } from '../../statistics/heavy-hitters.js';
import { TopK } from '../../statistics/top-k.js';
import { OpenEntries } from './open-entries.js';
import { Quantiles } from '../../statistics/quantiles.js';

/** Invocations whose entries may still come. */
const MAX_OPEN = 10_000;
const MAX_FUNCTIONS = 500;
/** Where functions without room are added up. */
const OTHERS = 'all other functions';
const MAX_FAILED = 100;
const MAX_SLOW = 50;
const MAX_FAILURES = 100;

/** What is known of one function. */
export class FunctionFigures {
  invocations = 0;
  errors = 0;
  timeouts = 0;
  coldStarts = 0;
  billedSeconds = 0;
  /** The largest that were told. */
  memoryMb = 0;
  maxMemoryMb = 0;
  readonly durations = new Quantiles();
  readonly inits = new Quantiles();
  longest = 0;

  accept({ durationMs, billedMs, memoryMb, maxMemoryMb, initMs }: InvocationReport): void {
    this.durations.accept(durationMs / 1000);
    this.longest = Math.max(this.longest, durationMs / 1000);
    this.billedSeconds += (billedMs ?? 0) / 1000;
    this.memoryMb = Math.max(this.memoryMb, memoryMb ?? 0);
    this.maxMemoryMb = Math.max(this.maxMemoryMb, maxMemoryMb ?? 0);
    if (initMs === undefined) return;
    this.coldStarts += 1;
    this.inits.accept(initMs / 1000);
  }
}

/** One invocation as it is shown. */
export interface Invocation {
  readonly functionName: string;
  readonly requestId: string;
  /** When it was first heard of, epoch milliseconds. */
  readonly time: number;
  readonly report: InvocationReport | undefined;
  readonly failure: string | undefined;
}

interface OpenInvocation extends Invocation {
  time: number;
  report: InvocationReport | undefined;
  failure: string | undefined;
}

/** Where a log stream is: an execution environment carries one invocation at a time. */
export interface StreamPlace {
  requestId?: string;
}

/** Puts the entries of functions' logs together to invocations, and counts those by function. */
export class Invocations {
  readonly functions = new Map<string, FunctionFigures>();
  readonly failures = new KeyCounts(MAX_FAILURES);
  readonly failed = new TopK<Invocation>(MAX_FAILED);
  readonly slow = new TopK<Invocation>(MAX_SLOW);
  /** Invocations of which no REPORT was read. */
  unreported = 0;
  /** Errors that name no invocation. */
  unplaced = 0;
  readonly #open: OpenEntries<OpenInvocation>;

  constructor(mostOpen: number = MAX_OPEN) {
    this.#open = new OpenEntries<OpenInvocation>(mostOpen, {
      open: (id) => {
        const [functionName = '', requestId = ''] = id.split('\n');
        return { functionName, requestId, time: Infinity, report: undefined, failure: undefined };
      },
      close: (invocation) => {
        this.#close(invocation);
      },
    });
  }

  add(
    functionName: string,
    timestamp: number,
    { entry, place }: { entry: InvocationEntry; place: StreamPlace },
  ): void {
    if (entry.isStart === true && entry.requestId !== undefined) place.requestId = entry.requestId;
    const requestId = entry.requestId ?? place.requestId;
    if (requestId === undefined) {
      this.unplaced += 1;
      return;
    }
    const invocation = this.#invocationOf(`${functionName}\n${requestId}`, entry);
    invocation.time = Math.min(invocation.time, timestamp);
    invocation.report ??= entry.report;
    invocation.failure = entry.failure === 'timeout' ? 'timeout' : (invocation.failure ?? entry.failure);
  }

  /** An asynchronous invocation is tried again under the same id: what has reported starts and reports no more. */
  #invocationOf(id: string, { isStart, report }: InvocationEntry): OpenInvocation {
    const isNext = isStart === true || report !== undefined;
    if (isNext && this.#open.of(id).report !== undefined) this.#open.done(id);
    return this.#open.of(id);
  }

  end(): void {
    this.#open.end();
  }

  #close(invocation: Invocation): void {
    const { functionName, time, report, failure } = invocation;
    const figures = this.#functionOf(functionName);
    figures.invocations += 1;
    if (report === undefined) this.unreported += 1;
    else {
      figures.accept(report);
      this.slow.offer(invocation, report.durationMs);
    }
    if (failure === undefined) return;
    figures.errors += 1;
    if (failure === 'timeout') figures.timeouts += 1;
    this.failures.count(failure);
    this.failed.offer(invocation, -time);
  }

  #functionOf(name: string): FunctionFigures {
    const key = this.functions.has(name) || this.functions.size < MAX_FUNCTIONS ? name : OTHERS;
    const known = this.functions.get(key) ?? new FunctionFigures();
    this.functions.set(key, known);
    return known;
  }
}
