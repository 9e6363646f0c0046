import { expect, test } from '@jest/globals';
import { windowsSection, type WindowRow } from '../../src/report/windows.js';

const row: WindowRow = {
  logGroup: '/aws/lambda/shop',
  from: Date.parse('2026-11-01T00:00:00Z'),
  to: Date.parse('2026-11-02T00:00:00Z'),
  taskId: 'task-1',
  state: 'exported',
  objects: 1200,
  bytes: 2048,
};

test('no windows, no section', () => {
  expect(windowsSection([])).toEqual([]);
});

test('each window with the task that counts, in Markdown that does not act', () => {
  const [title, table = ''] = windowsSection([{ ...row, logGroup: 'a|<b>' }]);
  expect(title).toBe('#### Windows');
  expect(table.split('\n')[2]).toBe(
    '| <code>a&#124;&#60;b&#62;</code> | 2026-11-01T00:00:00Z | 2026-11-02T00:00:00Z | exported | 1,200 (2.0 KiB) | <code>task&#45;1</code> |',
  );
});

test('no more than a summary holds', () => {
  const section = windowsSection(Array.from({ length: 1500 }, () => row));
  expect(section.at(-1)).toBe('and 1,000 more, which the ledger names.');
  expect(section.join('\n\n').length).toBeLessThan(300_000);
});
