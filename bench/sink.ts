/**
 * A stand-in for S3 and CloudWatch Logs that only counts: it verifies nothing and keeps nothing but the ledger, so that
 * it is far faster than what is measured. Run as a process of its own; tells its port on the first line.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createHash } from 'node:crypto';
import { bodyOf, loadOf } from './load.js';

const [lines = '0', s3DelayMs = '0', putDelayMs = '0'] = process.argv.slice(2);
const load = loadOf(Number(lines));
const bodies = new Map(load.keys.map((key) => [key, bodyOf(load, key)]));
const stored = new Map<string, Buffer>();
let received = 0;

const etagOf = (body: Buffer): string => `"${createHash('md5').update(body).digest('hex')}"`;
const etags = new Map([...bodies].map(([key, body]) => [key, etagOf(body)]));

async function drain(request: IncomingMessage): Promise<number> {
  let bytes = 0;
  for await (const chunk of request) bytes += (chunk as Buffer).length;
  return bytes;
}

async function bodyOfRequest(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function logs(target: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const bytes = await drain(request);
  if (target === 'PutLogEvents') received += bytes;
  const group = { logGroupName: '/bench', retentionInDays: 30, logGroupClass: 'STANDARD' };
  const answer = target === 'DescribeLogGroups' ? { logGroups: [group] } : {};
  response.setHeader('content-type', 'application/x-amz-json-1.1');
  later(Number(target === 'PutLogEvents' ? putDelayMs : 0), () => response.end(JSON.stringify(answer)));
}

function list(url: URL): string {
  const prefix = url.searchParams.get('prefix') ?? '';
  const found = load.keys.filter((key) => key.startsWith(prefix));
  const accounts = url.searchParams.has('delimiter')
    ? '<CommonPrefixes><Prefix>AWSLogs/123456789012/</Prefix></CommonPrefixes>'
    : '';
  const contents = accounts === '' ? found.map(entry).join('') : accounts;
  return `<?xml version="1.0"?><ListBucketResult><IsTruncated>false</IsTruncated>${contents}</ListBucketResult>`;
}

function entry(key: string): string {
  const size = String(bodies.get(key)?.length ?? 0);
  return `<Contents><Key>${key}</Key><ETag>${etags.get(key) ?? ''}</ETag><Size>${size}</Size></Contents>`;
}

async function s3(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://sink');
  const key = decodeURIComponent(url.pathname.split('/').slice(2).join('/'));
  if (request.method === 'PUT') {
    const body = await bodyOfRequest(request);
    stored.set(key, body);
    response.setHeader('etag', etagOf(body));
    later(Number(s3DelayMs), () => response.end());
    return;
  }
  const body = key === '' ? Buffer.from(list(url)) : (bodies.get(key) ?? stored.get(key));
  if (body === undefined) response.statusCode = 404;
  response.setHeader('etag', etags.get(key) ?? (body === undefined ? '' : etagOf(body)));
  const missing = '<?xml version="1.0"?><Error><Code>NoSuchKey</Code><Message>no</Message></Error>';
  later(Number(s3DelayMs), () => response.end(body ?? missing));
}

function later(ms: number, answer: () => void): void {
  if (ms === 0) answer();
  else setTimeout(answer, ms);
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const target = (request.headers['x-amz-target']?.toString() ?? '').split('.')[1];
  const isForm = (request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');
  if (request.url === '/received') response.end(String(received));
  else if (request.url === '/forget') {
    stored.clear();
    received = 0;
    response.end();
  } else if (target !== undefined) await logs(target, request, response);
  else if (isForm) {
    await drain(request);
    const identity = '<Arn>arn:aws:iam::123456789012:user/bench</Arn><Account>123456789012</Account>';
    const result = `<GetCallerIdentityResult>${identity}</GetCallerIdentityResult>`;
    response.end(`<GetCallerIdentityResponse>${result}</GetCallerIdentityResponse>`);
  } else await s3(request, response);
}

const server = createServer((request, response) => void answer(request, response));
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(typeof address === 'object' && address !== null ? address.port : 0);
});
