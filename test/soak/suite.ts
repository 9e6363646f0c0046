/**
 * `npm run soak -- [--minutes 2] [--seed N] [--modes alb,amplify,export,export-read]`: random schedules of runs, faults, kills and
 * changes, each drained and compared record by record. `--minutes 0 --seed N --modes M` plays one of them again.
 */
import { parseArgs } from 'node:util';
import { play } from './episode.js';
import { scheduleOf, type SoakMode } from './schedule.js';

const MODES: readonly SoakMode[] = ['alb', 'amplify', 'export', 'export-read'];

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '2' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    modes: { type: 'string', default: MODES.join() },
  },
});
const until = performance.now() + Number(values.minutes) * 60_000;
const wanted = values.modes.split(',');
const totals = { episodes: 0, expected: 0, doubled: 0, excused: 0, lost: 0, bad: 0 };

async function soak(mode: SoakMode): Promise<void> {
  let seed = Number(values.seed);
  do {
    const schedule = scheduleOf(mode, seed);
    const { runs, expected, found, doubled, excused, lost, isGood, log } = await play(schedule);
    totals.episodes += 1;
    totals.expected += expected;
    totals.doubled += doubled - excused;
    totals.excused += excused;
    totals.lost += lost;
    console.log(
      [mode, seed, runs, expected, found, doubled, excused, lost, isGood ? '' : '<-- BAD'].join(' | '),
    );
    if (!isGood) {
      totals.bad += 1;
      console.log(JSON.stringify(schedule, undefined, 1));
      console.log(log);
      console.log(`Again: npm run soak -- --minutes 0 --seed ${String(seed)} --modes ${mode}`);
    }
    seed += 1;
  } while (performance.now() < until);
}

console.log('mode | seed | runs | expected | found | doubled | of which excused | lost');
await Promise.all(MODES.filter((mode) => wanted.includes(mode)).map(soak));
const { episodes, expected, doubled, excused, lost, bad } = totals;
console.log(
  `${String(episodes)} schedules from seed ${values.seed}, ${String(expected)} records: ${String(doubled)} doubled, ` +
    `${String(lost)} lost, ${String(bad)} ended badly; ${String(excused)} doubled within the bound of groups that cannot be read back.`,
);
process.exitCode = bad === 0 && episodes > 0 ? 0 : 1;
