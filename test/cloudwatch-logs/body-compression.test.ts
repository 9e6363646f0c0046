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
  compression = new BodyCompression(10, (text) => told.push(text));
});

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
      expect(compression.compressFrom(false)).toBe(Infinity);
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
    expect(compression.compressFrom(false)).toBe(10);
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
    expect(compression.compressFrom(false)).toBe(10);
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
    expect(compression.compressFrom(false)).toBe(10);
    expect(told).toEqual([]);
  });
});

test('a plain batch is sent as it is', async () => {
  const plain = { count: 1, bytes: 30, body: Buffer.from(JSON_BODY) };
  expect(await compression.send(plain, (batch) => Promise.resolve(batch))).toBe(plain);
});

test('a busy processor compresses while several puts wait for their answers', async () => {
  const answers: (() => void)[] = [];
  const put = (): Promise<void> => new Promise((resolve) => answers.push(resolve));
  const batch = { count: 1, bytes: 30, body: Buffer.from('{}') };
  const sent: Promise<void>[] = [];
  const seen = [1, 2, 3, 4].map(() => {
    const least = compression.compressFrom(true);
    sent.push(compression.send(batch, put));
    return least;
  });
  expect(seen).toEqual([Infinity, Infinity, Infinity, Infinity]);
  expect(compression.compressFrom(true)).toBe(10);
  for (const answer of answers) answer();
  await Promise.all(sent);
  expect(compression.compressFrom(true)).toBe(Infinity);
  expect(compression.compressFrom(false)).toBe(10);
});
