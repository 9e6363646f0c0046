import { countsWindows, DESTINATIONS, type RecordTally } from '../../engine/tally.js';
import type { WindowTally } from '../../engine/window-tally.js';
import { formatBytes, formatCount, formatShare, formatUsd } from '../figures.js';
import type { ReportTable } from '../../statistics/report-section.js';
import { ingestionOf, type SummaryFacts } from '../summary.js';
import { DESTINATION_NAMES, tallySheet } from '../tally-sheet.js';
import { markup, type Markup } from './markup.js';
import { tableOf } from './table.js';

/** A figure that stands out, and what makes sense of it. */
type Card = readonly [name: string, figure: string, more?: string | undefined];

/** The key figures of a run. */
export function cards(facts: SummaryFacts): Markup {
  const { tally, planned, committed, skipped } = facts.result;
  const held = skipped > 0 ? `, ${formatCount(skipped)} held by another run` : '';
  const all: readonly Card[] = [
    ...(countsWindows(tally) ? windowCards(tally) : [...recordCards(tally), ...byteCards(facts)]),
    ...priceCards(facts),
    ['Segments committed', formatCount(committed), `of ${formatCount(planned)} planned${held}`],
  ];
  const items = all.map(
    ([name, figure, more]) =>
      markup`<div class="card"><dt>${name}</dt><dd>${figure}</dd>${more === undefined ? undefined : markup`<dd class="more">${more}</dd>`}</div>`,
  );
  return markup`<dl class="cards">${items}</dl>`;
}

function byteCards({ result: { counters, objectsSkipped } }: SummaryFacts): readonly Card[] {
  const { bytesRead, objectsRead, bytesWritten, objectsWritten } = counters;
  const passed = objectsSkipped > 0 ? `, ${formatCount(objectsSkipped)} more skipped as too old` : '';
  const into = objectsWritten > 0 ? `of records, and ${formatCount(objectsWritten)} objects` : 'of records';
  return [
    ['Downloaded', formatBytes(bytesRead), `in ${formatCount(objectsRead)} objects${passed}`],
    ['Written', formatBytes(bytesWritten), into],
  ];
}

/** What was spent, where something was sent to a log group. */
function priceCards(facts: SummaryFacts): readonly Card[] {
  const ingestion = ingestionOf(facts);
  if (ingestion === undefined) return [];
  const { bytes, usd, rate, price } = ingestion;
  const where = price === undefined ? '' : ` (${price.region})`;
  return [
    [
      'Price of ingestion',
      usd === null ? 'not known' : formatUsd(usd),
      `${formatBytes(bytes)}, ${rate}${where}`,
    ],
  ];
}

function recordCards(tally: RecordTally): readonly Card[] {
  const written = DESTINATIONS.flatMap((destination) => {
    const sheet = tally[destination];
    const name = `Written to ${DESTINATION_NAMES[destination]}`;
    return sheet === undefined
      ? []
      : [[name, formatCount(sheet.written), ofRead(sheet.written, sheet.read)] satisfies Card];
  });
  return [['Records read', formatCount(tally.read)], ...written];
}

function ofRead(written: number, read: number): string {
  return read === 0 ? 'nothing to write' : `${formatShare(written / read)} of what was read`;
}

function windowCards({ windows, exported, empty, failed, objects, bytes }: WindowTally): readonly Card[] {
  return [
    ['Windows exported', formatCount(exported), `of ${formatCount(windows)} processed`],
    ['Windows empty', formatCount(empty)],
    ['Windows failed', formatCount(failed)],
    ['Found in the bucket', formatBytes(bytes), `in ${formatCount(objects)} objects`],
  ];
}

/** The balance sheet: where every record that was read has ended. */
export function tallyTable({ result: { tally } }: SummaryFacts): Markup {
  const { table, none } = tallySheet(tally);
  return markup`${tableOf(table, 'Tally', 'sheet')}
${none.length > 0 ? markup`<p class="note">None: ${none.join(', ')}.</p>` : undefined}`;
}

/** What became of each window of an export; undefined where there is none. */
export function windowsTable({ windows = [] }: SummaryFacts): Markup | undefined {
  if (windows.length === 0) return undefined;
  const table: ReportTable = {
    columns: [
      { title: 'Log group', kind: 'code' },
      { title: 'From', kind: 'instant' },
      { title: 'To', kind: 'instant' },
      { title: 'State', kind: 'text' },
      { title: 'Objects', kind: 'count' },
      { title: 'Bytes', kind: 'bytes' },
      { title: 'Task', kind: 'code' },
    ],
    rows: windows
      .slice(0, MAX_WINDOWS)
      .map(({ logGroup, from, to, state, objects, bytes, taskId }) => [
        logGroup,
        from,
        to,
        state,
        objects,
        bytes,
        taskId,
      ]),
    of: windows.length,
  };
  return tableOf(table, 'Windows');
}

/** A page with more rows opens slowly; the ledger names all of them. */
const MAX_WINDOWS = 5000;
