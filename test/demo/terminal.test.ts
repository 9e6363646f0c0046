import { expect, test } from '@jest/globals';
import { inTerminal } from './terminal.js';

test('tables are aligned, without rows of zeros, and cut where they are long', () => {
  const rows = Array.from({ length: 15 }, (_, i) => `| page ${i} | ${i + 1} |`);
  const shown = inTerminal(['| page | requests |', '|---|--:|', '| none | 0 |', ...rows].join('\n')).split(
    '\n',
  );
  expect(shown.slice(0, 3)).toEqual(['  page     requests', '  page 0          1', '  page 1          2']);
  expect(shown.at(-1)).toBe('  … and 9 more rows');
  expect(shown).toHaveLength(8);
});

test('a table without heads has none', () => {
  expect(inTerminal('| | |\n|---|--:|\n| Objects | 3 (1 KiB) |\n| Nothing | 0 (0 B) |')).toBe(
    '  Objects   3 (1 KiB)',
  );
});

test('what GitHub draws is named, and neither HTML nor a terminal escape is left', () => {
  const summary =
    '### Title\n\n```mermaid\nxychart-beta\n```\n\n<code>a&#124;b</code> **bold** &lt;x&gt; \u001b[31mred\u001b[0m';
  expect(inTerminal(summary)).toBe('Title\n\n(Here GitHub draws a chart.)\n\na|b bold <x> ?[31mred?[0m');
});
