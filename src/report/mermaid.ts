import type { ReportChart } from '../statistics/sections.js';

/** What a chart in a job summary has room for. */
const MOST_BARS = 12;
const MOST_POINTS = 120;
const LONGEST_LABEL = 40;
/**
 * The colours of the series, readable on GitHub's light and dark page, each with the sign that a legend has for it: the
 * palette that mermaid brings draws its first series nearly white on white.
 */
const COLOURS = [
  ['#1f77b4', '\u{1f535}'],
  ['#d9730d', '\u{1f7e0}'],
  ['#2e9e6b', '\u{1f7e2}'],
  ['#8a63d2', '\u{1f7e3}'],
] as const;
const INIT = `%%{init: {"themeVariables": {"xyChart": {"plotColorPalette": "${COLOURS.map(([colour]) => colour).join(', ')}"}}}}%%`;
/** All that a label may hold: nothing of it ends a string, opens a directive or a comment, or is Markdown. */
const UNSAFE = /[^A-Za-z0-9 ./_:-]/g;

/** A label as mermaid takes it, in quotes. What is not surely harmless reads `?`. */
export function mermaidLabel(text: string): string {
  const safe = text.normalize('NFC').replace(/\s+/g, ' ').replace(UNSAFE, '?');
  const half = Math.floor(LONGEST_LABEL / 2);
  const short = safe.length <= LONGEST_LABEL ? safe : `${safe.slice(0, half)}...${safe.slice(3 - half)}`;
  return `"${short}"`;
}

/** The chart as a mermaid block, which GitHub draws; empty where there is too little for one. */
export function mermaidChart(chart: ReportChart): string[] {
  const body = chart.kind === 'bars' ? barsOf(chart) : lineOf(chart);
  if (body === undefined) return [];
  const names = chart.series.map(({ name }, i) => {
    const [, sign = ''] = COLOURS[i % COLOURS.length] ?? [];
    return `${sign} ${mermaidLabel(name).slice(1, -1)}`;
  });
  const legend = chart.series.length > 1 ? [names.join(' \u00a0 ')] : [];
  return [['```mermaid', INIT, ...body, '```'].join('\n'), ...legend];
}

function barsOf({ labels, series, unit }: ReportChart): string[] | undefined {
  const shown = labels.slice(0, MOST_BARS);
  if (shown.length === 0) return undefined;
  // Two labels that read alike would be drawn as one bar: the number keeps them apart.
  const names = shown.map((label, i) => mermaidLabel(`${i + 1} ${label}`));
  const drawn = series.map(({ name, values }) => ({ name, values: values.slice(0, MOST_BARS) }));
  const { scale, axis } = scaleOf(unit, drawn);
  return [
    'xychart-beta horizontal',
    `  x-axis [${names.join(', ')}]`,
    `  y-axis ${axis}`,
    ...drawn.map(({ values }) => `  bar [${numbers(values, scale)}]`),
  ];
}

function lineOf({ labels, series, unit }: ReportChart): string[] | undefined {
  const times = labels.filter((label) => typeof label === 'number');
  const [first, last] = [times[0], times.at(-1)];
  if (first === undefined || last === undefined || times.length < 2 || last <= first) return undefined;
  const [name, ms] = TIME_UNITS.find(([, its]) => last - first >= 3 * its) ?? ['Minutes', 60_000];
  const every = Math.ceil(times.length / MOST_POINTS);
  const { scale, axis } = scaleOf(unit, series);
  const since = new Date(first).toISOString().slice(0, 16).replace('T', ' ');
  return [
    'xychart-beta',
    `  x-axis ${mermaidLabel(`${name} since ${since} UTC`)} 0 --> ${number((last - first) / ms)}`,
    `  y-axis ${axis}`,
    ...series.map(({ values }) => `  line [${numbers(thinned(values, every), scale)}]`),
  ];
}

const TIME_UNITS: readonly (readonly [name: string, ms: number])[] = [
  ['Days', 86_400_000],
  ['Hours', 3_600_000],
];

/** The greatest of each run of so many points: a peak stays a peak. */
function thinned(values: readonly (number | null)[], every: number): number[] {
  const count = Math.ceil(values.length / every);
  return Array.from({ length: count }, (_, i) =>
    Math.max(...values.slice(i * every, (i + 1) * every).map((value) => value ?? 0)),
  );
}

const SCALES = {
  count: { name: 'Count', units: [['', 1]] },
  bytes: {
    name: 'Bytes',
    units: [
      ['B', 1],
      ['KiB', 2 ** 10],
      ['MiB', 2 ** 20],
      ['GiB', 2 ** 30],
    ],
  },
  seconds: {
    name: 'Time',
    units: [
      ['ms', 0.001],
      ['s', 1],
    ],
  },
} as const;
const COUNT_UNITS = [
  ['', 1],
  ['k', 1e3],
  ['M', 1e6],
] as const;
/** The largest value reads at most so many units before the next larger unit takes over. */
const MOST_UNITS = 10_000;

/** What values are multiplied with, and the axis: its title with the unit, from zero to a round maximum. */
function scaleOf(unit: ReportChart['unit'], series: ReportChart['series']): { scale: number; axis: string } {
  const most = Math.max(0, ...series.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const { name, units } = SCALES[unit];
  const all: readonly (readonly [string, number])[] = unit === 'count' ? COUNT_UNITS : units;
  const limit = unit === 'seconds' ? 1000 : MOST_UNITS;
  const [sign, size] = all.find(([, its]) => most / its < limit) ?? all.at(-1) ?? ['', 1];
  const [only, ...more] = series;
  const what = unit === 'count' && only !== undefined && more.length === 0 ? only.name : name;
  const title = mermaidLabel(sign === '' ? what : `${what} in ${sign}`);
  return { scale: 1 / size, axis: `${title} 0 --> ${number(roundUp(most / size))}` };
}

/** The next of 1, 2, 2.5 and 5 times a power of ten. */
function roundUp(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const factor = [1, 2, 2.5, 5].find((its) => its * power >= value) ?? 10;
  return factor * power;
}

function numbers(values: readonly (number | null)[], scale: number): string {
  return values.map((value) => number((value ?? 0) * scale)).join(', ');
}

/** Never with an exponent, which mermaid does not read. */
function number(value: number): string {
  return Number.isFinite(value) ? value.toFixed(Number.isInteger(value) ? 0 : 3) : '0';
}
