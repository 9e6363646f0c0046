import { beforeEach, describe, expect, test } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { BodyCompression } from '../../src/cloudwatch-logs/body-compression.js';
import type { PutBatch } from '../../src/cloudwatch-logs/put-body.js';

const JSON_BODY = '{"logEvents":[]}';
const compressed: PutBatch = { count: 1, bytes: 30, body: gzipSync(JSON_BODY), encoding: 'gzip' };

let sent: PutBatch[];
let told: string[];
let compression: BodyCompression;

beforeEach(() => {
  sent = [];
  told = [];
  compression = new BodyCompression({ minBytes: 10, concurrency: 8 }, (text) => told.push(text));
});

function leastOf(isBusy: boolean): number {
  return compression.present(isBusy).minBytes;
}

/** What the SDK throws for an answer. */
function answered(status: number, name: string): Error {
  return Object.assign(new Error('words of the service'), { name, $metadata: { httpStatusCode: status } });
}

/** Sends a compressed batch to an endpoint that answers so, one answer a put; `undefined` is a success. */
function send(...answers: readonly (Error | undefined)[]): Promise<string> {
  const rest = [...answers];
  return compression.send(compressed, (batch) => {
    sent.push(batch);
    const error = rest.shift();
    return error === undefined ? Promise.resolve('stored') : Promise.reject(error);
  });
}

const encodings = (): unknown[] => sent.map(({ encoding }) => encoding);

const refusals: readonly (readonly [number, string])[] = [
  [415, 'UnsupportedMediaTypeException'],
  [400, 'SerializationException'],
  [400, 'InvalidParameterException'],
  [403, 'InvalidSignatureException'],
  [400, 'UnknownError'],
];

describe('an endpoint that refuses compressed bodies', () => {
  test.each(refusals)(
    'with %i %s gets the same events as they are, and nothing else from then on',
    async (...as) => {
      expect(await send(answered(...as))).toBe('stored');
      expect(encodings()).toEqual(['gzip', undefined]);
      expect(sent[1]?.body.toString()).toBe(JSON_BODY);
      expect(sent[1]).toMatchObject({ count: 1, bytes: 30 });
      expect(leastOf(false)).toBe(Infinity);
      // What was compressed before is still on its way.
      await send();
      expect(encodings()).toEqual(['gzip', undefined, undefined]);
      expect(told).toEqual([
        expect.stringContaining('does not take request bodies with Content-Encoding: gzip'),
      ]);
    },
  );

  test('is told of once, however many puts it refuses at a time', async () => {
    const error = answered(415, 'UnsupportedMediaTypeException');
    await Promise.all([send(error), send(error), send(error)]);
    expect(told).toHaveLength(1);
  });
});

describe('compression is not to blame', () => {
  test('where the plain body is refused too: the refusal is that of the plain one', async () => {
    const second = answered(400, 'ResourceNotFoundException');
    await expect(send(answered(400, 'AccessDeniedException'), second)).rejects.toBe(second);
    expect(leastOf(false)).toBe(10);
    expect(told).toEqual([]);
  });

  test.each([
    ['a throttle', answered(400, 'ThrottlingException')],
    ['a session that ended', answered(400, 'ExpiredTokenException')],
    ['a connection that broke', Object.assign(new Error('reset'), { code: 'ECONNRESET' })],
    ['a success that cannot be read', answered(200, 'SyntaxError')],
    ['a server error', answered(503, 'ServiceUnavailableException')],
  ])('for %s: nothing is sent again here', async (_, error) => {
    await expect(send(error)).rejects.toBe(error);
    expect(sent).toHaveLength(1);
    expect(leastOf(false)).toBe(10);
  });
});

describe('server errors', () => {
  const error = answered(500, 'InternalFailure');

  test('in answer to the first compressed bodies end it, and are looked into like all others', async () => {
    for (let i = 0; i < 3; i += 1) await expect(send(error)).rejects.toBe(error);
    expect(encodings()).toEqual(['gzip', 'gzip', undefined]);
    expect(told).toHaveLength(1);
  });

  test('after a success say nothing about it', async () => {
    await send();
    for (let i = 0; i < 5; i += 1) await expect(send(error)).rejects.toBe(error);
    expect(leastOf(false)).toBe(10);
    expect(told).toEqual([]);
  });
});

test('a plain batch is sent as it is', async () => {
  const plain = { count: 1, bytes: 30, body: Buffer.from(JSON_BODY) };
  expect(await compression.send(plain, (batch) => Promise.resolve(batch))).toBe(plain);
});

test('an idle processor makes bodies small while half of what may be on its way is', async () => {
  const answers: (() => void)[] = [];
  const put = (): Promise<void> => new Promise((resolve) => answers.push(resolve));
  const sent: Promise<void>[] = [];
  const levels = Array.from({ length: 7 }, () => {
    const { level } = compression.present(false);
    sent.push(compression.send(compressed, put));
    return level;
  });
  // Four of the eight.
  expect(levels).toEqual(['fast', 'fast', 'fast', 'fast', 'small', 'small', 'small']);
  expect(compression.present(true).level).toBe('fast');
  for (const answer of answers) answer();
  await Promise.all(sent);
  expect(compression.present(false).level).toBe('fast');
});

test('a busy processor compresses while eight puts wait for their answers', async () => {
  const answers: (() => void)[] = [];
  const put = (): Promise<void> => new Promise((resolve) => answers.push(resolve));
  const batch = { count: 1, bytes: 30, body: Buffer.from('{}') };
  const sent: Promise<void>[] = [];
  const seen = Array.from({ length: 8 }, () => {
    const least = leastOf(true);
    sent.push(compression.send(batch, put));
    return least;
  });
  expect(seen).toEqual(Array.from({ length: 8 }, () => Infinity));
  expect(leastOf(true)).toBe(10);
  for (const answer of answers) answer();
  await Promise.all(sent);
  expect(leastOf(true)).toBe(Infinity);
  expect(leastOf(false)).toBe(10);
});
