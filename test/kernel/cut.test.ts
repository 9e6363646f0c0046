import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { kernelMemory } from '../../src/encode/kernel-memory.js';
import { LineSplitter } from '../../src/encode/lines.js';
import type { LineBlock } from '../../src/encode/types.js';

const memory = kernelMemory();
const LIMIT = 40;

interface Lines {
  readonly lines: readonly string[];
  readonly oversize: number;
}

function linesIn({ bytes, count, starts, ends, oversize }: LineBlock): Lines {
  const lines = Array.from({ length: count }, (_, i) => bytes.toString('latin1', starts[i], ends[i]));
  return { lines, oversize };
}

/** What all chunks hold, each block looked at before the next. */
function cut(chunks: readonly Buffer[], splitter: LineSplitter): Lines[] {
  return [...chunks.map((chunk) => linesIn(splitter.push(chunk))), linesIn(splitter.end())];
}

const piece = fc.oneof(
  fc.constantFrom('\n', '\r\n', '\r', '\n\n', ''),
  fc.string({ maxLength: 60 }),
  fc.string({ minLength: LIMIT - 1, maxLength: LIMIT + 1 }),
);
const chunk = fc.array(piece, { maxLength: 12 }).map((pieces) => Buffer.from(pieces.join(''), 'latin1'));

test('the kernel finds the lines that Node.js finds, whatever the chunks', () => {
  fc.assert(
    fc.property(fc.array(chunk, { maxLength: 6 }), (chunks) => {
      const byKernel = cut(chunks, new LineSplitter(LIMIT, memory.linesOf));
      expect(byKernel).toEqual(cut(chunks, new LineSplitter(LIMIT)));
    }),
  );
});

test('the lines of a megabyte without any text are found, and it has none', () => {
  const block = new LineSplitter(LIMIT, memory.linesOf).push(Buffer.alloc(1024 * 1024, '\n'));
  expect(linesIn(block)).toEqual({ lines: [], oversize: 0 });
});

test('a block is made of the lines that were found last', () => {
  const splitter = new LineSplitter(LIMIT, memory.linesOf);
  const block = splitter.push(Buffer.from('one\nand\r\n'));
  memory.open(2, block);
  const read = (i: number): string => memory.bytes.toString('latin1', memory.startOf(i), memory.endOf(i));
  expect([read(0), read(1)]).toEqual(['one', 'and']);
});

test('a block is not made of lines whose place others have taken', () => {
  const splitter = new LineSplitter(LIMIT, memory.linesOf);
  const first = splitter.push(Buffer.from('one\n'));
  splitter.push(Buffer.from('two\n'));
  expect(() => {
    memory.open(1, first);
  }).toThrow('found before others');
  // For these the memory grows.
  const early = splitter.push(Buffer.from('four\n'));
  splitter.push(Buffer.alloc(16 * 1024 * 1024, '\n'));
  expect(() => {
    memory.open(1, early);
  }).toThrow('found before others');
  const second = splitter.push(Buffer.from('three\n'));
  memory.deflate(Buffer.from('something else'));
  expect(() => {
    memory.open(1, second);
  }).toThrow('found before others');
});
