import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { DataError } from '../../src/errors.js';
import { S3LogObjects } from '../../src/objects/s3-objects.js';
import { drain, listed, sha256, stored, textOf } from './log-source.js';
import { within, type BucketHarness, type Opener } from './harnesses.js';

const MIB = 1024 * 1024;
const never = new AbortController().signal;

/** Downloads that break off, from a service that can be told to break them. */
export function logSourceInTrouble(name: string, open: Opener<BucketHarness>): void {
  const gets = { service: 's3', operation: 'GetObject' };
  const data = randomBytes(300_000);

  describe(`S3LogObjects in trouble: ${name}`, () => {
    test.each(['destroy', 'early'] as const)('goes on where a body was cut (%s)', (end) =>
      within(open, async (harness) => {
        const object = await stored(harness, 'k.gz', gzipSync(data));
        harness.trouble?.faults.add({ ...gets, kind: 'cut-body', bytes: 90_000, end, times: 3 });
        expect(await drain(harness, object)).toMatchObject({ length: data.length, sha256: sha256(data) });
        expect(harness.trouble?.calls.count({ operation: 'GetObject' })).toBe(4);
      }),
    );

    test('gives up on a body that is cut at once, again and again', () =>
      within(open, async (harness) => {
        const object = await stored(harness, 'k.gz', gzipSync(data));
        harness.trouble?.faults.add({ ...gets, kind: 'cut-body', bytes: 0, end: 'early' });
        await expect(drain(harness, object)).rejects.toMatchObject({ call: 's3:GetObject', retryable: true });
      }));

    test('an object that is replaced between two parts is not stitched together', () =>
      within(open, async (harness) => {
        const object = await stored(harness, 'k.gz', gzipSync(randomBytes(9 * MIB), { level: 1 }));
        harness.trouble?.faults.add({ ...gets, kind: 'cut-body', bytes: 4 * MIB, times: 1 });
        const pieces = new S3LogObjects(harness.client, harness).read(object, never);
        await pieces.next();
        await harness.put('k.gz', gzipSync(randomBytes(9 * MIB), { level: 1 }));
        const rest = (async () => {
          for await (const piece of pieces) expect(piece.length).toBeGreaterThan(0);
        })();
        await expect(rest).rejects.toThrow(DataError);
      }));

    test('a refusal is final, and names the call and the key', () =>
      within(open, async (harness) => {
        const object = await stored(harness, 'k.gz', gzipSync('text'));
        harness.trouble?.faults.deny('s3:GetObject');
        await expect(textOf(harness, object)).rejects.toMatchObject({
          call: 's3:GetObject',
          retryable: false,
        });
        expect(harness.trouble?.calls.count({ operation: 'GetObject' })).toBe(1);
        harness.trouble?.faults.deny('s3:ListBucket');
        await expect(listed(harness, '')).rejects.toMatchObject({
          permission: 's3:ListBucket',
          retryable: false,
        });
      }));
  });
}
