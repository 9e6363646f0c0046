import type { Identity, LedgerDocument } from './ledger.js';
import type { PartitionDocument } from './mode.js';
import type { Destination } from './tally.js';
import type { Window } from './window.js';

/** A difference between the ledger and a destination, in words for people. */
export interface Differing {
  readonly state: 'differs';
  /** The object, the stream or the folder. */
  readonly what: string;
  readonly expected: string;
  readonly found: string;
  /** Less was found, but reads may lag behind writes: a recent commit is checked again later. */
  readonly mayLag?: boolean;
}

/** Nothing can be said: the destination has let go of it by its own rules, or cannot be read. */
export interface Inconclusive {
  readonly state: 'expired' | 'unverifiable';
  readonly what: string;
  readonly why: string;
}

/** The result of one check. */
export type Finding = { readonly state: 'agrees' } | Differing | Inconclusive;

export const AGREES: Finding = { state: 'agrees' };

/** One object, stream or folder that committed segments left at a destination, with what the ledger says about it. */
export interface Evidence {
  /** The segments of one document that it belongs to; the last one in the list wrote it last. */
  readonly segments: readonly string[];
  /** Compares the destination with the ledger; only reads. Throws if the destination cannot be read. */
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
  /** Called with the segments that agree, after the whole document was checked. */
  agreed?(document: PartitionDocument, ledger: LedgerDocument, segments: ReadonlySet<string>): void;
  /** Notes for the report after all checks, one sentence each. */
  notes?(signal: AbortSignal): Promise<readonly string[]>;
}
