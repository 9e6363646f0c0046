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
      'x-amz-server-side-encryption': 'AES256',
    },
  });
  expect(aws.s3.object('logs', 'k')?.checksums).toHaveProperty('crc32');
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
  await expect(sink.put(objectOf('x'), never)).rejects.toThrow(/needs s3:PutObject on it/);
  await expect(sinkOf({ kmsKeyId: 'k' }).put(objectOf('x'), never)).rejects.toThrow(
    /s3:PutObject and kms:GenerateDataKey/,
  );
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
