import type { S3Client } from '@aws-sdk/client-s3';
import * as v from 'valibot';
import { ServiceError, type Problem } from '../errors.js';
import { bucketRegion } from './bucket-settings.js';
import { named, type BucketRole } from './buckets.js';

/** A bucket that a run uses. */
export type BucketUse = Pick<BucketRole, 'input' | 'bucket' | 'owner' | 'sameRegion'>;

/** What is wrong with buckets as far as one question to each shows: one that is not there, in another Region, or of another owner. */
export async function wrongBuckets(
  client: S3Client,
  region: string,
  uses: readonly BucketUse[],
): Promise<Problem[]> {
  const known = new Map([...uses].reverse().map((use) => [`${use.bucket} ${use.owner ?? ''}`, use]));
  const problems = await Promise.all(
    [...known.values()].reverse().map((use) => wrongBucket(client, region, use)),
  );
  return problems.flat();
}

async function wrongBucket(client: S3Client, region: string, use: BucketUse): Promise<Problem[]> {
  const { input, bucket, sameRegion } = use;
  const look = bucketRegion(client, named(use));
  const [found, isRefused] = await look.then(
    (its) => [its, false] as const,
    (error: unknown) => [regionInRefusal(error), true] as const,
  );
  if (isRefused && found !== MISSING && (await isOfOthers(client, use))) return [wrongOwner(use)];
  if (found === undefined) return [];
  if (found === MISSING) {
    return [
      {
        subject: input,
        expected: 'a bucket that exists',
        found: `no bucket ${bucket}`,
        fix: 'Correct the name, or create the bucket (the action does not create buckets).',
      },
    ];
  }
  if (!sameRegion || found === region) return [];
  return [
    {
      subject: input,
      expected: `a bucket in ${region}, the Region of aws-region`,
      found: `${bucket} in ${found}`,
      fix: `Set aws-region: ${found} if the source and the destination are there too, or use a bucket in ${region}.`,
    },
  ];
}

/** Whether the bucket has another owner. S3 answers that like a missing permission, so it is asked again without an owner. */
async function isOfOthers(client: S3Client, { bucket, owner }: BucketUse): Promise<boolean> {
  if (owner === undefined) return false;
  return bucketRegion(client, named({ bucket, owner: undefined })).then(
    () => true,
    () => false,
  );
}

function wrongOwner({ input, bucket, owner = '' }: BucketUse): Problem {
  return {
    subject: input === 'ledger' ? 'ledger-bucket-owner' : `${input}-owner`,
    expected: `the account that owns ${bucket}`,
    found: owner,
    fix: 'Correct the account id, or the name of the bucket, which belongs to another account.',
  };
}

const MISSING = Symbol('no such bucket');
const refusalSchema = v.object({
  $response: v.object({ headers: v.object({ 'x-amz-bucket-region': v.string() }) }),
});

/** S3 names the Region even to those who may not list the bucket. What else is refused shows when it is used. */
function regionInRefusal(error: unknown): string | typeof MISSING | undefined {
  if (!(error instanceof ServiceError)) throw error;
  if (error.status === 404) return MISSING;
  const answer = v.safeParse(refusalSchema, error.cause);
  return answer.success ? answer.output.$response.headers['x-amz-bucket-region'] : undefined;
}
