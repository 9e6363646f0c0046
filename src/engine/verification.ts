import type { Identity, LedgerDocument } from './ledger.js';
import type { PartitionDocument } from './mode.js';
import type { Destination } from './tally.js';
import type { Window } from './window.js';

/** What a destination shows otherwise than the ledger says, in words for people. */
export interface Differing {
  readonly state: 'differs';
  /** The object, the stream or the folder. */
  readonly what: string;
  readonly expected: string;
  readonly found: string;
  /** Less was found, by reads that may lag behind writes: what was committed just now is looked at again. */
  readonly mayLag?: boolean;
}

/** Nothing can be said: the destination has let go of it by its own rules, or cannot be read. */
export interface Inconclusive {
  readonly state: 'expired' | 'unverifiable';
  readonly what: string;
  readonly why: string;
}

/** What became of one look. */
export type Finding = { readonly state: 'agrees' } | Differing | Inconclusive;

export const AGREES: Finding = { state: 'agrees' };

/** One thing that committed segments left at a destination, by what the ledger notes of it. */
export interface Evidence {
  /** The segments of one document that stand or fall with it; the last of them wrote it last. */
  readonly segments: readonly string[];
  /** Looks at the destination, and only reads. Throws what keeps it from being seen. */
  check(signal: AbortSignal): Promise<Finding>;
}

/** Which documents of a ledger are of a mode and its inputs, whatever the source still shows. */
export interface KeptDocuments {
  /** What their keys begin with. */
  readonly folder: string;
  /** Whether the document of a key may hold segments of the window, as far as the key tells. */
  mayTouch(key: string, window: Window): boolean;
  /** The destination it is of and its label; absent where the inputs do not select it. */
  select(identity: Identity): { readonly destination: Destination; readonly label: string } | undefined;
}

/** How a mode is verified: it says what each committed segment left where; the engine does the rest. */
export interface Verification {
  readonly kept: KeptDocuments;
  /** What the committed segments of a document left at its destination; those that touch the window, each in at least one. */
  evidence(document: PartitionDocument, ledger: LedgerDocument, window: Window): readonly Evidence[];
  /** Told which segments of a document agree, once all of the document was looked at. */
  agreed?(document: PartitionDocument, ledger: LedgerDocument, segments: ReadonlySet<string>): void;
  /** What is worth telling once everything was looked at, one sentence an entry. */
  notes?(signal: AbortSignal): Promise<readonly string[]>;
}
