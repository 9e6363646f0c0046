import type { ReportCell, ReportColumn, ReportTable } from '../statistics/report-section.js';
import { columnFormatter } from './figures.js';

/** A column, and how its cells are shown: in one unit. */
export interface ShownColumn extends ReportColumn {
  readonly show: (cell: ReportCell) => string;
}

export function shownColumns({ columns, rows }: ReportTable): ShownColumn[] {
  return columns.map((column, i) => ({
    ...column,
    show: columnFormatter(
      column.kind,
      rows.map((row) => row[i] ?? null),
    ),
  }));
}

/** The table without the columns that no row has a value in. The first, which names the rows, always stays. */
export function knownColumns({ columns, rows, ...rest }: ReportTable): ReportTable {
  if (rows.length === 0) return { columns, rows, ...rest };
  const isKnown = columns.map((_, i) => i === 0 || rows.some((row) => (row[i] ?? null) !== null));
  return {
    ...rest,
    columns: columns.filter((_, i) => isKnown[i]),
    rows: rows.map((row) => row.filter((_, i) => isKnown[i])),
  };
}
