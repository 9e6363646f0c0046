import { expect, test } from '@jest/globals';
import { inTerminal, sectionOf } from './terminal.js';

test('tables are aligned, and cut where they are long', () => {
  const rows = Array.from({ length: 15 }, (_, i) => `| page ${i} | ${i + 1} |`);
  const shown = inTerminal(['| page | requests |', '|---|--:|', ...rows].join('\n')).split('\n');
  expect(shown.slice(0, 3)).toEqual(['  page     requests', '  page 0          1', '  page 1          2']);
  expect(shown.at(-1)).toBe('  … and 11 more rows');
  expect(shown).toHaveLength(6);
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

test('charts are left out, and neither HTML nor a terminal escape is left', () => {
  const summary =
    '### Title\n\n```mermaid\nxychart-beta\n```\n\n<code>a&#124;b</code> **bold** &lt;x&gt; \u001b[31mred\u001b[0m';
  expect(inTerminal(summary)).toBe('Title\n\na|b bold <x> ?[31mred?[0m');
});

test('a section is what stands under its heading, and one that is not there is told', () => {
  const summary = '## A\n\none\n\n### B\n\ntwo\n\n### C\n\nthree\n';
  expect(['A', 'B', 'C'].map((heading) => sectionOf(summary, heading))).toEqual(['one', 'two', 'three']);
  expect(() => sectionOf(summary, 'D')).toThrow('no section “D”');
});
