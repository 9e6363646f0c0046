import type { Transferable } from 'node:worker_threads';
import type { EncodeAnswer, EncodeRequest, EncodeWorker } from './protocol.js';

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
