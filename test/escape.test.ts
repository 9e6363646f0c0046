import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  beginningOf,
  cutMiddle,
  cutText,
  hide,
  htmlText,
  markdownProse,
  markdownText,
  plainLine,
  visible,
} from '../src/escape.js';
import { anyCharacter } from './any-character.js';

const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '::',
        '##[',
        '#',
        '[',
        ':',
        '\r',
        '\n',
        '\t',
        ' ',
        '\u001b[31m',
        '\u009b',
        '\u202e',
        '\ufeff',
        '|',
        '`',
      ),
      fc.constantFrom(
        '@octo',
        '#12',
        'GH-1',
        'https://a.b',
        '<img src=x>',
        '](x)',
        '&',
        '<!--',
        '</code>',
        '\ud800',
      ),
      fc.string({ unit: anyCharacter, maxLength: 5 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

describe('plainLine', () => {
  test.each([
    ['::error::x', '\\::error::x'],
    ['  \t::set-output name=a::b', '   \\::set-output name=a::b'],
    ['GET /\r::stop-commands::x', 'GET / ::stop-commands::x'],
    ['a ##[group]b ##[error]', 'a ##\\[group]b ##\\[error]'],
    ['\u001b[31mred', '\\u{1b}[31mred'],
    ['\u009b2J', '\\u{9b}2J'],
    ['abc\u202edef', 'abc\\u{202e}def'],
    ['one\r\ntwo\u2028three', 'one two three'],
    ['fd00::1 and ::1', 'fd00::1 and ::1'],
    ['\ud800 lone', '\\u{d800} lone'],
    ['ünïcode 漢字 🚢', 'ünïcode 漢字 🚢'],
  ])('%j', (text, expected) => {
    expect(plainLine(text)).toBe(expected);
  });

  test('nothing that comes in acts', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const line = plainLine(text);
        expect(line).not.toMatch(/^\s*::/);
        expect(line).not.toContain('##[');
        expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        expect(plainLine(line)).toBe(line);
      }),
    );
  });
});

describe('visible', () => {
  test.each([
    'https://s3.test/a?X-Amz-Credential=SECRET&X-Amz-Signature=SECRET',
    'https://s3.test/a?AWSAccessKeyId=SECRET&Signature=SECRET&Expires=1',
    '{"url":"https://cdn.test/a?Policy=SECRET\\u0026Signature=SECRET\\u0026Key-Pair-Id=SECRET"}',
    '<a href="https://s3.test/a?x=1&amp;X-Amz-Security-Token=SECRET">',
  ])('a pre-signed URL loses what signs it: %s', (text) => {
    expect(visible(text)).not.toContain('SECRET');
    expect(visible(text)).toContain('***');
  });
});

test('a secret shows nowhere, whoever quotes it', () => {
  hide('eyJ0.eyJp-c_X/+=');
  const quoted = 'x-amz-security-token:eyJ0.eyJp-c_X/+= (403)';
  for (const form of [visible, plainLine]) expect(form(quoted)).toBe('x-amz-security-token:*** (403)');
  for (const form of [htmlText, markdownText]) expect(form(quoted)).not.toMatch(/eyJ/);
  hide('word');
  hide('');
  expect(visible('a word')).toBe('a word');
});

describe('htmlText', () => {
  test('no tag, no entity and no attribute value ends', () => {
    expect(htmlText(`<a href='x' b="y">&amp;\``)).toBe(
      '&#60;a href&#61;&#39;x&#39; b&#61;&#34;y&#34;&#62;&#38;amp;&#96;',
    );
    fc.assert(
      fc.property(hostile, (text) => {
        expect(htmlText(text).replace(/&#\d+;/g, '')).not.toMatch(/[<>"'`=&]/);
      }),
    );
  });
});

describe('markdownProse', () => {
  test('plain words are prose; names, paths, numbers of issues and commits are code', () => {
    expect(markdownProse('Nothing was sent (yet): see s3://b/k @team #12 now.')).toBe(
      'Nothing was sent &#40;yet&#41;&#58; see <code>s3&#58;&#47;&#47;b&#47;k &#64;team &#35;12</code> now&#46;',
    );
    for (const word of [
      'GH-12',
      'deadbeef1234',
      'a@b',
      'www.example.com',
      'o/r',
      '#1',
      ':ship:',
      '1.a',
      '~x~',
      '_x_',
    ])
      expect(markdownProse(word)).toMatch(/^<code>.*<\/code>(&#58;)?$/);
  });

  test('a mark after a name is no part of it', () => {
    expect(markdownProse('/a/b: granted to arn:x/y, now s3://b/k/.')).toBe(
      '<code>&#47;a&#47;b</code>&#58; granted to <code>arn&#58;x&#47;y</code>&#44; now <code>s3&#58;&#47;&#47;b&#47;k&#47;</code>&#46;',
    );
  });

  test('whatever a text holds: outside of code there are letters, digits, blanks and written-out punctuation', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter }), (text) => {
        const prose = markdownProse(text).replaceAll(/<code>[^<]*<\/code>/g, '');
        expect(prose.replaceAll(/&#\d+;/g, '')).not.toMatch(/[!-/:-@[-`{-~]/);
        expect(prose).not.toMatch(/\b[0-9a-f]{7,}\b/i);
      }),
    );
  });
});

describe('markdownText', () => {
  test('a cell', () => {
    expect(markdownText('a|b @c')).toBe('<code>a&#124;b &#64;c</code>');
    expect(markdownText(' \n')).toBe('');
  });

  test('the parser meets letters, digits, spaces and entities only', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const inner = markdownText(text)
          .replace(/^<code>|<\/code>$/g, '')
          .replace(/&#\d+;/g, '');
        expect(inner).not.toMatch(/[!-/:-@[-`{-~\p{Cc}]/u);
      }),
    );
  });
});

describe('a text is cut between characters as people see them', () => {
  const FAMILY = '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}';
  const shown = fc.array(
    fc.constantFrom('a', '/', 'e\u0301', '\u{1f6a2}', FAMILY, '\u{1f44d}\u{1f3fd}', '\u{1f1ef}\u{1f1f5}'),
    { maxLength: 60 },
  );

  test('whatever it is made of', () => {
    fc.assert(
      fc.property(shown, fc.integer({ min: 12, max: 100 }), (characters, most) => {
        const text = characters.join('');
        const beginning = beginningOf(text, most);
        expect(beginning.length).toBeLessThanOrEqual(most);
        expect(text.startsWith(beginning)).toBe(true);
        const known = new Intl.Segmenter('en', { granularity: 'grapheme' });
        const all = Array.from(known.segment(text), ({ segment }) => segment);
        const kept = Array.from(known.segment(beginning), ({ segment }) => segment);
        expect(kept).toEqual(all.slice(0, kept.length));
        if (text.length > most) expect(cutText(text, most)).toBe(`${beginning}\u2026`);
        else expect(cutText(text, most)).toBe(text);
      }),
    );
  });

  test('a character without end is cut all the same, and not in halves', () => {
    expect(beginningOf(`a${'\u0301'.repeat(500)}`, 100)).toHaveLength(100);
    expect(beginningOf(`${'x'.repeat(9)}\u{1f6a2}${'\u0301'.repeat(500)}`, 10)).toBe('x'.repeat(9));
  });

  test('in the middle, too', () => {
    expect(cutMiddle(`${FAMILY}bc/${FAMILY}efg${FAMILY}`, 8)).toBe(`${FAMILY}b\u2026${FAMILY}efg${FAMILY}`);
    expect(cutMiddle('short', 8)).toBe('short');
  });
});
