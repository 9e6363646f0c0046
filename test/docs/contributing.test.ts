import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';

/** What puts the layers together, and is none. */
const ENTRIES = ['index', 'main'];

test('CONTRIBUTING.md names every layer that the linter knows and src/ has, and no other', () => {
  const text = readFileSync('CONTRIBUTING.md', 'utf8');
  const rows = [...text.matchAll(/^\| (`[^|]+`)\s*\|/gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`([\w-]+)`/g)].map(([, name]) => name),
  );
  const folders = new Set(readdirSync('src').map((name) => name.replace(/\.ts$/, '')));
  const [, linted = ''] =
    /const layers = \{([^]*?)\n\};/.exec(readFileSync('eslint.config.js', 'utf8')) ?? [];
  const layers = [...linted.matchAll(/^ {2}'?([\w-]+)'?: \[/gm)].map(([, name]) => name ?? '');
  const wanted = [...folders].filter((name) => !ENTRIES.includes(name)).sort();
  expect(wanted.length).toBeGreaterThan(12);
  expect([...rows].sort()).toEqual(wanted);
  expect(layers.filter((name) => !ENTRIES.includes(name)).sort()).toEqual(wanted);
});

test('CONTRIBUTING.md names only files and folders that there are', () => {
  const text = readFileSync('CONTRIBUTING.md', 'utf8');
  const paths = [...text.matchAll(/`((?:src|test|scripts|infra|docs)\/[\w./-]+)`/g)].map(
    ([, path = '']) => path,
  );
  expect(paths.length).toBeGreaterThan(15);
  expect(paths.filter((path) => !existsSync(path))).toEqual([]);
});
