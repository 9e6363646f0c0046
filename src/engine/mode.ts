import type { Json } from './json.js';
import type { Identity, LedgerDocument } from './ledger.js';
import type { Moved } from './run-progress.js';
import type { Destination, Tally } from './tally.js';
import type { WhichItems } from './open-items.js';
import type { Window, WindowOf } from './window.js';

/**
 * A mode answers two questions, and the engine does the rest.
 *
 * Every destination in use (`s3`, `logs`) has ledger documents of its own, so that what one has is never sent again
 * since another was added, dropped or changed. A partition is planned once; `left` looks at its document of each
 * destination and names, for every segment, the destinations that lack it. The engine claims the segment in each of
 * those documents and has it carried once, for all destinations where the claim was had (`ClaimedSegment.at`): one of
 * them may be held by another run, or done already. Each is committed with the tally of its own sheet.
 */
export interface Mode {
  /**
   * Which segments does this window hold, and of it the window that each item has (which may begin later)? Partitions
   * come in the order of their `start`.
   */
  plan(window: Window, windowOf: WindowOf): AsyncIterable<PartitionPlan>;
  /** Whether hundreds of its partitions may be planned before they are taken: their plans take next to no memory. */
  readonly isPlannedAhead?: boolean;
  /**
   * Deliver one segment to the destinations in `segment.at`; hand back its tally, with a sheet for each of them. Called
   * again with `resumed` when an earlier attempt did not end well.
   */
  carry(segment: ClaimedSegment, context: CarryContext): Promise<Carried>;
}

/** The ledger document that a partition has for one destination. */
export interface PartitionDocument {
  readonly destination: Destination;
  /** Where it lies, below the ledger's prefix. */
  readonly key: string;
  readonly identity: Identity;
}

/** A partition's documents as they were last seen, those of the destinations in use. */
export type Documents = Readonly<Partial<Record<Destination, LedgerDocument>>>;

/** Changes another document of the ledger where the change says so, and hands it back as it is then. */
export type ChangeNeighbour = (
  document: Pick<PartitionDocument, 'key' | 'identity'>,
  change: (document: LedgerDocument) => LedgerDocument,
) => Promise<LedgerDocument>;

/** The segments that share one ledger document at each destination. */
export interface PartitionPlan {
  /** One for each destination in use. */
  readonly documents: readonly PartitionDocument[];
  /** Name of the partition in messages. */
  readonly label: string;
  /** Name of its item, which has one frontier and fails as a whole: load balancer and log type, domain, or log group. */
  readonly item: string;
  /** Why the item cannot be planned; the run reports it and continues with the others. `documents` is empty then. */
  readonly failure?: unknown;
  /** Whether it is the last partition of its item. */
  readonly isLastOfItem?: boolean;
  /** Which items stay open with a failure, where it concerns more than its own. */
  readonly keepsOpen?: WhichItems;
  /** No record in it, nor in a partition planned after it, is older than this, epoch ms. */
  readonly start: number;
  /**
   * What this window still has to do, given what the ledger holds: segments never claimed, and open ones under their
   * id in the ledger. Called again when another run changed a document, so it depends on nothing else; what is not
   * claimed yet has the same id each time, within the run.
   */
  left(documents: Documents, run: string, neighbours: readonly LedgerDocument[]): RemainingWork;
  /**
   * Looks up the documents of other partitions that `left` heeds, since what they hold may reach into this one, and
   * bounds in them how far (`LedgerDocument.endsBy`). Asked before the first plan.
   */
  neighbours?(change: ChangeNeighbour): Promise<readonly LedgerDocument[]>;
  /** Called with segments that this run has claimed or is about to claim, so that the mode can read for several at once. */
  expect?(segments: readonly SegmentPlan[]): void;
  /** Called when this run is done with the partition, to release what was read for segments that other runs took. */
  done?(): Promise<void>;
  /**
   * When something that the documents hold as done is due for another look, epoch ms; asked when this run is done with the
   * partition. -Infinity: nobody knows, and the next run looks. Never throws. Absent: the mode looks once.
   */
  readonly nextLook?: (documents: Documents) => number;
  /** How many objects of the source the plan holds until it is done; absent: next to none. */
  readonly listed?: number;
  /** At most this many of its segments are in flight at once; absent: as many as the run allows. */
  readonly atOnce?: number;
  /** Whether `left` may hold refusals. Such partitions are asked before anything of the run is carried. */
  readonly mayRefuse?: boolean;
}

/** Stands for all partitions of an item that cannot be planned; everything of it from `start` on stays open. */
export function failedPartition(
  item: Pick<PartitionPlan, 'item' | 'label' | 'start' | 'keepsOpen'> & { readonly failure: unknown },
): PartitionPlan {
  const left = (): RemainingWork => ({ segments: [], objectsSkipped: 0, refusals: {} });
  return { ...item, documents: [], left };
}

/** What a run finds to do in a partition. */
export interface RemainingWork {
  readonly segments: readonly SegmentPlan[];
  /** Objects that are passed over since they are wholly too old. */
  readonly objectsSkipped: number;
  /** From this instant on a later run has to plan something, epoch ms. */
  readonly openFrom?: number;
  /** Why nothing of this run may be carried to a destination; the others get everything. */
  readonly refusals: Readonly<Partial<Record<Destination, Error>>>;
}

/** A segment that a run could claim. */
export interface SegmentPlan {
  readonly id: string;
  /** The destinations that lack it: it is open in their documents, or not there yet. */
  readonly destinations: readonly Destination[];
  /**
   * What decides which records are sent and in what order, at every destination in use. The first claim writes it down
   * in each document, and a take-over keeps to it.
   */
  readonly claim: () => Json;
  /** The claim at destinations where the segment was begun or cut otherwise; elsewhere it is `claim`. */
  readonly claimAt?: Partial<Readonly<Record<Destination, () => Json>>>;
  /**
   * Finds out, where that can be done before a claim, whether it holds nothing to be carried: what is handed back is
   * committed by one write, without a claim. Asked of what stands in no document yet; never throws.
   */
  readonly unclaimed?: (signal: AbortSignal) => Promise<Carried | undefined>;
  /** No record in it is older than this, epoch ms, as far as the plan can tell. */
  readonly start: number;
  /** Where the time it covers ends, exclusive, epoch ms; absent: with the window. */
  readonly end?: number;
  readonly objects: number;
  /** Size of its objects as stored in the source, bytes. */
  readonly bytes: number;
}

/** How a segment stands at one destination that it was claimed for. */
export interface ClaimState {
  readonly progress: Json | undefined;
  /** Whether anyone may have sent a part of it before. */
  readonly resumed: boolean;
  /**
   * When the lease of the run ended that held it before and did not give it back, by the store's clock, epoch ms: what
   * it sent last may not show yet. Absent where the claim is no take-over.
   */
  readonly leaseEnded: number | undefined;
  /** Whether a put of this run got no answer: the destination is then read twice before anything is sent again. */
  readonly unanswered?: boolean;
}

/** A segment to be carried. Where documents hold different claims of the same id, each claim is carried by itself. */
export interface ClaimedSegment {
  readonly id: string;
  readonly partition: PartitionPlan;
  readonly claim: Json;
  /** The destinations that it is to be carried to; one at least. */
  readonly at: Readonly<Partial<Record<Destination, ClaimState>>>;
}

/** What the engine provides while a mode delivers a segment. */
export interface CarryContext {
  /** Aborts when the run stops or a claim is lost; its reason is the error to throw. */
  readonly signal: AbortSignal;
  /** Aborts when the time budget is used up, its reason being the error to throw: nobody waits for others after it. */
  readonly deadline: AbortSignal;
  /** How long after a put without an answer the destination is read again, ms. */
  readonly settle: number;
  /** Counts bytes (as AWS does) against the ingest limit; throws StopError if they would exceed it. */
  spend(bytes: number): void;
  /** Called with what was read and sent since the last call, for the progress report. */
  readonly moved: (more: Moved) => void;
  /** The claim at one of the destinations in `ClaimedSegment.at`. */
  claimAt(destination: Destination): HeldClaim;
}

/** A claim that this run holds at one destination. */
export interface HeldClaim {
  /** Resolves when the claim surely outlives the next `ms`; to be asked before every put that cannot be fenced. */
  fence(ms: number): Promise<void>;
  /** Notes what the destination acknowledged; it reaches the ledger with the next write. */
  checkpoint(progress: Json): void;
  /** Writes the last checkpoint now. */
  persist(): Promise<void>;
}

/** What a run moved, for its outputs. */
export interface Counters {
  readonly objectsRead: number;
  readonly objectsWritten: number;
  /** As downloaded. */
  readonly bytesRead: number;
  /** Of the records, without what AWS adds to each. */
  readonly bytesWritten: number;
}

/** What a mode hands back of a segment that it delivered. */
export interface Carried {
  /** Of records: with a sheet for each destination in `ClaimedSegment.at`. */
  readonly tally: Tally;
  readonly counters: Counters;
  /** The part of the source that the segment covers, in the mode's own form, kept in the ledger. */
  readonly covers?: Json;
  /** What is at each destination now (keys, sizes, checksums), in the mode's own form, kept in its document. */
  readonly stored?: Readonly<Partial<Record<Destination, Json>>>;
  /**
   * What the source does not show any more as it was claimed: the segment is done without it, and the run fails. The frontier
   * stays before it, so that the next run takes what is there now.
   */
  readonly missing?: readonly Pick<DeferredPart, 'start' | 'error'>[];
  /** Parts that could not be delivered: the segment is committed without them, and each stays open. */
  readonly leftOut?: readonly DeferredPart[];
  /** Names of parts that the inputs allow to skip; they count as done. */
  readonly skipped?: readonly string[];
}

/** A part of a segment that stays open as a segment of its own: the run fails, and the next one tries it again. */
export interface DeferredPart {
  readonly id: string;
  readonly claim: Json;
  /** Where it begins, epoch ms. */
  readonly start: number;
  /** Why it could not be delivered; the message names the part. */
  readonly error: unknown;
}

export type StopReason = 'cancelled' | 'time-budget' | 'max-ingest-gb' | 'not-waiting' | 'failed';

/** The run ends in good order before everything is done; the segment keeps its place for the next run. */
export class StopError extends Error {
  readonly reason: StopReason;

  constructor(reason: StopReason, message: string) {
    super(message);
    this.name = 'StopError';
    this.reason = reason;
  }
}
