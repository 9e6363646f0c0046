import { entriesOf, type CommittedEntry, type LedgerDocument } from '../../engine/ledger.js';
import { AGREES, type Evidence, type Finding, type Verification } from '../../engine/verification.js';
import type { Window } from '../../engine/window.js';
import { ArchivedGroups, keptGroups, type SelectedGroups } from '../archived-groups.js';
import { overlap } from '../windows.js';
import { parseCovers, parseStored } from './claim.js';
import { NOTHING, type ExportedObjects, type Found } from './exported-objects.js';

interface ExportVerificationPorts extends SelectedGroups {
  readonly objects: Pick<ExportedObjects, 'byTask'>;
}

/** Verifies export tasks: one folder for each task that counts, and none for a window without events. */
export function exportVerification(ports: ExportVerificationPorts): Verification {
  const archived = new ArchivedGroups();
  return {
    kept: keptGroups(ports),
    evidence: ({ identity }, ledger, window) =>
      entriesOf(ledger).flatMap(([id, entry]) => {
        if (entry.state !== 'committed' || !overlap(parseCovers(id, entry.covers), window)) return [];
        return foldersOf(ports, { id, entry, logGroup: identity['logGroup'] ?? '' });
      }),
    agreed: ({ identity }, ledger, agreeing) => {
      archived.add(identity['logGroup'] ?? '', coveredBy(ledger, agreeing));
    },
    notes: (signal) => archived.notes(ports, signal),
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
  const place = ports.inputs.destination.prefix + logGroup.replace(/^\//, '');
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
  { objects, inputs }: ExportVerificationPorts,
  { path, expected }: Folder,
  signal: AbortSignal,
): Promise<Finding> {
  const what = `s3://${inputs.destination.bucket}/${path}/`;
  if (expected === undefined) {
    const why = 'is not recorded separately in the ledger: an earlier release wrote it, in several parts.';
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

function coveredBy(ledger: LedgerDocument, agreeing: ReadonlySet<string>): Window[] {
  return entriesOf(ledger).flatMap(([id, entry]) =>
    entry.state === 'committed' && agreeing.has(id) ? [parseCovers(id, entry.covers)] : [],
  );
}
