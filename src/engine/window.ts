/** A half-open range of time `[from, to)`, epoch milliseconds, UTC. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/** A window of one item of a plan. */
export interface ItemWindow extends Window {
  /** Whether the ledger says that nothing of the item before it is open. */
  readonly isGapFreeBefore?: boolean;
  /** Whether the ledger says that nothing done before it is due for another look. */
  readonly isFinalBefore?: boolean;
}

/** What a run looks at of an item (a load balancer and log type, a domain, a log group). */
export type WindowOf = (item: string) => ItemWindow;

/** The items of which the ledger has something open, and from when on, epoch ms. */
export type OpenSince = ReadonlyMap<string, number>;

/** What a mode says of the windows of its schedule. */
export interface WindowBounds {
  /** Nothing before this instant can be delivered any more, epoch ms; absent where there is no such limit. */
  readonly earliest?: number | undefined;
  /** A late schedule reaches back to this instant at most, epoch ms; what is older is only reported. The lookback is not cut. */
  readonly reach?: number | undefined;
  /** Rounds an instant down to one where a scheduled window may begin or end; absent: any instant may. */
  readonly whole?: ((instant: number) => number) | undefined;
}

export interface WindowRequest extends WindowBounds {
  readonly now: number;
  /** An explicit window (a backfill); `to` defaults to now. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  readonly lookback: number;
  /** A run leaves out what is younger than this, ms. */
  readonly settle: number;
  /** End of the last gap-free stretch that the ledger knows, where there is one. */
  readonly frontier?: number | undefined;
  /** Where a look began that failed and was not repeated yet; a scheduled run begins there at the latest. */
  readonly unseen?: number | undefined;
  /** When something done before the frontier is due for another look, Infinity: never; absent: unknown. */
  readonly nextLook?: number | undefined;
  /** Since when there is no gap before the frontier: before the next look is due, nothing of what lies between them needs one. */
  readonly gapFreeSince?: number | undefined;
}

/** What a run looks at, and what it leaves out of what was asked for. */
export interface ChosenWindow {
  readonly window: ItemWindow;
  readonly explicit: boolean;
  /** What was asked for but is too young to be taken yet. */
  readonly unsettled?: Window;
  /** What is open but can no longer be caught up. */
  readonly lost?: Window;
}

/** What a run looks at: as a whole, and of each item. */
export interface ChosenWindows extends ChosenWindow {
  readonly of: (item: string) => ChosenWindow;
}

/** What the ledger knows about an item. */
type Known = Pick<WindowRequest, 'frontier' | 'gapFreeSince' | 'unseen' | 'nextLook'>;

/**
 * Chooses what a run looks at of each item by its own frontier, so that one that is behind does not pull back the
 * others. `known` are the items, and what stands for those that nobody has met.
 */
export function chooseWindows(
  request: Omit<WindowRequest, keyof Known>,
  known: readonly Known[],
  of: (item: string) => Known,
): ChosenWindows {
  const chosen = new Map<string, ChosenWindow>();
  const choose = (item: Known): ChosenWindow => {
    const key = [item.frontier, item.gapFreeSince, item.unseen, item.nextLook].join();
    const window = chosen.get(key) ?? chooseWindow({ ...request, ...item });
    chosen.set(key, window);
    return window;
  };
  const whole = choose({
    frontier: earliestOf(known.map(({ frontier }) => frontier)),
    unseen: earliestOf(known.map(({ unseen }) => unseen)),
  });
  const byItem = new Map<string, ChosenWindow>();
  return {
    ...whole,
    // Chosen once: other runs may move the frontier meanwhile, and this run does not look elsewhere for that.
    of: (item) => {
      const window = byItem.get(item) ?? choose(of(item));
      byItem.set(item, window);
      return window;
    },
  };
}

/** The earliest of instants of which some may be absent, or all. */
export function earliestOf(instants: readonly (number | undefined)[]): number | undefined {
  const known = instants.filter((instant) => instant !== undefined);
  return known.length === 0 ? undefined : known.reduce((least, instant) => Math.min(least, instant));
}

/** Chooses what a run looks at: the explicit window, or the lookback widened to the frontier. */
export function chooseWindow(request: WindowRequest): ChosenWindow {
  return request.from === undefined ? scheduled(request) : explicit(request, request.from);
}

function explicit(request: WindowRequest, from: number): ChosenWindow {
  const asked = request.to ?? request.now;
  const settled = Math.max(from, Math.min(asked, request.now - request.settle));
  const window = { from, to: settled };
  const late = settled < asked;
  return { window, explicit: true, ...(late ? { unsettled: { from: settled, to: asked } } : {}) };
}

function scheduled(request: WindowRequest): ChosenWindow {
  const { whole = (instant: number) => instant } = request;
  const to = whole(request.now - request.settle);
  const back = Math.min(request.now - request.lookback, to);
  const { isGapFreeBefore, isFinalBefore } = knownBefore(whole(back), request);
  const start = isGapFreeBefore === true && isFinalBefore === true ? to : back;
  const wanted = earliestOf([start, request.frontier, request.unseen]) ?? to;
  // What is too old in the lookback, which was asked for by name, is for the mode to say.
  const reach = Math.min(request.reach ?? -Infinity, back);
  const from = Math.min(Math.max(whole(wanted), reach, request.earliest ?? -Infinity), to);
  // Before the frontier all is done; where there is none, nobody has looked at what the lookback names.
  const open = request.frontier ?? whole(wanted);
  return {
    window: { from, to, ...knownBefore(from, request) },
    explicit: false,
    ...(open < from ? { lost: { from: open, to: from } } : {}),
  };
}

/** What the ledger says of an item before an instant. */
function knownBefore(
  instant: number,
  { now, gapFreeSince = Infinity, nextLook = -Infinity }: WindowRequest,
): Pick<ItemWindow, 'isGapFreeBefore' | 'isFinalBefore'> {
  return {
    ...(gapFreeSince <= instant && { isGapFreeBefore: true }),
    ...(now < nextLook && { isFinalBefore: true }),
  };
}

/** `2026-11-01T00:00:00Z`, the form in which instants are shown (milliseconds only where there are some). */
export function formatInstant(epochMs: number): string {
  return new Date(epochMs).toISOString().replace('.000Z', 'Z');
}
