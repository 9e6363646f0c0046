import type { SegmentOutcome } from './carry-segment.js';

/** A segment that is being carried. */
export interface SegmentInWork {
  /** Name of the segment in messages. */
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
  /** Called with what was read and sent since the last call. */
  readonly moved: (more: Moved) => void;
  /** Called when the segment starts again from its beginning. */
  readonly restarted: () => void;
  readonly ended: (outcome: SegmentOutcome) => void;
}

/** Segments, the objects in them, and their bytes in the source; those two are 0 where they are not known. */
export interface Amount {
  readonly segments: number;
  readonly objects: number;
  readonly bytes: number;
}

/** Receives the events of a run as they happen. */
export interface RunWatcher {
  /** Called once, when the work of the whole window, or of as much as runs at once, is known. */
  planned?(): void;
  begun?(segment: SegmentInWork): void;
  ended?(segment: SegmentInWork, outcome: SegmentOutcome): void;
}

const NOTHING: Amount = { segments: 0, objects: 0, bytes: 0 };
const NOT_MOVED: Moved = { records: 0, bytesRead: 0, bytesWritten: 0 };

/** What of a run is planned, and the progress of the segments in work; calls the watcher as it changes. */
export class RunProgress {
  watcher: RunWatcher = {};
  /** What was begun, whatever became of it. */
  begun = NOTHING;
  /** How far each segment under way has come. */
  readonly #underway = new Map<SegmentInWork, Moved>();
  /** Whether all partitions of the window have been met, and how many of them have not been looked into yet. */
  #allMet = false;
  #waits = false;
  #isPlanTold = false;
  #unseen = 0;

  /** A partition of the window was met; the function returned is called when what is left of it is known. */
  partitionMet(): () => void {
    this.#unseen += 1;
    return () => {
      this.#unseen -= 1;
      this.#tellPlan();
    };
  }

  /** No partition of the window is to come any more. */
  allMet(): void {
    this.#allMet = true;
    this.#tellPlan();
  }

  /** What is planned is enough to begin with; the rest comes as there is room for it. */
  planWaits(): void {
    this.#waits = true;
    this.#tellPlan();
  }

  /** Whether all of the window is planned; otherwise more may come. */
  get isPlanned(): boolean {
    return this.#allMet && this.#unseen === 0;
  }

  /** The work on a segment begins. */
  segmentBegun(segment: SegmentInWork): SegmentWork {
    this.begun = plusSegment(this.begun, segment);
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

  /** What has been read and sent beside what is done: all of what is under way is added to it. */
  movedBeside(done: Moved): Moved {
    return [...this.#underway.values()].reduce(sumOf, done);
  }

  #tellPlan(): void {
    if (this.#isPlanTold || this.#unseen > 0 || !(this.#allMet || this.#waits)) return;
    this.#isPlanTold = true;
    this.watcher.planned?.();
  }
}

/** An amount, and one segment more. */
export function plusSegment({ segments, objects, bytes }: Amount, more: Omit<Amount, 'segments'>): Amount {
  return { segments: segments + 1, objects: objects + more.objects, bytes: bytes + more.bytes };
}

function sumOf(a: Moved, b: Moved): Moved {
  return {
    records: a.records + b.records,
    bytesRead: a.bytesRead + b.bytesRead,
    bytesWritten: a.bytesWritten + b.bytesWritten,
  };
}
