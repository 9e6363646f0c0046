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
export class ServiceError extends Error {
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

/** The words of any thrown value, of this realm or another. */
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

function propertyOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

/** Names that say nothing; the code then does. */
const NAMELESS = new Set(['Error', 'AggregateError']);

/** What an AWS SDK error shows of itself; read without trusting its shape. */
function traitsOf(error: unknown): { code: string; status: number | undefined; text: string } {
  const status = propertyOf(propertyOf(error, '$metadata'), 'httpStatusCode');
  const name = propertyOf(error, 'name');
  const own = typeof name === 'string' && !NAMELESS.has(name) ? name : undefined;
  const code = own ?? codeOf(error) ?? 'Error';
  return { code, status: typeof status === 'number' ? status : undefined, text: messageOf(error) };
}

/** Refusals of pace: nothing was done, the same call may succeed later. */
const THROTTLES =
  /^(Throttling|ThrottlingException|ThrottledException|TooManyRequestsException|RequestLimitExceeded|SlowDown|RequestThrottled|RequestThrottledException|BandwidthLimitExceeded|PriorRequestNotComplete)$/;
/** The service says that the caller may not; so do 401 and 403 without a name. */
const REFUSALS =
  /^(AccessDenied|AccessDeniedException|UnauthorizedException|UnrecognizedClientException|InvalidAccessKeyId|InvalidClientTokenId|SignatureDoesNotMatch|NotAuthorized|AuthorizationError|Forbidden)$/;
/** Credentials that ended; the next request has new ones. */
const EXPIRIES = /^(ExpiredToken|ExpiredTokenException|RequestExpired|TokenRefreshRequired)$/;
/** The request never left: no connection was made. */
const NOT_SENT = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/;
const NO_CREDENTIALS = /^(CredentialsProviderError|TokenProviderError)$/;

export interface CallOnResource {
  readonly call: string;
  readonly resource: string;
  /** The IAM action, where it is not the call's own name (ListObjectsV2 needs `s3:ListBucket`). */
  readonly permission?: string;
  /** Whether doing it twice is not the same as doing it once: then a lost answer is `ambiguous`. */
  readonly onceOnly?: boolean;
}

/** Turns what an AWS SDK threw into a ServiceError that says what was refused, on what, and what to do. */
export function serviceError(cause: unknown, on: CallOnResource): ServiceError {
  if (cause instanceof ServiceError) return cause;
  const { code, status, text } = traitsOf(cause);
  const verdict = verdictOn(code, status);
  const { retryable, ambiguous = false } = verdict.nature;
  const nature = { retryable, ambiguous: ambiguous && on.onceOnly === true };
  const failure = { ...on, code, cause, ...(status === undefined ? {} : { status }), ...nature };
  const permission = on.permission ?? on.call;
  const words = verdict.words.replace('%s', permission);
  return new ServiceError(`${on.call} on ${on.resource} ${words} (${code}: ${text})`, {
    ...failure,
    permission,
  });
}

interface Verdict {
  readonly words: string;
  readonly nature: { readonly retryable: boolean; readonly ambiguous?: boolean };
}

const REFUSED: Verdict = {
  words: 'was refused: the identity of this run needs %s on it, and no policy that denies it',
  nature: { retryable: false },
};

/** By the error's name, in this order; `%s` stands for the permission. */
const VERDICTS: readonly (readonly [RegExp, Verdict])[] = [
  [THROTTLES, { words: 'was throttled', nature: { retryable: true } }],
  [EXPIRIES, { words: 'was refused: the credentials have expired', nature: { retryable: true } }],
  [
    NO_CREDENTIALS,
    {
      words:
        'was not tried: no AWS credentials were found. Give role-to-assume (and grant the job id-token: write), ' +
        'or put credentials into the environment in an earlier step',
      nature: { retryable: false },
    },
  ],
  [REFUSALS, REFUSED],
  [
    NOT_SENT,
    { words: 'got no connection. Check the Region, the endpoint and the proxy', nature: { retryable: true } },
  ],
];

function verdictOn(code: string, status: number | undefined): Verdict {
  const named = VERDICTS.find(([name]) => name.test(code));
  if (named !== undefined) return named[1];
  if (status === undefined) return { words: 'got no answer', nature: { retryable: true, ambiguous: true } };
  return verdictOnStatus(status);
}

function verdictOnStatus(status: number): Verdict {
  if (status === 401 || status === 403) return REFUSED;
  if (status === 429) return { words: 'was throttled', nature: { retryable: true } };
  // The service did what it was asked, but the answer was cut on its way.
  if (status < 400)
    return { words: 'got an answer that cannot be read', nature: { retryable: true, ambiguous: true } };
  if (status < 500) return { words: 'failed', nature: { retryable: false } };
  return { words: `failed with HTTP ${status}`, nature: { retryable: true, ambiguous: true } };
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
