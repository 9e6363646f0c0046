import { BadObjectError, messageOf } from '../errors.js';
import { LineSplitter } from '../encode/lines.js';
import { kernelMemory } from '../encode/kernel-memory.js';
import { MAX_MESSAGE_BYTES } from '../encode/types.js';
import { EventBatcher } from '../cloudwatch-logs/event-batcher.js';
import { NO_COMPRESSION, readyBatch, type Compression } from '../cloudwatch-logs/put-body.js';
import { wholeText } from '../encode/gunzip.js';
import { ObjectText } from '../encode/object-text.js';
import { SharedBuffers } from '../encode/shared-memory.js';
import { logTypeStatistics, type LogTypeStatistics } from '../statistics/log-types.js';
import { createAlbEncoder, type EncodeSettings } from '../encode/encode.js';
import type { Allocate } from '../encode/event-block.js';
import { formatOf } from '../encode/line-columns.js';
import type { LogType } from '../encode/log-type.js';
import { redaction } from '../encode/redact.js';
import type { EncodeAnswer, EncodeInput, EncodeJob, EncodeRequest, OpenRecords } from './protocol.js';
import { EncodeSums } from './encode-sums.js';
import {
  blocksOf,
  finish,
  heldBy,
  nameOf,
  none,
  piecesOf,
  type JobOutputs,
  type OpenJob,
} from './open-job.js';

/**
 * Text, and batches that were made of it ahead, that a thread keeps at a time for all its jobs, bytes. Of what goes beyond,
 * batches are made ahead where they are compressed; otherwise it is decompressed again when its turn comes.
 */
const KEPT_TEXT_BYTES = 12 * 1024 * 1024;

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
    if (input !== undefined && !this.#takes(job, input, compression)) return { kind: 'too-large' };
    const answer = this.#answer(job, compression);
    if (answer.kind === 'hungry' && job.ended) this.#jobs.delete(id);
    return answer;
  }

  /** Begins with some input; false when it is not for one piece. */
  #takes(job: OpenJob, input: EncodeInput, compression: Compression): boolean {
    if (input.kind === 'gzip') return this.#takesGzip(job, input.bytes, compression);
    if (input.kind === 'text') job.blocks = blocksOf(job, piecesOf(input.bytes));
    else finish(job, input.kind);
    return true;
  }

  #takesGzip(job: OpenJob, gzip: Uint8Array, compression: Compression): boolean {
    const [buffers, room] = [this.#buffers, this.#room()];
    // Batches take the text's place at once, in a fraction of the memory.
    const shrinks = job.batcher !== undefined && compression.minBytes < Infinity && room > 0;
    const most = shrinks ? KEPT_TEXT_BYTES : room;
    const text = wholeText(gzip, nameOf(job), { buffers, room: most });
    if (text === undefined) return false;
    const isGzip = text instanceof ObjectText;
    job.text = isGzip ? text : undefined;
    job.blocks = blocksOf(job, isGzip ? text.pieces() : piecesOf(text));
    if (isGzip && text.held > room) job.ahead = this.#allAnswers(job, compression);
    return true;
  }

  /** All batches that the input at hand fills. */
  #allAnswers(job: OpenJob, compression: Compression): EncodeAnswer[] {
    const answers = [this.#answer(job, compression)];
    while (answers.at(-1)?.kind === 'batch') answers.push(this.#answer(job, compression));
    return answers;
  }

  #answer(job: OpenJob, compression: Compression): EncodeAnswer {
    const ahead = job.ahead.shift();
    if (ahead !== undefined) return ahead;
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
    const lines = new LineSplitter(MAX_MESSAGE_BYTES, kernelMemory().linesOf);
    const job = { ...made, encode, object, lines, text: undefined, blocks: none(), ahead: [], ended: false };
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
    return [...this.#jobs.values()].reduce((room, job) => room - heldBy(job), KEPT_TEXT_BYTES);
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
