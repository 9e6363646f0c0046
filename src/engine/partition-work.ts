import { createHash } from 'node:crypto';
import type { Json } from './json.js';
import {
  claimSegments,
  NOTHING_BEGUN,
  isHeldByOther,
  once,
  type Begun,
  type Wanted,
} from './claim-segments.js';
import { entryOf, holds, released, type LedgerDocument } from './ledger.js';
import type {
  Carried,
  ChangeNeighbour,
  ClaimedSegment,
  ClaimState,
  Documents,
  RemainingWork,
  PartitionPlan,
  SegmentPlan,
} from './mode.js';
import type { PartitionLedger } from './partition-ledger.js';
import type { UnclaimedWork } from './run-figures.js';
import type { Destination } from './tally.js';

/** The writers of a partition's documents, one for each destination in use. */
export type Ledgers = ReadonlyMap<Destination, PartitionLedger>;

/** A segment that was claimed, and what the plan says of it. */
export interface TakenSegment {
  readonly segment: ClaimedSegment;
  readonly plan: SegmentPlan;
}

/** A segment that held nothing to be carried, and is committed. */
export interface IdleSegment {
  readonly carried: Carried;
  readonly plan: SegmentPlan;
}

/** What came of the segments that were to be begun. */
export interface Taken {
  readonly taken: readonly TakenSegment[];
  readonly idle: readonly IdleSegment[];
}

export interface PartitionWorkParts {
  readonly ledgers: Ledgers;
  readonly run: string;
  /** Destinations that nothing may be carried to; more may come while the run goes on. */
  readonly refused: ReadonlySet<Destination>;
  /** The store's clock shows at least this, epoch ms. */
  readonly now: () => number;
  readonly changeNeighbour: ChangeNeighbour;
}

/** The segments of one partition on their way through this run. */
export class PartitionWork {
  readonly plan: PartitionPlan;
  readonly ledgers: Ledgers;
  readonly carrying = new Set<Promise<void>>();
  /** What can be claimed, as of the last look, with the destinations where it can. */
  left: readonly SegmentPlan[] = [];
  readonly #run: string;
  /** What other live runs hold, as of the last look. */
  readonly #held = new Map<string, SegmentPlan>();
  /** All that was left when the plan was made last. */
  #planned: ReadonlyMap<string, SegmentPlan> = new Map();
  #objectsSkipped = 0;
  /** Each segment is tried once a run at each destination. */
  readonly #attempted = new Set<string>();
  /** How often each document had been read when the plan was made from it. */
  readonly #reads = new Map<Destination, number>();
  readonly #refused: ReadonlySet<Destination>;

  readonly #now: () => number;
  readonly #changeNeighbour: ChangeNeighbour;
  #neighbours: readonly LedgerDocument[] = [];
  #openFrom = Infinity;

  constructor(plan: PartitionPlan, parts: PartitionWorkParts) {
    this.plan = plan;
    this.#now = parts.now;
    this.#changeNeighbour = parts.changeNeighbour;
    this.ledgers = parts.ledgers;
    this.#run = parts.run;
    this.#refused = parts.refused;
  }

  /** Reads the documents and plans what is left. */
  async look(): Promise<RemainingWork> {
    this.#neighbours = (await this.plan.neighbours?.(this.#changeNeighbour)) ?? [];
    const all = [...this.ledgers].map(async ([name, ledger]) => [name, await ledger.document()] as const);
    return this.#replan(Object.fromEntries(await Promise.all(all)), this.#now());
  }

  /**
   * Claims up to `most` segments at all destinations that lack them, in one change of each document, which commits those
   * that hold nothing to be carried.
   */
  async take(most: number, signal: AbortSignal): Promise<Taken> {
    const plans = this.left.slice(0, most);
    const claims = new Map(plans.map(({ id, claim }) => [id, once(claim)] as const));
    const wanted = { plans, claims, idle: await this.#idle(plans, signal) };
    const destinations = [...this.ledgers.keys()];
    const done = await Promise.allSettled(destinations.map((name) => this.#claimAt(name, wanted)));
    const failed = done.find((each) => each.status === 'rejected');
    const had = destinations.map((name, i) => ({ name, claims: valueOf(done[i]) }));
    if (failed !== undefined) {
      await Promise.all(had.map(({ name, claims: own }) => this.#release(name, own)));
      throw failed.reason;
    }
    const ids = new Set(plans.map(({ id }) => id));
    this.left = this.left.filter(({ id }) => !ids.has(id));
    const taken = plans.flatMap((plan) => this.#taken(plan, had));
    const idle = plans.flatMap((plan) => {
      const carried =
        had.some(({ claims: { idle: own } }) => own.includes(plan.id)) && wanted.idle.get(plan.id);
      return carried ? [{ carried, plan }] : [];
    });
    return { taken, idle };
  }

  started(work: Promise<void>): void {
    this.carrying.add(work);
    void work.finally(() => this.carrying.delete(work));
  }

  /** Leaves a segment that this run split off from another to the next run. */
  leaveToNextRun(id: string): void {
    for (const name of this.ledgers.keys()) this.#attempted.add(`${name} ${id}`);
  }

  /** What this run did not take: held by others, or not started. */
  unclaimedWork(): UnclaimedWork {
    const open = [...this.left, ...this.#held.values()];
    const start = open.reduce((least, segment) => Math.min(least, segment.start), this.#openFrom);
    const { left, plan } = this;
    const refused = plan.documents.some(({ destination }) => this.#refused.has(destination));
    return {
      item: plan.item,
      held: this.#held.size,
      notStarted: left.length,
      start: refused ? Math.min(start, plan.start) : start,
      objectsSkipped: this.#objectsSkipped,
      nextLook: plan.nextLook?.(this.#latest()),
    };
  }

  /** What of a segment was claimed: once for each claim that the documents hold of it. */
  #taken(plan: SegmentPlan, had: readonly { name: Destination; claims: Begun }[]): TakenSegment[] {
    const { id } = plan;
    const byClaim = new Map<string, { claim: Json; at: Partial<Record<Destination, ClaimState>> }>();
    for (const { name, claims } of had) {
      if (claims.held.includes(id)) this.#held.set(id, plan);
      const own = claims.claimed.find((each) => each.id === id);
      if (own === undefined) continue;
      this.#attempted.add(`${name} ${id}`);
      const { claim, progress, resumed, leaseEnded } = own;
      const text = JSON.stringify(claim);
      const group = byClaim.get(text) ?? { claim, at: {} };
      group.at[name] = { progress, resumed, leaseEnded };
      byClaim.set(text, group);
    }
    return [...byClaim.values()].map(({ claim, at }) => ({
      segment: { id, partition: this.plan, claim, at },
      plan,
    }));
  }

  /** Those of which nothing has to be carried, as far as that can be told before they are claimed. */
  async #idle(plans: readonly SegmentPlan[], signal: AbortSignal): Promise<ReadonlyMap<string, Carried>> {
    const documents = Object.values(this.#latest());
    const asked = plans.map(async ({ id, unclaimed }): Promise<[string, Carried][]> => {
      const isKnown = documents.some((document) => entryOf(document, id) !== undefined);
      const carried = isKnown ? undefined : await unclaimed?.(signal);
      return carried === undefined ? [] : [[id, carried]];
    });
    return new Map((await Promise.all(asked)).flat());
  }

  async #claimAt(name: Destination, wanted: Wanted): Promise<Begun> {
    const ledger = this.ledgers.get(name);
    const own = wanted.plans.filter(({ destinations }) => destinations.includes(name));
    if (ledger === undefined || own.length === 0) return NOTHING_BEGUN;
    return ledger.change((document, now) => {
      if (ledger.reads !== this.#reads.get(name)) this.#replan({ ...this.#latest(), [name]: document }, now);
      const left = own.filter(({ id }) => this.#planned.get(id)?.destinations.includes(name));
      return claimSegments(document, { ...wanted, plans: left, name, run: this.#run, now });
    });
  }

  /** Releases claims that could not be had at every destination; if that fails, they expire. */
  async #release(name: Destination, { claimed: own }: Begun): Promise<void> {
    if (own.length === 0) return;
    const change = this.ledgers.get(name)?.change((document) => ({
      document: own.reduce((doc, { id }) => (holds(doc, id, this.#run) ? released(doc, id) : doc), document),
      result: undefined,
    }));
    await change?.catch(() => undefined);
  }

  #latest(): Documents {
    const documents: Partial<Record<Destination, LedgerDocument>> = {};
    for (const [name, { latest }] of this.ledgers) if (latest !== undefined) documents[name] = latest;
    return documents;
  }

  #replan(documents: Documents, now: number): RemainingWork {
    for (const [name, { reads }] of this.ledgers) this.#reads.set(name, reads);
    const left = this.plan.left(documents, this.#run, this.#neighbours);
    this.#objectsSkipped = left.objectsSkipped;
    this.#openFrom = left.openFrom ?? Infinity;
    this.#planned = new Map(left.segments.map((segment) => [segment.id, segment]));
    this.#held.clear();
    const free = left.segments.flatMap((segment) => {
      const open = segment.destinations.filter(
        (name) => !this.#refused.has(name) && !this.#attempted.has(`${name} ${segment.id}`),
      );
      const claimable = open.filter(
        (name) => !isHeldByOther(segment.id, documents[name], { run: this.#run, now }),
      );
      if (claimable.length < open.length) this.#held.set(segment.id, segment);
      return claimable.length === 0 ? [] : [{ ...segment, destinations: claimable }];
    });
    this.left = this.#inTurn(free, documents);
    return left;
  }

  /** Whether other runs work on the partition, too, as of the last look. */
  get isShared(): boolean {
    return hasOtherRuns(this.#latest(), this.#run);
  }

  /** Where several runs work on a partition, each begins at a place of its own, so that few want the same segment. */
  #inTurn(segments: readonly SegmentPlan[], documents: Documents): readonly SegmentPlan[] {
    if (!hasOtherRuns(documents, this.#run)) return segments;
    const digest = createHash('sha256').update(this.#run).digest();
    const first = Math.floor((digest.readUInt32BE() / 2 ** 32) * segments.length);
    return [...segments.slice(first), ...segments.slice(0, first)];
  }
}

function hasOtherRuns(documents: Documents, run: string): boolean {
  return Object.values(documents).some(({ leases }) => Object.keys(leases).some((each) => each !== run));
}

function valueOf(settled: PromiseSettledResult<Begun> | undefined): Begun {
  return settled?.status === 'fulfilled' ? settled.value : NOTHING_BEGUN;
}
