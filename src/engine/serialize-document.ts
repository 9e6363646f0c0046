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
  const entries = Object.entries(segments).map(
    ([id, entry]) => `${JSON.stringify(id)}:${serializedEntry(entry)}`,
  );
  return `${head.slice(0, -1)},"segments":{${entries.join()}}}`;
}

/** A write changes few of a document's entries, and all of them are written each time. */
const texts = new WeakMap<SegmentEntry, string>();

function serializedEntry(entry: SegmentEntry): string {
  const known = texts.get(entry);
  if (known !== undefined) return known;
  const text = JSON.stringify(serializeEntry(entry));
  texts.set(entry, text);
  return text;
}

/** How many bytes an entry takes in its document, about. */
export function serializedLength(entry: SegmentEntry): number {
  return serializedEntry(entry).length;
}

function serializeEntry(entry: SegmentEntry): unknown {
  if (entry.state === 'open') return entry;
  return { ...entry, tally: toSparse(entry.tally), at: new Date(entry.at).toISOString() };
}
