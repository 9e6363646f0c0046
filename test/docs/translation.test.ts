import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { JAPANESE, renderPage } from '../../scripts/docs/page.js';
import { texts, words } from '../../scripts/docs/tables.js';
import { markOf, wantsOf } from '../../scripts/docs/translation.js';
import { pages } from './pages.js';

const all = new Map(pages().map((page) => [page.file, page]));
const translated = [...all.keys()].filter((file) => file.endsWith('.ja.md')).sort();

describe('docs/translation.ja.json', () => {
  test('translates every input and output, as the English is now', () => {
    expect(wantsOf(JAPANESE, { texts: texts(), words: words() })).toEqual([]);
  });

  test('what is missing, outdated or gone is told with what to write', () => {
    const file = pathToFileURL(path.join(mkdtempSync(path.join(tmpdir(), 'translation-')), 'ja.json'));
    const known = { of: markOf('One.'), text: '一' };
    writeFileSync(
      file,
      JSON.stringify({ texts: { one: known, gone: known, old: known }, words: { Input: '入力', x: 'x' } }),
    );
    const english = {
      texts: new Map([
        ['one', 'One.'],
        ['old', 'Old.'],
        ['new', 'New.'],
      ]),
      words: new Set(['Input', 'all']),
    };
    expect(wantsOf(file, english)).toEqual([
      `texts: translate anew "old": { "of": "${markOf('Old.')}", "text": … } for: Old.`,
      `texts: add "new": { "of": "${markOf('New.')}", "text": … } for: New.`,
      'words: add "all"',
      'texts: remove "gone", which is gone',
      'words: remove "x", which is gone',
    ]);
  });

  test('names, code and links are the same in both languages', () => {
    const japanese = new Map(
      Object.entries(
        (JSON.parse(readFileSync(JAPANESE, 'utf8')) as { texts: Record<string, { text: string }> }).texts,
      ),
    );
    const code = (text = ''): string[] => [...new Set(text.match(/`[^`]+`/g) ?? [])].sort();
    const differing = [...texts()].filter(
      ([key, english]) => String(code(english)) !== String(code(japanese.get(key)?.text)),
    );
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  test('fills the tables of a Japanese page', async () => {
    const page = await renderPage('<!-- inputs:amplify -->\n<!-- /inputs:amplify -->\n', 'ja');
    expect(page).toMatch(/\| 入力 +\| 既定値/);
    expect(page).toMatch(/\| `app-id` +\| 必須/);
    expect(page).not.toContain('Bucket to write to');
  });
});

test('a translated page has the headings, the workflows and the tables of the page that it translates', () => {
  expect(translated).toEqual([
    'README.ja.md',
    'docs/README.ja.md',
    'docs/alb.ja.md',
    'docs/amplify.ja.md',
    'docs/athena.ja.md',
    'docs/aws-setup.ja.md',
    'docs/backfill.ja.md',
    'docs/changing-and-removing.ja.md',
    'docs/costs.ja.md',
    'docs/export.ja.md',
    'docs/getting-started.ja.md',
    'docs/glossary.ja.md',
    'docs/how-it-works.ja.md',
    'docs/know-when-it-stops.ja.md',
    'docs/native.ja.md',
    'docs/platforms.ja.md',
    'docs/reference.ja.md',
    'docs/reusable-workflows.ja.md',
    'docs/security.ja.md',
    'docs/troubleshooting.ja.md',
    'docs/verify.ja.md',
  ]);
  const shape = (file: string): unknown => {
    const page = all.get(file);
    return {
      headings: [...(page?.prose ?? '').matchAll(/^(#+) /gm)].map(([, level]) => level),
      markers: [...(page?.prose ?? '').matchAll(/^<!-- (\S+) -->$/gm)].map(([, name]) => name),
      links: [...(page?.prose ?? '').matchAll(/\]\(([^)]+)\)/g)].length,
    };
  };
  for (const file of translated)
    expect({ file, ...Object(shape(file)) }).toEqual({ file, ...Object(shape(file.replace('.ja.', '.'))) });
});

test('what a translated page shows of files, policies, tables and queries is what the English page shows', () => {
  const shown = (file: string): string[] =>
    all
      .get(file)
      ?.text.match(
        /<!-- ((?:file|policy|table):\S+) -->\n[^]*?<!-- \/\1 -->|<!-- query:\S+ -->\n\n```sql\n[^]*?\n```/g,
      ) ?? [];
  expect(translated.flatMap(shown).length).toBeGreaterThan(20);
  for (const file of translated)
    expect({ file, shown: shown(file) }).toEqual({ file, shown: shown(file.replace('.ja.', '.')) });
});

/** Who translates one of these takes it from the list; who writes a page translates it or puts it here. */
const UNTRANSLATED = [
  'docs/api-gateway.md',
  'docs/cross-account.md',
  'docs/migration.md',
  'docs/performance.md',
  'docs/reports.md',
  'docs/scale.md',
];

test('a page for users is translated, and each leads to the other, or is in the list of those that are not', () => {
  const english = [...all.keys()].filter((file) => /^(README|docs\/[\w-]+)\.md$/.test(file));
  const translationOf = (file: string): string => file.replace(/\.md$/, '.ja.md');
  expect(english.filter((file) => !all.has(translationOf(file))).sort()).toEqual(UNTRANSLATED);
  for (const file of english.filter((name) => all.has(translationOf(name)))) {
    const name = (of: string): string => of.slice(of.lastIndexOf('/') + 1);
    expect([file, all.get(file)?.text]).toEqual([
      file,
      expect.stringContaining(`[日本語](${name(translationOf(file))})`),
    ]);
    expect([file, all.get(translationOf(file))?.text]).toEqual([
      file,
      expect.stringContaining(`[English](${name(file)})`),
    ]);
  }
});

test('a translated page leads to translated pages, where there are any', () => {
  const unlinked = [...all.values()]
    .filter(({ file }) => translated.includes(file))
    .flatMap(({ file, prose }) =>
      [...prose.matchAll(/\[([^\]]*)\]\(([\w./-]+)\.md(?:#[^)]*)?\)/g)]
        .filter(([, text]) => text !== 'English')
        .map(([, , target = '']) => path.posix.join(path.posix.dirname(file), target))
        .filter((target) => !target.endsWith('.ja') && all.has(`${target}.ja.md`))
        .map((target) => `${file}: ${target}.md`),
    );
  expect(unlinked).toEqual([]);
});

test('the Japanese page of messages has every message of the English one, and no other', () => {
  const messagesOf = (file: string): string[] =>
    (all.get(file)?.prose ?? '')
      .split('\n')
      .filter((line) => line.startsWith('| '))
      .flatMap((row) => (row.split(' | ')[0] ?? '').match(/`[^`]+`/g)?.join(' ') ?? []);
  const [english, japanese] = ['docs/troubleshooting.md', 'docs/troubleshooting.ja.md'].map(messagesOf);
  expect(english?.length).toBeGreaterThan(200);
  expect(english?.filter((message) => japanese?.includes(message) !== true)).toEqual([]);
  expect(japanese?.filter((message) => english?.includes(message) !== true)).toEqual([]);
});
