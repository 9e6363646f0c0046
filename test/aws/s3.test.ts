import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { Readable } from 'node:stream';
import type { LocalAws } from './local-aws.js';
import { startLocalAws } from './local-aws.js';
import { errorStatus } from './refusal.js';

let aws: LocalAws;
let s3: S3Client;
let number = 0;
let Bucket = '';

beforeAll(async () => {
  aws = await startLocalAws({ minPartBytes: 10 });
  s3 = new S3Client({ ...aws.sdk(), maxAttempts: 1 });
});
beforeEach(() => {
  Bucket = `bucket-${++number}`;
  aws.s3.createBucket(Bucket);
});
afterAll(async () => {
  s3.destroy();
  await aws.close();
});

describe('objects', () => {
  test('keep their bytes, headers and metadata', async () => {
    const Key = 'a b/ü+c (1)/=&?#%';
    await s3.send(
      new PutObjectCommand({
        Bucket,
        Key,
        Body: Readable.from([Buffer.from('hello '), Buffer.from('world')]),
        ContentLength: 11,
        ContentType: 'text/plain',
        ContentEncoding: 'identity',
        Metadata: { run: '7' },
        ServerSideEncryption: 'aws:kms',
        SSEKMSKeyId: 'key-1',
      }),
    );
    const got = await s3.send(new GetObjectCommand({ Bucket, Key }));
    expect(await got.Body?.transformToString()).toBe('hello world');
    expect(got).toMatchObject({
      ContentType: 'text/plain',
      ContentEncoding: 'identity',
      Metadata: { run: '7' },
      ServerSideEncryption: 'aws:kms',
      SSEKMSKeyId: 'key-1',
    });
    expect(aws.s3.get(Bucket, Key)?.toString()).toBe('hello world');
    expect(aws.s3.list(Bucket)).toEqual([Key]);
    await s3.send(new DeleteObjectCommand({ Bucket, Key }));
    expect(await errorStatus(s3.send(new HeadObjectCommand({ Bucket, Key })))).toBe('404 NotFound');
  });

  test.each(['CRC32', 'CRC32C', 'SHA1', 'SHA256'] as const)('verify %s', async (ChecksumAlgorithm) => {
    const put = { Bucket, Key: 'k', Body: 'hello', ChecksumAlgorithm };
    await s3.send(new PutObjectCommand(put));
    const wrong = new PutObjectCommand({ ...put, [`Checksum${ChecksumAlgorithm}`]: 'AAAAAA==' });
    expect(await errorStatus(s3.send(wrong))).toBe('400 BadDigest');
  });

  test('compute CRC64NVME as published', async () => {
    const { checksum } = await import('./wire/checksums.js');
    expect(Buffer.from(checksum('crc64nvme', Buffer.from('123456789')), 'base64').toString('hex')).toBe(
      'ae8b14860a799888',
    );
    expect(Buffer.from(checksum('crc32c', Buffer.from('123456789')), 'base64').toString('hex')).toBe(
      'e3069283',
    );
  });

  test('give ranges', async () => {
    aws.s3.putObject(Bucket, 'k', '0123456789');
    const read = async (Range: string) => {
      const got = await s3.send(new GetObjectCommand({ Bucket, Key: 'k', Range }));
      return `${(await got.Body?.transformToString()) ?? ''} ${got.ContentRange ?? ''}`;
    };
    expect(await read('bytes=2-4')).toBe('234 bytes 2-4/10');
    expect(await read('bytes=7-')).toBe('789 bytes 7-9/10');
    expect(await read('bytes=-2')).toBe('89 bytes 8-9/10');
    expect(await errorStatus(read('bytes=10-'))).toBe('416 InvalidRange');
  });

  test('may be generated while they are read', async () => {
    async function* read(from: number, to: number) {
      for (let at = from; at < to; at += 1000)
        yield await Promise.resolve(Buffer.alloc(Math.min(1000, to - at), 'x'));
    }
    aws.s3.putObject(Bucket, 'big', { size: 1_000_500, read });
    const got = await s3.send(new GetObjectCommand({ Bucket, Key: 'big' }));
    expect((await got.Body?.transformToByteArray())?.length).toBe(1_000_500);
  });

  test('are deleted in one call', async () => {
    for (const key of ['a', 'b&c', 'd']) aws.s3.putObject(Bucket, key, 'x');
    const Delete = { Objects: [{ Key: 'a' }, { Key: 'b&c' }, { Key: 'none' }] };
    const answer = await s3.send(new DeleteObjectsCommand({ Bucket, Delete }));
    expect(answer.Deleted?.map(({ Key }) => Key)).toEqual(['a', 'b&c', 'none']);
    expect(aws.s3.list(Bucket)).toEqual(['d']);
  });
});

describe('conditions', () => {
  const put = (more: object) => new PutObjectCommand({ Bucket, Key: 'k', Body: 'new', ...more });

  test.each([
    ['none', { IfNoneMatch: '*' }, 'no error'],
    ['none', { IfMatch: '"0123"' }, '404 NoSuchKey'],
    ['old', { IfNoneMatch: '*' }, '412 PreconditionFailed'],
    ['old', { IfMatch: '"0123"' }, '412 PreconditionFailed'],
    ['old', { IfMatch: '*' }, '501 NotImplemented'],
    ['old', { IfNoneMatch: '"0123"' }, '501 NotImplemented'],
    ['old', { IfNoneMatch: '*', IfMatch: '"0123"' }, '501 NotImplemented'],
  ])('over %s with %o: %s', async (before, condition, outcome) => {
    if (before === 'old') aws.s3.putObject(Bucket, 'k', 'old');
    expect(await errorStatus(s3.send(put(condition)))).toBe(outcome);
  });

  test('an ETag lets exactly one of many writers through', async () => {
    const { etag } = aws.s3.putObject(Bucket, 'k', 'old');
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () =>
        errorStatus(s3.send(put({ IfMatch: etag, Body: Math.random().toString() }))),
      ),
    );
    expect(outcomes.filter((outcome) => outcome === 'no error')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === '412 PreconditionFailed')).toHaveLength(19);
  });

  test('hold for reading', async () => {
    const { etag } = aws.s3.putObject(Bucket, 'k', 'old');
    const get = (more: object) => s3.send(new GetObjectCommand({ Bucket, Key: 'k', ...more }));
    expect((await get({ IfMatch: etag })).ETag).toBe(etag);
    expect(await errorStatus(get({ IfMatch: '"0123"' }))).toBe('412 PreconditionFailed');
    expect(await errorStatus(get({ IfNoneMatch: etag }))).toMatch(/^304/);
  });
});
