import { BadObjectError, messageOf } from '../errors.js';
import { LineSplitter } from '../encode/lines.js';
import { EventBatcher, type EventBatch } from '../cloudwatch-logs/event-batcher.js';
import { NO_COMPRESSION, readyBatch, type Compression } from '../cloudwatch-logs/put-body.js';
import { wholeText } from '../encode/gunzip.js';
import { ObjectText, PIECE_BYTES } from '../encode/object-text.js';
import { SharedBuffers } from '../encode/shared-memory.js';
import { logTypeStatistics, type LogTypeStatistics } from '../statistics/log-types.js';
import { createAlbEncoder, type AlbEncoder, type Encoded, type EncodeSettings } from '../encode/encode.js';
import type { Allocate } from '../encode/event-block.js';
import { formatOf } from '../encode/line-columns.js';
import type { ObjectMeta } from '../encode/log-object.js';
import type { LogType } from '../encode/log-type.js';
import { redaction } from '../encode/redact.js';
import type {
  EncodeAnswer,
  EncodeInput,
  EncodeJob,
  EncodeRequest,
  OpenRecords,
  RecordPiece,
  RecordSink,
} from './protocol.js';
import { EncodeSums } from './encode-sums.js';

/** Text that a thread keeps at a time for all its jobs, bytes; what goes beyond is decompressed again when its turn comes. */
const KEPT_TEXT_BYTES = 12 * 1024 * 1024;

/** What is made of the blocks of a job. */
interface JobOutputs {
  /** Absent where blocks are wanted as they are. */
  readonly batcher: EventBatcher | undefined;
  /** Batches that are full. */
  readonly filled: EventBatch[];
  /** Absent where no objects are made. */
  readonly records: RecordSink | undefined;
  /** Bytes of objects that are done. */
  readonly pieces: RecordPiece[];
  readonly sums: EncodeSums;
}

interface OpenJob extends JobOutputs {
  readonly encode: AlbEncoder;
  readonly object: ObjectMeta;
  readonly lines: LineSplitter;
  /** The input at hand, where it is an object in one piece, and its blocks. */
  text: ObjectText | undefined;
  blocks: Iterator<Encoded>;
  /** Nothing comes after them. */
  ended: boolean;
}

/** Decompresses, encodes and batches log objects, for any number of jobs. Knows nothing of threads. */
export class JobRunner {
  readonly #buffers = new SharedBuffers();
  readonly #jobs = new Map<number, OpenJob>();
  readonly #collections = new Map<string, LogTypeStatistics>();
  readonly #logTypes: ReadonlyMap<string, LogType>;

  readonly #openRecords: OpenRecords;
  readonly #allocate: Allocate = (bytes) => this.#buffers.take(bytes);

  constructor(logTypes: readonly LogType[], openRecords: OpenRecords) {
    this.#openRecords = openRecords;
    this.#logTypes = new Map(logTypes.map((type) => [type.name, type]));
  }

  handle(request: EncodeRequest): EncodeAnswer {
    this.#buffers.give(request.spent);
    try {
      return request.collect === undefined ? this.#next(request) : this.#collected(request.collect);
    } catch (error) {
      const isObject = error instanceof BadObjectError;
      // Nothing of a bad object was encoded: what its job has of others is still good.
      if (!isObject) this.#jobs.delete(request.id);
      return { kind: 'failed', message: messageOf(error), isObject };
    }
  }

  #next({ id, job: wanted, input, compression = NO_COMPRESSION }: EncodeRequest): EncodeAnswer {
    const job = this.#job(id, wanted);
    if (input !== undefined && !this.#takes(job, input)) return { kind: 'too-large' };
    const answer = this.#answer(job, compression);
    if (answer.kind === 'hungry' && job.ended) this.#jobs.delete(id);
    return answer;
  }

  /** Begins with some input; false when it is not for one piece. */
  #takes(job: OpenJob, input: EncodeInput): boolean {
    if (input.kind !== 'gzip') {
      if (input.kind === 'text') job.blocks = blocksOf(job, piecesOf(input.bytes));
      else finish(job, input.kind);
      return true;
    }
    const text = wholeText(input.bytes, nameOf(job), { buffers: this.#buffers, room: this.#room() });
    if (text === undefined) return false;
    const isGzip = text instanceof ObjectText;
    job.text = isGzip ? text : undefined;
    job.blocks = blocksOf(job, isGzip ? text.pieces() : piecesOf(text));
    return true;
  }

  #answer(job: OpenJob, compression: Compression): EncodeAnswer {
    for (;;) {
      const batch = job.filled.shift();
      if (batch !== undefined) {
        const ready = readyBatch(batch, compression, this.#buffers);
        return { kind: 'batch', batch: ready, sum: job.sums.take() };
      }
      const piece = job.pieces.shift();
      if (piece !== undefined) return { kind: 'records', piece, sum: job.sums.take() };
      const next = job.blocks.next();
      if (next.done === true) return { kind: 'hungry', sum: job.sums.take() };
      const { events } = next.value;
      job.sums.addBlock(next.value);
      if (job.records !== undefined) {
        job.pieces.push(...job.records.push(events, job.object.intervalEnd));
        continue;
      }
      if (job.batcher === undefined) return { kind: 'block', events, sum: job.sums.take() };
      job.filled.push(...job.batcher.push(events));
    }
  }

  #job(id: number, wanted: EncodeJob | undefined): OpenJob {
    const known = this.#jobs.get(id);
    if (wanted === undefined) {
      if (known === undefined) throw new Error(`There is no job ${id} to encode for.`);
      return known;
    }
    const { settings, object, collectAs } = wanted;
    const type = this.#logType(settings.logType);
    const made = known ?? this.#makings(wanted, type);
    // What makes batches or objects copies what it takes from a block.
    const isCopied = (made.batcher ?? made.records) !== undefined;
    const encode = createAlbEncoder(settings, formatOf(type), {
      form: made.records === undefined ? 'entries' : 'lines',
      ...(isCopied ? {} : { allocate: this.#allocate }),
      observer: collectAs === undefined ? undefined : this.#collection(collectAs, type, settings),
    });
    const lines = new LineSplitter();
    const job = { ...made, encode, object, lines, text: undefined, blocks: none(), ended: false };
    this.#jobs.set(id, job);
    return job;
  }

  /** What the objects of one id go into, one after the other. */
  #makings({ batchedAs, records: order }: EncodeJob, type: LogType): JobOutputs {
    return {
      batcher: batchedAs && new EventBatcher(batchedAs, this.#buffers),
      filled: [],
      records:
        order && this.#openRecords(order, { columns: formatOf(type).columns, allocate: this.#allocate }),
      pieces: [],
      sums: new EncodeSums(),
    };
  }

  /** For the text of one more object. */
  #room(): number {
    const held = [...this.#jobs.values()].reduce((sum, { text }) => sum + (text?.held ?? 0), 0);
    return KEPT_TEXT_BYTES - held;
  }

  #logType(name: string): LogType {
    const type = this.#logTypes.get(name);
    if (type === undefined) throw new RangeError(`There is no log type ${name}.`);
    return type;
  }

  #collection(name: string, type: LogType, { redact = [] }: EncodeSettings): LogTypeStatistics | undefined {
    const known = this.#collections.get(name);
    if (known !== undefined) return known;
    const format = formatOf(type);
    const redacts = redact.length === 0 ? undefined : redaction(redact, format);
    const statistics = logTypeStatistics(type, format.columns, redacts);
    if (statistics !== undefined) this.#collections.set(name, statistics);
    return statistics;
  }

  #collected(name: string): EncodeAnswer {
    const figures = this.#collections.get(name)?.snapshot();
    this.#collections.delete(name);
    return { kind: 'collected', figures };
  }
}

function* blocksOf({ encode, lines, object }: OpenJob, pieces: Iterable<Buffer>): Generator<Encoded> {
  for (const piece of pieces) yield encode(lines.push(piece), object);
}

/** Text that is there already. */
function piecesOf(text: Uint8Array): Buffer[] {
  const whole = Buffer.from(text.buffer, text.byteOffset, text.length);
  const count = Math.ceil(whole.length / PIECE_BYTES);
  return Array.from({ length: count }, (_, i) => whole.subarray(i * PIECE_BYTES, (i + 1) * PIECE_BYTES));
}

/** Ends the object, the job, or all interest in it. */
function finish(job: OpenJob, kind: 'end' | 'flush' | 'drop'): void {
  const { batcher, filled, records, pieces, encode, lines, object } = job;
  job.text?.drop();
  job.text = undefined;
  job.blocks = kind === 'end' ? [encode(lines.end(), object)][Symbol.iterator]() : none();
  job.ended = (batcher ?? records) === undefined || kind !== 'end';
  if (kind === 'flush') flush(job);
  if (kind === 'drop') {
    filled.splice(0);
    pieces.splice(0);
  }
}

/** Has what was begun handed back as it is. */
function flush({ batcher, filled, records, pieces }: OpenJob): void {
  const begun = batcher?.flush();
  if (begun !== undefined) filled.push(begun);
  if (records !== undefined) pieces.push(...records.flush());
}

function none(): Iterator<Encoded> {
  return [][Symbol.iterator]();
}

function nameOf({ object: { bucket, key } }: OpenJob): string {
  return `s3://${bucket}/${key}`;
}
