import { expect, test } from '@jest/globals';
import { tokenClaims } from '../../src/platform/token-claims.js';

function token(payload: unknown): string {
  return `h.${Buffer.from(JSON.stringify(payload)).toString('base64url')}.s`;
}

function claims(answer: () => Promise<string>, masked: string[] = []) {
  return tokenClaims({ idToken: answer, mask: (secret) => void masked.push(secret) }, 'sts.amazonaws.com');
}

test('tells issuer and subject, and masks the token', async () => {
  const masked: string[] = [];
  const jwt = token({ iss: 'https://issuer', sub: 'repo:a/b:ref:refs/heads/main' });
  expect(await claims(() => Promise.resolve(jwt), masked)).toEqual({
    issuer: 'https://issuer',
    subject: 'repo:a/b:ref:refs/heads/main',
  });
  expect(masked).toEqual([jwt]);
});

test.each([['no JWT'], [token(null)], [token({ iss: 1, sub: 'x' })], [token({ iss: 'x' })]])(
  'tells nothing of %s',
  async (jwt) => {
    expect(await claims(() => Promise.resolve(jwt))).toBeUndefined();
  },
);

test('tells nothing without a token', async () => {
  expect(await claims(() => Promise.reject(new Error('none')))).toBeUndefined();
});
