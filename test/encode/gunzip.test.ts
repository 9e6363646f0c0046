import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { crc32, gzipSync } from 'node:zlib';
import { checkText, objectText, wholeText as wholeTextIn } from '../../src/encode/gunzip.js';
import { ObjectText } from '../../src/encode/object-text.js';
import { SharedBuffers } from '../../src/encode/shared-memory.js';
import { BadObjectError } from '../../src/errors.js';

const TEXT = 'one line\nanother line\n'.repeat(50);
const GZIP = gzipSync(TEXT);
const NAME = 's3://bucket/key';

function* chunked(bytes: Buffer, size: number): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** The text in one piece, where it can be had so; kept in memory or not. */
function wholeText(bytes: Buffer, room = Infinity): Buffer | undefined {
  const text = wholeTextIn(bytes, NAME, { buffers: new SharedBuffers(), room });
  return text instanceof ObjectText
    ? Buffer.concat([...text.pieces()].map((piece) => Buffer.from(piece)))
    : text;
}

interface Read {
  readonly text: string;
  readonly ignored: number;
}

/** What is read of bytes, in chunks of a size. */
async function read(bytes: Buffer, size = 64): Promise<Read> {
  let ignored = 0;
  const pieces: Buffer[] = [];
  const settings = { name: NAME, ignored: (count: number) => void (ignored = count) };
  for await (const piece of objectText(chunked(bytes, size), settings)) pieces.push(Buffer.from(piece));
  return { text: Buffer.concat(pieces).toString(), ignored };
}

/** A member with all that its header may have. */
function withHeader(): Buffer {
  const [extra, name] = [Buffer.from([3, 0, 1, 2, 3]), Buffer.from('name\0comment\0')];
  const header = Buffer.from(GZIP.subarray(0, 10));
  header[3] = 0x02 | 0x04 | 0x08 | 0x10;
  const before = Buffer.concat([header, extra, name]);
  const sum = Buffer.alloc(2);
  sum.writeUInt16LE(crc32(before) & 0xffff);
  return Buffer.concat([before, sum, GZIP.subarray(10)]);
}

describe('what is read', () => {
  test.each<[string, Buffer, string, number]>([
    ['gzip', GZIP, TEXT, 0],
    ['gzip with a name, a comment and more in its header', withHeader(), TEXT, 0],
    ['several members', Buffer.concat([GZIP, gzipSync(''), GZIP]), TEXT + TEXT, 0],
    ['a line break after the trailer', Buffer.concat([GZIP, Buffer.from('\n')]), TEXT, 1],
    ['garbage after the trailer', Buffer.concat([GZIP, Buffer.from('%%%%')]), TEXT, 4],
    ['much garbage', Buffer.concat([GZIP, Buffer.alloc(500, 'x')]), TEXT, 500],
    ['garbage with the magic of gzip', Buffer.concat([GZIP, Buffer.from([0x1f, 0x8b, 0xff, 1])]), TEXT, 4],
    ['NUL bytes after little', Buffer.concat([gzipSync('x'), Buffer.alloc(9)]), 'x', 9],
    ['NUL bytes', Buffer.concat([GZIP, Buffer.alloc(9)]), TEXT, 9],
    ['members, then garbage', Buffer.concat([GZIP, GZIP, Buffer.from('x')]), TEXT + TEXT, 1],
    ['nothing at all', Buffer.alloc(0), '', 0],
    ['gzip of nothing', gzipSync(''), '', 0],
    ['plain text', Buffer.from(TEXT), TEXT, 0],
    ['one letter', Buffer.from('x'), 'x', 0],
    ['text that begins like gzip', Buffer.from([0x1f, 0x8b, 0x20]), '\x1f\ufffd ', 0],
  ])('%s', async (_name, bytes, text, ignored) => {
    for (const size of [1, 7, 64, 100_000]) expect(await read(bytes, size)).toEqual({ text, ignored });
    expect(await checkText([bytes], NAME)).toBe(ignored);
    const whole = wholeText(bytes);
    expect(whole?.toString() ?? text).toBe(text);
    expect(wholeText(bytes, 0)).toEqual(whole);
    if (ignored > 0) expect(whole).toBeUndefined();
  });

  test('in one piece it has memory of its own, which may be given back', () => {
    const shared = Buffer.from(new SharedArrayBuffer(64));
    shared.fill('a');
    expect(wholeText(shared)?.buffer).toBeInstanceOf(ArrayBuffer);
  });
});

describe('what is damaged', () => {
  const broken = Buffer.from(GZIP);
  broken[20] = (broken[20] ?? 0) ^ 0xff;
  const wrongSum = Buffer.from(GZIP);
  wrongSum[GZIP.length - 8] = (wrongSum[GZIP.length - 8] ?? 0) ^ 1;

  test.each<[string, Buffer]>([
    ['a cut member', GZIP.subarray(0, 30)],
    ['a member without its trailer', GZIP.subarray(0, GZIP.length - 8)],
    ['a member with half its trailer', GZIP.subarray(0, GZIP.length - 3)],
    ['a header alone', GZIP.subarray(0, 10)],
    ['half a header', GZIP.subarray(0, 5)],
    ['half the magic', GZIP.subarray(0, 1)],
    ['the magic alone', GZIP.subarray(0, 2)],
    ['a second member that is cut', Buffer.concat([GZIP, GZIP.subarray(0, 40)])],
    ['a member that is changed', broken],
    ['a sum that is changed', wrongSum],
    ['neither gzip nor text', Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0, 1, 2])],
  ])('%s says so', async (_name, bytes) => {
    const complaint = /^s3:\/\/bucket\/key cannot be decompressed \(.+\)\.$/;
    for (const size of [1, 7, 100_000]) await expect(read(bytes, size)).rejects.toThrow(complaint);
    await expect(checkText([bytes], NAME)).rejects.toThrow(BadObjectError);
    const attempt = (): unknown => wholeText(bytes) ?? 'for objectText';
    try {
      expect(attempt()).toBe('for objectText');
    } catch (error) {
      expect(error).toBeInstanceOf(BadObjectError);
    }
  });

  test('a member cut anywhere is never taken for whole', async () => {
    const bytes = Buffer.concat([GZIP, GZIP]);
    for (let length = 1; length < bytes.length; length += 1) {
      if (length >= GZIP.length && length < GZIP.length + 3) continue;
      await expect(checkText([bytes.subarray(0, length)], NAME)).rejects.toThrow(BadObjectError);
    }
  });

  test('a source that breaks off is not the fault of the gzip', async () => {
    async function* breaking(): AsyncGenerator<Buffer> {
      yield await Promise.resolve(GZIP.subarray(0, 30));
      throw new Error('connection lost');
    }
    await expect(checkText(breaking(), NAME)).rejects.toThrow('connection lost');
  });
});

test('who reads no further lets the source go', async () => {
  let isOver = false;
  function* source(): Generator<Buffer> {
    try {
      for (;;) yield Buffer.from(GZIP);
    } finally {
      isOver = true;
    }
  }
  for await (const piece of objectText(source(), { name: NAME })) if (piece.length > 0) break;
  expect(isOver).toBe(true);
});

test('whatever was compressed is read back, in chunks of any size', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.uint8Array({ maxLength: 3000 }), { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 1, max: 4000 }),
      async (texts, size) => {
        const bytes = Buffer.concat(texts.map((text) => gzipSync(text)));
        const pieces: Buffer[] = [];
        for await (const piece of objectText(chunked(bytes, size), { name: NAME }))
          pieces.push(Buffer.from(piece));
        expect(Buffer.concat(pieces)).toEqual(Buffer.concat(texts));
      },
    ),
  );
});
