import {
  GetBucketEncryptionCommand,
  GetBucketPolicyCommand,
  HeadBucketCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import * as v from 'valibot';
import { calling, ServiceError } from '../errors.js';

/** As the calls take it. */
export type NamedBucket = { readonly Bucket: string; readonly ExpectedBucketOwner?: string };

/** Default encryption of a bucket, for objects that are put without an encryption of their own. */
export interface BucketEncryption {
  /** `AES256`, `aws:kms`, `aws:kms:dsse`. */
  readonly algorithm: string;
  readonly kmsKeyId: string | undefined;
}

/** The Region that the bucket lies in, where S3 says it. Throws ServiceError: 404 when there is no such bucket. */
export async function bucketRegion(client: S3Client, bucket: NamedBucket): Promise<string | undefined> {
  const on = { call: 's3:HeadBucket', resource: `s3://${bucket.Bucket}`, permission: 's3:ListBucket' };
  const asked = calling(on, () => client.send(new HeadBucketCommand(bucket)));
  return (await asked.catch(redirected)).BucketRegion;
}

const MOVED = 301;
const redirectSchema = v.object({
  $response: v.object({ headers: v.object({ 'x-amz-bucket-region': v.string() }) }),
});

/** The answer for a bucket of another Region names it, be it one that the client cannot follow (an endpoint of one's own). */
function redirected(error: unknown): { BucketRegion: string } {
  const answer = v.safeParse(redirectSchema, error instanceof ServiceError ? error.cause : undefined);
  if (!(error instanceof ServiceError && error.status === MOVED && answer.success)) throw error;
  return { BucketRegion: answer.output.$response.headers['x-amz-bucket-region'] };
}

/** Throws ServiceError where it may not be read. */
export async function bucketEncryption(client: S3Client, bucket: NamedBucket): Promise<BucketEncryption> {
  const resource = `s3://${bucket.Bucket}`;
  const permission = 's3:GetEncryptionConfiguration';
  const on = { call: 's3:GetBucketEncryption', resource, permission };
  const command = new GetBucketEncryptionCommand(bucket);
  const answer = await calling(on, () => client.send(command)).catch(
    unless('ServerSideEncryptionConfigurationNotFoundError'),
  );
  // S3 has one rule at most (PutBucketEncryption API).
  const rule = answer?.ServerSideEncryptionConfiguration?.Rules?.[0]?.ApplyServerSideEncryptionByDefault;
  return { algorithm: rule?.SSEAlgorithm ?? 'AES256', kmsKeyId: rule?.KMSMasterKeyID };
}

/** Empty where the bucket has none. Throws ServiceError where it may not be read. */
export async function bucketPolicy(client: S3Client, bucket: NamedBucket): Promise<string> {
  const on = { call: 's3:GetBucketPolicy', resource: `s3://${bucket.Bucket}` };
  const command = new GetBucketPolicyCommand(bucket);
  const answer = await calling(on, () => client.send(command)).catch(unless('NoSuchBucketPolicy'));
  return answer?.Policy ?? '';
}

/** Turns the error that a setting does not exist into `undefined`. */
function unless(code: string): (error: unknown) => undefined {
  return (error) => {
    if (error instanceof ServiceError && error.code === code) return undefined;
    throw error;
  };
}
