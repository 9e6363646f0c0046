import { usdFor } from '../preflight/estimate.js';
import { EVENT_OVERHEAD_BYTES, ingestPrice, originOf, pricesIn, type Price } from '../preflight/prices.js';
import { countsWindows, type Tally } from '../engine/tally.js';
import type { RunResult } from '../engine/run-figures.js';
import type { WindowTally } from '../engine/window-tally.js';
import { formatInstant } from '../engine/window.js';
import { cutText, markdownProse, markdownText, visible, withoutSecrets } from '../escape.js';
import type { ReportSection, ReportTable } from '../statistics/report-section.js';
import { shownColumns } from './columns.js';
import { formatBytes, formatCount, formatUsd } from './figures.js';
import { fitted, sectionMarkdown, type Block } from './markdown.js';
import { tallySheet } from './tally-sheet.js';
import { windowsSection, type WindowRow } from './windows.js';

/** Where the run writes to. */
export interface Place {
  /** `Log group`, `Objects`. */
  readonly kind: string;
  readonly name: string;
  readonly url: string | undefined;
}

/** What the summary of a run tells. */
export interface SummaryFacts {
  readonly mode: string;
  /** Whose prices hold. */
  readonly region: string;
  readonly result: RunResult;
  /** What the run has to tell beside its figures: its notices, and more. */
  readonly notes: readonly string[];
  readonly failures: readonly string[];
  /** What the log warns of. */
  readonly warnings?: readonly string[];
  /** What came late, or is missing in the source. */
  readonly missing?: readonly string[];
  /** Of the log group that the run sent to; absent where it sent to none. */
  readonly logGroupClass?: string | undefined;
  /** The destinations, with their pages in the AWS console where it has a public address. */
  readonly places?: readonly Place[];
  /** What became of each window, where windows are what is counted. */
  readonly windows?: readonly WindowRow[] | undefined;
  /** What the logs say. */
  readonly sections?: readonly ReportSection[];
}

/** Each line of a list is cut after so many characters, and the list after so many lines: a run may fail in each segment. */
const MAX_LINE_LENGTH = 2000;
const MAX_LINES = 60;

/** The job summary, as GitHub's Markdown: what window, what was done, what is late, what comes next, what the logs say. */
export function summaryOf(facts: SummaryFacts): string {
  const { mode, result, notes, failures, warnings = [], windows = [], missing = [], sections = [] } = facts;
  const { window, tally, complete } = result;
  const verdict =
    failures.length > 0 ? '❌ failed' : complete ? '✅ complete' : '⏳ not complete: a later run continues';
  const head = [
    `### Log Ferry \u00b7 ${mode} \u00b7 ${verdict}`,
    `Window **${formatInstant(window.from)}** to **${formatInstant(window.to)}** (UTC, the end exclusive)`,
  ];
  const figures = [table([...figuresOf(result), ...costOf(facts)]), '#### Tally', tallyMarkdown(tally)];
  const blocks: Block[] = [
    { title: 'Verdict', markdown: head.join('\n\n') },
    ...list('What went wrong', failures),
    ...list('Warnings', warnings),
    ...list('Late or missing', missing),
    { title: 'What comes next', markdown: `#### What comes next\n\n${nextOf(facts)}` },
    { title: 'Figures', markdown: figures.join('\n\n') },
    ...block('Destination', placesMarkdown(facts)),
    ...list('Good to know', notes),
    ...block('Windows', windowsSection(windows)),
    ...(sections.length === 0 ? [] : [{ title: 'What the logs say', markdown: '### What the logs say' }]),
    ...sections.map((section) => ({ title: section.title, markdown: sectionMarkdown(section) })),
  ];
  return fitted(blocks);
}

function figuresOf({ planned, committed, skipped, counters, ...rest }: RunResult): [string, string][] {
  return [
    ['Segments planned', formatCount(planned)],
    ['Segments committed', formatCount(committed)],
    ...unlessZero('Segments held by another run', skipped),
    ...unlessZero('Objects skipped as too old', rest.objectsSkipped),
    ...(countsWindows(rest.tally) ? foundOf(rest.tally) : bytesOf(counters)),
  ];
}

/** An export reads no source, and CloudWatch Logs writes for it: what counts is what lies in the bucket. */
function foundOf({ objects, bytes }: WindowTally): [string, string][] {
  return [['Objects found in the bucket', `${formatCount(objects)} (${formatBytes(bytes)})`]];
}

function bytesOf({ objectsRead, bytesRead, ...written }: RunResult['counters']): [string, string][] {
  return [
    ['Objects read', `${formatCount(objectsRead)} (${formatBytes(bytesRead)})`],
    ...unlessZero('Objects written', written.objectsWritten),
    ['Bytes of the records written', formatBytes(written.bytesWritten)],
  ];
}

function unlessZero(name: string, figure: number): [string, string][] {
  return figure === 0 ? [] : [[name, formatCount(figure)]];
}

/** What CloudWatch Logs asks for what was sent to it. */
interface Ingestion {
  /** As the service counts them, with what it adds for each event. */
  readonly bytes: number;
  /** `null`: the price of this class of log group is not known. */
  readonly usd: number | null;
  /** `estimated at 0.50 USD a GB`, or why not. */
  readonly rate: string;
  /** Where and when that price was read; absent where none is known. */
  readonly price?: Price | undefined;
}

/** Undefined where nothing goes to a log group. */
export function ingestionOf({ result, region, logGroupClass }: SummaryFacts): Ingestion | undefined {
  if (logGroupClass === undefined) return undefined;
  const bytes = result.ingestedBytes;
  const prices = pricesIn(region);
  const price = ingestPrice(prices, logGroupClass);
  const rate =
    price === undefined
      ? `not known for a log group of class ${logGroupClass}`
      : `estimated at ${cents(price.usd)} USD a GB`;
  return {
    bytes,
    usd: usdFor({ ingested: { bytes, logGroupClass }, gets: 0, putsAndLists: 0 }, prices),
    rate,
    price,
  };
}

/** With two decimals, or as many as it has. */
function cents(usd: number): string {
  return usd.toFixed(Math.max(2, String(usd).split('.')[1]?.length ?? 0));
}

function costOf(facts: SummaryFacts): [string, string][] {
  const ingestion = ingestionOf(facts);
  if (ingestion === undefined) return [];
  const { bytes, usd, rate, price } = ingestion;
  const origin = price === undefined ? '' : ` (${originOf(price)})`;
  return [
    [`Sent to CloudWatch Logs, with ${EVENT_OVERHEAD_BYTES} bytes for each event`, formatBytes(bytes)],
    [`Its price, ${rate}${origin}`, usd === null ? 'not known' : formatUsd(usd)],
  ];
}

/** What a later run will do, in a sentence. */
export function nextOf({ result, failures }: SummaryFacts): string {
  const { window, gapFreeTo, complete, planned, committed } = result;
  if (complete) {
    return (
      `Everything that the inputs select from ${formatInstant(window.from)} to ${formatInstant(window.to)} is done. ` +
      'The next run continues with what is new.'
    );
  }
  const left = planned - committed;
  const open = left > 0 ? `${formatCount(left)} of ${formatCount(planned)} segments are left. ` : '';
  const again = failures.length > 0 ? 'What failed stays open in the ledger, to be tried again. The' : 'The';
  const done =
    gapFreeTo > window.from
      ? ` From ${formatInstant(window.from)} to ${formatInstant(gapFreeTo)} nothing is open.`
      : '';
  return `${open}${again} next run continues from ${formatInstant(gapFreeTo)}.${done}`;
}

export function table(rows: readonly (readonly [string, string])[]): string {
  return ['| | |', '|---|--:|', ...rows.map(([name, figure]) => `| ${name} | ${figure} |`)].join('\n');
}

/** Without a link where its address would tell what is masked. */
export function linkOf({ url }: Place): string | undefined {
  return url === undefined || withoutSecrets(url) !== url ? undefined : url;
}

function placesMarkdown({ places = [] }: SummaryFacts): string[] {
  if (places.length === 0) return [];
  const items = places.map((place) => {
    const link = linkOf(place);
    // The address as it is: GitHub makes a link of it, and a summary holds no Markdown of a link, so that none can be forged.
    return `- ${place.kind}: ${markdownText(place.name)}${link === undefined ? '' : ` at ${link}`}`;
  });
  return ['#### Destination', items.join('\n')];
}

/** Each destination's buckets and their sum, which must be what was read. */
function tallyMarkdown(tally: Tally): string {
  const { table: sheet, none } = tallySheet(tally);
  const rest = none.length === 0 ? [] : [`None: ${none.join(', ')}.`];
  return [sheetMarkdown(sheet), ...rest].join('\n\n');
}

/** Its texts are ours: nothing in them comes from a log. */
function sheetMarkdown(sheet: ReportTable): string {
  const columns = shownColumns(sheet);
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    line(columns.map(({ title }) => title)),
    line(columns.map(({ kind }) => (kind === 'count' ? '--:' : '---'))),
    ...sheet.rows.map((row) => line(columns.map(({ show }, i) => show(row[i] ?? null)))),
  ].join('\n');
}

export function list(title: string, lines: readonly string[]): Block[] {
  if (lines.length === 0) return [];
  const rest = lines.length - MAX_LINES;
  const items = lines
    .slice(0, MAX_LINES)
    .map((line) => `- ${markdownProse(cutText(visible(line), MAX_LINE_LENGTH))}`);
  const more = rest > 0 ? [`- and ${formatCount(rest)} more, which are in the log.`] : [];
  return block(title, [`#### ${title}`, [...items, ...more].join('\n')]);
}

function block(title: string, parts: readonly string[]): Block[] {
  return parts.length === 0 ? [] : [{ title, markdown: parts.join('\n\n') }];
}
