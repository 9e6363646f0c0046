/** What the figures must show, as ratios within one run: they hold on any machine. Pure. */
import { CASES } from './cases.js';
import type { Results, Row } from './results.js';

export interface Verdict {
  readonly aim: string;
  /** Absent: a row that it needs was not measured. */
  readonly found: number | undefined;
  readonly holds: boolean | undefined;
}

interface Aim {
  readonly text: string;
  /** The rows that it looks at, in the order in which `figure` takes them. */
  readonly rows: readonly string[];
  readonly figure: (rows: readonly Row[]) => number;
  readonly holds: (figure: number) => boolean;
}

/** Of the limit, each row in the same run. */
const MIN_RATIOS = {
  raw: 0.9,
  prefixed: 0.75,
  json: 0.5,
  everything: 0.28,
  jsonl: 0.3,
  parquet: 0.12,
  'raw-late': 0.65,
  'json-late': 0.38,
  'raw-late-500': 0.45,
  'json-late-500': 0.25,
  'raw-late-100': 0.18,
  'json-late-100': 0.12,
} as const;
const MIN_TIMES_CAREFUL = 3;
const MIN_SHARE_TLS = 0.9;
const MAX_MEMORY_MB = 400;
/** The aim for small objects is for so many. */
const SMALL_OBJECTS = 20_000;
const MAX_SMALL_SECONDS = 60;

const quotient = ([a, b]: readonly Row[]): number =>
  (a?.megabytesPerSecond ?? NaN) / (b?.megabytesPerSecond ?? NaN);

const AIMS: readonly Aim[] = [
  ...Object.entries(MIN_RATIOS).map(([name, least]) => ({
    text: `${name}: at least ${least} of the limit`,
    rows: [name],
    figure: ([row]: readonly Row[]) => row?.ratio ?? NaN,
    holds: (figure: number) => figure >= least,
  })),
  {
    text: `raw-late-tls: at least ${MIN_SHARE_TLS} of the rate of raw-late`,
    rows: ['raw-late-tls', 'raw-late'],
    figure: quotient,
    holds: (figure) => figure >= MIN_SHARE_TLS,
  },
  ...['raw', 'prefixed', 'json', 'everything'].map((name) => ({
    text: `${name}: ahead of the careful SDK program (times its rate)`,
    rows: [name, 'sdk-careful'],
    figure: quotient,
    holds: (figure: number) => figure > 1,
  })),
  {
    text: `raw: at least ${MIN_TIMES_CAREFUL} times the rate of the careful SDK program`,
    rows: ['raw', 'sdk-careful'],
    figure: quotient,
    holds: (figure) => figure >= MIN_TIMES_CAREFUL,
  },
  ...CASES.filter(({ program }) => 'ferry' in program || 'takeOver' in program).map(({ name }) => ({
    text: `${name}: peak memory under ${MAX_MEMORY_MB} MB`,
    rows: [name],
    figure: ([row]: readonly Row[]) => row?.peakRssMegabytes ?? NaN,
    holds: (figure: number) => figure < MAX_MEMORY_MB,
  })),
  {
    text: `small-late: under ${MAX_SMALL_SECONDS} s`,
    rows: ['small-late'],
    figure: ([row]) => row?.seconds ?? NaN,
    holds: (figure) => figure < MAX_SMALL_SECONDS,
  },
];

/** A verdict for each aim. Fewer small objects than the aim speaks of decide nothing, unless they take too long. */
export function resultOfTask({ rows, small }: Pick<Results, 'rows' | 'small'>): Verdict[] {
  return AIMS.map(({ text, rows: names, figure, holds }) => {
    const wanted = names.flatMap((name) => rows.filter((row) => row.name === name));
    if (wanted.length < names.length) return { aim: text, found: undefined, holds: undefined };
    const found = figure(wanted);
    const tooFew = text.startsWith('small-late: under') && (small?.objects ?? 0) < SMALL_OBJECTS;
    return { aim: text, found, holds: tooFew && holds(found) ? undefined : holds(found) };
  });
}

/** A line for each verdict. */
export function showVerdict({ aim, found, holds }: Verdict): string {
  const word = holds === undefined ? 'not judged' : holds ? 'holds' : 'BELOW ITS AIM';
  return `${word}: ${aim}${found === undefined ? '; not measured' : `; found ${Number(found.toFixed(3))}`}`;
}

/** Whether something was judged, and all of it holds. */
export function allHold(verdicts: readonly Verdict[]): boolean {
  return verdicts.some(({ holds }) => holds === true) && verdicts.every(({ holds }) => holds !== false);
}
