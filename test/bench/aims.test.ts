import { describe, expect, test } from '@jest/globals';
import { allHold, resultOfTask, showVerdict } from '../../bench/aims.js';
import { CASES, casesOf } from '../../bench/cases.js';
import type { CorpusFigures, Row } from '../../bench/results.js';

const LIMIT = 200;
const small: CorpusFigures = { lines: 1e6, objects: 20_000, bytes: 65e7, compressedBytes: 1e8 };

function row(name: string, ratio: number, more: Partial<Row> = {}): Row {
  const megabytesPerSecond = ratio * LIMIT;
  const rest = {
    label: name,
    seconds: 10,
    cpuMs: 1,
    linesPerSecond: 1,
    sentMegabytes: 1,
    peakRssMegabytes: 300,
  };
  return { name, ...rest, megabytesPerSecond, ratio, ...more };
}

/** Each figure just at its aim. */
const rows: readonly Row[] = [
  row('limit', 1),
  row('raw', 0.9),
  row('prefixed', 0.75),
  row('json', 0.5),
  row('everything', 0.28),
  row('jsonl', 0.3),
  row('parquet', 0.12),
  row('sdk-careful', 0.27, { peakRssMegabytes: 900 }),
  row('take-over', 0.1),
  row('raw-late', 0.65),
  row('json-late', 0.38),
  row('raw-late-tls', 0.585),
  row('json-late-tls', 0.1),
  row('raw-late-500', 0.45),
  row('json-late-500', 0.25),
  row('raw-late-100', 0.18),
  row('json-late-100', 0.12),
  row('small-late', 0.1, { seconds: 59.9 }),
];

function withRow(changed: Row): Row[] {
  return rows.map((known) => (known.name === changed.name ? changed : known));
}

function below(changed: Row): string[] {
  const verdicts = resultOfTask({ rows: withRow(changed), small });
  return verdicts.filter(({ holds }) => holds === false).map(({ aim }) => aim);
}

describe('the aims of the bench', () => {
  test('hold at the very figures', () => {
    const verdicts = resultOfTask({ rows, small });
    expect(verdicts.map(showVerdict).filter((line) => !line.startsWith('holds: '))).toEqual([]);
    expect(allHold(verdicts)).toBe(true);
  });

  test.each([
    [row('raw', 0.89), ['raw: at least 0.9 of the limit']],
    [row('prefixed', 0.74), ['prefixed: at least 0.75 of the limit']],
    [row('json', 0.49), ['json: at least 0.5 of the limit']],
    [row('jsonl', 0.299), ['jsonl: at least 0.3 of the limit']],
    [row('parquet', 0.119), ['parquet: at least 0.12 of the limit']],
    [row('everything', 0.279), ['everything: at least 0.28 of the limit']],
    [
      row('sdk-careful', 0.301),
      [
        'everything: ahead of the careful SDK program (times its rate)',
        'raw: at least 3 times the rate of the careful SDK program',
      ],
    ],
    [row('raw-late-tls', 0.58), ['raw-late-tls: at least 0.9 of the rate of raw-late']],
    [row('json-late-500', 0.24), ['json-late-500: at least 0.25 of the limit']],
    [row('json-late', 0.38, { peakRssMegabytes: 400 }), ['json-late: peak memory under 400 MB']],
    [row('take-over', 0.1, { peakRssMegabytes: 691 }), ['take-over: peak memory under 400 MB']],
    [row('small-late', 0.1, { seconds: 60 }), ['small-late: under 60 s']],
  ])('what is below its aim is named: $name', (changed, aims) => {
    expect(below(changed)).toEqual(aims);
    expect(allHold(resultOfTask({ rows: withRow(changed), small }))).toBe(false);
  });

  test('what was not measured is not judged, and nothing judged is no success', () => {
    const verdicts = resultOfTask({ rows: [row('raw', 0.95)], small: undefined });
    const judged = verdicts.filter(({ holds }) => holds !== undefined);
    expect(judged.map(showVerdict)).toEqual([
      'holds: raw: at least 0.9 of the limit; found 0.95',
      'holds: raw: peak memory under 400 MB; found 300',
    ]);
    expect(allHold(verdicts)).toBe(true);
    expect(allHold(resultOfTask({ rows: [row('limit', 1)], small: undefined }))).toBe(false);
  });

  test('a few small objects prove nothing, unless even they take too long', () => {
    const few = { ...small, objects: 200 };
    const verdictOf = (seconds: number): boolean | undefined =>
      resultOfTask({ rows: [row('small-late', 0.1, { seconds })], small: few }).find(
        ({ aim }) => aim === 'small-late: under 60 s',
      )?.holds;
    expect(verdictOf(5)).toBeUndefined();
    expect(verdictOf(61)).toBe(false);
  });

  test('every aim is of a case that there is', () => {
    const names = new Set(['limit', ...CASES.map(({ name }) => name)]);
    expect(rows.map(({ name }) => name).filter((name) => !names.has(name))).toEqual([]);
    expect(resultOfTask({ rows, small }).filter(({ found }) => found === undefined)).toEqual([]);
  });
});

describe('--only', () => {
  test('takes names of cases, in the order of the table', () => {
    expect(casesOf('json, raw').map(({ name }) => name)).toEqual(['raw', 'json']);
    expect(casesOf(undefined)).toBe(CASES);
  });

  test('refuses what is no case, and says which there are', () => {
    expect(() => casesOf('raw,row')).toThrow(/expected names of cases \(raw, prefixed, .*\), found row\./);
  });
});
