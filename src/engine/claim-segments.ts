import type { Json } from './json.js';
import { claimed, entryOf, holderOf, withSegment, type LedgerDocument, type SegmentEntry } from './ledger.js';
import type { Carried, ClaimState, SegmentPlan } from './mode.js';
import { committedEntry } from './segment-claims.js';
import type { Destination } from './tally.js';

/** Segments that are to be begun together. */
export interface Wanted {
  readonly plans: readonly SegmentPlan[];
  readonly claims: ReadonlyMap<string, () => Json>;
  /** What holds nothing to be carried. */
  readonly idle: ReadonlyMap<string, Carried>;
}

export interface OwnClaim extends ClaimState {
  readonly id: string;
  readonly claim: Json;
}

/** What became of the segments that were to be begun in one document. */
export interface Begun {
  readonly claimed: readonly OwnClaim[];
  /** Ids that another live run holds there. */
  readonly held: readonly string[];
  /** Ids of what was committed there without a claim. */
  readonly idle: readonly string[];
}

export const NOTHING_BEGUN: Begun = { claimed: [], held: [], idle: [] };

interface Beginning extends Wanted {
  readonly name: Destination;
  readonly run: string;
  readonly now: number;
}

/** Claims what no other live run holds in a destination's document, or commits what holds nothing to be carried. */
export function claimSegments(
  document: LedgerDocument,
  { plans, claims, idle, name, run, now }: Beginning,
): { document: LedgerDocument; result: Begun } {
  const held = plans.filter(({ id }) => isHeldByOther(id, document, { run, now })).map(({ id }) => id);
  const free = plans.filter(({ id }) => !held.includes(id));
  // What another run has claimed meanwhile, and given back, may have left something behind.
  const fresh = free.filter(({ id }) => idle.has(id) && entryOf(document, id) === undefined);
  const open = free.filter((plan) => !fresh.includes(plan));
  const requests = open.map(({ id, claim, claimAt }) => {
    const make = claimAt?.[name] ?? claims.get(id) ?? claim;
    return { id, run, claim: make() };
  });
  const own = claimed(document, ...requests);
  const withIdle = (before: LedgerDocument, { id }: SegmentPlan): LedgerDocument => {
    const carried = idle.get(id);
    return carried ? withSegment(before, id, committedEntry(carried, { name, run, at: now })) : before;
  };
  const next = fresh.reduce(withIdle, own);
  // A write of this run whose answer was lost, and which others have written after, shows in the entry alone.
  const isDone = (entry: SegmentEntry | undefined): boolean =>
    entry?.state === 'committed' && entry.run === run;
  return {
    document: next,
    result: {
      held,
      claimed: open.flatMap(({ id }) => ownClaim(id, { before: document, after: next, now })),
      idle: [...idle.keys()].filter((id) => isDone(entryOf(next, id))),
    },
  };
}

export function isHeldByOther(
  id: string,
  document: LedgerDocument | undefined,
  { run, now }: { readonly run: string; readonly now: number },
): boolean {
  const entry = document && entryOf(document, id);
  if (document === undefined || entry?.state !== 'open') return false;
  const holder = holderOf(entry, document, now);
  return holder !== undefined && holder !== run;
}

interface ClaimWrite {
  readonly before: LedgerDocument;
  readonly after: LedgerDocument;
  /** The store's clock, epoch ms. */
  readonly now: number;
}

function ownClaim(id: string, { before, after, now }: ClaimWrite): OwnClaim[] {
  const entry = after.segments[id];
  if (entry?.state !== 'open') return [];
  const known = entryOf(before, id);
  const holder = known?.state === 'open' ? known.holder : undefined;
  // A holder without a lease is in no document that this program wrote: its lease may have ended just now.
  const leaseEnded = holder === undefined ? undefined : (before.leases[holder] ?? now);
  const { claim, progress } = entry;
  return [{ id, claim, progress, resumed: known !== undefined, leaseEnded }];
}

/** A claim is made once, however many documents it is written to. */
export function once(make: () => Json): () => Json {
  let made: { readonly claim: Json } | undefined;
  return () => (made ??= { claim: make() }).claim;
}
