import { deniedIn, isBusy, classifyError, type Answer, type ErrorClass } from './errors/error-classes.js';

/** Something that the user can fix: what was expected, what was found, what to do. */
export interface Problem {
  /** The input (or the place) at fault. */
  readonly subject: string;
  readonly expected: string;
  readonly found: string;
  readonly fix: string;
}

/** `lease: expected at least 1s, found "1ms". Write 15m.` */
export function problemLine({ subject, expected, found, fix }: Problem): string {
  return `${subject}: expected ${expected}, found ${found}. ${fix}`;
}

/** A wrong input, refused before any call to AWS. Holds every problem that was found, not just the first. */
export class ConfigError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(problemLine).join('\n'));
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

/**
 * Whom a failure concerns: one object of the source, one segment, one partition (a domain, an account, a log group), or the
 * whole run (the credentials, the ledger, the destination). Only what concerns the run ends it. Decided where the error is
 * born, by what is refused and never by the HTTP status alone.
 */
export type FailureScope = 'object' | 'segment' | 'partition' | 'run';

/** The scope of any thrown value; an unexpected error concerns the segment where it occurred. */
export function failureScopeOf(error: unknown): FailureScope {
  if (error instanceof ServiceError || error instanceof DataError) return error.concerns;
  return error instanceof ConfigError ? 'run' : 'segment';
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
  /** Absent: the run, unless the same call may succeed later. */
  readonly concerns?: FailureScope;
  /** The service's name for the error, e.g. `AccessDeniedException`. */
  readonly code?: string;
  readonly status?: number;
  readonly cause?: unknown;
}

/** A refusal or failure of AWS, with the call, the resource and (where it applies) the missing permission. */
export class ServiceError extends Error {
  readonly call: string;
  readonly resource: string;
  readonly permission: string | undefined;
  readonly retryable: boolean;
  readonly ambiguous: boolean;
  readonly concerns: FailureScope;
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
    this.concerns = failure.concerns ?? (this.retryable || this.ambiguous ? 'segment' : 'run');
    this.code = failure.code;
    this.status = failure.status;
  }
}

/** Data that cannot be read: a claim in the ledger, a cut gzip. The others go on. */
export class DataError extends Error {
  readonly concerns: FailureScope = 'segment';

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'DataError';
  }
}

/** One object of the source cannot be read (it is cut, it went away): its segment is carried without it. */
export class BadObjectError extends DataError {
  override readonly concerns = 'object';

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'BadObjectError';
  }
}

/** The message of any thrown value, also of an error from another realm. */
export function messageOf(error: unknown): string {
  const message = propertyOf(error, 'message');
  if (typeof message !== 'string') return String(error);
  // Node tries all addresses of a host, and what became of each is all that it says.
  const all = error instanceof AggregateError ? error.errors.map(messageOf).join('; ') : '';
  return message === '' ? all : message;
}

/** The `code` of an error of Node (`ECONNRESET`, `Z_DATA_ERROR`, …), where it has one. */
export function codeOf(error: unknown): string | undefined {
  const code = propertyOf(error, 'code');
  return typeof code === 'string' ? code : undefined;
}

/** A property of a foreign value, read without trusting its shape. */
export function propertyOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

/** Error names without meaning, for which the code is used. The SDK gives `Unknown` to an answer without a name. */
const NAMELESS = new Set(['Error', 'AggregateError', 'Unknown', 'UnknownError']);
/** What the SDK throws at an answer that it cannot read. */
const UNREAD = /^(SyntaxError|Error)$/;

/** Where an error says through which proxy its call went. */
export const PROXY = 'log-ferry-proxy';

/** What an AWS SDK error shows of itself; read without trusting its shape. */
function answerOf(error: unknown): Answer {
  const metadata = propertyOf(error, '$metadata');
  const status = propertyOf(metadata, 'httpStatusCode');
  const name = propertyOf(error, 'name');
  const own = typeof name === 'string' && !NAMELESS.has(name) ? name : undefined;
  const proxy = propertyOf(error, PROXY);
  const code = own ?? codeOf(error) ?? 'Error';
  return {
    code,
    status: typeof status === 'number' ? status : undefined,
    // The SDK appends advice for programmers.
    text: messageOf(error).replace(/\s+Deserialization error: [^]*$/, ''),
    isOfAws: !UNREAD.test(code) || propertyOf(metadata, 'requestId') !== undefined,
    proxy: typeof proxy === 'string' ? proxy : undefined,
  };
}

/** `AccessDenied, HTTP 403: what AWS says`, without what says nothing. */
function detailsOf({ code, status, text }: Answer): string {
  const names = [
    ...(NAMELESS.has(code) || code === '' ? [] : [code]),
    ...(status === undefined ? [] : [`HTTP ${status}`]),
  ];
  return [names.join(', '), ...(NAMELESS.has(text) ? [] : [text])].filter((part) => part !== '').join(': ');
}

export interface CallOnResource {
  readonly call: string;
  readonly resource: string;
  /** The IAM action, where it is not the call's own name (ListObjectsV2 needs `s3:ListBucket`). */
  readonly permission?: string;
  /** Whether doing it twice is not the same as doing it once: then a lost answer is `ambiguous`. */
  readonly onceOnly?: boolean;
  /** Whom a refusal concerns; absent: the run. What is wrong with the credentials always concerns the run. */
  readonly concerns?: FailureScope;
}

/** Turns what an AWS SDK threw into a ServiceError that says what was refused, on what, and what to do. */
export function serviceError(cause: unknown, on: CallOnResource): ServiceError {
  if (cause instanceof ServiceError) return cause;
  const answer = answerOf(cause);
  const { code, status, text } = answer;
  const verdict = classifyError(answer);
  const denied = deniedIn(text);
  const permission = denied?.action ?? on.permission ?? on.call;
  const words = verdict.words.replace('%s', `${permission} on ${denied?.resource ?? 'it'}`);
  return new ServiceError(`${on.call} on ${on.resource} ${words} (${detailsOf(answer)})`, {
    ...{ ...on, permission, code, cause, retryable: verdict.retryable },
    ...(status === undefined ? {} : { status }),
    ambiguous: verdict.ambiguous && on.onceOnly === true,
    concerns: concernedBy(verdict, on),
  });
}

/** Whether a call was rejected for a temporary reason: too many calls, or a conflicting one. */
export function isThrottled(error: unknown): boolean {
  return error instanceof ServiceError
    ? isBusy({ code: error.code ?? '', status: error.status })
    : isBusy(answerOf(error));
}

/** A temporary failure concerns only the current segment. */
function concernedBy(
  { retryable, meetsAll }: ErrorClass,
  { concerns = 'run' }: CallOnResource,
): FailureScope {
  if (retryable) return 'segment';
  return meetsAll === true ? 'run' : concerns;
}

/** Calls AWS; what it throws says what was refused, on what. An abort is thrown as the signal's own reason. */
export async function calling<T>(
  on: CallOnResource,
  work: () => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    signal?.throwIfAborted();
    throw serviceError(cause, on);
  }
}
