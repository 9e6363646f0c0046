import type { LineFormat, Redaction } from '../../src/encode/types.js';
import { formatNamed } from '../encode/formats.js';
import { LOG_TYPES, logTypeOf, type LogTypeName } from '../../src/log-types/index.js';
import type { ReportCell, ReportSection } from '../../src/statistics/report-section.js';
import { LogTypeReport, logTypeStatistics, type LogTypeSnapshot } from '../../src/statistics/log-types.js';

/** What looking at these lines gives: the time stands in the token that the format says. */
export function observed(
  lines: Iterable<string>,
  logType: LogTypeName = 'access',
  redaction?: Redaction,
): LogTypeSnapshot {
  const format: LineFormat = formatNamed(logType);
  const statistics = logTypeStatistics(logTypeOf(logType), format.columns, redaction);
  const reader = format.reader();
  if (statistics === undefined) throw new Error(`${logType} has no figures`);
  for (const line of lines) {
    const bytes = Buffer.from(line);
    const wrong = reader.read(bytes, 0, bytes.length);
    if (wrong === undefined) statistics.parsed(bytes, reader, format.timeOf(bytes, 0, bytes.length));
    else statistics.unparsed();
  }
  return statistics.snapshot();
}

export function reportOf(...parts: readonly LogTypeSnapshot[]): ReportSection[] {
  const report = new LogTypeReport(LOG_TYPES);
  for (const part of parts) report.merge(structuredClone(part));
  return report.sections();
}

export function sectionOf(sections: readonly ReportSection[], title: string): ReportSection {
  const found = sections.find((section) => section.title === title);
  if (found === undefined)
    throw new Error(`no ${title} among ${sections.map((its) => its.title).join(', ')}`);
  return found;
}

/** A table's rows as objects, by the titles of its columns. */
export function rowsOf(sections: readonly ReportSection[], title: string): Record<string, ReportCell>[] {
  const { table = { columns: [], rows: [] } } = sectionOf(sections, title);
  return table.rows.map((row) => {
    return Object.fromEntries(table.columns.map((column, i) => [column.title, row[i] ?? null]));
  });
}
