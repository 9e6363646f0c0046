import { createBucket, listBuckets } from './s3/buckets.js';
import type { Bucket, BucketOptions, Content, StoredObject } from './s3/object-store.js';
import { ObjectStore } from './s3/object-store.js';
import { s3Headers } from './s3/replies.js';
import type { S3Place } from './s3/routes.js';
import { findRoute } from './s3/routes.js';
import type { Clock } from './wire/clock.js';
import type { Identity } from './wire/identities.js';
import type {
  AuthProblem,
  AwsRequest,
  CallContext,
  Operation,
  PlannedCall,
  Reply,
  Service,
} from './wire/message.js';
import { AwsError, awsError, deniedText } from './wire/message.js';
import { readSignature } from './wire/sigv4.js';
import { xmlDocument } from './wire/xml.js';

interface Target {
  bucket: string;
  key: string;
}

const virtualHost = /^(.+)\.(?:localhost|127\.0\.0\.1|s3[.-].+)$/;

/** Path style, or the bucket in front of the host name. */
function readTarget(request: AwsRequest): Target {
  const host = (request.headers['host'] ?? '').replace(/:\d+$/, '');
  const path = request.path.slice(1);
  try {
    const named = virtualHost.exec(host)?.[1];
    if (named !== undefined) return { bucket: named, key: decodeURIComponent(path) };
    const slash = path.indexOf('/');
    if (slash < 0) return { bucket: path, key: '' };
    return { bucket: path.slice(0, slash), key: decodeURIComponent(path.slice(slash + 1)) };
  } catch {
    throw awsError(400, 'InvalidURI', "Couldn't parse the specified URI.");
  }
}

export class S3 implements Service {
  readonly name = 's3';
  readonly store: ObjectStore;
  readonly #place: S3Place & { partition: string };

  constructor(place: S3Place & { clock: Clock; partition: string }) {
    this.store = new ObjectStore(place.clock);
    this.#place = place;
  }

  createBucket(name: string, options: BucketOptions = {}): Bucket {
    return this.store.createBucket(name, { owner: this.#place.account, ...options });
  }

  bucket(name: string): Bucket {
    return this.store.buckets.get(name) ?? this.createBucket(name);
  }

  /** Seeds an object; the bucket is made when it is missing. */
  putObject(
    bucket: string,
    key: string,
    content: Content | string,
    headers: Record<string, string> = {},
  ): StoredObject {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    return this.store.put(this.bucket(bucket), { key, content: bytes, headers });
  }

  object(bucket: string, key: string): StoredObject | undefined {
    return this.store.buckets.get(bucket)?.get(key);
  }

  /** The bytes of an object; undefined when there is none (or it is made while it is read). */
  get(bucket: string, key: string): Buffer | undefined {
    const content = this.object(bucket, key)?.content;
    return Buffer.isBuffer(content) ? content : undefined;
  }

  /** The keys under a prefix, in S3's order. */
  list(bucket: string, prefix = ''): string[] {
    return (
      this.store.buckets
        .get(bucket)
        ?.keys()
        .filter((key) => key.startsWith(prefix)) ?? []
    );
  }

  delete(bucket: string, key: string): void {
    this.store.buckets.get(bucket)?.delete(key);
  }

  plan(request: AwsRequest): PlannedCall {
    const { bucket, key } = readTarget(request);
    const { method, query } = request;
    if (bucket === '')
      return this.#plain('ListBuckets', bucket, (store) => listBuckets(request, store, this.#place));
    if (method === 'PUT' && key === '' && query.size === 0) {
      const home = this.#place;
      return this.#plain('CreateBucket', bucket, (store) => createBucket(request, store, { bucket, home }));
    }
    const route = findRoute(method, key !== '', query);
    if (!route)
      throw awsError(
        501,
        'NotImplemented',
        'A header or query you provided requests functionality that is not implemented',
      );
    const resource = key === '' ? bucket : `${bucket}/${key}`;
    const { operation, action } = route;
    return {
      operation: {
        ...this.#describe(operation, action, resource),
        ...(operation === 'ListObjectsV2' ? { part: query.get('prefix') ?? '' } : {}),
      },
      run: (context) => {
        const found = this.#open(context, bucket, operation);
        return route.run({ ...context, store: this.store, bucket: found, key }, this.#place);
      },
    };
  }

  #plain(operation: string, bucket: string, run: (store: ObjectStore) => Reply): PlannedCall {
    const action = operation === 'ListBuckets' ? 's3:ListAllMyBuckets' : `s3:${operation}`;
    return { operation: this.#describe(operation, action, bucket), run: () => run(this.store) };
  }

  #describe(operation: string, action: string, resource: string): Operation {
    const arn = `arn:${this.#place.partition}:s3:::${resource}`;
    return { service: this.name, operation, resource, action, arn };
  }

  /** The bucket, if it is there, of the owner that the caller expects, and in the Region that was signed for. */
  #open({ request }: CallContext, name: string, operation: string): Bucket {
    const bucket = this.store.buckets.get(name);
    if (!bucket) {
      const details = { BucketName: name };
      throw new AwsError({
        status: 404,
        code: 'NoSuchBucket',
        message: 'The specified bucket does not exist',
        details,
      });
    }
    const expected = request.headers['x-amz-expected-bucket-owner'];
    const owner = bucket.settings.owner ?? this.#place.account;
    if (expected !== undefined && expected !== owner) throw awsError(403, 'AccessDenied', 'Access Denied');
    const { region } = bucket.settings;
    const signed = readSignature(request)?.region;
    if (region !== undefined && signed !== region && operation !== 'GetBucketLocation')
      throw redirect(name, region);
    return bucket;
  }

  failure(error: AwsError, request: AwsRequest): Reply {
    const headers = { ...s3Headers(request), 'content-type': 'application/xml', ...error.headers };
    const body = xmlDocument('Error', '', [
      ['Code', error.code],
      ['Message', error.message],
      ...Object.entries(error.details),
      ['RequestId', request.requestId],
      ['HostId', headers['x-amz-id-2']],
    ]);
    return { status: error.status, headers, body: request.method === 'HEAD' ? Buffer.alloc(0) : body };
  }

  authError(problem: AuthProblem): AwsError {
    const texts: Record<AuthProblem, [status: number, code: string, message: string]> = {
      missing: [403, 'AccessDenied', 'Access Denied'],
      'unknown-key': [
        403,
        'InvalidAccessKeyId',
        'The AWS Access Key Id you provided does not exist in our records.',
      ],
      'bad-token': [400, 'InvalidToken', 'The provided token is malformed or otherwise invalid.'],
      expired: [400, 'ExpiredToken', 'The provided token has expired.'],
      'bad-signature': [
        403,
        'SignatureDoesNotMatch',
        'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
      ],
      'bad-body-hash': [
        400,
        'XAmzContentSHA256Mismatch',
        "The provided 'x-amz-content-sha256' header does not match what was computed.",
      ],
    };
    return awsError(...texts[problem]);
  }

  deniedError(caller: Identity | undefined, operation: Operation): AwsError {
    return awsError(403, 'AccessDenied', deniedText(caller, operation));
  }

  readonly throttled = (): AwsError => awsError(503, 'SlowDown', 'Please reduce your request rate.');
  readonly internal = (): AwsError =>
    awsError(500, 'InternalError', 'We encountered an internal error. Please try again.');
}

function redirect(bucket: string, region: string): AwsError {
  return new AwsError({
    status: 301,
    code: 'PermanentRedirect',
    message:
      'The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.',
    details: { Endpoint: `${bucket}.s3.${region}.amazonaws.com`, Bucket: bucket },
    headers: { 'x-amz-bucket-region': region },
  });
}
