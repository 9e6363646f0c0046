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
}

export interface SplitWindows {
  readonly windows: readonly Window[];
  /** The length that was used: a multiple of the one asked for, where that gave too many. */
  readonly split: number;
}

/** Windows that touch, do not overlap, and cover what is left to do. */
export function splitWindows(request: SplitRequest): SplitWindows {
  let times = Math.max(1, Math.ceil((request.open.to - request.open.from) / request.split / MAX_WINDOWS));
  // Where the grid lies may make one more.
  while (countOf(request, request.split * times) > MAX_WINDOWS) times += 1;
  const split = request.split * times;
  const { within } = request;
  const first = below(request, split, request.open.from);
  const windows = Array.from({ length: countOf(request, split) }, (_, i) => ({
    from: Math.max(within.from, first + i * split),
    to: Math.min(within.to, first + (i + 1) * split),
  }));
  return { windows, split };
}

function countOf(request: SplitRequest, split: number): number {
  return Math.ceil((request.open.to - below(request, split, request.open.from)) / split);
}

function below({ anchor }: SplitRequest, split: number, instant: number): number {
  return anchor + Math.floor((instant - anchor) / split) * split;
}
