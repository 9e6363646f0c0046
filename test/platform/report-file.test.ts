import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { reportPathProblems, writeReport } from '../../src/platform/report-file.js';

let workspace: string;
beforeEach(() => {
  workspace = mkdtempSync(join(tmpdir(), 'log-ferry-report-'));
});
afterEach(() => {
  rmSync(workspace, { recursive: true, force: true });
});

test('a file is written from the workspace on, with the folders above it, and again over itself', async () => {
  const place = { workspace, path: 'site/reports/today.html' };
  expect(await reportPathProblems(place)).toEqual([]);
  expect(await writeReport(place, 'one')).toBe(join(workspace, 'site/reports/today.html'));
  expect(await writeReport(place, 'two')).toBe(join(workspace, 'site/reports/today.html'));
  expect(readFileSync(join(workspace, 'site/reports/today.html'), 'utf8')).toBe('two');
});

test('a whole path stands for itself', async () => {
  const path = join(workspace, 'a.html');
  expect(await writeReport({ workspace: '/elsewhere', path }, 'x')).toBe(path);
});

test('a folder is refused, before and when it is written', async () => {
  mkdirSync(join(workspace, 'out'));
  const place = { workspace, path: 'out/' };
  const problem = {
    subject: 'report-path',
    expected: 'the path of a file',
    found: `"out/", which is a folder (${join(workspace, 'out')})`,
    fix: 'Name a file in it, such as log-ferry-report.html.',
  };
  expect(await reportPathProblems(place)).toEqual([problem]);
  await expect(writeReport(place, 'x')).rejects.toMatchObject({ problems: [problem] });
});

test.each(['file/report.html', 'file/a/b/report.html'])(
  '%s below a file is refused, before and when it is written',
  async (path) => {
    writeFileSync(join(workspace, 'file'), '');
    const place = { workspace, path };
    const problem = {
      subject: 'report-path',
      expected: 'a place where a file can be written',
      found: `${join(workspace, path)} (${join(workspace, 'file')} is no folder)`,
      fix: 'Name a path in the workspace; every part of it except the last must be a folder or not exist yet.',
    };
    expect(await reportPathProblems(place)).toEqual([problem]);
    await expect(writeReport(place, 'x')).rejects.toMatchObject({ problems: [problem] });
  },
);

test('a path that cannot be looked at is refused, with all else that is wrong', async () => {
  const place = { workspace, path: `${'n'.repeat(300)}.html` };
  expect(await reportPathProblems(place)).toEqual([
    expect.objectContaining({
      subject: 'report-path',
      found: expect.stringContaining('ENAMETOOLONG') as unknown,
    }),
  ]);
});
