import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { snappyUncompress } from 'hyparquet';
import { kernelMemory } from '../../src/encode/kernel-memory.js';

/** Compressed by the kernel; what another reader makes of it is the same. */
function compressed(bytes: Buffer): Buffer {
  const small = Buffer.from(kernelMemory().snappy(bytes));
  const output = new Uint8Array(bytes.length);
  snappyUncompress(small, output);
  expect(Buffer.from(output).equals(bytes)).toBe(true);
  return small;
}

/** Bytes that do not repeat. */
function noise(length: number): Buffer {
  let state = 1;
  return Buffer.from(
    Uint8Array.from({ length }, () => (state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0) >>> 16),
  );
}

test('any bytes are read back, however they repeat', () => {
  const piece = fc.tuple(fc.uint8Array({ minLength: 1, maxLength: 90 }), fc.integer({ min: 1, max: 9 }));
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      compressed(
        Buffer.concat(pieces.flatMap(([bytes, times]) => Array.from({ length: times }, () => bytes))),
      );
    }),
    { numRuns: 300 },
  );
});

/** Lengths of literals and copies take another form from these on. */
test.each([0, 1, 3, 4, 11, 12, 59, 60, 61, 63, 64, 65, 67, 68, 69, 128, 255, 256, 257, 65_536, 65_537])(
  '%i bytes that do not repeat, and again after them',
  (length) => {
    const bytes = noise(length);
    compressed(bytes);
    compressed(Buffer.concat([bytes, bytes]));
    compressed(Buffer.alloc(length, 7));
  },
);

test.each([2047, 2048, 65_535, 65_536])('a copy that lies %i bytes back', (back) => {
  const start = Buffer.from('a text that is found again');
  const bytes = Buffer.concat([start, noise(back - start.length), start]);
  expect(compressed(bytes).length).toBeLessThan(bytes.length + 16);
});

test('what repeats becomes small, and what does not hardly grows', () => {
  const rows = Buffer.from(
    Array.from({ length: 5000 }, (_, i) => `192.0.2.${i % 250} /page/${i % 40}\n`).join(''),
  );
  expect(compressed(rows).length).toBeLessThan(rows.length / 3);
  const random = noise(1_000_000);
  expect(compressed(random).length).toBeLessThan(random.length + 32);
});
