import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { albProblems } from '../../src/alb/problems.js';
import { KNOWN_PRICES, PRICE_LABELS } from '../../src/preflight/prices.js';
import { pages, type Block } from './pages.js';

const blocks = pages().flatMap((page) => page.blocks);
const shell = blocks.filter(({ language }) => language === 'sh');
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  scripts: Readonly<Partial<Record<string, string>>>;
};
const everything = readFileSync('.ci/run', 'utf8');

/**
 * What nothing here can run, by how it begins. `aws` and `gh` want an account; the others are the programs around them.
 * Their syntax is checked all the same.
 */
const WANTS_AN_ACCOUNT = ['aws ', 'gh '];
const WANTS_OTHERS: Readonly<Record<string, string>> = {
  'terraform ': 'wants the AWS account that it sets up; test/infra validates its files',
  'tofu ': 'as terraform',
  'git ': 'the release, on GitHub',
  'duckdb ': 'fetches extensions and asks S3; test/docs/athena.test.ts asks the queries',
};

/** Scripts that .ci/run does not call, and the test that runs them. */
const RUN_BY: Readonly<Record<string, string>> = {
  release: 'test/docs/release.test.ts',
  infra: 'test/infra/templates.test.ts',
};

/** The commands of a block: lines, with what continues them, without comments and shell grammar. */
function commandsOf({ text }: Block): string[] {
  return text
    .replaceAll('\\\n', ' ')
    .split('\n')
    .map((line) => line.replace(/(^|\s)#.*$/, '').trim())
    .filter((line) => line !== '')
    .flatMap((line) => line.split(' && '));
}

function isScript(block: Block): boolean {
  return /^(for|while|if)\b/m.test(block.text);
}

/** Why a command of the documents is run by nothing that is known here. */
function unknownBy(command: string): string | undefined {
  if (command === 'npm ci') return undefined;
  const [, script] = /^npm (?:run )?([\w:-]+)/.exec(command) ?? [];
  if (script !== undefined) {
    if (scripts[script] === undefined) return `package.json has no script ${script}`;
    return script in RUN_BY || isRun(script) ? undefined : `nothing in .ci/run runs npm run ${script}`;
  }
  const wants = [...WANTS_AN_ACCOUNT, ...Object.keys(WANTS_OTHERS)];
  if (wants.some((start) => command.startsWith(start))) return undefined;
  if (everything.includes(command)) return undefined;
  return 'neither .ci/run runs it, nor is it in the list of this test';
}

/** By itself, or as a part of another script. */
function isRun(script: string): boolean {
  const names = [
    `npm run ${script}`,
    `npm run --silent ${script}`,
    ...(script === 'test' ? ['npm test'] : []),
  ];
  const outer = Object.entries(scripts).filter(([, text = '']) => names.some((name) => text.includes(name)));
  const parts = [...(scripts[script] ?? '').matchAll(/npm (?:run )?([\w:-]+)/g)].map(([, name = '']) => name);
  const direct = names.some((name) => everything.includes(name));
  return direct || outer.some(([name]) => isRun(name)) || (parts.length > 0 && parts.every(isRun));
}

describe('the commands of the documentation', () => {
  test('are run by .ci/run, or want an account', () => {
    const found = shell
      .filter((block) => !isScript(block))
      .flatMap((block) =>
        commandsOf(block).map((command) => ({ where: `${block.file}:${block.line}`, command })),
      );
    expect(found.length).toBeGreaterThan(5);
    const unknown = found.flatMap(({ where, command }) => {
      const why = unknownBy(command);
      return why === undefined ? [] : [`${where}: ${command}: ${why}`];
    });
    expect(unknown).toEqual([]);
  });

  test('are what a shell understands', () => {
    for (const { file, line, text } of shell) {
      const { status, stderr } = spawnSync('bash', ['-n'], { input: text, encoding: 'utf8' });
      expect([file, line, stderr, status]).toEqual([file, line, '', 0]);
    }
  });

  test('npm run names scripts that exist, in every text', () => {
    const named = pages().flatMap(({ file, text }) =>
      [...text.matchAll(/npm run (?:--silent )?([\w:-]+)/g)].map(
        ([, script = '']) => [file, script] as const,
      ),
    );
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter(([, script]) => scripts[script] === undefined)).toEqual([]);
  });

  test('what is run by nothing is found', () => {
    expect(unknownBy('npm run no-such')).toMatch(/no script no-such/);
    expect(unknownBy('curl https://example.com')).toMatch(/neither/);
    expect(unknownBy('npm run lint')).toBeUndefined();
  });
});

describe('the scripts of the documentation', () => {
  const scripts = shell.filter(isScript);

  test('there is one: the shadow run of the migration', () => {
    expect(scripts.map(({ file }) => file)).toEqual(['docs/migration.md']);
  });

  test('it counts both log groups over the same day, which is over', () => {
    const aws = [
      'aws() { case $2 in start-query) echo "$4 $6 $8";; *) echo "counted $4";; esac; }',
      'sleep() { :; }',
    ];
    const { stdout, stderr } = spawnSync('bash', ['--norc', '-euc', [...aws, scripts[0]?.text].join('\n')], {
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    const lines = stdout.trim().split('\n');
    expect(lines.map((line) => line.replace(/ \d+ \d+$/, ''))).toEqual([
      '/alb/access: counted /alb/access',
      '/alb/access-ferry: counted /alb/access-ferry',
    ]);
    const spans = lines.map((line) => line.split(' ').slice(-2).map(Number));
    expect(spans[0]).toEqual(spans[1]);
    const [from = 0, to = 0] = spans[0] ?? [];
    expect([from % 86_400, to - from]).toEqual([0, 86_399]);
    expect(to).toBeLessThan(Date.now() / 1000);
  });
});

describe('the other blocks of the documentation', () => {
  test('JSON and YAML can be read', () => {
    const read: Readonly<Record<string, (text: string) => unknown>> = {
      json: (text) => JSON.parse(text) as unknown,
      yaml: parse,
    };
    const readable = blocks.filter(({ language }) => read[language] !== undefined);
    expect(readable.length).toBeGreaterThan(10);
    for (const { file, line, language, text } of readable) {
      const attempt = (): unknown => read[language]?.(text);
      expect({ file, line, attempt }).toEqual({ file, line, attempt: expect.any(Function) });
      expect(attempt).not.toThrow();
    }
  });

  test('CEL expressions are filters', () => {
    const filters = blocks.filter(({ language }) => language === 'cel');
    expect(filters.length).toBeGreaterThan(1);
    for (const { text } of filters)
      expect(albProblems({ filter: text, redact: [], logTypes: [] })).toEqual([]);
  });

  test('every marked block is one that npm run docs, infra or bench fills', () => {
    const known =
      /^(inputs:(first|identity|window|ledger|limits|reports|amplify|alb|export|objects|log-group)|outputs|bench|file:\S+|policy:\S+|table:\w+)$/;
    const markers = pages().flatMap(({ file, prose }) =>
      [...prose.matchAll(/^<!-- \/(\S+) -->$/gm)].map(([, name = '']) => ({ file, name, text: prose })),
    );
    expect(markers.length).toBeGreaterThan(9);
    expect(
      markers.filter(({ name, text }) => !known.test(name) || !text.includes(`<!-- ${name} -->`)),
    ).toEqual([]);
  });
});

test('docs/costs.md has the prices that a dry run counts with, and where each is from', () => {
  const text = readFileSync('docs/costs.md', 'utf8').replace(/ +\|/g, ' |').replace(/\| +/g, '| ');
  for (const [item, prices] of Object.entries(KNOWN_PRICES)) {
    const [name, unit] = Object.entries(PRICE_LABELS).find(([told]) => told === item)?.[1] ?? [];
    for (const { region, usd, asOf, source } of prices)
      expect(text).toContain(`| ${name} | ${region} | ${usd} ${unit} | ${asOf} | ${source} |`);
  }
});

test('docs/costs.ja.md has the prices of docs/costs.md', () => {
  const figures = (file: string, heading: string): string[] =>
    (readFileSync(file, 'utf8').split(`\n## ${heading}\n`)[1] ?? '')
      .split('\n## ')[0]
      ?.split('\n')
      .filter((line) => line.startsWith('| ') && /\d/.test(line))
      .map((row) => (row.match(/(?<![\w-])\d[\d.,-]*|[a-z]+-[a-z]+-\d/g) ?? []).sort().join(' ')) ?? [];
  const english = figures('docs/costs.md', 'Prices');
  expect(english.length).toBeGreaterThan(30);
  expect(figures('docs/costs.ja.md', '料金')).toEqual(english);
});
