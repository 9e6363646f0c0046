import {
  bytesOf,
  isFilled,
  type FilledAnswer,
  failure,
  partOf,
  type EncodedPart,
  type EncodableContent,
} from './encoded-part.js';
import { checkText, objectText } from '../encode/gunzip.js';
import { NO_COMPRESSION } from '../cloudwatch-logs/put-body.js';
import { noCounts } from '../encode/encode.js';
import type { LogTypeSnapshot } from '../statistics/log-types.js';
import type { ObjectMeta } from '../encode/log-object.js';
import { PooledWorker, type PresentCompression } from './pooled-worker.js';
import type { EncodeAnswer, EncodeInput, EncodeJob, EncodeWorker, EncodeRequest } from './protocol.js';

const NONE: PresentCompression = () => NO_COMPRESSION;

/** Statistics of the records of several jobs. */
export interface Collection {
  /** For the jobs that belong to it. */
  readonly name: string;
  /** A part from each worker, to be merged; to be asked for once, when the jobs are done. */
  readonly collected: () => Promise<LogTypeSnapshot[]>;
  /** Discards what was collected. */
  readonly end: () => void;
}

/** What an encoder is to make. */
export interface EncodeOrder extends Omit<EncodeJob, 'object'> {
  /** Of the bodies of batches; absent: there is none. */
  readonly compression?: PresentCompression;
}

/** Spreads sequences of objects over workers (threads, mostly), which are opened when they are needed, or all at once. */
export class EncoderPool {
  readonly #open: () => EncodeWorker;
  readonly #most: number;
  #workers: PooledWorker[] = [];
  /** The workers that collect under a name. */
  readonly #collections = new Map<string, Set<PooledWorker>>();
  #last = 0;

  constructor(open: () => EncodeWorker, most: number) {
    this.#open = open;
    this.#most = most;
  }

  /** Opens all workers, which start while their first objects are still to be found. */
  openAll(): void {
    while (this.#workers.length < this.#most) this.#newWorker();
  }

  /** An encoder for objects that come one after the other; to be ended when no more is wanted of it. */
  encoder(order: EncodeOrder): ObjectEncoder {
    const choose = (): PooledWorker => {
      const worker = this.#leastBusy();
      this.#collections.get(order.collectAs ?? '')?.add(worker);
      return worker;
    };
    return new ObjectEncoder(choose, order, (this.#last += 1));
  }

  /** A name to collect under, over any number of jobs of one log type. */
  collection(): Collection {
    const name = `collection-${(this.#last += 1)}`;
    const workers = new Set<PooledWorker>();
    this.#collections.set(name, workers);
    const ask = async (): Promise<LogTypeSnapshot[]> => {
      this.#collections.delete(name);
      const answers = await Promise.all(
        [...workers].map((worker) => worker.ask({ id: 0, collect: name }, NONE)),
      );
      return answers.flatMap((answer) => {
        if (answer.kind === 'failed') throw failure(answer);
        return answer.kind === 'collected' && answer.figures !== undefined ? [answer.figures] : [];
      });
    };
    // Who gives up does not look at what was collected: it is only to be forgotten.
    const end = (): void => void (this.#collections.has(name) && ask().catch(() => undefined));
    return { name, collected: ask, end };
  }

  /** The worker with the minTokens encoders. One that ended is replaced: it would look idle and get all new work. */
  #leastBusy(): PooledWorker {
    this.#workers = this.#workers.filter(({ isLost }) => !isLost);
    const [first, ...others] = this.#workers;
    const least = others.reduce((a, b) => (b.jobs < a.jobs ? b : a), first ?? this.#newWorker());
    return least.jobs > 0 && this.#workers.length < this.#most ? this.#newWorker() : least;
  }

  #newWorker(): PooledWorker {
    const worker = new PooledWorker(this.#open());
    this.#workers.push(worker);
    return worker;
  }
}

/** Encodes objects one after the other, all in the worker that had least to do when the first one came. */
export class ObjectEncoder {
  readonly #choose: () => PooledWorker;
  readonly #order: Omit<EncodeJob, 'object'>;
  readonly #compression: PresentCompression;
  readonly #id: number;
  #worker: PooledWorker | undefined;
  /** Whether the worker keeps something for it. */
  #isOpen = false;

  constructor(choose: () => PooledWorker, { compression, ...order }: EncodeOrder, id: number) {
    this.#choose = choose;
    this.#compression = compression ?? NONE;
    this.#order = order;
    this.#id = id;
  }

  /**
   * The events of an object: block after block, or, where they are batched, every batch that is full. One is made ahead of the
   * one that is looked at or sent. Throws BadObjectError, with nothing of it encoded, when the object cannot be
   * decompressed; text in pieces is taken as it comes.
   */
  async *encode(object: ObjectMeta, content: EncodableContent): AsyncGenerator<EncodedPart> {
    const job = { ...this.#order, object };
    if ('text' in content) yield* this.#text(content.text, job);
    else if (yield* this.#say({ kind: 'gzip', bytes: content.gzip }, job))
      yield* this.#long(object, content.gzip);
    yield* this.#say({ kind: 'end' });
  }

  /** Decompresses twice: nothing of an object is encoded before it is known that all of it can be had. */
  async *#long({ bucket, key }: ObjectMeta, content: Buffer): AsyncGenerator<EncodedPart> {
    const name = `s3://${bucket}/${key}`;
    const ignored = await checkText([content], name);
    if (ignored > 0) yield { sum: { counts: noCounts(0), messageBytes: 0, oldest: Infinity }, ignored };
    yield* this.#text(objectText([content], { name }));
  }

  /** The last batch, which is not full; the encoder is done then. */
  async *flush(): AsyncGenerator<EncodedPart> {
    if (this.#isOpen) yield* this.#say({ kind: 'flush' });
  }

  /** Ends the encoder; the worker releases what it keeps for it. */
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
    while (isFilled(answer)) {
      const ahead = answer.kind === 'records' ? undefined : this.#ask({});
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
    const { batchedAs, records } = this.#order;
    return kind === 'end' ? (batchedAs ?? records) !== undefined : kind !== 'flush';
  }

  #spend(answer: FilledAnswer): void {
    this.#worker?.spend(bytesOf(answer).buffer);
  }

  #ask(request: Pick<EncodeRequest, 'job' | 'input'>): Promise<EncodeAnswer> {
    if (this.#worker === undefined) {
      this.#worker = this.#choose();
      this.#worker.jobs += 1;
    }
    this.#isOpen = true;
    return this.#worker.ask({ id: this.#id, ...request }, this.#compression);
  }
}
