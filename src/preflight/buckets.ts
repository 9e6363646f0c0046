import type { S3Client } from '@aws-sdk/client-s3';
import * as v from 'valibot';
import { ServiceError } from '../errors.js';
import {
  bucketEncryption,
  bucketPolicy,
  bucketRegion,
  type BucketEncryption,
  type NamedBucket,
} from './bucket-settings.js';
import type { Caller } from './caller.js';
import { failed, passed, unknown, type Check, type Cure } from './check.js';
import { isRefusal } from './permission.js';

/** A bucket that the run uses, and how. */
export interface BucketRole {
  /** The input that names it. */
  readonly input: string;
  readonly bucket: string;
  /** Who must own it; absent where the inputs do not say. */
  readonly owner: string | undefined;
  /** Whether it must lie in the Region of the run. */
  readonly sameRegion: boolean;
  /** Whether the run itself writes to it, be it the ledger alone. */
  readonly writes: boolean;
}

/** What the checks of a bucket found. */
export interface BucketFindings {
  readonly checks: readonly Check[];
  /** Whether further calls on the bucket make sense. */
  readonly reachable: boolean;
  /** Its default encryption, where it could be read. */
  readonly encryption?: BucketEncryption;
  /** Its policy; empty when it has none, absent where it could not be read. */
  readonly policy?: string;
}

export function named({ bucket, owner }: Pick<BucketRole, 'bucket' | 'owner'>): NamedBucket {
  return { Bucket: bucket, ...(owner === undefined ? {} : { ExpectedBucketOwner: owner }) };
}

/** Looks at a bucket as a whole: whether it is there, where, whose, how it encrypts and what its policy is. */
export async function bucketFindings(
  client: S3Client,
  caller: Caller,
  role: BucketRole,
): Promise<BucketFindings> {
  const region = await orError(bucketRegion(client, named(role)));
  if (region instanceof ServiceError) return unreachable(caller, role, region);
  const [encryption, policy] = await Promise.all([
    encryptionOf(client, caller, role),
    policyOf(client, role),
  ]);
  const checks = [
    passed(`${role.input}: ${role.bucket} is there`),
    regionCheck(caller, role, region),
    ownerCheck(role),
    encryption.check,
    policy.check,
  ];
  return {
    checks,
    reachable: true,
    ...(encryption.found === undefined ? {} : { encryption: encryption.found }),
    ...(policy.found === undefined ? {} : { policy: policy.found }),
  };
}

function unreachable(caller: Caller, role: BucketRole, error: ServiceError): BucketFindings {
  const { input, bucket, owner } = role;
  const what = `${input}: ${bucket} is there`;
  if (error.status === 404) {
    const cure = {
      what: `Correct ${input}, or create the bucket. (The action does not create buckets.)`,
      command: `aws s3api create-bucket --bucket ${bucket} --region ${caller.region}${constraint(caller.region)}`,
    };
    return { checks: [failed(what, `there is no bucket ${bucket}`, cure)], reachable: false };
  }
  if (!isRefusal(error)) return { checks: [unknown(what, error.message)], reachable: false };
  const mayBe = owner === undefined ? '' : `it does not belong to account ${owner}, or `;
  const found = `S3 refused: ${mayBe}this identity may not list it`;
  return { checks: [failed(what, found, refusedCure(caller, role))], reachable: true };
}

/** us-east-1 is the one Region that must not be named as a constraint (CreateBucket API). */
function constraint(region: string): string {
  return region === 'us-east-1' ? '' : ` --create-bucket-configuration LocationConstraint=${region}`;
}

function refusedCure(caller: Caller, { bucket, owner, input }: BucketRole): Cure {
  const statement = {
    Effect: 'Allow',
    Action: 's3:ListBucket',
    Resource: caller.bucketArn(bucket),
  } as const;
  const grant = caller.grant(`${input}-ListBucket`, statement);
  const foreign =
    owner === undefined
      ? `If it belongs to another account, its policy must grant this to ${caller.principal()} too.`
      : `To find out whether ${owner} owns it, run \`aws s3api head-bucket --bucket ${bucket} --expected-bucket-owner ${owner}\` ` +
        `with an identity that may list it, and correct ${input}-owner if it does not.`;
  return { ...grant, what: `${grant.what} ${foreign}` };
}

function regionCheck(caller: Caller, role: BucketRole, region: string | undefined): Check {
  const { input, bucket, sameRegion } = role;
  const what = `${input}: ${bucket} is in ${caller.region}`;
  if (region === undefined) return unknown(what, 'S3 did not report its Region');
  if (region === caller.region) return passed(what);
  if (!sameRegion) return passed(`${input}: ${bucket} is in ${region}`, 'another Region, which is slower');
  return failed(what, `its Region is ${region}`, {
    what: `Set aws-region: ${region} if the source and the destination are there too, or use a bucket in ${caller.region}.`,
    command: `aws s3api head-bucket --bucket ${bucket} --query BucketRegion`,
  });
}

function ownerCheck({ input, bucket, owner }: BucketRole): Check {
  const what = `${input}: the owner of ${bucket}`;
  if (owner !== undefined) return passed(what, `is account ${owner}`);
  return unknown(what, 'is not checked: the inputs do not say who must own it');
}

async function encryptionOf(
  client: S3Client,
  caller: Caller,
  role: BucketRole,
): Promise<{ check: Check; found?: BucketEncryption }> {
  const what = `${role.input}: the encryption of ${role.bucket}`;
  const found = await orError(bucketEncryption(client, named(role)));
  if (found instanceof ServiceError) return { check: unreadable(what, found) };
  const { algorithm, kmsKeyId } = found;
  // Everyone who may use the bucket may use the key that S3 manages.
  if (kmsKeyId === undefined) return { check: passed(what, `is ${algorithm}`), found };
  const finding = `is ${algorithm} with ${kmsKeyId}; whether this identity may use the key is not tested`;
  return { check: unknown(what, finding, keyCure(caller, role, kmsKeyId)), found };
}

function keyCure(caller: Caller, { writes, input }: BucketRole, kmsKeyId: string): Cure {
  const Action = writes ? ['kms:Decrypt', 'kms:GenerateDataKey'] : 'kms:Decrypt';
  const Resource = kmsKeyId.startsWith('arn:') ? kmsKeyId : '*';
  return caller.grant(`${input}-key`, { Effect: 'Allow', Action, Resource });
}

const policySchema = v.object({
  Statement: v.pipe(
    v.unknown(),
    v.transform((value) => [value].flat()),
    v.array(v.object({ Effect: v.string(), Sid: v.optional(v.string(), 'without a Sid') })),
  ),
});

async function policyOf(client: S3Client, role: BucketRole): Promise<{ check: Check; found?: string }> {
  const what = `${role.input}: the policy of ${role.bucket}`;
  const policy = await orError(bucketPolicy(client, named(role)));
  if (policy instanceof ServiceError) return { check: unreadable(what, policy) };
  return { check: policy === '' ? passed(what, 'there is none') : denials(what, policy), found: policy };
}

/** Returns AWS's error as a value, because a refusal is a finding. */
function orError<T>(asked: Promise<T>): Promise<T | ServiceError> {
  return asked.catch((error: unknown) => {
    if (error instanceof ServiceError) return error;
    throw error;
  });
}

/** Lists statements that deny. Whether they concern this run is shown by the probes. */
function denials(what: string, policy: string): Check {
  try {
    const { Statement } = v.parse(policySchema, JSON.parse(policy));
    const denying = Statement.filter(({ Effect }) => Effect === 'Deny').map(({ Sid }) => Sid);
    if (denying.length === 0) return passed(what, 'denies nothing');
    return unknown(what, `has statements that deny something: ${denying.join(', ')}`);
  } catch {
    return unknown(what, 'cannot be understood');
  }
}

/** The run does not need to read these, so not being allowed to is no failure. */
function unreadable(what: string, error: ServiceError): Check {
  return unknown(what, `could not be read: ${error.message}`);
}
