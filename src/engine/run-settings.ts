import type { Clock, ServerClock } from './clock.js';
import type { DocumentStore } from './ledger.js';
import type { Mode } from './mode.js';
import type { RunFigures } from './run-figures.js';
import type { Window, WindowOf } from './window.js';

/** What a run is told by those who start it. */
export interface RunSettings {
  readonly mode: Mode;
  readonly window: Window;
  /** What of it each item has; absent: all of it. */
  readonly windowOf?: WindowOf;
  /** Told of every item before anything of it is claimed; resolves when that may be. */
  readonly begin?: (item: string) => Promise<void>;
  readonly store: DocumentStore;
  readonly serverClock: ServerClock;
  readonly clock: Clock;
  /** This run's name in leases: unique for each process. */
  readonly run: string;
  readonly lease: number;
  readonly concurrency: number;
  /** No segment starts after so many ms; 0: no limit. */
  readonly timeBudget: number;
  /** Bytes as AWS counts a batch; 0: no limit. */
  readonly maxIngest: number;
  readonly settleUnanswered: number;
  /** Aborts when the workflow is cancelled. */
  readonly cancelled: AbortSignal;
  /** Kept up to date while the run goes on, for those who report progress. */
  readonly figures: RunFigures;
}
