import { ServiceError } from '../errors.js';
import type { Json } from './json.js';
import { holds, sealed, type DocumentStore, type Identity, type LedgerDocument } from './ledger.js';
import { OwnLease, type LeaseStamp, type OwnLeaseSettings } from './own-lease.js';
import { PendingChanges, type PendingChange, type Urgency } from './pending-changes.js';
import { StoredPartition } from './stored-partition.js';
import { WriteRateLimiter } from './write-rate-limiter.js';

/** Another run has taken over the claim; all work on the segment must stop. */
export class ClaimLostError extends Error {
  constructor(id: string) {
    super(
      `Another run has taken over segment ${id}: this run's lease had ended. Nothing more is sent for it.`,
    );
    this.name = 'ClaimLostError';
  }
}

export interface PartitionSettings extends OwnLeaseSettings {
  readonly store: DocumentStore;
  readonly key: string;
  readonly identity: Identity;
  /** This run's name in leases. */
  readonly run: string;
}

/** A change of the document and what it tells the caller. Called again on a fresh document when another writer won. */
export type Change<T> = (document: LedgerDocument, now: number) => { document: LedgerDocument; result: T };

interface Holding {
  readonly lost: AbortController;
  /** What the destination has acknowledged so far. */
  readonly progress: () => Json | undefined;
}

/** Renewals begin when a third of the lease has gone: two may fail before the lease is in danger. */
const RENEWALS_PER_LEASE = 3;
/** Conflicts in a row before a writer gives up; each is somebody else's progress, so this is far away. */
const MAX_CONFLICTS = 100;
/** Throttles and lost answers in a row (each after the store's own retries) before a writer gives up. */
const MAX_LOST_ANSWERS = 3;
/** Writers in this process: a run may have several of the same document, which must tell their writes apart. */
let writers = 0;

/**
 * The one writer of a partition's document in this run. Changes that are asked for while a write is under way are
 * written together in the next one, so a partition of many segments costs few writes. Every write renews the lease.
 */
export class PartitionLedger {
  readonly #settings: PartitionSettings;
  #document: LedgerDocument | undefined;
  readonly #stored: StoredPartition;
  readonly #pending: PendingChanges;
  #writing: Promise<void> | undefined;
  readonly #writer = (writers += 1);
  #writes = 0;
  #reads = 0;
  #lostAnswers = 0;
  readonly #rateLimiter: WriteRateLimiter;
  readonly #lease: OwnLease;
  readonly #held = new Map<string, Holding>();
  #renewing: AbortController | undefined;

  constructor(settings: PartitionSettings) {
    this.#settings = settings;
    this.#stored = new StoredPartition(settings.store, settings);
    this.#lease = new OwnLease(settings);
    this.#rateLimiter = new WriteRateLimiter(settings);
    this.#pending = new PendingChanges(settings.clock, () => this.#held.size);
  }

  /** The document as it was last read or written. */
  async document(): Promise<LedgerDocument> {
    return this.#document ?? this.#read();
  }

  /** The document as this run knows it; absent before it was asked for. */
  get latest(): LedgerDocument | undefined {
    return this.#document;
  }

  /** Number of reads of the document; writes of other runs become visible only by a read. */
  get reads(): number {
    return this.#reads;
  }

  /** Applies a change atomically; resolves when it is stored (at once when it changes nothing). */
  change<T>(change: Change<T>, urgency: Urgency = 'now'): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      let outcome: { result: T } | undefined;
      this.#pending.add(urgency, {
        apply: (document, now) => {
          const next = change(document, now);
          outcome = { result: next.result };
          return next.document;
        },
        done: () => {
          if (outcome !== undefined) resolve(outcome.result);
        },
        failed: reject,
      });
      this.#writing ??= this.#writeAll();
    });
  }

  /** Watches over a claim just made: the signal aborts with ClaimLostError when another run has taken it. */
  hold(id: string, progress: () => Json | undefined): AbortSignal {
    const lost = new AbortController();
    this.#held.set(id, { lost, progress });
    if (this.#renewing === undefined) {
      this.#renewing = new AbortController();
      void this.#renew(this.#renewing.signal);
    }
    return lost.signal;
  }

  /** Writes now what every held segment's destination has acknowledged. */
  persist(): Promise<void> {
    return this.change((document) => ({ document, result: undefined }));
  }

  /** Its claim was committed, released, or is left to expire. */
  stopRenewing(id: string): void {
    this.#held.delete(id);
    this.#pending.reconsider();
    if (this.#held.size > 0) return;
    this.#renewing?.abort();
    this.#renewing = undefined;
  }

  /** Resolves when the lease outlives the next `ms`; renews it if it must. Throws ClaimLostError when it cannot be had. */
  async fence(id: string, ms: number): Promise<void> {
    if (this.#lease.outlives(ms)) return;
    await this.persist();
    // What this run knew of the store's time was old, as after a suspension; by now it is not.
    if (!this.#lease.outlives(ms)) await this.persist();
    const lost = !holds(await this.document(), id, this.#settings.run);
    if (lost || !this.#lease.outlives(ms)) throw new ClaimLostError(id);
  }

  async #renew(signal: AbortSignal): Promise<void> {
    while (await this.#renewalDue(signal)) {
      // A failed renewal is no failure yet: the fence stops the puts if the lease runs out.
      await this.persist().catch(() => undefined);
    }
  }

  async #renewalDue(signal: AbortSignal): Promise<boolean> {
    await this.#settings.clock.sleep(this.#settings.lease / RENEWALS_PER_LEASE, signal);
    return !signal.aborted;
  }

  async #writeAll(): Promise<void> {
    while (!this.#pending.isEmpty) {
      await this.#pending.gather();
      await this.#rateLimiter.due();
      const group = this.#pending.take();
      try {
        await this.#write(group);
      } catch (error) {
        for (const pending of group) pending.failed(error);
        continue;
      }
      for (const pending of group) pending.done();
    }
    // Here and not a microtask later: whoever asks for a change in between would wait for a writer that has gone.
    this.#writing = undefined;
  }

  async #write(group: readonly PendingChange[]): Promise<void> {
    for (let conflicts = 0; conflicts < MAX_CONFLICTS; conflicts += 1) {
      let before = await this.document();
      if (this.#rateLimiter.isOutdated(before)) before = await this.#read();
      const now = this.#settings.serverClock.earliest();
      const changed = group.reduce((document, pending) => pending.apply(document, now), before);
      if (changed === before && this.#held.size === 0) return;
      if (await this.#store(changed)) return;
      await this.#rateLimiter.afterConflict(before, conflicts);
      await this.#read();
    }
    throw new Error(`The ledger document ${this.#settings.key} is being changed by other runs all the time.`);
  }

  /** Whether the document was stored; false when another writer came first. */
  async #store(document: LedgerDocument): Promise<boolean> {
    const { run } = this.#settings;
    this.#writes += 1;
    const write = `${run}/${this.#writer}/${this.#writes}`;
    const lease = this.#lease.stamp();
    const next = sealed(this.#withProgress(document), { run, until: lease.until, write });
    try {
      const stored = await this.#stored.write(next);
      if (stored === undefined) return await this.#storedAfterAll(write, lease);
      this.#accept(stored, lease);
      return true;
    } catch (error) {
      if (!(error instanceof ServiceError && error.retryable)) throw error;
      this.#lostAnswers += 1;
      if (this.#lostAnswers > MAX_LOST_ANSWERS) throw error;
      return await this.#storedAfterAll(write, lease);
    }
  }

  #withProgress(document: LedgerDocument): LedgerDocument {
    const changed = [...this.#held].flatMap(([id, { progress }]) => {
      const entry = document.segments[id];
      const acknowledged = progress();
      if (entry?.state !== 'open' || entry.holder !== this.#settings.run) return [];
      return acknowledged === undefined ? [] : [[id, { ...entry, progress: acknowledged }] as const];
    });
    if (changed.length === 0) return document;
    return { ...document, segments: { ...document.segments, ...Object.fromEntries(changed) } };
  }

  /** After a lost answer (or a retry that met its own write): the document itself tells whether it was this write. */
  async #storedAfterAll(write: string, lease: LeaseStamp): Promise<boolean> {
    const document = await this.#read();
    if (document.write !== write) return false;
    this.#accept(document, lease);
    return true;
  }

  #accept(document: LedgerDocument, lease: LeaseStamp): void {
    this.#document = document;
    this.#lease.written(lease);
    this.#rateLimiter.written(this.#stored.bytes);
    this.#lostAnswers = 0;
  }

  async #read(): Promise<LedgerDocument> {
    const { run } = this.#settings;
    const document = await this.#stored.read();
    this.#reads += 1;
    this.#document = document;
    this.#rateLimiter.read();
    for (const [id, { lost }] of this.#held) {
      if (!holds(document, id, run)) lost.abort(new ClaimLostError(id));
    }
    return document;
  }
}
