import { isUtf8 } from 'node:buffer';
import type { Problem } from '../errors.js';
import type { EventBlock, LineBlock, LineFormat, RecordObserver } from '../events.js';
import { EventBlockBuilder } from './event-block.js';
import { compileFilter, filterProblems } from './filter.js';
import type { RecordFilter } from './filter.js';
import type { ObjectMeta } from './log-object.js';
import { messageFormat } from './message.js';
import type { LogFormat, MessageFormat } from './message.js';
import type { LineRecord } from './record.js';
import type { Allocate } from './message-writer.js';
import { redaction, redactProblems } from './redact.js';
import { sampler } from './sample.js';
import type { Sampler } from './sample.js';

/** Raised whenever the same lines would give other events: a take-over must encode as the claim did. */
export const ENCODER_VERSION = 1;

/** Everything that decides which events come out, as plain JSON: the claim pins it in the ledger. */
export interface EncodeSettings {
  readonly version: typeof ENCODER_VERSION;
  readonly format: LogFormat;
  readonly logType: string;
  /** Records older than `oldest` or newer than `newest` (epoch milliseconds) are not sent. */
  readonly oldest: number;
  readonly newest: number;
  /** When given, too old records are sent with this time. */
  readonly restampTo?: number;
  readonly filter?: string;
  readonly sample?: number;
  readonly redact?: readonly string[];
}

export interface EncodeCounts {
  /** Records read; the events and the buckets below add up to it. */
  read: number;
  filtered: number;
  'sampled-out': number;
  'too-old': number;
  'too-new': number;
  oversize: number;
  /** Of the events: sent as they stand, and sent with another time. */
  unparsed: number;
  restamped: number;
}

export interface Encoded {
  readonly events: EventBlock;
  readonly counts: EncodeCounts;
}

/** What does not change the events. */
export interface EncoderSurroundings {
  readonly observer?: RecordObserver | undefined;
  /** Where the memory of blocks comes from. */
  readonly allocate?: Allocate;
}

export type AlbEncoder = (block: LineBlock, object: ObjectMeta) => Encoded;

/** What is wrong with filter and redact, seen over the fields of all wanted log types. */
export function encodeProblems(
  { filter, redact = [] }: Pick<EncodeSettings, 'filter' | 'redact'>,
  formats: readonly LineFormat[],
): Problem[] {
  const columns = formats.flatMap((format) => format.columns);
  return [
    ...(filter === undefined ? [] : filterProblems(filter, columns)),
    ...redactProblems(redact, columns),
  ];
}

/** The one entry point: an encoder for the lines of one log type. It keeps nothing between blocks but memory. */
export function createAlbEncoder(
  settings: EncodeSettings,
  format: LineFormat,
  surroundings: EncoderSurroundings = {},
): AlbEncoder {
  const encoder = new LineEncoder(settings, format, surroundings);
  return (block, object) => encoder.encode(block, object);
}

const NO_TIME = 'there is no time of the form 2026-11-01T00:04:59.123456Z in its place';

class LineEncoder {
  readonly #settings: EncodeSettings;
  readonly #format: LineFormat;
  readonly #messages: MessageFormat;
  readonly #line: LineRecord;
  readonly #filter: RecordFilter | undefined;
  readonly #sampler: Sampler | undefined;
  /** Whether the fields are wanted; otherwise the time alone is read. */
  readonly #parses: boolean;
  readonly #observer: RecordObserver | undefined;
  readonly #allocate: Allocate | undefined;
  /** No event lies before the epoch, whatever the settings say. */
  readonly #oldest: number;
  #events: EventBlockBuilder;
  #counts = noCounts(0);
  #intervalEnd = 0;
  /** The share of records that the one at hand stands for. */
  #rate = 1;

  constructor(settings: EncodeSettings, format: LineFormat, { observer, allocate }: EncoderSurroundings) {
    this.#settings = settings;
    this.#observer = observer;
    this.#allocate = allocate;
    this.#format = format;
    const { filter, sample = 1, redact = [] } = settings;
    const { columns } = format;
    this.#filter = filter === undefined ? undefined : compileFilter(filter, columns);
    this.#sampler = sample === 1 ? undefined : sampler(sample, columns);
    this.#messages = messageFormat(settings.format, {
      columns,
      sampled: this.#sampler !== undefined,
      redaction: redact.length === 0 ? undefined : redaction(redact, columns),
    });
    this.#line = { bytes: Buffer.alloc(0), start: 0, end: 0, fields: format.reader() };
    this.#parses = settings.format === 'json' || filter !== undefined || sample !== 1 || redact.length > 0;
    this.#oldest = Math.max(0, settings.oldest);
    this.#events = new EventBlockBuilder(0);
  }

  encode(block: LineBlock, object: ObjectMeta): Encoded {
    const { count, bytes, oversize } = block;
    this.#events = new EventBlockBuilder(count, bytes);
    this.#counts = noCounts(oversize);
    this.#counts.read += count;
    this.#intervalEnd = object.intervalEnd;
    this.#messages.open(object);
    this.#filter?.open(object);
    this.#takeLines(block);
    return { events: this.#events.finish(this.#allocate), counts: this.#counts };
  }

  #takeLines(block: LineBlock): void {
    const { bytes, starts, ends, count } = block;
    const valid = isUtf8(bytes);
    const line = this.#line;
    const { input } = this.#events;
    for (let i = 0; i < count; i++) {
      line.bytes = input;
      line.start = starts[i] ?? 0;
      line.end = ends[i] ?? 0;
      if (!valid) mend(line);
      this.#take(line);
    }
  }

  #take(line: LineRecord): void {
    const time = this.#format.timeOf(line.bytes, line.start, line.end);
    const why = this.#read(line, time) ?? (Number.isNaN(time) ? NO_TIME : undefined);
    if (why === undefined) {
      if (this.#isChosen(line)) this.#send(line, time, undefined);
      return;
    }
    this.#rate = 1;
    const ownTime = this.#settings.format === 'json' ? NaN : time;
    this.#send(line, Number.isNaN(ownTime) ? this.#intervalEnd : ownTime, why);
  }

  /** Finds the fields, where they are wanted; says why it cannot. An observer changes nothing of what is sent. */
  #read(line: LineRecord, time: number): string | undefined {
    const observer = this.#observer;
    if (!this.#parses && observer === undefined) return undefined;
    const wrong = line.fields.read(line.bytes, line.start, line.end);
    if (wrong === undefined && !Number.isNaN(time)) observer?.parsed(line.bytes, line.fields, time);
    else observer?.unparsed();
    return this.#parses ? wrong : undefined;
  }

  /** Whether filter and sample let the record through; counts it where they do not. */
  #isChosen(line: LineRecord): boolean {
    if (this.#filter?.keeps(line) === false) {
      this.#counts.filtered++;
      return false;
    }
    this.#rate = this.#sampler?.(line) ?? 1;
    if (this.#rate === 0) this.#counts['sampled-out']++;
    return this.#rate > 0;
  }

  /** Sends the record, unless its age or its size forbids it. */
  #send(line: LineRecord, time: number, why: string | undefined): void {
    const { newest, restampTo } = this.#settings;
    const counts = this.#counts;
    const tooOld = time < this.#oldest;
    if (time > newest) counts['too-new']++;
    else if (tooOld && restampTo === undefined) counts['too-old']++;
    else if (!this.#write(line, tooOld ? (restampTo ?? 0) : time, why)) counts.oversize++;
    else {
      if (tooOld) counts.restamped++;
      if (why !== undefined) counts.unparsed++;
    }
  }

  #write(line: LineRecord, timestamp: number, why: string | undefined): boolean {
    this.#events.begin(timestamp);
    if (why === undefined) this.#messages.write(this.#events.writer, line, this.#rate);
    else this.#messages.writeUnparsed(this.#events.writer, line, why);
    return this.#events.commit();
  }
}

function noCounts(oversize: number): EncodeCounts {
  return {
    read: oversize,
    filtered: 0,
    'sampled-out': 0,
    'too-old': 0,
    'too-new': 0,
    oversize,
    unparsed: 0,
    restamped: 0,
  };
}

/** Puts U+FFFD where a line holds bytes that are no UTF-8. */
function mend(line: LineRecord): void {
  const text = line.bytes.subarray(line.start, line.end);
  if (isUtf8(text)) return;
  line.bytes = Buffer.from(text.toString('utf8'));
  line.start = 0;
  line.end = line.bytes.length;
}
