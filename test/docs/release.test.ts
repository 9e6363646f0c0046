import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import {
  changeOf,
  newestIn,
  nextVersion,
  sectionOf,
  withSection,
  withVersion,
} from '../../scripts/release/changes.js';

function change(subject: string, body = ''): NonNullable<ReturnType<typeof changeOf>> {
  const found = changeOf({ subject, body });
  if (found === undefined) throw new Error(`${subject} is no conventional commit.`);
  return found;
}

describe('conventional commits', () => {
  test.each([
    ['fix: a', '', { type: 'fix', scope: undefined, text: 'a', breaking: undefined }],
    ['feat(alb): b: c', '', { type: 'feat', scope: 'alb', text: 'b: c', breaking: undefined }],
    ['feat(alb)!: d', '', { type: 'feat', scope: 'alb', text: 'd', breaking: 'd' }],
    [
      'fix: e',
      'why\n\nBREAKING CHANGE: keys\nmove\n\nmore',
      { type: 'fix', scope: undefined, text: 'e', breaking: 'keys move' },
    ],
    ['fix: e', 'BREAKING-CHANGE: keys', { type: 'fix', scope: undefined, text: 'e', breaking: 'keys' }],
  ])('%s', (subject, body, expected) => {
    expect(changeOf({ subject, body })).toEqual(expected);
  });

  test('other subjects are none', () => {
    expect(changeOf({ subject: 'Merge branch x', body: '' })).toBeUndefined();
  });

  test.each([
    [['fix: a', 'docs: b'], '1.2.4'],
    [['perf: a'], '1.2.4'],
    [['fix: a', 'feat: b'], '1.3.0'],
    [['feat: b', 'fix!: a'], '2.0.0'],
    [['refactor!: a'], '2.0.0'],
    [['docs: a', 'build: b', 'test: c'], undefined],
    [[], undefined],
  ])('1.2.3 and %j', (subjects, version) => {
    expect(
      nextVersion(
        '1.2.3',
        subjects.map((subject) => change(subject)),
      ),
    ).toBe(version);
  });
});

test('a section of the changelog tells what is for users, and stands before the others', () => {
  const section = sectionOf(
    '2.0.0',
    ['fix(alb): a', 'feat!: b', 'docs: c'].map((subject) => change(subject)),
  );
  expect(section).toBe(
    '## 2.0.0\n\n### What breaks\n\n- b\n\n### Features\n\n- b\n\n### Fixes\n\n- **alb**: a',
  );
  const changelog = withSection('# Changelog\n\nwords\n\n## 1.0.0\n\nold\n', section);
  expect(changelog).toMatch(/^# Changelog\n\nwords\n\n## 2\.0\.0\n[^]+\n\n## 1\.0\.0\n\nold\n$/);
  expect(newestIn(changelog)).toBe('2.0.0');
  expect(withSection('# Changelog\n', '## 1.0.0')).toBe('# Changelog\n\n## 1.0.0\n');
});

test('the uses of documents follow the version', () => {
  const commit = 'a'.repeat(40);
  const text = `uses: O/aws-log-ferry@v1\nuses: O/aws-log-ferry/.github/workflows/alb.yml@v1 \nO/aws-log-ferry@${commit} # v1.0.0\nother@v1\nx/aws-log-ferry.git//infra?ref=v1"\n`;
  expect(withVersion(text, '2.1.0')).toBe(
    `uses: O/aws-log-ferry@v2\nuses: O/aws-log-ferry/.github/workflows/alb.yml@v2 \nO/aws-log-ferry@${commit} # v2.1.0\nother@v1\nx/aws-log-ferry.git//infra?ref=v2"\n`,
  );
});

describe('npm run release, in a repository', () => {
  let folder: string;
  const run = (...args: string[]): { status: number | null; stdout: string } =>
    spawnSync(process.execPath, ['--import', 'tsx', 'scripts/release.ts', ...args], {
      cwd: folder,
      encoding: 'utf8',
    });
  const git = (...args: string[]): string => execFileSync('git', args, { cwd: folder, encoding: 'utf8' });
  const commit = (subject: string): void => {
    git('add', '.');
    git(
      '-c',
      'user.name=t',
      '-c',
      'user.email=t@example.com',
      'commit',
      '--quiet',
      '--allow-empty',
      '-m',
      subject,
    );
  };

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'release-'));
    cpSync('scripts', path.join(folder, 'scripts'), { recursive: true });
    symlinkSync(path.resolve('node_modules'), path.join(folder, 'node_modules'), 'junction');
    const version = { name: 'x', version: '1.0.0', type: 'module' };
    writeFileSync(path.join(folder, 'package.json'), JSON.stringify(version, undefined, 2));
    writeFileSync(
      path.join(folder, 'package-lock.json'),
      JSON.stringify({ ...version, packages: { '': version } }, undefined, 2),
    );
    mkdirSync(path.join(folder, 'src', 'platform'), { recursive: true });
    writeFileSync(path.join(folder, 'src', 'platform', 'version.ts'), "export const VERSION = '1.0.0';\n");
    writeFileSync(path.join(folder, 'CHANGELOG.md'), '# Changelog\n\n## 1.0.0\n\nThe first.\n');
    writeFileSync(path.join(folder, 'README.md'), 'uses: OWNER/aws-log-ferry@v1\n');
    writeFileSync(path.join(folder, '.gitignore'), 'node_modules\n');
    git('init', '--quiet');
    commit('feat: all');
  });

  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  test('what is not tagged can be released; what is tagged cannot, until the next is made', () => {
    expect(run('--check')).toMatchObject({ status: 0, stdout: '' });
    git('tag', 'v1.0.0');
    expect(run('--check')).toMatchObject({
      status: 1,
      stdout: expect.stringMatching(/v1\.0\.0 is released already/),
    });
    commit('feat(alb)!: other keys');
    expect(run().stdout).toMatch(/^1\.0\.0 → 2\.0\.0, from 1 changes/);
    expect(run('--check')).toMatchObject({ status: 0, stdout: '' });
    expect(readFileSync(path.join(folder, 'README.md'), 'utf8')).toBe('uses: OWNER/aws-log-ferry@v2\n');
    expect(readFileSync(path.join(folder, 'package-lock.json'), 'utf8').match(/"2\.0\.0"/g)).toHaveLength(2);
    expect(readFileSync(path.join(folder, 'src/platform/version.ts'), 'utf8')).toContain("'2.0.0'");
    expect(run().stdout).toMatch(/2\.0\.0 is not released yet/);
  });

  test('a changelog of another version is refused, and nothing for users is no release', () => {
    writeFileSync(path.join(folder, 'CHANGELOG.md'), '# Changelog\n');
    expect(run('--check')).toMatchObject({ status: 1, stdout: expect.stringMatching(/begins with nothing/) });
    git('tag', 'v1.0.0');
    commit('docs: words');
    expect(run().stdout).toMatch(/Nothing since v1\.0\.0 is for users/);
  });
});

test('release.yml tags what is tested, with the section of the changelog as notes and what proves dist/, and moves the major tag', () => {
  const { jobs } = parse(readFileSync('.github/workflows/release.yml', 'utf8')) as {
    jobs: Record<string, { needs?: string; steps: { run?: string }[] }>;
  };
  expect(jobs['publish']?.needs).toBe('build');
  const temp = mkdtempSync(path.join(tmpdir(), 'release-notes-'));
  const env = {
    PATH: process.env['PATH'],
    RUNNER_TEMP: temp,
    VERSION: '1.0.0',
    GITHUB_SHA: 'abc',
    GITHUB_REPOSITORY: 'o/r',
    BUNDLE: path.join(temp, 'bundle.json'),
  };
  writeFileSync(env.BUNDLE, '{}');
  const scripts = jobs['publish']?.steps.flatMap(({ run = [] }) => run) ?? [];
  const said = scripts.map((script) => {
    const { stdout, stderr } = spawnSync('bash', ['--norc', '-euc', `gh() { echo "gh $*"; }\n${script}`], {
      env,
      encoding: 'utf8',
    });
    return stderr + stdout;
  });
  const [notes, bundle, sbom] = ['notes.md', 'dist.sigstore.json', 'sbom.cdx.json'].map((name) =>
    path.posix.join(temp.replaceAll('\\', '/'), name),
  );
  expect(said).toEqual([
    `gh release create v1.0.0 --target abc --title v1.0.0 --notes-file ${notes} ${bundle} ${sbom}\n`,
    'gh api --method PATCH repos/o/r/git/refs/tags/v1 -f sha=abc -F force=true\n',
  ]);
  const text = readFileSync(path.join(temp, 'notes.md'), 'utf8');
  expect(text).toContain('The first release.');
  expect(text).not.toMatch(/^## /m);
  rmSync(temp, { recursive: true });
});
