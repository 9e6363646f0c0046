import type { Identity } from './identities.js';

/** What a service sees of an HTTP request: the body is whole, the path undecoded. */
export interface AwsRequest {
  readonly method: string;
  readonly path: string;
  readonly search: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly requestId: string;
}

export type ReplyBody = Buffer | AsyncIterable<Buffer>;

export interface Reply {
  status: number;
  headers: Record<string, string>;
  body: ReplyBody;
}

/** One call, as faults, permissions and the call log see it. */
export interface Operation {
  readonly service: string;
  readonly operation: string;
  /** `bucket/key`, `group/stream`, an app id, a role ARN, or nothing. */
  readonly resource: string;
  /** The IAM action that allows it, e.g. `s3:ListBucket`. */
  readonly action: string;
  /** The ARN that an AccessDenied text names. */
  readonly arn: string;
  /** What of the resource is asked for: the prefix of a list, the domain of an app. Faults may strike by it. */
  readonly part?: string;
}

export interface CallContext {
  readonly request: AwsRequest;
  readonly caller: Identity | undefined;
  /** Whether the caller may do this too; some services ask, to choose between 403 and 404. */
  readonly permitted: (action: string, resource: string) => boolean;
}

/** What is wrong with a caller's credentials; every service words it its own way. */
export type AuthProblem =
  'missing' | 'unknown-key' | 'bad-token' | 'expired' | 'bad-signature' | 'bad-body-hash';

export interface PlannedCall {
  readonly operation: Operation;
  /** Operations that need no signature, such as AssumeRoleWithWebIdentity. */
  readonly anonymous?: boolean;
  run(context: CallContext): Reply | Promise<Reply>;
}

export interface Service {
  readonly name: string;
  plan(request: AwsRequest): PlannedCall;
  failure(error: AwsError, request: AwsRequest): Reply;
  authError(problem: AuthProblem): AwsError;
  deniedError(caller: Identity | undefined, operation: Operation): AwsError;
  readonly throttled: () => AwsError;
  readonly internal: () => AwsError;
}

export interface AwsErrorParts {
  status: number;
  code: string;
  message: string;
  /** Further members of the error document, such as `Condition` or `Region`. */
  details?: Record<string, string>;
  headers?: Record<string, string>;
}

export class AwsError extends Error {
  readonly status: number;
  readonly code: string;
  readonly details: Record<string, string>;
  readonly headers: Record<string, string>;

  constructor(parts: AwsErrorParts) {
    super(parts.message);
    this.name = 'AwsError';
    this.status = parts.status;
    this.code = parts.code;
    this.details = parts.details ?? {};
    this.headers = parts.headers ?? {};
  }
}

export function awsError(status: number, code: string, message: string): AwsError {
  return new AwsError({ status, code, message });
}

/** The text that IAM gives. S3 puts the resource in double quotes. */
export function deniedText(caller: Identity | undefined, operation: Operation): string {
  const who = caller === undefined ? 'anonymous' : caller.arn;
  const what = operation.service === 's3' ? `"${operation.arn}"` : operation.arn;
  return (
    `User: ${who} is not authorized to perform: ${operation.action} on resource: ${what} ` +
    `because no identity-based policy allows the ${operation.action} action`
  );
}
