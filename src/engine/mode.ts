import type { Json } from './json.js';
import type { Identity, LedgerDocument } from './ledger.js';
import type { Tally } from './tally.js';
import type { Window } from './window.js';

/** A mode answers two questions, and the engine does the rest. */
export interface Mode {
  /** Which segments does this window hold? Partitions come in the order of their `start`. */
  plan(window: Window): AsyncIterable<PartitionPlan>;
  /** Deliver one segment; hand back its tally. Called again with `resumed` when an earlier attempt did not end well. */
  carry(segment: ClaimedSegment, context: CarryContext): Promise<Carried>;
}

/** The segments that share one ledger document. */
export interface PartitionPlan {
  /** Where its document lies, below the ledger's prefix. */
  readonly key: string;
  readonly identity: Identity;
  /** What it is, for people. */
  readonly label: string;
  /** No record in it, nor in a partition planned after it, is older than this, epoch ms. */
  readonly start: number;
  /**
   * What this window still has to do, given what the ledger holds: segments never claimed, and open ones under their
   * id in the ledger. Called again whenever the document changed under the engine, so it must not depend on anything else.
   */
  left(document: LedgerDocument, run: string): PartitionLeft;
  /** So many of its segments are in flight at once at most; absent: as many as the run allows. */
  readonly atOnce?: number;
  /** Whether `left` may hold a refusal. Such partitions are asked before anything of the run is carried. */
  readonly mayRefuse?: boolean;
}

export interface PartitionLeft {
  readonly segments: readonly SegmentPlan[];
  /** Objects that are passed over since they are wholly too old. */
  readonly objectsSkipped: number;
  /** Why nothing of this run may be carried. */
  readonly refusal: Error | undefined;
}

export interface SegmentPlan {
  readonly id: string;
  /** What decides which records are sent and in what order; the first claim writes it down, a take-over keeps to it. */
  readonly claim: () => Json;
  /** No record in it is older than this, epoch ms, as far as the plan can tell. */
  readonly start: number;
  /** Where the time it covers ends, exclusive, epoch ms; absent: with the window. */
  readonly end?: number;
  readonly objects: number;
  /** As they lie in the source. */
  readonly bytes: number;
}

export interface ClaimedSegment {
  readonly id: string;
  readonly partition: PartitionPlan;
  readonly claim: Json;
  readonly progress: Json | undefined;
  /** Whether anyone may have sent a part of it before. */
  readonly resumed: boolean;
  /** Whether the run that held it before did not give it back: what it sent last may not show yet. */
  readonly takenOver: boolean;
}

/** What the engine lends to a mode while it carries a segment. */
export interface CarryContext {
  /** Aborts when the run stops or the claim is lost; its reason is the error to throw. */
  readonly signal: AbortSignal;
  /** Aborts when the time budget is used up, its reason being the error to throw: nobody waits for others after it. */
  readonly deadline: AbortSignal;
  /** Resolves when the claim surely outlives the next `ms`; to be asked before every put that cannot be fenced. */
  fence(ms: number): Promise<void>;
  /** Asks for leave to ingest so many bytes (as AWS counts them); throws StopError when the limit would be passed. */
  spend(bytes: number): void;
  /** Notes what the destination acknowledged; it reaches the ledger with the next write. */
  checkpoint(progress: Json): void;
  /** Writes the last checkpoint now. */
  persist(): Promise<void>;
}

export interface Counters {
  readonly objectsRead: number;
  readonly objectsWritten: number;
  /** As downloaded. */
  readonly bytesRead: number;
  /** Of the records, without what AWS adds to each. */
  readonly bytesWritten: number;
}

export interface Carried {
  readonly tally: Tally;
  readonly counters: Counters;
  /** What of the source the segment covers, in the mode's own form, to stay in the ledger. */
  readonly covers?: Json;
  /** What the source does not show any more although it once did: the segment is done without it, the run fails. */
  readonly missing?: readonly string[];
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
