import { createHash } from 'node:crypto';
import { DataError, messageOf } from '../errors.js';
import { ALB_FORMATS } from '../formats/alb-formats.js';
import { LineSplitter } from '../formats/lines.js';
import { gunzipWhole } from '../sources/gunzip.js';
import { Slabs } from '../slabs.js';
import { albStatistics, type AlbStatistics } from '../statistics/alb.js';
import { createAlbEncoder, type AlbEncoder, type Encoded } from '../transforms/encode.js';
import type { ObjectMeta } from '../transforms/log-object.js';
import { redaction } from '../transforms/redact.js';
import { free } from './memory.js';
import type { EncodeAnswer, EncodeJob, EncodeRequest } from './protocol.js';

/** Text is encoded in pieces of this size: large enough to be few, small enough to be held by every segment at once. */
const PIECE_BYTES = 512 * 1024;
const LF = 0x0a;

interface OpenJob {
  readonly encode: AlbEncoder;
  readonly object: ObjectMeta;
  readonly lines: LineSplitter;
  /** The blocks of the input at hand. */
  blocks: Iterator<Encoded>;
  ended: boolean;
}

/** Decompresses and encodes log objects, a block at each request, for any number of jobs. Knows nothing of threads. */
export class EncodeStation {
  readonly #slabs = new Slabs();
  readonly #jobs = new Map<number, OpenJob>();
  readonly #watches = new Map<string, AlbStatistics>();

  handle(request: EncodeRequest): EncodeAnswer {
    this.#slabs.give(request.spent);
    try {
      if (request.hash !== undefined) return { kind: 'hashed', sha256: sha256(request.hash) };
      return request.collect === undefined ? this.#next(request) : this.#collected(request.collect);
    } catch (error) {
      this.#jobs.delete(request.id);
      return { kind: 'failed', message: messageOf(error), isData: error instanceof DataError };
    }
  }

  #next({ id, job: wanted, input }: EncodeRequest): EncodeAnswer {
    const job = this.#jobs.get(id) ?? this.#open(id, wanted);
    if (input?.kind === 'gzip') {
      const text = gunzipWhole(input.bytes, nameOf(job));
      if (text === undefined) return { kind: 'too-large' };
      job.blocks = blocksOf(job, text);
    } else if (input !== undefined) {
      job.ended = input.kind !== 'text';
      job.blocks = input.kind === 'text' ? blocksOf(job, input.bytes) : lastBlock(job, input.kind);
    }
    return this.#answer(id, job);
  }

  #answer(id: number, job: OpenJob): EncodeAnswer {
    const next = job.blocks.next();
    if (next.done !== true) return { kind: 'block', ...next.value };
    if (job.ended) this.#jobs.delete(id);
    return { kind: 'hungry' };
  }

  #open(id: number, wanted: EncodeJob | undefined): OpenJob {
    if (wanted === undefined) throw new Error(`There is no job ${id} to encode for.`);
    const { settings, logType, object, watch } = wanted;
    const allocate = (bytes: number): Buffer => this.#slabs.take(bytes);
    const encode = createAlbEncoder(settings, ALB_FORMATS[logType], {
      allocate,
      observer: watch === undefined ? undefined : this.#watch(watch, wanted),
    });
    const job = { encode, object, lines: new LineSplitter(), blocks: none(), ended: false };
    this.#jobs.set(id, job);
    return job;
  }

  #watch(name: string, { logType, settings: { redact = [] } }: EncodeJob): AlbStatistics {
    const known = this.#watches.get(name);
    if (known !== undefined) return known;
    const { columns } = ALB_FORMATS[logType];
    const redacts = redact.length === 0 ? undefined : redaction(redact, columns);
    const statistics = albStatistics({ logType, columns, redaction: redacts });
    this.#watches.set(name, statistics);
    return statistics;
  }

  #collected(name: string): EncodeAnswer {
    const figures = this.#watches.get(name)?.snapshot();
    this.#watches.delete(name);
    return { kind: 'collected', figures };
  }
}

function* blocksOf({ encode, lines, object }: OpenJob, text: Uint8Array): Generator<Encoded> {
  const whole = Buffer.from(text.buffer, text.byteOffset, text.length);
  for (let at = 0; at < whole.length;) {
    const end = endOfPiece(whole, at);
    yield encode(lines.push(whole.subarray(at, end)), object);
    at = end;
  }
  free(text);
}

/** Pieces end with a line where they can: what is left of a line at the end of a piece has to be copied. */
function endOfPiece(text: Buffer, at: number): number {
  if (at + PIECE_BYTES >= text.length) return text.length;
  const lineEnd = text.lastIndexOf(LF, at + PIECE_BYTES);
  return lineEnd > at ? lineEnd + 1 : at + PIECE_BYTES;
}

function lastBlock({ encode, lines, object }: OpenJob, kind: 'end' | 'drop'): Iterator<Encoded> {
  return (kind === 'drop' ? [] : [encode(lines.end(), object)])[Symbol.iterator]();
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function none(): Iterator<Encoded> {
  return [][Symbol.iterator]();
}

function nameOf({ object: { bucket, key } }: OpenJob): string {
  return `s3://${bucket}/${key}`;
}
