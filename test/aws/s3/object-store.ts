import { createHash, randomBytes } from 'node:crypto';
import type { ChecksumName } from '../wire/checksums.js';
import type { Clock } from '../wire/clock.js';

/** Content that is made while it is read, for objects larger than memory. */
export interface GeneratedContent {
  readonly size: number;
  read(from: number, to: number): AsyncIterable<Buffer>;
}

export type Content = Buffer | GeneratedContent;

export interface StoredObject {
  readonly key: string;
  readonly content: Content;
  readonly size: number;
  /** With its quotes. */
  readonly etag: string;
  readonly lastModified: number;
  /** `content-type`, `content-encoding`, `x-amz-meta-…`, SSE headers and the like, as they are returned. */
  readonly headers: Readonly<Record<string, string>>;
  readonly checksums: Readonly<Partial<Record<ChecksumName, string>>>;
}

export interface MultipartUpload {
  readonly id: string;
  readonly key: string;
  readonly initiated: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Of the checksum of the whole object; absent: parts alone have one. */
  readonly checksum: ChecksumName | undefined;
  readonly parts: Map<number, { body: Buffer; etag: string; time: number }>;
}

export interface BucketOptions {
  /** Without one the bucket answers in every Region. */
  region?: string;
  owner?: string;
  policy?: string;
  /** `none` for a bucket from before default encryption. */
  encryption?: { algorithm: 'AES256' | 'aws:kms' | 'aws:kms:dsse'; keyId?: string } | 'none';
  versioning?: 'Enabled' | 'Suspended';
}

/** The order of UTF-8 bytes, which differs from that of UTF-16 units only above U+D7FF. */
function weight(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit >= 0xe000 ? unit - 0x800 : unit + 0x2000;
}

export function compareKeys(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index++) {
    const difference = weight(a.charCodeAt(index)) - weight(b.charCodeAt(index));
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

export class Bucket {
  readonly name: string;
  readonly created: number;
  settings: BucketOptions;
  readonly uploads = new Map<string, MultipartUpload>();
  /** What a finished upload answered, for a repeated Complete. */
  readonly completed = new Map<string, StoredObject>();
  readonly #keys: string[] = [];
  readonly #objects = new Map<string, StoredObject>();

  constructor(name: string, created: number, settings: BucketOptions) {
    this.name = name;
    this.created = created;
    this.settings = settings;
  }

  get(key: string): StoredObject | undefined {
    return this.#objects.get(key);
  }

  set(object: StoredObject): void {
    if (!this.#objects.has(object.key)) this.#keys.splice(this.lowerBound(object.key), 0, object.key);
    this.#objects.set(object.key, object);
  }

  delete(key: string): void {
    if (this.#objects.delete(key)) this.#keys.splice(this.lowerBound(key), 1);
  }

  /** The keys in the order in which S3 lists them. */
  keys(): readonly string[] {
    return this.#keys;
  }

  /** Where the first key that is not before the given one stands. */
  lowerBound(key: string): number {
    let low = 0;
    let high = this.#keys.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compareKeys(this.#keys[middle] ?? '', key) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

export function md5(data: Buffer): Buffer {
  return createHash('md5').update(data).digest();
}

/** The MD5 of the content; something else where the content is encrypted with KMS, as in S3. */
export function etagOf(content: Content, headers: Readonly<Record<string, string>>): string {
  const isKms = headers['x-amz-server-side-encryption']?.startsWith('aws:kms') === true;
  const digest = isKms || !Buffer.isBuffer(content) ? randomBytes(16) : md5(content);
  return `"${digest.toString('hex')}"`;
}

export interface NewObject {
  key: string;
  content: Content;
  headers?: Readonly<Record<string, string>>;
  checksums?: Readonly<Partial<Record<ChecksumName, string>>>;
  etag?: string;
}

/** All buckets, whatever their Region and owner. */
export class ObjectStore {
  readonly clock: Clock;
  readonly buckets = new Map<string, Bucket>();

  constructor(clock: Clock) {
    this.clock = clock;
  }

  createBucket(name: string, options: BucketOptions = {}): Bucket {
    const bucket = new Bucket(name, this.clock.now(), options);
    this.buckets.set(name, bucket);
    return bucket;
  }

  put(bucket: Bucket, made: NewObject): StoredObject {
    const asked = made.headers?.['x-amz-server-side-encryption'] !== undefined;
    const headers = { ...(asked ? {} : encryptionOf(bucket)), ...made.headers };
    const object: StoredObject = {
      key: made.key,
      content: made.content,
      size: Buffer.isBuffer(made.content) ? made.content.length : made.content.size,
      etag: made.etag ?? etagOf(made.content, headers),
      lastModified: Math.floor(this.clock.now() / 1000) * 1000,
      headers,
      checksums: made.checksums ?? {},
    };
    bucket.set(object);
    return object;
  }
}

/** The headers that the bucket's default encryption puts on a new object. */
function encryptionOf({ settings }: Bucket): Record<string, string> {
  const { encryption } = settings;
  if (encryption === 'none') return {};
  const name = 'x-amz-server-side-encryption';
  const headers = { [name]: encryption?.algorithm ?? 'AES256' };
  const keyId = encryption?.keyId;
  return keyId === undefined ? headers : { ...headers, [`${name}-aws-kms-key-id`]: keyId };
}
