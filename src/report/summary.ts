import { BUCKETS, countsWindows, DESTINATIONS, type RecordTally } from '../engine/tally.js';
import type { RunResult } from '../engine/run-figures.js';
import type { WindowTally } from '../engine/window-tally.js';
import { showInstant } from '../engine/window.js';
import { markdownText } from '../escape.js';
import type { ReportSection } from '../sections.js';
import { showBytes, showCount } from './figures.js';
import { windowsSection, type WindowRow } from './windows.js';

export interface SummaryFacts {
  readonly mode: string;
  readonly result: RunResult;
  /** What the run has to tell beside its figures. */
  readonly notes: readonly string[];
  readonly failures: readonly string[];
  /** What came late, is missing in the source, or is left for another run. */
  readonly missing?: readonly string[];
  /** What became of each window, where windows are what is counted. */
  readonly windows?: readonly WindowRow[] | undefined;
  /** What the logs say. */
  readonly sections?: readonly ReportSection[];
}

/** The job summary, as GitHub's Markdown: what window, what was done, what is open. */
export function summaryOf({ mode, result, notes, failures, windows = [] }: SummaryFacts): string {
  const { window, tally, complete } = result;
  const verdict =
    failures.length > 0 ? '❌ failed' : complete ? '✅ complete' : '⏳ not complete: a later run goes on';
  return [
    `### Log Ferry \u00b7 ${mode} \u00b7 ${verdict}`,
    `Window **${showInstant(window.from)}** to **${showInstant(window.to)}** (exclusive, UTC)`,
    table(figuresOf(result)),
    '#### Tally',
    countsWindows(tally) ? windowTable(tally) : tallyTable(tally),
    ...section('What went wrong', failures),
    ...windowsSection(windows),
    ...section('Good to know', notes),
  ].join('\n\n');
}

function figuresOf({ planned, committed, skipped, counters, objectsSkipped }: RunResult): [string, string][] {
  return [
    ['Segments planned', showCount(planned)],
    ['Segments committed', showCount(committed)],
    ['Segments held by another run', showCount(skipped)],
    ['Objects read', `${showCount(counters.objectsRead)} (${showBytes(counters.bytesRead)})`],
    ['Objects written', showCount(counters.objectsWritten)],
    ['Objects passed over, too old', showCount(objectsSkipped)],
    ['Bytes of the records written', showBytes(counters.bytesWritten)],
  ];
}

function table(rows: readonly (readonly [string, string])[]): string {
  return ['| | |', '|---|--:|', ...rows.map(([name, figure]) => `| ${name} | ${figure} |`)].join('\n');
}

/** Each destination's buckets and their sum, which must be what was read. */
function tallyTable(tally: RecordTally): string {
  const present = DESTINATIONS.filter((destination) => tally[destination] !== undefined);
  const row = (name: string, figure: (destination: (typeof present)[number]) => number): string =>
    `| ${name} | ${present.map((destination) => showCount(figure(destination))).join(' | ')} |`;
  return [
    `| records | ${present.join(' | ')} |`,
    `|---|${present.map(() => '--:|').join('')}`,
    ...BUCKETS.map((bucket) => row(bucket, (destination) => tally[destination]?.[bucket] ?? 0)),
    row('**read**', () => tally.read),
    row('of which unparsed', () => tally.unparsed),
    row('of which restamped', () => tally.restamped),
  ].join('\n');
}

function windowTable(tally: WindowTally): string {
  return table([
    ['Windows taken', showCount(tally.windows)],
    ['exported', showCount(tally.exported)],
    ['empty', showCount(tally.empty)],
    ['failed', showCount(tally.failed)],
    ['Objects found in the bucket', `${showCount(tally.objects)} (${showBytes(tally.bytes)})`],
  ]);
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0
    ? []
    : [`#### ${title}`, lines.map((line) => `- ${markdownText(line)}`).join('\n')];
}
