import type { AwsRequest, Reply } from '../wire/message.js';
import { awsError } from '../wire/message.js';
import type { XmlNode } from '../wire/xml.js';
import { childText, parseXml } from '../wire/xml.js';
import type { ObjectStore } from './object-store.js';
import type { BucketCall } from './objects.js';
import { emptyReply, s3Headers, xmlReply } from './replies.js';

const bucketName = /^(?=.{3,63}$)[a-z0-9][a-z0-9.-]*[a-z0-9]$/;

export interface Home {
  readonly region: string;
  readonly account: string;
}

export function createBucket(
  request: AwsRequest,
  store: ObjectStore,
  ask: { bucket: string; home: Home },
): Reply {
  const { bucket, home } = ask;
  if (!bucketName.test(bucket))
    throw awsError(400, 'InvalidBucketName', 'The specified bucket is not valid.');
  if (store.buckets.has(bucket)) {
    const message = 'Your previous request to create the named bucket succeeded and you already own it.';
    throw awsError(409, 'BucketAlreadyOwnedByYou', message);
  }
  const parsed = request.body.length > 0 ? parseXml(request.body) : undefined;
  const region = (parsed && childText(parsed, 'LocationConstraint')) ?? undefined;
  store.createBucket(bucket, { owner: home.account, ...(region === undefined ? {} : { region }) });
  return emptyReply(request, 200, { location: `/${bucket}` });
}

export function listBuckets(request: AwsRequest, store: ObjectStore, home: Home): Reply {
  const buckets = [...store.buckets.values()].map((bucket): XmlNode => [
    'Bucket',
    [
      ['Name', bucket.name],
      ['CreationDate', new Date(bucket.created).toISOString()],
    ],
  ]);
  return xmlReply(request, 'ListAllMyBucketsResult', [
    ['Owner', ['ID', home.account]],
    ['Buckets', buckets],
  ]);
}

export function headBucket({ request, bucket }: BucketCall, home: Home): Reply {
  return emptyReply(request, 200, { 'x-amz-bucket-region': bucket.settings.region ?? home.region });
}

export function deleteBucket({ request, bucket, store }: BucketCall): Reply {
  if (bucket.keys().length > 0)
    throw awsError(409, 'BucketNotEmpty', 'The bucket you tried to delete is not empty');
  store.buckets.delete(bucket.name);
  return emptyReply(request, 204);
}

/** us-east-1 reads as an empty element. */
export function getBucketLocation({ request, bucket }: BucketCall, home: Home): Reply {
  const region = bucket.settings.region ?? home.region;
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<LocationConstraint xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${region === 'us-east-1' ? '' : region}</LocationConstraint>`;
  return {
    status: 200,
    headers: { ...s3Headers(request), 'content-type': 'application/xml' },
    body: Buffer.from(body),
  };
}

export function getBucketAcl({ request, bucket }: BucketCall, home: Home): Reply {
  const id = bucket.settings.owner ?? home.account;
  return xmlReply(request, 'AccessControlPolicy', [
    ['Owner', ['ID', id]],
    [
      'AccessControlList',
      [
        [
          'Grant',
          [
            ['Grantee', ['ID', id]],
            ['Permission', 'FULL_CONTROL'],
          ],
        ],
      ],
    ],
  ]);
}

export function getBucketPolicy({ request, bucket }: BucketCall): Reply {
  const { policy } = bucket.settings;
  if (policy === undefined) throw awsError(404, 'NoSuchBucketPolicy', 'The bucket policy does not exist');
  const reply = emptyReply(request, 200, { 'content-type': 'application/json' });
  return { ...reply, body: Buffer.from(policy) };
}

export function getBucketEncryption({ request, bucket }: BucketCall): Reply {
  const encryption = bucket.settings.encryption ?? { algorithm: 'AES256' as const };
  if (encryption === 'none') {
    const message = 'The server side encryption configuration was not found';
    throw awsError(404, 'ServerSideEncryptionConfigurationNotFoundError', message);
  }
  const keyId = 'keyId' in encryption ? encryption.keyId : undefined;
  const applied: XmlNode[] = [
    ['SSEAlgorithm', encryption.algorithm],
    ['KMSMasterKeyID', keyId],
  ];
  return xmlReply(request, 'ServerSideEncryptionConfiguration', [
    [
      'Rule',
      [
        ['ApplyServerSideEncryptionByDefault', applied],
        ['BucketKeyEnabled', false],
      ],
    ],
  ]);
}

export function getBucketVersioning({ request, bucket }: BucketCall): Reply {
  return xmlReply(request, 'VersioningConfiguration', [['Status', bucket.settings.versioning]]);
}
