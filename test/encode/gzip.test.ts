import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { gunzipSync, gzipSync } from 'node:zlib';
import { fastGzip } from '../../src/encode/gzip.js';
import { blockOf } from '../contract/blocks.js';
import { linesOf } from '../statistics/naive.js';

const allocate = (bytes: number): Buffer => Buffer.alloc(bytes);

function restored(text: Uint8Array, isSmall: boolean): Buffer {
  return gunzipSync(fastGzip(text, allocate, isSmall));
}

/** Bytes without any order. */
function noise(length: number): Buffer {
  let state = 1;
  return Buffer.from(
    Array.from({ length }, () => {
      state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9;
      return (state >>> 13) & 255;
    }),
  );
}

const WORDS = noise(12 * 256);

test('what is compressed comes out again, whatever repeats in it', () => {
  const piece = fc.oneof(
    fc.uint8Array({ maxLength: 40 }),
    fc.constantFrom(Buffer.alloc(700), Buffer.from('elb_status_code'), Buffer.from('"},{"timestamp":17')),
    fc.nat(300).map((length) => Buffer.alloc(length, 'ab')),
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 12 }),
      fc.array(fc.nat(11), { maxLength: 60 }),
      (pieces, order) => {
        const text = Buffer.concat([...pieces, ...order.map((at) => pieces[at] ?? Buffer.alloc(0))]);
        expect(restored(text, false).equals(text)).toBe(true);
        expect(restored(text, true).equals(text)).toBe(true);
      },
    ),
    { numRuns: 500 },
  );
});

test.each([
  ['nothing', Buffer.alloc(0)],
  ['one byte', Buffer.from('a')],
  ['eight bytes', Buffer.from('abcdefgh')],
  ['one byte, over and over', Buffer.alloc(300_000, 'a')],
  ['bytes without order, which become little longer', noise(300_000)],
  ['a repetition as far back as one may be', Buffer.concat([noise(32_768), noise(32_768)])],
  ['a repetition that is too far back', Buffer.concat([noise(32_769), noise(32_769)])],
  // Each word is found again: more matches than one block holds.
  [
    'more blocks than one',
    Buffer.concat([...noise(60_000)].map((word) => WORDS.subarray(12 * word, 12 * word + 12))),
  ],
])('%s', (_, text) => {
  for (const isSmall of [false, true]) {
    const gzip = fastGzip(text, allocate, isSmall);
    expect(gunzipSync(gzip).equals(text)).toBe(true);
    expect(gzip.length).toBeLessThan(text.length * 1.05 + 300);
  }
});

test('log lines become as small as zlib makes them at its fastest, or at its usual level', () => {
  const text = Buffer.from(linesOf('access', 3000).join('\n'));
  expect(fastGzip(text, allocate).length).toBeLessThan(gzipSync(text, { level: 1 }).length * 1.05);
  expect(fastGzip(text, allocate, true).length).toBeLessThan(gzipSync(text, { level: 6 }).length * 1.02);
});

test('what is encoded in the same memory does not get in the way', () => {
  const lines = linesOf('access', 300);
  const text = Buffer.from(lines.join('\n'));
  const first = fastGzip(text, allocate);
  blockOf(lines.map((message, i) => ({ timestamp: i, message })));
  expect(fastGzip(text, allocate).equals(first)).toBe(true);
});
