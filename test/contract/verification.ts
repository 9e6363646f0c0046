import { describe, expect, test } from '@jest/globals';
import {
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  PutLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { StreamCheck } from '../../src/cloudwatch-logs/stream-check.js';
import { ObjectCheck, type ExpectedObject } from '../../src/objects/object-check.js';
import { S3ObjectSink } from '../../src/objects/whole-object.js';
import { systemClock } from '../../src/platform/clock.js';
import { within, type BucketHarness, type LogsHarness, type Opener } from './harnesses.js';

const SIGNAL = new AbortController().signal;

/** What a verification asks of S3. */
export function objectCheckContract(name: string, open: Opener<BucketHarness>): void {
  const PART = 5 * 1024 * 1024;

  async function put({ client, bucket }: BucketHarness, bytes: Buffer): Promise<ExpectedObject> {
    const sink = new S3ObjectSink(client, { bucket, owner: undefined, kmsKeyId: undefined });
    const content = {
      size: bytes.length,
      async *read() {
        await Promise.resolve();
        yield bytes;
      },
    };
    const more = { contentType: 'text/plain', contentEncoding: undefined, metadata: {} };
    const { crc32 } = await sink.put({ key: 'a/k', content, ...more }, SIGNAL);
    return { key: 'a/k', bytes: bytes.length, crc32 };
  }

  function look(
    { client, bucket }: BucketHarness,
    expected: ExpectedObject,
  ): ReturnType<ObjectCheck['check']> {
    return new ObjectCheck(client, { bucket, owner: undefined, prefix: 'a/' }).check(expected, SIGNAL);
  }

  describe(`ObjectCheck: ${name}`, () => {
    test('what was put agrees', () =>
      within(open, async (harness) => {
        expect(await look(harness, await put(harness, Buffer.from('hello')))).toEqual({ state: 'agrees' });
      }));

    test('what was put in parts agrees, by the checksum of all of it', () =>
      within(open, async (harness) => {
        const expected = await put(harness, Buffer.alloc(2 * PART + 7, 'x'));
        expect(await look(harness, expected)).toEqual({ state: 'agrees' });
      }));

    test('another content of the same size is told, and so is another size', () =>
      within(open, async (harness) => {
        const expected = await put(harness, Buffer.from('hello'));
        const what = `s3://${harness.bucket}/a/k`;
        const told = { state: 'differs', what, expected: `5 bytes, CRC32 ${expected.crc32}` };
        const hallo = await put(harness, Buffer.from('hallo'));
        expect(await look(harness, expected)).toEqual({ ...told, found: `5 bytes, CRC32 ${hallo.crc32}` });
        const longer = await put(harness, Buffer.from('hello!'));
        expect(await look(harness, expected)).toEqual({ ...told, found: `6 bytes, CRC32 ${longer.crc32}` });
      }));

    test('what is not there is told', () =>
      within(open, async (harness) => {
        const expected = { key: 'a/none', bytes: 1, crc32: 'AAAAAA==' };
        expect(await look(harness, expected)).toMatchObject({ state: 'differs', found: 'no such object' });
      }));

    test('an object that someone else put is read, and its content decides', () =>
      within(open, async (harness) => {
        const expected = await put(harness, Buffer.from('hello'));
        await harness.put('a/k', Buffer.from('hello'));
        expect(await look(harness, expected)).toEqual({ state: 'agrees' });
        await harness.put('a/k', Buffer.from('hallo'));
        expect(await look(harness, expected)).toMatchObject({ state: 'differs' });
      }));
  });
}

/** What a verification asks of CloudWatch Logs. */
export function streamCheckContract(name: string, open: Opener<LogsHarness>): void {
  const now = Date.now();

  async function check(
    { retrying, prefix }: LogsHarness,
    { events, retentionDays }: { events: number; retentionDays?: number },
  ): Promise<unknown> {
    const group = { name: `${prefix}group`, logGroupClass: 'STANDARD', retentionDays };
    const services = { clock: systemClock, region: 'us-east-1' };
    const look = new StreamCheck(retrying, group, services);
    return look.check({ stream: 's', events, oldest: now - 3_600_000 * 30 }, SIGNAL);
  }

  async function seed({ retrying, prefix }: LogsHarness): Promise<void> {
    const logGroupName = `${prefix}group`;
    await retrying.send(new CreateLogGroupCommand({ logGroupName }));
    await retrying.send(new CreateLogStreamCommand({ logGroupName, logStreamName: 's' }));
    const logEvents = Array.from({ length: 250 }, (_, i) => ({
      timestamp: now + i,
      message: `m${String(i)}`,
    }));
    await retrying.send(new PutLogEventsCommand({ logGroupName, logStreamName: 's', logEvents }));
  }

  describe(`StreamCheck: ${name}`, () => {
    test('as many events agree; fewer or more are told', () =>
      within(open, async (harness) => {
        await seed(harness);
        expect(await check(harness, { events: 250 })).toEqual({ state: 'agrees' });
        const told = { state: 'differs', what: `log stream ${harness.prefix}group:s`, found: '250 events' };
        expect(await check(harness, { events: 251 })).toEqual({
          ...told,
          expected: '251 events',
          mayLag: true,
        });
        expect(await check(harness, { events: 249 })).toEqual({
          ...told,
          expected: '249 events',
          mayLag: false,
        });
      }));

    test('a stream that is not there holds no event', () =>
      within(open, async (harness) => {
        await harness.retrying.send(new CreateLogGroupCommand({ logGroupName: `${harness.prefix}group` }));
        expect(await check(harness, { events: 0 })).toEqual({ state: 'agrees' });
        expect(await check(harness, { events: 1 })).toMatchObject({
          state: 'differs',
          found: 'no such stream',
        });
      }));

    test('what the retention lets go of is told as expired, and not read', () =>
      within(open, async (harness) => {
        expect(await check(harness, { events: 1, retentionDays: 1 })).toMatchObject({ state: 'expired' });
      }));
  });
}
