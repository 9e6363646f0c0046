/**
 * Writes action.yml and the tables of the READMEs from the schema of the inputs.
 * `npm run docs` writes them, `npm run docs -- --check` fails when one is stale.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import process from 'node:process';
import { format, resolveConfig } from 'prettier';
import { stringify } from 'yaml';
import {
  defaultOf,
  descriptionOf,
  entriesOf,
  isRequired,
  modesByInput,
  noteOf,
} from '../src/inputs/schema.js';
import type { Note } from '../src/inputs/fields.js';
import { albOwn } from '../src/inputs/tables/alb.js';
import { amplifyOwn } from '../src/inputs/tables/amplify.js';
import { MODES } from '../src/inputs/tables/common.js';
import { exportOwn } from '../src/inputs/tables/export.js';
import { logGroupTable } from '../src/inputs/tables/log-group.js';
import { outputs } from '../src/inputs/tables/outputs.js';
import type { Mode } from '../src/inputs/types.js';

/** What one input means in some of its modes. */
interface Documented {
  readonly modes: readonly Mode[];
  readonly description: string;
  readonly required: boolean;
  /** As a workflow would write it, one for each mode that has one. */
  readonly defaults: readonly (readonly [Mode, string])[];
  readonly note: Partial<Note>;
}

const HEAD = '# Written by `npm run docs` from src/inputs; do not edit.\n';

export async function renderAction(): Promise<string> {
  const inputs = [...modesByInput().keys()].map((name) => [name, actionInput(documented(name))] as const);
  const action = {
    name: 'AWS Log Ferry',
    description: 'Carries AWS logs to where they are wanted, on a cron, with no always-on AWS compute',
    author: 'AWS Log Ferry contributors',
    branding: { icon: 'anchor', color: 'orange' },
    inputs: Object.fromEntries(inputs),
    outputs: Object.fromEntries(
      Object.entries(outputs).map(([name, description]) => [name, { description }]),
    ),
    runs: { using: 'node24', main: 'dist/index.js', post: 'dist/post/index.js', 'post-if': 'cancelled()' },
  };
  return formatted('action.yml', HEAD + stringify(action, { lineWidth: 0 }));
}

/** The text with the blocks between `<!-- inputs:alb -->` and `<!-- /inputs:alb -->` (and so on) filled anew. */
export async function renderReadme(text: string): Promise<string> {
  const filled = [...tables()].reduce((before, [name, table]) => {
    const block = new RegExp(`(<!-- ${name} -->)[^]*?(<!-- /${name} -->)`, 'g');
    return before.replace(block, (_all, open: string, close: string) => `${open}\n\n${table}\n\n${close}`);
  }, text);
  return formatted('README.md', filled);
}

function tables(): ReadonlyMap<string, string> {
  const common = [...modesByInput()].filter(([, modes]) => modes.length === MODES.length);
  const results = Object.entries(outputs).map(([name, meaning]) => [code(name), meaning]);
  return new Map([
    [
      'inputs:common',
      inputTable(
        common.map(([name]) => name),
        MODES,
      ),
    ],
    ['inputs:amplify', inputTable(Object.keys(amplifyOwn), ['amplify'])],
    ['inputs:alb', inputTable(Object.keys(albOwn), ['alb'])],
    ['inputs:export', inputTable(Object.keys(exportOwn), ['export'])],
    ['inputs:log-group', inputTable(Object.keys(logGroupTable), ['amplify', 'alb'])],
    ['outputs', rows([['Output', 'Meaning'], ...results])],
  ]);
}

function inputTable(names: readonly string[], modes: readonly Mode[]): string {
  const lines = names.map((name) => {
    const input = documented(name, modes);
    return [code(name), input.required ? 'required' : defaultText(input), input.description];
  });
  return rows([['Input', 'Default', 'Meaning'], ...lines]);
}

function rows(cells: readonly (readonly string[])[]): string {
  const line = (each: readonly string[]): string =>
    `| ${each.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  const [head = [], ...body] = cells;
  return [line(head), line(head.map(() => '---')), ...body.map(line)].join('\n');
}

function actionInput(input: Documented): Record<string, string | boolean> {
  const isCommon = input.modes.length === MODES.length;
  const values = new Set(input.defaults.map(([, value]) => value));
  const [value] = values;
  const fixed = input.note.runner ?? (isCommon && values.size === 1 ? value : undefined);
  const shown = input.required || fixed !== undefined ? '' : defaultText(input);
  const parts = [
    isCommon ? '' : `[${input.modes.join(', ')}]`,
    input.description,
    input.required && !isCommon ? 'Required.' : '',
    shown === '' ? '' : `Default: ${shown}.`,
  ];
  return {
    description: parts.filter((part) => part !== '').join(' '),
    required: input.required && isCommon,
    ...(fixed === undefined ? {} : { default: fixed }),
  };
}

function defaultText({ defaults, note }: Documented): string {
  if (note.shown !== undefined)
    return note.shown.includes('<') || note.shown.includes('$') ? code(note.shown) : note.shown;
  const distinct = new Set(defaults.map(([, value]) => code(value)));
  if (distinct.size <= 1) return [...distinct].join('');
  return defaults.map(([mode, value]) => `${mode} ${code(value)}`).join(', ');
}

function documented(name: string, among: readonly Mode[] = MODES): Documented {
  const entries = among.flatMap((mode) => {
    const entry = entriesOf(mode).get(name);
    return entry ? [{ mode, entry, value: defaultOf(entry) }] : [];
  });
  return {
    modes: entries.map(({ mode }) => mode),
    description: byMode(entries.map(({ mode, entry }) => [mode, descriptionOf(entry)])),
    required: entries.every(({ entry }) => isRequired(entry)),
    defaults: entries.flatMap(({ mode, value }) => (value === undefined ? [] : [[mode, value] as const])),
    note: entries.map(({ entry }) => noteOf(entry)).find((note) => note.shown !== undefined) ?? {},
  };
}

/** One text where all modes agree, else one for each mode. */
function byMode(texts: readonly (readonly [Mode, string])[]): string {
  const distinct = new Set(texts.map(([, text]) => text));
  if (distinct.size <= 1) return [...distinct].join('');
  return texts.map(([mode, text]) => `With ${code(mode)}: ${text}`).join(' ');
}

function code(text: string): string {
  return `\`${text}\``;
}

async function formatted(path: string, text: string): Promise<string> {
  return format(text, { ...(await resolveConfig(path)), filepath: path });
}

async function run(check: boolean): Promise<void> {
  const root = new URL('../', import.meta.url);
  const readmes = ['README.md', 'README.ja.md'].filter((name) => existsSync(new URL(name, root)));
  const pages = [
    { name: 'action.yml', text: await renderAction() },
    ...(await Promise.all(
      readmes.map(async (name) => ({
        name,
        text: await renderReadme(readFileSync(new URL(name, root), 'utf8')),
      })),
    )),
  ];
  const stale = pages.filter(({ name, text }) => {
    const file = new URL(name, root);
    return !existsSync(file) || readFileSync(file, 'utf8') !== text;
  });
  for (const { name, text } of stale) {
    process.stdout.write(`${name}: ${check ? 'stale; run `npm run docs`' : 'written'}\n`);
    if (!check) writeFileSync(new URL(name, root), text);
  }
  if (check && stale.length > 0) process.exitCode = 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await run(process.argv.includes('--check'));
