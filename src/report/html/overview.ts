import { BUCKETS, countsWindows, DESTINATIONS, type Bucket, type RecordTally } from '../../engine/tally.js';
import type { WindowTally } from '../../engine/window-tally.js';
import { showBytes, showCount, showShare } from '../figures.js';
import type { ReportCell, ReportTable } from '../../sections.js';
import type { SummaryFacts } from '../summary.js';
import { markup, type Markup } from './markup.js';
import { tableOf } from './table.js';

/** A figure that stands out, and what makes sense of it. */
type Card = readonly [name: string, figure: string, more?: string | undefined];

/** The key figures of a run. */
export function cards({ result }: SummaryFacts): Markup {
  const { tally, counters, planned, committed, skipped, objectsSkipped } = result;
  const held = skipped > 0 ? `, ${showCount(skipped)} held by another run` : '';
  const passed = objectsSkipped > 0 ? `${showCount(objectsSkipped)} more passed over, too old` : undefined;
  const all: readonly Card[] = [
    ...(countsWindows(tally) ? windowCards(tally) : recordCards(tally)),
    ['Bytes read', showBytes(counters.bytesRead), 'as downloaded'],
    ['Bytes written', showBytes(counters.bytesWritten), 'of the records'],
    ['Objects read', showCount(counters.objectsRead), passed],
    ...(counters.objectsWritten > 0
      ? [['Objects written', showCount(counters.objectsWritten)] satisfies Card]
      : []),
    ['Segments committed', showCount(committed), `of ${showCount(planned)} planned${held}`],
  ];
  const items = all.map(
    ([name, figure, more]) =>
      markup`<div class="card"><dt>${name}</dt><dd>${figure}</dd>${more === undefined ? undefined : markup`<dd class="more">${more}</dd>`}</div>`,
  );
  return markup`<dl class="cards">${items}</dl>`;
}

function recordCards(tally: RecordTally): readonly Card[] {
  const written = DESTINATIONS.flatMap((destination) => {
    const sheet = tally[destination];
    const name = `Written to ${destination === 's3' ? 'S3' : 'CloudWatch Logs'}`;
    return sheet === undefined
      ? []
      : [[name, showCount(sheet.written), ofRead(sheet.written, tally.read)] satisfies Card];
  });
  return [['Records read', showCount(tally.read)], ...written];
}

function ofRead(written: number, read: number): string {
  return read === 0 ? 'nothing to write' : `${showShare(written / read)} of what was read`;
}

function windowCards({ windows, exported, empty, failed, objects, bytes }: WindowTally): readonly Card[] {
  return [
    ['Windows exported', showCount(exported), `of ${showCount(windows)} taken`],
    ['Windows empty', showCount(empty)],
    ['Windows failed', showCount(failed)],
    ['Found in the bucket', showBytes(bytes), `in ${showCount(objects)} objects`],
  ];
}

const MEANINGS: Readonly<Record<Bucket, string>> = {
  written: 'reached the destination',
  filtered: 'left out by the filter',
  'sampled-out': 'left out by the sample',
  'out-of-window': 'outside the window',
  duplicate: 'there already',
  'too-old': 'older than the destination takes',
  'too-new': 'further ahead than the destination takes',
  oversize: 'larger than one event may be',
  rejected: 'refused by the service',
};

/** The balance sheet: where every record that was read has ended. */
export function tallyTable({ result: { tally } }: SummaryFacts): Markup {
  if (countsWindows(tally)) return tableOf(sheetOfWindows(tally), 'Tally', 'sheet');
  const { columns, rows } = sheetOfRecords(tally);
  const isEmpty = (row: (typeof rows)[number]): boolean =>
    row.every((each) => typeof each === 'string' || each === 0);
  const shown = rows.filter((row) => ALWAYS.has(row[0] ?? '') || !isEmpty(row));
  const empty = rows.filter((row) => !shown.includes(row)).map(([name = '']) => String(name));
  return markup`${tableOf({ columns, rows: shown }, 'Tally', 'sheet')}
${empty.length > 0 ? markup`<p class="note">None: ${empty.join(', ')}.</p>` : undefined}`;
}

const ALWAYS: ReadonlySet<ReportCell> = new Set(['written', 'read']);

function sheetOfRecords(tally: RecordTally): ReportTable {
  const present = DESTINATIONS.filter((destination) => tally[destination] !== undefined);
  const everywhere = (figure: number): number[] => present.map(() => figure);
  return {
    columns: [
      { title: 'records', kind: 'text' },
      ...present.map((title) => ({ title, kind: 'count' }) as const),
      { title: 'meaning', kind: 'text' },
    ],
    rows: [
      ...BUCKETS.map((bucket) => [
        bucket,
        ...present.map((destination) => tally[destination]?.[bucket] ?? 0),
        MEANINGS[bucket],
      ]),
      ['read', ...everywhere(tally.read), 'the sum of all above'],
      ['of which unparsed', ...everywhere(tally.unparsed), 'sent as they are, and marked'],
      ['of which restamped', ...everywhere(tally.restamped), 'sent with another time'],
    ],
  };
}

function sheetOfWindows({ windows, exported, empty, failed }: WindowTally): ReportTable {
  return {
    columns: [
      { title: 'windows', kind: 'text' },
      { title: 'count', kind: 'count' },
      { title: 'meaning', kind: 'text' },
    ],
    rows: [
      ['exported', exported, 'their objects are in the bucket'],
      ['empty', empty, 'the log group holds nothing in them'],
      ['failed', failed, 'left for the next run'],
      ['taken', windows, 'the sum of all above'],
    ],
  };
}

/** What became of each window of an export; undefined where there is none. */
export function windowsTable({ windows = [] }: SummaryFacts): Markup | undefined {
  if (windows.length === 0) return undefined;
  const table: ReportTable = {
    columns: [
      { title: 'log group', kind: 'code' },
      { title: 'from', kind: 'instant' },
      { title: 'to', kind: 'instant' },
      { title: 'state', kind: 'text' },
      { title: 'objects', kind: 'count' },
      { title: 'bytes', kind: 'bytes' },
      { title: 'task', kind: 'code' },
    ],
    rows: windows
      .slice(0, MOST_WINDOWS)
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
const MOST_WINDOWS = 5000;
