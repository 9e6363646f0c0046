import { DataError } from '../errors.js';
import type { SegmentOutcome } from './carry-segment.js';
import type { Carried, Counters, SegmentPlan, StopError } from './mode.js';
import { addTallies, countsWindows, emptyTally, withFailure, type Counted, type Tally } from './tally.js';
import type { Window } from './window.js';

export interface Failure {
  /** Which segment; empty when the failure is the run's. */
  readonly label: string;
  readonly error: unknown;
}

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
  /** Whether nothing of the window is left to do. */
  readonly complete: boolean;
}

/** What a run did not take of a partition. */
export interface LeftOver {
  /** Segments that other live runs hold. */
  readonly held: number;
  readonly notStarted: number;
  /** Where the first of them begins; Infinity when there is none. */
  readonly start: number;
  readonly objectsSkipped: number;
}

/** A segment that is being carried. */
export interface Underway {
  /** Which one, for people. */
  readonly label: string;
  readonly objects: number;
  /** As they lie in the source; 0 where that is not known. */
  readonly bytes: number;
}

/** What has been read and sent: records, bytes of the source, bytes of the records. */
export interface Moved {
  readonly records: number;
  readonly bytesRead: number;
  readonly bytesWritten: number;
}

/** The work on one segment, from its claim to its end. */
export interface SegmentWork {
  /** More of the segment has been read and sent. */
  readonly moved: (more: Moved) => void;
  /** It is read and sent anew, from its beginning. */
  readonly restarted: () => void;
  readonly ended: (outcome: SegmentOutcome) => void;
}

/** Segments, the objects in them, and their bytes in the source; those two are 0 where they are not known. */
export interface Amount {
  readonly segments: number;
  readonly objects: number;
  readonly bytes: number;
}

/** Is told what a run does, as it happens. */
export interface RunWatcher {
  /** All of the window is planned. */
  planned?(): void;
  begun?(segment: Underway): void;
  ended?(segment: Underway, outcome: SegmentOutcome): void;
}

const NOTHING: Amount = { segments: 0, objects: 0, bytes: 0 };
const NOT_MOVED: Moved = { records: 0, bytesRead: 0, bytesWritten: 0 };

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
  watcher: RunWatcher = {};
  /** What was begun, whatever became of it. */
  #begun = NOTHING;
  /** How far each segment under way has come. */
  readonly #underway = new Map<Underway, Moved>();
  /** Whether all partitions of the window have been met, and how many of them have not been looked into yet. */
  #allMet = false;
  #unseen = 0;
  #held = 0;
  #notStarted = 0;
  #unfinished = 0;
  #firstOpen = Infinity;

  constructor(counted: Counted) {
    this.tally = emptyTally(counted);
  }

  /** A partition of the window was met; the function returned is called when what is left of it is known. */
  partitionMet(): () => void {
    this.#unseen += 1;
    return () => {
      this.#unseen -= 1;
      if (this.isPlanned) this.watcher.planned?.();
    };
  }

  /** No partition of the window is to come any more. */
  allMet(): void {
    this.#allMet = true;
    if (this.isPlanned) this.watcher.planned?.();
  }

  /** Whether all of the window is planned; otherwise more may come. */
  get isPlanned(): boolean {
    return this.#allMet && this.#unseen === 0;
  }

  /** The work on a segment begins. */
  segmentBegun(segment: Underway): SegmentWork {
    this.#begun = added(this.#begun, segment);
    this.#underway.set(segment, NOT_MOVED);
    this.watcher.begun?.(segment);
    return {
      moved: (more) => {
        const known = this.#underway.get(segment);
        if (known !== undefined) this.#underway.set(segment, sumOf(known, more));
      },
      restarted: () => {
        this.#underway.set(segment, NOT_MOVED);
      },
      ended: (outcome) => {
        this.#underway.delete(segment);
        this.watcher.ended?.(segment, outcome);
      },
    };
  }

  /** All that there is to do in this run, as far as it is planned: what was begun, and what waits. */
  get toDo(): Amount {
    return [...this.partitions].flatMap(({ left }) => left).reduce(added, this.#begun);
  }

  /** What has been read and sent up to now: of what is committed, and of what is under way. */
  get moved(): Moved {
    const { bytesRead, bytesWritten } = this.counters;
    const records = countsWindows(this.tally) ? 0 : this.tally.read;
    return [...this.#underway.values()].reduce(sumOf, { records, bytesRead, bytesWritten });
  }

  segmentDone(outcome: SegmentOutcome, start: number): void {
    if (outcome.carried !== undefined) this.#carried(outcome.carried);
    if (outcome.kind === 'committed') {
      this.committed += 1;
      return;
    }
    if (outcome.kind === 'lost') this.#held += 1;
    else this.#unfinished += 1;
    if (outcome.kind === 'failed') this.tally = withFailure(this.tally);
    this.leftOpen(start);
  }

  failed(label: string, error: unknown): void {
    this.failures.push({ label, error });
  }

  /** A part of a committed segment that the source does not have any more. */
  missing(label: string, name: string): void {
    const words = `${name} was there when it was claimed, and is not any more: its records are not delivered.`;
    this.failed(label, new DataError(words));
  }

  /** Something that begins at this instant stays open. */
  leftOpen(start: number): void {
    this.#firstOpen = Math.min(this.#firstOpen, start);
  }

  partitionDone(left: LeftOver): void {
    this.objectsSkipped += left.objectsSkipped;
    this.#held += left.held;
    this.#notStarted += left.notStarted;
    this.leftOpen(left.start);
  }

  result(window: Window, stop: StopError | undefined): RunResult {
    const open = this.#held + this.#notStarted + this.#unfinished;
    const complete = open === 0 && this.failures.length === 0 && this.#firstOpen === Infinity;
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
      gapFreeTo: Math.max(window.from, Math.min(window.to, this.#firstOpen)),
      complete,
    };
  }

  #carried({ tally, counters, leftOut = [], skipped = [] }: Carried): void {
    this.tally = addTallies(this.tally, tally);
    this.#count(counters);
    this.objectsSkipped += skipped.length;
    this.#unfinished += leftOut.length;
    for (const { start } of leftOut) this.leftOpen(start);
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

function added({ segments, objects, bytes }: Amount, more: Omit<Amount, 'segments'>): Amount {
  return { segments: segments + 1, objects: objects + more.objects, bytes: bytes + more.bytes };
}

function sumOf(a: Moved, b: Moved): Moved {
  return {
    records: a.records + b.records,
    bytesRead: a.bytesRead + b.bytesRead,
    bytesWritten: a.bytesWritten + b.bytesWritten,
  };
}
