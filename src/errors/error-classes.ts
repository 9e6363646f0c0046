/** What an answer of AWS (or of something on the way to it) means: why, what to do, and whether to try again. */

/** What an error of the AWS SDK shows of itself. */
export interface Answer {
  /** The service's name for the error, e.g. `AccessDeniedException`; else the code of Node's, e.g. `ECONNRESET`. */
  readonly code: string;
  /** HTTP; absent where nothing was answered. */
  readonly status: number | undefined;
  readonly text: string;
  /** AWS gives each answer an id; what has none comes from elsewhere. */
  readonly isOfAws: boolean;
  /** `host:port` of the proxy that the call went through. */
  readonly proxy: string | undefined;
}

export interface ErrorClass {
  /** What became of the call, why, and what to do; `%s` stands for the permission. */
  readonly words: string;
  readonly retryable: boolean;
  /** Whether the service may have done what was asked although it did not say so. */
  readonly ambiguous: boolean;
  /** Whether every other call would meet the same: credentials, bucket, clock, the way to AWS. */
  readonly meetsAll?: boolean;
}

function final(words: string): ErrorClass {
  return { words, retryable: false, ambiguous: false };
}

/** Nothing that this run asks for will be done. */
function finalForAll(words: string): ErrorClass {
  return { ...final(words), meetsAll: true };
}

/** Nothing was done, and the same call may succeed later. */
function later(words: string): ErrorClass {
  return { words, retryable: true, ambiguous: false };
}

/** The same call may succeed later, if it did not already. */
function unsure(words: string): ErrorClass {
  return { words, retryable: true, ambiguous: true };
}

const REFUSED = final('was refused: the identity of this run needs %s, and no policy may deny it');
const LACKING = final('failed: this endpoint does not have the call. AWS has it; an AWS emulator may not');
const TRUST_STORE =
  'was not sent: the certificate of the other side is not trusted. If a proxy inspects TLS, give the runner its CA ' +
  '(NODE_EXTRA_CA_CERTS)';

const THROTTLES =
  /^(KMS\.)?(Throttling|ThrottlingException|ThrottledException|TooManyRequestsException|RequestLimitExceeded|SlowDown|RequestThrottled|RequestThrottledException|BandwidthLimitExceeded|PriorRequestNotComplete)$/;
const CONFLICTS = /^OperationAborted(Exception)?$/;

/** Whether the service did nothing since it has too much to do, or does something else to the same thing. */
export function isBusy({ code, status }: Pick<Answer, 'code' | 'status'>): boolean {
  return status === 429 || THROTTLES.test(code) || CONFLICTS.test(code);
}

/** By the error's name, the first that fits. */
const BY_CODE: readonly (readonly [RegExp, ErrorClass])[] = [
  [THROTTLES, later('was throttled')],
  [CONFLICTS, later('was delayed: another operation on it is in progress')],
  [
    /^NoAnswerError$/,
    {
      ...final('was given up: the other side is silent. Check its address, the proxy and the network'),
      ambiguous: true,
    },
  ],
  [
    /^(EPROTO|ERR_SSL_\w+)$/,
    final('was not sent: the other side does not speak TLS. For a proxy without TLS, write http://'),
  ],
  [
    /^(ExpiredToken|ExpiredTokenException|RequestExpired|TokenRefreshRequired)$/,
    later('was refused: the credentials have expired'),
  ],
  [
    /^(CredentialsProviderError|TokenProviderError)$/,
    finalForAll(
      'was not tried: no AWS credentials were found. Set role-to-assume (and grant the job id-token: write), ' +
        'or put credentials into the environment in an earlier step',
    ),
  ],
  [
    /^InvalidObjectState$/,
    final(
      'was refused: the object is archived. Restore it (aws s3api restore-object), and run again when that is done',
    ),
  ],
  [/^KMS\.?(KMS)?NotFound/, final('was refused: the KMS key that it is encrypted with no longer exists')],
  [
    /^KMS\.?(Disabled|(KMS)?InvalidState)|^KMSInvalidState/,
    final(
      'was refused: the KMS key that it is encrypted with is disabled or about to be deleted. Enable the key, or cancel its deletion',
    ),
  ],
  [/^NoSuchBucket$/, finalForAll('failed: there is no such bucket')],
  [
    /^(ResourceNotFoundException|NotFoundException)$/,
    final('failed: it is not there, or in another account or Region'),
  ],
  [
    /^(PermanentRedirect|AuthorizationHeaderMalformed|IllegalLocationConstraintException)$/,
    finalForAll('failed: the bucket is in another Region than aws-region'),
  ],
  [
    /^(InvalidAccessKeyId|InvalidClientTokenId|UnrecognizedClientException|InvalidToken)$/,
    finalForAll(
      'was refused: AWS does not know these credentials. They are wrong or deleted, or the Region is not enabled in their account',
    ),
  ],
  [
    /^SignatureDoesNotMatch$/,
    finalForAll('was refused: the secret access key is wrong, or something on the way changed the request'),
  ],
  [
    /^(RequestTimeTooSkewed|RequestInTheFuture)$/,
    finalForAll('was refused: the clock of the runner is wrong by more than AWS allows. Correct it'),
  ],
  [
    /^(OptInRequired|RegionDisabledException)$/,
    finalForAll('was refused: the Region is not enabled in this account. Enable it, or correct aws-region'),
  ],
  [
    /^(AccessDenied|AccessDeniedException|UnauthorizedException|NotAuthorized|AuthorizationError|Forbidden)$/,
    REFUSED,
  ],
  [/^(UnknownOperationException|InvalidAction|NotImplemented|NotImplementedError)$/, LACKING],
  [
    /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/,
    later('got no connection. Check the Region, the endpoint and the proxy'),
  ],
  [
    /^(SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_VERIFY_LEAF_SIGNATURE|UNABLE_TO_GET_ISSUER_CERT(_LOCALLY)?|CERT_\w+|ERR_TLS_CERT_ALTNAME_INVALID)$/,
    finalForAll(TRUST_STORE),
  ],
  [
    /^(ENOSPC|EDQUOT)$/,
    final('failed on the runner: its disk is full. Free some space, or use a runner with a larger disk'),
  ],
  [/^(EROFS|EIO)$/, final('failed on the runner: its disk cannot be written')],
];

/** What the answer means for the call. */
export function classifyError(answer: Answer): ErrorClass {
  const { code, status, isOfAws } = answer;
  const named = BY_CODE.find(([name]) => name.test(code));
  if (named !== undefined) return named[1];
  if (status === undefined) return unsure('got no answer');
  if (status === 407)
    return finalForAll('was refused by the proxy, which requires a user and a password in its address');
  const verdict = onStatus(status);
  return isOfAws || status < 400 || status === 429 ? verdict : { ...verdict, words: strange(answer) };
}

function onStatus(status: number): ErrorClass {
  if (status === 401 || status === 403) return REFUSED;
  if (status === 429) return later('was throttled');
  // The service did what it was asked, but the answer was cut on its way.
  if (status < 400) return unsure('got an answer that cannot be read');
  if (status < 500) return final('failed');
  if (status === 501) return LACKING;
  return unsure('failed');
}

function strange({ proxy }: Answer): string {
  const whose = proxy === undefined ? 'a proxy or firewall in between' : `the proxy ${proxy}`;
  return `failed: the response is not from AWS. It is of ${whose}, or of an endpoint that lacks the call`;
}

/** What AWS itself names as missing: it is not always the call's own permission, nor its resource. */
interface Denied {
  readonly action: string;
  readonly resource: string | undefined;
}

/** `User: … is not authorized to perform: kms:Decrypt on resource: arn:… because …` */
const DENIED = /not authorized to perform:? ([a-z0-9-]+:\w+)(?:.*? on (?:the )?resource:? "?([^\s"]+))?/i;

export function deniedIn(text: string): Denied | undefined {
  const [, action, resource] = DENIED.exec(text) ?? [];
  return action === undefined ? undefined : { action, resource };
}
