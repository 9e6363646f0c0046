import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  cutIntoSegments,
  PackedObjects,
  packNames,
  unpackNames,
  type AlbObject,
} from '../../src/alb/segments.js';

/** As the contract says. */
const [MAX_SEGMENT_OBJECTS, MAX_SEGMENT_BYTES] = [64, 32 * 1024 * 1024];

const objects = fc.array(
  fc.record({
    tail: fc.string().filter((tail) => !tail.includes('/')),
    end: fc.integer({ min: 0, max: Date.parse('2030-01-01T00:00:00Z') }),
    etag: fc.string().filter((etag) => !etag.includes('\n')),
    size: fc.integer({ min: 0, max: MAX_SEGMENT_BYTES }),
  }),
  { maxLength: 200 },
);

function sizeOf(all: readonly AlbObject[]): number {
  return all.reduce((sum, { size }) => sum + size, 0);
}

describe('packed objects', () => {
  test('are unpacked as they were, in their order', () => {
    fc.assert(
      fc.property(objects, (all) => {
        const packed = new PackedObjects(all);
        expect(packed.unpack()).toEqual(all);
        expect([packed.count, packed.bytes]).toEqual([all.length, sizeOf(all)]);
        expect(packed.firstEnd).toBe(Math.min(...all.map(({ end }) => end)));
        expect(packed.lastEnd).toBe(Math.max(...all.map(({ end }) => end)));
      }),
    );
  });

  test('are cut into the same segments however a listing pages them', () => {
    fc.assert(
      fc.property(objects, fc.integer({ min: 1, max: 50 }), (all, page) => {
        const pages = Array.from({ length: Math.ceil(all.length / page) }, (_, i) =>
          all.slice(i * page, (i + 1) * page),
        );
        const cut = cutIntoSegments(pages.map((each) => new PackedObjects(each)));
        const segments = cut.map((segment) => segment.unpack());
        expect(segments).toEqual(cutIntoSegments([new PackedObjects(all)]).map((each) => each.unpack()));
        expect(segments.flat()).toEqual(all);
        for (const segment of segments) {
          expect(segment.length).toBeLessThanOrEqual(MAX_SEGMENT_OBJECTS);
          expect(segment.length === 1 || sizeOf(segment) <= MAX_SEGMENT_BYTES).toBe(true);
        }
      }),
    );
  });
});

test('names that a ledger has packed and no key ends with are refused', () => {
  expect(unpackNames(packNames(['20261101T0005Z_192.0.2.10_a', '20261101T0005Z_192.0.2.10_b']))).toHaveLength(
    2,
  );
  expect(() => unpackNames(packNames(['../another-day/20261101T0005Z_192.0.2.10_a']))).toThrow('/');
});
