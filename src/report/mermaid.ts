import type { ReportChart } from '../statistics/sections.js';

/** What a chart in a job summary has room for. */
const MOST_BARS = 12;
const MOST_POINTS = 120;
const LONGEST_LABEL = 40;
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
  const names = chart.series.map(({ name }) => mermaidLabel(name).slice(1, -1)).join(', ');
  const legend =
    chart.series.length > 1
      ? [`${chart.kind === 'bars' ? 'Bars' : 'Lines'}, in the order of their colours: ${names}.`]
      : [];
  return [['```mermaid', ...body, '```'].join('\n'), ...legend];
}

function barsOf({ labels, series, unit }: ReportChart): string[] | undefined {
  const shown = labels.slice(0, MOST_BARS);
  if (shown.length === 0) return undefined;
  // Two labels that read alike would be drawn as one bar: the number keeps them apart.
  const names = shown.map((label, i) => mermaidLabel(`${i + 1} ${label}`));
  const { scale, title } = scaleOf(unit, series);
  return [
    'xychart-beta horizontal',
    `  x-axis [${names.join(', ')}]`,
    `  y-axis ${mermaidLabel(title)}`,
    ...series.map(({ values }) => `  bar [${numbers(values.slice(0, MOST_BARS), scale)}]`),
  ];
}

function lineOf({ labels, series, unit }: ReportChart): string[] | undefined {
  const times = labels.filter((label) => typeof label === 'number');
  const [first, last] = [times[0], times.at(-1)];
  if (first === undefined || last === undefined || times.length < 2 || last <= first) return undefined;
  const [name, ms] = TIME_UNITS.find(([, its]) => last - first >= 3 * its) ?? ['Minutes', 60_000];
  const every = Math.ceil(times.length / MOST_POINTS);
  const { scale, title } = scaleOf(unit, series);
  const since = new Date(first).toISOString().slice(0, 16).replace('T', ' ');
  return [
    'xychart-beta',
    `  x-axis ${mermaidLabel(`${name} since ${since} UTC`)} 0 --> ${number((last - first) / ms)}`,
    `  y-axis ${mermaidLabel(title)}`,
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

const SCALES = { count: ['Count', 1], bytes: ['MiB', 2 ** -20], seconds: ['Seconds', 1] } as const;

function scaleOf(unit: ReportChart['unit'], series: ReportChart['series']): { scale: number; title: string } {
  const [name, scale] = SCALES[unit];
  const [only, ...more] = series;
  return { scale, title: unit === 'count' && only !== undefined && more.length === 0 ? only.name : name };
}

function numbers(values: readonly (number | null)[], scale: number): string {
  return values.map((value) => number((value ?? 0) * scale)).join(', ');
}

/** Never with an exponent, which mermaid does not read. */
function number(value: number): string {
  return Number.isFinite(value) ? value.toFixed(Number.isInteger(value) ? 0 : 3) : '0';
}
