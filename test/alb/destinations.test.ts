import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { countsWindows, imbalances, type RecordTally } from '../../src/engine/tally.js';
import type { AlbObject } from '../aws/seed/alb.js';
import { AlbHarness, ARCHIVE, GROUP, type Executed } from './harness.js';

let harness: AlbHarness;

beforeEach(async () => {
  harness = await AlbHarness.build();
});
afterEach(() => harness.close());

function tallyOf({ result }: Executed): RecordTally {
  expect(result).toMatchObject({ complete: true, failures: [] });
  expect(imbalances(result.tally)).toEqual([]);
  if (countsWindows(result.tally)) throw new Error('of records');
  return result.tally;
}

/** What names a record in every format. */
function traceIn(text: string): string {
  return /Root=1-[0-9a-f]+-[0-9a-f]+/.exec(text)?.[0] ?? text;
}

const tracesOf = (objects: readonly AlbObject[]): string[] =>
  objects.flatMap(({ text }) => text.trimEnd().split('\n').map(traceIn)).sort();

/** An hour is twelve objects of twenty lines. */
const HOUR_LINES = 240;
const OBJECTS = { 'destination-bucket': ARCHIVE };

/** All of the day up to an hour, however often it is asked for. */
const until = (hour: number): Record<string, string> => ({
  from: '2026-11-20T00:00:00Z',
  to: `2026-11-20T${String(hour).padStart(2, '0')}:00:01Z`,
});

describe.each(['STANDARD', 'INFREQUENT_ACCESS'])('a schedule to a log group of class %s', (logGroupClass) => {
  const LOGS = {
    'destination-log-group': GROUP,
    'create-log-group': 'true',
    'log-group-class': logGroupClass,
    'log-format': 'json',
  };

  test('gains a bucket, changes its format, loses the group and gains it again: each has each record once', async () => {
    const seeded = harness.seed({ day: '2026-11-20', intervals: [0, 48] });
    const everything = tracesOf(seeded);

    expect(tallyOf(await harness.execute({ ...LOGS, ...until(1) })).logs).toMatchObject({
      read: HOUR_LINES,
      written: HOUR_LINES,
    });
    const gained = tallyOf(await harness.execute({ ...LOGS, ...OBJECTS, ...until(1) }));
    expect(gained).toMatchObject({
      read: HOUR_LINES,
      s3: { read: HOUR_LINES, written: HOUR_LINES },
      logs: { read: 0, written: 0 },
    });

    // Its other format is a way to write events, and no other destination; the object's needs another prefix.
    const raw = { ...LOGS, 'log-format': 'raw' };
    const parquet = { ...OBJECTS, 'object-format': 'parquet', 'destination-prefix': 'again/' };
    expect(tallyOf(await harness.execute({ ...raw, ...parquet, ...until(2) }))).toMatchObject({
      read: 2 * HOUR_LINES,
      s3: { read: 2 * HOUR_LINES, written: 2 * HOUR_LINES },
      logs: { read: HOUR_LINES, written: HOUR_LINES },
    });

    const lost = tallyOf(await harness.execute({ ...OBJECTS, ...until(3) }));
    expect(lost).toMatchObject({ read: 2 * HOUR_LINES, s3: { written: 2 * HOUR_LINES } });
    expect(lost.logs).toBeUndefined();

    const again = { ...LOGS, ...OBJECTS, ...until(4) };
    expect(tallyOf(await harness.execute(again))).toMatchObject({
      read: 2 * HOUR_LINES,
      s3: { read: HOUR_LINES, written: HOUR_LINES },
      logs: { read: 2 * HOUR_LINES, written: 2 * HOUR_LINES },
    });

    const events = harness.aws.logs.messages(GROUP).map(traceIn);
    expect(events.sort()).toEqual(everything);
    expect(
      harness
        .records()
        .map((record) => traceIn(JSON.stringify(record)))
        .sort(),
    ).toEqual(everything);
    expect((await harness.execute(again)).result.planned).toBe(0);
  });
});
