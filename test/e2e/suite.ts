/**
 * `npm run e2e`: whole workflows, run by act on this machine against the local AWS. It wants act (LOG_FERRY_ACT) and
 * Node 24 (LOG_FERRY_NODE); `test/e2e/run.sh` brings both. A word as an argument picks the scenarios whose names hold it.
 */
import { accountsAndRegions } from './accounts-and-regions.js';
import { backfill } from './backfill.js';
import { callers } from './callers.js';
import { own } from './own.js';
import { Fixture, type Scenario } from './scenario.js';
import { ActRunner } from './act-runner.js';

const scenarios: readonly Scenario[] = [own, ...callers, accountsAndRegions, backfill];

function toolOf(name: string): string {
  const path = process.env[name];
  if (path === undefined || path === '')
    throw new Error(`Expected the environment variable ${name}: use test/e2e/run.sh.`);
  return path;
}

async function played(runner: ActRunner, { name, play }: Scenario): Promise<boolean> {
  const startedAt = performance.now();
  const fixture = await Fixture.open(runner);
  const seconds = (): string => `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
  try {
    await play(fixture);
    console.log(`ok      ${name} (${seconds()})`);
    return true;
  } catch (error) {
    console.log(
      `FAILED  ${name} (${seconds()})\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
    return false;
  } finally {
    await fixture.close();
  }
}

const wanted = process.argv[2] ?? '';
const chosen = scenarios.filter(({ name }) => name.includes(wanted));
const runner = new ActRunner({ node: toolOf('LOG_FERRY_NODE'), act: toolOf('LOG_FERRY_ACT') });
let passed = 0;
try {
  for (const scenario of chosen) if (await played(runner, scenario)) passed += 1;
} finally {
  runner.close();
}
console.log(`${String(passed)} passed, ${String(chosen.length - passed)} failed`);
if (passed < chosen.length || chosen.length === 0) process.exitCode = 1;
