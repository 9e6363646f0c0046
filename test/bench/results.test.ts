import { describe, expect, test } from '@jest/globals';
import { renderResults, rowOf, type Results } from '../../bench/results.js';

const day = { lines: 2_000_000, objects: 288, bytes: 1_300_000_000, compressedBytes: 162_500_000 };

describe('a row of the bench', () => {
  test('has rates of uncompressed input, and their ratio to the limit', () => {
    const measured = {
      ms: 5200,
      cpuMs: 8123.4,
      sentBytes: 1_440_200_000,
      peakRssBytes: 201_400_000,
      limit: 200,
    };
    expect(rowOf({ name: 'raw', label: '`raw`' }, day, measured)).toEqual({
      name: 'raw',
      label: '`raw`',
      seconds: 5.2,
      cpuMs: 8123,
      megabytesPerSecond: 250,
      linesPerSecond: 384_615,
      ratio: 1.25,
      sentMegabytes: 1440,
      peakRssMegabytes: 201,
    });
  });

  test('the limit is its own measure, and its memory says nothing', () => {
    const row = rowOf({ name: 'limit', label: 'The limit' }, day, { ms: 6500, cpuMs: 6400, sentBytes: 13e8 });
    expect(row.ratio).toBe(1);
    expect(row).not.toHaveProperty('peakRssMegabytes');
  });
});

describe('the results as Markdown', () => {
  const results: Results = {
    date: '2026-11-01',
    machine: '2 × Example CPU, 8 GiB',
    node: 'v24.1.0',
    standInNode: 'v20.1.0',
    runs: 3,
    day,
    small: undefined,
    standInMegabytesPerSecond: 1500,
    rows: [
      rowOf({ name: 'limit', label: 'The limit' }, day, { ms: 6500, cpuMs: 6400, sentBytes: 13e8 }),
      rowOf({ name: 'raw', label: '`raw`' }, day, {
        ms: 5200,
        cpuMs: 8123,
        sentBytes: 144e7,
        peakRssBytes: 2e8,
        limit: 200,
      }),
    ],
  };

  test('tell which Node.js ran what, and how far ahead the stand-in is', () => {
    const text = renderResults(results);
    expect(text).toContain('the programs on Node.js v24.1.0, the stand-in on v20.1.0. Best of 3.');
    expect(text).toContain('2,000,000 lines in 288 objects, 1,300 MB, 163 MB as gzip (8:1)');
    expect(text).toContain('1500 MB/s from two clients, 6 times the fastest row');
    expect(text).not.toContain('small objects');
  });

  test('have a line for each row, the same cells in each', () => {
    const table = renderResults(results)
      .split('\n')
      .filter((line) => line.startsWith('|'));
    expect(table.slice(2)).toEqual([
      '| The limit | 6.50 | 200.0 | 307,692 | 1.00 | 1,300 | 6,400 |  |',
      '| `raw` | 5.20 | 250.0 | 384,615 | 1.25 | 1,440 | 8,123 | 200 |',
    ]);
    expect(new Set(table.map((line) => line.split('|').length))).toEqual(new Set([10]));
  });

  test('tell of small objects where they were measured', () => {
    const small = { lines: 1_000_000, objects: 20_000, bytes: 650_000_000, compressedBytes: 100_000_000 };
    expect(renderResults({ ...results, small })).toContain(
      '- Many small objects: 1,000,000 lines in 20,000 objects, 650 MB, 100 MB as gzip (6.5:1).',
    );
  });
});
