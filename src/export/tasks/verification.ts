import type { CommittedEntry, LedgerDocument } from '../../engine/ledger.js';
import { AGREES, type Evidence, type Finding, type Verification } from '../../engine/verification.js';
import { showInstant, type Window } from '../../engine/window.js';
import { messageOf } from '../../errors.js';
import type { LogGroup, LogGroups } from '../log-groups.js';
import { overlap } from '../windows.js';
import { parseCovers, parseStored } from './claim.js';
import { NOTHING, type ExportedObjects, type Found } from './exported-objects.js';

export interface ExportVerificationPorts {
  readonly objects: Pick<ExportedObjects, 'byTask'>;
  readonly events: Pick<LogGroups, 'isAllOf'>;
  /** The selected log groups. */
  readonly groups: readonly LogGroup[];
  readonly bucket: string;
  /** Empty, or with a slash at its end. */
  readonly prefix: string;
  readonly streamPrefix: string | undefined;
}

/** What export tasks left: a folder for each task that counts, and nothing of a window without events. */
export function exportVerification(ports: ExportVerificationPorts): Verification {
  const archived = new Map<string, Window[]>();
  return {
    evidence: ({ identity }, { segments }, window) =>
      Object.entries(segments).flatMap(([id, entry]) => {
        if (entry.state !== 'committed' || !overlap(parseCovers(id, entry.covers), window)) return [];
        return foldersOf(ports, { id, entry, logGroup: identity['logGroup'] ?? '' });
      }),
    agreed: ({ identity }, ledger, agreeing) => {
      const group = identity['logGroup'] ?? '';
      archived.set(group, [...(archived.get(group) ?? []), ...coveredBy(ledger, agreeing)]);
    },
    notes: (signal) => Promise.all(ports.groups.map((group) => noteOn(ports, { group, archived, signal }))),
  };
}

interface Committed {
  readonly id: string;
  readonly entry: CommittedEntry;
  readonly logGroup: string;
}

function foldersOf(ports: ExportVerificationPorts, { id, entry, logGroup }: Committed): Evidence[] {
  const { folders } = parseCovers(id, entry.covers);
  const segments = [id];
  if (folders.length === 0) return [{ segments, check: () => Promise.resolve(AGREES) }];
  const noted = notedIn(id, entry);
  const place = ports.prefix + logGroup.replace(/^\//, '');
  return folders.map((folder, i) => ({
    segments,
    check: (signal) => checkFolder(ports, { path: `${place}/${folder}`, expected: noted?.[i] }, signal),
  }));
}

/** Of a window of one task the tally says the same. */
function notedIn(id: string, { stored, tally }: CommittedEntry): readonly Found[] | undefined {
  const noted = parseStored(id, stored)?.map(([objects, bytes]) => ({ objects, bytes }));
  const isOne = 'windows' in tally && tally.windows === 1;
  return noted ?? (isOne ? [tally] : undefined);
}

interface Folder {
  readonly path: string;
  /** Absent where it was not noted. */
  readonly expected: Found | undefined;
}

async function checkFolder(
  { objects, bucket }: ExportVerificationPorts,
  { path, expected }: Folder,
  signal: AbortSignal,
): Promise<Finding> {
  const what = `s3://${bucket}/${path}/`;
  if (expected === undefined) {
    const why = 'is not noted by itself in the ledger: an earlier release wrote it, in several parts.';
    return { state: 'unverifiable', what, why };
  }
  signal.throwIfAborted();
  const slash = path.lastIndexOf('/');
  const found = (await objects.byTask(path.slice(0, slash))).get(path.slice(slash + 1)) ?? NOTHING;
  if (found.objects === expected.objects && found.bytes === expected.bytes) return AGREES;
  return { state: 'differs', what, expected: shown(expected), found: shown(found) };
}

function shown({ objects, bytes }: Found): string {
  return `${objects} objects, ${bytes} bytes`;
}

function coveredBy({ segments }: LedgerDocument, agreeing: ReadonlySet<string>): Window[] {
  return Object.entries(segments).flatMap(([id, entry]) =>
    entry.state === 'committed' && agreeing.has(id) ? [parseCovers(id, entry.covers)] : [],
  );
}

interface GroupNote {
  readonly group: LogGroup;
  readonly archived: ReadonlyMap<string, readonly Window[]>;
  readonly signal: AbortSignal;
}

/** From and up to where a group is archived and verified without a gap, and what that leaves open. */
async function noteOn(
  { events, streamPrefix }: ExportVerificationPorts,
  { group, archived, signal }: GroupNote,
): Promise<string> {
  const { name, createdAt } = group;
  const stretch = firstStretch(archived.get(name) ?? []);
  if (stretch === undefined) return `${name}: nothing of the window is archived and verified.`;
  const { from, to } = stretch;
  const reaches =
    from <= createdAt
      ? `That reaches back to its creation (${showInstant(createdAt)}).`
      : `It was created at ${showInstant(createdAt)}, and what is older than ${showInstant(from)} was not verified.`;
  const range = `${name}: all is archived and verified from ${showInstant(from)} up to ${showInstant(to)}.`;
  if (streamPrefix === undefined) return `${range} ${reaches}`;
  return `${range} ${reaches} ${await prefixNote(events, { name, streamPrefix, signal })}`;
}

async function prefixNote(
  events: ExportVerificationPorts['events'],
  { name, streamPrefix, signal }: { name: string; streamPrefix: string; signal: AbortSignal },
): Promise<string> {
  try {
    return (await events.isAllOf(name, streamPrefix, signal))
      ? 'log-stream-prefix leaves none of its streams out.'
      : 'But log-stream-prefix leaves streams of it out, which are not archived.';
  } catch (error) {
    return `Whether log-stream-prefix leaves streams of it out could not be seen: ${messageOf(error)}`;
  }
}

/** The first stretch without a gap; what follows a gap says nothing of what lies before it. */
function firstStretch(windows: readonly Window[]): Window | undefined {
  const sorted = windows.toSorted((a, b) => a.from - b.from);
  const [first] = sorted;
  if (first === undefined) return undefined;
  let { to } = first;
  for (const next of sorted) if (next.from <= to) to = Math.max(to, next.to);
  return { from: first.from, to };
}
