import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { anchorsOf, pageOf, pages, type Page } from './pages.js';

const all = new Map(pages().map((page) => [page.file, page]));

/** Targets of links and pictures, without those to the web. */
function targetsOf({ prose }: Page): string[] {
  const plain = prose.replace(/`[^`\n]*`/g, '');
  const inline = [...plain.matchAll(/\]\(<?([^)>\s]+)>?(?: "[^"]*")?\)/g)].map(([, target = '']) => target);
  const tags = [...plain.matchAll(/\b(?:src|href)="([^"]+)"/g)].map(([, target = '']) => target);
  return [...inline, ...tags].filter((target) => !/^(https?|mailto):/.test(target));
}

/** Why a link of a page leads nowhere. */
function brokenBy(page: Page, target: string): string | undefined {
  const [to = '', anchor] = target.split('#');
  const file = to === '' ? page.file : path.posix.join(path.posix.dirname(page.file), decodeURI(to));
  if (file.startsWith('..') || !existsSync(file)) return `${page.file}: ${target}: there is no ${file}`;
  if (anchor === undefined) return undefined;
  const aim = all.get(file);
  if (aim === undefined) return `${page.file}: ${target}: ${file} is no page with anchors`;
  return anchorsOf(aim).has(anchor)
    ? undefined
    : `${page.file}: ${target}: ${file} has no heading for #${anchor}`;
}

describe('the links of the documentation', () => {
  test('lead to files and headings that exist', () => {
    expect(all.size).toBeGreaterThan(15);
    const links = [...all.values()].flatMap((page) =>
      targetsOf(page).map((target) => brokenBy(page, target)),
    );
    expect(links.length).toBeGreaterThan(60);
    expect(links.filter((broken) => broken !== undefined)).toEqual([]);
  });

  test('what leads nowhere is found', () => {
    const page = pageOf(
      'docs/x.md',
      '[a](none.md) [b](README.md#none) ![c](images/none.png) `[d](none)` [e](https://e.example) <img src="no.png">',
    );
    expect(targetsOf(page).map((target) => brokenBy(page, target))).toEqual([
      'docs/x.md: none.md: there is no docs/none.md',
      'docs/x.md: README.md#none: docs/README.md has no heading for #none',
      'docs/x.md: images/none.png: there is no docs/images/none.png',
      'docs/x.md: no.png: there is no docs/no.png',
    ]);
  });

  test('headings have the anchors of GitHub', () => {
    const page = pageOf(
      'x.md',
      '# `mode: alb`: from S3\n\n## What is it?\n\n## What is it?\n\n### 1. はじめに（5 分）\n',
    );
    expect([...anchorsOf(page)]).toEqual([
      'mode-alb-from-s3',
      'what-is-it',
      'what-is-it-1',
      '1-はじめに5-分',
    ]);
  });

  test('every page of docs/ is in its index, but for translations', () => {
    const index = all.get('docs/README.md');
    const linked = new Set(index === undefined ? [] : targetsOf(index).map((target) => target.split('#')[0]));
    const missing = [...all.keys()].filter(
      (file) =>
        /^docs\/[^/]+\.md$/.test(file) && !/(\.ja|README)\.md$/.test(file) && !linked.has(file.slice(5)),
    );
    expect(missing).toEqual([]);
  });
});
