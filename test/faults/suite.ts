/** `npm run faults`: every fault with every mode, as a table. The last two columns must be zero. */
import { albObjectsWorkload } from './alb-objects-workload.js';
import { albWorkload } from './alb-workload.js';
import { amplifyWorkload } from './amplify-workload.js';
import { exportReadWorkload } from './export-read-workload.js';
import { exportWorkload } from './export-workload.js';
import { balance, isDone, type Workload } from './workload.js';
import { pause } from '../bundle/fixture.js';
import type { BundleResult } from '../bundle/runner.js';
import { badDay } from './failing-items.js';
import { scenarios, type Scenario } from './scenarios.js';
import { doublesIn, toldDoubles } from './unreadable-group.js';

const WORKLOADS: Readonly<Record<string, () => Promise<Workload>>> = {
  alb: () => albWorkload(),
  'alb with plain bodies': () => albWorkload(undefined, undefined, 'plain'),
  'alb with refused bodies': () => albWorkload(undefined, undefined, 'refused'),
  'alb that cannot be read back': () => albWorkload(undefined, 'INFREQUENT_ACCESS'),
  'objects of alb': albObjectsWorkload,
  amplify: amplifyWorkload,
  export: exportWorkload,
  'export (read)': exportReadWorkload,
};
const columns = ['fault', 'mode', 'runs', 'expected', 'found', 'excused', 'doubled', 'lost'] as const;

export interface Row {
  readonly fault: string;
  readonly mode: string;
  readonly runs: number;
  readonly expected: number;
  readonly found: number;
  /** Doubled in a group that cannot be read back, within its bound. */
  readonly excused: number;
  /** All others that are doubled. */
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
    const { doubled: all, ...sheet } = balance(workload);
    const { excused, beyond } = excusedIn(workload, runs);
    const doubled = all - excused;
    const isGood = last !== undefined && isDone(last) && doubled === 0 && sheet.lost === 0;
    const { mode } = workload;
    const log = isGood ? '' : [wrong, ...runs.map(tell), ...beyond].join('\n');
    return { fault: scenario.name, mode, runs: runs.length, ...sheet, excused, doubled, isGood, log };
  } finally {
    await workload.aws.close();
  }
}

function excusedIn({ mode, aws }: Workload, runs: readonly BundleResult[]): ReturnType<typeof doublesIn> {
  if (!mode.endsWith('read back')) return { excused: 0, beyond: [] };
  const interrupted = runs.filter(({ code }) => code !== 0).length;
  return doublesIn(aws, '/alb/shop', interrupted + toldDoubles(runs));
}

/** What of the faults is asked of a mode that differs from another in one thing: where it matters. */
const MATTERS: readonly { readonly mode: RegExp; readonly faults: RegExp }[] = [
  // How bodies are written matters where they are sent, or sent again.
  { mode: /bodies$/, faults: /put|fair|three|lag/ },
  {
    mode: /read back$/,
    faults: /SIGKILL after \d put, \d put$|puts (are reset|hang|answer 500)|ledger answers 500/,
  },
];

function isWanted(mode: string, { name, modes }: Scenario, words: readonly string[]): boolean {
  return (
    (modes?.test(mode) ?? true) &&
    words.every((word) => `${mode} ${name}`.includes(word)) &&
    MATTERS.every((each) => !each.mode.test(mode) || each.faults.test(name))
  );
}

/** So many scenarios are played at once: they mostly wait. */
const AT_ONCE = 16;
/** They begin one after the other, as the start of a run is what computes most. */
const BETWEEN_MS = 800;

/** With words: only the modes and faults whose line holds them all. */
async function main(words: readonly string[]): Promise<void> {
  console.log(columns.join(' | '));
  // Scenario by scenario, so that the modes take turns. Those at the beginning of the list mostly wait, those at its end
  // compute: it is played from both.
  const left = [...scenarios, ...badDay].flatMap((scenario) =>
    Object.entries(WORKLOADS).flatMap(([mode, build]) =>
      isWanted(mode, scenario, words) ? [{ scenario, build }] : [],
    ),
  );
  let bad = 0;
  const playAll = async (take: () => (typeof left)[number] | undefined): Promise<void> => {
    for (let next = take(); next !== undefined; next = take()) {
      const row = await playOut(next.scenario, next.build);
      console.log(columns.map((column) => String(row[column])).join(' | ') + (row.isGood ? '' : '  <-- BAD'));
      if (row.isGood) continue;
      bad += 1;
      console.log(row.log);
    }
  };
  const players: Promise<void>[] = [];
  while (players.length < AT_ONCE && left.length > 0) {
    players.push(playAll(players.length % 2 === 0 ? () => left.shift() : () => left.pop()));
    await pause(BETWEEN_MS);
  }
  await Promise.all(players);
  console.log(bad === 0 ? 'Nothing lost, nothing doubled.' : `${String(bad)} scenarios ended badly.`);
  process.exitCode = bad === 0 ? 0 : 1;
}

if (process.argv[1]?.endsWith('suite.ts') === true) await main(process.argv.slice(2));
