import {
  BUCKETS,
  countsWindows,
  DESTINATIONS,
  type Bucket,
  type RecordTally,
  type Sheet,
  type Tally,
  type Destination,
} from '../engine/tally.js';
import type { WindowTally } from '../engine/window-tally.js';
import type { ReportTable } from '../statistics/report-section.js';

/** The balance sheet of a run: one row for each bucket that holds something. */
interface TallySheet {
  readonly table: ReportTable;
  /** The names of what is zero everywhere, which have no row. */
  readonly none: readonly string[];
}

const MEANINGS: Readonly<Record<Bucket, string>> = {
  written: 'reached the destination',
  filtered: 'left out by the filter',
  'sampled-out': 'left out by the sample',
  'out-of-window': 'outside the window',
  duplicate: 'already written',
  'too-old': 'older than the destination accepts',
  'too-new': 'further in the future than the destination accepts',
  oversize: 'larger than an event may be',
  rejected: 'refused by the service',
};

/** What each destination is called. */
export const DESTINATION_NAMES: Readonly<Record<Destination, string>> = { s3: 'S3', logs: 'CloudWatch Logs' };

/** A figure for each destination in use. */
type Row = readonly [name: string, figures: readonly number[], meaning: string];

export function tallySheet(tally: Tally): TallySheet {
  return countsWindows(tally) ? sheetOfWindows(tally) : sheetOfRecords(tally);
}

function sheetOfRecords(tally: RecordTally): TallySheet {
  const present = DESTINATIONS.filter((destination) => tally[destination] !== undefined);
  const everywhere = (figure: number): number[] => present.map(() => figure);
  const figuresOf = (name: keyof Sheet): number[] =>
    present.map((destination) => tally[destination]?.[name] ?? 0);
  const inBuckets = BUCKETS.map((bucket): Row => {
    return [bucket, figuresOf(bucket), MEANINGS[bucket]];
  });
  const ofWhich: Row[] = [
    ['unparsed', everywhere(tally.unparsed), 'of which: sent unchanged, with a mark'],
    ['restamped', everywhere(tally.restamped), 'of which: sent with another time'],
  ];
  const isShown = ([name, figures]: Row): boolean =>
    name === 'written' || figures.some((figure) => figure !== 0);
  const sum: Row = ['read', figuresOf('read'), 'the sum of all above'];
  const rows = [...inBuckets.filter(isShown), sum, ...ofWhich.filter(isShown)];
  return {
    table: {
      columns: [
        { title: 'Records', kind: 'text' },
        ...present.map((destination) => ({ title: DESTINATION_NAMES[destination], kind: 'count' }) as const),
        { title: 'Meaning', kind: 'text' },
      ],
      rows: rows.map(([name, figures, meaning]) => [name, ...figures, meaning]),
    },
    none: [...inBuckets, ...ofWhich].filter((row) => !isShown(row)).map(([name]) => name),
  };
}

function sheetOfWindows({ windows, exported, empty, failed }: WindowTally): TallySheet {
  return {
    table: {
      columns: [
        { title: 'Windows', kind: 'text' },
        { title: 'Count', kind: 'count' },
        { title: 'Meaning', kind: 'text' },
      ],
      rows: [
        ['exported', exported, 'their objects are in the bucket'],
        ['empty', empty, 'the log group has no events in them'],
        ['failed', failed, 'left for the next run'],
        ['processed', windows, 'the sum of all above'],
      ],
    },
    none: [],
  };
}
