import type { S3Client } from '@aws-sdk/client-s3';
import type { LedgerPlace } from '../inputs/types.js';
import { bucketFindings } from './buckets.js';
import type { Caller } from './caller.js';
import { unknown, type Check } from './check.js';
import { ObjectProbes } from './object-probes.js';

interface LedgerQuestion {
  readonly ledger: LedgerPlace;
  /** A bucket that other checks look at anyway; undefined: none. */
  readonly known: { readonly bucket: string } | undefined;
}

/** Checks that the run can keep its ledger: read documents, and write them conditionally. */
export async function ledgerChecks(
  client: S3Client,
  caller: Caller,
  { ledger, known }: LedgerQuestion,
): Promise<Check[]> {
  if (ledger.kind === 'none') {
    return [unknown('ledger', 'none: a second run over the same window writes the same records again')];
  }
  const { bucket, prefix, owner } = ledger;
  const isKnown = known?.bucket === bucket;
  const role = { input: 'ledger', bucket, owner, sameRegion: false, writes: true };
  const { checks, reachable } = isKnown
    ? { checks: [], reachable: true }
    : await bucketFindings(client, caller, role);
  const probes = new ObjectProbes(client, caller, { name: 'ledger', bucket, prefix, owner });
  return reachable ? [...checks, ...(await Promise.all([probes.get(), probes.put()]))] : [...checks];
}
