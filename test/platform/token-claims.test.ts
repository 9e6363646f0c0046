import { expect, test } from '@jest/globals';
import { claimsOf } from '../../src/platform/token-claims.js';

function token(payload: unknown): string {
  return `h.${Buffer.from(JSON.stringify(payload)).toString('base64url')}.s`;
}

const plain = { iss: 'https://issuer', aud: 'sts.amazonaws.com', sub: 'repo:a/b:ref:refs/heads/main' };

test('tells issuer, subject and audience', () => {
  expect(claimsOf(token(plain))).toEqual({
    issuer: 'https://issuer',
    subject: 'repo:a/b:ref:refs/heads/main',
    audience: 'sts.amazonaws.com',
    otherSubject: undefined,
  });
});

test('tells the subject in the other form, too: with ids that outlive a renaming, or without them', () => {
  const ids = { repository_owner_id: '1', repository_id: '22' };
  expect(claimsOf(token({ ...plain, ...ids }))).toMatchObject({
    otherSubject: 'repo:a@1/b@22:ref:refs/heads/main',
  });
  const immutable = { ...plain, ...ids, sub: 'repo:a@1/b@22:environment:prod' };
  expect(claimsOf(token(immutable))).toMatchObject({ otherSubject: 'repo:a/b:environment:prod' });
});

test.each([['no JWT'], [token(null)], [token({ iss: 1, sub: 'x' })], [token({ iss: 'x' })]])(
  'tells nothing of %s',
  (jwt) => {
    expect(claimsOf(jwt)).toBeUndefined();
  },
);
