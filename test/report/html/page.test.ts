import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sheet } from '../../../src/engine/tally.js';
import { htmlReport } from '../../../src/report/html/page.js';
import { hostileFacts, hostileOrigin } from './everywhere.js';
import { ATTACKS, hostile } from './hostile.js';
import { exportFacts, sampleFacts, sampleOrigin } from './sample.js';

const text = (html: string): string =>
  html
    .replace(/<(style|script)>[^]*?<\/\1>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');

/** Every tag of a page, as it is written. */
const tags = (html: string): string[] =>
  html.replace(/<(style|script)>[^]*?<\/\1>/g, '<$1></$1>').match(/<[^>]*>/g) ?? [];

describe('a report', () => {
  test('tells what the run did', async () => {
    const html = await htmlReport(sampleFacts(), sampleOrigin);
    const words = text(html);
    expect(words).toContain('Not complete: a later run continues');
    expect(html).toContain('<time datetime="2026-11-20T00:00:00Z">');
    for (const figure of [
      '283,529',
      '263,529',
      '92.9% of what was read',
      '17.8 MiB',
      'of 14 planned, 2 held',
    ]) {
      expect(words).toContain(figure);
    }
    expect(words).toContain('Segments that another run holds: 2.');
    expect(words).toContain('filtered 20,000 left out by the filter');
    expect(words).toContain('read 283,529 the sum of all above');
    expect(html).toContain('href="https://github.com/example/logs/actions/runs/1234567890"');
    expect(html).toContain('log-group/$252Falb$252Faccess" rel="noreferrer">/alb/access</a>');
  });

  test('tells what went wrong before anything else', async () => {
    const html = await htmlReport(sampleFacts({ failures: ['shop/access: no route'] }), sampleOrigin);
    expect(text(html)).toContain('✕ Failed');
    expect(html.indexOf('shop/access: no route')).toBeGreaterThan(0);
    expect(html.indexOf('shop/access: no route')).toBeLessThan(html.indexOf('id="overview"'));
  });

  test('says that a run is complete', async () => {
    const { result } = sampleFacts();
    const html = await htmlReport(
      sampleFacts({
        result: { ...result, complete: true, tally: { read: 0, unparsed: 0, restamped: 0, s3: sheet(0) } },
      }),
      {
        title: 'Load balancer logs',
        repository: undefined,
        workflow: undefined,
        runUrl: 'http://plain.example/',
      },
    );
    expect(text(html)).toContain('✓ Complete');
    expect(html).not.toContain('plain.example');
  });

  test('of exports holds each window and its task', async () => {
    const title = 'Exported log groups';
    const words = text(await htmlReport(exportFacts(), { ...sampleOrigin, title }));
    expect(words).toContain('Exported log groups');
    expect(words).toContain(
      '/aws/lambda/checkout 2026-11-20T02:00:00Z 2026-11-20T03:00:00Z failed 2 2.0 KiB 0000-2',
    );
    expect(words).toContain('processed 3 the sum of all above');
  });

  test('names what is zero in a line, and what was spent among its figures', async () => {
    const words = text(await htmlReport(sampleFacts({ logGroupClass: 'STANDARD' }), sampleOrigin));
    expect(words).toContain('unparsed 3 of which: sent unchanged, with a mark');
    expect(words).toMatch(/None: sampled-out, .*, rejected, restamped\./);
    expect(words).toContain('Price of ingestion $0.0921 188.7 MiB, estimated at 0.50 USD a GB');
  });

  test('keeps the end of a long label, which tells pages of one host apart', async () => {
    const labels = ['shop.example.com:443/products/:id', 'shop.example.com:443/basket'];
    const chart = { kind: 'bars', labels, unit: 'count', series: [{ name: 'n', values: [2, 1] }] } as const;
    const html = await htmlReport(sampleFacts({ sections: [{ title: 'Pages', chart }] }), sampleOrigin);
    const drawn = [...html.matchAll(/<text[^>]*>([^<]*)</g)].map(([, label]) => label);
    expect(drawn).toEqual(expect.arrayContaining(['shop…/products/:id', 'shop…om:443/basket', ...labels]));
  });

  test('holds the cells of a table as their column says', async () => {
    const words = text(await htmlReport(sampleFacts(), sampleOrigin));
    expect(words).toContain(
      'shop.example.com /basket 181,200 63.9% 86.8 MiB 82 ms 2026-11-20T01:00:00Z shop.example.com',
    );
    expect(words).toContain(
      '/checkout 12,007 4.2% &#60; 0.1 MiB 1,840 ms 2026-11-20T03:00:00Z blog.example.com / 12 – 0 MiB – –',
    );
    expect(words).toContain('The first 4 of 1,204 rows.');
  });

  test('is accessible: captions, scopes, names, one title a page and a heading for each section', async () => {
    const html = await htmlReport(sampleFacts(), sampleOrigin);
    const count = (pattern: RegExp): number => [...html.matchAll(pattern)].length;
    expect(html).toMatch(/<html lang="en">/);
    expect(count(/<h1>/g)).toBe(1);
    expect(count(/<table/g)).toBe(count(/<caption/g));
    expect(count(/<th /g)).toBe(count(/<th scope="col"/g));
    expect(count(/<section id="([\w-]+)"[^>]*aria-labelledby="\1-title"/g)).toBe(count(/<h2 /g));
    expect(count(/class="chart" role="img" aria-label="[^"]{20,}"/g)).toBe(3);
    const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, target] of html.matchAll(/href="#([^"]*)"/g)) expect(ids).toContain(target);
  });
});

describe('the policy of a page', () => {
  test('lets nothing act but the file’s own style and script, which are what the hashes say', async () => {
    const html = await htmlReport(sampleFacts(), sampleOrigin);
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    for (const kind of ['style', 'script']) {
      const blocks = [...html.matchAll(new RegExp(`<${kind}>([^]*?)</${kind}>`, 'g'))];
      expect(blocks).toHaveLength(1);
      const hash = createHash('sha256')
        .update(blocks[0]?.[1] ?? '')
        .digest('base64');
      expect(policy).toContain(`${kind}-src 'sha256-${hash}'`);
    }
    expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.indexOf('<style'));
  });

  test('is kept: no style of an element, no handler, nothing that is loaded', async () => {
    for (const facts of [sampleFacts(), exportFacts()]) {
      for (const tag of tags(await htmlReport(facts, sampleOrigin))) {
        expect(tag).not.toMatch(/\s(style|on\w+|src|srcset|xlink:href|action|formaction)=/);
      }
    }
  });
});

/** The tags of a page, but for what is in their attributes. */
const shape = (html: string): string =>
  tags(html)
    .map((tag) => tag.replace(/="[^"]*"/g, '=""'))
    .filter((tag) => !/^<\/?(path|text|g|defs|clipPath|title|wbr)/.test(tag))
    .join('');

describe('nothing that a report holds acts', () => {
  test('the names of what every object has leave it as it was', async () => {
    const inherited = (): string[] =>
      [Object.prototype, Object, ...Object.values(Object.getOwnPropertyDescriptors(Object.prototype))]
        .map((each) => ('value' in each ? each.value : each))
        .filter((each) => typeof each === 'object' || typeof each === 'function')
        .flatMap((each) => Object.getOwnPropertyNames(each));
    const before = inherited();
    for (const name of Object.getOwnPropertyNames(Object.prototype)) {
      await htmlReport(hostileFacts(name), hostileOrigin(name));
    }
    expect(inherited()).toEqual(before);
  });

  test('no text adds a tag or an attribute, whatever it is', async () => {
    const plain = shape(await htmlReport(hostileFacts('plain'), hostileOrigin('plain')));
    await fc.assert(
      fc.asyncProperty(hostile, async (words) => {
        const html = await htmlReport(hostileFacts(words), hostileOrigin(words));
        expect(shape(html)).toBe(plain);
        expect(html).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        const foreign = tags(html).filter((tag) => !tag.startsWith('<meta http-equiv='));
        const unquoted = foreign.map((tag) => tag.replace(/="[^"<>'`]*"/g, ''));
        expect(unquoted.filter((tag) => /["'`]|\bon\w+|owned|evil/.test(tag))).toEqual([]);
      }),
      { numRuns: 60, examples: ATTACKS.map((attack) => [attack]) },
    );
  });
});
