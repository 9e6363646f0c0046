import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { gzipSync } from 'node:zlib';
import { inflaterOf, WholeInflater, type Inflater } from '../../src/encode/inflate.js';
import { ObjectText, PIECE_BYTES } from '../../src/encode/object-text.js';
import { SharedBuffers } from '../../src/encode/shared-memory.js';

const MOST = 64 * 1024 * 1024;
const LINE = `${'a line of a log '.repeat(30)}\n`;
/** Five pieces. */
const TEXT = Buffer.from(LINE.repeat(Math.ceil((4.5 * PIECE_BYTES) / LINE.length)));
const GZIP = gzipSync(TEXT);

function textOf(gzip: Buffer, room: number): { text: ObjectText; buffers: SharedBuffers } {
  const buffers = new SharedBuffers();
  return { text: new ObjectText(gzip, { buffers, room }, MOST), buffers };
}

describe.each<[string, (gzip: Buffer) => Inflater]>([
  ['zlib’s own', inflaterOf],
  ['of all at once', (gzip) => new WholeInflater(gzip)],
])('an inflater, %s', (_, open) => {
  test('fills what it is given, from where it is told', () => {
    const members = fc.array(fc.uint8Array({ maxLength: 5000 }), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(members, fc.integer({ min: 1, max: 6000 }), fc.nat(20), (texts, size, before) => {
        const inflater = open(Buffer.concat(texts.map((text) => gzipSync(text))));
        const found: Buffer[] = [];
        for (let filled = before + size; filled === before + size;) {
          const target = Buffer.alloc(before + size, 7);
          filled = inflater.fill(target, before);
          expect(target.subarray(0, before).every((byte) => byte === 7)).toBe(true);
          found.push(target.subarray(before, filled));
        }
        inflater.close();
        expect(Buffer.concat(found)).toEqual(Buffer.concat(texts));
      }),
    );
  });

  test('throws for what is cut or changed', () => {
    const read = (gzip: Buffer): void => {
      const inflater = open(gzip);
      const target = Buffer.alloc(PIECE_BYTES);
      while (inflater.fill(target, 0) === target.length);
    };
    const changed = Buffer.from(GZIP);
    changed[GZIP.length - 6] = (changed[GZIP.length - 6] ?? 0) ^ 1;
    expect(() => {
      read(GZIP.subarray(0, GZIP.length - 9));
    }).toThrow('unexpected end of file');
    expect(() => {
      read(changed);
    }).toThrow('incorrect data check');
  });
});

test('this Node.js is known inside', () => {
  expect(inflaterOf(GZIP)).not.toBeInstanceOf(WholeInflater);
});

describe('the text of an object', () => {
  test.each([
    ['kept', MOST],
    ['made again', 2 * PIECE_BYTES],
  ])('comes in pieces that end with a line, %s', (_, room) => {
    const { text } = textOf(GZIP, room);
    expect(text.held).toBe(room === MOST ? 5 * PIECE_BYTES : 0);
    const pieces = [...text.pieces()].map((piece) => Buffer.from(piece));
    expect(Buffer.concat(pieces).equals(TEXT)).toBe(true);
    expect(pieces.length).toBe(5);
    for (const piece of pieces) expect(piece.at(-1)).toBe(0x0a);
    expect(text.held).toBe(0);
  });

  test('two of one thread may be read in turn', () => {
    const other = Buffer.from(TEXT.toString().toUpperCase());
    const texts = [textOf(GZIP, 0), textOf(gzipSync(other), 0)].map(({ text }) => text.pieces());
    const found: Buffer[][] = [[], []];
    for (let i = 0; i < 5; i += 1)
      for (const [n, pieces] of texts.entries()) {
        const piece: unknown = pieces.next().value;
        if (Buffer.isBuffer(piece)) found[n]?.push(Buffer.from(piece));
      }
    expect(found.map((pieces, i) => Buffer.concat(pieces).equals(i === 0 ? TEXT : other))).toEqual([
      true,
      true,
    ]);
  });

  test('may be one long line', () => {
    const line = Buffer.alloc(3 * PIECE_BYTES + 10, 'x');
    for (const room of [0, MOST]) {
      const { text } = textOf(gzipSync(line), room);
      const pieces = [...text.pieces()].map((piece) => Buffer.from(piece));
      expect(Buffer.concat(pieces).equals(line)).toBe(true);
    }
  });

  test('gives its memory back when nobody wants it', () => {
    const { text, buffers } = textOf(GZIP, MOST);
    const first = text.pieces().next();
    expect(first.done).toBe(false);
    text.drop();
    expect(text.held).toBe(0);
    const known = new Set(Array.from({ length: 4 }, () => buffers.take(PIECE_BYTES).buffer));
    expect(known.size).toBe(4);
  });

  test('that is too long is refused', () => {
    expect(() => new ObjectText(GZIP, { buffers: new SharedBuffers(), room: 0 }, TEXT.length - 1)).toThrow(
      RangeError,
    );
  });
});
