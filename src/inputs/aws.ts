import { didYouMean } from '../errors/suggestion.js';
import { quoted, Refusal, type Reading } from './refusal.js';
import { REGIONS } from './regions.js';
import type { LedgerBucket } from './types.js';

/** A text that must have a shape, with hints for the likely ways to get it wrong. */
interface Shape {
  readonly expected: string;
  readonly pattern: RegExp;
  readonly longest?: number;
  readonly hints?: readonly (readonly [pattern: RegExp, fix: string])[];
  readonly fix: string;
}

function shaped(shape: Shape): Reading<string> {
  return (text) => {
    const fits = text.length <= (shape.longest ?? 2048) && shape.pattern.test(text);
    const hint = shape.hints?.find(([pattern]) => pattern.test(text))?.[1];
    if (hint === undefined) return fits ? text : new Refusal(shape.expected, shape.fix);
    return new Refusal(shape.expected, hint);
  };
}

const REGION_NAMES = new Map(Object.values(REGIONS).flatMap((regions) => Object.entries(regions)));

/** A Region that the AWS SDK of this release knows: with a wrong one every call would only find no host. */
export function readRegion(text: string): string | Refusal {
  if (REGION_NAMES.has(text)) return text;
  const zone = text.replace(/[a-z]$/, '');
  if (REGION_NAMES.has(zone)) {
    return new Refusal(REGION, `This is an Availability Zone: remove the last letter, and write ${zone}.`);
  }
  const meant = didYouMean(text, [...REGION_NAMES.keys()]) || regionNamed(text);
  const fix =
    'Write the code of the Region. One that AWS opened later than this release needs a newer release.';
  return new Refusal(REGION, meant || fix);
}

/** By what the console calls it, such as `Frankfurt`. */
function regionNamed(text: string): string {
  const name = text.replace(/^.*\(|\).*$/g, '').toLowerCase();
  const found = [...REGION_NAMES].find(([, full]) => full.toLowerCase().includes(name));
  return found === undefined || name.length < 4 ? '' : `Did you mean ${found[0]}?`;
}

const REGION = 'a Region such as eu-central-1';

/** The partition that a Region lies in, such as `aws-cn`. */
export function partitionOf(region: string): string | undefined {
  return Object.entries(REGIONS).find(([, regions]) => Object.hasOwn(regions, region))?.[0];
}

export const readRoleArn = shaped({
  expected: 'a role ARN such as arn:aws:iam::123456789012:role/log-ferry',
  pattern: /^arn:aws[a-z-]*:iam::\d{12}:role\/([\x21-\x7e]{0,510}\/)?[\w+=,.@-]{1,64}$/,
  hints: [
    [/^arn:[^:]*:sts:/, 'This is the ARN of a session: write the ARN of the role itself.'],
    [
      /^arn:[^:]*:iam::\d*:(user|group|policy|oidc-provider)\//,
      'This ARN names no role: write that of the role to assume.',
    ],
  ],
  fix: 'Copy the ARN from the role page of IAM.',
});

export const readExternalId = shaped({
  expected: 'an external id of 2 to 1224 letters, digits and + = , . @ : / _ -',
  // AssumeRole API, ExternalId.
  pattern: /^[\w+=,.@:/-]{2,}$/,
  longest: 1224,
  fix: 'Copy it from the trust policy of the role (sts:ExternalId).',
});

export const readAccountId = shaped({
  expected: 'an account id of 12 digits',
  pattern: /^\d{12}$/,
  hints: [
    [/^\d{4}-\d{4}-\d{4}$/, 'Remove the dashes.'],
    [/^\d{9,11}$/, 'A leading zero was lost: write 12 digits, and quote them in YAML.'],
  ],
  fix: 'Write the 12 digits without spaces or dashes, and quote them in YAML.',
});

export const readBucket = shaped({
  expected: 'a bucket name: 3 to 63 lower-case letters, digits, dots and hyphens',
  pattern: /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
  hints: [
    [/^s3:\/\//, 'Write only the name of the bucket, without s3:// and without a path.'],
    [/^arn:/, 'Write only the name of the bucket, which is the last part of its ARN.'],
    [/\//, 'Write only the name of the bucket; a path belongs in the input for the prefix.'],
    [/[A-Z_]/, 'Bucket names contain no capitals and no underscores.'],
    [/\.\.|^\d+\.\d+\.\d+\.\d+$/, 'A bucket name contains no two dots in a row and is not an IP address.'],
    [/^(xn--|sthree-)|(--ol-s3|\.mrap|--table-s3)$/, 'AWS reserves this beginning or end of a name.'],
    [
      /--x-s3$/,
      'This is a directory bucket, which does not list its keys in order: use a general purpose bucket.',
    ],
  ],
  fix: 'Check the name; it begins and ends with a letter or digit.',
});

const LOG_GROUP_HINTS: Shape['hints'] = [
  [/^arn:/, 'Write the name of the log group, which is the part of its ARN after log-group: and before :*.'],
  [/^!?aws\//, 'Names that start with aws/ are reserved; did you mean a leading slash (/aws/…)?'],
];

export const readLogGroup = shaped({
  expected: 'a log group name of letters, digits and . - _ / #, at most 512',
  pattern: /^[.\-_/#A-Za-z0-9]+$/,
  longest: 512,
  hints: LOG_GROUP_HINTS,
  fix: 'Check the name.',
});

export const readLogGroupGlob = shaped({
  expected:
    'a log group name of letters, digits and . - _ / #, where * and ? are wildcards and a leading ! excludes',
  pattern: /^!?[.\-_/#A-Za-z0-9*?]+$/,
  longest: 513,
  hints: LOG_GROUP_HINTS,
  fix: 'Check the name.',
});

export const readLogStreamPrefix = shaped({
  expected: 'the start of a log stream name, without : and *, at most 512 characters',
  pattern: /^[^:*]+$/,
  longest: 512,
  fix: 'A prefix needs no wildcard: remove it.',
});

export const readLoadBalancerGlob = shaped({
  expected:
    'a load balancer name of letters, digits and hyphens, where * and ? are wildcards and a leading ! excludes',
  pattern: /^!?[A-Za-z0-9*?-]+$/,
  longest: 64,
  hints: [[/^!?(arn:|app[/.])/, 'Write only the name: the part between app/ and the id.']],
  fix: 'Write the name of the load balancer, without its id.',
});

export const readAppId = shaped({
  expected: 'an Amplify app id such as d1a2b3c4d5e6f7',
  pattern: /^d[a-z0-9]{1,19}$/,
  hints: [
    [
      /amplifyapp\.com$|^arn:/,
      'Write only the id, which begins with d: the part before .amplifyapp.com, or after apps/.',
    ],
  ],
  fix: 'Copy the App ID from the settings of the app.',
});

export const readDomain = shaped({
  expected: 'a domain name such as example.com',
  pattern: /^(((?!-)[A-Za-z0-9-]{0,62}[A-Za-z0-9])\.)+((?!-)[A-Za-z0-9-]{1,62}[A-Za-z0-9])\.?$/,
  longest: 64,
  hints: [[/\//, 'Write the domain alone, without https:// and without a path.']],
  fix: 'Write a domain that is associated with the app.',
});

const KEY_ARN = 'arn:aws[a-z-]*:kms:[a-z0-9-]+:\\d{12}:';
const KEY_ID = '(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|mrk-[0-9a-f]{32})';
const KEY_ALIAS = 'alias/[a-zA-Z0-9/_-]{1,250}';

export const readKmsKey = shaped({
  expected: 'a KMS key id, key ARN, alias/… or alias ARN',
  pattern: new RegExp(`^(?:${KEY_ARN}(?:key/${KEY_ID}|${KEY_ALIAS})|${KEY_ID}|${KEY_ALIAS})$`),
  fix: 'Copy the ARN from the page of the key.',
});

/** How what is written to S3 is encrypted: `AES256` (SSE-S3), or a key (SSE-KMS). */
export function readEncryption(text: string): string | Refusal {
  if (text === 'AES256') return text;
  const key = readKmsKey(text);
  return key instanceof Refusal
    ? new Refusal('AES256, or a KMS key id, key ARN, alias/… or alias ARN', key.fix)
    : key;
}

/** CreateLogGroup takes an ARN only. */
export const readKmsKeyArn = shaped({
  expected: 'the ARN of a KMS key, such as arn:aws:kms:eu-central-1:123456789012:key/…',
  pattern: new RegExp(`^${KEY_ARN}key/${KEY_ID}$`),
  hints: [[/alias\//, 'CloudWatch Logs accepts no alias: write the ARN of its key.']],
  fix: 'CloudWatch Logs requires the full ARN of the key: copy it from the page of the key.',
});

/** The days that PutRetentionPolicy takes. */
const RETENTION_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

export function readRetentionDays(text: string): number | Refusal {
  const days = RETENTION_DAYS.find((each) => String(each) === text);
  const expected = `one of ${RETENTION_DAYS.join(', ')}`;
  return days ?? new Refusal(expected, 'AWS accepts only these; leave the input out to keep events forever.');
}

/** Keys have at most 1,024 bytes; half of them are left for what the action adds. */
const MAX_PREFIX_LENGTH = 512;

/** Normal form: empty for `/`, else without a slash in front and with one at the end. */
export function readPrefix(text: string): string | Refusal {
  const inner = text.replace(/^\/+|\/+$/g, '');
  const expected = `a key prefix of at most ${MAX_PREFIX_LENGTH} bytes, or / for none`;
  if (text.startsWith('s3://'))
    return new Refusal(expected, 'Write only the path: the bucket has its own input.');
  if (/\p{Cc}/u.test(inner))
    return new Refusal(expected, 'A prefix contains no control characters or line breaks.');
  if (Buffer.byteLength(inner) >= MAX_PREFIX_LENGTH) return new Refusal(expected, 'Shorten it.');
  return inner === '' ? '' : `${inner}/`;
}

/** The ledger's place as the input gives it. */
export type SaidLedger = Pick<LedgerBucket, 'kind' | 'bucket' | 'prefix'> | { readonly kind: 'none' };

/** What stands before `AWSLogs/`, which no prefix of a load balancer's logs may hold (ELB user guides, access logs). */
export function readSourcePrefix(text: string): string | Refusal {
  const prefix = readPrefix(text);
  if (prefix instanceof Refusal) return prefix;
  const at = `/${prefix}`.indexOf('/AWSLogs/');
  if (at === -1) return prefix;
  const fix = `Write ${prefix.slice(0, at) || '/'}: from AWSLogs/ on, all load balancers use the same keys.`;
  return new Refusal('what comes before AWSLogs/ in the keys, or / for nothing', fix);
}

export function readLedger(text: string): SaidLedger | Refusal {
  if (text === 'none') return { kind: 'none' };
  const expected = 's3://bucket/prefix/ or none';
  const match = /^s3:\/\/([^/]+)(?:\/(.*))?$/.exec(text);
  if (!match) return new Refusal(expected, 'Write s3://, the bucket, and a prefix for the ledger alone.');
  const [, name = '', path = ''] = match;
  const bucket = readBucket(name);
  const prefix = readPrefix(path);
  if (bucket instanceof Refusal)
    return new Refusal(`${expected}, with ${bucket.expected}`, bucket.fix, quoted(name));
  return prefix instanceof Refusal ? prefix : { kind: 's3', bucket, prefix };
}

export function readSessionName(text: string): string | Refusal {
  const name = text.replace(/[^\w+=,.@-]+/g, '-').slice(0, 64);
  return name.length >= 2 ? name : new Refusal('a session name of 2 to 64 characters', 'Write a longer one.');
}
