import { logsService, missingGrants, neededPolicy } from './bucket-policy.js';
import type { BucketEncryption } from '../../preflight/bucket-settings.js';
import type { BucketFindings } from '../../preflight/buckets.js';
import type { Caller } from '../../preflight/caller.js';
import { failed, passed, shellQuoted, unknown, type Check, type Cure } from '../../preflight/check.js';

/** Whether CloudWatch Logs itself can write to the bucket, as far as its settings could be read. */
export function exportBucketChecks(
  caller: Caller,
  bucket: string,
  { encryption, policy }: Pick<BucketFindings, 'encryption' | 'policy'>,
): Check[] {
  return [
    ...(encryption === undefined ? [] : encryptionChecks(caller, bucket, encryption)),
    policyCheck(caller, bucket, policy),
  ];
}

function encryptionChecks(
  caller: Caller,
  bucket: string,
  { algorithm, kmsKeyId: key }: BucketEncryption,
): Check[] {
  const what = `destination-bucket: CloudWatch Logs can encrypt for ${bucket}`;
  if (algorithm === 'aws:kms:dsse') {
    return [
      failed(what, 'its encryption is DSSE-KMS, which CloudWatch Logs does not export to', {
        what: 'Choose another bucket, or another default encryption.',
        command:
          `aws s3api put-bucket-encryption --bucket ${bucket} --server-side-encryption-configuration ` +
          shellQuoted('{"Rules":[{"ApplyServerSideEncryptionByDefault":{"SSEAlgorithm":"AES256"}}]}'),
      }),
    ];
  }
  if (algorithm !== 'aws:kms') return [passed(what)];
  const found = `not tested: the policy of the key ${key ?? 'of S3'} must let CloudWatch Logs use it`;
  return [unknown(what, found, keyCure(caller))];
}

/** User guide, "Exporting log data to Amazon S3": what the key's policy must hold beside the bucket's. */
function keyCure({ region }: Caller): Cure {
  return {
    what: 'Let CloudWatch Logs use the key.',
    statements: [
      {
        Effect: 'Allow',
        Principal: { Service: logsService(region) },
        Action: ['kms:GenerateDataKey', 'kms:Decrypt'],
        Resource: '*',
      },
    ],
    policyOf: 'the key',
  };
}

function policyCheck(caller: Caller, bucket: string, policy: string | undefined): Check {
  const what = `destination-bucket: the policy of ${bucket} lets CloudWatch Logs write`;
  const place = { bucket, region: caller.region, account: caller.account };
  const document = neededPolicy(place);
  const cure: Cure = {
    what:
      `Add these statements to the policy of ${bucket}: ${document} ` +
      '(The command replaces the policy; if there already is one, merge them first.)',
    command: `aws s3api put-bucket-policy --bucket ${bucket} --policy ${shellQuoted(document)}`,
  };
  if (policy === undefined) return unknown(what, 'not known: the policy could not be read', cure);
  if (policy === '') return failed(what, 'the bucket has no policy', cure);
  const missing = missingGrants(policy, place);
  if (missing.length === 0) return passed(what);
  const found = `it lacks ${missing.join('; ')}`;
  // Without the conditions it works, for other accounts as well.
  return missing.every((each) => each.startsWith('the conditions'))
    ? unknown(what, found, cure)
    : failed(what, found, cure);
}
