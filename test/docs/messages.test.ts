import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { texts, words } from '../../scripts/docs/tables.js';
import { isProse, messages, messagesIn, plain } from './messages.js';

const PAGE = 'docs/troubleshooting.md';
const page = readFileSync(PAGE, 'utf8').replaceAll('\r\n', '\n');
const plainPage = plain(page);

/** Texts of the sources that read like a message and are none. */
const NOT_SAID = new Map([
  ['double in list<int>', 'an operator of the filter language'],
  ['int in list<double>', 'an operator of the filter language'],
  ['Amplify access logs', 'a heading of the HTML report'],
  ['Load balancer logs', 'a heading of the HTML report'],
  ['Exported log groups', 'a heading of the HTML report'],
  ['Log types that are read, one per line: ….', 'the description of an input, which has the whole of it'],
]);

/** What the tables of the README tell, from the same sources. */
const tabled = new Set([...texts().values(), ...words()].map(plain));
const collected = messages();
const said = collected.filter(({ text }) => !NOT_SAID.has(text) && !tabled.has(text));

/** Pieces that the page's own placeholder swallows: `%s` of a format is one too. */
function onPage(text: string): boolean {
  return plainPage.includes(text.replaceAll('%s', '…'));
}

describe('the messages of the code', () => {
  test('are all in docs/troubleshooting.md', () => {
    expect(said.length).toBeGreaterThan(200);
    const missing = said.filter(({ text }) => !onPage(text));
    const advice = missing.map(
      ({ where, text }) => `${where}: add to ${PAGE}: | \`${text}\` | what it means, and what to do |`,
    );
    expect([...new Set(advice)]).toEqual([]);
  });

  test('that the page quotes are still there', () => {
    const known = said.map(({ text }) => text.replaceAll('%s', '…'));
    const cells = page.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| ---'));
    const quoted = cells.flatMap((row) =>
      [...(row.split(' | ')[0] ?? '').matchAll(/`([^`]+)`/g)].map(([, span = '']) => plain(span)),
    );
    expect(quoted.length).toBeGreaterThan(100);
    const gone = quoted.filter((span) => isProse(span) && !known.some((text) => text.includes(span)));
    expect(gone.map((span) => `${PAGE}: no code says any more: ${span}`)).toEqual([]);
  });

  test('are found wherever they are put together', () => {
    const source = [
      "import { x } from 'a b c';",
      'const a = `Nothing of ${name} is left` + (late ? `, and it was ${late ? "very much too late" : 2}` : "");',
      "const b = 'two words', c = 'aws logs create-log-group --x';",
      "throw new Error('one ' + 'two three ' +\n  count);",
    ].join('\n');
    expect(messagesIn('x.ts', source)).toEqual([
      { where: 'x.ts:2', text: 'Nothing of … is left…' },
      { where: 'x.ts:2', text: ', and it was …' },
      { where: 'x.ts:2', text: 'very much too late' },
      { where: 'x.ts:4', text: 'one two three …' },
    ]);
  });

  test('what is no message any more is struck from the exceptions', () => {
    const all = new Set(collected.map(({ text }) => text));
    expect([...NOT_SAID.keys()].filter((text) => !all.has(text))).toEqual([]);
  });
});
