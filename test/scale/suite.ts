/**
 * `npm run scale -- [--sizes 1000,10000,100000] [--modes alb,alb-listing,amplify,export,export-read,matrix]`: what a run costs by the
 * number of things that it carries, fresh and with nothing new. Calls, bytes and memory have a budget; seconds are told,
 * not judged.
 */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { albListingCase } from './alb-listing.js';
import { albCase } from './alb.js';
import { amplifyCase } from './amplify.js';
import type { Budget, Cost, ScaleCase } from './case.js';
import { exportReadCase } from './export-read.js';
import { exportCase } from './export.js';
import { matrixCase } from './matrix-case.js';
import { boundOldGeneration, boundYoungGeneration } from '../../src/platform/heap.js';
import { exponent, overBudget } from './over-budget.js';

const CASES: readonly ScaleCase[] = [
  albCase,
  albListingCase,
  amplifyCase,
  exportCase,
  exportReadCase,
  matrixCase,
];

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1000,10000,100000' },
    modes: { type: 'string', default: CASES.map(({ name }) => name).join() },
    /** Measures one case in this process, and sends what it cost. */
    only: { type: 'string' },
  },
});
const sizes = values.sizes.split(',').map(Number);

type Costs = readonly [fresh: Cost, again: Cost];

/** In a process of its own: memory is that of this case alone. */
function measured(name: string, size: number): Promise<Costs> {
  return new Promise((resolve, reject) => {
    const execArgv = [...process.execArgv, '--expose-gc'];
    const child = fork(fileURLToPath(import.meta.url), ['--only', name, '--sizes', String(size)], {
      execArgv,
    });
    child.on('message', (costs: Costs) => {
      resolve(costs);
    });
    child.on('exit', (code) => {
      reject(new Error(`The measurement of ${name} at ${String(size)} ended with ${String(code)}.`));
    });
  });
}

function row(cells: readonly string[]): void {
  const widths = [18, 9, 9, 8, 11, 9, 6];
  console.log(
    cells
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
      .join('  '),
  );
}

function show(name: string, cost: Cost, more: readonly string[]): void {
  const { calls, ledgerCalls, ledgerBytes, seconds, mib } = cost;
  const figures = [calls, ledgerCalls, Math.round(ledgerBytes / 1000), seconds.toFixed(1), mib.toFixed(0)];
  row([name, ...figures.map(String), ...more]);
}

async function measureAll(each: ScaleCase): Promise<string[]> {
  console.log(`\n${each.name}: ${each.items}`);
  row(['', 'calls', 'ledger', 'ledger kB', 'seconds', 'MiB']);
  const faults: string[] = [];
  let before: { size: number; costs: Costs } | undefined;
  for (const size of each.sizes ?? sizes) {
    const costs = await measured(each.name, size);
    const budgets: readonly [string, Cost, Budget][] = [
      [`${String(size)} fresh`, costs[0], each.fresh],
      [`${String(size)} nothing new`, costs[1], each.again],
    ];
    for (const [name, cost, budget] of budgets) {
      show(name, cost, []);
      faults.push(...overBudget(cost, size, budget).map((fault) => `${each.name} ${name}: ${fault}`));
    }
    if (before !== undefined) {
      const between = (figure: (cost: Cost) => number): string =>
        exponent(
          before?.size ?? 1,
          size,
          [before?.costs[0], costs[0]].map((cost) => (cost ? figure(cost) : 0)),
        );
      row([
        '  exponent, fresh',
        between((c) => c.calls),
        between((c) => c.ledgerCalls),
        between((c) => c.ledgerBytes),
        between((c) => c.seconds),
        '',
      ]);
    }
    before = { size, costs };
  }
  return faults;
}

async function main(): Promise<void> {
  const faults: string[] = [];
  for (const each of CASES)
    if (values.modes.split(',').includes(each.name)) faults.push(...(await measureAll(each)));
  console.log(faults.length === 0 ? '\nAll within their budgets.' : `\n${faults.join('\n')}`);
  process.exitCode = faults.length === 0 ? 0 : 1;
}

if (values.only === undefined) await main();
else {
  // What runs in this process is measured as it runs in the action (src/index.ts).
  boundOldGeneration();
  boundYoungGeneration();
  const [fresh, again] = (await CASES.find(({ name }) => name === values.only)?.measure(sizes[0] ?? 0)) ?? [];
  process.send?.([fresh, again]);
  process.disconnect();
}
