/**
 * S3, CloudWatch Logs and STS as fast as Node.js serves them, in a process of its own: no signatures are checked, no
 * quotas kept, and log events are counted in bytes and thrown away. For figures only; the tests have a true stand-in.
 *
 * Arguments: the index of the corpus, and how many ms late a PutLogEvents and any other call of AWS are answered.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { argv } from 'node:process';
import type { Corpus } from './corpus.js';

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

function xml(response: ServerResponse, body: string, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/xml' }).end(body);
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
  response.writeHead(200, { etag, 'content-length': body.length }).end(body);
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

function logs(response: ServerResponse, operation: string, body: () => Buffer): void {
  if (operation !== 'DescribeLogGroups') {
    json(response, {});
    return;
  }
  const { logGroupNamePrefix = '' } = JSON.parse(body().toString()) as { logGroupNamePrefix?: string };
  json(response, {
    logGroups: [{ logGroupName: logGroupNamePrefix, logGroupClass: 'STANDARD', retentionInDays: 30 }],
  });
}

const IDENTITY =
  '<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>' +
  '<Arn>arn:aws:iam::123456789012:user/bench</Arn><UserId>AIDA</UserId><Account>123456789012</Account>' +
  '</GetCallerIdentityResult></GetCallerIdentityResponse>';

function answer(request: IncomingMessage, response: ServerResponse, body: () => Buffer): void {
  const url = new URL(request.url ?? '/', 'http://stand-in');
  const target = request.headers['x-amz-target'];
  const key = decodeURIComponent(url.pathname).split('/').slice(2).join('/');
  if (url.pathname === '/received') response.end(String(received));
  else if (url.pathname === '/sink') response.end();
  else if (typeof target === 'string') logs(response, target.split('.')[1] ?? '', body);
  else if (request.method === 'POST') xml(response, IDENTITY);
  else if (request.method === 'PUT') replace(request, response, { key, body: body() });
  else if (key === '') list(response, url.searchParams);
  else get(response, key);
}

const [, , index = '', putMs = '0', otherMs = '0'] = argv;
const corpus = JSON.parse(readFileSync(index, 'utf8')) as Corpus;
for (const { key, file } of corpus.objects) put(key, readFileSync(file));

/** How many ms after the request the answer comes. */
function latencyOf(request: IncomingMessage): number {
  if (request.url === '/sink' || request.url === '/received') return 0;
  return Number(isPut(request) ? putMs : otherMs);
}

function isPut(request: IncomingMessage): boolean {
  return request.headers['x-amz-target']?.toString().endsWith('.PutLogEvents') === true;
}

const server = createServer((request, response) => {
  const keep = !isPut(request) && request.url !== '/sink';
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => {
    if (keep) chunks.push(chunk);
    else received += chunk.length;
  });
  request.on('end', () => {
    const reply = (): void => {
      answer(request, response, () => Buffer.concat(chunks));
    };
    const ms = latencyOf(request);
    if (ms === 0) reply();
    else setTimeout(reply, ms);
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.(typeof address === 'object' && address !== null ? address.port : 0);
});
process.once('disconnect', () => process.exit());
