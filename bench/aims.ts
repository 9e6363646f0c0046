/** What the figures must show, as ratios within one run: they hold on any machine. Pure. */
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

/** Of the programs of the ferry; `small-late` has aims of its own. */
const FERRY = ['raw', 'prefixed', 'json', 'everything'] as const;
const LEAST_RATIO = { raw: 0.75, prefixed: 0.75, json: 0.4, everything: 0.25 } as const;
const LEAST_TIMES_CAREFUL = 3;
const LEAST_SHARE_LATE = 0.5;
const MOST_MEMORY_MB = 400;
/** The aim for small objects is for so many. */
const SMALL_OBJECTS = 20_000;
const MOST_SMALL_SECONDS = 60;

const quotient = ([a, b]: readonly Row[]): number =>
  (a?.megabytesPerSecond ?? NaN) / (b?.megabytesPerSecond ?? NaN);

const AIMS: readonly Aim[] = [
  ...FERRY.map((name) => ({
    text: `${name}: at least ${LEAST_RATIO[name]} of the limit`,
    rows: [name],
    figure: ([row]: readonly Row[]) => row?.ratio ?? NaN,
    holds: (figure: number) => figure >= LEAST_RATIO[name],
  })),
  ...FERRY.map((name) => ({
    text: `${name}: ahead of the careful SDK program (times its rate)`,
    rows: [name, 'sdk-careful'],
    figure: quotient,
    holds: (figure: number) => figure > 1,
  })),
  {
    text: `raw: at least ${LEAST_TIMES_CAREFUL} times the rate of the careful SDK program`,
    rows: ['raw', 'sdk-careful'],
    figure: quotient,
    holds: (figure) => figure >= LEAST_TIMES_CAREFUL,
  },
  {
    text: `raw-late: at least ${LEAST_SHARE_LATE} of the rate of raw`,
    rows: ['raw-late', 'raw'],
    figure: quotient,
    holds: (figure) => figure >= LEAST_SHARE_LATE,
  },
  ...[...FERRY, 'raw-late', 'json-late', 'small-late'].map((name) => ({
    text: `${name}: peak memory under ${MOST_MEMORY_MB} MB`,
    rows: [name],
    figure: ([row]: readonly Row[]) => row?.peakRssMegabytes ?? NaN,
    holds: (figure: number) => figure < MOST_MEMORY_MB,
  })),
  {
    text: `small-late: under ${MOST_SMALL_SECONDS} s`,
    rows: ['small-late'],
    figure: ([row]) => row?.seconds ?? NaN,
    holds: (figure) => figure < MOST_SMALL_SECONDS,
  },
];

/** A verdict for each aim. Fewer small objects than the aim speaks of decide nothing, unless they take too long. */
export function judge({ rows, small }: Pick<Results, 'rows' | 'small'>): Verdict[] {
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
