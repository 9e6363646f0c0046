import { jittered, pauseAfter } from '../engine/backoff.js';
import type { RateLimiter, Pauses } from '../engine/rate-limiter.js';
import { DataError, ServiceError } from '../errors.js';
import type { EventBlock } from '../encode/types.js';
import type { SharedBuffers } from '../encode/shared-memory.js';
import type { DuplicateRisk } from './duplicate-risk.js';
import { EventBatcher, messageBytesOutside, type EventBatch } from './event-batcher.js';
import { plainBatch, readyBatchAside, type Compression, type PutBatch } from './put-body.js';
import { eventAt, selectEvents, suffixLength, type SentEvents } from './sent-events.js';

/** What PutLogEvents refused of a batch that it answered with 200; the indices are AWS's. */
export interface PutAnswer {
  /** The first event that is too new; it and all after it were refused. */
  readonly tooNewStart?: number | undefined;
  /** The end (exclusive) of those too old. */
  readonly tooOldEnd?: number | undefined;
  /** The end (exclusive) of those older than the group's retention. */
  readonly expiredEnd?: number | undefined;
}

/** How far a segment's events have come, as acknowledged; kept in the ledger while the segment is open. */
export interface StreamProgress {
  /** The first so many events of the segment's sequence were answered for: stored or refused. */
  readonly sent: number;
  /** Of those, refused for their age. */
  readonly tooOld: number;
  readonly tooNew: number;
}

/** What the writer asks of whoever holds the claim (see the engine's CarryContext). */
export interface PutGuard {
  readonly signal: AbortSignal;
  fence(ms: number): Promise<void>;
  spend(bytes: number): void;
  checkpoint(progress: StreamProgress): void;
  persist(): Promise<void>;
}

export interface StreamTarget {
  readonly guard: PutGuard;
  /** What every request names beside its events. */
  readonly names: Readonly<Record<string, string>>;
  /** Where the memory of the requests comes from. */
  readonly buffers: SharedBuffers;
  /** One PutLogEvents call, given up after `timeout` ms; throws ServiceError. */
  readonly put: (batch: PutBatch, timeout: number) => Promise<PutAnswer>;
  /** How a body is to be compressed at present, where the processor has other work or not. */
  readonly compression: (isBusy: boolean) => Compression;
  readonly turns: RateLimiter;
  readonly clock: Pauses;
  /** A put is given up after so many ms, and the claim must outlive it. */
  readonly putTimeout: number;
  /** Where an earlier attempt stopped. */
  readonly progress: StreamProgress;
  /** What the stream holds already; absent when nothing was sent, or when the group cannot be read back. */
  readonly present?: SentEvents | undefined;
  /** Whether the group can be read back. Where it cannot, every step is written down before the next. */
  readonly readable: boolean;
  /** Told of every put without an answer to a group that cannot be read back: its batch is sent again unseen. */
  readonly risk: Pick<DuplicateRisk, 'batchRepeated'>;
}

export interface StreamResult extends Omit<StreamProgress, 'sent'> {
  /** Events that the stream holds now. */
  readonly written: number;
  /** UTF-8 bytes of the messages that this attempt sent and that were refused. */
  readonly refusedBytes: number;
}

export const NOTHING_SENT: StreamProgress = { sent: 0, tooOld: 0, tooNew: 0 };

/** After an unanswered put to a group that cannot be read back, it is sent again at most so often. */
const MAX_BLIND_REPEATS = 5;

interface Stretch {
  /** Number of events kept up to its end, and where in the sequence that is. */
  readonly keptEnd: number;
  readonly sequenceEnd: number;
  /** So many events at its end were all kept. */
  readonly suffix: number;
}

/** Sends a segment's sequence of events into its stream, batch after batch, leaving out what is there already. */
export class StreamWriter {
  readonly #target: StreamTarget;
  readonly #batcher: EventBatcher;
  readonly #stretches: Stretch[] = [];
  #sequence = 0;
  #kept = 0;
  #answered = 0;
  /** As last reported; `#tooOld` and `#tooNew` may be ahead of it. */
  #progress: StreamProgress;
  #tooOld: number;
  #tooNew: number;
  /** Events at the start of the sequence that were acknowledged: they are not sent again, whatever the stream shows. */
  #acknowledged: number;
  #refusedBytes = 0;
  #blindRepeats = 0;

  constructor(target: StreamTarget) {
    this.#target = target;
    this.#batcher = new EventBatcher(target.names, target.buffers);
    this.#progress = target.progress;
    this.#tooOld = target.progress.tooOld;
    this.#tooNew = target.progress.tooNew;
    this.#acknowledged = target.progress.sent;
  }

  /** What every request names beside its events. */
  get names(): Readonly<Record<string, string>> {
    return this.#target.names;
  }

  /** How a batch's body is to be compressed at present. */
  compression(isBusy: boolean): Compression {
    return this.#target.compression(isBusy);
  }

  /** Whether every event of the sequence must be sent, so that it may be passed in ready batches. */
  get wantsAll(): boolean {
    return this.#acknowledged <= this.#sequence && (this.#target.present?.size ?? 0) === 0;
  }

  /** Adds the next events of the sequence; resolves when the batches they fill have been answered, and copies the rest. */
  async append(block: EventBlock): Promise<void> {
    const { rest, suffix } = this.#withoutPresent(block);
    this.#count(block.count, rest.count, suffix);
    for (const batch of this.#batcher.push(rest)) await this.#sendOwn(batch);
  }

  /** Adds the next events of the sequence, of which all are wanted, as a batch; resolves when it has been answered. */
  async send(batch: PutBatch): Promise<void> {
    this.#count(batch.count, batch.count, batch.count);
    await this.#send(batch);
  }

  /**
   * The next part of the sequence cannot be had any more. How much of it was sent is not known, so from here on only
   * what the stream shows is left out. Throws DataError where it does not show anything.
   */
  skipUnknown(): void {
    if (this.#acknowledged <= this.#sequence) return;
    if (!this.#target.readable) {
      throw new DataError(
        'A log object of a segment that was sent in part has gone, and the log group cannot be read back to see which ' +
          'part: it is unknown which part of the segment was sent.',
      );
    }
    this.#acknowledged = this.#sequence;
  }

  /** Whether the stream holds events of a part that can no longer be read; valid after `finish`. */
  get showsOthers(): boolean {
    return (this.#target.present?.size ?? 0) > 0;
  }

  /** Sends what is left and says what became of the whole sequence, whoever sent it. */
  async finish(): Promise<StreamResult> {
    for (const last of [this.#batcher.flush() ?? []].flat()) await this.#sendOwn(last);
    const refused = { tooOld: this.#tooOld, tooNew: this.#tooNew, refusedBytes: this.#refusedBytes };
    return { written: this.#sequence - refused.tooOld - refused.tooNew, ...refused };
  }

  #count(events: number, kept: number, suffix: number): void {
    this.#sequence += events;
    this.#kept += kept;
    this.#stretches.push({ keptEnd: this.#kept, sequenceEnd: this.#sequence, suffix });
  }

  /** The events that must still be sent, and how many at the block's end are all among them. */
  #withoutPresent(block: EventBlock): { rest: EventBlock; suffix: number } {
    if (this.wantsAll) return { rest: block, suffix: block.count };
    const [{ present }, acknowledged] = [this.#target, this.#acknowledged - this.#sequence];
    const missing: number[] = [];
    // An acknowledged event may have expired since; it is taken from the set where it is still there.
    for (let i = 0; i < block.count; i += 1) {
      const stored = present?.take(eventAt(block, i)) ?? false;
      if (!stored && i >= acknowledged) missing.push(i);
    }
    return { rest: selectEvents(block, missing), suffix: suffixLength(missing, block.count) };
  }

  async #sendOwn(batch: EventBatch): Promise<void> {
    await this.#send(await readyBatchAside(batch, this.compression(false)));
    // Not of one that failed: it may still be on its way.
    this.#target.buffers.give([batch.body.buffer]);
  }

  async #send(batch: PutBatch): Promise<void> {
    const { guard, turns, readable } = this.#target;
    guard.signal.throwIfAborted();
    guard.spend(batch.bytes);
    const answer = await this.#put(batch);
    turns.faster();
    const refusedOld = Math.max(answer.tooOldEnd ?? 0, answer.expiredEnd ?? 0);
    const refusedNew = batch.count - Math.max(refusedOld, answer.tooNewStart ?? batch.count);
    this.#answered += batch.count;
    this.#tooOld += refusedOld;
    this.#tooNew += refusedNew;
    if (refusedOld + refusedNew > 0)
      this.#refusedBytes += messageBytesOutside(plainBatch(batch), refusedOld, batch.count - refusedNew);
    const sent = this.#position();
    if (sent === undefined) return;
    this.#progress = { sent, tooOld: this.#tooOld, tooNew: this.#tooNew };
    guard.checkpoint(this.#progress);
    if (!readable) await guard.persist();
  }

  /** Puts until there is an answer: a throttle slows down, a lost answer is for the caller to look into. */
  async #put(batch: PutBatch): Promise<PutAnswer> {
    const { guard, turns, put, putTimeout, clock } = this.#target;
    for (let failures = 1; ; failures += 1) {
      const turn = await turns.turn(guard.signal);
      guard.signal.throwIfAborted();
      await guard.fence(putTimeout);
      try {
        return await put(batch, putTimeout);
      } catch (error) {
        this.#consider(error);
        turns.slower(turn);
        await clock.sleep(jittered(pauseAfter(failures)), guard.signal);
      }
    }
  }

  /** Throws what must not be retried here. */
  #consider(error: unknown): void {
    if (!(error instanceof ServiceError) || !error.retryable) throw error;
    if (!error.ambiguous) return;
    if (this.#target.readable) throw error;
    this.#target.risk.batchRepeated();
    if ((this.#blindRepeats += 1) > MAX_BLIND_REPEATS) throw error;
  }

  /**
   * How much of the sequence is answered for, when all that was answered lies within it. Otherwise an event that was
   * refused would be counted now, and once more when a later attempt sends it again.
   */
  #position(): number | undefined {
    let position = this.#progress.sent;
    while (this.#stretches[0] !== undefined && this.#stretches[0].keptEnd <= this.#answered) {
      position = Math.max(position, this.#stretches.shift()?.sequenceEnd ?? 0);
    }
    const partly = this.#stretches[0];
    if (partly === undefined) return position;
    const open = partly.keptEnd - this.#answered;
    return open <= partly.suffix ? Math.max(position, partly.sequenceEnd - open) : undefined;
  }
}
