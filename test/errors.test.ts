import { describe, expect, test } from '@jest/globals';
import type { ServiceError } from '../src/errors.js';
import { codeOf, ConfigError, messageOf, serviceError } from '../src/errors.js';

const on = { call: 'logs:PutLogEvents', resource: '/alb:s', onceOnly: true };
const named = (name: string, httpStatusCode?: number): Error =>
  Object.assign(new Error('what AWS says'), { name, $metadata: { httpStatusCode } });

describe('what AWS answers', () => {
  test.each<[string, unknown, Partial<ServiceError>, RegExp]>([
    ['a throttle', named('ThrottlingException', 400), { retryable: true, ambiguous: false }, /was throttled/],
    [
      'a pace refused without a name',
      named('Odd', 429),
      { retryable: true, ambiguous: false },
      /was throttled/,
    ],
    ['an expiry', named('ExpiredTokenException', 400), { retryable: true, ambiguous: false }, /have expired/],
    [
      'a refusal',
      named('AccessDeniedException', 400),
      { retryable: false },
      /was refused.*logs:PutLogEvents/,
    ],
    ['a refusal without a name', named('Odd', 403), { retryable: false }, /was refused/],
    [
      'no credentials',
      named('CredentialsProviderError'),
      { retryable: false },
      /was not tried: no AWS credentials/,
    ],
    [
      'no connection',
      Object.assign(new Error('x'), { code: 'ECONNREFUSED' }),
      { retryable: true, ambiguous: false },
      /no connection/,
    ],
    [
      'no connection to any of several addresses',
      Object.assign(new AggregateError([new Error('x')]), { code: 'ECONNREFUSED' }),
      { retryable: true, ambiguous: false },
      /no connection.* \(ECONNREFUSED: x\)/,
    ],
    [
      'a bad request',
      named('InvalidParameterException', 400),
      { retryable: false, ambiguous: false },
      /failed/,
    ],
    ['half an answer', named('SyntaxError', 200), { retryable: true, ambiguous: true }, /cannot be read/],
    ['a broken service', named('InternalFailure', 500), { retryable: true, ambiguous: true }, /HTTP 500/],
    [
      'silence',
      Object.assign(new Error('x'), { code: 'ECONNRESET' }),
      { retryable: true, ambiguous: true },
      /no answer/,
    ],
    ['no error at all', 'odd', { retryable: true, ambiguous: true }, /no answer/],
  ])('%s', (_, cause, nature, words) => {
    const error = serviceError(cause, on);
    expect(error).toMatchObject({ ...nature, call: on.call, resource: on.resource });
    expect(error.message).toMatch(words);
    expect(error.message).toContain('logs:PutLogEvents on /alb:s');
  });

  test('is not ambiguous where doing it twice is as good as once', () => {
    expect(
      serviceError(named('InternalFailure', 500), { call: 's3:GetObject', resource: 'b/k' }).ambiguous,
    ).toBe(false);
  });

  test('keeps its first translation', () => {
    const first = serviceError(named('SlowDown', 503), on);
    expect(serviceError(first, { call: 'other', resource: 'other' })).toBe(first);
  });
});

test('a wrong input says what was expected, found, and how to mend it', () => {
  const problem = { subject: 'lease', expected: 'at least 1s', found: '1ms', fix: 'Write 15m.' };
  expect(new ConfigError([problem]).message).toBe('lease: expected at least 1s, found 1ms. Write 15m.');
});

test('words and codes come from any thrown value', () => {
  expect(messageOf({ message: 'foreign' })).toBe('foreign');
  expect(messageOf(7)).toBe('7');
  expect(codeOf({ code: 'Z_DATA_ERROR' })).toBe('Z_DATA_ERROR');
  expect(codeOf({ code: 7 })).toBeUndefined();
  expect(codeOf(undefined)).toBeUndefined();
});
