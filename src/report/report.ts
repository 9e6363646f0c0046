/** The report's data, under the name that the forms which write it know it by. */
export type {
  ChartSeries,
  ColumnKind,
  Report,
  ReportCell,
  ReportChart,
  ReportColumn,
  ReportSection,
  ReportTable,
} from '../sections.js';
