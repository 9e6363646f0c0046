import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mermaidChart } from '../../src/report/mermaid.js';
import type { ReportChart } from '../../src/statistics/report-section.js';
import { ATTACKS } from '../report/html/hostile.js';
import { drawnByMermaid, mermaidBlocks } from './mermaid-page.js';
import { Window } from './tab.js';

let window: Window;
beforeAll(async () => {
  window = await Window.open();
});
afterAll(() => window.close());

const START = Date.parse('2026-11-20T00:00:00Z');
const HOUR = 3_600_000;
const hours = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`);
const pages = Array.from({ length: 10 }, (_, i) => `shop.example.com:443/a/long/path/to/page-${i}`);

function bars(labels: readonly string[], values: readonly number[], unit: ReportChart['unit']): ReportChart {
  return { kind: 'bars', labels, series: [{ name: 'Requests', values }], unit };
}

const CHARTS: Readonly<Record<string, ReportChart>> = {
  'thousands by the hour': bars(
    hours,
    hours.map((_, i) => 800 + 120 * i),
    'count',
  ),
  'ten pages, slow ones': bars(
    pages,
    pages.map((_, i) => 9.87 - i),
    'seconds',
  ),
  'one page, millions of bytes': bars(['/'], [123_456_789], 'bytes'),
  'small numbers': bars(['2xx', '4xx'], [3, 1], 'count'),
  'a day, two series': {
    kind: 'line',
    labels: Array.from({ length: 96 }, (_, i) => START + (i * HOUR) / 4),
    series: [
      { name: 'Requests', values: Array.from({ length: 96 }, (_, i) => 40_000 + 9_000 * Math.sin(i / 12)) },
      { name: '5xx', values: Array.from({ length: 96 }, (_, i) => 900 * (i % 5)) },
    ],
    unit: 'count',
  },
};

/** What is written, with where it stands, and the colours of what is drawn. */
const DRAWN = `(() => {
  const svg = document.querySelector('svg');
  const texts = [...svg.querySelectorAll('text')].map((text) => {
    const { x, y, width, height } = text.getBoundingClientRect();
    return { text: text.textContent, x, y, width, height, colour: getComputedStyle(text).fill };
  });
  const marks = [...svg.querySelectorAll('.plot rect, .plot path')].map((mark) => {
    const { fill, stroke } = getComputedStyle(mark);
    return mark.tagName === 'path' ? stroke : fill;
  });
  const { right } = svg.getBoundingClientRect();
  return { texts, marks, right };
})()`;

interface Drawn {
  readonly texts: readonly {
    text: string;
    x: number;
    y: number;
    width: number;
    height: number;
    colour: string;
  }[];
  readonly marks: readonly string[];
  readonly right: number;
}

/** Relative luminance of `rgb(…)` or `#…` (WCAG 2.2). */
function luminance(colour: string): number {
  const channels = colour.startsWith('#')
    ? [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16))
    : (colour.match(/[\d.]+/g) ?? []).map(Number);
  const [r = 0, g = 0, b = 0] = channels.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(colour: string, page: string): number {
  const [dark = 0, light = 0] = [luminance(colour), luminance(page)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

describe.each([
  ['light', '#ffffff'],
  ['dark', '#0d1117'],
] as const)('in %s', (colorScheme, page) => {
  test.each(Object.entries(CHARTS))('%s can be read', async (_name, chart) => {
    const [block = '', legend = ''] = mermaidChart(chart);
    const tab = await drawnByMermaid(window, mermaidBlocks(block), colorScheme);
    const { texts, marks, right } = await tab.page.evaluate<Drawn>(DRAWN);
    await tab.close();
    expect(tab.events).toEqual([]);
    const wanted = chart.kind === 'bars' ? chart.labels.length : chart.series.length;
    expect(marks).toHaveLength(wanted);
    for (const colour of marks) expect(contrast(colour, page)).toBeGreaterThanOrEqual(3);
    for (const { colour } of texts) expect(contrast(colour, page)).toBeGreaterThanOrEqual(4.5);
    expect(texts.map(({ text }) => text)).toContain('0');
    // Nothing runs over the edge, nor into each other.
    for (const { x, width } of texts) expect(x + width).toBeLessThanOrEqual(right + 1);
    for (const [i, a] of texts.entries())
      for (const b of texts.slice(i + 1)) {
        const isOver =
          a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
        expect({ a: a.text, b: b.text, isOver }).toMatchObject({ isOver: false });
      }
    expect(legend === '').toBe(chart.series.length < 2);
  });
});

test('mermaid reads every chart, whatever its labels hold', async () => {
  const blocks = Array.from({ length: Math.ceil(ATTACKS.length / 8) }, (_, i) => {
    const labels = ATTACKS.slice(8 * i, 8 * i + 8);
    return (
      mermaidChart(
        bars(
          labels,
          labels.map(() => 1),
          'count',
        ),
      )[0] ?? ''
    );
  });
  const tab = await drawnByMermaid(window, mermaidBlocks(blocks.join('\n')), 'light');
  expect(await tab.page.locator('svg').count()).toBe(blocks.length);
  expect(await tab.page.locator('svg a, svg image, svg foreignObject, svg script').count()).toBe(0);
  await tab.close();
  expect(tab.events).toEqual([]);
});
