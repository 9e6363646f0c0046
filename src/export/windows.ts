import type { Window } from '../engine/window.js';
import type { Grid } from '../time-zone.js';

/** Cuts a window at every cut of the grid. */
export function cutWindow({ from, to }: Window, cuts: Grid): Window[] {
  const pieces: Window[] = [];
  for (let start = from; start < to;) {
    const end = Math.min(cuts.after(start), to);
    pieces.push({ from: start, to: end });
    start = end;
  }
  return pieces;
}

/** The parts of a window that are in none of the taken ones. */
export function withoutTaken(window: Window, taken: readonly Window[]): Window[] {
  const free: Window[] = [];
  let start = window.from;
  for (const { from, to } of [...taken].sort((a, b) => a.from - b.from)) {
    if (from > start) free.push({ from: start, to: Math.min(from, window.to) });
    start = Math.max(start, to);
    if (start >= window.to) break;
  }
  if (start < window.to) free.push({ from: start, to: window.to });
  return free.filter(({ from, to }) => from < to);
}

export function overlap(a: Window, b: Window): boolean {
  return a.from < b.to && b.from < a.to;
}

/** `20261101T000000Z`. Windows of an export begin and end on full seconds. */
export function stamp(epochMs: number): string {
  return `${new Date(epochMs).toISOString().slice(0, 'YYYY-MM-DDTHH:MM:SS'.length).replace(/[-:]/g, '')}Z`;
}

/** `20261101T000000Z_20261102T000000Z`, the nominal half-open window. */
export function windowName({ from, to }: Window): string {
  return `${stamp(from)}_${stamp(to)}`;
}

/** Cuts at those of both grids. */
export function bothCuts(a: Grid, b: Grid): Grid {
  return {
    below: (instant) => Math.max(a.below(instant), b.below(instant)),
    after: (instant) => Math.min(a.after(instant), b.after(instant)),
  };
}
