import * as v from 'valibot';
import { countSchema } from './json.js';
import {
  addWindowTallies,
  emptyWindowTally,
  sparseWindowTally,
  windowImbalances,
  windowTallySchema,
  type SparseWindowTally,
  type WindowTally,
} from './window-tally.js';

/** Where a record that was read can end, for each destination. Every record is in exactly one. */
export const BUCKETS = [
  'written',
  'filtered',
  'sampled-out',
  'out-of-window',
  'duplicate',
  'too-old',
  'too-new',
  'oversize',
  'rejected',
] as const;

export type Bucket = (typeof BUCKETS)[number];
/** Where records go: S3 objects, or a log group of CloudWatch Logs. */
export type Destination = 's3' | 'logs';
export const DESTINATIONS = ['s3', 'logs'] as const satisfies readonly Destination[];
export type Buckets = Readonly<Record<Bucket, number>>;

/** The records of one destination: how many were read for it, and where each of them ended. */
export type Sheet = Buckets & { readonly read: number };

/** The balance sheet of a segment or a run: of records, or, if CloudWatch Logs exports by itself, of windows. */
export type Tally = RecordTally | WindowTally;

/** What a mode counts: records, for each of these destinations, or windows. */
export type Counted = readonly Destination[] | 'windows';

/** Which of the two a tally is. */
export function countsWindows(tally: Tally): tally is WindowTally {
  return 'windows' in tally;
}

/**
 * The balance sheet over records. The `read` of each destination equals the sum of its buckets; it differs where one
 * had less to do. `unparsed` (sent raw, marked) and `restamped` (sent with another time) are "of which" figures.
 */
export interface RecordTally {
  /** Each record once, for however many destinations it was read. */
  readonly read: number;
  readonly unparsed: number;
  readonly restamped: number;
  readonly s3?: Sheet;
  readonly logs?: Sheet;
}

/** The sheet of a destination for which `read` records were read; the buckets not given are zero. */
export function sheet(read: number, given: Partial<Sheet> = {}): Sheet {
  const { read: own = read, ...counts } = given;
  return { read: own, ...buckets(counts) };
}

/** All nine buckets, those not given being zero. */
export function buckets(given: Partial<Buckets> = {}): Buckets {
  return {
    written: 0,
    filtered: 0,
    'sampled-out': 0,
    'out-of-window': 0,
    duplicate: 0,
    'too-old': 0,
    'too-new': 0,
    oversize: 0,
    rejected: 0,
    ...given,
  };
}

/** A tally of nothing. */
export function emptyTally(counted: Counted): Tally {
  return counted === 'windows' ? emptyWindowTally() : emptyRecordTally(counted);
}

function emptyRecordTally(destinations: readonly Destination[]): RecordTally {
  const sheets = Object.fromEntries(destinations.map((destination) => [destination, sheet(0)]));
  return { read: 0, unparsed: 0, restamped: 0, ...sheets };
}

/** The sum of two balance sheets; a destination that only one of them has is kept. */
export function addTallies(a: Tally, b: Tally): Tally {
  if (countsWindows(a) && countsWindows(b)) return addWindowTallies(a, b);
  if (countsWindows(a) || countsWindows(b)) throw new TypeError('Records and windows do not add up.');
  return addRecordTallies(a, b);
}

/** A failed segment is in the balance of windows; of one that carries records nothing is committed, nor counted. */
export function withFailure(tally: Tally): Tally {
  return countsWindows(tally)
    ? addWindowTallies(tally, { ...emptyWindowTally(), windows: 1, failed: 1 })
    : tally;
}

function addRecordTallies(a: RecordTally, b: RecordTally): RecordTally {
  const sheets = DESTINATIONS.flatMap((destination) => {
    const [one, other] = [a[destination], b[destination]];
    if (one === undefined && other === undefined) return [];
    return [[destination, addSheets(one ?? sheet(0), other ?? sheet(0))] as const];
  });
  return {
    read: a.read + b.read,
    unparsed: a.unparsed + b.unparsed,
    restamped: a.restamped + b.restamped,
    ...Object.fromEntries(sheets),
  };
}

function addSheets(a: Sheet, b: Sheet): Sheet {
  return sheet(a.read + b.read, Object.fromEntries(BUCKETS.map((bucket) => [bucket, a[bucket] + b[bucket]])));
}

/** The part of a carried segment's tally that is committed in the document of one destination. */
export function tallyAt(tally: Tally, destination: Destination): Tally {
  if (countsWindows(tally)) return tally;
  const own = tally[destination];
  const { unparsed, restamped } = tally;
  const read = own?.read ?? tally.read;
  return { read, unparsed, restamped, ...(own === undefined ? {} : { [destination]: own }) };
}

/** The records of one destination, over all its buckets. */
export function sumOf(sheet: Buckets): number {
  return BUCKETS.reduce((sum, bucket) => sum + sheet[bucket], 0);
}

/** The sheets of these destinations alone. */
export function tallyOver(tally: Tally, destinations: readonly Destination[]): Tally {
  if (countsWindows(tally)) return tally;
  const { read, unparsed, restamped } = tally;
  const sheets = destinations.map((destination) => [destination, tally[destination]] as const);
  return { read, unparsed, restamped, ...Object.fromEntries(sheets) };
}

/** A sentence for each destination whose figures do not add up; empty if all do. */
export function imbalances(tally: Tally): string[] {
  if (countsWindows(tally)) return windowImbalances(tally);
  return DESTINATIONS.flatMap((destination) => {
    const own = tally[destination];
    if (own === undefined || sumOf(own) === own.read) return [];
    const difference = own.read - sumOf(own);
    return [
      `${String(own.read)} records were read but ${String(sumOf(own))} are accounted for in "${destination}" ` +
        `(difference ${String(difference)})`,
    ];
  });
}

/** Records written: the smallest figure over the destinations. */
export function writtenOf(tally: RecordTally): number {
  const written = DESTINATIONS.flatMap((destination) => tally[destination]?.written ?? []);
  return written.length === 0 ? 0 : Math.min(...written);
}

const sheetSchema = v.record(v.picklist([...BUCKETS, 'read']), countSchema);
const sparseSchema = v.object({
  read: countSchema,
  unparsed: v.optional(countSchema, 0),
  restamped: v.optional(countSchema, 0),
  s3: v.optional(sheetSchema),
  logs: v.optional(sheetSchema),
});

/** A tally without its zeros, as it stands in a ledger document. */
export type SparseTally = v.InferInput<typeof sparseSchema> | SparseWindowTally;

/** Leaves the zeros out, so that ledger documents stay small. */
export function toSparse(tally: Tally): SparseTally {
  if (countsWindows(tally)) return sparseWindowTally(tally);
  const subsets = { unparsed: tally.unparsed, restamped: tally.restamped };
  const sheets = DESTINATIONS.flatMap((destination) => {
    const own = tally[destination];
    if (own === undefined) return [];
    const { read, ...counts } = own;
    const its = read === tally.read ? {} : { read };
    return [[destination, { ...its, ...withoutZeros(counts) }] as const];
  });
  return { read: tally.read, ...withoutZeros(subsets), ...Object.fromEntries(sheets) };
}

/** Reads a tally of a ledger document, its zeros put back. */
export const tallySchema = v.union([v.pipe(sparseSchema, v.transform(dense)), windowTallySchema]);

function dense({ s3, logs, ...rest }: v.InferOutput<typeof sparseSchema>): RecordTally {
  return {
    ...rest,
    ...(s3 === undefined ? {} : { s3: sheet(rest.read, s3) }),
    ...(logs === undefined ? {} : { logs: sheet(rest.read, logs) }),
  };
}

function withoutZeros(counts: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0));
}
