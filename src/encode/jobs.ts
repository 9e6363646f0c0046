import { BadObjectError, messageOf } from '../errors.js';
import { LineSplitter } from './lines.js';
import { EventBatcher, type EventBatch } from '../cloudwatch-logs/event-batcher.js';
import { readyBatch } from '../cloudwatch-logs/put-body.js';
import { wholeText } from './gunzip.js';
import { copyBytes, SharedBuffers } from './shared-memory.js';
import { logTypeStatistics, type LogTypeStatistics } from '../statistics/log-types.js';
import { createAlbEncoder, type AlbEncoder, type Encoded, type EncodeSettings } from './encode.js';
import { formatOf } from './line-format.js';
import type { ObjectMeta } from './log-object.js';
import type { LogType } from './log-type.js';
import { redaction } from './redact.js';
import { free } from './memory.js';
import type {
  EncodeAnswer,
  EncodeJob,
  EncodeRequest,
  OpenRecords,
  RecordPiece,
  RecordSink,
} from './protocol.js';
import { EncodeSums } from './sums.js';

/** Text is encoded in pieces of this size: large enough to be few, small enough to stay in the processor's cache. */
const PIECE_BYTES = 256 * 1024;
const LF = 0x0a;

/** What is made of the blocks of a job. */
interface Makings {
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

interface OpenJob extends Makings {
  readonly encode: AlbEncoder;
  readonly object: ObjectMeta;
  readonly lines: LineSplitter;
  /** The blocks of the input at hand, and how much of its text is left. */
  blocks: Iterator<Encoded>;
  held: number;
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

  #next({ id, job: wanted, input, compressFrom = Infinity }: EncodeRequest): EncodeAnswer {
    const job = this.#job(id, wanted);
    if (input?.kind === 'gzip') {
      const text = wholeText(input.bytes, nameOf(job));
      if (text === undefined) return { kind: 'too-large' };
      job.blocks = this.#blocksOf(job, text);
    } else if (input?.kind === 'text') job.blocks = this.#blocksOf(job, input.bytes);
    else if (input !== undefined) finish(job, input.kind);
    const answer = this.#answer(job, compressFrom);
    if (answer.kind === 'hungry' && job.ended) this.#jobs.delete(id);
    return answer;
  }

  #answer(job: OpenJob, compressFrom: number): EncodeAnswer {
    for (;;) {
      const batch = job.filled.shift();
      if (batch !== undefined) {
        const ready = readyBatch(batch, compressFrom, this.#buffers);
        return { kind: 'batch', batch: ready, sum: job.sums.take(), held: job.held };
      }
      const piece = job.pieces.shift();
      if (piece !== undefined) return { kind: 'records', piece, sum: job.sums.take(), held: job.held };
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
      ...(isCopied ? {} : { allocate: (bytes: number): Buffer => this.#buffers.take(bytes) }),
      observer: collectAs === undefined ? undefined : this.#collection(collectAs, type, settings),
    });
    const lines = new LineSplitter();
    const job = { ...made, encode, object, lines, blocks: none(), held: 0, ended: false };
    this.#jobs.set(id, job);
    return job;
  }

  /** What the objects of one id go into, one after the other. */
  #makings({ batchedAs, records: order }: EncodeJob, type: LogType): Makings {
    return {
      batcher: batchedAs && new EventBatcher(batchedAs, this.#buffers),
      filled: [],
      records: order && this.#openRecords(order, formatOf(type).columns),
      pieces: [],
      sums: new EncodeSums(),
    };
  }

  *#blocksOf(job: OpenJob, text: Uint8Array): Generator<Encoded> {
    const { encode, lines, object } = job;
    job.held = text.length;
    for (const piece of this.#piecesOf(text)) {
      yield encode(lines.push(piece), object);
      job.held -= piece.length;
      if (piece.buffer instanceof SharedArrayBuffer) this.#buffers.give([piece.buffer]);
    }
  }

  /**
   * A text of several pieces gives its memory back at once: it is copied into buffers, which are used again one by one
   * while the events of the others are sent.
   */
  #piecesOf(text: Uint8Array): Buffer[] {
    const whole = Buffer.from(text.buffer, text.byteOffset, text.length);
    if (whole.length <= PIECE_BYTES) return [whole];
    const pieces: Buffer[] = [];
    for (let at = 0; at < whole.length;) {
      const end = endOfPiece(whole, at);
      const piece = this.#buffers.take(end - at);
      copyBytes(whole.subarray(at, end), piece, 0);
      pieces.push(piece);
      at = end;
    }
    free(text);
    return pieces;
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

/** Pieces end with a line where they can: what is left of a line at the end of a piece has to be copied. */
function endOfPiece(text: Buffer, at: number): number {
  if (at + PIECE_BYTES >= text.length) return text.length;
  const lineEnd = text.lastIndexOf(LF, at + PIECE_BYTES);
  return lineEnd > at ? lineEnd + 1 : at + PIECE_BYTES;
}

/** Ends the object, the job, or all interest in it. */
function finish(job: OpenJob, kind: 'end' | 'flush' | 'drop'): void {
  const { batcher, filled, records, pieces, encode, lines, object } = job;
  job.blocks = kind === 'end' ? [encode(lines.end(), object)][Symbol.iterator]() : none();
  job.ended = (batcher ?? records) === undefined || kind !== 'end';
  const begun = kind === 'flush' ? batcher?.flush() : undefined;
  if (begun !== undefined) filled.push(begun);
  if (kind === 'flush' && records !== undefined) pieces.push(...records.flush());
  if (kind === 'drop') {
    filled.splice(0);
    pieces.splice(0);
  }
}

function none(): Iterator<Encoded> {
  return [][Symbol.iterator]();
}

function nameOf({ object: { bucket, key } }: OpenJob): string {
  return `s3://${bucket}/${key}`;
}
