import { createHash, randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { BadObjectError, ServiceError } from '../../src/errors.js';
import {
  MissingObjectError,
  ReplacedObjectError,
  type LogObject,
} from '../../src/objects/object-downloads.js';
import { S3LogObjects } from '../../src/objects/s3-objects.js';
import { within, type BucketHarness, type Opener } from './harnesses.js';

const MIB = 1024 * 1024;
const never = new AbortController().signal;

export async function listed({ client, bucket }: BucketHarness, prefix: string): Promise<LogObject[]> {
  const objects: LogObject[] = [];
  for await (const page of new S3LogObjects(client, { bucket }).list(prefix)) objects.push(...page);
  return objects;
}

/** Puts an object and lists it, as a plan does. */
export async function stored(harness: BucketHarness, key: string, body: Buffer): Promise<LogObject> {
  await harness.put(key, body);
  const [object] = (await listed(harness, key)).filter((found) => found.key === key);
  if (object === undefined) throw new Error(`${key} was not listed`);
  return object;
}

export async function textOf(harness: BucketHarness, object: LogObject): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of new S3LogObjects(harness.client, harness).read(object, never)) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

interface Drained {
  readonly length: number;
  readonly largest: number;
  readonly memory: number;
  readonly sha256: string;
}

/** Reads and forgets; tells the length, the hash, the largest piece and the most memory that buffers took. */
export async function drain(harness: BucketHarness, object: LogObject): Promise<Drained> {
  const hash = createHash('sha256');
  const before = process.memoryUsage().arrayBuffers;
  let [length, largest, memory] = [0, 0, 0];
  for await (const piece of new S3LogObjects(harness.client, harness).read(object, never)) {
    hash.update(piece);
    length += piece.length;
    largest = Math.max(largest, piece.length);
    memory = Math.max(memory, process.memoryUsage().arrayBuffers - before);
  }
  return { length, largest, memory, sha256: hash.digest('hex') };
}

export const sha256 = (data: Buffer): string => createHash('sha256').update(data).digest('hex');

/** What the alb mode asks of a bucket with log objects. */
export function logSourceContract(name: string, open: Opener<BucketHarness>): void {
  describe(`S3LogObjects: ${name}`, () => {
    listing(open);
    reading(open);
    largeObjects(open);
    damage(open);
  });
}

function listing(open: Opener<BucketHarness>): void {
  test('lists more than a page of keys, each once, in their order', () =>
    within(open, async (harness) => {
      const keys = Array.from({ length: 1005 }, (_, i) => `logs/day/${String(i).padStart(4, '0')} +é.gz`);
      for (let i = 0; i < keys.length; i += 50) {
        await Promise.all(keys.slice(i, i + 50).map((key) => harness.put(key, Buffer.from(key))));
      }
      await harness.put('logs/other', Buffer.from('x'));
      const objects = await listed(harness, 'logs/day/');
      expect(objects.map(({ key }) => key)).toEqual(keys);
      expect(objects[0]).toEqual({ key: keys[0], etag: expect.stringMatching(/^".+"$/), size: 20 });
    }));

  test('finds the folders below a prefix, and nothing where there is nothing', () =>
    within(open, async (harness) => {
      const source = new S3LogObjects(harness.client, harness);
      for (const key of [
        'a/AWSLogs/1/x',
        'a/AWSLogs/1/y',
        'a/AWSLogs/2/z/z',
        'a/AWSLogs/file',
        'b/AWSLogs/3/x',
      ]) {
        await harness.put(key, Buffer.from('x'));
      }
      expect(await source.folders('a/AWSLogs/')).toEqual(['1', '2']);
      expect(await source.folders('none/')).toEqual([]);
      expect(await listed(harness, 'none/')).toEqual([]);
    }));

  test('a bucket that is not there is a refusal by name', () =>
    within(open, async ({ client }) => {
      const folders = new S3LogObjects(client, { bucket: 'no-such-bucket-of-ours' }).folders('');
      await expect(folders).rejects.toThrow(ServiceError);
      await expect(folders).rejects.toMatchObject({
        call: 's3:ListObjectsV2',
        code: 'NoSuchBucket',
        retryable: false,
      });
    }));
}

function reading(open: Opener<BucketHarness>): void {
  test.each<[string, Buffer, string]>([
    ['a small object', gzipSync('one\ntwo\n'), 'one\ntwo\n'],
    ['an object without content', gzipSync(''), ''],
    ['an object of 0 bytes', Buffer.alloc(0), ''],
    ['plain text', Buffer.from('one\ntwo\n'), 'one\ntwo\n'],
    ['gzip with a line break after it', Buffer.concat([gzipSync('one\n'), Buffer.from('\n')]), 'one\n'],
    [
      'several gzip members',
      Buffer.concat(['one\n', 'two\n', ''].map((part) => gzipSync(part))),
      'one\ntwo\n',
    ],
    [
      'a last member that is larger than the first',
      Buffer.concat([gzipSync('a'), gzipSync('b'.repeat(5000))]),
      `a${'b'.repeat(5000)}`,
    ],
  ])('reads %s', (_, body, text) =>
    within(open, async (harness) => {
      expect(await textOf(harness, await stored(harness, 'k.gz', body))).toBe(text);
    }),
  );

  test('reads a key with every kind of character', () =>
    within(open, async (harness) => {
      const key = "p q/é+&=;:@,'()!*~#?%41.gz";
      expect(await textOf(harness, await stored(harness, key, gzipSync('yes')))).toBe('yes');
    }));

  test('reads only the version that was listed', () =>
    within(open, async (harness) => {
      const object = await stored(harness, 'k.gz', gzipSync('old'));
      await harness.put('k.gz', gzipSync('new'));
      await expect(textOf(harness, object)).rejects.toThrow(ReplacedObjectError);
    }));

  test('says so when the object has gone', () =>
    within(open, async (harness) => {
      const object = await stored(harness, 'k.gz', gzipSync('old'));
      await harness.remove('k.gz');
      await expect(textOf(harness, object)).rejects.toThrow(MissingObjectError);
    }));

  test('ends with the reason of the signal', () =>
    within(open, async (harness) => {
      const object = await stored(harness, 'k.gz', gzipSync('text'));
      const reason = new Error('enough');
      const pieces = new S3LogObjects(harness.client, harness).read(object, AbortSignal.abort(reason));
      await expect(pieces.next()).rejects.toBe(reason);
    }));
}

function largeObjects(open: Opener<BucketHarness>): void {
  test('streams an object of more than 8 MiB', () =>
    within(open, async (harness) => {
      const data = randomBytes(9 * MIB);
      const object = await stored(harness, 'large.gz', gzipSync(data, { level: 1 }));
      expect(object.size).toBeGreaterThan(8 * MIB);
      expect(await drain(harness, object)).toMatchObject({ length: data.length, sha256: sha256(data) });
    }));

  const zeros = Buffer.alloc(16 * MIB);
  test.each<[string, () => Buffer, number]>([
    ['whose trailer is honest', () => gzipSync(Buffer.alloc(80 * MIB), { level: 1 }), 80],
    ['of many members', () => Buffer.concat(Array(6).fill(gzipSync(zeros, { level: 1 }))), 96],
  ])('a gzip bomb %s streams through little memory', (_, bomb, mebibytes) =>
    within(open, async (harness) => {
      const { length, largest, memory } = await drain(harness, await stored(harness, 'bomb.gz', bomb()));
      expect(length).toBe(mebibytes * MIB);
      expect(largest).toBeLessThanOrEqual(512 * 1024);
      expect(memory).toBeLessThan(70 * MIB);
    }),
  );
}

function damage(open: Opener<BucketHarness>): void {
  const whole = gzipSync(randomBytes(2000));
  const flipped = (at: number): Buffer => {
    const copy = Buffer.from(whole);
    copy[at] = (copy[at] ?? 0) ^ 0xff;
    return copy;
  };
  test.each<[string, Buffer]>([
    ['cut in the middle', whole.subarray(0, 1000)],
    ['cut in its trailer', whole.subarray(0, -3)],
    ['cut to its first bytes', whole.subarray(0, 5)],
    ['with a wrong CRC', flipped(whole.length - 8)],
    ['with a wrong length', flipped(whole.length - 4)],
    ['that is neither gzip nor text', Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0, 1, 2])],
    ['whose second member is cut', Buffer.concat([whole, whole.subarray(0, 1000)])],
  ])('an object %s is bad data, by name', (_, body) =>
    within(open, async (harness) => {
      const reading = textOf(harness, await stored(harness, 'bad.gz', body));
      await expect(reading).rejects.toThrow(BadObjectError);
      await expect(reading).rejects.toThrow(new RegExp(`s3://${harness.bucket}/bad\\.gz`));
    }),
  );

  test('a large object that is cut is bad data, of which nothing is handed out', () =>
    within(open, async (harness) => {
      const body = gzipSync(randomBytes(9 * MIB), { level: 1 }).subarray(0, -1000);
      const object = await stored(harness, 'bad.gz', body);
      await expect(drain(harness, object)).rejects.toThrow(BadObjectError);
      const checked = new S3LogObjects(harness.client, harness).checked(object, never);
      await expect(checked).rejects.toThrow(BadObjectError);
    }));

  test('a large object is known to be whole before any of it is handed out', () =>
    within(open, async (harness) => {
      const text = randomBytes(9 * MIB).toString('base64');
      const body = Buffer.concat([gzipSync(text, { level: 1 }), Buffer.from('%%%')]);
      const object = await stored(harness, 'large.gz', body);
      const checked = await new S3LogObjects(harness.client, harness).checked(object, never);
      const hash = createHash('sha256');
      for await (const piece of checked.text) hash.update(piece);
      await checked.dispose();
      expect(hash.digest('hex')).toBe(createHash('sha256').update(text).digest('hex'));
      expect(checked.ignored).toBe(3);
    }));
}
