import { createPublicKey, createSign, createVerify, generateKeyPairSync, randomBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { Clock } from './wire/clock.js';
import type { AwsRequest, Reply, Service } from './wire/message.js';
import { awsError } from './wire/message.js';

/** What a token says besides `iss`, `aud`, `iat`, `nbf`, `exp` and `jti`. */
export interface OidcClaims {
  sub: string;
  [claim: string]: string;
}

export type TokenProblem = 'malformed' | 'signature' | 'expired' | 'not-yet-valid';

export interface ReadToken {
  claims: Record<string, unknown>;
  problem: TokenProblem | undefined;
}

/** A GitHub token lives 300 s; the token that asks for it about 6 h 10 min. */
const tokenSeconds = 300;
const requestTokenMs = (6 * 60 + 10) * 60_000;

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function decode(part: string | undefined): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part ?? '', 'base64url').toString());
    return typeof value === 'object' && value !== null
      ? Object.fromEntries(Object.entries(value))
      : undefined;
  } catch {
    return undefined;
  }
}

function json(status: number, value: object): Reply {
  const body = Buffer.from(JSON.stringify(value));
  return { status, headers: { 'content-type': 'application/json; charset=utf-8' }, body };
}

/** The issuer of a workflow's identity tokens, with the endpoint that a runner offers to its jobs. */
export class OidcIssuer {
  readonly issuer: string;
  readonly #clock: Clock;
  static #keys: { privateKey: KeyObject; publicKey: KeyObject } | undefined;
  readonly #requestTokens = new Map<string, { claims: OidcClaims; until: number }>();
  /** Seconds that a token lives; tests may shorten it. */
  tokenSeconds = tokenSeconds;

  constructor(clock: Clock, issuer = 'https://token.actions.githubusercontent.com') {
    this.#clock = clock;
    this.issuer = issuer;
  }

  /** A bearer token with which a job may ask for identity tokens of these claims. */
  requestToken(claims: OidcClaims): string {
    const token = randomBytes(24).toString('base64url');
    this.#requestTokens.set(token, { claims, until: this.#clock.now() + requestTokenMs });
    return token;
  }

  sign(claims: OidcClaims, audience: string): string {
    const now = Math.floor(this.#clock.now() / 1000);
    const payload = {
      jti: randomBytes(16).toString('hex'),
      aud: audience,
      iss: this.issuer,
      nbf: now - 600,
      iat: now,
      exp: now + this.tokenSeconds,
      ...claims,
    };
    const signed = `${encode({ typ: 'JWT', alg: 'RS256', kid: 'local-1' })}.${encode(payload)}`;
    const signature = createSign('RSA-SHA256').update(signed).sign(this.#pair().privateKey, 'base64url');
    return `${signed}.${signature}`;
  }

  read(token: string): ReadToken {
    const [header, payload, signature, ...rest] = token.split('.');
    const claims = decode(payload);
    if (!claims || !decode(header) || !signature || rest.length > 0)
      return { claims: {}, problem: 'malformed' };
    const check = createVerify('RSA-SHA256').update(`${header ?? ''}.${payload ?? ''}`);
    if (!check.verify(this.#pair().publicKey, signature, 'base64url'))
      return { claims, problem: 'signature' };
    const now = this.#clock.now() / 1000;
    if (now >= Number(claims['exp'])) return { claims, problem: 'expired' };
    return { claims, problem: now < Number(claims['nbf']) ? 'not-yet-valid' : undefined };
  }

  /** The endpoints under `/_oidc/`, with faults of their own: `oidc` / `GetToken`. */
  readonly service: Service = {
    name: 'oidc',
    plan: (request) => ({
      operation: {
        service: 'oidc',
        operation: 'GetToken',
        resource: request.path,
        action: 'oidc:GetToken',
        arn: '*',
      },
      anonymous: true,
      run: () => this.#answer(request),
    }),
    failure: ({ status, message }) => json(status, { message }),
    authError: () => awsError(401, 'Unauthorized', 'Unauthorized'),
    deniedError: () => awsError(403, 'Forbidden', 'Forbidden'),
    throttled: () => awsError(429, 'TooManyRequests', 'Too Many Requests'),
    internal: () => awsError(500, 'InternalServerError', 'Internal Server Error'),
  };

  /** `GET <url>&audience=…` with the bearer token, as the runner answers it; discovery documents too. */
  #answer(request: AwsRequest): Reply {
    if (request.path.endsWith('/.well-known/openid-configuration')) {
      return json(200, { issuer: this.issuer, jwks_uri: `${this.issuer}/.well-known/jwks` });
    }
    if (request.path.endsWith('/.well-known/jwks')) {
      const key = createPublicKey(this.#pair().publicKey).export({ format: 'jwk' });
      return json(200, { keys: [{ ...key, kid: 'local-1', alg: 'RS256', use: 'sig' }] });
    }
    const bearer = /^bearer (.+)$/i.exec(request.headers['authorization'] ?? '')?.[1] ?? '';
    const grant = this.#requestTokens.get(bearer);
    if (!grant || grant.until <= this.#clock.now()) return json(401, { message: 'Unauthorized' });
    const audience = request.query.get('audience') ?? 'https://github.com/example';
    return json(200, { value: this.sign(grant.claims, audience) });
  }

  /** Made when first needed and shared by all issuers: a key pair costs a fraction of a second. */
  #pair(): { privateKey: KeyObject; publicKey: KeyObject } {
    OidcIssuer.#keys ??= generateKeyPairSync('rsa', { modulusLength: 2048 });
    return OidcIssuer.#keys;
  }
}
