import type { Compression } from '../cloudwatch-logs/put-body.js';
import type { EncodeAnswer, EncodeRequest, EncodeWorker } from './protocol.js';

/** Requests sent to the worker at once: one in work and the next. The order of the others can still change. */
const MAX_SENT_REQUESTS = 2;

/** How bodies are to be compressed at present, by a worker for which other requests wait or not. */
export type PresentCompression = (isBusy: boolean) => Compression;

type Asked = Omit<EncodeRequest, 'spent' | 'compression'>;

interface Waiting {
  readonly request: Asked;
  readonly compression: PresentCompression;
  readonly resolve: (answer: Promise<EncodeAnswer>) => void;
}

/** A worker, and the requests that wait for it. */
export class PooledWorker {
  readonly #worker: EncodeWorker;
  /** Encoders that are bound to it. */
  jobs = 0;
  /** It has ended, and answers nothing any more. */
  isLost = false;
  #underWay = 0;
  /** Requests that continue an object, and requests that begin one. */
  readonly #more: Waiting[] = [];
  readonly #first: Waiting[] = [];
  /** Memory of the worker that is no longer used; it goes back with the next request. */
  #spent: SharedArrayBuffer[] = [];

  constructor(worker: EncodeWorker) {
    this.#worker = worker;
  }

  spend(memory: ArrayBufferLike): void {
    if (memory instanceof SharedArrayBuffer) this.#spent.push(memory);
  }

  /**
   * Objects that were begun go before others, so that few texts are held at a time where the processor is what a run waits
   * for. How batches are compressed is asked when the worker's turn comes.
   */
  ask(request: Asked, compression: PresentCompression): Promise<EncodeAnswer> {
    return new Promise((resolve) => {
      (request.job === undefined ? this.#more : this.#first).push({ request, compression, resolve });
      this.#send();
    });
  }

  #send(): void {
    while (this.#underWay < MAX_SENT_REQUESTS) {
      const next = this.#more.shift() ?? this.#first.shift();
      if (next === undefined) return;
      next.resolve(this.#answerTo(next));
    }
  }

  async #answerTo({ request, compression }: Waiting): Promise<EncodeAnswer> {
    const spent = this.#spent;
    this.#spent = [];
    const isBusy = this.#more.length + this.#first.length > 0;
    this.#underWay += 1;
    try {
      return await this.#worker.ask({ ...request, spent, compression: compression(isBusy) });
    } catch (error) {
      this.isLost = true;
      throw error;
    } finally {
      this.#underWay -= 1;
      this.#send();
    }
  }
}
