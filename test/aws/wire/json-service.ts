import type { AuthProblem, AwsError, AwsRequest, Operation, Reply } from './message.js';
import { awsError, deniedText } from './message.js';
import type { Identity } from './identities.js';

/** The text of every service for an access key or a token that does not hold. */
const signatureText =
  'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.';

interface JsonStyle {
  /** 400 for JSON 1.1 services, 403 for REST ones. */
  authStatus: number;
  contentType: string;
  throttleStatus: number;
}

/** What all JSON services have in common: errors, and how they word a refusal. */
export class JsonStyleErrors {
  readonly #style: JsonStyle;

  constructor(style: JsonStyle) {
    this.#style = style;
  }

  readonly throttled = (): AwsError =>
    awsError(this.#style.throttleStatus, 'ThrottlingException', 'Rate exceeded');

  readonly internal = (): AwsError =>
    awsError(500, 'InternalFailure', 'The request processing has failed because of an unknown error.');

  authError(problem: AuthProblem): AwsError {
    const texts: Record<AuthProblem, [code: string, message: string]> = {
      missing: ['MissingAuthenticationTokenException', 'Missing Authentication Token'],
      'unknown-key': [
        'UnrecognizedClientException',
        'The security token included in the request is invalid.',
      ],
      'bad-token': ['UnrecognizedClientException', 'The security token included in the request is invalid.'],
      expired: ['ExpiredTokenException', 'The security token included in the request is expired'],
      'bad-signature': ['InvalidSignatureException', signatureText],
      'bad-body-hash': ['InvalidSignatureException', signatureText],
    };
    return awsError(this.#style.authStatus, ...texts[problem]);
  }

  deniedError(caller: Identity | undefined, operation: Operation): AwsError {
    return awsError(this.#style.authStatus, 'AccessDeniedException', deniedText(caller, operation));
  }

  failure(error: AwsError, request: AwsRequest): Reply {
    const body = { __type: error.code, message: error.message, ...error.details };
    const reply = this.reply(body, request);
    return {
      ...reply,
      status: error.status,
      headers: { ...reply.headers, 'x-amzn-errortype': error.code, ...error.headers },
    };
  }

  reply(body: object | undefined, request: AwsRequest): Reply {
    return {
      status: 200,
      headers: { 'content-type': this.#style.contentType, 'x-amzn-requestid': request.requestId },
      body: Buffer.from(body === undefined ? '' : JSON.stringify(body)),
    };
  }
}
