import { createHash, randomBytes } from 'node:crypto';
import { emptyDocument, entriesOf, type Identity, type LedgerDocument } from '../../engine/ledger.js';
import type {
  Carried,
  ChangeNeighbour,
  PartitionDocument,
  RemainingWork,
  PartitionPlan,
  SegmentPlan,
} from '../../engine/mode.js';
import type { ItemWindow, Window } from '../../engine/window.js';
import { SECOND_MS, type Grid, type TimeZone } from '../../time-zone.js';
import type { LogGroup } from '../log-groups.js';
import { monthOf, monthsIn, type Month } from '../months.js';
import { overlap, windowName } from '../windows.js';
import { parseClaim, parseCovers, serializeClaim, type ExportClaim, type ExportCovers } from './claim.js';
import { bounded, freshWindows, leavesBeginning, takesEnd, type MonthsPlan } from './month-windows.js';

/** What all partitions of a run have in common. */
export interface ExportPartitionSettings {
  readonly account: string;
  readonly region: string;
  readonly streamPrefix: string | undefined;
  readonly bucket: string;
  /** Empty, or with a slash at its end. */
  readonly prefix: string;
  /** Where the ledger lies: another ledger's tasks are foreign. */
  readonly ledger: string;
  /** What windows are cut at. */
  readonly cuts: Grid;
  /** Whose days `dt=` names. */
  readonly timeZone: TimeZone;
  readonly redo: boolean;
  readonly now: () => number;
  /** Finds out whether a window that nobody has claimed holds no event; never throws. */
  readonly idle: (claim: ExportClaim, signal: AbortSignal) => Promise<Carried | undefined>;
}

/** So many windows of a log group's month are in flight at once: one with a long backlog leaves room for the others. */
const WINDOWS_AT_ONCE = 64;

/** A log group in a run: its own window, and what its months have in common. */
export interface GroupWork extends MonthsPlan {
  readonly group: LogGroup;
  readonly settings: ExportPartitionSettings;
  /** The months whose windows may be in it. */
  readonly months: readonly Month[];
  readonly identity: Identity;
  readonly taskName: string;
  readonly keyPrefix: string;
  /** Below which its documents lie. */
  readonly folder: string;
}

/** Nothing where the group has nothing in the window. */
export function groupWork(
  group: LogGroup,
  window: ItemWindow,
  settings: ExportPartitionSettings,
): GroupWork | undefined {
  const exportable = sinceCreation(group, window, settings);
  if (exportable.from >= exportable.to) return undefined;
  const { account, region, streamPrefix = '', bucket, prefix } = settings;
  const identity = {
    mode: 'export',
    account,
    region,
    logGroup: group.name,
    streamPrefix,
    destination: `s3://${bucket}/${prefix}`,
  };
  const name = group.name.replace(/^\//, '');
  // A window of the month before may reach into it, and be open.
  const before = window.isGapFreeBefore === true ? [] : [monthOf(monthOf(exportable.from).from - 1)];
  return {
    ...{ group, settings, window: exportable, cuts: settings.cuts, identity },
    months: [...before, ...monthsIn(exportable)],
    taskName: `log-ferry/${digest([settings.ledger, identity]).slice(0, 16)}`,
    keyPrefix: prefix + name,
    folder: `export/${name}/${digest(identity).slice(0, 12)}`,
    begins: new Map(),
  };
}

/** The windows of a log group that begin in a month, and which of them are left. */
export function exportPartition(work: GroupWork, month: Month): Omit<PartitionPlan, 'start'> {
  const { group, window } = work;
  const document = documentOf(work, month);
  const holdsFresh = window.from < month.to && month.from < window.to;
  return {
    documents: [document],
    label: group.name,
    item: group.name,
    isLastOfItem: month === work.months.at(-1),
    atOnce: WINDOWS_AT_ONCE,
    left: ({ s3 = emptyDocument(document.identity) }, run, neighbours) =>
      remainingWork({ work, month, run, document: s3, neighbours }),
    ...(holdsFresh && { neighbours: (change) => neighboursOf(work, month, change) }),
  };
}

/** A month without a window may lie within one that began before it: then nothing begins in it any more. */
async function neighboursOf(
  work: GroupWork,
  month: Month,
  change: ChangeNeighbour,
): Promise<LedgerDocument[]> {
  const before = monthOf(month.from - 1);
  const bound = (found: LedgerDocument): LedgerDocument => bounded(found, month, work);
  const isEmpty = (found: LedgerDocument): boolean => entriesOf(found).length === 0;
  const known = await change(documentOf(work, before), (found) => (isEmpty(found) ? found : bound(found)));
  if (!isEmpty(known)) return [known];
  // What lies before it matters only where the two divide a window between them.
  if (leavesBeginning(month, work)) {
    const earlier = await change(documentOf(work, monthOf(before.from - 1)), (found) => found);
    if (takesEnd(earlier, month)) return [known, earlier];
  }
  return [await change(documentOf(work, before), bound)];
}

function documentOf({ folder, identity }: GroupWork, { name: month }: Month): PartitionDocument {
  return { destination: 's3', key: `${folder}/${month}.json`, identity: { ...identity, month } };
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}

/** AWS refuses a `to` before the creation of the group: windows begin with the one that it was created in. */
function sinceCreation({ createdAt }: LogGroup, window: Window, { cuts }: ExportPartitionSettings): Window {
  const from = Math.max(window.from, cuts.below(createdAt));
  // The last millisecond of the window is what is sent.
  return window.to - 1 < createdAt ? { from: window.to, to: window.to } : { from, to: window.to };
}

interface MonthLook {
  readonly work: GroupWork;
  readonly month: Month;
  readonly run: string;
  readonly document: LedgerDocument;
  /** The document of the month before. */
  readonly neighbours: readonly LedgerDocument[];
}

function remainingWork({ work, month, run, document, neighbours }: MonthLook): RemainingWork {
  const { window, settings } = work;
  const again = settings.redo ? committedByOthers(document, run) : [];
  const open = entriesOf(document).flatMap(([id, entry]) =>
    entry.state === 'open' ? [{ id, claim: parseClaim(id, entry.claim) }] : [],
  );
  const { pieces, openFrom } = freshWindows(month, work, { document, neighbours });
  const resumable = open.filter(({ claim }) => overlap(claim, window));
  const redone = again.filter(({ covers }) => overlap(covers, window));
  const segments = [
    ...resumable.map(({ id, claim }) => segment(work, id, claim)),
    ...redone.map(({ id, covers }) => segment(work, id, claimAgain(work, covers))),
    ...pieces.map((piece) => freshSegment(work, windowName(piece), claimOf(work, piece))),
  ].sort((a, b) => a.start - b.start);
  return { segments, objectsSkipped: 0, refusals: {}, ...(openFrom === undefined ? {} : { openFrom }) };
}

/** What this run has not done again yet. */
function committedByOthers(
  document: LedgerDocument,
  run: string,
): { readonly id: string; readonly covers: ExportCovers }[] {
  return entriesOf(document).flatMap(([id, entry]) =>
    entry.state === 'committed' && entry.run !== run ? [{ id, covers: parseCovers(id, entry.covers) }] : [],
  );
}

function claimOf({ group, settings, taskName, keyPrefix }: GroupWork, { from, to }: Window): ExportClaim {
  const { streamPrefix, bucket, timeZone } = settings;
  return {
    name: taskName,
    logGroup: group.name,
    ...(streamPrefix === undefined ? {} : { streamPrefix }),
    ...{ from, to, bucket, prefix: keyPrefix, timeZone: timeZone.name },
  };
}

/** A window that is done again must not take the task of the first time for its own. */
function claimAgain(work: GroupWork, covers: ExportCovers): ExportClaim {
  const claim = claimOf(work, covers);
  const name = `${claim.name}/again-${randomBytes(4).toString('hex')}`;
  return { ...claim, name, replaces: covers.folders };
}

function freshSegment(work: GroupWork, id: string, claim: ExportClaim): SegmentPlan {
  const unclaimed = (signal: AbortSignal): Promise<Carried | undefined> => work.settings.idle(claim, signal);
  return { ...segment(work, id, claim), unclaimed };
}

function segment({ group, settings }: GroupWork, id: string, claim: ExportClaim): SegmentPlan {
  const age = Math.max(SECOND_MS, settings.now() - keptSince(group, settings.now()));
  const bytes = Math.round(group.storedBytes * Math.min(1, (claim.to - claim.from) / age));
  return {
    id,
    destinations: ['s3'],
    claim: () => serializeClaim(claim),
    start: claim.from,
    end: claim.to,
    objects: 0,
    bytes,
  };
}

function keptSince({ createdAt, retentionDays }: LogGroup, now: number): number {
  if (retentionDays === undefined) return createdAt;
  return Math.max(createdAt, now - retentionDays * 24 * 60 * 60 * SECOND_MS);
}
