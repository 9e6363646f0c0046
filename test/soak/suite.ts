/**
 * `npm run soak -- [--minutes 2] [--seed N] [--modes alb,amplify,export,export-read] [--start 2026-12-31T23:59:45Z]`: random
 * schedules of runs, faults, kills and changes, each drained and compared record by record. `--minutes 0 --seed N --modes M`
 * plays one of them again. With `--start` each schedule begins at that instant (shortly before a midnight, say), and the
 * modes are played one after the other.
 */
import { parseArgs } from 'node:util';
import { play } from './episode.js';
import { scheduleOf, type SoakMode } from './schedule.js';
import { startAt } from './simulated-date.js';

const MODES: readonly SoakMode[] = ['alb', 'amplify', 'export', 'export-read'];

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '2' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    modes: { type: 'string', default: MODES.join() },
    start: { type: 'string' },
  },
});
const start = values.start === undefined ? undefined : Date.parse(values.start);
if (Number.isNaN(start))
  throw new Error(`--start: expected an instant such as 2026-12-31T23:59:45Z, found ${values.start ?? ''}`);
const wanted = values.modes.split(',');
const totals = { episodes: 0, expected: 0, doubled: 0, excused: 0, lost: 0, bad: 0 };

/** Plays schedules of a mode for this share of the minutes. */
async function soak(mode: SoakMode, share: number): Promise<void> {
  const until = performance.now() + Number(values.minutes) * 60_000 * share;
  let seed = Number(values.seed);
  do {
    const schedule = scheduleOf(mode, seed);
    if (start !== undefined) startAt(start);
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
      const at = values.start === undefined ? '' : ` --start ${values.start}`;
      console.log(`Again: npm run soak -- --minutes 0 --seed ${String(seed)} --modes ${mode}${at}`);
    }
    seed += 1;
  } while (performance.now() < until);
}

console.log('mode | seed | runs | expected | found | doubled | of which excused | lost');
const modes = MODES.filter((mode) => wanted.includes(mode));
if (start === undefined) await Promise.all(modes.map((mode) => soak(mode, 1)));
else for (const mode of modes) await soak(mode, 1 / modes.length);
const { episodes, expected, doubled, excused, lost, bad } = totals;
console.log(
  `${String(episodes)} schedules from seed ${values.seed}, ${String(expected)} records: ${String(doubled)} doubled, ` +
    `${String(lost)} lost, ${String(bad)} ended badly; ${String(excused)} doubled within the bound of groups that cannot be read back.`,
);
process.exitCode = bad === 0 && episodes > 0 ? 0 : 1;
