import type { Transferable } from 'node:worker_threads';
import type { EncodeAnswer, EncodeRequest, EncodeWorker, OpenRecords } from './protocol.js';
import { JobRunner } from './job-runner.js';
import type { LogType } from '../encode/log-type.js';

/** What log lines are read by, and what objects are made with. */
export interface Serving {
  readonly logTypes: readonly LogType[];
  readonly openRecords: OpenRecords;
}

/** Encodes in this thread. */
export function inlineWorker({ logTypes, openRecords }: Serving): EncodeWorker {
  const jobs = new JobRunner(logTypes, openRecords);
  return { ask: (request) => Promise.resolve(jobs.handle(request)) };
}

/** The other end of `threadWorker`. */
export interface WorkerPort {
  on(event: 'message', listener: (request: EncodeRequest) => void): unknown;
  postMessage(answer: EncodeAnswer, transfer: readonly Transferable[]): void;
}

/** Encodes what comes through a port, lines of these log types. */
export function serveJobs(port: WorkerPort, { logTypes, openRecords }: Serving): void {
  const jobs = new JobRunner(logTypes, openRecords);
  port.on('message', (request) => {
    const answer = jobs.handle(request);
    port.postMessage(answer, ownMemoryOf(answer));
  });
}

/** What moves with an answer; what is shared does not. */
function ownMemoryOf(answer: EncodeAnswer): ArrayBuffer[] {
  return arraysOf(answer).flatMap(({ buffer }) => (buffer instanceof ArrayBuffer ? [buffer] : []));
}

function arraysOf(answer: EncodeAnswer): readonly ArrayBufferView[] {
  if (answer.kind === 'records') return [answer.piece.bytes];
  if (answer.kind !== 'block') return [];
  const { timestamps, sizes, ends } = answer.events;
  return [timestamps, sizes, ends];
}
