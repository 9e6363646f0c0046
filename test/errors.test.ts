import { describe, expect, test } from '@jest/globals';
import type { ServiceError } from '../src/errors.js';
import { codeOf, ConfigError, messageOf, PROXY, serviceError } from '../src/errors.js';

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

describe('the right cause and the right cure', () => {
  const told = (error: Error): string =>
    serviceError(error, { call: 's3:GetObject', resource: 's3://logs/k' }).message;
  const saying = (name: string, httpStatusCode: number, message: string): Error =>
    Object.assign(new Error(message), { name, $metadata: { httpStatusCode, requestId: 'R' } });
  const USER = 'User: arn:aws:sts::123456789012:assumed-role/ci/x is not authorized to perform:';

  test.each<[string, Error, string]>([
    [
      'the permission is the one that AWS names, on the resource that it names',
      saying(
        'AccessDenied',
        403,
        `${USER} kms:Decrypt on resource: arn:aws:kms:eu-central-1:123456789012:key/1 because no identity-based policy allows it`,
      ),
      'needs kms:Decrypt on arn:aws:kms:eu-central-1:123456789012:key/1, and',
    ],
    [
      'a resource in quotes',
      saying('AccessDenied', 403, `${USER} s3:ListBucket on resource: "arn:aws:s3:::logs" because of it`),
      'needs s3:ListBucket on arn:aws:s3:::logs, and',
    ],
    [
      'without AWS naming it, the call’s own',
      saying('AccessDenied', 403, 'Access Denied'),
      'needs s3:GetObject on it, and',
    ],
    [
      'an archived object',
      saying('InvalidObjectState', 403, 'not valid for its storage class'),
      'is archived. Restore it',
    ],
    [
      'a key that is switched off',
      saying('KMS.DisabledException', 400, 'disabled'),
      'is disabled or about to be deleted. Enable',
    ],
    [
      'a key before its deletion',
      saying('KMS.KMSInvalidStateException', 400, 'pending deletion'),
      'cancel its deletion',
    ],
    ['a key that is gone', saying('KMS.NotFoundException', 400, 'does not exist'), 'no longer exists'],
    ['a bucket that is not there', saying('NoSuchBucket', 404, 'no'), 'there is no such bucket'],
    ['a bucket elsewhere', saying('PermanentRedirect', 301, 'no'), 'is in another Region'],
    ['unknown credentials', saying('InvalidAccessKeyId', 403, 'no'), 'AWS does not know these credentials'],
    ['a wrong secret', saying('SignatureDoesNotMatch', 403, 'no'), 'the secret access key is wrong'],
    ['a wrong clock', saying('RequestTimeTooSkewed', 403, 'no'), 'the clock of the runner is wrong'],
    [
      'a Region that is not enabled',
      saying('OptInRequired', 403, 'no'),
      'the Region is not enabled in this account',
    ],
    [
      'a call that an emulator lacks',
      saying('UnknownOperationException', 400, ''),
      'this endpoint does not have the call',
    ],
    [
      'the same in another way',
      saying('InternalFailure', 501, 'not emulated'),
      'this endpoint does not have the call',
    ],
    [
      'a full disk',
      Object.assign(new Error('no space left on device'), { code: 'ENOSPC' }),
      'its disk is full',
    ],
    [
      'an opened TLS',
      Object.assign(new Error('self-signed certificate'), { code: 'SELF_SIGNED_CERT_IN_CHAIN' }),
      'certificate of the other side is not trusted',
    ],
  ])('%s', (_, error, words) => {
    expect(told(error)).toContain(words);
  });

  test.each([400, 403, 404, 503])('HTTP %s without an id is no answer of AWS', (httpStatusCode) => {
    const error = Object.assign(new Error('UnknownError'), {
      name: 'Unknown',
      $metadata: { httpStatusCode },
    });
    expect(told(error)).toBe(
      's3:GetObject on s3://logs/k failed: the response is not from AWS. It is of a proxy or firewall in between, or of ' +
        `an endpoint that lacks the call (HTTP ${httpStatusCode})`,
    );
    expect(told(Object.assign(error, { [PROXY]: 'proxy.example.com:3128' }))).toContain(
      'It is of the proxy proxy.example.com:3128, or',
    );
  });

  test('HTTP 407 is of the proxy, which wants a user and a password', () => {
    const error = Object.assign(new Error('UnknownError'), {
      name: 'Unknown',
      $metadata: { httpStatusCode: 407 },
    });
    expect(told(error)).toContain(
      'was refused by the proxy, which requires a user and a password in its address',
    );
  });

  test('a page in the place of an answer is told without the SDK’s advice for programmers', () => {
    const message = `Unexpected token '<'\n  Deserialization error: to see the raw response, inspect …`;
    const error = Object.assign(new Error(message), {
      name: 'SyntaxError',
      $metadata: { httpStatusCode: 403 },
    });
    expect(told(error)).toMatch(/not from AWS.* \(SyntaxError, HTTP 403: Unexpected token '<'\)$/);
  });

  test('what a full disk or a missing call did is not tried again', () => {
    const full = Object.assign(new Error('x'), { code: 'ENOSPC' });
    for (const error of [full, saying('InternalFailure', 501, 'x')])
      expect(serviceError(error, on)).toMatchObject({ retryable: false, ambiguous: false });
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
