/** Overlapping runs, some of which die, and somebody else in the slot: every window ends with one task that counts. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseDocument } from '../../../src/engine/parse-document.js';
import { parseCovers } from '../../../src/export/tasks/claim.js';
import { exportPartition, groupWork } from '../../../src/export/tasks/partition.js';
import { DAY, deadAfter, foreign, group, HOUR, MIDNIGHT, refused, SECOND, Harness } from './harness.js';
import { evenCuts, TimeZone } from '../../../src/time-zone.js';

const groups = ['/aws/lambda/a', '/aws/lambda/b', 'API-Gateway-Execution-Logs_x/prod'].map((name) =>
  group(name),
);
const inputs = { lookback: '4d', lease: '2m' };

interface Storm {
  readonly deaths: readonly number[];
  readonly starts: readonly number[];
  readonly foreign: readonly number[];
  readonly runningMs: readonly number[];
  /** Whether each lost answer was to a creation that was done; null: an answer that arrives. */
  readonly lost: readonly (boolean | null)[];
}

const storms: fc.Arbitrary<Storm> = fc.record({
  deaths: fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 3 }),
  starts: fc.array(fc.integer({ min: 0, max: HOUR }), { minLength: 3, maxLength: 3 }),
  foreign: fc.array(fc.integer({ min: 0, max: HOUR }), { maxLength: 3 }),
  lost: fc.array(fc.constantFrom(null, null, true, false), { maxLength: 20 }),
  runningMs: fc.array(fc.integer({ min: 0, max: 10 * 60 * SECOND }), { minLength: 20, maxLength: 20 }),
});

function noAnswer(): Error {
  return refused('TimeoutError', { retryable: true, ambiguous: true });
}

async function fault(harness: Harness, storm: Storm): Promise<void> {
  harness.exports.courses.push(...storm.runningMs.map((runningMs) => ({ runningMs })));
  const loseAnswers = async (): Promise<void> => {
    for (const done of storm.lost) {
      await harness.clock.sleep(5 * 60 * SECOND);
      if (done !== null) harness.exports.createFaults.push({ error: noAnswer(), done });
    }
  };
  const intrude = async (at: number): Promise<void> => {
    await harness.clock.sleep(at);
    await harness.exports.create(foreign()).catch(() => undefined);
  };
  const start = async (at: number, death: number | undefined): Promise<unknown> => {
    await harness.clock.sleep(at);
    const store = death === undefined ? harness.store : deadAfter(harness.store, death);
    const finished = harness.start({ groups, inputs, store });
    // A run that dies never ends.
    return death === undefined ? finished : Promise.race([finished, harness.clock.sleep(2 * HOUR)]);
  };
  const runs = storm.starts.map((at, i) => start(at, storm.deaths[i]));
  await harness.clock.drive(Promise.all([...runs, ...storm.foreign.map(intrude), loseAnswers()]));
  harness.exports.createFaults.length = 0;
  await harness.pass(HOUR);
}

describe('overlapping exports', () => {
  test('leave every window with exactly one task that counts, without a gap', async () => {
    await fc.assert(
      fc.asyncProperty(storms, async (storm) => {
        const harness = new Harness();
        await fault(harness, storm);
        const { result } = await harness.execute({ groups, inputs });
        expect(result).toMatchObject({ complete: true, failures: [] });
        const settings = {
          ...{ account: '123456789012', region: 'eu-central-1', streamPrefix: undefined, bucket: 'archive' },
          ...{
            prefix: 'exportedlogs/',
            ledger: '',
            redo: false,
            now: () => 0,
            idle: () => Promise.resolve(undefined),
          },
          ...{ cuts: evenCuts(DAY), timeZone: TimeZone.of('UTC') },
        };
        for (const each of groups) {
          const work = groupWork(each, { from: MIDNIGHT - DAY, to: MIDNIGHT }, settings);
          const [month] = work?.months.slice(-1) ?? [];
          const [place] = work && month ? exportPartition(work, month).documents : [];
          if (place === undefined) throw new Error('an export has one destination');
          const stored = await harness.store.read(place.key);
          const { segments } = parseDocument(stored?.body ?? '', place);
          const covers = Object.entries(segments).map(([id, entry]) =>
            parseCovers(id, entry.state === 'committed' ? entry.covers : undefined),
          );
          const days = covers.map(({ from, to }) => [(from - MIDNIGHT) / DAY, (to - MIDNIGHT) / DAY]);
          expect(days.sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0))).toEqual([
            [-4, -3],
            [-3, -2],
            [-2, -1],
            [-1, 0],
          ]);
          const made = harness.exports.tasks
            .filter(({ logGroup }) => logGroup === each.name)
            .map(({ id }) => id);
          expect(made.sort()).toEqual(
            covers.flatMap(({ folders }) => folders.map((folder) => folder.split('/').at(-1))).sort(),
          );
        }
      }),
      { numRuns: 25 },
    );
  });
});
