import type { ReportCell, ReportColumn, ReportSection } from './report-section.js';
import type { KeyCounts } from './heavy-hitters.js';
import type { TimeBuckets } from './time-buckets.js';

const MAX_ROWS = 50;

interface OverTimeWords {
  readonly title: string;
  /** What is counted, and which of it is marked. */
  readonly all: string;
  readonly marked?: string;
  /** Records that could not be parsed: they are in none of the figures. */
  readonly unparsed: number;
}

/** A chart over time; empty without a record. */
export function overTimeSection(buckets: TimeBuckets, words: OverTimeWords): ReportSection[] {
  const counts = buckets.snapshot();
  const isEmpty = counts.buckets.length === 0;
  if (isEmpty && words.unparsed === 0) return [];
  const total = counts.buckets.reduce((sum, [, all]) => sum + all, 0);
  const failed = counts.buckets.reduce((sum, [, , marked]) => sum + marked, 0);
  const parts = [
    `${formatNumber(total)} in all`,
    ...(words.marked === undefined ? [] : [`${formatNumber(failed)} of them ${words.marked}`]),
  ];
  const unparsed =
    words.unparsed === 0
      ? ''
      : ` Records that could not be parsed and are not in these figures: ${formatNumber(words.unparsed)}.`;
  const overTime = { counts, all: words.all, marked: words.marked };
  return [{ title: words.title, note: `${parts.join('; ')}.${unparsed}`, ...(isEmpty ? {} : { overTime }) }];
}

function formatNumber(count: number): string {
  return count.toLocaleString('en-US');
}

interface CountsWords {
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
