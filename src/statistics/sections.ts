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
   * Counts by the instant at which a quarter of an hour begins, epoch milliseconds: they become a chart by hour of the day
   * once the time zone of the report is known.
   */
  readonly byTime?: readonly (readonly [start: number, count: number])[];
}

/**
 * What a column's values are: `text` and `code` (both strings), `count`, `bytes`, `share` (0 to 1) and `instant` (epoch
 * milliseconds), `seconds`. A value that there is none of is `null`.
 */
export type ColumnKind = 'text' | 'code' | 'count' | 'bytes' | 'seconds' | 'share' | 'instant';

export interface ReportColumn {
  readonly title: string;
  readonly kind: ColumnKind;
}

export type ReportCell = string | number | null;

export interface ReportTable {
  readonly columns: readonly ReportColumn[];
  /** The most important first; one cell for each column. */
  readonly rows: readonly (readonly ReportCell[])[];
  /** How many rows there would be in all, where these are not all; absent when they are, or when it is not known. */
  readonly of?: number;
}

/** Bars have a label each; a line is drawn over time, and its labels are epoch milliseconds. */
export interface ReportChart {
  readonly kind: 'bars' | 'line';
  readonly labels: readonly (string | number)[];
  readonly series: readonly ChartSeries[];
  readonly unit: 'count' | 'bytes' | 'seconds';
  /** Whether the first and the last label stand for times that the window holds in part, most likely. */
  readonly isPartialAtEnds?: boolean;
  /** Of a line: the IANA name of the time zone whose days and hours its axis shows. */
  readonly timeZone?: string;
}

export interface ChartSeries {
  readonly name: string;
  /** One for each label; `null` leaves a gap. */
  readonly values: readonly (number | null)[];
}
