import type { ReportTable } from '../statistics/sections.js';

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
