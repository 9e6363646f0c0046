import type { Reply } from '../wire/message.js';
import type { Home } from './buckets.js';
import * as buckets from './buckets.js';
import { listObjectsV2 } from './list.js';
import * as multipart from './multipart.js';
import type { BucketCall } from './objects.js';
import * as objects from './objects.js';

/** Where the service lives, and its one setting. */
export interface S3Place extends Home {
  readonly minPartBytes: number;
}

export interface Route {
  readonly operation: string;
  readonly action: string;
  readonly method: string;
  readonly onKey: boolean;
  /** Query parameters that must all be there; routes with more come first. */
  readonly query: readonly string[];
  readonly run: (call: BucketCall, place: S3Place) => Reply;
}

type Row = [target: string, operation: string, action: string, run: Route['run']];

/** `METHOD bucket|key ?query`, operation, the IAM action that allows it, handler. */
const rows: Row[] = [
  ['GET key uploadId', 'ListParts', 's3:ListMultipartUploadParts', multipart.listParts],
  ['PUT key uploadId partNumber', 'UploadPart', 's3:PutObject', multipart.uploadPart],
  ['POST key uploads', 'CreateMultipartUpload', 's3:PutObject', multipart.createMultipartUpload],
  [
    'POST key uploadId',
    'CompleteMultipartUpload',
    's3:PutObject',
    (call, { minPartBytes }) => multipart.completeMultipartUpload(call, minPartBytes),
  ],
  ['DELETE key uploadId', 'AbortMultipartUpload', 's3:AbortMultipartUpload', multipart.abortMultipartUpload],
  ['GET key', 'GetObject', 's3:GetObject', objects.getObject],
  ['HEAD key', 'HeadObject', 's3:GetObject', objects.getObject],
  ['PUT key', 'PutObject', 's3:PutObject', objects.putObject],
  ['DELETE key', 'DeleteObject', 's3:DeleteObject', objects.deleteObject],
  ['POST bucket delete', 'DeleteObjects', 's3:DeleteObject', objects.deleteObjects],
  ['GET bucket list-type', 'ListObjectsV2', 's3:ListBucket', listObjectsV2],
  [
    'GET bucket uploads',
    'ListMultipartUploads',
    's3:ListBucketMultipartUploads',
    multipart.listMultipartUploads,
  ],
  ['GET bucket location', 'GetBucketLocation', 's3:GetBucketLocation', buckets.getBucketLocation],
  ['GET bucket acl', 'GetBucketAcl', 's3:GetBucketAcl', buckets.getBucketAcl],
  ['GET bucket policy', 'GetBucketPolicy', 's3:GetBucketPolicy', buckets.getBucketPolicy],
  [
    'GET bucket encryption',
    'GetBucketEncryption',
    's3:GetEncryptionConfiguration',
    buckets.getBucketEncryption,
  ],
  ['GET bucket versioning', 'GetBucketVersioning', 's3:GetBucketVersioning', buckets.getBucketVersioning],
  ['HEAD bucket', 'HeadBucket', 's3:ListBucket', buckets.headBucket],
  ['DELETE bucket', 'DeleteBucket', 's3:DeleteBucket', buckets.deleteBucket],
];

const routes = rows.map(([target, operation, action, run]): Route => {
  const [method = '', on, ...query] = target.split(' ');
  return { operation, action, method, onKey: on === 'key', query, run };
});

export function findRoute(method: string, onKey: boolean, query: URLSearchParams): Route | undefined {
  return routes.find(
    (route) =>
      route.method === method && route.onKey === onKey && route.query.every((name) => query.has(name)),
  );
}
