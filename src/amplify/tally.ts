import { sheet, type Buckets, type RecordTally, type Sheet } from '../engine/tally.js';
import type { UnassignedRows } from './answer.js';
import type { AmplifyClaim } from './claim.js';
import type { ObjectOutcome } from './hour-object.js';
import type { ExclusionCounts } from './selection.js';
import type { StreamOutcome } from './stream.js';

/** The result of an hour: what was fetched, and what each destination did with it. */
export interface HourOutcome {
  readonly claim: AmplifyClaim;
  readonly unplaced: UnassignedRows;
  /** Rows of the hour, and how many are left without doubles. */
  readonly rows: number;
  readonly distinct: number;
  readonly unparsed: number;
  /** What filter and sample left out, by destination. */
  readonly leftOut: {
    readonly s3?: ExclusionCounts | undefined;
    readonly logs?: ExclusionCounts | undefined;
  };
  /** Absent: no such destination. */
  readonly object?: ObjectOutcome | undefined;
  /** Absent: no such destination, or nothing was sent. */
  readonly stream?: StreamOutcome | undefined;
}

/**
 * The balance of one segment. A recheck reads again what is there already: those are `duplicate`, and `written` are
 * the rows that came late. So the sum over an hour's segments is what the destination holds.
 */
export function tallyOf(outcome: HourOutcome): RecordTally {
  const { claim, unplaced, rows, unparsed, stream, object } = outcome;
  const isAgain = claim.pass === 'recheck';
  const s3 = isAgain ? addedTo(outcome, { total: object?.total, held: claim.held.s3 }) : writtenTo(outcome);
  const read = rows + unplaced.outside + unplaced.timeless + unplaced.oversize;
  const sheetOf = (own: Partial<Buckets>): Sheet => sheet(read, withUnplaced(own, unplaced));
  return {
    read,
    unparsed: isAgain ? 0 : unparsed,
    restamped: stream?.restamped ?? 0,
    ...(object === undefined ? {} : { s3: sheetOf(s3) }),
    ...(claim.logs === undefined ? {} : { logs: sheetOf(isAgain ? addedToLogs(outcome) : sentTo(outcome)) }),
  };
}

/** Rows of a recheck that came late and could not be added to a stream that cannot be read back. */
export function missedBy({ claim, distinct, leftOut }: HourOutcome): number {
  if (claim.pass !== 'recheck' || claim.logs === undefined || claim.logs.adds) return 0;
  return Math.max(0, distinct - sumOf(leftOut.logs) - claim.held.logs);
}

function sumOf(leftOut: ExclusionCounts | undefined): number {
  return leftOut === undefined ? 0 : leftOut.filtered + leftOut['sampled-out'];
}

function writtenTo({ rows, distinct, leftOut: { s3 } }: HourOutcome): Partial<Buckets> {
  return { ...s3, written: distinct - sumOf(s3), duplicate: rows - distinct };
}

function sentTo({ rows, distinct, leftOut: { logs }, stream }: HourOutcome): Partial<Buckets> {
  const { refused, sheet } = refusals(stream);
  return { ...sheet, ...logs, written: distinct - sumOf(logs) - refused, duplicate: rows - distinct };
}

function addedTo(
  { rows, leftOut: { s3 } }: HourOutcome,
  { total = 0, held }: { total: number | undefined; held: number },
): Partial<Buckets> {
  const wanted = rows - sumOf(s3);
  const late = between(0, total - held, wanted);
  return { ...s3, written: late, duplicate: wanted - late };
}

function addedToLogs(outcome: HourOutcome): Partial<Buckets> {
  const { claim, rows, stream } = outcome;
  const { logs = { filtered: 0, 'sampled-out': 0 } } = outcome.leftOut;
  const wanted = rows - sumOf(logs);
  if (claim.logs?.adds !== true) {
    const missed = missedBy(outcome);
    return { ...logs, filtered: logs.filtered + missed, duplicate: wanted - missed };
  }
  const { refused, sheet } = refusals(stream);
  const late = between(0, (stream?.total ?? 0) - claim.held.logs, wanted - refused);
  return { ...sheet, ...logs, written: late, duplicate: wanted - refused - late };
}

function refusals(stream: StreamOutcome | undefined): { refused: number; sheet: Partial<Buckets> } {
  const { tooOld = 0, tooNew = 0, oversize = 0 } = stream ?? {};
  return { refused: tooOld + tooNew + oversize, sheet: { 'too-old': tooOld, 'too-new': tooNew, oversize } };
}

/** Adds what came with the answer and belongs to no hour of it. */
function withUnplaced(
  given: Partial<Buckets>,
  { outside, timeless, oversize }: UnassignedRows,
): Partial<Buckets> {
  const { oversize: own = 0 } = given;
  return { ...given, 'out-of-window': outside, rejected: timeless, oversize: own + oversize };
}

function between(least: number, value: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}
