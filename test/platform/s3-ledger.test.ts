import { HeadObjectCommand } from '@aws-sdk/client-s3';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ServerClock } from '../../src/engine/clock.js';
import { Aws } from '../../src/platform/aws.js';
import { systemClock } from '../../src/platform/clock.js';
import { S3DocumentStore, watchClock } from '../../src/platform/s3-ledger.js';
import { startLocalAws, type LocalAws } from '../aws/local-aws.js';

let aws: LocalAws;

beforeEach(async () => {
  aws = await startLocalAws();
  aws.s3.createBucket('ledger', { owner: '123456789012' });
  Object.assign(process.env, aws.env(), { AWS_MAX_ATTEMPTS: '1' });
});
afterEach(() => aws.close());

const host = {
  idToken: () => Promise.reject(new Error('no token')),
  mask: () => undefined,
  info: () => undefined,
  onCancel: () => new AbortController().signal,
};
const sign = (): Aws => new Aws({ region: 'us-east-1', role: undefined, host });

async function storeFor(owner?: string): Promise<S3DocumentStore> {
  const place = { bucket: 'ledger', prefix: 'x/', owner, kmsKeyId: undefined };
  return new S3DocumentStore(await sign().s3(), place);
}

const OF_BUCKET = 'arn:aws:kms:us-east-1:123456789012:key/99992222-3333-4444-5555-666677778888';
const KEY = 'arn:aws:kms:us-east-1:123456789012:key/11112222-3333-4444-5555-666677778888';

describe('the ledger in S3', () => {
  test('sends the expected owner with every call', async () => {
    const store = await storeFor('123456789012');
    expect(await store.write('a.json', '{}', undefined)).toBeDefined();
    expect(await store.read('a.json')).toMatchObject({ body: '{}' });
    const other = await storeFor('210987654321');
    await expect(other.read('a.json')).rejects.toThrow(
      /s3:GetObject on s3:\/\/ledger\/x\/a\.json was refused/,
    );
    await expect(other.write('a.json', '{}', undefined)).rejects.toThrow(/s3:PutObject on .* was refused/);
  });

  test.each([
    [undefined, 'aws:kms', OF_BUCKET],
    ['AES256', 'AES256', undefined],
    [KEY, 'aws:kms', KEY],
  ])('asks for the encryption %s, or leaves it to the bucket', async (given, algorithm, key) => {
    aws.s3.createBucket('encrypted', { encryption: { algorithm: 'aws:kms', keyId: OF_BUCKET } });
    const place = { bucket: 'encrypted', prefix: 'x/', owner: undefined, kmsKeyId: given };
    const store = new S3DocumentStore(await sign().s3(), place);
    const version = await store.write('a.json', '{}', undefined);
    await store.write('a.json', '{"b":1}', version);
    const head = await (
      await sign().s3()
    ).send(new HeadObjectCommand({ Bucket: 'encrypted', Key: 'x/a.json' }));
    expect([head.ServerSideEncryption, head.SSEKMSKeyId]).toEqual([algorithm, key]);
  });

  test('tells an answer that was lost from a refusal', async () => {
    const store = await storeFor();
    aws.faults.add({ service: 's3', operation: 'PutObject', on: 1, kind: 'reset', when: 'after' });
    await expect(store.write('a.json', '{}', undefined)).rejects.toMatchObject({
      ambiguous: true,
      retryable: true,
    });
    aws.faults.add({
      service: 's3',
      operation: 'GetObject',
      on: 1,
      kind: 'error',
      status: 500,
      when: 'before',
    });
    await expect(store.read('a.json')).rejects.toMatchObject({ ambiguous: false, retryable: true });
  });

  test('reads a document again whose connection breaks in the middle of it', async () => {
    const store = await storeFor();
    const body = JSON.stringify({ text: 'x'.repeat(200_000) });
    await store.write('a.json', body, undefined);
    aws.faults.add({ operation: 'GetObject', kind: 'cut-body', bytes: 1000, times: 4 });
    expect(await store.read('a.json')).toMatchObject({ body });
    aws.faults.add({ operation: 'GetObject', kind: 'cut-body', bytes: 1000, times: 5 });
    await expect(store.read('a.json')).rejects.toMatchObject({ call: 's3:GetObject', retryable: true });
  });

  test('refuses by name what is larger than a document can be', async () => {
    aws.s3.putObject('ledger', 'x/a.json', Buffer.alloc(33 * 1024 * 1024, ' '));
    const store = await storeFor();
    await expect(store.read('a.json')).rejects.toThrow(
      /^The ledger document s3:\/\/ledger\/x\/a\.json is larger than 32 MiB/,
    );
  });

  test('shows the clock of S3, not the runner’s', async () => {
    const serverClock = new ServerClock(systemClock);
    const client = await sign().s3();
    watchClock(client, serverClock, systemClock);
    const store = new S3DocumentStore(client, {
      bucket: 'ledger',
      prefix: '',
      owner: undefined,
      kmsKeyId: undefined,
    });
    aws.clock.set(Date.now() + 3_600_000);
    await store.read('none.json').catch(() => undefined);
    const ahead = serverClock.latest() - Date.now();
    expect(ahead).toBeGreaterThan(3_590_000);
    expect(ahead).toBeLessThan(3_610_000);
  });
});

describe('who is nobody', () => {
  test('is told where credentials come from', async () => {
    for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'])
      Reflect.deleteProperty(process.env, name);
    Object.assign(process.env, { AWS_EC2_METADATA_DISABLED: 'true', HOME: '/nonexistent' });
    await expect(sign().identity()).rejects.toThrow(/no AWS credentials were found.*role-to-assume/);
  });

  test('with unknown keys is refused by name', async () => {
    Object.assign(process.env, { AWS_ACCESS_KEY_ID: 'AKIAUNKNOWN', AWS_SECRET_ACCESS_KEY: 'x' });
    await expect(sign().identity()).rejects.toThrow(
      /sts:GetCallerIdentity on the identity of this run was refused/,
    );
  });
});
