/** `npm run faults`: every fault with every mode, as a table. The last two columns must be zero. */
import { albObjectsWorkload } from './alb-objects-workload.js';
import { albWorkload } from './alb-workload.js';
import { amplifyWorkload } from './amplify-workload.js';
import { exportReadWorkload } from './export-read-workload.js';
import { exportWorkload } from './export-workload.js';
import { balance, isDone, type Workload } from './workload.js';
import type { BundleResult } from '../bundle/runner.js';
import { badDay } from './bad-day.js';
import { scenarios, type Scenario } from './scenarios.js';

const WORKLOADS: Readonly<Record<string, () => Promise<Workload>>> = {
  alb: () => albWorkload(),
  'alb with plain bodies': () => albWorkload(undefined, undefined, 'plain'),
  'alb with refused bodies': () => albWorkload(undefined, undefined, 'refused'),
  'objects of alb': albObjectsWorkload,
  amplify: amplifyWorkload,
  export: exportWorkload,
  'export (read)': exportReadWorkload,
};
const columns = ['fault', 'mode', 'runs', 'expected', 'found', 'doubled', 'lost'] as const;

export interface Row {
  readonly fault: string;
  readonly mode: string;
  readonly runs: number;
  readonly expected: number;
  readonly found: number;
  readonly doubled: number;
  readonly lost: number;
  /** Whether the last run was done, and nothing was doubled or lost. */
  readonly isGood: boolean;
  /** What the last run had to say, when it is not. */
  readonly log: string;
}

/** A run's log, without what the runner takes in. */
function tell({ code, log }: BundleResult): string {
  const lines = log.split('\n').filter((line) => !/^::(add-mask|debug)::/.test(line));
  return `exit ${String(code)}\n${lines.join('\n')}`;
}

/** What a scenario finds wrong on its way is told with its row. */
async function played(
  scenario: Scenario,
  workload: Workload,
): Promise<{ runs: readonly BundleResult[]; wrong: string }> {
  try {
    return { runs: await scenario.play(workload), wrong: '' };
  } catch (error) {
    return { runs: [], wrong: String(error) };
  }
}

export async function playOut(scenario: Scenario, build: () => Promise<Workload>): Promise<Row> {
  const workload = await build();
  try {
    const { runs, wrong } = await played(scenario, workload);
    const last = runs.at(-1);
    const { expected, found, doubled, lost } = balance(workload);
    const isGood = last !== undefined && isDone(last) && doubled === 0 && lost === 0;
    const { mode } = workload;
    const log = isGood ? '' : [wrong, ...runs.map(tell)].join('\n');
    return { fault: scenario.name, mode, runs: runs.length, expected, found, doubled, lost, isGood, log };
  } finally {
    await workload.aws.close();
  }
}

/** All scenarios of one mode, one after the other; hands back how many ended badly. */
async function playAll(
  mode: string,
  build: () => Promise<Workload>,
  words: readonly string[],
): Promise<number> {
  const wanted = [...scenarios, ...badDay].filter(
    ({ name, modes }) =>
      (modes?.test(mode) ?? true) &&
      words.every((word) => `${mode} ${name}`.includes(word)) &&
      // How bodies are written matters where they are sent, or sent again.
      (!mode.endsWith('bodies') || /put|fair|three|lag/.test(name)),
  );
  let bad = 0;
  for (const scenario of wanted) {
    const row = await playOut(scenario, build);
    console.log(columns.map((column) => String(row[column])).join(' | ') + (row.isGood ? '' : '  <-- BAD'));
    if (row.isGood) continue;
    bad += 1;
    console.log(row.log);
  }
  return bad;
}

/** With words: only the modes and faults whose line holds them all. The modes go side by side: they mostly wait. */
async function main(words: readonly string[]): Promise<void> {
  console.log(columns.join(' | '));
  const modes = Object.entries(WORKLOADS).map(([mode, build]) => playAll(mode, build, words));
  const bad = (await Promise.all(modes)).reduce((sum, count) => sum + count, 0);
  console.log(bad === 0 ? 'Nothing lost, nothing doubled.' : `${String(bad)} scenarios ended badly.`);
  process.exitCode = bad === 0 ? 0 : 1;
}

if (process.argv[1]?.endsWith('suite.ts') === true) await main(process.argv.slice(2));
