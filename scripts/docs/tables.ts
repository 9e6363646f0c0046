import { albOwn } from '../../src/inputs/tables/alb.js';
import { amplifyOwn } from '../../src/inputs/tables/amplify.js';
import type { commonTable } from '../../src/inputs/tables/common.js';
import { MODES } from '../../src/inputs/tables/common.js';
import { exportOwn } from '../../src/inputs/tables/export.js';
import { objectsTable } from '../../src/inputs/tables/objects.js';
import { logGroupTable } from '../../src/inputs/tables/log-group.js';
import { outputs } from '../../src/inputs/tables/outputs.js';
import type { ModeName } from '../../src/inputs/types.js';
import { code, defaultText, documented } from './documented.js';
import type { Translation } from './translation.js';

/** One row of a generated table, in English. */
interface Row {
  readonly name: string;
  /** Absent for an output. */
  readonly preset?: string;
  readonly meaning: string;
}

interface Table {
  /** What stands between the markers: `<!-- inputs:alb -->`. */
  readonly marker: string;
  /** What the keys of its texts begin with. */
  readonly key: string;
  readonly rows: readonly Row[];
}

/** The tables that the inputs of all modes are spread over, by their markers: what one needs first comes first. */
type CommonGroup = 'first' | 'identity' | 'window' | 'ledger' | 'limits' | 'reports';

const COMMON_GROUPS: Readonly<Record<keyof typeof commonTable, CommonGroup>> = {
  mode: 'first',
  'aws-region': 'first',
  'role-to-assume': 'first',
  'dry-run': 'first',
  verify: 'first',
  from: 'first',
  to: 'first',
  'role-chaining': 'identity',
  'role-external-id': 'identity',
  audience: 'identity',
  'role-session-name': 'identity',
  'role-duration-seconds': 'identity',
  'mask-aws-account-id': 'identity',
  'allowed-account-ids': 'identity',
  lookback: 'window',
  settle: 'window',
  redo: 'window',
  'time-zone': 'window',
  split: 'window',
  ledger: 'ledger',
  'ledger-kms-key-id': 'ledger',
  'ledger-bucket-owner': 'ledger',
  lease: 'ledger',
  concurrency: 'limits',
  'time-budget': 'limits',
  'max-ingest-gb': 'limits',
  'on-loss': 'limits',
  report: 'reports',
  'report-path': 'reports',
  'metrics-log-group': 'reports',
  'failure-issue': 'reports',
  'github-token': 'reports',
  needs: 'reports',
};

/** Every text of the tables by its key, such as `inputs:alb:filter` or `outputs:complete`: what a translation is keyed by. */
export function texts(): ReadonlyMap<string, string> {
  return new Map(
    tables().flatMap(({ key, rows }) => rows.map(({ name, meaning }) => [`${key}:${name}`, meaning])),
  );
}

/** Every word of the tables beside the texts: the heads, and defaults that are no code. */
export function words(): ReadonlySet<string> {
  const presets = tables().flatMap(({ rows }) => rows.map(({ preset = '' }) => preset));
  return new Set(['Input', 'Output', 'Default', 'Meaning', ...presets.filter(isProse)]);
}

/** The tables by marker, as Markdown. */
export function renderTables(translation?: Translation): ReadonlyMap<string, string> {
  const word = (text: string): string => translation?.word(text) ?? text;
  return new Map(
    tables().map(({ marker, key, rows }) => {
      const isInputs = marker.startsWith('inputs:');
      const head = isInputs ? ['Input', 'Default', 'Meaning'] : ['Output', 'Meaning'];
      const body = rows.map(({ name, preset = '', meaning }) => {
        const told = translation?.text(`${key}:${name}`) ?? meaning;
        return [code(name), ...(isInputs ? [isProse(preset) ? word(preset) : preset] : []), told];
      });
      return [marker, markdown([head.map(word), ...body])];
    }),
  );
}

function isProse(text: string): boolean {
  return text !== '' && !text.includes('`');
}

function tables(): Table[] {
  return [
    ...commonTables(),
    inputs('inputs:amplify', Object.keys(amplifyOwn), ['amplify']),
    inputs('inputs:alb', Object.keys(albOwn), ['alb']),
    inputs('inputs:export', Object.keys(exportOwn), ['export']),
    inputs('inputs:objects', Object.keys(objectsTable), ['amplify', 'alb']),
    inputs('inputs:log-group', Object.keys(logGroupTable), ['amplify', 'alb']),
    {
      marker: 'outputs',
      key: 'outputs',
      rows: Object.entries(outputs).map(([name, meaning]) => ({ name, meaning })),
    },
  ];
}

function commonTables(): Table[] {
  const groups = [...new Set(Object.values(COMMON_GROUPS))];
  return groups.map((group) => {
    const names = Object.entries(COMMON_GROUPS).flatMap(([name, its]) => (its === group ? [name] : []));
    return { ...inputs(`inputs:${group}`, names, MODES), key: 'inputs:common' };
  });
}

function inputs(marker: string, names: readonly string[], modes: readonly ModeName[]): Table {
  const rows = names.map((name) => {
    const input = documented(name, modes);
    const preset = input.required ? 'required' : defaultText(input);
    return { name, preset, meaning: input.description };
  });
  return { marker, key: marker, rows };
}

function markdown(cells: readonly (readonly string[])[]): string {
  const line = (each: readonly string[]): string =>
    `| ${each.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  const [head = [], ...body] = cells;
  return [line(head), line(head.map(() => '---')), ...body.map(line)].join('\n');
}
