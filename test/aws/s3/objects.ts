import type { CallContext, Reply } from '../wire/message.js';
import { awsError, AwsError } from '../wire/message.js';
import type { XmlNode } from '../wire/xml.js';
import { childText, parseXml } from '../wire/xml.js';
import type { ByteRange } from './conditions.js';
import { checkRead, checkWrite, noSuchKey, readRange } from './conditions.js';
import type { Bucket, ObjectStore, StoredObject } from './object-store.js';
import { emptyReply, xmlReply } from './replies.js';
import { checksumHeaders, objectHeaders, readUpload } from './upload-body.js';

/** One S3 call, after its bucket was found. */
export interface BucketCall extends CallContext {
  readonly store: ObjectStore;
  readonly bucket: Bucket;
  readonly key: string;
}

function find({ bucket, key, permitted, caller }: BucketCall): StoredObject {
  const object = bucket.get(key);
  if (object) return object;
  if (permitted('s3:ListBucket', bucket.name)) throw noSuchKey(key);
  const who = caller?.arn ?? 'anonymous';
  const text =
    `User: ${who} is not authorized to perform: s3:ListBucket on resource: "arn:aws:s3:::${bucket.name}" ` +
    'because no identity-based policy allows the s3:ListBucket action';
  throw new AwsError({ status: 403, code: 'AccessDenied', message: text });
}

function describe(object: StoredObject): Record<string, string> {
  return {
    ...object.headers,
    etag: object.etag,
    'last-modified': new Date(object.lastModified).toUTCString(),
    'accept-ranges': 'bytes',
  };
}

function sliceOf(object: StoredObject, { from, to }: ByteRange): Reply['body'] {
  return Buffer.isBuffer(object.content) ? object.content.subarray(from, to) : object.content.read(from, to);
}

export function getObject(call: BucketCall): Reply {
  const { request } = call;
  const object = find(call);
  const headers = describe(object);
  if (checkRead(request, object)) return emptyReply(request, 304, headers);
  const range = readRange(request.headers['range'], object.size);
  const { from, to } = range ?? { from: 0, to: object.size };
  headers['content-length'] = String(to - from);
  if (range) headers['content-range'] = `bytes ${from}-${to - 1}/${object.size}`;
  const wantsChecksum = request.headers['x-amz-checksum-mode'] === 'ENABLED' && !range;
  if (wantsChecksum) Object.assign(headers, checksumHeaders(object.checksums));
  const reply = emptyReply(request, range ? 206 : 200, headers);
  return request.method === 'HEAD' ? reply : { ...reply, body: sliceOf(object, { from, to }) };
}

export function putObject({ request, store, bucket, key }: BucketCall): Reply {
  if (request.headers['x-amz-copy-source'] !== undefined)
    throw awsError(501, 'NotImplemented', 'No copies here');
  if (Buffer.byteLength(key) > 1024) throw awsError(400, 'KeyTooLongError', 'Your key is too long');
  const { body, checksums } = readUpload(request);
  checkWrite(request, key, bucket.get(key));
  const object = store.put(bucket, { key, content: body, headers: objectHeaders(request), checksums });
  return emptyReply(request, 200, {
    etag: object.etag,
    ...encryptionHeaders(object),
    ...checksumHeaders(checksums),
  });
}

export function encryptionHeaders({ headers }: StoredObject): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => name.startsWith('x-amz-server-side-encryption')),
  );
}

export function deleteObject({ request, bucket, key }: BucketCall): Reply {
  bucket.delete(key);
  return emptyReply(request, 204);
}

export function deleteObjects({ request, bucket, permitted }: BucketCall): Reply {
  const { body } = readUpload(request);
  const parsed = parseXml(body);
  const keys = parsed?.children
    .filter(({ name }) => name === 'Object')
    .map((one) => childText(one, 'Key') ?? '');
  if (!parsed || !keys || keys.length === 0 || keys.length > 1000) {
    const message =
      'The XML you provided was not well-formed or did not validate against our published schema';
    throw awsError(400, 'MalformedXML', message);
  }
  const quiet = childText(parsed, 'Quiet') === 'true';
  const results = keys.map((key): XmlNode | undefined => {
    if (!permitted('s3:DeleteObject', `${bucket.name}/${key}`)) {
      return [
        'Error',
        [
          ['Key', key],
          ['Code', 'AccessDenied'],
          ['Message', 'Access Denied'],
        ],
      ];
    }
    bucket.delete(key);
    return quiet ? undefined : ['Deleted', ['Key', key]];
  });
  return xmlReply(
    request,
    'DeleteResult',
    results.filter((one) => one !== undefined),
  );
}
