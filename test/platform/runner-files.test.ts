import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { fakeRunner } from './fake-runner.js';
import { runnerFiles, type RunnerFiles } from '../../src/platform/runner-files.js';

let folder: string;
let told: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'log-ferry-files-'));
  told = [];
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function filesAt(path: string): RunnerFiles {
  const env = { GITHUB_OUTPUT: path, GITHUB_STATE: path, GITHUB_STEP_SUMMARY: path };
  return runnerFiles(fakeRunner(env), {
    info: (lines) => void told.push(...[lines].flat()),
    warning: (lines) => void told.push(`warning: ${[lines].flat().join()}`),
  });
}

describe('files that cannot be written', () => {
  // The device is full by design, as a full disk is by misfortune.
  const places = {
    'a folder': () => folder,
    'a missing folder': () => join(folder, 'none', 'file'),
    'a full disk': () => '/dev/full',
  };

  test.each(Object.entries(places))('%s: one warning by name, and all of it in the log', async (_, place) => {
    const files = filesAt(place());
    files.output('complete', 'true');
    files.output('tally', '{"read":20}');
    await files.summary('### Log Ferry\n\nall is well');
    files.saveState('task', 'x');
    files.saveState('task', 'y');
    expect(told.filter((line) => line.startsWith('warning'))).toEqual([
      expect.stringMatching(
        /^warning: GITHUB_OUTPUT cannot be written: E\w+: .*\. Later steps cannot see the outputs of this one/,
      ),
      expect.stringMatching(
        /^warning: GITHUB_STEP_SUMMARY cannot be written: E.*The job has no summary of this step/,
      ),
      expect.stringMatching(
        /^warning: GITHUB_STATE cannot be written: E.*its export task is left for the next run/,
      ),
    ]);
    expect(told).toEqual(
      expect.arrayContaining(['complete: true', 'tally: {"read":20}', '### Log Ferry', 'all is well']),
    );
  });
});

test('outside of a runner there is nothing to write, and nothing to warn of', async () => {
  const files = filesAt('');
  files.output('a', 'b');
  await files.summary('c');
  expect(told).toEqual([]);
});

test('what can be written is told nowhere else', () => {
  const files = filesAt(join(folder, 'file'));
  files.output('a', 'b');
  expect(told).toEqual([]);
  expect(readFileSync(join(folder, 'file'), 'utf8')).toMatch(/^a<<(end-[\w-]+)\r?\nb\r?\n\1\r?\n$/);
});
