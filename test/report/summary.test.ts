import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { hide } from '../../src/escape.js';
import { summaryOf } from '../../src/report/summary.js';
import { hostile } from './hostile.js';
import { exportFacts, sampleFacts } from './html/sample.js';

const open = sampleFacts();
const done = sampleFacts({ result: { ...open.result, complete: true, committed: 14 } });

describe('what comes next', () => {
  test('after a complete run', () => {
    expect(summaryOf(done)).toMatch(
      /#### What comes next\n\nEverything that the inputs select from \S+Z to \S+Z is done\. The next run/,
    );
  });

  test('after one that left something', () => {
    expect(summaryOf(open)).toMatch(/\n2 of 14 segments are left\. The next run continues from \S+Z/);
  });

  test('after one that failed', () => {
    const text = summaryOf({ ...open, failures: ['segment 3: no'] });
    expect(text).toContain('What failed stays open in the ledger, to be tried again. The next run continues');
    expect(text).toContain('❌ failed');
  });
});

test('the price is told where something went to a log group', () => {
  expect(summaryOf(open)).not.toContain('price');
  const text = summaryOf({ ...open, logGroupClass: 'INFREQUENT_ACCESS' });
  expect(text).toMatch(
    /Its price, estimated at 0\.25 USD a GB \(us-east-1, 2026-08-09, .*\) \| \$0\.0461 \|/,
  );
  const paris = summaryOf({ ...open, region: 'eu-west-3', logGroupClass: 'STANDARD' });
  expect(paris).toMatch(
    /0\.50 USD a GB \(us-east-1, .*; the price in eu-west-3 is not known, so the one in us-east-1 is used\)/,
  );
  const london = summaryOf({ ...open, region: 'eu-west-2', logGroupClass: 'STANDARD' });
  expect(london).toContain(
    "estimated at 0.5985 USD a GB (eu-west-2, 2026-09-22, AWS's price list, as quoted by others)",
  );
  const other = summaryOf({ ...open, logGroupClass: 'DELIVERY' });
  expect(other).toContain('| Its price, not known for a log group of class DELIVERY | not known |');
});

test('what is zero is named in a line, and has no row', () => {
  const text = summaryOf(open);
  expect(text).toContain(
    '| written | 263,529 | reached the destination |\n| filtered | 20,000 | left out by',
  );
  expect(text).toContain(
    '| read | 283,529 | the sum of all above |\n| unparsed | 3 | of which: sent unchanged',
  );
  expect(text).toContain(
    'None: sampled-out, out-of-window, duplicate, too-old, too-new, oversize, rejected, restamped.',
  );
  expect(text).not.toContain('| duplicate |');
});

test('an export tells what lies in the bucket, and not what it read', () => {
  const text = summaryOf(exportFacts());
  expect(text).toContain('| Objects found in the bucket | 12 (4.8 MiB) |');
  expect(text).toContain('| processed | 3 | the sum of all above |');
  expect(text).not.toContain('Objects read');
});

test('what is late has a part of its own, before what comes next', () => {
  const text = summaryOf({ ...open, missing: ['node 192.0.2.1: no object'] });
  expect(text.indexOf('#### Late or missing')).toBeGreaterThan(0);
  expect(text.indexOf('#### Late or missing')).toBeLessThan(text.indexOf('#### What comes next'));
});

test('a secret is not told, nor a part of it where a line is cut', () => {
  hide('secret-of-a-session');
  const failures = [`${'x'.repeat(1990)} secret-of-a-session`];
  expect(summaryOf({ ...open, failures })).not.toContain('secret');
});

test('the destinations are linked, but not where the address would tell what is masked', () => {
  hide('210987654321');
  const url = 'https://console.aws.amazon.com/s3/buckets/archive?region=us-east-1&prefix=210987654321%2F';
  const places = [
    { kind: 'Log group', name: '/alb/[x](y)', url: 'https://console.aws.amazon.com/cloudwatch/home#a$252F' },
    { kind: 'Objects', name: 's3://archive/210987654321/', url },
    { kind: 'Objects', name: 's3://archive/', url: undefined },
  ];
  const [, list] = /#### Destination\n\n((?:- .*\n)+)/.exec(summaryOf({ ...open, places })) ?? [];
  expect(list?.trim().split('\n')).toEqual([
    '- Log group: <code>&#47;alb&#47;&#91;x&#93;&#40;y&#41;</code> at https://console.aws.amazon.com/cloudwatch/home#a$252F',
    '- Objects: <code>s3&#58;&#47;&#47;archive&#47;&#42;&#42;&#42;&#47;</code>',
    '- Objects: <code>s3&#58;&#47;&#47;archive&#47;</code>',
  ]);
});

test('a thousand failures of any length leave room for the rest', () => {
  const failures = Array.from({ length: 1000 }, (_, i) => `segment ${i}: ${'|'.repeat(50_000)}`);
  const text = summaryOf({ ...open, failures, missing: failures, notes: failures });
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(1024 * 1024);
  expect(text).toContain('#### What comes next');
  expect(text).toMatch(/and 940 more, which are in the log|left out: /);
});

test('whatever the texts hold: nothing of them acts', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const columns = [{ title: 'a', kind: 'code' }] as const;
      const sections = [
        {
          title: 'T',
          chart: {
            kind: 'bars',
            labels: [text],
            series: [{ name: 'n', values: [1] }],
            unit: 'count',
          } as const,
          table: { columns, rows: [[text]] },
        },
      ];
      const places = [{ kind: 'Objects', name: text, url: undefined }];
      const lists = { failures: [text], missing: [text], notes: [text], places };
      const markdown = summaryOf({ ...open, ...lists, sections });
      expect(markdown).not.toMatch(/<(?!\/?code>)|\]\(|!\[|@|##\[|^\s*::/m);
      expect(markdown).not.toMatch(/[\p{Cf}\p{Cs}]|[^\P{Cc}\n]/u);
    }),
  );
});
