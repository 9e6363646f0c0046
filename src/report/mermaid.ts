import { TimeZone } from '../time-zone.js';
import type { ReportChart } from '../statistics/report-section.js';

/** What a chart in a job summary has room for: the hours of a day. */
const MAX_BARS = 24;
const MAX_POINTS = 120;
const MAX_LABEL_LENGTH = 40;
/**
 * The colours of the series, readable on GitHub's light and dark page, each with the sign that a legend has for it: the
 * palette that mermaid brings draws its first series nearly white on white. The page shows through, so that a contrast of
 * 3 to white and to GitHub's dark page is enough.
 */
const COLOURS = [
  ['#1f77b4', '\u{1f535}'],
  ['#d9730d', '\u{1f7e0}'],
  ['#2e9e6b', '\u{1f7e2}'],
  ['#8a63d2', '\u{1f7e3}'],
] as const;
const PALETTE = COLOURS.map(([colour]) => colour).join(', ');
/** Pixels. What is drawn in bars is as high as its bars are many. */
const LINE_HEIGHT = 320;
const BAR = { head: 60, thick: 30, least: 150 } as const;

function initOf(height: number): string {
  const themeVariables = { xyChart: { backgroundColor: 'transparent', plotColorPalette: PALETTE } };
  return `%%{init: ${JSON.stringify({ xyChart: { height }, themeVariables })}}%%`;
}

/** The characters of a label: none of them ends a string, opens a directive or a comment, or is Markdown. */
const UNSAFE = /[^A-Za-z0-9 ./_:-]/g;

/** A label as mermaid takes it, in quotes. What is not surely harmless reads `?`. */
export function mermaidLabel(text: string): string {
  const safe = text.normalize('NFC').replace(/\s+/g, ' ').replace(UNSAFE, '?');
  const half = Math.floor(MAX_LABEL_LENGTH / 2);
  const short = safe.length <= MAX_LABEL_LENGTH ? safe : `${safe.slice(0, half)}...${safe.slice(3 - half)}`;
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
  return [['```mermaid', ...body, '```'].join('\n'), ...legend];
}

function barsOf({ labels, series, unit }: ReportChart): string[] | undefined {
  // Mermaid draws nothing as a short bar.
  const wanted = [...labels.keys()]
    .filter((i) => series.some(({ values }) => (values[i] ?? 0) > 0))
    .slice(0, MAX_BARS);
  const shown = wanted.map((i) => labels[i] ?? '');
  if (shown.length === 0) return undefined;
  const plain = shown.map((label) => mermaidLabel(String(label)));
  // Two labels that read alike would be drawn as one bar: the number keeps them apart.
  const names =
    new Set(plain).size === plain.length && !plain.includes('""')
      ? plain
      : shown.map((label, i) => mermaidLabel(`${i + 1} ${label}`));
  const drawn = series.map(({ name, values }) => ({ name, values: wanted.map((i) => values[i] ?? null) }));
  const height = Math.max(BAR.least, BAR.head + BAR.thick * shown.length);
  const { scale, axis } = scaleOf(unit, drawn);
  return [
    initOf(height),
    'xychart-beta horizontal',
    `  x-axis [${names.join(', ')}]`,
    `  y-axis ${axis}`,
    ...drawn.map(({ values }) => `  bar [${numbers(values, scale)}]`),
  ];
}

function lineOf({ labels, series, unit, timeZone = 'UTC' }: ReportChart): string[] | undefined {
  const times = labels.filter((label) => typeof label === 'number');
  const [first, last] = [times[0], times.at(-1)];
  if (first === undefined || last === undefined || times.length < 2 || last <= first) return undefined;
  const [name, ms] = TIME_UNITS.find(([, its]) => last - first >= 3 * its) ?? ['Minutes', 60_000];
  const every = Math.ceil(times.length / MAX_POINTS);
  const { scale, axis } = scaleOf(unit, series);
  const local = first + TimeZone.of(timeZone).offsetAt(first);
  const since = new Date(local).toISOString().slice(0, 16).replace('T', ' ');
  return [
    initOf(LINE_HEIGHT),
    'xychart-beta',
    `  x-axis "${name} since ${since} ${timeZone}" 0 --> ${number((last - first) / ms)}`,
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
/** The largest value reads less than so many units, or the next larger unit takes over. */
const MAX_UNITS = 1000;

/** What values are multiplied with, and the axis: its title with the unit, from zero to a round maximum. */
function scaleOf(unit: ReportChart['unit'], series: ReportChart['series']): { scale: number; axis: string } {
  const most = Math.max(0, ...series.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const { name, units } = SCALES[unit];
  const all: readonly (readonly [string, number])[] = unit === 'count' ? COUNT_UNITS : units;
  const [sign, size] = all.find(([, its]) => most / its < MAX_UNITS) ?? all.at(-1) ?? ['', 1];
  const [only, ...more] = series;
  const what = only !== undefined && more.length === 0 ? only.name : name;
  const title = mermaidLabel(sign === '' ? what : `${what} in ${sign}`);
  return { scale: 1 / size, axis: `${title} 0 --> ${number(roundUp(most / size))}` };
}

/** Times a power of ten: of these a chart may end at. */
const ROUND = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8];

/** The next round number. */
function roundUp(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const factor = ROUND.find((its) => its * power >= value) ?? 10;
  return factor * power;
}

function numbers(values: readonly (number | null)[], scale: number): string {
  return values.map((value) => number((value ?? 0) * scale)).join(', ');
}

/** Never with an exponent, which mermaid does not read. */
function number(value: number): string {
  return Number.isFinite(value) ? value.toFixed(Number.isInteger(value) ? 0 : 3) : '0';
}
