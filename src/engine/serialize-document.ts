import type { LedgerDocument, SegmentEntry } from './ledger.js';
import { toSparse } from './tally.js';

/** The document as it is stored, without its pages: instants readable, tallies without zeros. */
export function serializeDocument({
  segments,
  pages,
  paged: _,
  endsBy,
  ...document
}: LedgerDocument): string {
  const leases = Object.entries(document.leases).map(
    ([run, until]) => [run, new Date(until).toISOString()] as const,
  );
  const named = pages.length === 0 ? {} : { pages };
  const bound = endsBy === undefined ? {} : { endsBy: new Date(endsBy).toISOString() };
  const head = JSON.stringify({ ...document, leases: Object.fromEntries(leases), ...named, ...bound });
  const entries = Object.entries(segments).map(([id, entry]) => `${JSON.stringify(id)}:${printed(entry)}`);
  return `${head.slice(0, -1)},"segments":{${entries.join()}}}`;
}

/** A write changes few of a document's entries, and they are printed at every write. */
const prints = new WeakMap<SegmentEntry, string>();

function printed(entry: SegmentEntry): string {
  const known = prints.get(entry);
  if (known !== undefined) return known;
  const print = JSON.stringify(serializeEntry(entry));
  prints.set(entry, print);
  return print;
}

/** How many bytes an entry takes in its document, about. */
export function serializedLength(entry: SegmentEntry): number {
  return printed(entry).length;
}

function serializeEntry(entry: SegmentEntry): unknown {
  if (entry.state === 'open') return entry;
  return { ...entry, tally: toSparse(entry.tally), at: new Date(entry.at).toISOString() };
}
