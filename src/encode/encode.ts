import { isUtf8 } from 'node:buffer';
import type { BlockForm, EventBlock, LineBlock, LineFormat, RecordObserver } from './types.js';
import { EventBlockBuilder, type Allocate } from './event-block.js';
import { compileFilter, type RecordFilter } from './filter.js';
import { noTime } from './log-time.js';
import { kernelMemory } from './kernel-memory.js';
import type { ObjectMeta } from './log-object.js';
import { messageFormat, type LogFormat, type MessageFormat } from './message.js';
import { RecordReader, type LineRecord } from './record.js';
import { redaction } from './redact.js';
import { sampler, type Sampler } from './sample.js';

/** Raised whenever the same lines would give other events: a take-over must encode as the claim did. */
export const ENCODER_VERSION = 2;

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

/** Options of an encoder that do not change which events it makes. */
export interface EncoderOptions {
  readonly observer?: RecordObserver | undefined;
  /** `entries` unless told. */
  readonly form?: BlockForm;
  /** Where the memory of blocks comes from; absent: a block is valid until the next is encoded in this thread. */
  readonly allocate?: Allocate;
}

export type AlbEncoder = (block: LineBlock, object: ObjectMeta) => Encoded;

/** An encoder for the lines of one log type. It keeps nothing between blocks but memory. */
export function createAlbEncoder(
  settings: EncodeSettings,
  format: LineFormat,
  services: EncoderOptions = {},
): AlbEncoder {
  const encoder = new LineEncoder(settings, format, services);
  return (block, object) => encoder.encode(block, object);
}

const NOWHERE = { start: 0, end: 0 };

class LineEncoder {
  readonly #settings: EncodeSettings;
  readonly #format: LineFormat;
  readonly #memory = kernelMemory();
  readonly #messages: MessageFormat;
  readonly #reader: RecordReader;
  readonly #line: LineRecord;
  readonly #filter: RecordFilter | undefined;
  readonly #sampler: Sampler | undefined;
  /** Whether the fields of a line are needed; otherwise only its time is read. */
  readonly #parses: boolean;
  readonly #redacts: boolean;
  /** Whether no filter, sample, redaction or observer needs the record: the kernel then makes the event alone. */
  readonly #isDirect: boolean;
  readonly #options: EncoderOptions;
  /** No event lies before the epoch, whatever the settings say. */
  readonly #oldest: number;
  #events: EventBlockBuilder;
  #counts = noCounts(0);
  #intervalEnd = 0;
  /** Sample rate of the current record. */
  #rate = 1;

  constructor(settings: EncodeSettings, format: LineFormat, options: EncoderOptions) {
    this.#settings = settings;
    this.#options = options;
    this.#format = format;
    const { columns } = format;
    const { filter, share, redacts } = perRecordSettings(settings, format);
    this.#filter = filter === undefined ? undefined : compileFilter(filter, columns);
    this.#sampler = share === undefined ? undefined : sampler(share, format);
    this.#messages = messageFormat(settings.format, {
      ...{ columns, share, memory: this.#memory },
      redaction: redacts,
    });
    this.#reader = new RecordReader(format, this.#memory);
    this.#line = { bytes: this.#memory.bytes, start: 0, end: 0, source: NOWHERE, fields: this.#reader };
    const looks = (this.#filter ?? this.#sampler ?? redacts) !== undefined;
    this.#parses = settings.format === 'json' || looks;
    this.#redacts = redacts !== undefined;
    this.#isDirect = !looks && options.observer === undefined;
    this.#oldest = Math.max(0, settings.oldest);
    this.#events = new EventBlockBuilder(0);
  }

  encode(block: LineBlock, object: ObjectMeta): Encoded {
    const { count, bytes, oversize } = block;
    this.#events = new EventBlockBuilder(count, block, this.#options.form);
    this.#counts = noCounts(oversize);
    this.#counts.read += count;
    this.#intervalEnd = object.intervalEnd;
    this.#reader.open();
    this.#messages.open(object);
    this.#filter?.open(object);
    if (this.#isDirect && isUtf8(bytes)) this.#makeLines();
    else this.#takeLines(block);
    return { events: this.#events.finish(this.#options.allocate), counts: this.#counts };
  }

  /** Lets the kernel make the events; handles only the lines that it leaves. */
  #makeLines(): void {
    const events = this.#events;
    this.#memory.control.bound(this.#oldest, this.#settings.newest);
    for (;;) {
      const left = events.addLines(this.#messages.makes);
      if (left < 0) return;
      this.#takeLine(left, true);
      events.passed();
    }
  }

  #takeLines({ bytes, count }: LineBlock): void {
    const valid = isUtf8(bytes);
    for (let i = 0; i < count; i++) this.#takeLine(i, valid);
  }

  #takeLine(index: number, valid: boolean): void {
    const line = this.#line;
    line.bytes = this.#memory.bytes;
    line.start = this.#memory.startOf(index);
    line.end = this.#memory.endOf(index);
    line.source = line;
    if (!valid) this.#mend(line);
    this.#take(line);
    this.#memory.clearScratch();
  }

  /** Replaces bytes of a line that are not UTF-8 by U+FFFD. */
  #mend(line: LineRecord): void {
    const text = line.bytes.subarray(line.start, line.end);
    if (isUtf8(text)) return;
    const mended = Buffer.from(text.toString('utf8'));
    line.source = { start: line.start, end: line.end };
    line.start = this.#memory.bring(mended);
    line.end = line.start + mended.length;
  }

  #take(line: LineRecord): void {
    const time = this.#format.timeOf(line.bytes, line.start, line.end);
    const why = this.#read(line, time) ?? (Number.isNaN(time) ? noTime(this.#format.zoneless) : undefined);
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
    const { observer } = this.#options;
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
    if (why === undefined && !this.#redacts && this.#rate === 1)
      return this.#events.addLine(timestamp, line, this.#messages.makes);
    this.#events.begin(timestamp);
    if (why === undefined) this.#messages.write(this.#events.writer, line, this.#rate);
    else this.#messages.writeUnparsed(this.#events.writer, line, why);
    return this.#events.commit();
  }
}

/** The settings that need to see each record: a filter, a sample of less than all, a redaction. */
function perRecordSettings({ filter, sample = 1, redact = [] }: EncodeSettings, format: LineFormat) {
  return {
    filter,
    share: sample === 1 ? undefined : sample,
    redacts: redact.length === 0 ? undefined : redaction(redact, format),
  };
}

/** Nothing but lines that were dropped for their size. */
export function noCounts(oversize: number): EncodeCounts {
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
