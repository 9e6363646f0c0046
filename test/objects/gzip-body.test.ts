/** What an object's body holds: the content, whatever pieces it comes in and whatever becomes of their memory. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { tmpdir } from 'node:os';
import { gunzipSync } from 'node:zlib';
import { ObjectBody } from '../../src/objects/gzip-body.js';
import { SpoolSpace } from '../../src/objects/spool.js';

const FEED_BYTES = 64 * 1024;
const lengths = fc.oneof(
  fc.constantFrom(1, FEED_BYTES - 1, FEED_BYTES, FEED_BYTES + 1, 3 * FEED_BYTES),
  fc.nat(2 * FEED_BYTES),
);

/** Text that compresses a little, and nowhere repeats itself. */
function contentOf(length: number): Buffer {
  return Buffer.from(Array.from({ length }, (_, i) => 0x20 + (Math.imul(i, 2_654_435_761) >>> 27)));
}

/** The body of content that comes in pieces of these lengths, all in the same memory, which every thread may write to. */
async function bodyOf(content: Buffer, cuts: readonly number[], compressed: boolean): Promise<Buffer> {
  const body = new ObjectBody(new SpoolSpace(tmpdir(), 64 * 1024 * 1024), compressed);
  const memory = Buffer.from(new SharedArrayBuffer(content.length));
  for (let at = 0, i = 0; at < content.length; i++) {
    const end = Math.min(content.length, at + (cuts[i] ?? content.length));
    content.copy(memory, 0, at, end);
    await body.write(memory.subarray(0, end - at));
    memory.fill('?');
    at = end;
  }
  const spool = await body.end();
  const pieces: Buffer[] = [];
  for await (const piece of spool.read()) pieces.push(piece);
  await spool.dispose();
  return Buffer.concat(pieces);
}

test('is the content, and of the same content the same bytes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(lengths, { minLength: 1, maxLength: 6 }), async (cuts) => {
      const content = contentOf(cuts.reduce((sum, cut) => sum + cut, 0));
      const compressed = await bodyOf(content, cuts, true);
      expect(gunzipSync(compressed).equals(content)).toBe(true);
      expect(compressed.equals(await bodyOf(content, [], true))).toBe(true);
      expect((await bodyOf(content, cuts, false)).equals(content)).toBe(true);
    }),
    { numRuns: 40 },
  );
});
