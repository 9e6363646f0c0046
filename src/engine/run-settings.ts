import type { Clock, ServerClock } from './clock.js';
import type { DocumentStore } from './ledger.js';
import type { Mode } from './mode.js';
import type { RunFigures } from './run-figures.js';
import type { OpenSince, Window, WindowOf } from './window.js';

/** Everything that a run needs from its caller. */
export interface RunSettings {
  readonly mode: Mode;
  readonly window: Window;
  /** The part of the window that each item has; absent: all of it. */
  readonly windowOf?: WindowOf;
  /** Absent: nothing is known to be open. */
  readonly openSince?: OpenSince;
  /** Called with every item before its first claim, which waits for the promise. */
  readonly begin?: (item: string) => Promise<void>;
  readonly store: DocumentStore;
  readonly serverClock: ServerClock;
  readonly clock: Clock;
  /** This run's name in leases: unique for each process. */
  readonly run: string;
  readonly lease: number;
  readonly concurrency: number;
  /** No segment starts after this many ms; 0: no limit. */
  readonly timeBudget: number;
  /** Bytes as AWS counts a batch; 0: no limit. */
  readonly maxIngest: number;
  readonly settleUnanswered: number;
  /** Aborts when the workflow is cancelled. */
  readonly cancelled: AbortSignal;
  /** Updated during the run; the progress report reads it. */
  readonly figures: RunFigures;
}
