/** A half-open range of time `[from, to)`, epoch milliseconds, UTC. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

export interface WindowRequest {
  readonly now: number;
  /** An explicit window (a backfill); `to` defaults to now. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  readonly lookback: number;
  /** A window is not taken before it is this old. */
  readonly settle: number;
  /** End of the last gap-free stretch that the ledger knows, where there is one. */
  readonly frontier?: number | undefined;
  /** The last instant, not after another, on which a scheduled window may begin and end; absent: anywhere. */
  readonly whole?: ((instant: number) => number) | undefined;
  /** A scheduled run is not widened beyond this: nothing older can be delivered. */
  readonly reach?: number | undefined;
  /** A scheduled run does not begin before this, however far its lookback goes. */
  readonly earliest?: number | undefined;
}

export interface ChosenWindow {
  readonly window: Window;
  readonly explicit: boolean;
  /** What was asked for but is too young to be taken yet. */
  readonly unsettled?: Window;
  /** What is open but can no longer be caught up. */
  readonly lost?: Window;
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
  const wanted = Math.min(back, request.frontier ?? Infinity);
  // What is too old in the lookback, which was asked for by name, is for the mode to say.
  const reach = Math.min(request.reach ?? -Infinity, back);
  const from = Math.min(Math.max(whole(wanted), reach, request.earliest ?? -Infinity), to);
  // Before the frontier all is done; where there is none, nobody has looked at what the lookback names.
  const open = request.frontier ?? whole(wanted);
  return {
    window: { from, to },
    explicit: false,
    ...(open < from ? { lost: { from: open, to: from } } : {}),
  };
}

/** `2026-11-01T00:00:00Z`, the form in which instants are shown (milliseconds only where there are some). */
export function showInstant(epochMs: number): string {
  return new Date(epochMs).toISOString().replace('.000Z', 'Z');
}
