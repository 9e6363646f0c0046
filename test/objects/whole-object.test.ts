import { S3Client } from '@aws-sdk/client-s3';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { replacing, S3ObjectSink, type NewObject } from '../../src/objects/whole-object.js';
import { startLocalAws, type LocalAws } from '../aws/local-aws.js';

let aws: LocalAws;
let sink: S3ObjectSink;
const never = new AbortController().signal;

beforeEach(async () => {
  aws = await startLocalAws();
  aws.s3.createBucket('logs');
  sink = sinkOf({});
});
afterEach(async () => {
  await aws.close();
});

function sinkOf(more: { kmsKeyId?: string; owner?: string }): S3ObjectSink {
  const client = new S3Client({ ...aws.sdk(), forcePathStyle: true, maxAttempts: 1 });
  return new S3ObjectSink(client, { bucket: 'logs', owner: undefined, kmsKeyId: undefined, ...more });
}

function objectOf(text: string | Buffer, more: Partial<NewObject> = {}): NewObject {
  const body = Buffer.from(text);
  const content = {
    size: body.length,
    read: async function* () {
      await Promise.resolve();
      for (let at = 0; at < body.length; at += 1_000_000) yield body.subarray(at, at + 1_000_000);
    },
  };
  return {
    key: 'k',
    content,
    contentType: 'text/csv',
    contentEncoding: undefined,
    metadata: { a: 'b' },
    ...more,
  };
}

async function textOf(key: string): Promise<string | undefined> {
  const found = await sink.read(key);
  if (found === undefined) return undefined;
  const pieces: Buffer[] = [];
  for await (const piece of found.body) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

test('an object is put as a whole and read back', async () => {
  expect(await sink.read('k')).toBeUndefined();
  await sink.put(objectOf('one'), never);
  await sink.put(objectOf('two', { contentEncoding: 'gzip' }), never);
  expect(await textOf('k')).toBe('two');
  expect(aws.s3.object('logs', 'k')).toMatchObject({
    headers: {
      'content-type': 'text/csv',
      'content-encoding': 'gzip',
      'x-amz-meta-a': 'b',
    },
  });
});

test('it has a checksum of the whole, which S3 keeps and the caller is told', async () => {
  const stored = await sink.put(objectOf('one'), never);
  const found = aws.s3.object('logs', 'k');
  expect(stored).toEqual({ etag: found?.etag, bytes: 3, crc32: found?.checksums.crc32 });
  const large = Buffer.alloc(20_000_000, 'abc');
  const parts = await sink.put(objectOf(large), never);
  const whole = aws.s3.object('logs', 'k');
  expect(parts).toEqual({ etag: whole?.etag, bytes: large.length, crc32: whole?.checksums.crc32 });
});

test.each([
  [undefined, undefined],
  ['AES256', 'AES256'],
  ['alias/logs', 'aws:kms'],
])('with kms-key-id %s the encryption that is asked for is %s', async (kmsKeyId, asked) => {
  const client = new S3Client({ ...aws.sdk(), forcePathStyle: true });
  const inputs: unknown[] = [];
  client.middlewareStack.add(
    (next) => (args) => {
      inputs.push(Reflect.get(args.input, 'ServerSideEncryption'));
      return next(args);
    },
    { step: 'initialize' },
  );
  await new S3ObjectSink(client, { bucket: 'logs', owner: undefined, kmsKeyId }).put(objectOf('one'), never);
  expect(inputs).toEqual([asked]);
});

describe('a large object', () => {
  const large = Buffer.alloc(20_000_000, 'abc');

  test('goes up in parts', async () => {
    await sinkOf({ kmsKeyId: 'alias/logs' }).put(objectOf(large), never);
    expect(aws.calls.count({ operation: 'UploadPart' })).toBe(3);
    expect(aws.s3.get('logs', 'k')?.equals(large)).toBe(true);
    expect(aws.s3.object('logs', 'k')?.headers).toMatchObject({ 'x-amz-server-side-encryption': 'aws:kms' });
  });

  test('leaves no parts behind when a part fails, or when the run ends', async () => {
    aws.faults.add({ operation: 'UploadPart', kind: 'error', status: 500, on: 2 });
    await expect(sink.put(objectOf(large), never)).rejects.toThrow(/s3:PutObject on s3:\/\/logs\/k/);
    const stop = new AbortController();
    aws.faults.add({ operation: 'UploadPart', kind: 'delay', ms: 300 });
    const put = sink.put(objectOf(large), stop.signal);
    setTimeout(() => {
      stop.abort(new Error('enough'));
    }, 100);
    await expect(put).rejects.toThrow('enough');
    for (let looks = 0; looks < 40 && aws.s3.bucket('logs').uploads.size > 0; looks += 1)
      await new Promise((resolve) => setTimeout(resolve, 50));
    expect(aws.s3.bucket('logs').uploads.size).toBe(0);
    expect(aws.s3.object('logs', 'k')).toBeUndefined();
  });
});

describe('a replacement', () => {
  test('is refused when another one came first, and is looked into', async () => {
    await sink.put(objectOf('one', { replaces: replacing(undefined) }), never);
    const found = await sink.read('k');
    await sink.put(objectOf('two', { replaces: replacing(found) }), never);
    await expect(sink.put(objectOf('three', { replaces: replacing(found) }), never)).rejects.toMatchObject({
      ambiguous: true,
    });
    await expect(
      sink.put(objectOf('three', { replaces: replacing(undefined) }), never),
    ).rejects.toMatchObject({ ambiguous: true });
    expect(await textOf('k')).toBe('two');
  });
});

test('a refusal names what is missing', async () => {
  aws.faults.deny('s3:PutObject');
  await expect(sink.put(objectOf('x'), never)).rejects.toThrow(/needs s3:PutObject on arn/);
  aws.faults.deny('s3:GetObject');
  await expect(sink.read('k')).rejects.toThrow(/s3:GetObject on s3:\/\/logs\/k was refused/);
  await expect(sinkOf({ owner: '210987654321' }).put(objectOf('x'), never)).rejects.toThrow(/s3:PutObject/);
});

test('an upload that fails is taken back, and the owner of the bucket is named there too', async () => {
  const client = new S3Client({ ...aws.sdk(), forcePathStyle: true, maxAttempts: 1 });
  const owners: unknown[] = [];
  client.middlewareStack.add(
    (next, { commandName }) =>
      (args) => {
        const headers: unknown = Reflect.get(Object(args.request), 'headers');
        if (commandName === 'AbortMultipartUploadCommand')
          owners.push(Reflect.get(Object(headers), 'x-amz-expected-bucket-owner'));
        return next(args);
      },
    { step: 'finalizeRequest' },
  );
  aws.faults.add({ operation: 'UploadPart', on: 2, kind: 'error', status: 403, code: 'AccessDenied' });
  const owned = new S3ObjectSink(client, { bucket: 'logs', owner: aws.account, kmsKeyId: undefined });
  await expect(owned.put(objectOf(Buffer.alloc(20_000_000)), never)).rejects.toThrow(/s3:PutObject/);
  expect(owners).toEqual([aws.account]);
});
