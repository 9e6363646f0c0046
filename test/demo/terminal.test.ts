import { expect, test } from '@jest/globals';
import { inTerminal } from './terminal.js';

test('tables are aligned, and cut where they are long', () => {
  const rows = Array.from({ length: 15 }, (_, i) => `| page ${i} | ${i + 1} |`);
  const shown = inTerminal(['| page | requests |', '|---|--:|', ...rows].join('\n')).split('\n');
  expect(shown.slice(0, 3)).toEqual(['  page     requests', '  page 0          1', '  page 1          2']);
  expect(shown.at(-1)).toBe('  … and 9 more rows');
  expect(shown).toHaveLength(8);
});

test('a table without heads is a list of figures, and whole', () => {
  expect(inTerminal('| | |\n|---|--:|\n| Objects | 3 (1 KiB) |')).toBe('  Objects   3 (1 KiB)');
  const figures = Array.from({ length: 9 }, (_, i) => `| figure ${i} | ${i} |`);
  expect(inTerminal(['| | |', '|---|--:|', ...figures].join('\n')).split('\n')).toHaveLength(9);
});

test('a wide table shows the columns that a line holds', () => {
  const wide = 'x'.repeat(50);
  const line = `| ${[wide, wide, wide].join(' | ')} |`;
  expect(inTerminal([line, '|---|---|---|', line].join('\n')).split('\n')).toEqual([
    `  ${wide}   ${wide}`,
    `  ${wide}   ${wide}`,
    '  … and 1 more column',
  ]);
});

test('what GitHub draws is named, and neither HTML nor a terminal escape is left', () => {
  const summary =
    '### Title\n\n```mermaid\nxychart-beta\n```\n\n<code>a&#124;b</code> **bold** &lt;x&gt; \u001b[31mred\u001b[0m';
  expect(inTerminal(summary)).toBe('Title\n\n(Here GitHub draws a chart.)\n\na|b bold <x> ?[31mred?[0m');
});
