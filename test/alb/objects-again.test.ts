/** A segment whose objects are written once more: after a death between them, by a run with other inputs, with redo. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { AlbHarness, ARCHIVE, GROUP, SOURCE } from './harness.js';

const OBJECTS = { 'destination-bucket': ARCHIVE };
const BOTH = {
  ...OBJECTS,
  'destination-log-group': GROUP,
  'create-log-group': 'true',
};
const PARQUET = { ...OBJECTS, 'object-format': 'parquet' };
let harness: AlbHarness;

beforeEach(async () => {
  harness = await AlbHarness.build();
});
afterEach(async () => {
  await harness.close();
});

const traceOf = (record: Record<string, unknown>): string => String(record['trace_id']);

describe('a segment that is done again', () => {
  test.each(['parquet', 'jsonl'])(
    'after a death between its objects writes the same bytes: %s',
    async (form) => {
      // Midnight in Tokyo is 15:00 UTC, five minutes after the 180th interval began.
      harness.seed({ day: '2026-11-19', intervals: [178, 183] });
      const inputs = { ...OBJECTS, 'object-format': form, 'time-zone': 'Asia/Tokyo' };
      harness.aws.faults.add({
        ...{ operation: 'PutObject', resource: /dt=/, kind: 'error', status: 503 },
        ...{ on: 2, times: 20 },
      });
      await harness.execute(inputs).catch(() => undefined);
      const [first = '', ...others] = harness.keys();
      expect(first).toContain('dt=2026-11-19');
      expect(others).toEqual([]);
      const before = harness.body(first);
      harness.aws.faults.clear();
      // Another filter is none of a claim that was made before.
      const { result } = await harness.execute({ ...inputs, filter: 'false' });
      expect(result).toMatchObject({ complete: true, failures: [] });
      expect(harness.keys().map((key) => /dt=[^/]+/.exec(key)?.[0])).toEqual([
        'dt=2026-11-19',
        'dt=2026-11-20',
      ]);
      expect(harness.body(first)).toEqual(before);
      expect(result.tally).toMatchObject({ s3: { written: 100 } });
    },
  );

  test('by a run with another form and time zone keeps those of its claim', async () => {
    harness.seed({ day: '2026-11-19', intervals: [178, 183] });
    harness.aws.faults.add({
      ...{ operation: 'PutObject', resource: /dt=/, kind: 'error', status: 503 },
      ...{ on: 2, times: 20 },
    });
    await harness.execute({ ...OBJECTS, 'time-zone': 'Asia/Tokyo' }).catch(() => undefined);
    harness.aws.faults.clear();
    const begun = harness.keys();
    expect(begun).toHaveLength(1);
    const { result } = await harness.execute({ ...PARQUET, 'time-zone': 'UTC' });
    expect(result).toMatchObject({ complete: true, failures: [] });
    const [first, ...others] = harness.keys();
    expect(first).toBe(begun[0]);
    expect(others.map((key) => /dt=(.*)\/.*(\.jsonl\.gz)$/.exec(key)?.slice(1))).toEqual([
      ['2026-11-20', '.jsonl.gz'],
    ]);
    expect(harness.records()).toHaveLength(100);
    expect(new Set(harness.records().map(traceOf)).size).toBe(100);
  });

  test('with redo leaves no row of Parquet where its filter leaves none, on each of its days', async () => {
    harness.seed({ day: '2026-11-19', intervals: [178, 183] });
    const inputs = { ...PARQUET, 'time-zone': 'Asia/Tokyo' };
    await harness.execute(inputs);
    const keys = harness.keys();
    expect(keys).toHaveLength(2);
    const again = { ...inputs, from: '2026-11-19', to: '2026-11-20', redo: 'true' };
    const { result } = await harness.execute({ ...again, filter: 'false' });
    expect(result).toMatchObject({ complete: true, tally: { s3: { written: 0, filtered: 100 } } });
    expect(harness.keys()).toEqual(keys);
    expect(Number((await harness.query('SELECT count(*) AS n FROM FILES'))[0]?.['n'])).toBe(0);
    await harness.execute(again);
    expect(harness.keys()).toEqual(keys);
    expect(Number((await harness.query('SELECT count(DISTINCT trace_id) AS n FROM FILES'))[0]?.['n'])).toBe(
      100,
    );
  });

  test('with redo replaces each key that it owned, and leaves nothing old', async () => {
    harness.seed({ day: '2026-11-20', intervals: [0, 6] });
    await harness.execute(OBJECTS);
    const before = new Map(harness.keys().map((key) => [key, harness.body(key)]));
    const again = { ...OBJECTS, from: '2026-11-20', to: '2026-11-20T00:12:00Z', redo: 'true' };
    expect((await harness.execute(again)).result).toMatchObject({ complete: true, failures: [] });
    expect(new Map(harness.keys().map((key) => [key, harness.body(key)]))).toEqual(before);
    await harness.execute({ ...again, filter: 'false' });
    expect(harness.keys()).toEqual([...before.keys()]);
    expect(harness.records()).toEqual([]);
  });

  test('with redo for two destinations leaves nothing old in the objects of either day', async () => {
    harness.seed({ day: '2026-11-19', intervals: [178, 183] });
    const inputs = { ...BOTH, 'time-zone': 'Asia/Tokyo' };
    await harness.execute(inputs);
    expect(harness.keys()).toHaveLength(2);
    const again = { ...inputs, from: '2026-11-19', to: '2026-11-20', redo: 'true' };
    const late = harness.records().filter(({ time }) => String(time) >= '2026-11-19T15:00:00Z');
    const { result } = await harness.execute({ ...again, filter: "time >= '2026-11-19T15:00:00Z'" });
    const each = { read: 100, written: late.length, filtered: 100 - late.length };
    expect(result).toMatchObject({ complete: true, tally: { read: 100, s3: each, logs: each } });
    expect(harness.keys()).toHaveLength(2);
    expect(harness.records()).toEqual(late);
    expect(late.length).toBeLessThan(100);
  });

  test('with redo keeps to its own filter where another destination has the segment open', async () => {
    harness.seed({ day: '2026-11-19', intervals: [178, 183] });
    harness.aws.faults.add({
      ...{ service: 'logs', operation: 'PutLogEvents', kind: 'error', status: 400, code: 'InvalidOperation' },
      times: 50,
    });
    await harness.execute(BOTH).catch(() => undefined);
    harness.aws.faults.clear();
    await harness.execute({ ...OBJECTS, from: '2026-11-19', to: '2026-11-20' });
    expect(harness.records()).toHaveLength(100);
    const again = { ...BOTH, from: '2026-11-19', to: '2026-11-20', redo: 'true', filter: 'false' };
    const { result } = await harness.execute(again);
    expect(result).toMatchObject({
      complete: true,
      tally: { s3: { written: 0, filtered: 100 }, logs: { written: 100 } },
    });
    expect(harness.records()).toEqual([]);
  });

  test('fails by name when a source is gone', async () => {
    const [object] = harness.seed({ day: '2026-11-20', intervals: [0, 6] });
    await harness.execute(OBJECTS);
    const before = harness.records();
    harness.aws.s3.delete(SOURCE, object?.key ?? '');
    const again = { ...OBJECTS, from: '2026-11-20', to: '2026-11-21', redo: 'true' };
    const { result } = await harness.execute(again);
    expect(result.failures.map(({ error }) => String(error)).join('\n')).toContain(object?.key ?? '?');
    expect(harness.records()).toEqual(before);
  });
});
