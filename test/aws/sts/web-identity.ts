import type { OidcIssuer } from '../oidc.js';
import type { AwsError } from '../wire/message.js';
import { awsError } from '../wire/message.js';

export interface Role {
  readonly arn: string;
  readonly id: string;
  /** Which `sub` claims may assume it: a text with `*` and `?`, as in StringLike. */
  sub: string;
  audience: string;
  maxSeconds: number;
  /** ARNs of the roles and users that may assume it with AssumeRole; `*` is anybody. */
  trusts: readonly string[];
  /** What AssumeRole must then say. */
  externalId: string | undefined;
}

export type RoleOptions = Partial<Omit<Role, 'arn' | 'id'>>;

function likeToRegExp(pattern: string): RegExp {
  const escaped = pattern.replace(/[\\^$.|+()[\]{}]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's');
}

export function invalidToken(message: string): AwsError {
  return awsError(400, 'InvalidIdentityToken', message);
}

function validation(value: string, name: string, rule: string): AwsError {
  const text = `1 validation error detected: Value '${value}' at '${name}' failed to satisfy constraint: ${rule}`;
  return awsError(400, 'ValidationError', text);
}

export function checkForm(form: URLSearchParams): { sessionName: string; seconds: number } {
  const sessionName = form.get('RoleSessionName') ?? '';
  if (sessionName.length < 2)
    throw validation(sessionName, 'roleSessionName', 'Member must have length greater than or equal to 2');
  if (sessionName.length > 64)
    throw validation(sessionName, 'roleSessionName', 'Member must have length less than or equal to 64');
  if (!/^[\w+=,.@-]*$/.test(sessionName)) {
    throw validation(
      sessionName,
      'roleSessionName',
      'Member must satisfy regular expression pattern: [\\w+=,.@-]*',
    );
  }
  const seconds = Number(form.get('DurationSeconds') ?? '3600');
  if (!(seconds >= 900)) {
    throw validation(
      String(seconds),
      'durationSeconds',
      'Member must have value greater than or equal to 900',
    );
  }
  if (seconds > 43200) {
    throw validation(
      String(seconds),
      'durationSeconds',
      'Member must have value less than or equal to 43200',
    );
  }
  return { sessionName, seconds };
}

/** Whether the role's trust policy lets this subject in. */
export function isTrusted(role: Role, claims: Record<string, unknown>): boolean {
  return likeToRegExp(role.sub).test(String(claims['sub']));
}

/** The claims of a token that holds. */
export function readClaims(oidc: OidcIssuer, token: string, now: number): Record<string, unknown> {
  const { claims, problem } = oidc.read(token);
  if (problem === 'malformed') {
    throw invalidToken(
      'The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)',
    );
  }
  if (claims['iss'] !== oidc.issuer) {
    throw invalidToken(`No OpenIDConnect provider found in your account for ${String(claims['iss'])}`);
  }
  if (problem === 'expired') {
    const seconds = Math.floor(now / 1000);
    const text = `Token expired: current date/time ${seconds} must be before the expiration date/time${String(claims['exp'])}`;
    throw awsError(400, 'ExpiredTokenException', text);
  }
  if (problem !== undefined)
    throw invalidToken("Couldn't retrieve verification key from your identity provider");
  return claims;
}
