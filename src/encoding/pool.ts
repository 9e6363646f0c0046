import { DataError } from '../errors.js';
import { decompressStream } from '../sources/gunzip.js';
import type { AlbSnapshot } from '../statistics/alb.js';
import type { Encoded } from '../transforms/encode.js';
import type { EncodeAnswer, EncodeInput, EncodeJob, EncodeLane, EncodeRequest } from './protocol.js';

/** What an object holds: compressed and in one piece, or as text that comes in pieces of any size. */
export type ObjectContent =
  { readonly gzip: Buffer<SharedArrayBuffer> } | { readonly text: AsyncIterable<Buffer> };

/** What the records of some jobs say. */
export interface Watch {
  /** For the jobs that belong to it. */
  readonly name: string;
  /** A part from each lane, to be merged; to be asked for once, when the jobs are done. */
  readonly collected: () => Promise<AlbSnapshot[]>;
  /** Nobody wants to know any more. */
  readonly end: () => void;
}

interface BusyLane {
  readonly lane: EncodeLane;
  jobs: number;
  /** The lane's memory that nobody looks at any more; it goes back with the next request of any job. */
  spent: SharedArrayBuffer[];
}

/** Spreads objects over lanes (threads, mostly), of which no more are opened than are needed at once. */
export class EncoderPool {
  readonly #open: () => EncodeLane;
  readonly #most: number;
  readonly #lanes: BusyLane[] = [];
  #last = 0;

  constructor(open: () => EncodeLane, most: number) {
    this.#open = open;
    this.#most = most;
  }

  /**
   * The events of an object, block after block; each block is valid until the next is asked for. One block is encoded
   * ahead of the one that is looked at. Throws DataError when the object cannot be decompressed.
   */
  async *encode(job: EncodeJob, content: ObjectContent): AsyncGenerator<Encoded> {
    const busy = this.#leastBusy();
    busy.jobs += 1;
    const talk = new Talk(busy, job, (this.#last += 1));
    try {
      if ('gzip' in content) yield* talk.gzip(content.gzip);
      else yield* talk.text(content.text);
      yield* talk.say({ kind: 'end' });
    } finally {
      busy.jobs -= 1;
      talk.end();
    }
  }

  /** The SHA-256 of bytes that do not change meanwhile, in hexadecimal: a megabyte at a time keeps a thread busy. */
  async hash(bytes: Buffer<SharedArrayBuffer>): Promise<string> {
    const answer = await this.#leastBusy().lane.ask({ id: 0, spent: [], hash: bytes });
    if (answer.kind === 'hashed') return answer.sha256;
    throw answer.kind === 'failed'
      ? failure(answer)
      : new Error(`Instead of a hash there came: ${answer.kind}.`);
  }

  /** A name to collect under, over any number of jobs of one log type. */
  watch(): Watch {
    const name = `watch-${(this.#last += 1)}`;
    let ended = false;
    const ask = async (): Promise<AlbSnapshot[]> => {
      ended = true;
      const request = { id: 0, spent: [], collect: name };
      const answers = await Promise.all(this.#lanes.map(({ lane }) => lane.ask(request)));
      return answers.flatMap((answer) => {
        if (answer.kind === 'failed') throw failure(answer);
        return answer.kind === 'collected' && answer.figures !== undefined ? [answer.figures] : [];
      });
    };
    // Who gives up does not look at what was collected: it is only to be forgotten.
    const end = (): void => void (ended || ask().catch(() => undefined));
    return { name, collected: ask, end };
  }

  #leastBusy(): BusyLane {
    const [first, ...others] = this.#lanes;
    const least = others.reduce((a, b) => (b.jobs < a.jobs ? b : a), first ?? this.#newLane());
    return least.jobs > 0 && this.#lanes.length < this.#most ? this.#newLane() : least;
  }

  #newLane(): BusyLane {
    const lane = { lane: this.#open(), jobs: 0, spent: [] };
    this.#lanes.push(lane);
    return lane;
  }
}

/** What one job has to say to its lane. */
class Talk {
  readonly #lane: BusyLane;
  readonly #id: number;
  readonly #job: EncodeJob;
  #opened = false;
  #done = false;

  constructor(lane: BusyLane, job: EncodeJob, id: number) {
    this.#lane = lane;
    this.#job = job;
    this.#id = id;
  }

  async *gzip(bytes: Buffer<SharedArrayBuffer>): AsyncGenerator<Encoded> {
    const isTooLarge = yield* this.say({ kind: 'gzip', bytes });
    if (!isTooLarge) return;
    const { bucket, key } = this.#job.object;
    yield* this.text(decompressStream([bytes], `s3://${bucket}/${key}`));
  }

  async *text(pieces: AsyncIterable<Buffer>): AsyncGenerator<Encoded> {
    // Pieces of a stream share their memory, which can be handed over only as a whole.
    for await (const piece of pieces) yield* this.say({ kind: 'text', bytes: new Uint8Array(piece) });
  }

  /** Hands over some input and passes its blocks on; says whether it is too large for one piece. */
  async *say(input: EncodeInput): AsyncGenerator<Encoded, boolean> {
    let answer = await this.#ask(input);
    while (answer.kind === 'block') {
      const ahead = this.#ask();
      // It is looked at when its turn comes, which it may not.
      ahead.catch(() => undefined);
      const { events, counts } = answer;
      yield { events, counts };
      if (events.bytes.buffer instanceof SharedArrayBuffer) this.#lane.spent.push(events.bytes.buffer);
      answer = await ahead;
    }
    if (answer.kind === 'failed') throw failure(answer);
    this.#done = input.kind === 'end';
    return answer.kind === 'too-large';
  }

  /** Nobody wants more: what the lane keeps for the job is given up. */
  end(): void {
    if (this.#opened && !this.#done) this.#ask({ kind: 'drop' }).catch(() => undefined);
  }

  #ask(input?: EncodeInput): Promise<EncodeAnswer> {
    const request: EncodeRequest = {
      id: this.#id,
      spent: this.#lane.spent,
      ...(this.#opened ? {} : { job: this.#job }),
      ...(input === undefined ? {} : { input }),
    };
    this.#lane.spent = [];
    this.#opened = true;
    return this.#lane.lane.ask(request);
  }
}

function failure({ message, isData }: Extract<EncodeAnswer, { kind: 'failed' }>): Error {
  return isData ? new DataError(message) : new Error(message);
}
