import type { Json } from './json.js';
import type { Tally } from './tally.js';

/**
 * The ledger: one JSON document for each partition and destination, changed only by conditional writes. This file holds its form and its
 * rules as plain functions from one document to the next; `partition-ledger.ts` writes them, `DocumentStore` keeps them.
 */

/** The version of the document's form. A change of it comes with a migration and its test. */
export const LEDGER_VERSION = 2;

/** No document that the ledger writes comes near this size; one that does was not written by it. */
export const MAX_DOCUMENT_BYTES = 32 * 1024 * 1024;

/** Where documents lie. Each answer of the store also tells its clock (see ServerClock). */
export interface DocumentStore {
  /** `undefined` when there is no such document. */
  read(key: string): Promise<StoredDocument | undefined>;
  /**
   * Replaces the document whose version is `version`, or creates one where there is none (`undefined`).
   * `undefined` when another writer came first. Throws ServiceError, `ambiguous` when it may have been written.
   */
  write(key: string, body: string, version: string | undefined): Promise<string | undefined>;
}

/** Tells which documents there are; only a verification asks. */
export interface DocumentListing {
  /** The keys that begin so, in their order. */
  keys(prefix: string): AsyncIterable<string>;
}

/** A document as the store has it. */
export interface StoredDocument {
  readonly body: string;
  /** Opaque; in S3 the ETag. */
  readonly version: string;
}

/** What the partition is: mode, source, destination and the rest that makes it one. Compared word by word. */
export type Identity = Readonly<Record<string, string>>;

/** A segment that is claimed, or was and is not finished. */
export interface OpenEntry {
  readonly state: 'open';
  /** The run that holds the claim; absent after a release. */
  readonly holder?: string;
  /** Everything that decides what is sent and in what order, fixed at the first claim. */
  readonly claim: Json;
  /** What the destination acknowledged so far. */
  readonly progress?: Json;
}

/** A segment that is done. */
export interface CommittedEntry {
  readonly state: 'committed';
  /** What of the source it covers, in the mode's own form; no longer than it must be. */
  readonly covers?: Json;
  /** What lies at the destination, in the mode's own form. */
  readonly stored?: Json;
  readonly tally: Tally;
  /** By the store's clock, epoch milliseconds. */
  readonly at: number;
  readonly run: string;
}

/** What a document has of one segment. */
export type SegmentEntry = OpenEntry | CommittedEntry;

/** Segments by their ids. */
export type Entries = ReadonlyMap<string, SegmentEntry>;

/** One document of the ledger: the segments of a partition at one destination. */
export interface LedgerDocument {
  readonly version: typeof LEDGER_VERSION;
  readonly identity: Identity;
  /** A name for this very write, by which a writer whose answer was lost finds out whether it was done. */
  readonly write: string;
  /** When the lease of each run that holds something here ends, by the store's clock, epoch milliseconds. */
  readonly leases: Readonly<Record<string, number>>;
  /** Names of the pages with the earliest committed segments, the oldest first (see StoredPartition). */
  readonly pages: readonly string[];
  /** What the pages hold. It is not walked over for a claim or a commit: those cost the same however much is done. */
  readonly paged: Entries;
  /** What the document itself holds: all that is open, and what was done last. It goes before a page that has the same. */
  readonly segments: Readonly<Record<string, SegmentEntry>>;
  /**
   * Latest end of segments that begin in this partition and reach beyond it, epoch milliseconds: claims in another document
   * begin there. It only ever becomes earlier.
   */
  readonly endsBy?: number;
}

/** A partition of which nothing is known yet. */
export function emptyDocument(identity: Identity): LedgerDocument {
  return {
    version: LEDGER_VERSION,
    identity,
    write: '',
    leases: {},
    pages: [],
    paged: new Map(),
    segments: {},
  };
}

/** What a document has of a segment. */
export function entryOf({ segments, paged }: LedgerDocument, id: string): SegmentEntry | undefined {
  return segments[id] ?? paged.get(id);
}

/** All segments of a document: as many as were ever claimed. */
export function entriesOf({ segments, paged }: LedgerDocument): [id: string, entry: SegmentEntry][] {
  const own = Object.entries(segments);
  return paged.size === 0 ? own : [...new Map([...paged, ...own])];
}

/** Whose claim stands on a segment at this time: a live lease of another run keeps it. */
export function holderOf(entry: OpenEntry, document: LedgerDocument, now: number): string | undefined {
  if (entry.holder === undefined) return undefined;
  const until = document.leases[entry.holder];
  return until !== undefined && now <= until + CLOCK_MARGIN_MS ? entry.holder : undefined;
}

/**
 * What is added to another run's lease before it may be taken over: the clocks of a store's servers need not agree to
 * the millisecond. (Documented for users: "Assumptions" in docs/how-it-works.md.)
 */
export const CLOCK_MARGIN_MS = 1000;

/** Sets or removes one segment. */
export function withSegment(document: LedgerDocument, id: string, entry: SegmentEntry): LedgerDocument {
  return { ...document, segments: { ...document.segments, [id]: entry } };
}

export interface ClaimRequest {
  readonly id: string;
  readonly run: string;
  readonly claim: Json;
}

/** Claims segments, with terms of their own or, where one was claimed before, with those of the first claim. */
export function claimed(document: LedgerDocument, ...requests: readonly ClaimRequest[]): LedgerDocument {
  if (requests.length === 0) return document;
  const entries = requests.map(({ id, run, claim }): [string, OpenEntry] => {
    const known = document.segments[id];
    return [id, known?.state === 'open' ? { ...known, holder: run } : { state: 'open', holder: run, claim }];
  });
  return { ...document, segments: { ...document.segments, ...Object.fromEntries(entries) } };
}

/** Releases a claim, and keeps what the destination acknowledged. */
export function released(document: LedgerDocument, id: string, acknowledged?: Json): LedgerDocument {
  const entry = document.segments[id];
  if (entry?.state !== 'open') return document;
  const { holder, ...rest } = entry;
  const progress = acknowledged ?? entry.progress;
  return withSegment(document, id, { ...rest, ...(progress === undefined ? {} : { progress }) });
}

/** Whether `run` holds the claim on a segment in this document. */
export function holds(document: LedgerDocument, id: string, run: string): boolean {
  const entry = document.segments[id];
  return entry?.state === 'open' && entry.holder === run;
}

/** Stamps a document for writing: a lease for `run` as long as it holds something, none otherwise. */
export function sealed(
  document: LedgerDocument,
  stamp: { run: string; until: number; write: string },
): LedgerDocument {
  const holders = new Set(
    Object.values(document.segments).map((e) => (e.state === 'open' ? e.holder : undefined)),
  );
  const leases = Object.entries({ ...document.leases, [stamp.run]: stamp.until }).filter(([run]) =>
    holders.has(run),
  );
  return { ...document, write: stamp.write, leases: Object.fromEntries(leases) };
}
