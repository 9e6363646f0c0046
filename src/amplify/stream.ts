import type { Json } from '../engine/json.js';
import type { CarryContext } from '../engine/mode.js';
import type { Listing, LookAgain } from '../cloudwatch-logs/destination.js';
import type { LogGroupDestination } from '../cloudwatch-logs/destination-group.js';
import type { LogGroupFacts } from '../cloudwatch-logs/log-groups.js';
import type { StoredEvent } from '../cloudwatch-logs/sent-events.js';
import type { PutGuard, StreamProgress, StreamWriter } from '../cloudwatch-logs/stream-writer.js';
import { EventBlockBuilder } from '../encode/event-block.js';
import type { AmplifyProgress, LogEvents } from './claim.js';
import { KEY_LENGTH, keyOfText, KnownRecords, type AmplifyRecord, type RecordFormat } from './records.js';

/** What it needs of the log group that events are sent to. */
export interface StreamPorts extends Omit<LogGroupDestination, 'logs'> {
  readonly logs: Pick<LogGroupDestination['logs'], 'openListed' | 'risk'>;
}

interface StreamOrder {
  readonly events: LogEvents;
  readonly format: RecordFormat;
  readonly context: CarryContext;
  readonly progress: AmplifyProgress;
  /** What the stream holds was counted before. */
  readonly isRecheck: boolean;
  readonly lookAgain: LookAgain;
  /** Whether a run that died may have sent a batch that it did not note. */
  readonly takenOver: boolean;
}

/** The result of an hour in its stream, over all attempts. */
export interface StreamOutcome {
  readonly tooOld: number;
  readonly tooNew: number;
  readonly oversize: number;
  readonly restamped: number;
  /** Events that the stream holds now, as far as it can be read back. */
  readonly total: number;
  /** UTF-8 bytes of the messages that this attempt sent. */
  readonly bytes: number;
  /** The timestamp of the oldest record, whichever run sent it, epoch ms; Infinity where there is none. */
  readonly oldest: number;
}

/** Classes other than STANDARD cannot be read back (CloudWatch Logs, log classes). */
export function isReadable({ logGroupClass }: LogGroupFacts): boolean {
  return logGroupClass === 'STANDARD';
}

/** Sends an hour's records into its stream, leaving out what the stream (or the ledger) says is there. */
export class StreamDelivery {
  readonly #order: StreamOrder;
  readonly #writer: StreamWriter;
  readonly #listing: StreamListing;
  readonly #progress: StreamNotes;
  #tooOld = 0;
  #oversize = 0;
  #restamped = 0;
  #bytes = 0;
  #oldest = Infinity;

  private constructor(
    order: StreamOrder,
    open: { writer: StreamWriter; listing: StreamListing; notes: StreamNotes },
  ) {
    this.#order = order;
    this.#writer = open.writer;
    this.#listing = open.listing;
    this.#progress = open.notes;
  }

  static async open({ logs, group, putTimeout }: StreamPorts, order: StreamOrder): Promise<StreamDelivery> {
    const { events, format, context, progress, lookAgain, takenOver } = order;
    const readable = isReadable(group);
    const notes = new StreamNotes(progress, readable);
    const claim = context.claimAt('logs');
    const guard: PutGuard = {
      ...context,
      ...claim,
      checkpoint: (acknowledged) => {
        claim.checkpoint(notes.after(acknowledged));
      },
    };
    const { writer, listed: listing } = await logs.openListed({
      ...{ group, guard, putTimeout, stream: events.stream, lookAgain, takenOver },
      acknowledged: progress.stored,
      list: () => new StreamListing(format, readable ? '' : progress.keys),
    });
    notes.listed = listing.size;
    return new StreamDelivery(order, { writer, listing, notes });
  }

  async append(records: readonly AmplifyRecord[]): Promise<void> {
    const { events, format } = this.#order;
    const block = new EventBlockBuilder(records.length);
    for (const record of records) {
      const text = events.format === 'json' ? format.json(record) : record.line;
      const key = record.key ?? keyOfText(text);
      if (this.#listing.take(key)) this.#countKnown(record.row.time);
      else if (this.#write(block, record.row.time, text)) this.#progress.sequence.push(key);
    }
    const built = block.finish();
    for (const bytes of built.sizes) this.#bytes += bytes;
    if (built.count > 0) await this.#writer.append(built);
  }

  /** UTF-8 bytes of the messages so far. */
  get bytes(): number {
    return this.#bytes;
  }

  async finish(): Promise<StreamOutcome> {
    const { tooOld, tooNew, written } = await this.#writer.finish();
    const earlier = this.#progress.earlier;
    return {
      tooOld: this.#tooOld + tooOld + earlier.tooOld,
      tooNew: tooNew + earlier.tooNew,
      oversize: this.#oversize,
      restamped: this.#restamped,
      total: this.#listing.size + written,
      bytes: this.#bytes,
      oldest: this.#oldest,
    };
  }

  /** A record that an earlier attempt sent; the tally has all records of the hour, whichever run sent them. */
  #countKnown(time: number): void {
    const { events, isRecheck } = this.#order;
    this.#noteTime(time);
    if (!isRecheck && time < events.oldest && events.restampTo !== undefined) this.#restamped += 1;
  }

  #noteTime(time: number): void {
    const { oldest, restampTo } = this.#order.events;
    const sentAs = time < oldest ? (restampTo ?? time) : time;
    this.#oldest = Math.min(this.#oldest, sentAs);
  }

  /** Whether the record is an event of the block now. */
  #write(block: EventBlockBuilder, time: number, text: string): boolean {
    const { oldest, restampTo } = this.#order.events;
    const isOld = time < oldest;
    if (isOld && restampTo === undefined) {
      this.#tooOld += 1;
      return false;
    }
    this.#noteTime(time);
    const isTaken = block.add(isOld ? (restampTo ?? time) : time, text);
    if (!isTaken) this.#oversize += 1;
    else if (isOld) this.#restamped += 1;
    return isTaken;
  }
}

/** What a checkpoint records about a stream that is being written. */
class StreamNotes {
  readonly #before: AmplifyProgress;
  readonly #readable: boolean;
  /** Names of the events that this attempt appends, in order. */
  readonly sequence: string[] = [];
  /** Events that were there before. */
  listed = 0;

  constructor(before: AmplifyProgress, readable: boolean) {
    this.#before = before;
    this.#readable = readable;
  }

  /** Refusals of earlier attempts; where the stream can be read back, they are sent and counted anew. */
  get earlier(): { tooOld: number; tooNew: number } {
    return this.#readable ? { tooOld: 0, tooNew: 0 } : this.#before;
  }

  after({ sent, tooOld, tooNew }: StreamProgress): Json {
    if (this.#readable) return { stored: this.listed + sent - tooOld - tooNew };
    return {
      keys: this.#before.keys + this.sequence.slice(0, sent).join(''),
      tooOld: this.#before.tooOld + tooOld,
      tooNew: this.#before.tooNew + tooNew,
    };
  }
}

/** The records that a stream holds. */
class StreamListing implements Listing {
  readonly #format: RecordFormat;
  readonly #known = new KnownRecords();
  size = 0;

  constructor(format: RecordFormat, keys: string) {
    this.#format = format;
    for (let at = 0; at < keys.length; at += KEY_LENGTH) this.#known.add(keys.slice(at, at + KEY_LENGTH));
  }

  add({ message }: StoredEvent): void {
    this.#known.add(this.#format.keyOf(message));
    this.size += 1;
  }

  take(key: string): boolean {
    return this.#known.take(key);
  }
}
