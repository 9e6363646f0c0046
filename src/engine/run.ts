import { failureScopeOf, messageOf } from '../errors.js';
import { carrySegment, type SegmentOutcome } from './carry-segment.js';
import { StopError, type PartitionPlan, type RemainingWork, type SegmentPlan } from './mode.js';
import { openPartition } from './open-partition.js';
import { PartitionsUnderWay } from './partitions-under-way.js';
import { PlanOrder } from './plan-order.js';
import type { PartitionWork, Taken, TakenSegment } from './partition-work.js';
import type { RunResult } from './run-figures.js';
import type { RunSettings } from './run-settings.js';
import { Semaphore } from './semaphore.js';
import type { Destination } from './tally.js';
import { TimeBudget } from './time-budget.js';

export type { RunSettings } from './run-settings.js';

/** Plans the window and carries every segment of it that is left to do: claim, carry, commit. */
export async function run(settings: RunSettings): Promise<RunResult> {
  return new Run(settings).all();
}

class Run {
  readonly #settings: RunSettings;
  readonly #slots: Semaphore;
  readonly #stop = new AbortController();
  readonly #budget: TimeBudget;
  readonly #order: PlanOrder<PartitionWork>;
  /** Destinations that cannot take what is left; the others get everything. */
  readonly #refused = new Set<Destination>();
  /** Items of which no further segment starts. */
  readonly #refusedItems = new Set<string>();
  #notWaiting: StopError | undefined;

  constructor(settings: RunSettings) {
    this.#settings = settings;
    this.#slots = new Semaphore(settings.concurrency);
    this.#budget = new TimeBudget(settings.clock, settings.timeBudget);
    this.#order = new PlanOrder(settings.mode);
  }

  async all(): Promise<RunResult> {
    const { mode, window, windowOf = () => window, openSince, figures, cancelled } = this.#settings;
    const onCancel = (): void => {
      this.#end(new StopError('cancelled', 'The workflow was cancelled.'));
    };
    cancelled.addEventListener('abort', onCancel);
    if (cancelled.aborted) onCancel();
    const active = new PartitionsUnderWay(this.#settings.concurrency);
    try {
      for await (const work of this.#order.of(this.#unrefused(mode.plan(window, windowOf, openSince)))) {
        if (this.#ended()) {
          figures.notSeen(Math.min(work.plan.start, this.#order.start));
          break;
        }
        active.add(this.#partition(work), work.plan.listed);
        await active.room(() => {
          figures.progress.planWaits();
        });
      }
      if (!this.#ended()) figures.progress.allMet();
    } catch (error) {
      this.#fail(error);
      figures.notSeen(window.from);
    }
    await active.ended();
    this.#budget.end();
    cancelled.removeEventListener('abort', onCancel);
    return figures.result(window, this.#stopReason());
  }

  /**
   * Partitions that may refuse the run come first (they are the oldest), and are asked before any is carried.
   */
  async *#unrefused(partitions: AsyncIterable<PartitionPlan>): AsyncGenerator<PartitionWork> {
    const asked: PartitionWork[] = [];
    for await (const partition of partitions) {
      if (partition.failure !== undefined) {
        this.#settings.figures.failed(partition.label, partition.failure);
        this.#settings.figures.notSeen(partition.start, partition.keepsOpen ?? partition.item);
        continue;
      }
      const work = openPartition(partition, this.#settings, this.#refused);
      if (partition.mayRefuse === true) {
        this.#refuse(partition, (await work.look()).refusals);
        asked.push(work);
        continue;
      }
      yield* asked.splice(0);
      yield work;
    }
    yield* asked;
  }

  /** A destination that refuses what is left gets nothing in this run; where it is the only one, the run ends. */
  #refuse({ label, documents }: PartitionPlan, refusals: RemainingWork['refusals']): void {
    for (const { destination } of documents) {
      const refusal = refusals[destination];
      if (refusal === undefined || this.#refused.has(destination)) continue;
      if (documents.length === 1) throw refusal;
      this.#refused.add(destination);
      this.#settings.figures.failed(label, refusal);
    }
  }

  /** Never rejects: what goes wrong is in the figures. */
  async #partition(work: PartitionWork): Promise<void> {
    const { figures, begin } = this.#settings;
    const { item, start, isLastOfItem = false } = work.plan;
    figures.partitions.add(work);
    const seen = figures.progress.partitionMet();
    figures.met(item, isLastOfItem);
    try {
      await begin?.(item);
      await work.look().finally(seen);
      this.#order.look(work);
      await this.#carryAll(work);
      this.#order.look(work);
    } catch (error) {
      this.#fail(error);
      figures.notSeen(start, item);
    }
    await Promise.all(work.carrying);
    await work.plan.done?.().catch((error: unknown) => {
      figures.failed(work.plan.label, error);
    });
    figures.partitions.delete(work);
    figures.partitionDone(work.unclaimedWork());
  }

  async #carryAll(work: PartitionWork): Promise<void> {
    while (work.left.length > 0 && !this.#ended() && !this.#refusedItems.has(work.plan.item)) {
      const most = (work.plan.atOnce ?? Infinity) - work.carrying.size;
      if (most <= 0) {
        await Promise.race(work.carrying);
        continue;
      }
      const slots = await this.#slots.take(Math.min(most, work.left.length));
      const { taken, idle } = await this.#take(work, slots);
      this.#slots.release(slots - taken.length);
      for (const { plan, carried } of idle) this.#begin(work, plan).end({ kind: 'committed', carried });
      work.plan.expect?.([...taken.map(({ plan }) => plan), ...work.left]);
      for (const each of taken) work.started(this.#carry(work, each));
    }
  }

  async #take(work: PartitionWork, slots: number): Promise<Taken> {
    if (this.#ended()) return { taken: [], idle: [] };
    try {
      return await work.take(slots, this.#stop.signal);
    } catch (error) {
      this.#slots.release(slots);
      throw error;
    }
  }

  async #carry(work: PartitionWork, { segment, plan }: TakenSegment): Promise<void> {
    const { mode, clock, serverClock, run: name, settleUnanswered } = this.#settings;
    const { underway, end } = this.#begin(work, plan);
    const release = this.#slots.releaser();
    const outcome = await carrySegment(
      {
        ...{ mode, ledgers: work.ledgers, clock, serverClock, run: name, settleUnanswered, underway },
        stop: this.#stop.signal,
        deadline: this.#budget.signal,
        delivered: release,
        spend: (bytes) => {
          this.#spend(bytes);
        },
      },
      segment,
    );
    release();
    for (const { id } of outcome.carried?.leftOut ?? []) work.leaveToNextRun(id);
    end(outcome);
  }

  /** Tells that the work on a segment begins, and in the end what came of it. */
  #begin({ plan: { label: partition, item } }: PartitionWork, { id, start, objects, bytes }: SegmentPlan) {
    const { figures } = this.#settings;
    const label = `${partition}, segment ${id}`;
    const underway = figures.progress.segmentBegun({ label, objects, bytes });
    const end = (outcome: SegmentOutcome): void => {
      figures.segmentDone(outcome, { start, item });
      underway.ended(outcome);
      this.#heed(outcome, { label, item });
    };
    return { underway, end };
  }

  #heed(outcome: SegmentOutcome, { label, item }: { label: string; item: string }): void {
    const { figures } = this.#settings;
    const { missing = [], leftOut = [] } = outcome.carried ?? {};
    for (const { error } of [...missing, ...leftOut]) figures.failed(label, error);
    if (outcome.kind === 'stopped') this.#stopped(outcome.stop);
    if (outcome.kind === 'failed') this.#heedFailure(outcome.error, { label, item });
  }

  #heedFailure(error: unknown, { label, item }: { label: string; item: string }): void {
    const concern = failureScopeOf(error);
    // What was under way meets the same refusal of its item, which is told once.
    if (concern !== 'partition' || !this.#refusedItems.has(item)) this.#settings.figures.failed(label, error);
    if (concern === 'partition') this.#refusedItems.add(item);
    if (concern === 'run') this.#end(new StopError('failed', messageOf(error)));
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
