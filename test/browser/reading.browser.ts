import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { BrowserContextOptions } from 'playwright-core';
import { htmlReport } from '../../src/report/html/page.js';
import { exportFacts, sampleFacts, sampleOrigin } from '../report/html/sample.js';
import { Window, type Tab } from './tab.js';

let window: Window;
beforeAll(async () => {
  window = await Window.open();
});
afterAll(() => window.close());

const open = async (options?: BrowserContextOptions, facts = sampleFacts()): Promise<Tab> =>
  window.tab(await htmlReport(facts, sampleOrigin), options);

/** The shown texts of a column of the table with this caption. */
const column = (tab: Tab, caption: string, number: number): Promise<string[]> =>
  tab.page
    .locator(`table:has(caption:text-is("${caption}")) tbody tr:visible td:nth-child(${String(number)})`)
    .allInnerTexts();

/** The lowest contrast between a text and what is behind it (WCAG 2.2, 1.4.3), and the text that has it. */
const CONTRAST = `(() => {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const channels = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = (colour) => {
    const [r, g, b] = channels(colour).map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    for (let each = element; each; each = each.parentElement) {
      const colour = getComputedStyle(each).backgroundColor;
      if (channels(colour)[3] === 255) return colour;
    }
    return 'white';
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let worst = { ratio: 21, text: '' };
  while (texts.nextNode()) {
    const text = texts.currentNode.textContent.trim();
    const element = texts.currentNode.parentElement;
    if (text === '' || element.closest('script, style, title') || element.getClientRects().length === 0) continue;
    const style = getComputedStyle(element);
    const colour = element.namespaceURI.endsWith('svg') ? style.fill : style.color;
    const [a, b] = [light(colour), light(behind(element))].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < worst.ratio) worst = { ratio, text };
  }
  return worst;
})()`;

describe('a table', () => {
  test('is sorted by the head of a column: figures by value, largest first, and what is missing last', async () => {
    const tab = await open();
    const requests = tab.page.locator('#section-2 th', { hasText: 'p95' });
    await requests.locator('button').click();
    expect(await column(tab, 'Pages', 6)).toEqual(['1,840 ms', '310 ms', '82 ms', '–']);
    expect(await requests.getAttribute('aria-sort')).toBe('descending');
    await requests.locator('button').click();
    expect(await column(tab, 'Pages', 6)).toEqual(['82 ms', '310 ms', '1,840 ms', '–']);
    await tab.page.locator('#section-2 th', { hasText: 'path' }).locator('button').click();
    expect(await column(tab, 'Pages', 2)).toEqual(['/', '/basket', '/checkout', '/products/:id']);
    expect(await requests.getAttribute('aria-sort')).toBeNull();
    await tab.close();
  });

  test('that is long shows only the rows that hold what was typed', async () => {
    const tab = await open();
    await tab.page.getByLabel('Filter the rows of Many rows').fill('192.0.2.1');
    expect(await column(tab, 'Many rows', 1)).toHaveLength(11);
    await tab.close();
  });

  test('that is long shows ten rows, and all on wish', async () => {
    const tab = await open();
    const shown = async (): Promise<number> => (await column(tab, 'Many rows', 1)).length;
    const count = tab.page.locator('section:has(caption:text-is("Many rows")) .count');
    expect([await shown(), await count.textContent()]).toEqual([
      10,
      'The first 10 are shown. 30 rows. Show all',
    ]);
    await count.getByRole('button').click();
    expect([await shown(), await count.textContent()]).toEqual([30, '30 rows. Show fewer']);
    await tab.close();
  });

  test('with many columns has the name of a row above its figures on a phone', async () => {
    const tab = await open({ viewport: { width: 360, height: 740 } });
    const row = tab.page.locator('table:has(caption:text-is("Pages")) tbody tr').first();
    const boxes = await Promise.all([0, 1, 2, 3].map((i) => row.locator('td').nth(i).boundingBox()));
    const [name, ...figures] = boxes.flatMap((box) => (box === null ? [] : [box]));
    for (const figure of figures)
      expect(figure.y).toBeGreaterThanOrEqual((name?.y ?? 0) + (name?.height ?? 0));
    const label = `getComputedStyle(document.querySelector('#section-2 tbody td:nth-child(3)'), '::before').content`;
    expect(await tab.page.evaluate(label)).toBe('"requests"');
    expect(await tab.page.getByRole('cell', { name: '181,200' }).count()).toBe(1);
    await tab.close();
  });

  test('is there without any script', async () => {
    const tab = await open({ javaScriptEnabled: false });
    expect(await column(tab, 'Pages', 3)).toEqual(['181,200', '90,310', '12,007', '12']);
    expect(await tab.page.locator('button, input').count()).toBe(0);
    expect(tab.events).toEqual([]);
    await tab.close();
  });
});

/** Tables that a reader has to push aside, by their captions. */
const SCROLLED = `[...document.querySelectorAll('.table')].filter((each) => each.scrollWidth > each.clientWidth + 1)
  .map((each) => each.querySelector('caption').textContent)`;

describe.each(['light', 'dark'] as const)('a report in %s', (colorScheme) => {
  test.each([
    ['a desk', { width: 1280, height: 900 }],
    ['a phone', { width: 360, height: 740 }],
  ])('is readable on %s: contrast, and nothing runs over the edge', async (_name, viewport) => {
    for (const facts of [sampleFacts(), exportFacts()]) {
      const tab = await open({ colorScheme, viewport }, facts);
      const worst = await tab.page.evaluate<{ ratio: number; text: string }>(CONTRAST);
      expect({ ...worst, isEnough: worst.ratio >= 4.5 }).toMatchObject({ isEnough: true });
      expect(await tab.page.evaluate('document.documentElement.scrollWidth')).toBe(viewport.width);
      expect(await tab.page.evaluate(SCROLLED)).toEqual([]);
      await tab.close();
    }
  });
});

test('charts are drawn for the width of the page', async () => {
  for (const [width, shown, hidden] of [
    [1280, 'wide', 'narrow'],
    [360, 'narrow', 'wide'],
  ] as const) {
    const tab = await open({ viewport: { width, height: 800 } });
    expect(await tab.page.locator(`.chart .${shown}:visible`).count()).toBe(3);
    expect(await tab.page.locator(`.chart .${hidden}:visible`).count()).toBe(0);
    await tab.close();
  }
});

test('on paper every row is there, and no control', async () => {
  const tab = await open();
  await tab.page.emulateMedia({ media: 'print' });
  expect(await tab.page.locator('nav:visible, input:visible').count()).toBe(0);
  const hidden = `[...document.querySelectorAll('.table')].filter((each) => each.scrollHeight > each.clientHeight + 1).length`;
  expect(await tab.page.evaluate(hidden)).toBe(0);
  expect((await tab.page.pdf({ format: 'A4' })).subarray(0, 5).toString()).toBe('%PDF-');
  expect(tab.events).toEqual([]);
  await tab.close();
});
