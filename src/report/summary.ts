import { EVENT_OVERHEAD_BYTES, INGEST_PRICES_AS_OF, PRICES } from '../doctor/prices.js';
import { ingestPrice, priceOf } from '../doctor/estimate.js';
import { BUCKETS, countsWindows, DESTINATIONS, type RecordTally } from '../engine/tally.js';
import type { RunResult } from '../engine/run-figures.js';
import type { WindowTally } from '../engine/window-tally.js';
import { showInstant } from '../engine/window.js';
import { markdownText, visible } from '../escape.js';
import type { ReportSection } from '../sections.js';
import { showBytes, showCount, showUsd } from './figures.js';
import { fitted, sectionMarkdown, type Block } from './markdown.js';
import { windowsSection, type WindowRow } from './windows.js';

export interface SummaryFacts {
  readonly mode: string;
  readonly result: RunResult;
  /** What the run has to tell beside its figures. */
  readonly notes: readonly string[];
  readonly failures: readonly string[];
  /** What came late, is missing in the source, or is left for another run. */
  readonly missing?: readonly string[];
  /** Of the log group that the run sent to; absent where it sent to none. */
  readonly logGroupClass?: string | undefined;
  /** What became of each window, where windows are what is counted. */
  readonly windows?: readonly WindowRow[] | undefined;
  /** What the logs say. */
  readonly sections?: readonly ReportSection[];
}

/** Each line of a list is cut after so many characters, and the list after so many lines: a run may fail in each segment. */
const LONGEST_LINE = 2000;
const MOST_LINES = 60;

/** The job summary, as GitHub's Markdown: what window, what was done, what is late, what comes next, what the logs say. */
export function summaryOf(facts: SummaryFacts): string {
  const { mode, result, notes, failures, windows = [], missing = [], sections = [] } = facts;
  const { window, tally, complete } = result;
  const verdict =
    failures.length > 0 ? '❌ failed' : complete ? '✅ complete' : '⏳ not complete: a later run goes on';
  const head = [
    `### Log Ferry \u00b7 ${mode} \u00b7 ${verdict}`,
    `Window **${showInstant(window.from)}** to **${showInstant(window.to)}** (exclusive, UTC)`,
    table([...figuresOf(result), ...costOf(facts)]),
    '#### Tally',
    countsWindows(tally) ? windowTable(tally) : tallyTable(tally),
  ];
  const blocks: Block[] = [
    { title: 'Figures', markdown: head.join('\n\n') },
    ...list('What went wrong', failures),
    ...list('Late or missing', missing),
    { title: 'What comes next', markdown: `#### What comes next\n\n${nextOf(facts)}` },
    ...list('Good to know', notes),
    ...block('Windows', windowsSection(windows)),
    ...(sections.length === 0 ? [] : [{ title: 'What the logs say', markdown: '### What the logs say' }]),
    ...sections.map((section) => ({ title: section.title, markdown: sectionMarkdown(section) })),
  ];
  return fitted(blocks);
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

/** What CloudWatch Logs asks for what was sent to it. */
export function costOf({ result: { ingestedBytes }, logGroupClass }: SummaryFacts): [string, string][] {
  if (logGroupClass === undefined) return [];
  const perGb = ingestPrice(logGroupClass);
  const usd = priceOf({ ingestedBytes: { bytes: ingestedBytes, perGb }, gets: 0, putsAndLists: 0 });
  const price = `at ${perGb.toFixed(2)} USD a GB (${PRICES.region}, ${INGEST_PRICES_AS_OF})`;
  return [
    [`Sent to CloudWatch Logs, with ${EVENT_OVERHEAD_BYTES} bytes for each event`, showBytes(ingestedBytes)],
    [`Its price, estimated ${price}`, showUsd(usd)],
  ];
}

/** What a later run will do, in a sentence. */
export function nextOf({ result, failures }: SummaryFacts): string {
  const { window, gapFreeTo, complete, planned, committed } = result;
  if (complete) {
    return `Everything before ${showInstant(window.to)} is done. The next run of the schedule takes what is new since then.`;
  }
  const left = planned - committed;
  const open = left > 0 ? `${showCount(left)} of ${showCount(planned)} segments are left. ` : '';
  const again = failures.length > 0 ? 'What failed stays open in the ledger and is tried again: the' : 'The';
  return `${open}${again} next run goes on from ${showInstant(gapFreeTo)}, before which nothing is open.`;
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

function list(title: string, lines: readonly string[]): Block[] {
  if (lines.length === 0) return [];
  const rest = lines.length - MOST_LINES;
  const items = lines.slice(0, MOST_LINES).map((line) => `- ${markdownText(shortened(visible(line)))}`);
  const more = rest > 0 ? [`- and ${showCount(rest)} more, which are in the log.`] : [];
  return block(title, [`#### ${title}`, [...items, ...more].join('\n')]);
}

function shortened(line: string): string {
  return line.length <= LONGEST_LINE ? line : `${line.slice(0, LONGEST_LINE)}\u2026`;
}

function block(title: string, parts: readonly string[]): Block[] {
  return parts.length === 0 ? [] : [{ title, markdown: parts.join('\n\n') }];
}
