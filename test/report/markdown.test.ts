import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fitted, MAX_SUMMARY_BYTES, sectionMarkdown } from '../../src/report/markdown.js';
import { mermaidChart, mermaidLabel } from '../../src/report/mermaid.js';
import type { ReportChart, ReportSection } from '../../src/statistics/report-section.js';
import { hostile } from './hostile.js';

const START = Date.parse('2026-11-01T00:00:00Z');
const HOUR = 3_600_000;

function bars(labels: readonly string[], values: readonly (number | null)[]): ReportChart {
  return { kind: 'bars', labels, series: [{ name: 'Requests', values }], unit: 'count' };
}

describe('a section', () => {
  test('has its title, its note and its table, each kind of cell in its own form', () => {
    const section: ReportSection = {
      title: 'Pages',
      note: 'All of them.',
      table: {
        columns: [
          { title: 'Page', kind: 'code' },
          { title: 'Why', kind: 'text' },
          { title: 'Requests', kind: 'count' },
          { title: 'Bytes', kind: 'bytes' },
          { title: 'Time', kind: 'seconds' },
          { title: 'Share', kind: 'share' },
          { title: 'Last', kind: 'instant' },
        ],
        rows: [
          ['/a', null, 1234, 2048, 0.0123, 0.5, START],
          ['/b', 'slow', 1, 0, 0, 0, null],
        ],
      },
    };
    expect(sectionMarkdown(section).split('\n')).toEqual([
      '#### Pages',
      '',
      'All of them.',
      '',
      '| Page | Why | Requests | Bytes | Time | Share | Last |',
      '| --- | --- | --: | --: | --: | --: | --: |',
      '| <code>&#47;a</code> |  | 1,234 | 2.0 KiB | 12.3 ms | 50.0% | 2026-11-01T00:00:00Z |',
      '| <code>&#47;b</code> | <code>slow</code> | 1 | 0 KiB | 0 ms | 0.0% |  |',
    ]);
  });

  test('leaves out a column that no row has a value in, but for the first', () => {
    const columns = [
      { title: 'Page', kind: 'code' },
      { title: 'Bytes', kind: 'bytes' },
      { title: 'Requests', kind: 'count' },
    ] as const;
    const heads = (rows: (number | null)[][]): string =>
      sectionMarkdown({ title: 'T', table: { columns, rows } }).split('\n')[2] ?? '';
    expect(
      heads([
        [null, null, 1],
        [null, null, 0],
      ]),
    ).toBe('| Page | Requests |');
    expect(
      heads([
        [null, null, 1],
        [null, 0, 1],
      ]),
    ).toBe('| Page | Bytes | Requests |');
    expect(heads([])).toBe('| Page | Bytes | Requests |');
  });

  test('shows twenty rows and says how many there are', () => {
    const rows = Array.from({ length: 30 }, (_, i) => [i]);
    const columns = [{ title: 'n', kind: 'count' }] as const;
    expect(sectionMarkdown({ title: 'T', table: { columns, rows } })).toMatch(/\| 19 \|\n\n20 of 30 rows\.$/);
    expect(sectionMarkdown({ title: 'T', table: { columns, rows, of: 4000 } })).toContain(
      '20 of 4,000 rows.',
    );
    expect(sectionMarkdown({ title: 'T', table: { columns, rows: rows.slice(0, 3) } })).not.toContain(' of ');
  });

  test('cuts long texts between characters', () => {
    const columns = [{ title: 't', kind: 'text' }] as const;
    const markdown = sectionMarkdown({ title: 'T', table: { columns, rows: [['🚢'.repeat(200)]] } });
    expect(markdown).toContain(`<code>${'🚢'.repeat(60)}\u2026</code>`);
  });

  test('whatever a cell or a label holds: it stays in its cell, and nothing of it is markup', () => {
    const columns = [
      { title: 'a', kind: 'text' },
      { title: 'b', kind: 'code' },
    ] as const;
    fc.assert(
      fc.property(fc.array(fc.tuple(hostile, hostile), { minLength: 1, maxLength: 5 }), (rows) => {
        const chart = bars(
          rows.map(([label]) => label),
          rows.map(() => 1),
        );
        const lines = sectionMarkdown({ title: 'T', chart, table: { columns, rows } }).split('\n');
        expect(lines).toHaveLength(12 + rows.length);
        expect(lines.filter((line) => line.includes('```'))).toEqual(['```mermaid', '```']);
        for (const line of lines.slice(-rows.length)) {
          const bare = line.replaceAll(/<\/?code>/g, '').replaceAll(/&#\d+;/g, '');
          expect(bare).toMatch(/^\| [^|]* \| [^|]* \|$/);
          expect(bare.slice(2, -2).replace(' | ', '')).not.toMatch(/[!-/:-@[-`{-~\p{Cc}\p{Cf}]/u);
        }
      }),
    );
  });
});

describe('mermaid', () => {
  test('a label is one string of letters, digits and little else', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(mermaidLabel(text)).toMatch(/^"[A-Za-z0-9 ./_:?-]*"$/);
        expect(mermaidLabel(text).length).toBeLessThanOrEqual(42);
      }),
    );
  });

  test('bars have a label each, kept apart by a number', () => {
    const many = Array.from({ length: 40 }, () => 'shop.example.com:443/a/very/long/path/to/somewhere/else');
    const [block = ''] = mermaidChart(bars(many, [3, null, 0.12345, 0, ...many.map(() => 1)]));
    expect(block.split('\n')[3]).toMatch(/^ {2}x-axis \["1 shop\.example\.com:4\.\.\.[^"]*", "2 shop/);
    expect(block.match(/"\d+ shop/g)).toHaveLength(24);
    expect(block).toContain('  bar [3, 0.123, 1, 1');
    expect(block).toContain('y-axis "Requests" 0 --> 3');
    expect(mermaidChart(bars(['', 'b'], [1, 1]))[0]).toContain('x-axis ["1 ", "2 b"]');
    expect(mermaidChart(bars(['a', 'b'], [1, 1]))[0]).toContain('x-axis ["a", "b"]');
    expect(mermaidChart(bars(['a', 'b'], [0, null]))).toEqual([]);
  });

  test.each([
    [2, 60_000, 'Minutes since 2026-11-01 00:00 UTC" 0 --> 1'],
    [49, HOUR, 'Hours since 2026-11-01 00:00 UTC" 0 --> 48'],
    [120, HOUR, 'Days since 2026-11-01 00:00 UTC" 0 --> 4.958'],
  ])('a line of %s points, %s ms apart', (count, width, axis) => {
    const labels = Array.from({ length: count }, (_, i) => START + i * width);
    const values = labels.map((_, i) => (i === 1 ? 9 : null));
    const series = [
      { name: 'All "of" them', values },
      { name: 'b', values },
    ];
    const [block = '', legend] = mermaidChart({ kind: 'line', labels, series, unit: 'bytes' });
    expect(block).toContain(axis);
    expect(block).toContain('y-axis "Bytes in B" 0 --> 10');
    expect(block.match(/ {2}line \[/g)).toHaveLength(2);
    expect(legend).toBe('🔵 All ?of? them \u00a0 🟠 b');
  });

  test('several bars beside each other are told apart by their colours', () => {
    const series = ['p50', 'p95'].map((name) => ({ name, values: [1] }));
    const [, legend] = mermaidChart({ kind: 'bars', labels: ['/a'], series, unit: 'seconds' });
    expect(legend).toBe('🔵 p50 \u00a0 🟠 p95');
  });

  test.each([
    ['count', 895, 'Requests" 0 --> 1000'],
    ['count', 1234, 'Requests in k" 0 --> 1.500'],
    ['count', 45_678, 'Requests in k" 0 --> 50'],
    ['count', 12_000_000, 'Requests in M" 0 --> 12'],
    ['bytes', 3 * 2 ** 30, 'Requests in GiB" 0 --> 3'],
    ['seconds', 0.12, 'Requests in ms" 0 --> 120'],
    ['seconds', 7.5, 'Requests in s" 0 --> 8'],
  ] as const)('an axis of %s up to %s is round and begins at zero', (unit, most, axis) => {
    const series = [{ name: 'Requests', values: [most, 0] }];
    const [block = ''] = mermaidChart({ kind: 'bars', labels: ['/a', '/b'], series, unit });
    expect(block).toContain(`y-axis "${axis}`);
  });

  test('the colours are ours, so that they can be read on a light and on a dark page', () => {
    expect(mermaidChart(bars(['/a'], [1])).join('\n')).toMatch(
      /^```mermaid\n%%\{init: \{.*plotColorPalette.*\n/,
    );
  });

  test('many points are thinned, and a peak stays a peak', () => {
    const labels = Array.from({ length: 240 }, (_, i) => START + i * HOUR);
    const series = [{ name: 'a', values: labels.map((_, i) => (i === 101 ? 7 : 1)) }];
    const [block = ''] = mermaidChart({ kind: 'line', labels, series, unit: 'count' });
    const numbers = /line \[(.*)\]/.exec(block)?.[1]?.split(', ') ?? [];
    expect(numbers).toHaveLength(120);
    expect(numbers[50]).toBe('7');
    expect(numbers.filter((number) => number === '1')).toHaveLength(119);
  });

  test('too little for a chart is none', () => {
    expect(mermaidChart(bars([], []))).toEqual([]);
    const series = [{ name: 'a', values: [1] }];
    expect(mermaidChart({ kind: 'line', labels: [START], series, unit: 'count' })).toEqual([]);
  });
});

describe('the room of a summary', () => {
  const block = (title: string, markdown: string): { title: string; markdown: string } => ({
    title,
    markdown,
  });

  test('all that fits, and no more; what is left out is named', () => {
    const text = fitted([block('A', 'aaaa'), block('B', 'b'.repeat(50)), block('C', 'cc')], 20);
    expect(text).toBe(
      'aaaa\n\ncc\n\nGitHub accepts at most 1 MiB for a job summary, so these parts are left out: B.',
    );
  });

  test('is counted in bytes of UTF-8', () => {
    expect(fitted([block('A', 'ü'.repeat(9))], 20)).toBe('ü'.repeat(9));
    expect(fitted([block('A', 'ü'.repeat(10))], 20)).toContain('left out: A.');
  });

  test('always suffices for what it holds', () => {
    const blocks = Array.from({ length: 400 }, (_, i) => block(`Part ${i}`, '漢'.repeat(i * 100)));
    const text = fitted(blocks);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(1024 * 1024);
    expect(Buffer.byteLength(text)).toBeGreaterThan(MAX_SUMMARY_BYTES * 0.9);
    expect(text).toMatch(/left out: Part \d+; .* and \d+ more\.$/);
  });
});
