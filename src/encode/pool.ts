import { DataError } from '../errors.js';
import { decompressStream } from './gunzip.js';
import type { EventBatch } from '../cloudwatch-logs/event-batcher.js';
import type { LogTypeSnapshot } from '../statistics/log-types.js';
import type { EventBlock } from './types.js';
import type { ObjectMeta } from './log-object.js';
import type {
  EncodeAnswer,
  EncodeInput,
  EncodeJob,
  EncodeWorker,
  EncodeRequest,
  EncodeSum,
} from './protocol.js';

/** What an object holds: compressed and in one piece, or as text that comes in pieces of any size. */
export type ObjectContent =
  { readonly gzip: Buffer<SharedArrayBuffer> } | { readonly text: AsyncIterable<Buffer> };

/** Some events, as a block or as a batch, and what was encoded since the last ones. They are valid until the next. */
export interface EncodedPart {
  readonly sum: EncodeSum;
  readonly events?: EventBlock;
  readonly batch?: EventBatch;
  /** Bytes of the object's text that are still held for it, where that is known. */
  readonly held?: number;
}

/** What the records of some jobs say. */
export interface Watch {
  /** For the jobs that belong to it. */
  readonly name: string;
  /** A part from each worker, to be merged; to be asked for once, when the jobs are done. */
  readonly collected: () => Promise<LogTypeSnapshot[]>;
  /** Nobody wants to know any more. */
  readonly end: () => void;
}

interface BusyWorker {
  readonly worker: EncodeWorker;
  jobs: number;
  /** The worker's memory that nobody looks at any more; it goes back with the next request of any job. */
  spent: SharedArrayBuffer[];
}

/** Spreads sequences of objects over workers (threads, mostly), of which no more are opened than are needed at once. */
export class EncoderPool {
  readonly #open: () => EncodeWorker;
  readonly #most: number;
  readonly #workers: BusyWorker[] = [];
  #last = 0;

  constructor(open: () => EncodeWorker, most: number) {
    this.#open = open;
    this.#most = most;
  }

  /** An encoder for objects that come one after the other; to be ended when no more is wanted of it. */
  encoder(order: Omit<EncodeJob, 'object'>): ObjectEncoder {
    return new ObjectEncoder(() => this.#leastBusy(), order, (this.#last += 1));
  }

  /** A name to collect under, over any number of jobs of one log type. */
  watch(): Watch {
    const name = `watch-${(this.#last += 1)}`;
    let ended = false;
    const ask = async (): Promise<LogTypeSnapshot[]> => {
      ended = true;
      const request = { id: 0, spent: [], collect: name };
      const answers = await Promise.all(this.#workers.map(({ worker }) => worker.ask(request)));
      return answers.flatMap((answer) => {
        if (answer.kind === 'failed') throw failure(answer);
        return answer.kind === 'collected' && answer.figures !== undefined ? [answer.figures] : [];
      });
    };
    // Who gives up does not look at what was collected: it is only to be forgotten.
    const end = (): void => void (ended || ask().catch(() => undefined));
    return { name, collected: ask, end };
  }

  #leastBusy(): BusyWorker {
    const [first, ...others] = this.#workers;
    const least = others.reduce((a, b) => (b.jobs < a.jobs ? b : a), first ?? this.#newWorker());
    return least.jobs > 0 && this.#workers.length < this.#most ? this.#newWorker() : least;
  }

  #newWorker(): BusyWorker {
    const worker = { worker: this.#open(), jobs: 0, spent: [] };
    this.#workers.push(worker);
    return worker;
  }
}

/** Encodes objects one after the other, all in the worker that had least to do when the first one came. */
export class ObjectEncoder {
  readonly #choose: () => BusyWorker;
  readonly #order: Omit<EncodeJob, 'object'>;
  readonly #id: number;
  #worker: BusyWorker | undefined;
  /** Whether the worker keeps something for it. */
  #isOpen = false;

  constructor(choose: () => BusyWorker, order: Omit<EncodeJob, 'object'>, id: number) {
    this.#choose = choose;
    this.#order = order;
    this.#id = id;
  }

  /**
   * The events of an object: block after block (one is encoded ahead of the one that is looked at), or, where they are
   * batched, every batch that is full. Throws DataError when the object cannot be decompressed.
   */
  async *encode(object: ObjectMeta, content: ObjectContent): AsyncGenerator<EncodedPart> {
    const job = { ...this.#order, object };
    if ('text' in content) yield* this.#text(content.text, job);
    else if (yield* this.#say({ kind: 'gzip', bytes: content.gzip }, job))
      yield* this.#text(decompressStream([content.gzip], `s3://${object.bucket}/${object.key}`));
    yield* this.#say({ kind: 'end' });
  }

  /** The last batch, which is not full; the encoder is done then. */
  async *flush(): AsyncGenerator<EncodedPart> {
    if (this.#isOpen) yield* this.#say({ kind: 'flush' });
  }

  /** Nobody wants more: what the worker keeps is given up. */
  end(): void {
    if (this.#isOpen) this.#ask({ input: { kind: 'drop' } }).catch(() => undefined);
    if (this.#worker !== undefined) this.#worker.jobs -= 1;
    this.#worker = undefined;
  }

  async *#text(pieces: AsyncIterable<Buffer>, job?: EncodeJob): AsyncGenerator<EncodedPart> {
    let first = job;
    for await (const piece of pieces) {
      // Pieces of a stream share their memory, which can be handed over only as a whole.
      yield* this.#say({ kind: 'text', bytes: new Uint8Array(piece) }, first);
      first = undefined;
    }
  }

  /** Hands over some input and passes its events on; says whether it is too large for one piece. */
  async *#say(input: EncodeInput, job?: EncodeJob): AsyncGenerator<EncodedPart, boolean> {
    let answer = await this.#ask({ input, ...(job === undefined ? {} : { job }) });
    while (answer.kind === 'block' || answer.kind === 'batch') {
      const ahead = answer.kind === 'block' ? this.#ask({}) : undefined;
      // It is looked at when its turn comes, which it may not.
      ahead?.catch(() => undefined);
      yield partOf(answer);
      this.#spend(answer);
      answer = await (ahead ?? this.#ask({}));
    }
    if (answer.kind === 'failed') throw failure(answer);
    if (answer.kind === 'hungry') yield { sum: answer.sum };
    this.#isOpen = this.#staysOpen(input);
    return answer.kind === 'too-large';
  }

  /** Whether the worker keeps something after this. */
  #staysOpen({ kind }: EncodeInput): boolean {
    return kind === 'end' ? this.#order.batchedAs !== undefined : kind !== 'flush';
  }

  #spend(answer: Extract<EncodeAnswer, { kind: 'block' | 'batch' }>): void {
    const { buffer } = answer.kind === 'block' ? answer.events.bytes : answer.batch.body;
    if (buffer instanceof SharedArrayBuffer) this.#worker?.spent.push(buffer);
  }

  #ask(request: Pick<EncodeRequest, 'job' | 'input'>): Promise<EncodeAnswer> {
    if (this.#worker === undefined) {
      this.#worker = this.#choose();
      this.#worker.jobs += 1;
    }
    const { spent, worker } = this.#worker;
    this.#worker.spent = [];
    this.#isOpen = true;
    return worker.ask({ id: this.#id, spent, ...request });
  }
}

function partOf(answer: Extract<EncodeAnswer, { kind: 'block' | 'batch' }>): EncodedPart {
  if (answer.kind === 'block') return { sum: answer.sum, events: answer.events };
  const { body, ...batch } = answer.batch;
  // What comes from another thread is no Buffer any more.
  return {
    sum: answer.sum,
    held: answer.held,
    batch: { ...batch, body: Buffer.from(body.buffer, body.byteOffset, body.length) },
  };
}

function failure({ message, isData }: Extract<EncodeAnswer, { kind: 'failed' }>): Error {
  return isData ? new DataError(message) : new Error(message);
}
