import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { htmlReport } from '../../src/report/html/page.js';
import { hostileFacts, hostileOrigin } from '../report/html/everywhere.js';
import { ATTACKS, hostile } from '../report/html/hostile.js';
import { exportFacts, sampleFacts, sampleOrigin } from '../report/html/sample.js';
import { handle, Window } from './tab.js';

let window: Window;
beforeAll(async () => {
  window = await Window.open();
});
afterAll(() => window.close());

/** What happens when a report is opened and used. */
async function eventsOf(html: string): Promise<readonly string[]> {
  const tab = await window.tab(html);
  await handle(tab);
  await tab.close();
  return tab.events;
}

/** Opens one page that holds all of them. */
async function expectHarmless(texts: readonly string[]): Promise<void> {
  const [words = '', ...more] = texts;
  const tab = await window.tab(await htmlReport(hostileFacts(words, more), hostileOrigin(words)));
  await handle(tab);
  const counts = ['script, style', 'img, iframe, object, embed, form, base, image, animate', 'section'].map(
    (selector) => tab.page.locator(selector).count(),
  );
  expect(await Promise.all(counts)).toEqual([2, 0, OWN_SECTIONS + SECTIONS_OF_A_TEXT * texts.length]);
  await tab.close();
  expect(tab.events).toEqual([]);
}

const OWN_SECTIONS = 8;
const SECTIONS_OF_A_TEXT = 3;
const AT_ONCE = 6;
const pages = Array.from({ length: Math.ceil(ATTACKS.length / AT_ONCE) }, (_, i) =>
  ATTACKS.slice(i * AT_ONCE, (i + 1) * AT_ONCE),
);

describe('a report', () => {
  test('runs nothing, asks for nothing and complains of nothing', async () => {
    for (const facts of [sampleFacts(), exportFacts()]) {
      expect(await eventsOf(await htmlReport(facts, sampleOrigin))).toEqual([]);
    }
  });

  test.each(pages.map((texts) => ({ texts })))('nothing acts: $texts', ({ texts }) => expectHarmless(texts));

  test('nothing acts, whatever it is', async () => {
    const texts = fc.array(hostile, { minLength: AT_ONCE, maxLength: AT_ONCE });
    // A smaller example would take another page for each try.
    await fc.assert(fc.asyncProperty(texts, expectHarmless), { numRuns: 8, endOnFailure: true });
  });
});

describe('the watch over a page', () => {
  const page = async (): Promise<string> => htmlReport(sampleFacts(), sampleOrigin);
  const policyless = (html: string): string => html.replace(/<meta http-equiv[^>]*>/, '');

  test.each([
    ['a script', '<script>owned()</script>', 'a script ran'],
    ['a handler', '<svg onload="owned()"></svg>', 'a script ran'],
    ['an image', '<img src="x.png">', 'request: '],
    ['an error', '<script>nothing.there</script>', 'error: '],
    ['a dialog', '<script>alert(1)</script>', 'dialog: '],
  ])('sees %s that gets in where there is no policy', async (_name, attack, event) => {
    const events = await eventsOf(policyless(await page()).replace('</main>', `${attack}</main>`));
    expect(events.join('\n')).toContain(event);
  });

  test.each([
    ['a script', '<script>owned()</script>'],
    ['a handler', '<svg onload="owned()"></svg>'],
    ['an image', '<img src="https://evil.example/x.png">'],
    ['a style', '<p style="color:red">x</p>'],
    ['a style sheet', '<style>p{color:red}</style>'],
    ['a base', '<base href="https://evil.example/">'],
  ])('sees that the policy keeps %s from acting', async (_name, attack) => {
    const events = await eventsOf((await page()).replace('</main>', `${attack}</main>`));
    expect(events).toContainEqual(expect.stringMatching(/^console: .*Content Security Policy/));
    expect(events).not.toContain('a script ran');
  });
});
