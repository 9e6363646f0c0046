import type { Inputs } from '../inputs/inputs.js';
import type { BucketPlace } from '../inputs/types.js';
import type { BucketUse } from '../preflight/wrong-buckets.js';

/** A part of a bucket that a run uses, with the input that names it. */
interface NamedPlace extends BucketUse {
  readonly prefix: string;
}

/** The buckets of a run: the one that it reads or writes, then that of the ledger. */
export function bucketsOf(inputs: Inputs): NamedPlace[] {
  const { ledger } = inputs;
  return [
    ...(inputs.mode === 'alb' ? usesOf('source-bucket', inputs.source) : []),
    // Export tasks do not cross Regions.
    ...(inputs.mode === 'export'
      ? usesOf('destination-bucket', inputs.destination, inputs.engine === 'task')
      : []),
    ...('objects' in inputs ? usesOf('destination-bucket', inputs.objects) : []),
    ...(ledger.kind === 's3' ? usesOf('ledger', ledger, false) : []),
  ];
}

function usesOf(input: string, place: BucketPlace | undefined, sameRegion = true): NamedPlace[] {
  if (place === undefined) return [];
  const { bucket, prefix, owner } = place;
  return [{ input, bucket, prefix, owner, sameRegion }];
}
