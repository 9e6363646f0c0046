import { createHash, randomBytes } from 'node:crypto';
import { emptyDocument, type CommittedEntry, type LedgerDocument } from '../../engine/ledger.js';
import type { PartitionLeft, PartitionPlan, SegmentPlan } from '../../engine/mode.js';
import type { Window } from '../../engine/window.js';
import type { LogGroup } from '../log-groups.js';
import { parseClaim, parseCovers, printClaim, type ExportClaim, type ExportCovers } from './claim.js';
import { evenCuts, type Grid, type TimeZone } from '../../time-zone.js';
import { cutWindow, overlap, windowName, withoutTaken } from '../windows.js';

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
}

/** Tasks fail after 24 hours (CloudWatch Logs user guide); one that would come near it is cut into shorter ones. */
const TOO_LONG_MS = 20 * 60 * 60 * 1000;
const WELL_BELOW_MS = 12 * 60 * 60 * 1000;
/** The pace of a shorter task is mostly the time that AWS takes to begin. */
const TELLING_MS = 60 * 60 * 1000;
const SECOND_MS = 1000;
/** So many windows of a log group are in flight at once: one with a long backlog leaves room for the others. */
const WINDOWS_AT_ONCE = 64;

/** The windows of one log group, and which of them are left. */
export function exportPartition(
  group: LogGroup,
  window: Window,
  settings: ExportPartitionSettings,
): PartitionPlan {
  const { account, region, streamPrefix = '', bucket, prefix } = settings;
  const identity = {
    mode: 'export',
    account,
    region,
    logGroup: group.name,
    streamPrefix,
    destination: `s3://${bucket}/${prefix}`,
  };
  const place = digest(identity).slice(0, 12);
  const name = group.name.replace(/^\//, '');
  const exportable = sinceCreation(group, window, settings);
  const partition: Partition = {
    group,
    settings,
    window: exportable,
    taskName: `log-ferry/${digest([settings.ledger, identity]).slice(0, 16)}`,
    keyPrefix: prefix + name,
  };
  return {
    documents: [{ destination: 's3', key: `export/${name}/${place}.json`, identity }],
    label: group.name,
    start: exportable.from,
    atOnce: WINDOWS_AT_ONCE,
    left: ({ s3 = emptyDocument(identity) }, run) => leftOf(partition, s3, run),
  };
}

interface Partition {
  readonly group: LogGroup;
  readonly settings: ExportPartitionSettings;
  readonly window: Window;
  readonly taskName: string;
  readonly keyPrefix: string;
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

function leftOf(partition: Partition, document: LedgerDocument, run: string): PartitionLeft {
  const { window, settings } = partition;
  const { done, again } = committed(document, (by) => !settings.redo || by === run);
  const open = Object.entries(document.segments).flatMap(([id, entry]) =>
    entry.state === 'open' ? [{ id, claim: parseClaim(id, entry.claim) }] : [],
  );
  const taken = [...done, ...again.map(({ covers }) => covers), ...open.map(({ claim }) => claim)];
  const pieces = withoutTaken(window, taken).flatMap((free) =>
    cutWindow(free, settings.cuts).flatMap((piece) => notTooLong(piece, done)),
  );
  const resumable = open.filter(({ claim }) => overlap(claim, window));
  const redone = again.filter(({ covers }) => overlap(covers, window));
  const segments = [
    ...resumable.map(({ id, claim }) => segment(partition, id, claim)),
    ...redone.map(({ id, covers }) => segment(partition, id, claimAgain(partition, covers))),
    ...pieces.map((piece) => segment(partition, windowName(piece), claimOf(partition, piece))),
  ].sort((a, b) => a.start - b.start);
  return { segments, objectsSkipped: 0, refusals: {} };
}

interface Committed {
  readonly id: string;
  readonly covers: ExportCovers;
}

function committed(
  document: LedgerDocument,
  counts: (run: string) => boolean,
): { done: ExportCovers[]; again: Committed[] } {
  const entries = Object.entries(document.segments).flatMap(([id, entry]) =>
    entry.state === 'committed' ? [{ id, entry, covers: parseCovers(id, entry.covers) }] : [],
  );
  const isDone = ({ entry }: { entry: CommittedEntry }): boolean => counts(entry.run);
  return {
    done: entries.filter(isDone).map(({ covers }) => covers),
    again: entries.filter((each) => !isDone(each)),
  };
}

/** Cuts a window that, by the pace of the tasks before, would take too long. */
function notTooLong(piece: Window, done: readonly ExportCovers[]): Window[] {
  const telling = done.filter(({ ms }) => ms >= TELLING_MS);
  const paces = telling.map(({ from, to, ms }) => ms / (to - from));
  const expected = Math.max(0, ...paces) * (piece.to - piece.from);
  if (expected < TOO_LONG_MS) return [piece];
  const parts = Math.ceil(expected / WELL_BELOW_MS);
  const length = Math.max(SECOND_MS, Math.ceil((piece.to - piece.from) / parts / SECOND_MS) * SECOND_MS);
  return cutWindow(piece, evenCuts(length, piece.from));
}

function claimOf({ group, settings, taskName, keyPrefix }: Partition, { from, to }: Window): ExportClaim {
  const { streamPrefix, bucket, timeZone } = settings;
  return {
    name: taskName,
    logGroup: group.name,
    ...(streamPrefix === undefined ? {} : { streamPrefix }),
    ...{ from, to, bucket, prefix: keyPrefix, timeZone: timeZone.name },
  };
}

/** A window that is done again must not take the task of the first time for its own. */
function claimAgain(partition: Partition, covers: ExportCovers): ExportClaim {
  const claim = claimOf(partition, covers);
  const name = `${claim.name}/again-${randomBytes(4).toString('hex')}`;
  return { ...claim, name, replaces: covers.folders };
}

function segment({ group, settings }: Partition, id: string, claim: ExportClaim): SegmentPlan {
  const age = Math.max(SECOND_MS, settings.now() - keptSince(group, settings.now()));
  const bytes = Math.round(group.storedBytes * Math.min(1, (claim.to - claim.from) / age));
  return {
    id,
    destinations: ['s3'],
    claim: () => printClaim(claim),
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
