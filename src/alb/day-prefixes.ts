import { isGlob } from '../inputs/globs.js';
import type { AlbInputs } from '../inputs/types.js';
import { DAY_MS } from '../time-zone.js';
import type { Window } from '../engine/window.js';
import { dayPrefix, namePrefix, type DayLocation } from './source-key.js';

/** With more names than this, the whole day is listed once, which skips unwanted load balancers. */
const MAX_NAMES = 50;

/** The load balancers, if all entries are plain names and few enough to list one by one; otherwise undefined. */
export function plainNames({ loadBalancers = [] }: Pick<AlbInputs, 'loadBalancers'>): string[] | undefined {
  const wanted = loadBalancers.filter((entry) => !entry.startsWith('!'));
  return wanted.length === 0 || wanted.length > MAX_NAMES || wanted.some(isGlob) ? undefined : wanted;
}

/**
 * The prefixes below which the wanted keys of a day lie, in their order, none within another: those of the load balancers
 * that are spelled out, or the whole folder.
 */
export function prefixesOf(
  inputs: Pick<AlbInputs, 'loadBalancers' | 'logTypes'>,
  location: DayLocation,
): string[] {
  const names = plainNames(inputs);
  if (names === undefined) return [dayPrefix(location)];
  const all = names.flatMap((name) => inputs.logTypes.map((type) => namePrefix(location, type, name)));
  return [...new Set(all)]
    .sort()
    .filter((place) => !all.some((other) => other !== place && place.startsWith(other)));
}

/** The days since the epoch from the one before the window to the one after it. */
export function daysAround({ from, to }: Window): number[] {
  const first = Math.floor(from / DAY_MS) - 1;
  const last = Math.floor((to - 1) / DAY_MS) + 1;
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}
