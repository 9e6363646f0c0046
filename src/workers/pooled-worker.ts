import type { EncodeAnswer, EncodeRequest, EncodeWorker } from './protocol.js';

/** While a worker is at one request, the next lies ready for it; more would be out of reach of the order of those that wait. */
const MOST_UNDER_WAY = 2;

/** From how many bytes on a body may be compressed at present, by a worker for which other requests wait or not. */
export type CompressFrom = (isBusy: boolean) => number;

type Asked = Omit<EncodeRequest, 'spent' | 'compressFrom'>;

interface Waiting {
  readonly request: Asked;
  readonly compressFrom: CompressFrom;
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
  /** For more of an object, and for the first of one. */
  readonly #more: Waiting[] = [];
  readonly #first: Waiting[] = [];
  /** Its memory that nobody looks at any more; it goes back with the next request of any job. */
  #spent: SharedArrayBuffer[] = [];

  constructor(worker: EncodeWorker) {
    this.#worker = worker;
  }

  spend(memory: ArrayBufferLike): void {
    if (memory instanceof SharedArrayBuffer) this.#spent.push(memory);
  }

  /**
   * Objects that were begun go before others, so that few texts are held at a time where the processor is what a run waits
   * for. From how many bytes on batches are compressed is asked when the worker's turn comes.
   */
  ask(request: Asked, compressFrom: CompressFrom): Promise<EncodeAnswer> {
    return new Promise((resolve) => {
      (request.job === undefined ? this.#more : this.#first).push({ request, compressFrom, resolve });
      this.#send();
    });
  }

  #send(): void {
    while (this.#underWay < MOST_UNDER_WAY) {
      const next = this.#more.shift() ?? this.#first.shift();
      if (next === undefined) return;
      next.resolve(this.#answerTo(next));
    }
  }

  async #answerTo({ request, compressFrom }: Waiting): Promise<EncodeAnswer> {
    const spent = this.#spent;
    this.#spent = [];
    const isBusy = this.#more.length + this.#first.length > 0;
    this.#underWay += 1;
    try {
      return await this.#worker.ask({ ...request, spent, compressFrom: compressFrom(isBusy) });
    } catch (error) {
      this.isLost = true;
      throw error;
    } finally {
      this.#underWay -= 1;
      this.#send();
    }
  }
}
