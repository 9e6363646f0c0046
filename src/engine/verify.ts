import { failureScopeOf, messageOf } from '../errors.js';
import { keptPartitions } from './kept-partitions.js';
import { entryOf, type DocumentListing, type DocumentStore, type LedgerDocument } from './ledger.js';
import { StopError, type Documents, type PartitionDocument, type PartitionPlan } from './mode.js';
import type { RunSettings } from './run-settings.js';
import { Semaphore } from './semaphore.js';
import { documentsOf, isHeldEverywhere, neighboursOf } from './survey.js';
import { TimeBudget } from './time-budget.js';
import type { Evidence, Finding, Verification } from './verification.js';
import { VerifyFigures, worse, type SegmentState, type Verified } from './verify-figures.js';

export interface VerifySettings extends Pick<
  RunSettings,
  'mode' | 'window' | 'serverClock' | 'clock' | 'cancelled'
> {
  readonly verification: Verification;
  readonly store: DocumentStore & DocumentListing;
  /** A run name that is not in the ledger, so that all leases belong to other runs. */
  readonly run: string;
  /** Checks in flight at once. */
  readonly concurrency: number;
  /** No check starts after this many ms; 0: no limit. */
  readonly timeBudget: number;
  /** How long after a commit a destination may show less than it was given, ms. */
  readonly settle: number;
}

/** Partitions whose documents are read at once. */
const PARTITIONS_IN_FLIGHT = 8;

/** Compares what the ledger says is done in a window with the content of the destinations. It only reads. */
export async function verify(settings: VerifySettings): Promise<Verified> {
  return new Verifying(settings).all();
}

interface Known {
  readonly document: PartitionDocument;
  readonly evidence: Evidence;
}

/** One piece of evidence, and what was found of it. */
interface Look extends Known {
  readonly state: SegmentState;
  readonly finding?: Finding;
}

class Verifying {
  readonly #settings: VerifySettings;
  readonly #figures = new VerifyFigures();
  readonly #slots: Semaphore;
  readonly #stop = new AbortController();
  readonly #budget: TimeBudget;
  /** Aborts when nothing more is to be looked at. */
  readonly #signal: AbortSignal;

  constructor(settings: VerifySettings) {
    this.#settings = settings;
    this.#slots = new Semaphore(settings.concurrency);
    this.#budget = new TimeBudget(settings.clock, settings.timeBudget);
    this.#signal = AbortSignal.any([this.#stop.signal, this.#budget.signal]);
  }

  async all(): Promise<Verified> {
    const { window, cancelled } = this.#settings;
    const onCancel = (): void => {
      this.#stop.abort(new StopError('cancelled', 'The workflow was cancelled.'));
    };
    cancelled.addEventListener('abort', onCancel);
    if (cancelled.aborted) onCancel();
    const active = new Set<Promise<void>>();
    try {
      for await (const partition of this.#partitions()) {
        if (this.#signal.aborted) break;
        const done = this.#partition(partition).finally(() => active.delete(done));
        active.add(done);
        if (active.size >= PARTITIONS_IN_FLIGHT) await Promise.race(active);
      }
      this.#figures.isPlanned = !this.#signal.aborted;
    } catch (error) {
      this.#fail('', error);
    }
    await Promise.all(active);
    this.#budget.end();
    cancelled.removeEventListener('abort', onCancel);
    return this.#figures.result(window, this.#stopReason());
  }

  /** The partitions that the plan finds, then those that only the ledger has. */
  async *#partitions(): AsyncGenerator<PartitionPlan> {
    const { mode, window, store, verification } = this.#settings;
    const met = new Set<string>();
    for await (const partition of mode.plan(window, () => window)) {
      for (const { key } of partition.documents) met.add(key);
      yield partition;
    }
    yield* keptPartitions(store, verification.kept, { window, met });
  }

  /** Never rejects: what goes wrong is in the figures. */
  async #partition(partition: PartitionPlan): Promise<void> {
    if (partition.failure !== undefined) {
      this.#fail(partition.label, partition.failure);
      return;
    }
    try {
      const documents = await documentsOf(this.#settings.store, partition);
      this.#noteOpen(partition, documents, await neighboursOf(this.#settings.store, partition));
      this.#note(partition, documents, await this.#surely(partition, documents));
    } catch (error) {
      this.#fail(partition.label, error);
    }
  }

  #noteOpen(partition: PartitionPlan, documents: Documents, neighbours: readonly LedgerDocument[]): void {
    const { run, serverClock } = this.#settings;
    const { segments, refusals } = partition.left(documents, run, neighbours);
    const now = serverClock.earliest();
    const held = segments.filter((segment) => isHeldEverywhere(documents, segment, now)).length;
    const names = segments.map(({ id }) => nameOf(partition, id));
    this.#figures.open(names, held);
    this.#figures.refused(Object.values(refusals));
  }

  /** A difference counts only if it stands after the ledger was read again: another run may have written meanwhile. */
  async #surely(partition: PartitionPlan, documents: Documents): Promise<Look[]> {
    const looks = await this.#looks(partition, this.#evidence(partition, documents));
    const differing = looks.filter(({ state }) => state === 'differs');
    if (differing.length === 0 || this.#signal.aborted) return looks;
    await this.#untilSettled(documents, differing);
    const doubtful = new Set(differing.flatMap(keysOf));
    const again = await documentsOf(this.#settings.store, partition);
    const asked = this.#evidence(partition, again).filter((each) =>
      keysOf(each).some((key) => doubtful.has(key)),
    );
    const known = new Set(asked.flatMap(keysOf));
    const reopened = differing.filter((each) => !keysOf(each).some((key) => known.has(key)));
    const names = reopened.flatMap(({ evidence }) => evidence.segments.map((id) => nameOf(partition, id)));
    this.#figures.open(names, 0);
    const settled = looks.filter(({ state }) => state !== 'differs');
    return [...settled, ...(await this.#looks(partition, asked))];
  }

  #evidence({ documents: places }: PartitionPlan, documents: Documents): Known[] {
    const { verification, window } = this.#settings;
    return places.flatMap((document) => {
      const ledger = documents[document.destination];
      const all = ledger === undefined ? [] : verification.evidence(document, ledger, window);
      return all.map((evidence) => ({ document, evidence }));
    });
  }

  #looks(partition: PartitionPlan, all: readonly Known[]): Promise<Look[]> {
    return Promise.all(
      all.map(async (each) => ({ ...each, ...(await this.#look(partition, each.evidence)) })),
    );
  }

  async #look(partition: PartitionPlan, evidence: Evidence): Promise<Pick<Look, 'state' | 'finding'>> {
    await this.#slots.take(1);
    try {
      if (this.#signal.aborted) return { state: 'unreached' };
      // One of its own: thousands of calls would otherwise listen to the same one.
      const finding = await evidence.check(AbortSignal.any([this.#signal]));
      return { state: finding.state, finding };
    } catch (error) {
      if (this.#signal.aborted) return { state: 'unreached' };
      this.#fail(nameOf(partition, evidence.segments.at(-1) ?? ''), error);
      return { state: 'failed' };
    } finally {
      this.#slots.release(1);
    }
  }

  /** Reads may lag behind writes: what was committed just now has its time to show. */
  async #untilSettled(documents: Documents, differing: readonly Look[]): Promise<void> {
    const { clock, serverClock, settle } = this.#settings;
    const lagging = differing.filter(
      ({ finding }) => finding?.state === 'differs' && finding.mayLag === true,
    );
    const commits = lagging.flatMap(({ document, evidence }) =>
      evidence.segments.map((id) => committedAt(documents[document.destination], id)),
    );
    const wait = Math.max(...commits) + settle - serverClock.earliest();
    if (wait > 0) await clock.sleep(Math.min(wait, settle), this.#signal);
  }

  #note(partition: PartitionPlan, documents: Documents, looks: readonly Look[]): void {
    const states = new Map<string, SegmentState>();
    for (const { evidence, state, finding } of looks) {
      for (const id of evidence.segments) states.set(id, worse(states.get(id) ?? 'agrees', state));
      if (finding !== undefined)
        this.#figures.found(nameOf(partition, evidence.segments.at(-1) ?? ''), finding);
    }
    this.#figures.count(states.values());
    const agreeing = new Set([...states].flatMap(([id, state]) => (state === 'agrees' ? [id] : [])));
    for (const document of partition.documents) {
      const ledger = documents[document.destination];
      if (ledger !== undefined) this.#settings.verification.agreed?.(document, ledger, agreeing);
    }
  }

  /** What concerns the run ends it; anything else is named, and the rest goes on. */
  #fail(label: string, error: unknown): void {
    if (error instanceof StopError || this.#stop.signal.aborted) return;
    const isOfRun = label === '' || failureScopeOf(error) === 'run';
    this.#figures.failed(isOfRun ? '' : label, error);
    if (isOfRun) this.#stop.abort(new StopError('failed', messageOf(error)));
  }

  #stopReason(): StopError | undefined {
    const reason: unknown = this.#stop.signal.reason;
    return reason instanceof StopError ? reason : this.#budget.usedUp;
  }
}

function nameOf({ label }: PartitionPlan, id: string): string {
  return `${label}, segment ${id}`;
}

function keysOf({ document, evidence }: Known): string[] {
  return evidence.segments.map((id) => `${document.destination} ${id}`);
}

function committedAt(ledger: LedgerDocument | undefined, id: string): number {
  const entry = ledger && entryOf(ledger, id);
  return entry?.state === 'committed' ? entry.at : -Infinity;
}
