import { neededPolicy, type ExportBucket } from './bucket-policy.js';
import type { ExportTask } from './task.js';

/** A task may run for 24 hours (CloudWatch Logs user guide); then it fails. Half an hour less is told apart no more. */
const MAX_DURATION_MS = 23.5 * 60 * 60 * 1000;

const POLICY_FAULT = /GetBucketAcl|PutObject|permission|policy|access ?denied|not authori[sz]ed/i;
const BUCKET_FAULT = /bucket/i;
const KEY_FAULT = /kms|key/i;
const TIMED_OUT = /tim(ed|e)[- ]?out|24 hours/i;

/** Whether a task failed since it took too long: a shorter window may do. */
export function timedOut({ status, message, createdAt, completedAt }: ExportTask): boolean {
  if (status !== 'FAILED') return false;
  return TIMED_OUT.test(message) || (completedAt !== undefined && completedAt - createdAt >= MAX_DURATION_MS);
}

/** What usually lies behind a refusal or a failure, and what to do; for a fault of the policy the exact one to add. */
export function usualCauses(message: string, place: ExportBucket): string {
  if (POLICY_FAULT.test(message)) {
    return (
      `CloudWatch Logs may not write to the bucket. Add these statements to the policy of ${place.bucket}: ` +
      `${neededPolicy(place)} (with SSE-KMS, the key policy must grant the service kms:GenerateDataKey and kms:Decrypt too)`
    );
  }
  if (KEY_FAULT.test(message)) {
    return 'The key policy must grant the logs service kms:GenerateDataKey and kms:Decrypt.';
  }
  if (BUCKET_FAULT.test(message)) {
    return `The bucket must exist in ${place.region}: an export cannot cross Regions.`;
  }
  return (
    'Usual causes: the bucket policy does not let CloudWatch Logs write, the bucket lies in another Region or is ' +
    'encrypted with DSSE-KMS, or the key policy does not let the logs service use the key.'
  );
}
