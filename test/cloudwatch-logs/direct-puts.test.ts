import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { serviceError } from '../../src/errors.js';
import { DirectPuts, type PutAnswerBody } from '../../src/cloudwatch-logs/direct-puts.js';

interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

interface Answer {
  readonly status?: number;
  readonly body?: string;
  /** The connection is cut after the body's first half. */
  readonly cut?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
}

const NAMES = { logGroupName: '/g', logStreamName: 's' };
const signal = new AbortController().signal;
let server: Server;
let received: Received[];
let answers: Answer[];
let puts: DirectPuts;

beforeEach(async () => {
  received = [];
  answers = [];
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
      const { status = 200, body = '{}', cut = false, headers = {} } = answers.shift() ?? {};
      response.writeHead(status, { ...headers, 'content-length': body.length });
      if (!cut) response.end(body);
      else response.write(body.slice(0, body.length / 2), () => response.destroy());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  puts = new DirectPuts(
    new CloudWatchLogsClient({
      region: 'eu-central-1',
      endpoint: `http://127.0.0.1:${String(port)}`,
      credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret', sessionToken: 'token' },
      maxAttempts: 1,
    }),
  );
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

function batchOf(text: string): { body: Buffer<SharedArrayBuffer>; sha256: string } {
  const body = Buffer.from(new SharedArrayBuffer(Buffer.byteLength(text)));
  body.write(text);
  return { body, sha256: createHash('sha256').update(body).digest('hex') };
}

function send(text: string): Promise<PutAnswerBody> {
  return puts.send({ names: NAMES, batch: batchOf(text), signal });
}

/** What a refusal comes to, as the sink tells it. */
async function refusalOf(text: string): Promise<Record<string, unknown>> {
  const error = await send(text).then(
    () => undefined,
    (cause: unknown) => serviceError(cause, { call: 'logs:PutLogEvents', resource: 'r', onceOnly: true }),
  );
  const { code, status, retryable, ambiguous, message } = error ?? {};
  return { code, status, retryable, ambiguous, message };
}

describe('a put', () => {
  test('is the same request whether the SDK made it or it was repeated', async () => {
    await send('{"first":1}');
    await send('{"second":22}');
    const [first, second] = received;
    expect([first?.body, second?.body]).toEqual(['{"first":1}', '{"second":22}']);
    const ofOneCall = /^(amz-sdk-|authorization$|x-amz-date$|content-length$|x-amz-content-sha256$)/;
    const kept = (headers: IncomingHttpHeaders = {}): [string, unknown][] =>
      Object.entries(headers).filter(([name]) => !ofOneCall.test(name));
    expect(kept(second?.headers)).toEqual(kept(first?.headers));
    expect(second?.headers).toMatchObject({
      'content-length': '13',
      'x-amz-content-sha256': batchOf('{"second":22}').sha256,
      'x-amz-security-token': 'token',
      'x-amz-target': 'Logs_20140328.PutLogEvents',
    });
    expect(second?.headers.authorization).toMatch(
      /Credential=AKIDEXAMPLE\/\d{8}\/eu-central-1\/logs\/aws4_request, SignedHeaders=[^,]*host;[^,]*x-amz-date;[^,]*, Signature=[0-9a-f]{64}$/,
    );
  });

  test('that is compressed says so, and signs what is sent', async () => {
    const body = gzipSync('{"first":1}');
    const batch = {
      body,
      sha256: createHash('sha256').update(body).digest('hex'),
      encoding: 'gzip',
    } as const;
    for (let i = 0; i < 2; i += 1) await puts.send({ names: NAMES, batch, signal });
    await send('{"third":3}');
    const [first, second, third] = received;
    for (const headers of [first?.headers, second?.headers]) {
      expect(headers).toMatchObject({
        'content-encoding': 'gzip',
        'content-length': String(body.length),
        'x-amz-content-sha256': batch.sha256,
      });
      expect(headers?.authorization).toContain('content-encoding;');
    }
    expect(third?.headers['content-encoding']).toBeUndefined();
  });

  test('tells what was refused of it', async () => {
    const info = { rejectedLogEventsInfo: { tooOldLogEventEndIndex: 3 } };
    answers.push({ body: JSON.stringify(info) }, { body: JSON.stringify(info) }, { body: '' });
    expect(await send('1')).toMatchObject(info);
    expect(await send('2')).toEqual(info);
    expect(await send('3')).toEqual({});
  });

  const json = { 'content-type': 'application/x-amz-json-1.1' };
  const error = (status: number, name: string): Answer => ({
    status,
    headers: json,
    body: JSON.stringify({ __type: name, message: 'words of the service' }),
  });
  const refusals: readonly (readonly [string, Answer, object])[] = [
    [
      'a throttle',
      error(400, 'ThrottlingException'),
      { code: 'ThrottlingException', retryable: true, ambiguous: false },
    ],
    [
      'no permission',
      error(400, 'com.amazonaws.logs#AccessDeniedException'),
      { code: 'AccessDeniedException', retryable: false },
    ],
    [
      'credentials that ended',
      error(400, 'ExpiredTokenException'),
      { code: 'ExpiredTokenException', retryable: true, ambiguous: false },
    ],
    ['a server error', error(500, 'InternalFailure'), { status: 500, retryable: true, ambiguous: true }],
    [
      'a server error without words',
      { status: 503, body: '' },
      { status: 503, retryable: true, ambiguous: true },
    ],
    ['half a success', { body: '{"next":"a token"}', cut: true }, { retryable: true, ambiguous: true }],
    ['a success that is no JSON', { body: '{"next' }, { status: 200, retryable: true, ambiguous: true }],
  ];
  test.each(refusals)('that is answered by %s says so, first and repeated', async (_, answer, expected) => {
    answers.push(answer);
    expect(await refusalOf('first')).toMatchObject(expected);
    await send('second');
    answers.push(answer);
    expect(await refusalOf('repeated')).toMatchObject(expected);
    expect(received).toHaveLength(3);
  });

  test('that nobody waits for any more is given up', async () => {
    await send('first');
    const gone = new AbortController();
    const waiting = puts.send({ names: NAMES, batch: batchOf('second'), signal: gone.signal });
    gone.abort();
    await expect(waiting).rejects.toThrow();
  });
});
