import type { Clock } from '../engine/clock.js';
import type { Mode } from '../engine/mode.js';
import type { Destination } from '../engine/tally.js';
import type { CloudWatchLogsSink } from '../sinks/cloudwatch-logs.js';
import type { S3LogObjects } from '../sources/s3-log-objects.js';

/** What a mode is made of, apart from its inputs. */
export interface Surroundings {
  readonly s3: ConstructorParameters<typeof S3LogObjects>[0];
  readonly logs: ConstructorParameters<typeof CloudWatchLogsSink>[0];
  readonly clock: Clock;
  /** The account that the run acts in. */
  readonly account: string;
  /** A put is given up after so many ms; the lease outlives it. */
  readonly putTimeout: number;
  /** Tells the user something that is no failure. */
  readonly notice: (text: string) => void;
  readonly warn: (text: string) => void;
}

/** A mode that is ready to run. */
export interface ReadyMode {
  readonly mode: Mode;
  readonly destinations: readonly Destination[];
  /** Names what the frontier is kept for: source, destination and selection. */
  readonly sourceName: string;
  /** Nothing before this instant can be delivered any more, epoch ms; absent where there is no such limit. */
  readonly earliest: number | undefined;
}
