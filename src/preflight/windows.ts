import type { Window } from '../engine/window.js';

/** A matrix of GitHub Actions has at most 256 jobs. */
export const MAX_WINDOWS = 256;

export interface SplitRequest {
  /** What is left to do. */
  readonly open: Window;
  /** What the run looks at; no window reaches beyond it. */
  readonly within: Window;
  readonly split: number;
  /** Windows begin and end on multiples of the split, counted from here. */
  readonly anchor: number;
  /** What an explicit window must begin and end on multiples of. */
  readonly unit: number;
}

export interface SplitWindows {
  readonly windows: readonly Window[];
  /** The length that was used: a multiple of the one asked for, where that gave too many. */
  readonly split: number;
}

/** Windows that touch, do not overlap, and cover what is left to do. */
export function splitWindows(request: SplitRequest): SplitWindows {
  const { within, unit } = request;
  const end = Math.floor(within.to / unit) * unit;
  const open = { from: request.open.from, to: Math.min(request.open.to, end) };
  if (open.to <= open.from) return { windows: [], split: request.split };
  const countOf = (split: number): number => Math.ceil((open.to - below(request, split, open.from)) / split);
  let times = Math.max(1, Math.ceil((open.to - open.from) / request.split / MAX_WINDOWS));
  // Where the grid lies may make one more.
  while (countOf(request.split * times) > MAX_WINDOWS) times += 1;
  const split = request.split * times;
  const first = below(request, split, open.from);
  const windows = Array.from({ length: countOf(split) }, (_, i) => ({
    from: Math.max(within.from, first + i * split),
    to: Math.min(end, first + (i + 1) * split),
  }));
  return { windows, split };
}

function below({ anchor }: SplitRequest, split: number, instant: number): number {
  return anchor + Math.floor((instant - anchor) / split) * split;
}
