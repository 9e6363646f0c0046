import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { formatNamed } from '../encode/formats.js';
import { redaction } from '../../src/encode/redact.js';
import { accessLine } from '../encode/fields.js';
import { observed, reportOf, rowsOf, sectionOf } from './lines.js';
import { linesOf } from './naive.js';

describe('parts are merged to what one collector of all holds', () => {
  test.each(['access', 'connection', 'health-check'] as const)('%s', (type) => {
    const lines = linesOf(type, 40);
    const [one, all] = [observed(lines, type), JSON.stringify];
    fc.assert(
      fc.property(fc.array(fc.nat(lines.length), { maxLength: 4 }), (cuts) => {
        const bounds = [0, ...cuts.toSorted((a, b) => a - b), lines.length];
        const parts = bounds.slice(1).map((to, i) => observed(lines.slice(bounds[i], to), type));
        // Means are sums of fractions, and those may differ in their last digits.
        const round = (_: string, value: unknown): unknown =>
          typeof value === 'number' ? Number(value.toPrecision(9)) : value;
        expect(all(reportOf(...parts), round)).toBe(all(reportOf(one), round));
      }),
      { numRuns: 20 },
    );
  });
});

test('no records, no sections; unparsed ones are told', () => {
  expect(reportOf()).toEqual([]);
  const [only, ...more] = reportOf(observed(['nonsense', 'more']));
  expect(only?.note).toMatch(/could not be parsed.*: 2\./);
  expect(more).toEqual([]);
});

describe('odd requests', () => {
  const pages = (...requests: string[]): unknown =>
    rowsOf(
      reportOf(observed(requests.map((request) => accessLine({ request: `"${request}"` })))),
      'Pages by requests',
    ).map(({ Page }) => Page);

  test.each([
    ['- http://www.example.com:80- -', 'www.example.com:80-'],
    ['- - -', '(no request)'],
    ['GET https://WWW.Example.com:443/A?b HTTP/1.1', 'www.example.com:443/A'],
    ['GET /no/host HTTP/1.1', '/no/host'],
    ['GET https://[2001:db8::1]:443/a#b HTTP/1.1', '[2001:db8::1]:443/a'],
    ['GET https://a:443/search?q=a b HTTP/1.1', 'a:443/search'],
  ])('%s is the page %s', (request, page) => {
    expect(pages(request)).toEqual([page]);
  });

  test('the paths behind :id are there, the most frequent first', () => {
    const urls = ['/p/1', '/p/2', '/p/2', '/q'].map((path) => `GET https://a:443${path} HTTP/1.1`);
    const sections = reportOf(observed(urls.map((request) => accessLine({ request: `"${request}"` }))));
    expect(rowsOf(sections, 'Paths behind :id')).toEqual([
      { Page: 'a:443/p/:id', Path: '/p/2', Requests: 2 },
      { Page: 'a:443/p/:id', Path: '/p/1', Requests: 1 },
    ]);
  });
});

describe('redact', () => {
  const format = formatNamed('access');
  const line = accessLine({
    request: '"GET https://www.example.com:443/secret?token=T HTTP/1.1"',
    redirect: '"https://www.example.com:443/moved?token=T"',
    elb_status_code: '502',
    error: '"LambdaInvalidResponse"',
  });
  const reportText = (...redact: string[]): string =>
    JSON.stringify(reportOf(observed([line, line], 'access', redaction(redact, format))));

  test('query values never show, whatever is asked for', () => {
    expect(reportText()).not.toContain('token=');
    expect(reportText('query-values')).toContain('www.example.com:443/secret');
  });

  test.each(['request_url', 'redirect_url', 'error_reason', 'ssl_cipher', 'target_ip'])(
    '%s reads REDACTED',
    (name) => {
      const shown = { request_url: '/secret', redirect_url: '/moved', error_reason: 'Lambda' } as const;
      const text = { ...shown, ssl_cipher: 'ECDHE', target_ip: '198.51.100.4' }[name] ?? '';
      expect(reportText()).toContain(text);
      expect(reportText(name)).not.toContain(text);
      expect(reportText(name)).toContain('REDACTED');
    },
  );

  test('a redacted figure is in none', () => {
    const sections = reportOf(
      observed([line], 'access', redaction(['elb_status_code', 'target_processing_time'], format)),
    );
    expect(rowsOf(sections, 'Status codes')).toMatchObject([{ 'Load balancer': '–', Requests: 1 }]);
    expect(sections.map(({ title }) => title)).not.toContain('Slowest pages');
  });

  test('a redacted status of health checks is not told by their number', () => {
    const check = `http 2026-11-01T00:04:59.123456Z 0.002 192.0.2.1:80 web FAIL 502 TargetError`;
    const health = formatNamed('health-check');
    const sections = reportOf(observed([check], 'health-check', redaction(['status'], health)));
    expect(rowsOf(sections, 'Health checks by target')[0]).toMatchObject({ Checks: 1, Failed: 0 });
  });
});

test('thirty thousand distinct paths take no more room than a thousand', () => {
  const text = accessLine({ request: '"GET https://www.example.com:443/page-aaaaaaaa HTTP/1.1"' });
  const at = text.indexOf('aaaaaaaa');
  const path = (n: number): string => {
    const letters = n.toString(26).padStart(8, '0');
    return letters.replace(/\d/g, (digit) => String.fromCharCode(113 + Number(digit)));
  };
  function* lines(): Generator<string> {
    for (let n = 0; n < 30_000; n++) {
      yield text.slice(0, at) + path(n) + text.slice(at + 8);
      if (n % 50 === 0) yield text.slice(0, at) + 'favourit' + text.slice(at + 8);
    }
  }
  const snapshot = observed(lines());
  expect(JSON.stringify(snapshot).length).toBeLessThan(500_000);
  const sections = reportOf(snapshot);
  const [first] = rowsOf(sections, 'Pages by requests');
  const bound = (2 * 30_600) / 400;
  expect(first?.['Page']).toBe('www.example.com:443/page-favourit');
  expect(Number(first?.['Requests'])).toBeGreaterThanOrEqual(600 - bound);
  expect(Number(first?.['Requests'])).toBeLessThanOrEqual(600);
  expect(sectionOf(sections, 'Pages by requests').note).toContain('more pages than can be kept apart');
  expect(rowsOf(sections, 'Status codes')[0]).toMatchObject({ 'Load balancer': '200', Requests: 30_600 });
  const all = rowsOf(sections, 'Pages by requests');
  expect(all.at(-1)).toMatchObject({ Page: 'other pages' });
  expect(Number(all.at(-1)?.['Requests'])).toBeGreaterThan(27_000);
});
