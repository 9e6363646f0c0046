import type { AmplifyClient } from '@aws-sdk/client-amplify';
import type { Problem } from './errors.js';
import type { EncoderPool } from './workers/pool.js';
import type { Clock } from './engine/clock.js';
import type { DestinationNames } from './engine/documents.js';
import type { Items } from './engine/frontier.js';
import type { Mode } from './engine/mode.js';
import type { ObjectTerms } from './engine/object-terms.js';
import type { Counted } from './engine/tally.js';
import type { Verification } from './engine/verification.js';
import type { WindowBounds } from './engine/window.js';
import type { ReportSection } from './statistics/report-section.js';
import type { CloudWatchLogsSink } from './cloudwatch-logs/destination.js';
import type { S3LogObjects } from './objects/s3-objects.js';

/** The answer to a download, its content still under way. */
export interface Downloaded {
  readonly status: number;
  /** As the server says; absent when it does not. */
  readonly contentEncoding: string | undefined;
  readonly contentLength: number | undefined;
  /** Must be read to its end or returned early. Fails when the connection breaks off. */
  readonly body: AsyncIterable<Buffer>;
}

/** Downloads a URL. Every HTTP status is returned, not thrown. */
export type Download = (url: string, signal: AbortSignal) => Promise<Downloaded>;

/** The services of a run that a mode gets beside its inputs: AWS clients, clock, encoders, log. */
export interface RunServices {
  readonly s3: ConstructorParameters<typeof S3LogObjects>[0];
  readonly logs: ConstructorParameters<typeof CloudWatchLogsSink>[0];
  /** Where log lines are decoded and encoded. */
  readonly encoders: EncoderPool;
  /** The client of Amplify, which is loaded on the first call. */
  readonly amplify: () => Promise<AmplifyClient>;
  readonly download: Download;
  /** Where temporary files may lie. */
  readonly scratch: string;
  /** Metadata of every object that is written: where it comes from. */
  readonly provenance: Readonly<Record<string, string>>;
  readonly clock: Clock;
  /** The account that the run acts in. */
  readonly account: string;
  /** Time-out of a put, ms. A put starts only if the lease outlives it. */
  readonly putTimeout: number;
  /** Aborts when the workflow is cancelled. */
  readonly cancelled: () => AbortSignal;
  /** Set in a dry run and in a verification: nothing may be written or created. */
  readonly dryRun?: boolean;
  /** Shows the user a notice, which is no failure. */
  readonly notice: (text: string) => void;
  readonly warn: (text: string) => void;
  /** Registers a secret, so that no later output shows it. */
  readonly mask: (secret: string) => void;
  /** Writes a line to the log. */
  readonly log: (text: string) => void;
  /** Keeps a text for the post step, in place of the one before. */
  readonly remember: (text: string) => void;
}

/** Inputs that match nothing in the source. */
export interface Unmatched {
  /** Mistakes in the inputs: there are other things that they could select. */
  readonly problems: readonly Problem[];
  readonly warnings: readonly string[];
}

/** A mode that is ready to run. */
export interface ReadyMode extends WindowBounds {
  readonly mode: Mode;
  readonly destinations: Counted;
  /** The items of the run, each with a frontier of its own. */
  readonly items: Items;
  /** Whether committed time is never read again: a schedule then begins at the frontier, however long `lookback` is. */
  readonly looksOnce?: boolean;
  /** Name of each destination in use; each has ledger documents and frontiers of its own. */
  readonly destinationNames: DestinationNames;
  /** How objects are written; the first run fixes it for their prefix. Absent without an object destination. */
  readonly objectTerms?: ObjectTerms | undefined;
  /** Loads what verifies the work of earlier runs. */
  readonly verification: () => Promise<Verification>;
  /** Inputs that matched nothing; called after the plan. If some are wrong, no frontier moves. */
  readonly unmatched?: () => Promise<Unmatched>;
  /** Notes for the summary, after the run. */
  readonly notes?: () => readonly string[];
  /** What came late or is missing in the source, for the summary once the run has ended. */
  readonly missing?: () => readonly string[];
  /** The class of the log group that is sent to; absent where there is none. */
  readonly logGroupClass?: string | undefined;
  /** Tasks and windows of an export, updated during the run. */
  readonly exports?: ExportFigures;
  /** Statistics of the logs for the report, called once after the run; reports what it cannot read instead of throwing. */
  readonly sections?: () => Promise<readonly ReportSection[]> | readonly ReportSection[];
}

interface ExportFigures {
  /** Tasks that were created or adopted. */
  readonly taskIds: readonly string[];
  readonly windows: readonly WindowReport[];
}

/** One window of an export, with the one task that counts for it; for the outputs and the summary. */
export interface WindowReport {
  readonly logGroup: string;
  readonly from: number;
  readonly to: number;
  readonly taskId: string;
  /** Where the task wrote, in the bucket, without a slash at its end. */
  readonly folder: string;
  readonly state: 'exported' | 'empty' | 'failed';
  readonly objects: number;
  readonly bytes: number;
}
