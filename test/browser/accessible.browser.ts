import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import axe from 'axe-core';
import { htmlReport } from '../../src/report/html/page.js';
import { exportFacts, sampleFacts, sampleOrigin } from '../report/html/sample.js';
import { Window } from './tab.js';

let window: Window;
beforeAll(async () => {
  window = await Window.open();
});
afterAll(() => window.close());

/** What axe-core objects to: all of its rules, WCAG 2.2 AA and best practices alike. */
const VIOLATIONS = `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
  violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 200)).join(' ')))`;

const failed = sampleFacts({
  failures: ['no'],
  warnings: ['slow'],
  missing: ['a gap'],
  logGroupClass: 'STANDARD',
});

describe.each(['light', 'dark'] as const)('axe-core finds nothing in %s', (colorScheme) => {
  test.each([
    ['a desk', { width: 1280, height: 900 }],
    ['a phone', { width: 360, height: 740 }],
  ])('on %s', async (_name, viewport) => {
    for (const facts of [sampleFacts(), exportFacts(), failed]) {
      // The page's policy lets no script in but its own.
      const tab = await window.tab(await htmlReport(facts, sampleOrigin), {
        colorScheme,
        viewport,
        bypassCSP: true,
      });
      await tab.page.addScriptTag({ content: axe.source });
      expect(await tab.page.evaluate(VIOLATIONS)).toEqual([]);
      await tab.close();
    }
  });
});

test('the keyboard goes through a page in the order in which it is read', async () => {
  const tab = await window.tab(await htmlReport(sampleFacts(), sampleOrigin));
  const stops: number[] = [];
  const at = `(() => {
    const all = [...document.querySelectorAll('a, button, input, summary, [tabindex="0"]')];
    return all.indexOf(document.activeElement);
  })()`;
  await tab.page.keyboard.press('Tab');
  expect(await tab.page.evaluate('document.activeElement.textContent')).toBe('Skip to the report');
  for (let stop = 0; stop >= 0; stop = await tab.page.evaluate<number>(at)) {
    stops.push(stop);
    await tab.page.keyboard.press('Tab');
  }
  expect(stops.length).toBeGreaterThan(20);
  expect(stops).toEqual(stops.toSorted((a, b) => a - b));
  expect(new Set(stops).size).toBe(stops.length);
  await tab.close();
});
