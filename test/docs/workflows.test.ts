import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { modesByInput, entriesOf, isRequired } from '../../src/inputs/schema.js';
import { MODES } from '../../src/inputs/tables/common.js';
import type { ModeName } from '../../src/inputs/types.js';
import { parseInputs } from '../../src/inputs/inputs.js';
import { pages, workflows } from './pages.js';

interface Use {
  readonly where: string;
  readonly uses: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

const OURS = /(^\.\/$|\/aws-log-ferry@)/;

/** Every step, anywhere in a document, that uses the action itself. */
function usesIn(node: unknown, where: string): Use[] {
  if (typeof node !== 'object' || node === null) return [];
  const { uses, with: inputs } = node as { uses?: unknown; with?: Record<string, unknown> };
  const own = typeof uses === 'string' && OURS.test(uses) ? [{ where, uses, inputs: inputs ?? {} }] : [];
  return [...own, ...Object.values(node).flatMap((child) => usesIn(child, where))];
}

function documented(): { readonly where: string; readonly document: unknown }[] {
  const blocks = pages().flatMap((page) => page.blocks.filter(({ language }) => language === 'yaml'));
  return [
    ...blocks.map(({ file, line, text }) => ({ where: `${file}:${line}`, document: parse(text) as unknown })),
    ...workflows().map(({ file, text }) => ({ where: file, document: parse(text) as unknown })),
  ];
}

/** What the action itself would say of these inputs; expressions stand for values that nobody knows yet. */
function problemsOf({ where, inputs }: Use): string[] {
  const texts = new Map(Object.entries(inputs).map(([name, value]) => [name, String(value).trim()]));
  const foreign = [...texts.keys()].filter((name) => !modesByInput().has(name));
  if (foreign.length > 0) return foreign.map((name) => `${where}: action.yml knows no input ${name}`);
  if ([...texts.values()].some((value) => value.includes('${{'))) return modeProblems(where, texts);
  try {
    parseInputs((name) => texts.get(name) ?? '', {
      repository: 'o/r',
      runId: '1',
      now: Date.now(),
      problems: [],
    });
    return [];
  } catch (error) {
    return [`${where}: ${String(error)}`];
  }
}

function modeProblems(where: string, texts: ReadonlyMap<string, string>): string[] {
  const modes = MODES.filter((mode: ModeName) => mode === texts.get('mode'));
  return modes.flatMap((mode) => {
    const entries = entriesOf(mode);
    const foreign = [...texts.keys()].filter((name) => !entries.has(name));
    // A job that only keeps the failure issue carries nothing.
    const missing = texts.has('needs')
      ? []
      : [...entries].filter(([name, entry]) => isRequired(entry) && !texts.has(name));
    return [
      ...foreign.map((name) => `${where}: ${name} is no input of mode ${mode}`),
      ...missing.map(([name]) => `${where}: ${name} is missing`),
    ];
  });
}

describe('the workflows of the documentation', () => {
  test('are YAML, and their inputs are what the action takes', () => {
    const uses = documented().flatMap(({ where, document }) => usesIn(document, where));
    expect(uses.length).toBeGreaterThan(10);
    expect(uses.flatMap(problemsOf)).toEqual([]);
  });

  test('a wrong input is found', () => {
    const use = (inputs: Record<string, string>): string[] =>
      problemsOf({ where: 'x', uses: 'o/aws-log-ferry@v1', inputs });
    expect(use({ mode: 'alb', colour: 'red' })).toEqual(['x: action.yml knows no input colour']);
    expect(use({ mode: 'alb', 'aws-region': 'eu-central-1' })[0]).toMatch(/source-bucket: expected a bucket/);
    expect(use({ mode: 'alb', 'aws-region': '${{ matrix.region }}', 'app-id': 'd1' })).toEqual([
      'x: app-id is no input of mode alb',
      'x: source-bucket is missing',
    ]);
  });

  test('those that run on a cron sign in without stored keys, end in time, and do not run twice at once', () => {
    const scheduled = documented().filter(({ document }) => {
      const { on } = document as { on?: { schedule?: unknown } };
      return on?.schedule !== undefined;
    });
    const examples = scheduled.filter(({ where }) => /^(README|docs|examples)/.test(where));
    expect(examples.length).toBeGreaterThanOrEqual(6);
    for (const { where, document } of examples) {
      const { jobs, concurrency, permissions } = document as Record<string, Record<string, object>>;
      expect([where, concurrency ?? 'none']).not.toContain('none');
      expect([where, permissions]).toEqual([where, {}]);
      for (const job of Object.values(jobs ?? {}))
        if (!('uses' in job))
          expect([where, job]).toEqual([
            where,
            expect.objectContaining({ 'timeout-minutes': expect.any(Number) }),
          ]);
    }
  });
});

test('an action of others is pinned, and of one version in all workflows and pages', () => {
  const versions = new Map<string, Set<string>>();
  const shown = pages().flatMap((page) => page.blocks.filter(({ language }) => language === 'yaml'));
  for (const { text } of [...workflows(), ...shown])
    for (const [, name = '', pin = ''] of text.matchAll(/uses: ([\w-]+\/[\w-]+)[\w/-]*@(.*)$/gm))
      if (name !== 'OWNER/aws-log-ferry') versions.set(name, (versions.get(name) ?? new Set()).add(pin));
  expect([...versions.keys()]).toEqual(
    expect.arrayContaining(['actions/checkout', 'actions/setup-node', 'github/codeql-action']),
  );
  const pins = [...versions].map(([name, found]) => [name, ...found]);
  expect(
    pins.filter(([, pin = '', ...others]) => others.length > 0 || !/^[0-9a-f]{40} # v\d/.test(pin)),
  ).toEqual([]);
});

describe('the release', () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  const [major = ''] = version.split('.');

  test('package.json, the lock, the changelog and the examples are of one version', () => {
    const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
      version: string;
      packages: Record<string, { version: string }>;
    };
    expect([lock.version, lock.packages['']?.version]).toEqual([version, version]);
    const [, newest] = /^## \[?(\d+\.\d+\.\d+)/m.exec(readFileSync('CHANGELOG.md', 'utf8')) ?? [];
    expect(newest).toBe(version);
  });

  test('every use of the action names the current major, or a commit with the version beside it', () => {
    const texts = [...pages(), ...workflows()];
    const references = texts.flatMap(({ file, text }) =>
      [...text.matchAll(/uses: (\S+\/aws-log-ferry(?:\/\S*?)?)@(\S+)( # v(\S+?)`?)?$/gm)].map((found) => ({
        file,
        found,
      })),
    );
    expect(references.length).toBeGreaterThan(8);
    const wrong = references.filter(({ found: [, name = '', ref = '', , beside] }) => {
      const isCommit = /^([0-9a-f]{40}|<40 hex digits>)$/.test(ref);
      return !name.startsWith('OWNER/') || (isCommit ? beside !== version : ref !== `v${major}`);
    });
    expect(wrong.map(({ file, found }) => `${file}: ${found[0]}`)).toEqual([]);
  });

  test('so does every Terraform module', () => {
    const modules = pages().flatMap(({ text }) => [
      ...text.matchAll(/aws-log-ferry\.git\/\/\S+\?ref=([^"]+)"/g),
    ]);
    expect(modules.length).toBeGreaterThan(0);
    expect(modules.filter(([, ref]) => ref !== `v${major}`)).toEqual([]);
  });
});
