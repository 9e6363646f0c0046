import type { OidcIssuer } from './oidc.js';
import type { Clock } from './wire/clock.js';
import type { Identities, Identity } from './wire/identities.js';
import { newRoleId } from './wire/identities.js';
import type {
  AuthProblem,
  AwsError,
  AwsRequest,
  CallContext,
  Operation,
  PlannedCall,
  Reply,
  Service,
} from './wire/message.js';
import { awsError, deniedText } from './wire/message.js';
import type { XmlNode } from './wire/xml.js';
import { xmlDocument } from './wire/xml.js';
import type { Role, RoleOptions } from './sts/web-identity.js';
import { checkForm, invalidToken, isTrusted, readClaims } from './sts/web-identity.js';

const namespace = 'https://sts.amazonaws.com/doc/2011-06-15/';

export class Sts implements Service {
  readonly name = 'sts';
  readonly account: string;
  readonly partition: string;
  readonly #clock: Clock;
  readonly #identities: Identities;
  readonly #oidc: OidcIssuer;
  readonly #roles = new Map<string, Role>();
  /** Seconds that every session lasts, whatever was asked for; tests may shorten it below what AWS takes. */
  sessionSeconds: number | undefined;

  constructor(parts: {
    clock: Clock;
    identities: Identities;
    oidc: OidcIssuer;
    account: string;
    partition: string;
  }) {
    this.account = parts.account;
    this.partition = parts.partition;
    this.#clock = parts.clock;
    this.#identities = parts.identities;
    this.#oidc = parts.oidc;
  }

  /** Adds a role, or changes the one of that name; `name` may be an ARN, also of another account. */
  addRole(name: string, options: RoleOptions = {}): Role {
    const arn = name.startsWith('arn:') ? name : `arn:${this.partition}:iam::${this.account}:role/${name}`;
    const usual = {
      ...{ sub: '*', audience: 'sts.amazonaws.com', maxSeconds: 3600 },
      ...{ trusts: [], externalId: undefined },
    };
    const role = { ...usual, ...options, arn, id: newRoleId() };
    this.#roles.set(arn, role);
    return role;
  }

  plan(request: AwsRequest): PlannedCall {
    const form = new URLSearchParams(request.method === 'GET' ? request.search : request.body.toString());
    const operation = form.get('Action') ?? '';
    const resource = form.get('RoleArn') ?? '';
    const described: Operation = {
      service: this.name,
      operation,
      resource,
      action: `sts:${operation}`,
      arn: resource === '' ? '*' : resource,
    };
    if (operation === 'GetCallerIdentity') {
      return { operation: described, run: (context) => this.#whoAmI(context) };
    }
    if (operation === 'AssumeRoleWithWebIdentity') {
      return { operation: described, anonymous: true, run: () => this.#assume(form, request) };
    }
    if (operation === 'AssumeRole') {
      return { operation: described, run: (context) => this.#assumeNext(form, context) };
    }
    throw awsError(400, 'InvalidAction', `Could not find operation ${operation} for version 2011-06-15`);
  }

  #whoAmI({ caller, request }: CallContext): Reply {
    const members: XmlNode[] = [
      ['Arn', caller?.arn],
      ['UserId', caller?.userId],
      ['Account', caller?.account],
    ];
    return reply('GetCallerIdentity', members, request);
  }

  #assume(form: URLSearchParams, request: AwsRequest): Reply {
    const { sessionName, seconds } = checkForm(form);
    const arn = form.get('RoleArn') ?? '';
    const claims = readClaims(this.#oidc, form.get('WebIdentityToken') ?? '', this.#clock.now());
    const role = this.#roles.get(arn);
    if (!role || !isTrusted(role, claims)) {
      throw awsError(403, 'AccessDenied', 'Not authorized to perform sts:AssumeRoleWithWebIdentity');
    }
    if (claims['aud'] !== role.audience) throw invalidToken('Incorrect token audience');
    const session = this.#begin(role, sessionName, seconds);
    const members: XmlNode[] = [
      ['Audience', role.audience],
      [
        'Provider',
        `arn:${this.partition}:iam::${this.account}:oidc-provider/${new URL(this.#oidc.issuer).host}`,
      ],
      ...granted(session),
      ['SubjectFromWebIdentityToken', String(claims['sub'])],
    ];
    return reply('AssumeRoleWithWebIdentity', members, request);
  }

  /** With the keys of somebody whom the role trusts. */
  #assumeNext(form: URLSearchParams, { caller, request }: CallContext): Reply {
    const { sessionName, seconds } = checkForm(form);
    const arn = form.get('RoleArn') ?? '';
    const role = this.#roles.get(arn);
    const isTrusted = role !== undefined && trustsCaller(role, caller, form.get('ExternalId') ?? undefined);
    if (!isTrusted) {
      const who = caller?.arn ?? '';
      throw awsError(
        403,
        'AccessDenied',
        `User: ${who} is not authorized to perform: sts:AssumeRole on resource: ${arn}`,
      );
    }
    if (caller?.sessionToken !== undefined && seconds > 3600) {
      const text =
        'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining';
      throw awsError(400, 'ValidationError', text);
    }
    return reply('AssumeRole', granted(this.#begin(role, sessionName, seconds)), request);
  }

  #begin(role: Role, sessionName: string, seconds: number): Identity {
    if (seconds > role.maxSeconds) {
      throw awsError(
        400,
        'ValidationError',
        'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
      );
    }
    const expires = Math.floor(this.#clock.now() / 1000) * 1000 + (this.sessionSeconds ?? seconds) * 1000;
    const account = role.arn.split(':')[4] ?? this.account;
    return this.#identities.addSession({
      ...{ account, roleArn: role.arn, roleId: role.id, sessionName, expires },
    });
  }

  failure(error: AwsError, request: AwsRequest): Reply {
    const type = error.status >= 500 ? 'Receiver' : 'Sender';
    const members: XmlNode[] = [
      [
        'Error',
        [
          ['Type', type],
          ['Code', error.code],
          ['Message', error.message],
        ],
      ],
      ['RequestId', request.requestId],
    ];
    const body = xmlDocument('ErrorResponse', namespace, members);
    return { status: error.status, headers: { ...headers(request), ...error.headers }, body };
  }

  authError(problem: AuthProblem): AwsError {
    const texts: Record<AuthProblem, [code: string, message: string]> = {
      missing: ['MissingAuthenticationToken', 'Request is missing Authentication Token'],
      'unknown-key': ['InvalidClientTokenId', 'The security token included in the request is invalid.'],
      'bad-token': ['InvalidClientTokenId', 'The security token included in the request is invalid'],
      expired: ['ExpiredToken', 'The security token included in the request is expired'],
      'bad-signature': [
        'SignatureDoesNotMatch',
        'The request signature we calculated does not match the signature you provided.',
      ],
      'bad-body-hash': [
        'SignatureDoesNotMatch',
        'The request signature we calculated does not match the signature you provided.',
      ],
    };
    return awsError(403, ...texts[problem]);
  }

  deniedError(caller: Identity | undefined, operation: Operation): AwsError {
    const web = operation.operation === 'AssumeRoleWithWebIdentity';
    const message = web
      ? 'Not authorized to perform sts:AssumeRoleWithWebIdentity'
      : deniedText(caller, operation);
    return awsError(403, 'AccessDenied', message);
  }

  readonly throttled = (): AwsError => awsError(400, 'Throttling', 'Rate exceeded');
  readonly internal = (): AwsError =>
    awsError(500, 'InternalFailure', 'The request processing has failed because of an unknown error.');
}

function granted(session: Identity): XmlNode[] {
  return [
    [
      'AssumedRoleUser',
      [
        ['AssumedRoleId', session.userId],
        ['Arn', session.arn],
      ],
    ],
    [
      'Credentials',
      [
        ['AccessKeyId', session.accessKeyId],
        ['SecretAccessKey', session.secretAccessKey],
        ['SessionToken', session.sessionToken],
        ['Expiration', new Date(session.expires ?? 0).toISOString().replace('.000Z', 'Z')],
      ],
    ],
  ];
}

/** A session is trusted as the role that it is of. */
function trustsCaller(role: Role, caller: Identity | undefined, externalId: string | undefined): boolean {
  const [, partition = '', , , account = '', who = ''] = caller?.arn.split(':') ?? [];
  const [kind, name] = who.split('/');
  const principal =
    kind === 'assumed-role' ? `arn:${partition}:iam::${account}:role/${name ?? ''}` : caller?.arn;
  const isNamed = role.trusts.includes('*') || role.trusts.includes(principal ?? '');
  return isNamed && (role.externalId === undefined || role.externalId === externalId);
}

function headers(request: AwsRequest): Record<string, string> {
  return { 'content-type': 'text/xml', 'x-amzn-requestid': request.requestId };
}

function reply(operation: string, members: readonly XmlNode[], request: AwsRequest): Reply {
  const children: XmlNode[] = [
    [`${operation}Result`, members],
    ['ResponseMetadata', [['RequestId', request.requestId]]],
  ];
  return {
    status: 200,
    headers: headers(request),
    body: xmlDocument(`${operation}Response`, namespace, children),
  };
}
