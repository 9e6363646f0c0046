import type { Window } from '../engine/window.js';

/** A month in UTC, by its name `YYYY-MM`. */
export interface Month extends Window {
  readonly name: string;
}

/** The month that an instant lies in. */
export function monthOf(instant: number): Month {
  const date = new Date(instant);
  const at = (ahead: number): number => Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + ahead);
  return { name: date.toISOString().slice(0, 'YYYY-MM'.length), from: at(0), to: at(1) };
}

/** The months that a window touches, the oldest first. */
export function monthsIn({ from, to }: Window): Month[] {
  const months: Month[] = [];
  for (let at = from; at < to; at = months.at(-1)?.to ?? to) months.push(monthOf(at));
  return months;
}
