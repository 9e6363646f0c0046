import { entriesOf, type LedgerDocument } from '../../engine/ledger.js';
import type { Window } from '../../engine/window.js';
import { SECOND_MS, evenCuts, type Grid } from '../../time-zone.js';
import { monthOf, type Month } from '../months.js';
import { cutWindow, withoutTaken } from '../windows.js';
import { parseClaim, parseCovers, type ExportCovers } from './claim.js';

/**
 * The windows of a log group are kept in a document for each month (UTC) that they begin in, and may reach into the next
 * month, but not beyond it. Two runs that cut otherwise must not claim the same time in two documents: whoever claims
 * in a month has seen to it that the last instant of the month before is taken, or has written into that month's
 * document where its windows end at the latest (`endsBy`), which every claim there heeds.
 */

/** Tasks fail after 24 hours (CloudWatch Logs user guide); one that would come near it is cut into shorter ones. */
const TOO_LONG_MS = 20 * 60 * 60 * 1000;
const WELL_BELOW_MS = 12 * 60 * 60 * 1000;
/** Only tasks of at least this length predict durations, ms: in shorter ones AWS's start-up time dominates. */
const MIN_PREDICTIVE_TASK_MS = 60 * 60 * 1000;

/** What the months of a log group have in common in a run. */
export interface MonthsPlan {
  readonly window: Window;
  readonly cuts: Grid;
  /** From where on the run plans a month itself, by the month's name, where it leaves its beginning to the one before. */
  readonly begins: Map<string, number>;
}

/** The document of the month before, bounded where it must be, so that windows of this month may be claimed. */
export function bounded(before: LedgerDocument, month: Month, plan: MonthsPlan): LedgerDocument {
  if (takesEnd(before, month)) {
    plan.begins.delete(month.name);
    return before;
  }
  const begin = Math.min(before.endsBy ?? Infinity, beginOf(month, plan));
  plan.begins.set(month.name, begin);
  return begin === before.endsBy ? before : { ...before, endsBy: begin };
}

/** Whether a window of a month before takes the last instant before this one. */
export function takesEnd(before: LedgerDocument, { from }: Month): boolean {
  return taking(before).some((window) => window.from < from && window.to >= from);
}

/** Where the first window begins that is cut in this month: one that begins before may reach into it. */
function beginOf(month: Month, { window, cuts }: MonthsPlan): number {
  if (window.from >= month.from) return window.from;
  const cut = cuts.below(month.from);
  const isOfMonthBefore = cut < month.from && cut >= monthOf(month.from - 1).from;
  return isOfMonthBefore ? Math.min(cuts.after(cut), window.to) : month.from;
}

/** Whether the beginning of a month is left to a window that begins in the month before. */
export function leavesBeginning(month: Month, plan: MonthsPlan): boolean {
  return beginOf(month, plan) > Math.max(month.from, plan.window.from);
}

interface MonthDocuments {
  readonly document: LedgerDocument;
  /** Those of the months before that may reach into this one. */
  readonly neighbours: readonly LedgerDocument[];
}

interface FreshWindows {
  readonly pieces: readonly Window[];
  /** What the month after leaves to this one and this one cannot plan begins here, epoch ms. */
  readonly openFrom?: number;
}

/** The windows that begin in a month and that nobody has claimed. */
export function freshWindows(
  month: Month,
  plan: MonthsPlan,
  { document, neighbours }: MonthDocuments,
): FreshWindows {
  const { window, cuts, begins } = plan;
  const free = {
    from: Math.max(window.from, month.from, begins.get(month.name) ?? -Infinity),
    to: Math.min(window.to, monthOf(month.to).to, document.endsBy ?? Infinity),
  };
  const taken = [document, ...neighbours].flatMap(taking);
  const done = [document, ...neighbours].flatMap(covered);
  const pieces = withoutTaken(free, taken)
    .flatMap((stretch) => cutWindow(stretch, cuts))
    .flatMap((piece) => notTooLong(piece, done))
    .filter(({ from }) => from < month.to);
  const left = { from: Math.max(month.to, window.from), to: begins.get(monthOf(month.to).name) ?? -Infinity };
  const [open] = left.from < left.to ? withoutTaken(left, [...taken, ...pieces]) : [];
  return { pieces, ...(open === undefined ? {} : { openFrom: open.from }) };
}

/** The time that is claimed or committed in a document. */
function taking(document: LedgerDocument): Window[] {
  return entriesOf(document).map(([id, entry]) =>
    entry.state === 'open' ? parseClaim(id, entry.claim) : parseCovers(id, entry.covers),
  );
}

function covered(document: LedgerDocument): ExportCovers[] {
  return entriesOf(document).flatMap(([id, entry]) =>
    entry.state === 'committed' ? [parseCovers(id, entry.covers)] : [],
  );
}

/** Cuts a window that would take too long, judging by the duration of earlier tasks. */
function notTooLong(piece: Window, done: readonly ExportCovers[]): Window[] {
  const telling = done.filter(({ ms }) => ms >= MIN_PREDICTIVE_TASK_MS);
  const paces = telling.map(({ from, to, ms }) => ms / (to - from));
  const expected = Math.max(0, ...paces) * (piece.to - piece.from);
  if (expected < TOO_LONG_MS) return [piece];
  const parts = Math.ceil(expected / WELL_BELOW_MS);
  const length = Math.max(SECOND_MS, Math.ceil((piece.to - piece.from) / parts / SECOND_MS) * SECOND_MS);
  return cutWindow(piece, evenCuts(length, piece.from));
}
