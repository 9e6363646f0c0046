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
import type { ReportSection } from './statistics/sections.js';
import type { CloudWatchLogsSink } from './cloudwatch-logs/destination.js';
import type { S3LogObjects } from './objects/s3-objects.js';

/** What came back from a download address. */
export interface Downloaded {
  readonly status: number;
  readonly contentEncoding: string | undefined;
  readonly contentLength: number | undefined;
  readonly body: AsyncIterable<Buffer>;
}

/** Gets what lies behind an address; a status that is not 200 is an answer like another. */
export type Download = (url: string, signal: AbortSignal) => Promise<Downloaded>;

/** What a mode is made of, apart from its inputs. */
export interface RunServices {
  readonly s3: ConstructorParameters<typeof S3LogObjects>[0];
  readonly logs: ConstructorParameters<typeof CloudWatchLogsSink>[0];
  /** Where log lines are decoded and encoded. */
  readonly encoders: EncoderPool;
  /** Loaded when it is asked for. */
  readonly amplify: () => Promise<AmplifyClient>;
  readonly download: Download;
  /** Where temporary files may lie. */
  readonly scratch: string;
  /** Says in the metadata of what is written where it comes from. */
  readonly provenance: Readonly<Record<string, string>>;
  readonly clock: Clock;
  /** The account that the run acts in. */
  readonly account: string;
  /** A put is given up after so many ms; the lease outlives it. */
  readonly putTimeout: number;
  /** Aborts when the workflow is cancelled. */
  readonly cancelled: () => AbortSignal;
  /** Nothing may be written anywhere, nor created. */
  readonly dryRun?: boolean;
  /** Tells the user something that is no failure. */
  readonly notice: (text: string) => void;
  readonly warn: (text: string) => void;
  /** Keeps a secret out of everything that is printed from now on. */
  readonly mask: (secret: string) => void;
  /** Tells what goes on, for those who read the log. */
  readonly log: (text: string) => void;
  /** Keeps a text for the post step, in place of the one before. */
  readonly remember: (text: string) => void;
}

/** What the inputs select that is not there. */
export interface Unmatched {
  /** There is something else to select: the inputs are wrong. */
  readonly problems: readonly Problem[];
  readonly warnings: readonly string[];
}

/** A mode that is ready to run. */
export interface ReadyMode {
  readonly mode: Mode;
  readonly destinations: Counted;
  /** What has a frontier of its own. */
  readonly items: Items;
  /** What is committed is never looked at again: a schedule begins at the frontier, however far its lookback goes. */
  readonly looksOnce?: boolean;
  /** What each destination in use is: each has a frontier of its own. */
  readonly destinationNames: DestinationNames;
  /** How objects are written, which belongs to their prefix from the first run on; absent where no records are. */
  readonly objectTerms?: ObjectTerms | undefined;
  /** How what it has done is verified. */
  readonly verification: () => Promise<Verification>;
  /** Nothing before this instant can be delivered any more, epoch ms; absent where there is no such limit. */
  readonly earliest: number | undefined;
  /** What is older is not looked for again, only named; but the lookback is, and the plan says what is too old in it. */
  readonly reach?: number;
  /** The last instant, not after another, on which a scheduled window may begin and end; absent: anywhere. */
  readonly whole?: (instant: number) => number;
  /** What the inputs select that the plan did not meet; asked once it has been made. What it hid keeps its frontier. */
  readonly unmatched?: () => Promise<Unmatched>;
  /** What is worth telling in the summary once the run has ended. */
  readonly notes?: () => readonly string[];
  /** What came late or is missing in the source, for the summary once the run has ended. */
  readonly missing?: () => readonly string[];
  /** The class of the log group that is sent to; absent where there is none. */
  readonly logGroupClass?: string | undefined;
  /** What an export has to tell, kept up to date while the run goes on. */
  readonly exports?: ExportFigures;
  /** What the logs say, asked for once, after the run and before the summary; never throws for what it could not read. */
  readonly sections?: () => Promise<readonly ReportSection[]> | readonly ReportSection[];
}

export interface ExportFigures {
  /** Tasks that were created or adopted. */
  readonly taskIds: readonly string[];
  readonly windows: readonly WindowReport[];
}

/** One window of an export, for the outputs and the summary: the one task that counts for it is named. */
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
