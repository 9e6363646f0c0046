import type { ReportCell, ReportColumn, ReportSection } from './report-section.js';
import type { KeyCounts } from './heavy-hitters.js';
import type { TimeBuckets } from './time-buckets.js';

const MAX_ROWS = 50;

export interface OverTimeWords {
  readonly title: string;
  /** What is counted, and which of it is marked. */
  readonly all: string;
  readonly marked?: string;
  /** Records that could not be parsed: they are in none of the figures. */
  readonly unparsed: number;
}

/** A chart over time; empty without a record. */
export function overTimeSection(buckets: TimeBuckets, words: OverTimeWords): ReportSection[] {
  const { width, starts, all, marked } = buckets.series();
  if (starts.length === 0 && words.unparsed === 0) return [];
  const total = all.reduce((sum, count) => sum + count, 0);
  const failed = marked.reduce((sum, count) => sum + count, 0);
  const parts = [
    `${formatNumber(total)} in all`,
    ...(words.marked === undefined ? [] : [`${formatNumber(failed)} of them ${words.marked}`]),
    ...(starts.length === 0
      ? []
      : [
          `each point is ${showWidth(width)} of the records' own time, and the first and last may be incomplete`,
        ]),
  ];
  const unparsed =
    words.unparsed === 0
      ? ''
      : ` Records that could not be parsed and are not in these figures: ${formatNumber(words.unparsed)}.`;
  const series = [
    { name: words.all, values: all },
    ...(words.marked === undefined ? [] : [{ name: words.marked, values: marked }]),
  ];
  return [
    {
      title: words.title,
      note: `${parts.join('; ')}.${unparsed}`,
      ...(starts.length === 0
        ? {}
        : { chart: { kind: 'line', labels: starts, series, unit: 'count', isPartialAtEnds: true } }),
    },
  ];
}

const UNITS: readonly (readonly [name: string, ms: number])[] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

function showWidth(ms: number): string {
  const [name, unit] = UNITS.find(([, its]) => ms % its === 0) ?? ['millisecond', 1];
  return ms === unit ? `a ${name}`.replace('a hour', 'an hour') : `${formatNumber(ms / unit)} ${name}s`;
}

function formatNumber(count: number): string {
  return count.toLocaleString('en-US');
}

export interface CountsWords {
  readonly title: string;
  /** What the keys are. */
  readonly column: string;
  readonly note?: string;
}

/** Keys by how often they were met; empty where none was. */
export function countsSection(counts: KeyCounts, { title, column, note }: CountsWords): ReportSection[] {
  const rows = counts.top(MAX_ROWS).map(({ key, count }) => [key, count, count / counts.total]);
  return keyedSection({ title, note, columns: [{ title: column, kind: 'code' }] }, counts, rows);
}

interface Keyed {
  readonly title: string;
  readonly note: string | undefined;
  readonly columns: readonly ReportColumn[];
}

function keyedSection(
  { title, note, columns }: Keyed,
  counts: KeyCounts,
  rows: readonly (readonly ReportCell[])[],
): ReportSection[] {
  if (rows.length === 0) return [];
  const loose =
    counts.bound === 0
      ? []
      : [`There are too many to keep all apart: a count may be up to ${formatNumber(counts.bound)} too low.`];
  const words = [...(note === undefined ? [] : [note]), ...loose].join(' ');
  return [
    {
      title,
      ...(words === '' ? {} : { note: words }),
      table: {
        columns: [...columns, { title: 'Count', kind: 'count' }, { title: 'Share', kind: 'share' }],
        rows,
        ...(counts.bound === 0 && counts.size > rows.length ? { of: counts.size } : {}),
      },
    },
  ];
}

/** Keys of the form `TLSv1.3 cipher`; `none` is how many did without. */
export function tlsSection(counts: KeyCounts, words: { title: string; none: number }): ReportSection[] {
  const total = counts.total + words.none;
  const rows = counts.top(MAX_ROWS).map(({ key, count }): ReportCell[] => {
    const [protocol = '', ...cipher] = key.split(' ');
    return [protocol, cipher.join(' '), count, count / total];
  });
  const plain: ReportCell[][] = words.none === 0 ? [] : [['none', null, words.none, words.none / total]];
  const columns = ['Version', 'Cipher'].map((title) => ({ title, kind: 'code' }) as const);
  return keyedSection({ title: words.title, note: undefined, columns }, counts, [...rows, ...plain]);
}
