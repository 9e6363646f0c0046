import { decodeAwsChunked } from '../wire/aws-chunked.js';
import type { ChecksumName } from '../wire/checksums.js';
import { checksum, checksumNames } from '../wire/checksums.js';
import type { AwsRequest } from '../wire/message.js';
import { awsError } from '../wire/message.js';
import { md5 } from './object-store.js';

export interface UploadBody {
  readonly body: Buffer;
  /** The checksums that came along and held. */
  readonly checksums: Partial<Record<ChecksumName, string>>;
}

function isChunked(request: AwsRequest): boolean {
  return request.headers['x-amz-content-sha256']?.startsWith('STREAMING-') === true;
}

function decode(request: AwsRequest): { body: Buffer; trailers: Record<string, string> } {
  if (!isChunked(request)) return { body: request.body, trailers: {} };
  const decoded = decodeAwsChunked(request.body);
  const length = Number(request.headers['x-amz-decoded-content-length'] ?? NaN);
  if (!decoded || decoded.body.length !== length) {
    throw awsError(
      400,
      'IncompleteBody',
      'You did not provide the number of bytes specified by the Content-Length HTTP header',
    );
  }
  return decoded;
}

/** The body without its framing; every checksum that came along is verified. */
export function readUpload(request: AwsRequest): UploadBody {
  const { body, trailers } = decode(request);
  const checksums: Partial<Record<ChecksumName, string>> = {};
  for (const name of checksumNames) {
    const header = `x-amz-checksum-${name}`;
    const given = request.headers[header] ?? trailers[header];
    if (given === undefined) continue;
    if (given !== checksum(name, body)) {
      throw awsError(
        400,
        'BadDigest',
        `The ${name.toUpperCase()} you specified did not match the calculated checksum.`,
      );
    }
    checksums[name] = given;
  }
  const contentMd5 = request.headers['content-md5'];
  if (contentMd5 !== undefined && contentMd5 !== md5(body).toString('base64')) {
    throw awsError(400, 'BadDigest', 'The Content-MD5 you specified did not match what we received.');
  }
  return { body, checksums };
}

const keptHeaders = [
  'content-type',
  'content-disposition',
  'content-language',
  'cache-control',
  'expires',
  'x-amz-server-side-encryption',
  'x-amz-server-side-encryption-aws-kms-key-id',
  'x-amz-server-side-encryption-bucket-key-enabled',
  'x-amz-storage-class',
];

/** The headers of an upload that come back with the object. */
export function objectHeaders(request: AwsRequest): Record<string, string> {
  const kept: Record<string, string> = { 'content-type': 'binary/octet-stream' };
  for (const [name, value] of Object.entries(request.headers)) {
    if (keptHeaders.includes(name) || name.startsWith('x-amz-meta-')) kept[name] = value;
  }
  const encoding = (request.headers['content-encoding'] ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '' && one !== 'aws-chunked');
  if (encoding.length > 0) kept['content-encoding'] = encoding.join(',');
  return kept;
}

export function checksumHeaders(checksums: UploadBody['checksums']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(checksums).map(([name, value]) => [`x-amz-checksum-${name}`, value]),
  );
}
