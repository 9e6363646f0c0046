import { describe, expect, test } from '@jest/globals';
import * as v from 'valibot';
import {
  addTallies,
  emptyTally,
  imbalances,
  tallySchema,
  toSparse,
  withFailure,
} from '../../src/engine/tally.js';

const one = { windows: 2, exported: 1, empty: 1, failed: 0, objects: 3, bytes: 400 };

describe('a tally of windows', () => {
  test('adds up, figure by figure', () => {
    expect(addTallies(emptyTally('windows'), one)).toEqual(one);
    expect(addTallies(one, one)).toEqual({
      windows: 4,
      exported: 2,
      empty: 2,
      failed: 0,
      objects: 6,
      bytes: 800,
    });
  });

  test('does not add up with one of records', () => {
    expect(() => addTallies(one, emptyTally(['s3']))).toThrow(TypeError);
    expect(() => addTallies(emptyTally(['s3']), one)).toThrow(TypeError);
  });

  test('counts a window that failed; one of records does not', () => {
    expect(withFailure(one)).toEqual({ ...one, windows: 3, failed: 1 });
    expect(withFailure(emptyTally(['logs']))).toEqual(emptyTally(['logs']));
  });

  test('stands in the ledger without its zeros', () => {
    const sparse = toSparse({ ...one, empty: 0, exported: 2 });
    expect(sparse).toEqual({ windows: 2, exported: 2, objects: 3, bytes: 400 });
    expect(v.parse(tallySchema, sparse)).toEqual({ ...one, empty: 0, exported: 2 });
    expect(() => v.parse(tallySchema, { windows: 'two' })).toThrow();
  });

  test('tells what is not accounted for', () => {
    expect(imbalances(one)).toEqual([]);
    expect(imbalances({ ...one, windows: 5 })).toEqual(['5 windows were taken but 2 are accounted for']);
  });
});
