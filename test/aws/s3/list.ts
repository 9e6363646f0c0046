import type { Reply } from '../wire/message.js';
import { awsError } from '../wire/message.js';
import type { XmlNode } from '../wire/xml.js';
import type { Bucket, StoredObject } from './object-store.js';
import type { BucketCall } from './objects.js';
import { xmlReply } from './replies.js';

interface ListQuery {
  prefix: string;
  delimiter: string;
  maxKeys: number;
  /** Begin behind this key or, with `isPrefix`, behind all keys under it. */
  after: { text: string; isPrefix: boolean };
}

interface Listing {
  objects: StoredObject[];
  prefixes: string[];
  next: string | undefined;
}

function writeToken(text: string, isPrefix: boolean): string {
  return Buffer.from(JSON.stringify([text, isPrefix])).toString('base64url');
}

function readToken(token: string): ListQuery['after'] {
  try {
    const value: unknown = JSON.parse(Buffer.from(token, 'base64url').toString());
    if (Array.isArray(value)) return { text: String(value[0]), isPrefix: value[1] === true };
  } catch {
    // told below
  }
  throw awsError(400, 'InvalidArgument', 'The continuation token provided is incorrect');
}

function startIndex(bucket: Bucket, { prefix, after }: ListQuery): number {
  const keys = bucket.keys();
  let index = Math.max(bucket.lowerBound(prefix), bucket.lowerBound(after.text));
  const isBehind = (key: string) => key !== after.text && !(after.isPrefix && key.startsWith(after.text));
  while (after.text !== '' && index < keys.length && !isBehind(keys[index] ?? '')) index++;
  return index;
}

function commonPrefix(key: string, { prefix, delimiter }: ListQuery): string | undefined {
  if (delimiter === '') return undefined;
  const found = key.indexOf(delimiter, prefix.length);
  return found < 0 ? undefined : key.slice(0, found + delimiter.length);
}

export function listKeys(bucket: Bucket, query: ListQuery): Listing {
  const keys = bucket.keys();
  const listing: Listing = { objects: [], prefixes: [], next: undefined };
  let last: [text: string, isPrefix: boolean] = ['', false];
  for (let index = startIndex(bucket, query); index < keys.length; index++) {
    const key = keys[index] ?? '';
    if (!key.startsWith(query.prefix)) break;
    const common = commonPrefix(key, query);
    if (common !== undefined && common === listing.prefixes.at(-1)) continue;
    if (listing.objects.length + listing.prefixes.length >= query.maxKeys) {
      listing.next = writeToken(...last);
      break;
    }
    last = [common ?? key, common !== undefined];
    const object = bucket.get(key);
    if (common !== undefined) listing.prefixes.push(common);
    else if (object) listing.objects.push(object);
  }
  return listing;
}

function urlEncode(text: string): string {
  return encodeURIComponent(text).replaceAll('%2F', '/').replaceAll('%20', '+');
}

function readQuery(query: URLSearchParams): ListQuery {
  const token = query.get('continuation-token');
  const maxKeys = Number(query.get('max-keys') ?? '1000');
  if (!Number.isInteger(maxKeys) || maxKeys < 0) {
    throw awsError(400, 'InvalidArgument', 'Provided max-keys not an integer or within integer range');
  }
  return {
    prefix: query.get('prefix') ?? '',
    delimiter: query.get('delimiter') ?? '',
    maxKeys: Math.min(1000, maxKeys),
    after: token === null ? { text: query.get('start-after') ?? '', isPrefix: false } : readToken(token),
  };
}

export function listObjectsV2({ request, bucket }: BucketCall): Reply {
  const { query } = request;
  const asked = readQuery(query);
  const found =
    asked.maxKeys === 0 ? { objects: [], prefixes: [], next: undefined } : listKeys(bucket, asked);
  const isUrl = query.get('encoding-type') === 'url';
  const shown = isUrl ? urlEncode : (text: string) => text;
  const optional = (name: string) => query.get(name) ?? undefined;
  const contents = found.objects.map((object): XmlNode => [
    'Contents',
    [
      ['Key', shown(object.key)],
      ['LastModified', new Date(object.lastModified).toISOString()],
      ['ETag', object.etag],
      ['Size', object.size],
      ['StorageClass', object.headers['x-amz-storage-class'] ?? 'STANDARD'],
    ],
  ]);
  const reply = xmlReply(request, 'ListBucketResult', [
    ['Name', bucket.name],
    ['Prefix', shown(asked.prefix)],
    ['Delimiter', asked.delimiter === '' ? undefined : shown(asked.delimiter)],
    ['StartAfter', optional('start-after')],
    ['ContinuationToken', optional('continuation-token')],
    ['NextContinuationToken', found.next],
    ['KeyCount', found.objects.length + found.prefixes.length],
    ['MaxKeys', asked.maxKeys],
    ['EncodingType', isUrl ? 'url' : undefined],
    ['IsTruncated', found.next !== undefined],
    ...contents,
    ...found.prefixes.map((prefix): XmlNode => ['CommonPrefixes', ['Prefix', shown(prefix)]]),
  ]);
  const region = bucket.settings.region;
  if (region !== undefined) reply.headers['x-amz-bucket-region'] = region;
  return reply;
}
