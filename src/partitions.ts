import { partition } from '@aws-sdk/core/client';

/** A part of AWS with accounts, names and addresses of its own: aws, aws-cn, aws-us-gov, aws-eusc, aws-iso, … */
export interface Partition {
  /** As ARNs name it. */
  readonly name: string;
  /** What the addresses and the Regional service principals end in. */
  readonly dnsSuffix: string;
}

/** Where a Region lies, by the endpoint data of the AWS SDK; a Region that it does not know is taken for one of `aws`. */
export function partitionOf(region: string): Partition {
  const { name, dnsSuffix } = partition(region);
  return { name, dnsSuffix };
}
