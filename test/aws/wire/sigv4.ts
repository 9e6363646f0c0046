import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Identity } from './identities.js';
import type { AuthProblem, AwsRequest } from './message.js';

/** The parts of `Authorization: AWS4-HMAC-SHA256 …`, or of a pre-signed URL's query. */
export interface Signature {
  readonly accessKeyId: string;
  readonly date: string;
  readonly region: string;
  readonly service: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  readonly presigned: boolean;
}

const shape = /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/;

function assemble(credential: string, rest: Pick<Signature, 'signedHeaders' | 'signature' | 'presigned'>) {
  const [accessKeyId, date, region, service, end] = credential.split('/');
  if (!accessKeyId || !date || !region || !service || end !== 'aws4_request') return undefined;
  return { accessKeyId, date, region, service, ...rest };
}

export function readSignature(request: AwsRequest): Signature | undefined {
  const match = shape.exec(request.headers['authorization'] ?? '');
  if (match) {
    const [, credential = '', signedHeaders = '', signature = ''] = match;
    return assemble(credential, { signedHeaders: signedHeaders.split(';'), signature, presigned: false });
  }
  const credential = request.query.get('X-Amz-Credential');
  if (credential === null) return undefined;
  const signedHeaders = (request.query.get('X-Amz-SignedHeaders') ?? '').split(';');
  const signature = request.query.get('X-Amz-Signature') ?? '';
  return assemble(credential, { signedHeaders, signature, presigned: true });
}

function strictEncode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function canonicalQuery(query: URLSearchParams): string {
  const pairs = [...query]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => [strictEncode(name), strictEncode(value)] as const);
  pairs.sort(([a, x], [b, y]) => (a === b ? (x < y ? -1 : 1) : a < b ? -1 : 1));
  return pairs.map(([name, value]) => `${name}=${value}`).join('&');
}

function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}

function hmac(key: string | Buffer, data: string): Buffer {
  return createHmac('sha256', key).update(data).digest();
}

const keys = new Map<string, Buffer>();

function signingKey(secret: string, { date, region, service }: Signature): Buffer {
  const id = [secret, date, region, service].join('\0');
  let key = keys.get(id);
  if (key === undefined) {
    key = hmac(hmac(hmac(hmac(`AWS4${secret}`, date), region), service), 'aws4_request');
    keys.set(id, key);
  }
  return key;
}

function canonicalRequest(request: AwsRequest, signature: Signature, payloadHash: string): string {
  const isS3 = signature.service === 's3';
  const path = isS3 ? request.path : request.path.split('/').map(strictEncode).join('/');
  const headers = signature.signedHeaders.map(
    (name) => `${name}:${(request.headers[name] ?? '').trim().replace(/ +/g, ' ')}\n`,
  );
  return [
    request.method,
    path,
    canonicalQuery(request.query),
    headers.join(''),
    signature.signedHeaders.join(';'),
    payloadHash,
  ].join('\n');
}

function timestamp(request: AwsRequest, signature: Signature): string {
  if (signature.presigned) return request.query.get('X-Amz-Date') ?? '';
  return request.headers['x-amz-date'] ?? '';
}

/** Checks the body's hash and the signature itself, so a body that was tampered with is refused. */
export function verifySignature(
  request: AwsRequest,
  signature: Signature,
  identity: Identity,
): AuthProblem | undefined {
  const declared = signature.presigned ? 'UNSIGNED-PAYLOAD' : request.headers['x-amz-content-sha256'];
  const isHash = declared === undefined || /^[0-9a-f]{64}$/.test(declared);
  const payloadHash = isHash ? sha256(request.body) : declared;
  if (declared !== undefined && declared !== payloadHash) return 'bad-body-hash';
  if (!signature.presigned && !signature.signedHeaders.includes('host')) return 'bad-signature';
  const scope = `${signature.date}/${signature.region}/${signature.service}/aws4_request`;
  const toSign = [
    'AWS4-HMAC-SHA256',
    timestamp(request, signature),
    scope,
    sha256(canonicalRequest(request, signature, payloadHash)),
  ].join('\n');
  const expected = hmac(signingKey(identity.secretAccessKey, signature), toSign);
  const given = Buffer.from(signature.signature, 'hex');
  const same = given.length === expected.length && timingSafeEqual(given, expected);
  return same ? undefined : 'bad-signature';
}
