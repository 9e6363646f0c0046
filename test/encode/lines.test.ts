import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { LineBlock } from '../../src/encode/types.js';
import { LineSplitter } from '../../src/encode/lines.js';

function linesOf(block: LineBlock): string[] {
  return Array.from(block.starts, (start, i) => block.bytes.toString('latin1', start, block.ends[i]));
}

function split(
  chunks: readonly Buffer[],
  limit?: number,
): { lines: string[]; oversize: number; counted: number } {
  const splitter = new LineSplitter(limit);
  const blocks = [...chunks.map((chunk) => splitter.push(chunk)), splitter.end()];
  return {
    lines: blocks.flatMap(linesOf),
    oversize: blocks.reduce((sum, block) => sum + block.oversize, 0),
    counted: blocks.reduce((sum, block) => sum + block.count, 0),
  };
}

const splitText = (text: string, limit?: number) => split([Buffer.from(text)], limit);

describe('lines', () => {
  test.each<[string, string, string[]]>([
    ['LF', 'one\ntwo\n', ['one', 'two']],
    ['CRLF', 'one\r\ntwo\r\n', ['one', 'two']],
    ['a last line without an end', 'one\ntwo', ['one', 'two']],
    ['a last line that ends in a CR', 'one\ntwo\r', ['one', 'two']],
    ['empty lines', '\n\r\n\none\n\n\r\n', ['one']],
    ['a CR inside a line', 'o\rne\r\r\n', ['o\rne\r']],
    ['nothing', '', []],
    ['spaces', ' \n', [' ']],
  ])('%s', (_name, text, lines) => {
    expect(splitText(text)).toEqual({ lines, oversize: 0, counted: lines.length });
  });

  test('a line over the limit is dropped and counted once', () => {
    expect(splitText('aaaa\nbbbbb\ncccc\r\nddddd\r\ne', 4)).toEqual({
      lines: ['aaaa', 'cccc', 'e'],
      oversize: 2,
      counted: 3,
    });
    expect(splitText('bbbbbbbbb', 4).oversize).toBe(1);
  });

  test('a line at the limit may be followed by a CR in the next chunk', () => {
    expect(
      split(
        ['abcd', '\r', '\nx\n'].map((text) => Buffer.from(text)),
        4,
      ).lines,
    ).toEqual(['abcd', 'x']);
    expect(
      split(
        ['abcd', 'e', '\nx\n'].map((text) => Buffer.from(text)),
        4,
      ),
    ).toMatchObject({
      lines: ['x'],
      oversize: 1,
    });
  });

  test('an endless line is one record, seen while it comes, and holds no memory', () => {
    const splitter = new LineSplitter();
    const chunk = Buffer.alloc(256 * 1024, 'x');
    let oversize = 0;
    const before = process.memoryUsage().arrayBuffers;
    for (let i = 0; i < 400; i++) oversize += splitter.push(chunk).oversize;
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(8 << 20);
    const rest = splitter.push(Buffer.from('\nnext\n'));
    expect(oversize + rest.oversize + splitter.end().oversize).toBe(1);
    expect(linesOf(rest)).toEqual(['next']);
  });

  test('a chunk may be overwritten after it was pushed and its block was used', () => {
    const splitter = new LineSplitter();
    const chunk = Buffer.from('one\ntw');
    expect(linesOf(splitter.push(chunk))).toEqual(['one']);
    chunk.fill('z');
    expect(linesOf(splitter.push(Buffer.from('o\n')))).toEqual(['two']);
  });

  test('any chunking gives the same lines', () => {
    const pieces = fc.constantFrom('\n', '\r\n', '\r', 'a', 'bb', 'cccc', 'dddddd', '\u00e9', ' ');
    fc.assert(
      fc.property(
        fc.array(pieces),
        fc.array(fc.nat(40)),
        fc.integer({ min: 1, max: 12 }),
        (parts, cuts, limit) => {
          const bytes = Buffer.from(parts.join(''));
          const at = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
          const chunks = at.slice(1).map((end, i) => bytes.subarray(at[i], end));
          const expected = bytes
            .toString('latin1')
            .split('\n')
            .map((line) => line.replace(/\r$/, ''))
            .filter((line) => line !== '');
          const kept = expected.filter((line) => line.length <= limit);
          expect(split(chunks, limit)).toEqual({
            lines: kept,
            oversize: expected.length - kept.length,
            counted: kept.length,
          });
        },
      ),
    );
  });
});
