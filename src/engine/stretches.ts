import type { Stretch, Stretches } from './frontier-document.js';

/** What a run saw of an item in the item's window. */
export interface Look {
  readonly from: number;
  readonly to: number;
  /** From here on something was seen to be open; Infinity: nothing. */
  readonly open: number;
  /** From here on nobody saw what there is; Infinity: all was seen. */
  readonly unseen: number;
  readonly isExplicit: boolean;
  /** The failed look that the window was chosen to repeat. */
  readonly repeats: number | undefined;
  /** When something that this run saw done is due for another look; absent where it saw nothing of the kind. */
  readonly nextLook?: number | undefined;
  /** What the frontier said of that when the run began. */
  readonly formerNextLook?: number | undefined;
  /** Whether the run also looked at what was done before its window. */
  readonly looksBack?: boolean;
}

/** The stretches after a run that looked at `all` of these items. */
export function moved(
  stretches: Stretches,
  all: Iterable<string>,
  lookOf: (name: string) => Look,
): Stretches {
  const changed = new Map<string, Stretch>();
  for (const name of all) {
    const before = stretches.get(name);
    const after = stretchAfter(before, lookOf(name));
    if (after !== undefined && !isSameStretch(after, before)) changed.set(name, after);
  }
  return changed.size === 0 ? stretches : new Map([...stretches, ...changed]);
}

function isSameStretch(a: Stretch, b: Stretch | undefined): boolean {
  return a.since === b?.since && a.until === b.until && a.unseen === b.unseen && a.nextLook === b.nextLook;
}

/**
 * A window that begins behind the frontier leaves it alone: between them is a gap. A backfill that is done makes no
 * frontier where there was none: nothing says that what follows it was ever asked for. What was not seen moves no frontier
 * back, for nothing says that it is open; the stretch holds where it begins, and the next run looks there again.
 */
function stretchAfter(known: Stretch | undefined, look: Look): Stretch | undefined {
  const { from, to, isExplicit } = look;
  const within = (start: number): number => Math.max(from, Math.min(to, start));
  const [open, unseen] = [within(look.open), within(look.unseen)];
  const gapFreeTo = Math.min(open, unseen);
  const isDone = gapFreeTo === to;
  if (known === undefined) return isExplicit && isDone ? undefined : { since: from, until: gapFreeTo };
  if (from > known.until || (isDone && to < known.since)) return known;
  const seenTo = Math.max(known.until, unseen);
  const until = open === to ? seenTo : Math.min(seenTo, open);
  const isJoined = unseen >= known.since || until < known.since;
  return {
    since: isJoined ? Math.min(known.since, from) : known.since,
    until,
    ...unseenAfter(known, { ...look, unseen, until }),
    ...nextLookAfter(known, look),
  };
}

/** Where the next look has to begin, unless it is not before the frontier, where every look begins. */
function unseenAfter(
  known: Stretch,
  { from, to, unseen, until, repeats }: Look & { readonly until: number },
): Pick<Stretch, 'unseen'> {
  const before = known.unseen ?? Infinity;
  const isRepeated = unseen === to && to >= known.until && (from <= before || before === repeats);
  const first = Math.min(isRepeated ? Infinity : before, unseen === to ? Infinity : unseen);
  return first < until ? { unseen: first } : {};
}

/** What another run has noted meanwhile holds as well; what this run did not see whole is to be looked at by the next one. */
function nextLookAfter(known: Stretch, look: Look): Pick<Stretch, 'nextLook'> {
  const { nextLook = Infinity, formerNextLook, looksBack = true, unseen, to } = look;
  const isReplaced = looksBack && unseen >= to && known.nextLook === formerNextLook;
  const earliest = Math.min(isReplaced ? Infinity : (known.nextLook ?? -Infinity), nextLook);
  return Number.isFinite(earliest) ? { nextLook: earliest } : {};
}
