/**
 * `npm run release` makes the files of a release from the commits since the last one: the version, the changelog, and the
 * `uses:` lines of the documents. `npm run release -- --check` fails when what is here cannot be released.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { changeOf, newestIn, nextVersion, sectionOf, withSection, withVersion } from './release/changes.js';

function git(...args: readonly string[]): string {
  return execFileSync('git', args, { encoding: 'utf8' }).trim();
}

function versionOf(file: string): string {
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string };
  return version;
}

function rewrite(file: string, change: (text: string) => string): void {
  const text = readFileSync(file, 'utf8');
  const changed = change(text);
  if (changed !== text) writeFileSync(file, changed);
}

/** Why what is here cannot be released. */
function obstacles(): string[] {
  const version = versionOf('package.json');
  const newest = newestIn(readFileSync('CHANGELOG.md', 'utf8'));
  const locked = versionOf('package-lock.json');
  return [
    ...(git('tag', '--list', `v${version}`) === ''
      ? []
      : [`v${version} is released already. Run npm run release first.`]),
    ...(newest === version
      ? []
      : [`CHANGELOG.md begins with ${newest ?? 'nothing'}, and package.json says ${version}.`]),
    ...(readFileSync('src/platform/version.ts', 'utf8').includes(`'${version}'`)
      ? []
      : [`src/platform/version.ts does not say ${version}, as package.json does.`]),
    ...(locked === version ? [] : [`package-lock.json says ${locked}, and package.json says ${version}.`]),
  ];
}

function prepare(): string {
  const version = versionOf('package.json');
  const tag = `v${version}`;
  if (git('tag', '--list', tag) === '') return `${version} is not released yet: nothing to prepare.`;
  const log = git('log', `${tag}..HEAD`, '--no-merges', '--reverse', '--format=%s%x00%b%x1e');
  const changes = log.split('\x1e').flatMap((entry) => {
    const [subject = '', body = ''] = entry.trim().split('\0');
    return changeOf({ subject, body }) ?? [];
  });
  const next = nextVersion(version, changes);
  if (next === undefined) return `Nothing since ${tag} is for users: no release.`;
  for (const file of ['package.json', 'package-lock.json'])
    rewrite(file, (text) =>
      text.replaceAll(`"version": "${version}"`, (all, at: number) =>
        at < 400 ? all.replace(version, next) : all,
      ),
    );
  rewrite('src/platform/version.ts', (text) => text.replace(`'${version}'`, `'${next}'`));
  rewrite('CHANGELOG.md', (text) => withSection(text, sectionOf(next, changes)));
  const texts = git('ls-files', '*.md', 'examples/*.yml', '.github/workflows/*.yml').split('\n');
  for (const file of texts.filter((name) => name !== 'CHANGELOG.md'))
    rewrite(file, (text) => withVersion(text, next));
  return `${version} → ${next}, from ${changes.length} changes. Read CHANGELOG.md, then run npm run package.`;
}

if (process.argv.includes('--check')) {
  const found = obstacles();
  for (const obstacle of found) process.stdout.write(`${obstacle}\n`);
  if (found.length > 0) process.exitCode = 1;
} else process.stdout.write(`${prepare()}\n`);
