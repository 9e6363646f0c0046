import type { S3Client } from '@aws-sdk/client-s3';
import { messageOf, ServiceError, type Problem } from '../../errors.js';
import { missingGrants, neededPolicy, type ExportBucket } from './bucket-policy.js';
import {
  bucketEncryption,
  bucketPolicy,
  bucketRegion,
  type NamedBucket,
} from '../../preflight/bucket-settings.js';

/** What was found out about the destination before any task is created. */
export interface DestinationReport {
  /** What makes every task fail. */
  readonly problems: readonly Problem[];
  /** What will probably go wrong, or is unsafe. */
  readonly doubts: readonly string[];
  /** What could not be looked at; nothing is guessed about it. */
  readonly unread: readonly string[];
}

const NOTHING: DestinationReport = { problems: [], doubts: [], unread: [] };

/** Looks at the bucket as far as this identity may: whether it is there, its Region, encryption and policy. */
export async function checkDestination(
  client: S3Client,
  place: ExportBucket,
  owner: string | undefined,
): Promise<DestinationReport> {
  const bucket = { Bucket: place.bucket, ...(owner === undefined ? {} : { ExpectedBucketOwner: owner }) };
  const head = await headOf(client, bucket, place);
  if (head.problems.length > 0) return head;
  const [encryption, policy] = await Promise.all([
    encryptionOf(client, bucket),
    policyOf(client, bucket, place),
  ]);
  return {
    problems: encryption.problems,
    doubts: policy.doubts,
    unread: [...encryption.unread, ...policy.unread],
  };
}

async function headOf(
  client: S3Client,
  bucket: NamedBucket,
  place: ExportBucket,
): Promise<DestinationReport> {
  try {
    const region = await bucketRegion(client, bucket);
    if (region === undefined || region === place.region) return NOTHING;
    return problem({
      expected: `a bucket in ${place.region}, as the log groups are: an export cannot cross Regions`,
      found: `${place.bucket} in ${region}`,
      fix: 'Choose a bucket of this Region, or the aws-region of the bucket.',
    });
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    if (error.status === 404) {
      return problem({
        expected: 'a bucket that exists',
        found: `no bucket ${place.bucket}`,
        fix: 'Correct the name, or create the bucket (the action does not create buckets).',
      });
    }
    if (error.status !== 403) throw error;
    return problem({
      expected: ownedBy(bucket),
      found: `a refusal of ${place.bucket}`,
      fix: 'Check the owner of the bucket, and that the identity of this run is granted s3:ListBucket on it.',
    });
  }
}

function ownedBy({ ExpectedBucketOwner }: NamedBucket): string {
  return ExpectedBucketOwner === undefined
    ? 'a bucket that this run may list'
    : `a bucket of account ${ExpectedBucketOwner} that this run may list`;
}

async function encryptionOf(client: S3Client, bucket: NamedBucket): Promise<DestinationReport> {
  try {
    const { algorithm } = await bucketEncryption(client, bucket);
    if (algorithm !== 'aws:kms:dsse') return NOTHING;
    return problem({
      expected: 'a bucket with SSE-S3 or SSE-KMS: CloudWatch Logs does not export to others',
      found: `${bucket.Bucket} with DSSE-KMS`,
      fix: 'Choose another bucket, or another default encryption.',
    });
  } catch (error) {
    return unread('The encryption of the bucket', error);
  }
}

async function policyOf(
  client: S3Client,
  bucket: NamedBucket,
  place: ExportBucket,
): Promise<DestinationReport> {
  try {
    const policy = await bucketPolicy(client, bucket);
    return grantDoubts(policy === '' ? ['a policy at all'] : missingGrants(policy, place), place);
  } catch (error) {
    return unread('The policy of the bucket', error);
  }
}

function grantDoubts(missing: readonly string[], place: ExportBucket): DestinationReport {
  if (missing.length === 0) return NOTHING;
  const text =
    `The policy of ${place.bucket} lacks ${missing.join('; ')}. CloudWatch Logs needs these statements to export: ` +
    neededPolicy(place);
  return { ...NOTHING, doubts: [text] };
}

function problem(found: Omit<Problem, 'subject'>): DestinationReport {
  return { ...NOTHING, problems: [{ subject: 'destination-bucket', ...found }] };
}

function unread(what: string, error: unknown): DestinationReport {
  return { ...NOTHING, unread: [`${what} could not be read: ${messageOf(error)}`] };
}
