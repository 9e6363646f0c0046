import { describe, expect, test } from '@jest/globals';
import { ServiceError } from '../../src/errors.js';
import { likelyFault, type Assumption } from '../../src/platform/trust-errors.js';

const FIRST = 'arn:aws:iam::123456789012:role/hub';
const LAST = 'arn:aws:iam::210987654321:role/spoke';
const CLAIMS = {
  issuer: 'https://token.actions.githubusercontent.com',
  subject: 'repo:example/logs:ref:refs/heads/main',
  audience: 'sts.amazonaws.com',
  otherSubject: undefined,
};

function assumption(more: Partial<Assumption['chain']> = {}, at: Partial<Assumption> = {}): Assumption {
  const chain = {
    ...{ arns: [FIRST, LAST], chained: false, externalId: undefined },
    ...{ audience: 'sts.amazonaws.com', durationSeconds: 7200, ...more },
  };
  return { chain, hop: 0, claims: CLAIMS, ...at };
}

function refusal(code: string | undefined, message = '', retryable = false): ServiceError {
  const which = code === undefined ? {} : { code };
  return new ServiceError(message, { call: 'sts:AssumeRole', resource: LAST, retryable, ...which });
}

describe('the token is refused', () => {
  test.each([
    [
      'InvalidIdentityToken',
      'Incorrect token audience',
      /The token's aud is "sts\.amazonaws\.com"\. Add it to .* in account 123456789012/,
    ],
    [
      'InvalidIdentityToken',
      'No OpenIDConnect provider found in your account',
      /Create the identity provider token\.actions\.githubusercontent\.com in account 123456789012/,
    ],
    [
      'AccessDenied',
      'Not authorized',
      /conditions fit this job\. Its token says aud "sts\.amazonaws\.com" and sub "repo:example\/logs:ref:refs\/heads\/main"\.$/,
    ],
    [
      'ValidationError',
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role',
      /^Lower role-duration-seconds \(7200\)/,
    ],
    [
      'InvalidIdentityToken',
      "Couldn't retrieve verification key from your identity provider",
      /^AWS could not fetch the keys of token\.actions/,
    ],
    ['PackedPolicyTooLarge', 'Too large', /^$/],
    [undefined, '', /^$/],
  ])('%s: %s', (code, message, told) => {
    expect(likelyFault(refusal(code, message), assumption())).toMatch(told);
  });

  test('with a subject that has two forms, the other one is told', () => {
    const claims = { ...CLAIMS, otherSubject: 'repo:example@1/logs@2:ref:refs/heads/main' };
    expect(likelyFault(refusal('AccessDenied'), assumption({}, { claims }))).toContain(
      'a policy with "repo:example@1/logs@2:ref:refs/heads/main" does not let it in',
    );
  });

  test('what is not known of the token is not told', () => {
    const unknown = assumption({}, { claims: undefined });
    expect(likelyFault(refusal('AccessDenied'), unknown)).toMatch(/conditions fit this job\. $/);
    expect(likelyFault(refusal('InvalidIdentityToken', 'Incorrect token audience'), unknown)).toContain(
      `The token's aud is "sts.amazonaws.com".`,
    );
  });

  test('what passes by itself has no cure', () => {
    expect(likelyFault(refusal('Throttling', 'Rate exceeded', true), assumption())).toBe('');
    expect(likelyFault(refusal('ExpiredTokenException', 'Token expired'), assumption())).toBe('');
  });
});

describe('a role of the chain is refused', () => {
  test.each([
    [
      'the last without an external id',
      {},
      1,
      /names arn:aws:iam::123456789012:role\/hub as AWS principal .* If it requires sts:ExternalId, set role-external-id\.$/,
    ],
    [
      'the last with an external id',
      { externalId: 'x' },
      1,
      /Its condition on sts:ExternalId must be the value of role-external-id\.$/,
    ],
    [
      'the first, by the identity of the runner',
      { chained: true },
      0,
      /names the identity of the runner as AWS principal .* on arn:aws:iam::123456789012:role\/hub\.$/,
    ],
  ])('%s', (_name, chain, hop, told) => {
    expect(likelyFault(refusal('AccessDenied'), assumption(chain, { hop }))).toMatch(told);
  });

  test('for another reason: nothing is guessed', () => {
    expect(likelyFault(refusal('ValidationError', 'x'), assumption({}, { hop: 1 }))).toBe('');
  });
});
