import { randomBytes } from 'node:crypto';
import type { Reply } from '../wire/message.js';
import { AwsError, awsError } from '../wire/message.js';
import { checksum, checksumNames, type ChecksumName } from '../wire/checksums.js';
import type { XmlNode } from '../wire/xml.js';
import { childText, parseXml } from '../wire/xml.js';
import { checkWrite } from './conditions.js';
import type { MultipartUpload, StoredObject } from './object-store.js';
import { md5 } from './object-store.js';
import type { BucketCall } from './objects.js';
import { encryptionHeaders } from './objects.js';
import { emptyReply, xmlReply } from './replies.js';
import { checksumHeaders, objectHeaders, readUpload } from './upload-body.js';

function findUpload({ bucket, key, request }: BucketCall): MultipartUpload {
  const upload = bucket.uploads.get(request.query.get('uploadId') ?? '');
  if (upload?.key === key) return upload;
  const message =
    'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.';
  throw awsError(404, 'NoSuchUpload', message);
}

/** The algorithm of a checksum of the whole object, where one is asked for; S3 makes it of those of the parts. */
function wholeChecksum({ headers }: BucketCall['request']): ChecksumName | undefined {
  if (headers['x-amz-checksum-type'] !== 'FULL_OBJECT') return undefined;
  return checksumNames.find((name) => name === headers['x-amz-checksum-algorithm']?.toLowerCase());
}

export function createMultipartUpload({ request, bucket, key, store }: BucketCall): Reply {
  const id = randomBytes(48).toString('base64url');
  const initiated = store.clock.now();
  bucket.uploads.set(id, {
    id,
    key,
    initiated,
    headers: objectHeaders(request),
    parts: new Map(),
    checksum: wholeChecksum(request),
  });
  return xmlReply(request, 'InitiateMultipartUploadResult', [
    ['Bucket', bucket.name],
    ['Key', key],
    ['UploadId', id],
  ]);
}

export function uploadPart(call: BucketCall): Reply {
  const upload = findUpload(call);
  const number = Number(call.request.query.get('partNumber'));
  if (!Number.isInteger(number) || number < 1 || number > 10_000) {
    throw awsError(400, 'InvalidArgument', 'Part number must be an integer between 1 and 10000, inclusive');
  }
  const { body, checksums } = readUpload(call.request);
  const etag = `"${md5(body).toString('hex')}"`;
  upload.parts.set(number, { body, etag, time: call.store.clock.now() });
  return emptyReply(call.request, 200, { etag, ...checksumHeaders(checksums) });
}

export function abortMultipartUpload(call: BucketCall): Reply {
  call.bucket.uploads.delete(findUpload(call).id);
  return emptyReply(call.request, 204);
}

interface NamedPart {
  number: number;
  etag: string;
}

function readParts(body: Buffer): NamedPart[] {
  const parts = parseXml(body)?.children.filter(({ name }) => name === 'Part') ?? [];
  if (parts.length === 0) {
    const message =
      'The XML you provided was not well-formed or did not validate against our published schema';
    throw awsError(400, 'MalformedXML', message);
  }
  return parts.map((part) => ({
    number: Number(childText(part, 'PartNumber')),
    etag: childText(part, 'ETag') ?? '',
  }));
}

function bodiesOf(upload: MultipartUpload, named: readonly NamedPart[], minPartBytes: number): Buffer[] {
  return named.map(({ number, etag }, index) => {
    const part = upload.parts.get(number);
    if (index > 0 && number <= (named[index - 1]?.number ?? 0)) {
      throw awsError(
        400,
        'InvalidPartOrder',
        'The list of parts was not in ascending order. Parts must be ordered by part number.',
      );
    }
    if (!part || part.etag.replaceAll('"', '') !== etag.replaceAll('"', '')) {
      const message =
        "One or more of the specified parts could not be found.  The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.";
      throw awsError(400, 'InvalidPart', message);
    }
    if (part.body.length < minPartBytes && index < named.length - 1) {
      throw new AwsError({
        status: 400,
        code: 'EntityTooSmall',
        message: 'Your proposed upload is smaller than the minimum allowed size',
        details: {
          PartNumber: String(number),
          ProposedSize: String(part.body.length),
          MinSizeAllowed: String(minPartBytes),
        },
      });
    }
    return part.body;
  });
}

function completedReply({ request, bucket }: BucketCall, object: StoredObject): Reply {
  const reply = xmlReply(request, 'CompleteMultipartUploadResult', [
    ['Location', `http://${request.headers['host'] ?? ''}/${bucket.name}/${object.key}`],
    ['Bucket', bucket.name],
    ['Key', object.key],
    ['ETag', object.etag],
    ...Object.entries(object.checksums).flatMap(([name, value]): XmlNode[] => [
      [`Checksum${name.toUpperCase()}`, value],
      ['ChecksumType', 'FULL_OBJECT'],
    ]),
  ]);
  return { ...reply, headers: { ...reply.headers, ...encryptionHeaders(object) } };
}

export function completeMultipartUpload(call: BucketCall, minPartBytes: number): Reply {
  const { request, bucket, key, store } = call;
  const earlier = bucket.completed.get(request.query.get('uploadId') ?? '');
  if (earlier?.key === key) return completedReply(call, earlier);
  const upload = findUpload(call);
  const bodies = bodiesOf(upload, readParts(readUpload(request).body), minPartBytes);
  checkWrite(request, key, bucket.get(key));
  const etag = `"${md5(Buffer.concat(bodies.map(md5))).toString('hex')}-${bodies.length}"`;
  const content = Buffer.concat(bodies);
  const checksums =
    upload.checksum === undefined ? {} : { [upload.checksum]: checksum(upload.checksum, content) };
  const object = store.put(bucket, { key, content, headers: upload.headers, etag, checksums });
  bucket.uploads.delete(upload.id);
  bucket.completed.set(upload.id, object);
  return completedReply(call, object);
}

export function listParts(call: BucketCall): Reply {
  const upload = findUpload(call);
  const parts = [...upload.parts].sort(([a], [b]) => a - b);
  return xmlReply(call.request, 'ListPartsResult', [
    ['Bucket', call.bucket.name],
    ['Key', upload.key],
    ['UploadId', upload.id],
    ['IsTruncated', false],
    ...parts.map(([number, { body, etag, time }]): XmlNode => [
      'Part',
      [
        ['PartNumber', number],
        ['LastModified', new Date(time).toISOString()],
        ['ETag', etag],
        ['Size', body.length],
      ],
    ]),
  ]);
}

export function listMultipartUploads({ request, bucket }: BucketCall): Reply {
  const prefix = request.query.get('prefix') ?? '';
  const uploads = [...bucket.uploads.values()].filter(({ key }) => key.startsWith(prefix));
  return xmlReply(request, 'ListMultipartUploadsResult', [
    ['Bucket', bucket.name],
    ['Prefix', prefix],
    ['IsTruncated', false],
    ...uploads.map(({ key, id, initiated }): XmlNode => [
      'Upload',
      [
        ['Key', key],
        ['UploadId', id],
        ['Initiated', new Date(initiated).toISOString()],
      ],
    ]),
  ]);
}
