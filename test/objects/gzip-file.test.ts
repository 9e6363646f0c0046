/** A gzip file gives its content back, whatever pieces that came in, and is the same bytes for the same content. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { GzipFile } from '../../src/objects/gzip-file.js';

const PART_BYTES = 256 * 1024;

/** The file of content that comes in pieces that end at these places, and how many bytes were handed back before its end. */
function fileOf(content: Uint8Array, cuts: readonly number[] = []): { file: Buffer; early: number } {
  const gzip = new GzipFile();
  const pieces: Buffer[] = [];
  const ends = [...cuts.map((cut) => cut % (content.length + 1)).sort((a, b) => a - b), content.length];
  for (let i = 0, at = 0; i < ends.length; at = ends[i] ?? 0, i++) {
    const piece = gzip.add(content.subarray(at, ends[i]));
    if (piece !== undefined) pieces.push(piece);
  }
  const early = pieces.reduce((sum, { length }) => sum + length, 0);
  return { file: Buffer.concat([...pieces, gzip.finish()]), early };
}

/** Log lines in which most repeats: values that are new each time, and keys that are not. */
const lines = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 0x7fff_ffff }), fc.constantFrom('GET', 'POST'), fc.string()), {
    minLength: 1,
    maxLength: 40,
  })
  .map((rows) => rows.map(([id, verb, url]) => JSON.stringify({ id, request_verb: verb, url })).join('\n'));
const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 3000 }),
  lines.map((text) => Buffer.from(text)),
  fc
    .tuple(fc.uint8Array({ minLength: 1, maxLength: 400 }), fc.nat(3 * PART_BYTES))
    .map(([unit, length]) => Buffer.alloc(length, unit)),
  // So much text, with little that repeats, that it goes over several parts.
  fc
    .tuple(lines, fc.constantFrom(PART_BYTES - 1, PART_BYTES, PART_BYTES + 1, 2 * PART_BYTES))
    .map(([text, length]) =>
      Buffer.from(text.repeat(Math.ceil(length / text.length)).slice(0, length)).map((byte, i) =>
        i % 97 === 0 ? (i >> 3) & 0xff : byte,
      ),
    ),
);

test('any bytes in any pieces come back, from one member', () => {
  fc.assert(
    fc.property(bytes, fc.array(fc.nat(3 * PART_BYTES), { maxLength: 6 }), (content, cuts) => {
      const { file } = fileOf(content, cuts);
      // Its checksum and length are checked, too.
      expect(gunzipSync(file).equals(content)).toBe(true);
      expect(file.equals(fileOf(content).file)).toBe(true);
    }),
    { numRuns: 150 },
  );
});

test('parts are handed back when they are full, and what was compressed is known in the next', () => {
  const part = createHash('shake256', { outputLength: 30_000 }).update('a part').digest();
  const content = Buffer.alloc(3 * PART_BYTES, part);
  const { file, early } = fileOf(content, [PART_BYTES, 2 * PART_BYTES]);
  expect(early).toBeGreaterThan(30_000);
  expect(file.length).toBeLessThan(60_000);
  expect(gunzipSync(file).equals(content)).toBe(true);
});

test('a piece has its memory for itself, so that it can move to another thread', () => {
  const gzip = new GzipFile();
  for (const piece of [gzip.add(Buffer.alloc(PART_BYTES)), gzip.finish()]) {
    expect(piece?.byteOffset).toBe(0);
    expect(piece?.buffer.byteLength).toBe(piece?.length);
  }
});

test('nothing is a whole file, too', () => {
  expect(gunzipSync(new GzipFile().finish())).toHaveLength(0);
});
