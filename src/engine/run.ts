import { ServiceError, messageOf } from '../errors.js';
import { carrySegment, type SegmentOutcome } from './carry-segment.js';
import type { Clock, ServerClock } from './clock.js';
import { claimed, type DocumentStore } from './ledger.js';
import { StopError, type ClaimedSegment, type Mode, type PartitionPlan } from './mode.js';
import { PartitionLedger } from './partition-ledger.js';
import { PartitionWork } from './partition-work.js';
import type { RunFigures, RunResult } from './run-figures.js';
import { Slots } from './slots.js';
import { TimeBudget } from './time-budget.js';
import type { Window } from './window.js';

export interface RunSettings {
  readonly mode: Mode;
  readonly window: Window;
  readonly store: DocumentStore;
  readonly serverClock: ServerClock;
  readonly clock: Clock;
  /** This run's name in leases: unique for each process. */
  readonly run: string;
  readonly lease: number;
  readonly concurrency: number;
  /** No segment starts after so many ms; 0: no limit. */
  readonly timeBudget: number;
  /** Bytes as AWS counts a batch; 0: no limit. */
  readonly maxIngest: number;
  readonly settleUnanswered: number;
  /** Aborts when the workflow is cancelled. */
  readonly cancelled: AbortSignal;
  /** Kept up to date while the run goes on, for those who report progress. */
  readonly figures: RunFigures;
}

/** Plans the window and carries every segment of it that is left to do: claim, carry, commit. */
export async function run(settings: RunSettings): Promise<RunResult> {
  return new Run(settings).all();
}

class Run {
  readonly #settings: RunSettings;
  readonly #slots: Slots;
  readonly #stop = new AbortController();
  readonly #budget: TimeBudget;
  #notWaiting: StopError | undefined;

  constructor(settings: RunSettings) {
    this.#settings = settings;
    this.#slots = new Slots(settings.concurrency);
    this.#budget = new TimeBudget(settings.clock, settings.timeBudget);
  }

  async all(): Promise<RunResult> {
    const { mode, window, figures, cancelled } = this.#settings;
    const onCancel = (): void => {
      this.#end(new StopError('cancelled', 'The workflow was cancelled.'));
    };
    cancelled.addEventListener('abort', onCancel);
    if (cancelled.aborted) onCancel();
    const active = new Set<Promise<void>>();
    try {
      for await (const partition of this.#unrefused(mode.plan(window))) {
        if (this.#ended()) {
          figures.leftOpen(partition.start);
          break;
        }
        const work = this.#partition(partition).finally(() => active.delete(work));
        active.add(work);
        if (active.size >= this.#settings.concurrency) await Promise.race(active);
      }
      figures.isPlanned = true;
    } catch (error) {
      this.#fail(error);
      figures.leftOpen(window.from);
    }
    await Promise.all(active);
    this.#budget.end();
    cancelled.removeEventListener('abort', onCancel);
    return figures.result(window, this.#stopReason());
  }

  /**
   * Partitions that may refuse the run come first (they are the oldest), and are asked before any is carried.
   */
  async *#unrefused(partitions: AsyncIterable<PartitionPlan>): AsyncGenerator<PartitionPlan> {
    const asked: PartitionPlan[] = [];
    const { run: name } = this.#settings;
    for await (const partition of partitions) {
      if (partition.mayRefuse === true) {
        const { refusal } = partition.left(await this.#ledgerOf(partition).document(), name);
        if (refusal !== undefined) throw refusal;
        asked.push(partition);
        continue;
      }
      yield* asked.splice(0);
      yield partition;
    }
    yield* asked;
  }

  #ledgerOf(plan: PartitionPlan): PartitionLedger {
    const { store, serverClock, clock, run: name, lease } = this.#settings;
    return new PartitionLedger({
      store,
      serverClock,
      clock,
      key: plan.key,
      identity: plan.identity,
      run: name,
      lease,
    });
  }

  /** Never rejects: what goes wrong is in the figures. */
  async #partition(plan: PartitionPlan): Promise<void> {
    const { figures } = this.#settings;
    const work = new PartitionWork(plan, this.#ledgerOf(plan));
    figures.partitions.add(work);
    try {
      await this.#carryAll(work);
    } catch (error) {
      this.#fail(error);
      figures.leftOpen(plan.start);
    }
    await Promise.all(work.carrying);
    figures.partitions.delete(work);
    figures.partitionDone(work.leftOver());
  }

  async #carryAll(work: PartitionWork): Promise<void> {
    work.observe(await work.ledger.document(), this.#settings.run);
    while (work.left.length > 0 && !this.#ended()) {
      const most = (work.plan.atOnce ?? Infinity) - work.carrying.size;
      if (most <= 0) {
        await Promise.race(work.carrying);
        continue;
      }
      const slots = await this.#slots.take(Math.min(most, work.left.length));
      const taken = this.#ended()
        ? []
        : await this.#take(work, slots).catch((error: unknown) => {
            this.#slots.release(slots);
            throw error;
          });
      this.#slots.release(slots - taken.length);
      for (const segment of taken) work.started(segment.id, this.#carry(work, segment));
      if (taken.length === 0) return;
    }
  }

  /** Claims up to `most` segments in one change of the document, whatever it has become in the meantime. */
  #take(work: PartitionWork, most: number): Promise<ClaimedSegment[]> {
    const { run: name } = this.#settings;
    return work.ledger.change((document, now) => {
      work.observe(document, name, now);
      const taken = work.left.slice(0, most);
      const next = taken.reduce(
        (doc, { id, claim }) => claimed(doc, { id, run: name, claim: claim() }),
        document,
      );
      const result = taken.flatMap(({ id }): ClaimedSegment[] => {
        const entry = next.segments[id];
        if (entry?.state !== 'open') return [];
        const known = document.segments[id];
        const takenOver = known?.state === 'open' && known.holder !== undefined;
        const { claim, progress } = entry;
        return [{ id, partition: work.plan, claim, progress, resumed: known !== undefined, takenOver }];
      });
      return { document: next, result };
    });
  }

  async #carry(work: PartitionWork, segment: ClaimedSegment): Promise<void> {
    const { mode, clock, run: name, settleUnanswered, figures } = this.#settings;
    const label = `${work.plan.label}, segment ${segment.id}`;
    const ended = figures.segmentBegun({ label, bytes: work.bytesOf(segment.id) });
    const outcome = await carrySegment(
      {
        mode,
        ledger: work.ledger,
        clock,
        run: name,
        stop: this.#stop.signal,
        deadline: this.#budget.signal,
        settleUnanswered,
        spend: (bytes) => {
          this.#spend(bytes);
        },
      },
      segment,
    );
    this.#slots.release(1);
    figures.segmentDone(outcome, work.startOf(segment.id));
    ended(outcome);
    this.#heed(outcome, label);
  }

  #heed(outcome: SegmentOutcome, label: string): void {
    const { figures } = this.#settings;
    if (outcome.kind === 'committed') {
      for (const name of outcome.carried.missing ?? []) figures.missing(label, name);
    }
    if (outcome.kind === 'stopped') this.#stopped(outcome.stop);
    if (outcome.kind !== 'failed') return;
    figures.failed(label, outcome.error);
    // A refusal would meet every other segment too; data that cannot be read concerns its own segment only.
    if (outcome.error instanceof ServiceError && !outcome.error.retryable && !outcome.error.ambiguous) {
      this.#end(new StopError('failed', messageOf(outcome.error)));
    }
  }

  /** A StopError is the end of the run, wherever it was thrown; but a segment that does not wait stops no other. */
  #stopped(stop: StopError): void {
    if (stop.reason === 'not-waiting') this.#notWaiting ??= stop;
    else this.#end(stop);
  }

  #spend(bytes: number): void {
    const { maxIngest, figures } = this.#settings;
    if (maxIngest > 0 && figures.ingestedBytes + bytes > maxIngest) {
      const stop = new StopError('max-ingest-gb', 'The ingest limit of this run (max-ingest-gb) is reached.');
      this.#end(stop);
      throw stop;
    }
    figures.ingestedBytes += bytes;
  }

  #fail(error: unknown): void {
    if (error instanceof StopError) return;
    this.#settings.figures.failed('', error);
    this.#end(new StopError('failed', messageOf(error)));
  }

  #end(reason: StopError): void {
    if (!this.#stop.signal.aborted) this.#stop.abort(reason);
  }

  /** Whether no further segment may start. */
  #ended(): boolean {
    return this.#stop.signal.aborted || this.#budget.usedUp !== undefined;
  }

  #stopReason(): StopError | undefined {
    const reason: unknown = this.#stop.signal.reason;
    if (reason instanceof StopError) return reason;
    return this.#notWaiting ?? this.#budget.usedUp;
  }
}
