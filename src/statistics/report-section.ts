import type { TimeBucketsSnapshot } from './time-buckets.js';

/**
 * A part of a report as plain data, before it is written as Markdown or as HTML. Titles, notes and column names are ours;
 * every text in a row or a label may come from a log and is written by each form as data, never as markup.
 */
export interface ReportSection {
  readonly title: string;
  /** What the reader must know to read the figures: units, what is left out, how exact they are. */
  readonly note?: string;
  readonly chart?: ReportChart;
  readonly table?: ReportTable;
  /**
   * Counts for each quarter of an hour, by its start in epoch milliseconds. The report turns them into a chart by hour of the
   * day in its time zone.
   */
  readonly byTime?: readonly (readonly [start: number, count: number])[];
  /** Counts that the report turns into a chart over the days and hours of its time zone. */
  readonly overTime?: CountsOverTime;
}

/** Narrow counts over time, and what they are of. */
export interface CountsOverTime {
  /** The oldest first. */
  readonly counts: TimeBucketsSnapshot;
  readonly all: string;
  /** Absent: none are marked. */
  readonly marked?: string | undefined;
}

/**
 * What a column's values are: `text` and `code` (both strings), `count`, `bytes`, `share` (0 to 1) and `instant` (epoch
 * milliseconds), `seconds`. A missing value is `null`.
 */
export type CellKind = 'text' | 'code' | 'count' | 'bytes' | 'seconds' | 'share' | 'instant';

export interface ReportColumn {
  readonly title: string;
  readonly kind: CellKind;
}

export type ReportCell = string | number | null;

/** A table of a section. */
export interface ReportTable {
  readonly columns: readonly ReportColumn[];
  /** The most important first; one cell for each column. */
  readonly rows: readonly (readonly ReportCell[])[];
  /** Total number of rows if these are only some of them; absent if they are all, or if the total is unknown. */
  readonly of?: number;
}

/** Bars have a label each; a line is drawn over time, and its labels are epoch milliseconds. */
export interface ReportChart {
  readonly kind: 'bars' | 'line';
  readonly labels: readonly (string | number)[];
  readonly series: readonly ChartSeries[];
  readonly unit: 'count' | 'bytes' | 'seconds';
  /** Whether the first and the last point probably cover only part of their time. */
  readonly isPartialAtEnds?: boolean;
  /** For a line: IANA name of the time zone of its axis. */
  readonly timeZone?: string;
}

interface ChartSeries {
  readonly name: string;
  /** One for each label; `null` leaves a gap. */
  readonly values: readonly (number | null)[];
}
