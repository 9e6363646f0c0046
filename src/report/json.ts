import { formatInstant } from '../engine/window.js';
import { visible } from '../escape.js';
import type { SummaryFacts } from './summary.js';

/** The version of the form below. What is added to it does not change it; what is renamed or removed does. */
const REPORT_VERSION = 1;

/**
 * All figures of a report as JSON, for programs: what the run did, and each section with its columns, rows and charts as
 * plain values (bytes, seconds, shares from 0 to 1, epoch milliseconds). The form is in docs/reports.md. What a log says
 * stands in it as data, control characters made visible.
 */
export function reportJson(facts: SummaryFacts): string {
  const { mode, result, failures, warnings = [], missing = [], notes, windows = [], sections = [] } = facts;
  const { window, gapFreeTo, complete, planned, committed, skipped, objectsSkipped, counters, tally } =
    result;
  const report = {
    version: REPORT_VERSION,
    mode,
    window: { from: formatInstant(window.from), to: formatInstant(window.to) },
    complete,
    failures,
    warnings,
    'late-or-missing': missing,
    notes,
    'gap-free-to': formatInstant(gapFreeTo),
    segments: { planned, committed, skipped },
    'objects-skipped': objectsSkipped,
    counters,
    'ingested-bytes': result.ingestedBytes,
    tally,
    windows: windows.map((each) => ({ ...each, from: formatInstant(each.from), to: formatInstant(each.to) })),
    sections,
  };
  return `${JSON.stringify(report, (_, value: unknown) => (typeof value === 'string' ? visible(value) : value), 2)}\n`;
}
