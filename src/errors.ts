/** Something the user can mend: what was expected, what was found, what to do. */
export interface Problem {
  /** The input (or the place) at fault. */
  readonly subject: string;
  readonly expected: string;
  readonly found: string;
  readonly fix: string;
}

/** A wrong input, refused before any call to AWS. Holds every problem that was found, not just the first. */
export class ConfigError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    const lines = problems.map((p) => `${p.subject}: expected ${p.expected}, found ${p.found}. ${p.fix}`);
    super(lines.join('\n'));
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

export interface ServiceFailure {
  /** The API call as AWS names it, e.g. `logs:PutLogEvents`. */
  readonly call: string;
  /** What it was called on: a bucket and key, a log group and stream, a role. */
  readonly resource: string;
  /** The IAM action that the call needs, where a missing permission is the likely cause. */
  readonly permission?: string;
  /** Whether the same call may succeed later without anyone changing anything. */
  readonly retryable: boolean;
  /** Whether the service may have done what was asked although it did not say so. */
  readonly ambiguous?: boolean;
  /** The service's name for the error, e.g. `AccessDeniedException`. */
  readonly code?: string;
  readonly status?: number;
  readonly cause?: unknown;
}

/** A refusal or failure of AWS, with the call, the resource and (where it applies) the missing permission. */
export class ServiceError extends Error implements ServiceFailure {
  readonly call: string;
  readonly resource: string;
  readonly permission: string | undefined;
  readonly retryable: boolean;
  readonly ambiguous: boolean;
  readonly code: string | undefined;
  readonly status: number | undefined;

  constructor(message: string, failure: ServiceFailure) {
    super(message, { cause: failure.cause });
    this.name = 'ServiceError';
    this.call = failure.call;
    this.resource = failure.resource;
    this.permission = failure.permission;
    this.retryable = failure.retryable;
    this.ambiguous = failure.ambiguous ?? false;
    this.code = failure.code;
    this.status = failure.status;
  }
}

/** Data of one segment that cannot be read (a truncated gzip, a wrong CRC): that segment fails, the others go on. */
export class DataError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'DataError';
  }
}

/** The words of any thrown value. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
