import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import * as v from 'valibot';
import { choice, flag, linesOf, list, number, type Field } from '../../src/inputs/fields.js';
import { readAccountId } from '../../src/inputs/aws.js';

function issuesOf(
  entry: Field<unknown>,
  text: string,
): readonly (readonly [string | null, string, string])[] {
  return (v.safeParse(entry, text).issues ?? []).map((issue) => [
    issue.expected,
    issue.received,
    issue.message,
  ]);
}

describe('flag', () => {
  test.each(['true', 'True', 'TRUE'])('%s', (text) => {
    expect(v.parse(flag(''), text)).toBe(true);
  });
  test.each(['false', 'False', 'FALSE'])('%s', (text) => {
    expect(v.parse(flag(''), text)).toBe(false);
  });
  test.each(['yes', 'on', '1', 'tRUE', 'null', '0'])('%s is refused', (text) => {
    expect(issuesOf(flag(''), text)).toEqual([['true or false', `"${text}"`, 'Write true or false.']]);
  });
});

describe('number', () => {
  const share = number('', { least: 0, most: 1 });
  const count = number('', { least: 1, whole: true });

  test.each([
    ['0', 0],
    ['1', 1],
    ['.25', 0.25],
    ['0.', 0],
    ['1.0', 1],
  ])('%s', (text, value) => {
    expect(v.parse(share, text)).toBe(value);
  });
  test.each(['1.1', '-1', '1e-3', '50%', '0x1', 'Infinity', 'NaN', '1_000', '.', '0,5'])(
    '%s is refused',
    (text) => {
      expect(issuesOf(share, text)).toEqual([
        ['a number from 0 to 1', `"${text}"`, expect.stringContaining('Write digits')],
      ]);
    },
  );
  test('a whole number', () => {
    expect(v.parse(count, '32')).toBe(32);
    for (const text of ['0', '1.5', '99999999999999999999']) {
      expect(issuesOf(count, text)[0]?.[0]).toBe('a whole number of at least 1');
    }
  });
});

describe('choice', () => {
  const mode = choice('', ['alb', 'health-check'], { elb: 'alb' });

  test('what is likely meant is named', () => {
    expect(v.parse(mode, 'alb')).toBe('alb');
    expect(issuesOf(mode, 'ALB')).toEqual([['one of alb, health-check', '"ALB"', 'Did you mean alb?']]);
    expect(issuesOf(mode, 'elb')[0]?.[2]).toBe('Did you mean alb?');
    expect(issuesOf(mode, 'health_check')[0]?.[2]).toBe('Did you mean health-check?');
    expect(issuesOf(mode, 'nlb')[0]?.[2]).toBe('Write one of these words.');
  });
});

describe('list', () => {
  const accounts = list('', readAccountId);

  test('one entry per line, comments and blank lines aside', () => {
    expect(v.parse(accounts, '\n 123456789012 \r\n# a comment\n\n  # another\n210987654321')).toEqual([
      '123456789012',
      '210987654321',
    ]);
  });

  test('every wrong entry is named', () => {
    expect(issuesOf(accounts, 'a\n123456789012\nb')).toEqual([
      [expect.stringContaining('one entry per line'), '"a", "b"', expect.any(String)],
    ]);
    expect(issuesOf(accounts, '123456789012,210987654321')[0]?.[2]).toContain('without commas');
  });

  test('only comments are no list', () => {
    expect(issuesOf(accounts, '# nothing')).toEqual([
      ['at least one entry', '"# nothing"', expect.any(String)],
    ]);
  });

  test('a list survives any layout', () => {
    const entry = fc.stringMatching(/^[!-"$-~][!-~]{0,8}$/);
    const noise = fc.constantFrom('', '  ', '# note', '\t# note');
    fc.assert(
      fc.property(fc.array(fc.tuple(entry, noise)), fc.constantFrom('\n', '\r\n', '\r'), (parts, end) => {
        const text = parts.flatMap(([each, between]) => [between, ` ${each} `]).join(end);
        expect(linesOf(text)).toEqual(parts.map(([each]) => each));
      }),
    );
  });
});
