import type { Inputs } from '../inputs/inputs.js';
import type { BucketPlace } from '../inputs/types.js';
import type { BucketUse } from '../preflight/wrong-buckets.js';

/** The buckets of a run, with the inputs that name them: what it reads or writes first, then its ledger's. */
export function bucketsOf(inputs: Inputs): BucketUse[] {
  const { ledger } = inputs;
  return [
    ...(inputs.mode === 'alb' ? usesOf('source-bucket', inputs.source) : []),
    ...(inputs.mode === 'amplify' ? usesOf('destination-bucket', inputs.objects) : []),
    // Export tasks do not cross Regions.
    ...(inputs.mode === 'export'
      ? usesOf('destination-bucket', inputs.destination, inputs.engine === 'task')
      : []),
    ...(ledger.kind === 's3' ? usesOf('ledger', ledger, false) : []),
  ];
}

function usesOf(input: string, place: BucketPlace | undefined, sameRegion = true): BucketUse[] {
  return place === undefined ? [] : [{ input, bucket: place.bucket, owner: place.owner, sameRegion }];
}
