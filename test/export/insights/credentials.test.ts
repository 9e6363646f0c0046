import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { credentialsIn } from '../../../src/export/insights/credentials.js';
import { safeText } from '../../../src/export/insights/safe-text.js';
import { PLACES, planted } from './exported-lines.js';

const clear = (...kinds: string[]): object[] => kinds.map((kind) => ({ kind, isMasked: false }));
const masked = (...kinds: string[]): object[] => kinds.map((kind) => ({ kind, isMasked: true }));

describe('credentials in a text', () => {
  test.each([
    ['{Authorization=Bearer abc, Accept=*/*}', clear('Authorization header')],
    ['{Authorization=********************abcdef}', masked('Authorization header')],
    ['{"headers":{"authorization":"Basic x"}}', clear('Authorization header')],
    ['{"multiValueHeaders":{"Cookie":["sid=1"]}}', clear('cookie')],
    ['{\\"cookie\\":\\"sid=1\\"}', clear('cookie')],
    ['{x-api-key=secret-of-mine}', clear('API key')],
    ['Verifying Usage Plan. API Key: **********abcdef API Stage: a/prod', masked('API key')],
    ['Verifying Usage Plan. API Key: API Stage: a/prod', []],
    ['GET /a?access_token=x&b=2', clear('token in a query string')],
    ['{"queryStringParameters":{"a":"1","token":"x"}}', clear('token in a query string')],
    ['{"body":{"token":"x"}}', clear('token')],
    ['{X-Amz-Security-Token=IQoJ}', clear('AWS session token')],
    ['https://example.com/?X-Amz-Signature=0a1b', clear('signature of a signed URL')],
    ['password: hunter2', clear('password or secret')],
    ['a JWT eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln', clear('JSON Web Token')],
    ['AKIAIOSFODNN7EXAMPLE', clear('AWS access key id')],
    ['-----BEGIN RSA PRIVATE KEY-----', clear('private key')],
    ['Access-Control-Allow-Headers=Content-Type,Authorization,X-Api-Key,X-Amz-Security-Token', []],
    ['{"token":null,"password":""}', []],
    ['the token expired', []],
    ['/authors/basic', []],
    ['', []],
  ])('%s', (text, expected) => {
    expect(credentialsIn(text)).toEqual(expected);
  });

  test('a token in the entry of the query string', () => {
    expect(credentialsIn('Method request query string: {token=x}', true)).toEqual(
      clear('token in a query string'),
    );
  });

  test('a kind counts once in clear and once masked', () => {
    const text = '{Authorization=Bearer a}{Authorization=Bearer b}{Authorization=*****c}';
    expect(credentialsIn(text)).toEqual([
      ...clear('Authorization header'),
      ...masked('Authorization header'),
    ]);
  });

  test('a long text takes no longer than its length', () => {
    for (const piece of [
      'token=',
      '"token":"',
      'Cookie',
      'eyJ-',
      '?',
      '{"queryStringParameters":{"token":"',
    ]) {
      const text = piece.repeat(200_000 / piece.length);
      const start = performance.now();
      credentialsIn(text);
      safeText(text, 200);
      expect(performance.now() - start).toBeLessThan(1500);
    }
  });
});

describe('a text that may be shown', () => {
  test.each([
    ['Malformed Lambda proxy response', 'Malformed Lambda proxy response'],
    ['/blog/how-to-use-lambda-in-2026', '/blog/how-to-use-lambda-in-2026'],
    ['/orders/286364ab-3a83-11e9-8dc8-db3cf4c83204', '/orders/286364ab-3a83-11e9-8dc8-db3cf4c83204'],
    ['{Authorization=Bearer abc, b=c}', '{Authorization=*** *** b=c}'],
    ['{"password":"abc"}', '{"password":***"}'],
    ['GET /a?b=c d', 'GET /a?*** d'],
    ['x'.repeat(30), `${'x'.repeat(19)}…`],
  ])('%s', (text, expected) => {
    expect(safeText(text, 20 + (text.startsWith('x') ? 0 : 200))).toBe(expected);
  });

  test('a secret in any of its places is not in it', () => {
    const secret = fc.stringMatching(/^[A-Za-z0-9]{16,40}$/);
    const before = fc.constantFrom('', 'Execution failed: ', '(', 'a=b ');
    fc.assert(
      fc.property(secret, fc.constantFrom(...PLACES), before, (value, place, words) => {
        expect(safeText(words + planted(place, value), 4000)).not.toContain(value);
      }),
      { numRuns: 2000 },
    );
  });
});
