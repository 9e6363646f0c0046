import type { Window } from '../engine/window.js';
import type { Grid } from '../time-zone.js';

/** A matrix of GitHub Actions has at most 256 jobs. */
export const MAX_WINDOWS = 256;

interface SplitRequest {
  /** What is left to do. */
  readonly open: Window;
  /** What the run looks at; no window reaches beyond it. */
  readonly within: Window;
  readonly split: number;
  /** Where windows of a length begin and end. */
  readonly cutsOf: (length: number) => Grid;
  /** What an explicit window must begin and end on multiples of, ms since the epoch. */
  readonly unit: number;
}

export interface SplitWindows {
  readonly windows: readonly Window[];
  /** The length that was used: a multiple of the one asked for, where that gave too many. */
  readonly split: number;
}

/** Windows that touch, do not overlap, and cover what is left to do. */
export function splitWindows({ open, within, split, cutsOf, unit }: SplitRequest): SplitWindows {
  const whole = (instant: number): number => Math.floor(instant / unit) * unit;
  const end = whole(within.to);
  const left = { from: open.from, to: Math.min(open.to, end) };
  if (left.to <= left.from) return { windows: [], split };
  for (let times = Math.ceil((left.to - left.from) / split / MAX_WINDOWS); ; times += 1) {
    const windows = cells(left, cutsOf(split * times));
    // Depending on where the cuts lie, there may be one window more.
    if (windows.length > MAX_WINDOWS) continue;
    const cut = ({ from, to }: Window): Window => ({
      from: Math.max(within.from, whole(from)),
      to: Math.min(end, whole(to)),
    });
    return { windows: windows.map(cut).filter(({ from, to }) => from < to), split: split * times };
  }
}

/** The whole cells of the grid that a window touches; no more than one above the limit of a matrix. */
function cells({ from, to }: Window, cuts: Grid): Window[] {
  const found: Window[] = [];
  for (let start = cuts.below(from); start < to && found.length <= MAX_WINDOWS;) {
    const end = cuts.after(start);
    found.push({ from: start, to: end });
    start = end;
  }
  return found;
}
