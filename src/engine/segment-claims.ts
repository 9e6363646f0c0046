import type { Json } from './json.js';
import { entryOf, holds, released, withSegment, type CommittedEntry, type LedgerDocument } from './ledger.js';
import type { Carried, ClaimedSegment, ClaimState, HeldClaim, DeferredPart } from './mode.js';
import type { PartitionLedger } from './partition-ledger.js';
import type { Ledgers } from './partition-work.js';
import { DESTINATIONS, tallyAt, type Destination } from './tally.js';

/** A segment's claim in one document, while this run holds it. */
interface Claim {
  readonly ledger: PartitionLedger;
  readonly leaseEnded: number | undefined;
  readonly lost: AbortSignal;
  progress: Json | undefined;
}

/** The result of a commit at all destinations. */
export interface Commits {
  readonly committed: readonly Destination[];
  /** Whether another run has taken the segment at some destination. */
  readonly isLost: boolean;
  /** What kept it from being committed somewhere. */
  readonly error?: unknown;
}

/** The claims of a segment that is carried, in the documents of all destinations that it is carried to. */
export class SegmentClaims {
  readonly #segment: ClaimedSegment;
  readonly #run: string;
  readonly #claims = new Map<Destination, Claim>();
  /** By when what this run sent last without an answer shows, monotonic ms; absent where all was answered. */
  #showsBy: number | undefined;

  constructor(segment: ClaimedSegment, { ledgers, run }: { ledgers: Ledgers; run: string }) {
    this.#segment = segment;
    this.#run = run;
    for (const name of DESTINATIONS) {
      const [state, ledger] = [segment.at[name], ledgers.get(name)];
      if (state !== undefined && ledger !== undefined) this.#hold(name, ledger, state);
    }
  }

  /** Aborts when one of the claims is lost: the segment is one piece of work. */
  get lost(): AbortSignal {
    return AbortSignal.any([...this.#claims.values()].map(({ lost }) => lost));
  }

  at(destination: Destination): HeldClaim {
    const claim = this.#claims.get(destination);
    if (claim === undefined) throw new TypeError(destination);
    const { id } = this.#segment;
    return {
      fence: (ms) => claim.ledger.fence(id, ms),
      persist: () => claim.ledger.persist(),
      checkpoint: (progress) => {
        claim.progress = progress;
      },
    };
  }

  /** The segment as it stands now, for the next attempt to carry it. */
  segment(): ClaimedSegment {
    const at: Partial<Record<Destination, ClaimState>> = {};
    for (const [name, { progress, leaseEnded }] of this.#claims) {
      const unanswered = this.#showsBy !== undefined;
      const resumed = unanswered || this.#segment.at[name]?.resumed === true;
      at[name] = { progress, resumed, leaseEnded, unanswered };
    }
    return { ...this.#segment, at };
  }

  /** When the last lease ended of those from whom the segment was taken over, by the store's clock; -Infinity: of none. */
  get leaseEnded(): number {
    return Math.max(...[...this.#claims.values()].map(({ leaseEnded = -Infinity }) => leaseEnded));
  }

  /** Something may have been sent, and shows by then (monotonic ms): the next attempt looks what is there. */
  retry(showsBy: number): void {
    this.#showsBy = showsBy;
  }

  /** Whether something that was sent without an answer may not show yet. */
  isUnsettled(monotonic: number): boolean {
    return this.#showsBy !== undefined && monotonic < this.#showsBy;
  }

  /** Commits the segment in each document. */
  async commit(carried: Carried): Promise<Commits> {
    const claims = [...this.#claims];
    const done = await Promise.allSettled(
      claims.map(([name, { ledger }]) => this.#commitAt(name, ledger, carried)),
    );
    const failed = done.find((each) => each.status === 'rejected');
    return {
      committed: claims.flatMap(([name], i) => (isTrue(done[i]) ? [name] : [])),
      isLost: done.some((each) => each.status === 'fulfilled' && !each.value),
      ...(failed === undefined ? {} : { error: failed.reason }),
    };
  }

  /** Releases the claims that are still held, and keeps what was acknowledged. */
  async giveBack(): Promise<void> {
    const { id } = this.#segment;
    const changes = [...this.#claims.values()].map(({ ledger, progress }) =>
      ledger.change((document) => ({
        document: holds(document, id, this.#run) ? released(document, id, progress) : document,
        result: undefined,
      })),
    );
    const failed = (await Promise.allSettled(changes)).find((each) => each.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
  }

  /** Ends the renewals. */
  stopRenewing(): void {
    for (const { ledger } of this.#claims.values()) ledger.stopRenewing(this.#segment.id);
  }

  #hold(name: Destination, ledger: PartitionLedger, { progress, leaseEnded }: ClaimState): void {
    const lost = ledger.hold(this.#segment.id, () => this.#claims.get(name)?.progress);
    this.#claims.set(name, { ledger, leaseEnded, lost, progress });
  }

  #commitAt(name: Destination, ledger: PartitionLedger, carried: Carried): Promise<boolean> {
    const { id } = this.#segment;
    const { leftOut = [] } = carried;
    const run = this.#run;
    return ledger.change((document, now) => {
      const known = entryOf(document, id);
      // A write of this run whose answer was lost, and which others have written after, shows in the entry alone.
      const done = known?.state === 'committed' && known.run === run;
      if (!holds(document, id, run)) return { document, result: done };
      const committed = withSegment(document, id, committedEntry(carried, { name, run, at: now }));
      return { document: leftOut.reduce(withOpen, committed), result: true };
    }, 'soon');
  }
}

/** What the document of a destination keeps of a segment that is done. */
export function committedEntry(
  { tally, covers, stored }: Carried,
  { name, run, at }: { readonly name: Destination; readonly run: string; readonly at: number },
): CommittedEntry {
  const own = stored?.[name];
  return {
    ...{ state: 'committed', tally: tallyAt(tally, name), at, run },
    ...(covers === undefined ? {} : { covers }),
    ...(own === undefined ? {} : { stored: own }),
  };
}

/** Adds a part that was left out as an open segment without a holder. */
function withOpen(document: LedgerDocument, { id, claim }: DeferredPart): LedgerDocument {
  return withSegment(document, id, { state: 'open', claim });
}

function isTrue(settled: PromiseSettledResult<boolean> | undefined): boolean {
  return settled?.status === 'fulfilled' && settled.value;
}
