import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  CompleteMultipartUploadCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  GetBucketEncryptionCommand,
  GetBucketLocationCommand,
  GetBucketPolicyCommand,
  GetObjectCommand,
  HeadBucketCommand,
  ListMultipartUploadsCommand,
  ListPartsCommand,
  paginateListObjectsV2,
  S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import type { LookupFunction } from 'node:net';
import { Agent } from 'node:http';
import type { LocalAws } from './local-aws.js';
import { startLocalAws } from './local-aws.js';
import { errorStatus } from './refusal.js';
import { compareKeys } from './s3/object-store.js';

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

const toLoopback: LookupFunction = (_host, _options, found) => {
  found(null, [{ address: '127.0.0.1', family: 4 }]);
};

describe('listing', () => {
  test('pages through keys in the order of their bytes', async () => {
    const keys = ['b', 'a/2', 'a/1', 'a', '\u{1F600}', '\uFFFD', 'ü', 'a b', 'a&b'];
    for (const key of keys) aws.s3.putObject(Bucket, key, 'x');
    const listed: string[] = [];
    const pages = paginateListObjectsV2({ client: s3, pageSize: 2 }, { Bucket });
    for await (const page of pages) listed.push(...(page.Contents ?? []).map(({ Key }) => Key ?? ''));
    const expected = [...keys].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    expect(listed).toEqual(expected);
    expect([...keys].sort(compareKeys)).toEqual(expected);
  });

  test('folds keys into common prefixes, over pages too', async () => {
    for (const day of ['01', '02', '03']) {
      for (const hour of ['00', '01', '02']) aws.s3.putObject(Bucket, `logs/${day}/${hour}`, 'x');
    }
    aws.s3.putObject(Bucket, 'logs/02', 'x');
    const seen: string[] = [];
    const pages = paginateListObjectsV2(
      { client: s3, pageSize: 1 },
      { Bucket, Prefix: 'logs/', Delimiter: '/' },
    );
    for await (const page of pages) {
      seen.push(...(page.Contents ?? []).map(({ Key }) => Key ?? ''));
      seen.push(...(page.CommonPrefixes ?? []).map(({ Prefix }) => Prefix ?? ''));
    }
    expect(seen).toEqual(['logs/01/', 'logs/02', 'logs/02/', 'logs/03/']);
  });

  test('starts after a key', async () => {
    for (const key of ['a', 'b', 'c']) aws.s3.putObject(Bucket, key, 'x');
    const pages = paginateListObjectsV2({ client: s3 }, { Bucket, StartAfter: 'a' });
    for await (const page of pages) expect(page.Contents?.map(({ Key }) => Key)).toEqual(['b', 'c']);
  });
});

describe('multipart uploads', () => {
  async function start(sizes: number[]) {
    const { UploadId } = await s3.send(new CreateMultipartUploadCommand({ Bucket, Key: 'm' }));
    const Parts = [];
    for (const [index, size] of sizes.entries()) {
      const part = {
        Bucket,
        Key: 'm',
        UploadId,
        PartNumber: index + 1,
        Body: Buffer.alloc(size, String(index)),
      };
      const { ETag } = await s3.send(new UploadPartCommand(part));
      Parts.push({ ETag, PartNumber: index + 1 });
    }
    return { Bucket, Key: 'm', UploadId, MultipartUpload: { Parts } };
  }

  test('become one object, once', async () => {
    const upload = await start([10, 3]);
    expect((await s3.send(new ListPartsCommand(upload))).Parts).toHaveLength(2);
    expect((await s3.send(new ListMultipartUploadsCommand({ Bucket }))).Uploads).toHaveLength(1);
    const done = await s3.send(new CompleteMultipartUploadCommand({ ...upload, IfNoneMatch: '*' }));
    expect(done.ETag).toMatch(/^"[0-9a-f]{32}-2"$/);
    expect(aws.s3.get(Bucket, 'm')?.toString()).toBe('0000000000111');
    expect((await s3.send(new CompleteMultipartUploadCommand(upload))).ETag).toBe(done.ETag);
    const second = await start([3]);
    const refusal = s3.send(new CompleteMultipartUploadCommand({ ...second, IfNoneMatch: '*' }));
    expect(await errorStatus(refusal)).toBe('412 PreconditionFailed');
  });

  test('need parts of a minimal size', async () => {
    const upload = await start([9, 10]);
    expect(await errorStatus(s3.send(new CompleteMultipartUploadCommand(upload)))).toBe('400 EntityTooSmall');
  });
});

describe('buckets', () => {
  test('answer for themselves', async () => {
    expect(await errorStatus(s3.send(new HeadBucketCommand({ Bucket: 'none' })))).toBe('404 NotFound');
    expect(await errorStatus(s3.send(new GetObjectCommand({ Bucket: 'none', Key: 'k' })))).toBe(
      '404 NoSuchBucket',
    );
    await s3.send(new CreateBucketCommand({ Bucket: 'made' }));
    expect(await errorStatus(s3.send(new CreateBucketCommand({ Bucket: 'made' })))).toMatch(/^409/);
    expect(await errorStatus(s3.send(new GetBucketPolicyCommand({ Bucket })))).toBe('404 NoSuchBucketPolicy');
    const encryption = await s3.send(new GetBucketEncryptionCommand({ Bucket }));
    const rule = encryption.ServerSideEncryptionConfiguration?.Rules?.[0];
    expect(rule?.ApplyServerSideEncryptionByDefault?.SSEAlgorithm).toBe('AES256');
  });

  test('have an owner and may have a Region', async () => {
    const owned = { Bucket, ExpectedBucketOwner: '210987654321' };
    expect(await errorStatus(s3.send(new GetObjectCommand({ ...owned, Key: 'k' })))).toBe('403 AccessDenied');
    aws.s3.createBucket('elsewhere', { region: 'eu-central-1' });
    const head = await s3
      .send(new HeadBucketCommand({ Bucket: 'elsewhere' }))
      .catch((error: unknown) => error);
    expect(head).toMatchObject({ $metadata: { httpStatusCode: 301 } });
    const location = await s3.send(new GetBucketLocationCommand({ Bucket: 'elsewhere' }));
    expect(location.LocationConstraint).toBe('eu-central-1');
  });

  test('are found by host name as well', async () => {
    aws.s3.putObject(Bucket, 'k', 'x');
    const client = new S3Client({
      ...aws.sdk(),
      endpoint: aws.url.replace('127.0.0.1', 'localhost'),
      requestHandler: { httpAgent: new Agent({ lookup: toLoopback }) },
    });
    const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: 'k' }));
    expect(await Body?.transformToString()).toBe('x');
    client.destroy();
  });
});
