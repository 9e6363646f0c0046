import type { ObjectDestination } from '../inputs/types.js';
import { bucketFindings } from './buckets.js';
import type { Check } from './check.js';
import type { PreflightPorts } from './mode-preflight.js';
import { ObjectProbes } from './object-probes.js';
import { notProbed } from './permission.js';

/** What writing objects needs. */
export async function objectDestinationChecks(
  { bucket, prefix, owner, kmsKeyId }: ObjectDestination,
  { s3, caller }: PreflightPorts,
  { sameRegion = true }: { readonly sameRegion?: boolean } = {},
): Promise<Check[]> {
  const role = { input: 'destination-bucket', bucket, owner, sameRegion, writes: true };
  const findings = await bucketFindings(s3, caller, role);
  if (!findings.reachable) return [...findings.checks];
  const probes = new ObjectProbes(s3, caller, { name: 'destination', bucket, owner, prefix });
  const key = kmsKeyId === 'AES256' ? undefined : kmsKeyId;
  const statement = {
    Effect: 'Allow',
    Action: ['kms:GenerateDataKey', 'kms:Decrypt'],
    Resource: key ?? '*',
  } as const;
  const keyUse = { action: 'kms:GenerateDataKey and kms:Decrypt', name: 'destination', statement };
  const why = 'S3 uses the key only when something is written';
  return [
    ...findings.checks,
    ...(await Promise.all([probes.get(), probes.put(), probes.abort()])),
    ...(key === undefined ? [] : [notProbed(caller, { ...keyUse, on: key }, why)]),
  ];
}
