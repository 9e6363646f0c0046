import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { DataError } from '../../src/errors.js';
import { S3LogObjects } from '../../src/objects/s3-objects.js';
import { drain, listed, sha256, stored, textOf } from './log-source.js';
import { within, type BucketWorld, type Opener } from './harnesses.js';

const MIB = 1024 * 1024;
const never = new AbortController().signal;

/** Downloads that break off, from a service that can be told to break them. */
export function logSourceInTrouble(name: string, open: Opener<BucketWorld>): void {
  const gets = { service: 's3', operation: 'GetObject' };
  const data = randomBytes(300_000);

  describe(`S3LogObjects in trouble: ${name}`, () => {
    test.each(['destroy', 'early'] as const)('goes on where a body was cut (%s)', (end) =>
      within(open, async (world) => {
        const object = await stored(world, 'k.gz', gzipSync(data));
        world.trouble?.faults.add({ ...gets, kind: 'cut-body', bytes: 90_000, end, times: 3 });
        expect(await drain(world, object)).toMatchObject({ length: data.length, sha256: sha256(data) });
        expect(world.trouble?.calls.count({ operation: 'GetObject' })).toBe(4);
      }),
    );

    test('gives up on a body that is cut at once, again and again', () =>
      within(open, async (world) => {
        const object = await stored(world, 'k.gz', gzipSync(data));
        world.trouble?.faults.add({ ...gets, kind: 'cut-body', bytes: 0, end: 'early' });
        await expect(drain(world, object)).rejects.toMatchObject({ call: 's3:GetObject', retryable: true });
      }));

    test('an object that is replaced between two parts is not stitched together', () =>
      within(open, async (world) => {
        const object = await stored(world, 'k.gz', gzipSync(randomBytes(9 * MIB), { level: 1 }));
        world.trouble?.faults.add({ ...gets, kind: 'cut-body', bytes: 4 * MIB, times: 1 });
        const pieces = new S3LogObjects(world.client, world).read(object, never);
        await pieces.next();
        await world.put('k.gz', gzipSync(randomBytes(9 * MIB), { level: 1 }));
        const rest = (async () => {
          for await (const piece of pieces) expect(piece.length).toBeGreaterThan(0);
        })();
        await expect(rest).rejects.toThrow(DataError);
      }));

    test('a refusal is final, and names the call and the key', () =>
      within(open, async (world) => {
        const object = await stored(world, 'k.gz', gzipSync('text'));
        world.trouble?.faults.deny('s3:GetObject');
        await expect(textOf(world, object)).rejects.toMatchObject({ call: 's3:GetObject', retryable: false });
        expect(world.trouble?.calls.count({ operation: 'GetObject' })).toBe(1);
        world.trouble?.faults.deny('s3:ListBucket');
        await expect(listed(world, '')).rejects.toMatchObject({
          permission: 's3:ListBucket',
          retryable: false,
        });
      }));
  });
}
