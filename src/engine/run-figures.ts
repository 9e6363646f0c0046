import type { SegmentOutcome } from './carry-segment.js';
import type { Carried, Counters, SegmentPlan, StopError } from './mode.js';
import { OpenItems, type WhichItems } from './open-items.js';
import { RunProgress, plusSegment, type Amount, type Moved } from './run-progress.js';
import { addTallies, countsWindows, emptyTally, withFailure, type Counted, type Tally } from './tally.js';
import type { Window } from './window.js';

/** A segment that failed, or the run. */
export interface Failure {
  /** Name of the segment; empty if the failure concerns the run. */
  readonly label: string;
  readonly error: unknown;
}

/** What a run did. */
export interface RunResult {
  readonly window: Window;
  readonly tally: Tally;
  readonly counters: Counters;
  /** Sent to CloudWatch Logs, as AWS counts a batch. */
  readonly ingestedBytes: number;
  readonly planned: number;
  readonly committed: number;
  /** Held by another run. */
  readonly skipped: number;
  /** Objects passed over since they are wholly too old. */
  readonly objectsSkipped: number;
  readonly failures: readonly Failure[];
  /** Why the run ended before everything was done. */
  readonly stop: StopError | undefined;
  /** Everything before this instant is committed; the end of the window when nothing is open. */
  readonly gapFreeTo: number;
  /** The same for each item. */
  readonly open: OpenItems;
  /** Whether nothing of the window is left to do. */
  readonly complete: boolean;
}

/** What a run did not take of a partition. */
export interface UnclaimedWork {
  readonly item: string;
  /** Segments that other live runs hold. */
  readonly held: number;
  readonly notStarted: number;
  /** Where the first of them begins; Infinity when there is none. */
  readonly start: number;
  readonly objectsSkipped: number;
  /** When something of it that is done is due for another look; absent: the mode looks once. */
  readonly nextLook: number | undefined;
}

/** The figures of a run while it goes on: what the summary, the outputs and the progress lines are made of. */
export class RunFigures {
  tally: Tally;
  counters: Counters = { objectsRead: 0, objectsWritten: 0, bytesRead: 0, bytesWritten: 0 };
  /** Sent to CloudWatch Logs, as AWS counts a batch. */
  ingestedBytes = 0;
  committed = 0;
  objectsSkipped = 0;
  readonly failures: Failure[] = [];
  /** The partitions in work, for what is left of them. */
  readonly partitions = new Set<{ readonly left: readonly SegmentPlan[] }>();
  /** What is planned, and how far what is under way has come. */
  readonly progress = new RunProgress();
  #held = 0;
  #notStarted = 0;
  #unfinished = 0;
  readonly #open = new OpenItems();

  constructor(counted: Counted) {
    this.tally = emptyTally(counted);
  }

  /** The planned work of this run: what was begun, and what waits. */
  get toDo(): Amount {
    return [...this.partitions].flatMap(({ left }) => left).reduce(plusSegment, this.progress.begun);
  }

  /** What has been read and sent up to now: of what is committed, and of what is under way. */
  get moved(): Moved {
    const { bytesRead, bytesWritten } = this.counters;
    const records = countsWindows(this.tally) ? 0 : this.tally.read;
    return this.progress.movedBeside({ records, bytesRead, bytesWritten });
  }

  segmentDone(outcome: SegmentOutcome, { start, item }: { start: number; item: string }): void {
    if (outcome.carried !== undefined) this.#carried(outcome.carried, item);
    if (outcome.kind === 'committed') {
      this.committed += 1;
      return;
    }
    if (outcome.kind === 'lost') this.#held += 1;
    else this.#unfinished += 1;
    if (outcome.kind === 'failed') this.tally = withFailure(this.tally);
    this.leftOpen(start, item);
  }

  failed(label: string, error: unknown): void {
    this.failures.push({ label, error });
  }

  /** Notes that the plan contains this item; `isAll`: nothing more of it follows. */
  met(item: string, isAll: boolean): void {
    this.#open.meet(item, isAll);
  }

  /** Notes that something of an item is open from `start` on; Infinity: nothing is. */
  leftOpen(start: number, item: string): void {
    this.#open.add(start, item);
  }

  /** Notes that what lies from `start` on was not seen: of one item, of several, or of all that is not planned yet. */
  notSeen(start: number, of?: string | WhichItems): void {
    this.#open.addUnseen(start, of);
  }

  partitionDone(left: UnclaimedWork): void {
    this.objectsSkipped += left.objectsSkipped;
    this.#held += left.held;
    this.#notStarted += left.notStarted;
    this.leftOpen(left.start, left.item);
    if (left.nextLook !== undefined) this.#open.addNextLook(left.nextLook, left.item);
  }

  result(window: Window, stop: StopError | undefined): RunResult {
    const open = this.#held + this.#notStarted + this.#unfinished;
    const complete = open === 0 && this.failures.length === 0 && this.#open.first === Infinity;
    return {
      window,
      tally: this.tally,
      counters: this.counters,
      ingestedBytes: this.ingestedBytes,
      planned: this.committed + open,
      committed: this.committed,
      skipped: this.#held,
      objectsSkipped: this.objectsSkipped,
      failures: this.failures,
      // A budget that ran out while the last segments were under way has left nothing.
      stop: complete && stop?.reason === 'time-budget' ? undefined : stop,
      gapFreeTo: Math.max(window.from, Math.min(window.to, this.#open.first)),
      open: this.#open,
      complete,
    };
  }

  #carried({ tally, counters, missing = [], leftOut = [], skipped = [] }: Carried, item: string): void {
    this.tally = addTallies(this.tally, tally);
    this.#count(counters);
    this.objectsSkipped += skipped.length;
    this.#unfinished += leftOut.length;
    for (const { start } of [...missing, ...leftOut]) this.leftOpen(start, item);
  }

  #count(more: Counters): void {
    const sum = this.counters;
    this.counters = {
      objectsRead: sum.objectsRead + more.objectsRead,
      objectsWritten: sum.objectsWritten + more.objectsWritten,
      bytesRead: sum.bytesRead + more.bytesRead,
      bytesWritten: sum.bytesWritten + more.bytesWritten,
    };
  }
}
