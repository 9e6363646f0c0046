/**
 * S3, CloudWatch Logs and STS as fast as Node.js serves them, in a process of its own: no signatures are checked, no
 * quotas kept, and log events are counted in bytes and thrown away, unless they are to be read back. For figures only; the
 * tests have a true stand-in.
 *
 * One argument, `StandInOptions` as JSON.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import https from 'node:https';
import { argv } from 'node:process';
import type { Network } from './cases.js';
import type { Certificate } from './certificate.js';
import type { Corpus } from './corpus.js';
import { Streams } from './streams.js';
import { ARCHIVE, uploadAnswer } from './uploads.js';

export interface StandInOptions {
  /** The index of the corpus. */
  readonly index: string;
  readonly network: Network;
  /** Where the network is to be TLS. */
  readonly certificate?: Certificate | undefined;
  /** Whether log events are kept, and can be read back. */
  readonly keeps: boolean;
}

const options = JSON.parse(argv[2] ?? '') as StandInOptions;
const { network, keeps } = options;
const streams = new Streams();

interface Stored {
  readonly body: Buffer;
  readonly etag: string;
}

const objects = new Map<string, Stored>();
/** The keys in order, until one is added. */
let sorted: string[] | undefined;
let received = 0;

function put(key: string, body: Buffer): Stored {
  const stored = { body, etag: `"${createHash('md5').update(body).digest('hex')}"` };
  if (!objects.has(key)) sorted = undefined;
  objects.set(key, stored);
  return stored;
}

/** Smaller answers are always written at once. */
const LARGE_BYTES = 16 * 1024;

/**
 * The last byte of a large answer is sent once the others are written. A client that has all of it asks again, and Node's
 * server drops a connection over TLS whose next request comes while the last answer counts as being written: it has paused
 * its parser, and takes the rest of the request for an error (HPE_PAUSED). A run then waits to see what became of it.
 */
function end(response: ServerResponse, status: number, body: Buffer): void {
  response.writeHead(status, { 'content-length': body.length });
  if (body.length < LARGE_BYTES) response.end(body);
  else response.write(body.subarray(0, -1), () => response.end(body.subarray(-1)));
}

function xml(response: ServerResponse, body: string, status = 200): void {
  end(response.setHeader('content-type', 'application/xml'), status, Buffer.from(body));
}

function list(response: ServerResponse, query: URLSearchParams): void {
  const prefix = query.get('prefix') ?? '';
  const after = query.get('continuation-token') ?? '';
  sorted ??= [...objects.keys()].sort();
  const keys = sorted.filter((key) => key.startsWith(prefix) && key > after);
  if (query.get('delimiter') !== null) {
    const folders = new Set(keys.map((key) => prefix + (key.slice(prefix.length).split('/')[0] ?? '')));
    const names = [...folders].map((name) => `<CommonPrefixes><Prefix>${name}/</Prefix></CommonPrefixes>`);
    xml(response, `<ListBucketResult><IsTruncated>false</IsTruncated>${names.join('')}</ListBucketResult>`);
    return;
  }
  const page = keys.slice(0, 1000).map((key) => {
    const { etag = '', body = Buffer.alloc(0) } = objects.get(key) ?? {};
    return `<Contents><Key>${key}</Key><ETag>${etag}</ETag><Size>${body.length}</Size></Contents>`;
  });
  const more = keys.length > 1000;
  const token = more ? `<NextContinuationToken>${keys[999] ?? ''}</NextContinuationToken>` : '';
  xml(
    response,
    `<ListBucketResult><IsTruncated>${more}</IsTruncated>${token}${page.join('')}</ListBucketResult>`,
  );
}

function get(response: ServerResponse, key: string): void {
  const stored = objects.get(key);
  if (stored === undefined) {
    xml(response, '<Error><Code>NoSuchKey</Code><Message>not there</Message></Error>', 404);
    return;
  }
  const { body, etag } = stored;
  end(response.setHeader('etag', etag), 200, body);
}

function replace(
  request: IncomingMessage,
  response: ServerResponse,
  at: { key: string; body: Buffer },
): void {
  const { key, body } = at;
  const known = objects.get(key)?.etag;
  const wanted = request.headers['if-match'];
  const refused =
    request.headers['if-none-match'] === '*' ? known !== undefined : wanted !== undefined && wanted !== known;
  if (refused) xml(response, '<Error><Code>PreconditionFailed</Code></Error>', 412);
  else response.writeHead(200, { etag: put(key, body).etag }).end();
}

function json(response: ServerResponse, value: object): void {
  response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(value));
}

interface LogsInput {
  readonly logGroupNamePrefix?: string;
  readonly logStreamName?: string;
  readonly nextToken?: string;
}

function logs(response: ServerResponse, operation: string, body: () => Buffer): void {
  if (operation === 'PutLogEvents') {
    json(response, {});
    return;
  }
  const input = JSON.parse(body().toString()) as LogsInput;
  const { logGroupNamePrefix = '', logStreamName = '', nextToken } = input;
  const group = { logGroupName: logGroupNamePrefix, logGroupClass: 'STANDARD', retentionInDays: 30 };
  if (operation === 'DescribeLogGroups') json(response, { logGroups: [group] });
  else if (operation === 'GetLogEvents')
    end(response, 200, Buffer.from(streams.page(logStreamName, nextToken)));
  else if (operation !== 'CreateLogStream' || !keeps || streams.create(logStreamName)) json(response, {});
  else response.writeHead(400).end('{"__type":"ResourceAlreadyExistsException"}');
}

const IDENTITY =
  '<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>' +
  '<Arn>arn:aws:iam::123456789012:user/bench</Arn><UserId>AIDA</UserId><Account>123456789012</Account>' +
  '</GetCallerIdentityResult></GetCallerIdentityResponse>';

function answer(request: IncomingMessage, response: ServerResponse, body: () => Buffer): void {
  const url = new URL(request.url ?? '/', 'http://stand-in');
  const target = request.headers['x-amz-target'];
  const key = decodeURIComponent(url.pathname).split('/').slice(2).join('/');
  const upload = uploadAnswer(request.method ?? '', key, url.searchParams);
  if (url.pathname === '/received') response.end(String(received));
  else if (url.pathname === '/sink') response.end();
  else if (upload?.xml !== undefined) xml(response, upload.xml);
  else if (upload !== undefined) response.writeHead(200, { etag: upload.etag }).end();
  else if (typeof target === 'string') logs(response, target.split('.')[1] ?? '', body);
  else if (request.method === 'POST') xml(response, IDENTITY);
  else if (request.method === 'PUT') replace(request, response, { key, body: body() });
  else if (key === '') list(response, url.searchParams);
  else get(response, key);
}

const corpus = JSON.parse(readFileSync(options.index, 'utf8')) as Corpus;
for (const { key, file } of corpus.objects) put(key, readFileSync(file));

/** When the uplink has carried all that was sent so far, by `performance.now`. */
let uplinkFreeAt = 0;

/** How many ms after the request the answer comes: its body shares the uplink with all others, then latency. */
function delayOf(request: IncomingMessage, bytes: number): number {
  if (request.url === '/sink' || request.url === '/received') return 0;
  const { uplinkMegabits = Infinity, putMs, otherMs } = network;
  const now = performance.now();
  uplinkFreeAt = Math.max(now, uplinkFreeAt) + (bytes * 8) / 1000 / uplinkMegabits;
  return uplinkFreeAt - now + (isPut(request) ? putMs : otherMs);
}

function isPut(request: IncomingMessage): boolean {
  return request.headers['x-amz-target']?.toString().endsWith('.PutLogEvents') === true;
}

function isUpload({ method, url = '' }: IncomingMessage): boolean {
  return method === 'PUT' && decodeURIComponent(url).split('/').slice(2).join('/').startsWith(ARCHIVE);
}

function listener(request: IncomingMessage, response: ServerResponse): void {
  const isEvents = isPut(request);
  const isThrownAway = request.url === '/sink' || isUpload(request);
  const isKept = isEvents ? keeps : !isThrownAway;
  const chunks: Buffer[] = [];
  let bytes = 0;
  request.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (isKept) chunks.push(chunk);
  });
  request.on('end', () => {
    if (isEvents || isThrownAway) received += bytes;
    if (isEvents && keeps) streams.put(Buffer.concat(chunks), request.headers['content-encoding']);
    const reply = (): void => {
      answer(request, response, () => Buffer.concat(chunks));
    };
    const ms = delayOf(request, bytes);
    if (ms === 0) reply();
    else setTimeout(reply, ms);
  });
}

const { certificate } = options;
const server =
  network.tls === true && certificate !== undefined
    ? https.createServer(
        { key: readFileSync(certificate.key), cert: readFileSync(certificate.certificate) },
        listener,
      )
    : http.createServer(listener);
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.(typeof address === 'object' && address !== null ? address.port : 0);
});
process.once('disconnect', () => process.exit());
