import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { committedResults, fillPage, PAGE } from '../../bench/page.js';

describe('the page of the results', () => {
  test('shows what is committed, and no other figures', async () => {
    const page = readFileSync(PAGE, 'utf8');
    expect(await fillPage(page, committedResults())).toBe(page);
  });

  test('says so when there is nothing to show', async () => {
    const filled = await fillPage('# P\n\n<!-- bench -->\n\n| 1 |\n\n<!-- /bench -->\n', undefined);
    expect(filled).toBe(
      '# P\n\n<!-- bench -->\n\n_No results are committed yet. `npm run bench` measures._\n\n<!-- /bench -->\n',
    );
  });

  test('must have a place for them', async () => {
    await expect(fillPage('# P\n', undefined)).rejects.toThrow(/expected a block between <!-- bench -->/);
  });
});
