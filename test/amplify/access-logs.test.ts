import { AmplifyClient } from '@aws-sdk/client-amplify';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { AmplifyAccessLogs, TooMuchAskedError } from '../../src/amplify/access-logs.js';
import type { Downloaded } from '../../src/setup.js';
import { startLocalAws, type LocalAws } from '../aws/local-aws.js';

const APP = 'd2abcdefghijkl';
const HOUR = 3_600_000;
const from = Math.floor(Date.now() / HOUR) * HOUR - 24 * HOUR;
const range = { app: APP, domain: 'example.com', from, to: from + HOUR };
const never = new AbortController().signal;
let aws: LocalAws;
let masked: string[];
let asked: unknown[];

beforeEach(async () => {
  aws = await startLocalAws();
  aws.amplify.createApp(APP, {
    domains: ['example.com', ...Array.from({ length: 60 }, (_, i) => `d${i}.example.com`)],
  });
  masked = [];
  asked = [];
});
afterEach(async () => {
  await aws.close();
});

function logs(answer: Partial<Downloaded> | Error): AmplifyAccessLogs {
  const download = (url: string): Promise<Downloaded> => {
    if (answer instanceof Error) return Promise.reject(new Error(answer.message.replace('URL', url)));
    return Promise.resolve({
      status: 200,
      contentEncoding: undefined,
      contentLength: undefined,
      body: of(),
      ...answer,
    });
  };
  const client = new AmplifyClient({ ...aws.sdk(), maxAttempts: 1 });
  client.middlewareStack.add((next) => (args) => {
    asked.push(args.input);
    return next(args);
  });
  return new AmplifyAccessLogs({ client, download, mask: (secret) => masked.push(secret) });
}

async function* of(...pieces: (string | Buffer)[]): AsyncGenerator<Buffer> {
  await Promise.resolve();
  for (const piece of pieces) yield Buffer.from(piece);
}

async function textOf(source: AmplifyAccessLogs, counts: number[] = []): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of source.read(range, never, (count) => counts.push(count))) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

test('the bytes that are counted are those that were downloaded', async () => {
  const zipped = gzipSync('date,time\n'.repeat(1000));
  const counts: number[] = [];
  await textOf(logs({ body: of(zipped.subarray(0, 5), zipped.subarray(5)) }), counts);
  expect(counts).toEqual([5, zipped.length - 5]);
});

test('a range is asked for from its first instant to its last', async () => {
  await textOf(logs({}));
  expect(asked).toEqual([
    expect.objectContaining({ startTime: new Date(from), endTime: new Date(from + HOUR - 1) }),
  ]);
});

test('an answer is handed on as it is, or decompressed', async () => {
  expect(await textOf(logs({ body: of('d', 'ate,', 'time\n'), contentLength: 10 }))).toBe('date,time\n');
  const zipped = gzipSync('date,time\n');
  expect(await textOf(logs({ body: of(zipped.subarray(0, 1), zipped.subarray(1)) }))).toBe('date,time\n');
  expect(await textOf(logs({ body: of() }))).toBe('');
  expect(masked.some((secret) => secret.startsWith('http') && secret.includes('X-Amz-Signature='))).toBe(
    true,
  );
});

describe('an answer that fails', () => {
  test.each([
    ['is shorter than announced', { body: of('dat'), contentLength: 10 }, /ended after 3 of 10 bytes/],
    ['is damaged', { body: of(gzipSync('date').subarray(0, 15)) }, /cannot be decompressed/],
    ['is encoded otherwise', { body: of('xxxx'), contentEncoding: 'br' }, /encoded as br/],
    ['has expired', { status: 403 }, /HTTP 403/],
    ['breaks off', new Error('read ECONNRESET at URL'), /ECONNRESET at \*\*\*/],
  ])('since it %s may be asked for again, and the address stays secret', async (_, answer, words) => {
    const error: unknown = await textOf(logs(answer)).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'ServiceError', retryable: true });
    expect(String(error)).toMatch(words);
    expect(String(error)).not.toMatch(/Signature|_amplify/);
  });
});

describe('a refusal', () => {
  test.each([
    [{ status: 504, code: 'InternalServerErrorException', message: 'Endpoint request timed out' }],
    [{ status: 500, code: 'InternalFailureException', message: 'x' }],
    [{ status: 400, code: 'BadRequestException', message: 'Too many records, reduce time range' }],
  ])('of the size of a range is known as such', async (answer) => {
    aws.faults.add({ operation: 'GenerateAccessLogs', kind: 'error', ...answer });
    await expect(textOf(logs({}))).rejects.toBeInstanceOf(TooMuchAskedError);
  });

  test('a throttle or a missing permission does not shorten the range', async () => {
    aws.faults.add({ operation: 'GenerateAccessLogs', kind: 'throttle', on: 1 });
    const throttled: unknown = await textOf(logs({})).catch((thrown: unknown) => thrown);
    expect(throttled).toMatchObject({ retryable: true });
    expect(throttled).not.toBeInstanceOf(TooMuchAskedError);
    aws.faults.deny('amplify:GenerateAccessLogs');
    await expect(textOf(logs({}))).rejects.toThrow(/needs amplify:GenerateAccessLogs on arn:aws:amplify:/);
  });

  test('ends with the reason of whoever ended it', async () => {
    const stop = new AbortController();
    stop.abort(new Error('enough'));
    const reading = logs({}).read(range, stop.signal);
    await expect(reading.next()).rejects.toThrow('enough');
  });
});

describe('domains', () => {
  test('are the default one and all that are associated, page by page', async () => {
    const names = await logs({}).domains(APP);
    expect(names).toHaveLength(62);
    expect(names.slice(0, 2)).toEqual([`${APP}.amplifyapp.com`, 'example.com']);
    aws.faults.deny('amplify:ListDomainAssociations');
    await expect(logs({}).domains(APP)).rejects.toThrow(/needs amplify:ListDomainAssociations/);
  });

  test('that are refused are told with those that would do, or why these are not known', async () => {
    const wrong = { ...range, domain: 'www.example.org' };
    await expect(logs({}).read(wrong, never).next()).rejects.toThrow(
      /not found.*The domains of the app are d2abcdefghijkl/,
    );
    aws.faults.deny('amplify:GetApp');
    await expect(logs({}).read(wrong, never).next()).rejects.toThrow(
      /Could not list the domains of the app: amplify:GetApp/,
    );
  });
});
