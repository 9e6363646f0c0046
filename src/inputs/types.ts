import type { LogTypeName } from '../log-types/index.js';
import type { TimeZone } from '../time-zone.js';

/**
 * What a run was asked to do, read and checked once. Durations are milliseconds, instants are epoch milliseconds,
 * prefixes are empty or end in a slash, and what was not given (nor has a default) is `undefined`.
 */
export type Inputs = AmplifyInputs | AlbInputs | ExportInputs;

export type ModeName = Inputs['mode'];

/** The inputs that every mode has. */
export interface CommonInputs {
  readonly region: string;
  /** Absent: the SDK's default credential chain. */
  readonly role: RoleInputs | undefined;
  /** The account's id stays out of the log. */
  readonly maskAccountId: boolean;
  /** Empty: any account. */
  readonly allowedAccountIds: readonly string[];
  /** Given: exactly the window from here to `to`, or to now. Absent: a scheduled run. */
  readonly from: number | undefined;
  readonly to: number | undefined;
  readonly lookback: number;
  readonly redo: boolean;
  readonly settle: number;
  readonly ledger: LedgerPlace;
  readonly lease: number;
  readonly concurrency: number;
  /** Absent: no deadline. */
  readonly timeBudget: number | undefined;
  /** Absent: no limit. */
  readonly maxIngestBytes: number | undefined;
  readonly onLoss: 'fail' | 'warn';
  /** Its days are those of windows, keys and reports. */
  readonly timeZone: TimeZone;
  readonly split: number;
  readonly dryRun: boolean;
  readonly verify: boolean;
  readonly report: 'none' | 'summary' | 'html';
  /** Where the HTML file is written, from the workspace on. */
  readonly reportPath: string;
  /** Absent: no metrics. */
  readonly metricsLogGroup: string | undefined;
  readonly githubToken: string | undefined;
  readonly failureIssue: boolean;
}

/** Roles that are assumed one with the session of the other. */
export interface RoleInputs {
  /** At least one. */
  readonly arns: readonly string[];
  /** The first role, too, is assumed with the default credential chain instead of an OIDC token. */
  readonly chained: boolean;
  /** Sent with the last role. */
  readonly externalId: string | undefined;
  readonly audience: string;
  readonly sessionName: string;
  readonly durationSeconds: number;
}

export type LedgerPlace = LedgerBucket | { readonly kind: 'none' };

export interface LedgerBucket extends BucketPlace {
  readonly kind: 's3';
  /** Absent: the bucket's default holds; `AES256`: SSE-S3 is asked for; otherwise a key for SSE-KMS. */
  readonly kmsKeyId: string | undefined;
}

/** A bucket, a prefix in it, and the account that must own the bucket. */
export interface BucketPlace {
  readonly bucket: string;
  readonly prefix: string;
  readonly owner: string | undefined;
}

/** How records lie in objects. */
export type ObjectForm =
  | { readonly objectFormat: 'csv' | 'jsonl'; readonly compression: 'gzip' | 'none' }
  | { readonly objectFormat: 'parquet'; readonly compression: 'snappy' | 'none' };

export type ObjectDestination = BucketPlace &
  ObjectForm & {
    /** Absent: the bucket's default holds; `AES256`: SSE-S3 is asked for; otherwise a key for SSE-KMS. */
    readonly kmsKeyId: string | undefined;
  };

export interface LogGroupDestination<Format extends string> {
  readonly logGroup: string;
  readonly logFormat: Format;
  readonly tooOld: 'fail' | 'skip' | 'restamp';
  /** Absent: a missing log group is an error. */
  readonly create: LogGroupSettings | undefined;
}

/** How a log group is created; an existing one is never changed. */
export interface LogGroupSettings {
  readonly logGroupClass: 'STANDARD' | 'INFREQUENT_ACCESS';
  /** Absent: events never expire. */
  readonly retentionDays: number | undefined;
  readonly kmsKeyId: string | undefined;
}

export interface AmplifyInputs extends CommonInputs {
  readonly mode: 'amplify';
  /** At least one. */
  readonly appIds: readonly string[];
  /** Absent: each app's default domain and its associated domains. Given: of the one app. */
  readonly domainNames: readonly string[] | undefined;
  /** A CEL expression, not compiled yet. */
  readonly filter: string | undefined;
  readonly sample: number;
  /** Rules or field names, which are columns. */
  readonly redact: readonly string[];
  /** At least one of `objects` and `logs` is there. */
  readonly objects: ObjectDestination | undefined;
  readonly logs: LogGroupDestination<'json' | 'raw'> | undefined;
}

export interface AlbInputs extends CommonInputs {
  readonly mode: 'alb';
  readonly source: BucketPlace;
  /** Absent: all of them. */
  readonly accountIds: readonly string[] | undefined;
  /** Globs on the load balancer's name. Absent: all of them. */
  readonly loadBalancers: readonly string[] | undefined;
  readonly logTypes: readonly LogTypeName[];
  readonly onBadObject: 'fail' | 'skip';
  /** A CEL expression, not compiled yet. */
  readonly filter: string | undefined;
  readonly sample: number;
  /** Rules or field names; whether a field of that name exists is for the log types to say. */
  readonly redact: readonly string[];
  /** At least one of `objects` and `logs` is there. */
  readonly objects: ObjectDestination | undefined;
  readonly logs: LogGroupDestination<'json' | 'raw' | 'prefixed'> | undefined;
}

/** Log groups are exported by tasks of CloudWatch Logs, or read and written by the action. */
export type ExportInputs = ExportTaskInputs | ExportReadInputs;

interface ExportSelection extends CommonInputs {
  readonly mode: 'export';
  /** Names and globs; `!` excludes. */
  readonly logGroups: readonly string[];
  readonly logStreamPrefix: string | undefined;
  readonly chunk: number;
}

export interface ExportTaskInputs extends ExportSelection {
  readonly engine: 'task';
  readonly destination: BucketPlace;
  readonly cleanLeftovers: boolean;
  readonly pollInterval: number;
  readonly wait: boolean;
  readonly onCancel: 'cancel' | 'leave';
}

export interface ExportReadInputs extends ExportSelection {
  readonly engine: 'read';
  readonly destination: ObjectDestination;
  /** Calls of FilterLogEvents a second at most; no more windows are in flight (`concurrency`). */
  readonly readRate: number;
}
