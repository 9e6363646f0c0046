import type { AwsRequest } from '../wire/message.js';
import { AwsError, awsError } from '../wire/message.js';
import type { StoredObject } from './object-store.js';

export function noSuchKey(key: string): AwsError {
  return new AwsError({
    status: 404,
    code: 'NoSuchKey',
    message: 'The specified key does not exist.',
    details: { Key: key },
  });
}

function preconditionFailed(condition: string): AwsError {
  return new AwsError({
    status: 412,
    code: 'PreconditionFailed',
    message: 'At least one of the pre-conditions you specified did not hold',
    details: { Condition: condition },
  });
}

function notImplemented(header: string): AwsError {
  return new AwsError({
    status: 501,
    code: 'NotImplemented',
    message: 'A header you provided implies functionality that is not implemented',
    details: { Header: header },
  });
}

function bare(etag: string): string {
  return etag.trim().replace(/^W\//, '').replace(/^"|"$/g, '');
}

/** The conditions of PutObject and CompleteMultipartUpload, as they were recorded from S3. */
export function checkWrite(request: AwsRequest, key: string, current: StoredObject | undefined): void {
  const ifMatch = request.headers['if-match'];
  const ifNoneMatch = request.headers['if-none-match'];
  if (ifMatch !== undefined && ifNoneMatch !== undefined) throw notImplemented('If-Match,If-None-Match');
  if (ifNoneMatch !== undefined && ifNoneMatch !== '*') throw notImplemented('If-None-Match');
  if (ifMatch === '*') throw notImplemented('If-Match');
  if (ifNoneMatch !== undefined && current) throw preconditionFailed('If-None-Match');
  if (ifMatch === undefined) return;
  if (!current) throw noSuchKey(key);
  if (bare(ifMatch) !== bare(current.etag)) throw preconditionFailed('If-Match');
}

/** The conditions of GetObject and HeadObject; true means 304. */
export function checkRead(request: AwsRequest, object: StoredObject): boolean {
  const { 'if-match': ifMatch, 'if-none-match': ifNoneMatch } = request.headers;
  if (ifMatch !== undefined && ifMatch !== '*' && bare(ifMatch) !== bare(object.etag)) {
    throw preconditionFailed('If-Match');
  }
  const unmodifiedSince = request.headers['if-unmodified-since'];
  if (
    ifMatch === undefined &&
    unmodifiedSince !== undefined &&
    object.lastModified > Date.parse(unmodifiedSince)
  ) {
    throw preconditionFailed('If-Unmodified-Since');
  }
  return ifNoneMatch !== undefined && (ifNoneMatch === '*' || bare(ifNoneMatch) === bare(object.etag));
}

export interface ByteRange {
  from: number;
  to: number;
}

/** `Range: bytes=…` as a half-open range; undefined for the whole object. */
export function readRange(header: string | undefined, size: number): ByteRange | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (!match || (match[1] === '' && match[2] === '')) return undefined;
  const [, first = '', last = ''] = match;
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const to = first === '' || last === '' ? size : Math.min(size, Number(last) + 1);
  if (from >= size || to <= from)
    throw awsError(416, 'InvalidRange', 'The requested range is not satisfiable');
  return { from, to };
}
