import type { Transferable } from 'node:worker_threads';
import type { EncodeAnswer, EncodeRequest, EncodeWorker, OpenRecords } from './protocol.js';
import { JobRunner } from './jobs.js';
import type { LogType } from './log-type.js';

/** Encodes in this thread. */
export function inlineWorker({ logTypes, openRecords }: Serving): EncodeWorker {
  const jobs = new JobRunner(logTypes, openRecords);
  return { ask: (request) => Promise.resolve(jobs.handle(request)) };
}

/** What a worker needs of a worker thread. */
export interface Thread {
  postMessage(request: EncodeRequest, transfer: readonly Transferable[]): void;
  on(event: 'message', listener: (answer: EncodeAnswer) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
  /** A thread that somebody waits for keeps the process alive. */
  ref(): void;
  unref(): void;
}

interface Waiting {
  readonly resolve: (answer: EncodeAnswer) => void;
  readonly reject: (error: Error) => void;
}

/** Encodes in a thread that runs `serveJobs`; its answers come in the order of the requests. */
export function threadWorker(thread: Thread): EncodeWorker {
  const waiting: Waiting[] = [];
  let broken: Error | undefined;
  const giveUp = (error: Error): void => {
    broken ??= error;
    for (const { reject } of waiting.splice(0)) reject(broken);
  };
  thread.unref();
  thread.on('message', (answer) => {
    const asked = waiting.shift();
    if (waiting.length === 0) thread.unref();
    asked?.resolve(answer);
  });
  thread.on('error', giveUp);
  thread.on('exit', (code) => {
    giveUp(new Error(`The thread that encodes log lines has ended with code ${code}.`));
  });
  const ask = (request: EncodeRequest): Promise<EncodeAnswer> =>
    new Promise((resolve, reject) => {
      if (broken !== undefined) {
        reject(broken);
        return;
      }
      if (waiting.length === 0) thread.ref();
      waiting.push({ resolve, reject });
      const { input } = request;
      // What is compressed lies in memory that both threads see, text moves over.
      thread.postMessage(request, input?.kind === 'text' ? [input.bytes.buffer] : []);
    });
  return { ask };
}

/** The other end of `threadWorker`. */
export interface WorkerPort {
  on(event: 'message', listener: (request: EncodeRequest) => void): unknown;
  postMessage(answer: EncodeAnswer, transfer: readonly Transferable[]): void;
}

/** Encodes what comes through a port, lines of these log types. */
/** What log lines are read by, and what objects are made with. */
export interface Serving {
  readonly logTypes: readonly LogType[];
  readonly openRecords: OpenRecords;
}

export function serveJobs(port: WorkerPort, { logTypes, openRecords }: Serving): void {
  const jobs = new JobRunner(logTypes, openRecords);
  port.on('message', (request) => {
    const answer = jobs.handle(request);
    port.postMessage(answer, ownMemoryOf(answer));
  });
}

/** What moves with an answer; the encoded bytes are shared. */
function ownMemoryOf(answer: EncodeAnswer): ArrayBuffer[] {
  if (answer.kind === 'records') return [answer.piece.bytes.buffer];
  if (answer.kind !== 'block') return [];
  const { timestamps, sizes, ends } = answer.events;
  return [timestamps, sizes, ends].flatMap(({ buffer }) => (buffer instanceof ArrayBuffer ? [buffer] : []));
}
