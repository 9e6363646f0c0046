import type { ServiceError } from '../errors.js';
import type { RoleChain } from './sessions.js';
import type { TokenClaims } from './token-claims.js';

export interface Assumption {
  readonly chain: Omit<RoleChain, 'sessionName'>;
  /** The role's place in the chain, from 0. */
  readonly hop: number;
  /** What the OIDC token says, where one was had. */
  readonly claims: TokenClaims | undefined;
}

/**
 * Temporary errors of the sign-in: the identity provider's keys are not in AWS's cache yet, or the token has
 * aged (aws-actions/configure-aws-credentials#299).
 */
const PASSING = /^(IDPCommunicationError|IDPCommunicationErrorException|ExpiredToken|ExpiredTokenException)$/;
const COLD_KEYS = /retrieve verification key/i;

/** Whether STS may accept the next token although it refused this one. */
export function isPassing({ code = '', message }: Pick<ServiceError, 'code' | 'message'>): boolean {
  return PASSING.test(code) || hasColdKeys(code, message);
}

function hasColdKeys(code: string, message: string): boolean {
  return /^(InvalidIdentityToken|IDPCommunicationError)/.test(code) && COLD_KEYS.test(message);
}

const MAX_DURATION = /MaxSessionDuration|1 hour session limit/i;

/** What is likely wrong where STS refuses a role, and what to do about it. */
export function likelyFault(error: ServiceError, assumption: Assumption): string {
  const { code = '', message } = error;
  const { chain, hop } = assumption;
  if (MAX_DURATION.test(message))
    return `Lower role-duration-seconds (${chain.durationSeconds}), or raise the role's maximum session duration.`;
  if (hasColdKeys(code, message))
    return `AWS could not fetch the keys of ${hostOf(assumption.claims)}. If this continues, AWS cannot reach the issuer.`;
  if (error.retryable || isPassing(error)) return '';
  if (hop === 0 && !chain.chained) return faultOfToken(code, message, assumption);
  return /AccessDenied/.test(code) ? faultOfChain(assumption) : '';
}

function faultOfToken(code: string, message: string, { chain, claims }: Assumption): string {
  const account = chain.arns[0]?.split(':')[4] ?? '';
  const issuer = hostOf(claims);
  if (/audience/i.test(message)) {
    return (
      `The token's aud is "${claims?.audience ?? chain.audience}". Add it to the client ids (audiences) of the identity provider ` +
      `${issuer} in account ${account}, or set audience to one of them.`
    );
  }
  if (/No OpenIDConnect provider/i.test(message))
    return `Create the identity provider ${issuer} in account ${account}, with the client id ${chain.audience}, or correct the account in role-to-assume.`;
  if (!/AccessDenied|InvalidIdentityToken|IDPRejectedClaim/.test(code)) return '';
  return (
    `Check that the role exists, that its trust policy names the identity provider ${issuer} of this account as ` +
    `Federated principal for sts:AssumeRoleWithWebIdentity, and that its conditions fit this job. ${saidBy(claims)}`
  );
}

function saidBy(claims: TokenClaims | undefined): string {
  if (claims === undefined) return '';
  const other =
    claims.otherSubject === undefined
      ? ''
      : ` A repository uses only one form: a policy with "${claims.otherSubject}" does not let it in.`;
  return `Its token says aud "${claims.audience}" and sub "${claims.subject}".${other}`;
}

function faultOfChain({ chain, hop }: Assumption): string {
  const before = hop === 0 ? 'the identity of the runner' : (chain.arns[hop - 1] ?? '');
  const role = chain.arns[hop] ?? '';
  const isLast = hop === chain.arns.length - 1;
  const externalId = !isLast
    ? ''
    : chain.externalId === undefined
      ? ' If it requires sts:ExternalId, set role-external-id.'
      : ' Its condition on sts:ExternalId must be the value of role-external-id.';
  return (
    `Check that the role exists, that its trust policy names ${before} as AWS principal for sts:AssumeRole, and that ` +
    `${before} has a policy that allows sts:AssumeRole on ${role}.${externalId}`
  );
}

function hostOf(claims: TokenClaims | undefined): string {
  return (claims?.issuer ?? 'https://token.actions.githubusercontent.com').replace(/^https?:\/\//, '');
}
