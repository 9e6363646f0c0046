import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import * as v from 'valibot';
import {
  addTallies,
  BUCKETS,
  countsWindows,
  emptyTally,
  imbalances,
  sheet,
  tallySchema,
  toSparse,
  writtenOf,
  type RecordTally,
  type Sheet,
  type Tally,
} from '../../src/engine/tally.js';

const count = fc.nat(1000);
const sheets: fc.Arbitrary<Sheet> = fc.tuple(...BUCKETS.map(() => count)).map((counts) => {
  const given = Object.fromEntries(BUCKETS.map((name, i) => [name, counts[i] ?? 0]));
  return sheet(
    counts.reduce((sum, each) => sum + each, 0),
    given,
  );
});
const balanced: fc.Arbitrary<RecordTally> = fc
  .record({ s3: sheets, logs: sheets, unparsed: count, restamped: count })
  .map((tally) => ({ ...tally, read: tally.logs.read }));
const windows: fc.Arbitrary<Tally> = fc
  .record({ exported: count, empty: count, failed: count, objects: count, bytes: count })
  .map((tally) => ({ ...tally, windows: tally.exported + tally.empty + tally.failed }));

describe('a tally', () => {
  test('that adds up still does after an addition, in any order', () => {
    for (const tallies of [balanced, windows]) {
      fc.assert(
        fc.property(tallies, tallies, (a: Tally, b: Tally) => {
          expect(imbalances(addTallies(a, b))).toEqual([]);
          expect(addTallies(a, b)).toEqual(addTallies(b, a));
        }),
      );
    }
  });

  test('comes back from the ledger as it was', () => {
    fc.assert(
      fc.property(fc.oneof(balanced, windows), (tally) => {
        expect(v.parse(tallySchema, JSON.parse(JSON.stringify(toSparse(tally))))).toEqual(tally);
      }),
    );
  });

  test('names every destination that does not add up', () => {
    const tally = {
      read: 5,
      unparsed: 0,
      restamped: 0,
      s3: sheet(5, { written: 5 }),
      logs: sheet(5, { filtered: 7 }),
    };
    expect(imbalances(tally)).toEqual([
      '5 records were read but 7 are accounted for in "logs" (difference -2)',
    ]);
    const unsure = { windows: 2, exported: 1, empty: 0, failed: 0, objects: 1, bytes: 1 };
    expect(imbalances(unsure)).toEqual(['2 windows were taken but 1 are accounted for']);
  });

  test('keeps the destinations that only one of two has', () => {
    const s3 = { read: 1, unparsed: 0, restamped: 0, s3: sheet(1, { written: 1 }) };
    const logs = { read: 1, unparsed: 1, restamped: 0, logs: sheet(1, { oversize: 1 }) };
    expect(addTallies(s3, logs)).toMatchObject({
      read: 2,
      s3: { read: 1, written: 1 },
      logs: { read: 1, oversize: 1 },
    });
  });

  test('counts as written what every destination has', () => {
    const both = {
      read: 9,
      unparsed: 0,
      restamped: 0,
      s3: sheet(9, { written: 9 }),
      logs: sheet(9, { written: 4 }),
    };
    expect(writtenOf(both)).toBe(4);
    expect(writtenOf({ read: 0, unparsed: 0, restamped: 0 })).toBe(0);
  });

  test('of nothing has all buckets of its destinations', () => {
    expect(emptyTally(['logs'])).toEqual({ read: 0, unparsed: 0, restamped: 0, logs: sheet(0) });
    expect(countsWindows(emptyTally('windows'))).toBe(true);
  });
});
