import { partitionOf } from '../inputs/aws.js';
import type { Inputs } from '../inputs/inputs.js';
import type { BucketPlace } from '../inputs/types.js';

/** A destination of the run as people look for it, and its page in the AWS console. */
export interface DestinationPlace {
  readonly kind: 'Log group' | 'Objects';
  readonly name: string;
  /** Absent where the partition's console is not public. Holds nothing but characters that are safe in Markdown. */
  readonly url: string | undefined;
}

/** The console's hosts (AWS General Reference, "AWS service endpoints" and the guides of the partitions). */
const CONSOLES: Readonly<Record<string, string>> = {
  aws: 'console.aws.amazon.com',
  'aws-cn': 'console.amazonaws.cn',
  'aws-us-gov': 'console.amazonaws-us-gov.com',
};

/** Where the run writes to, the log group first. */
export function destinationPlaces(inputs: Inputs): readonly DestinationPlace[] {
  const host = CONSOLES[partitionOf(inputs.region) ?? ''];
  const objects = inputs.mode === 'export' ? inputs.destination : inputs.objects;
  const logGroup = inputs.mode === 'export' ? undefined : inputs.logs?.logGroup;
  return [
    ...(logGroup === undefined ? [] : [groupPlace(host, inputs.region, logGroup)]),
    ...(objects === undefined ? [] : [bucketPlace(host, inputs.region, objects)]),
  ];
}

/** The console's own router reads the part behind the `#`: the name is encoded twice, with `$` for `%`. */
function groupPlace(host: string | undefined, region: string, name: string): DestinationPlace {
  const encoded = encoded3986(encoded3986(name)).replaceAll('%', '$');
  const page = `cloudwatch/home?region=${region}#logsV2:log-groups/log-group/${encoded}`;
  return { kind: 'Log group', name, url: host === undefined ? undefined : `https://${host}/${page}` };
}

/** Of a bucket elsewhere, the console goes to its Region by itself. */
function bucketPlace(
  host: string | undefined,
  region: string,
  { bucket, prefix }: BucketPlace,
): DestinationPlace {
  const page = `s3/buckets/${bucket}?region=${region}&prefix=${encoded3986(prefix)}`;
  const url = host === undefined ? undefined : `https://${host}/${page}`;
  return { kind: 'Objects', name: `s3://${bucket}/${prefix}`, url };
}

/** Brackets and quotes too, which would end a link. */
function encoded3986(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
