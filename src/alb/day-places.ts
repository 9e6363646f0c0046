import { isGlob } from '../inputs/globs.js';
import type { AlbInputs } from '../inputs/types.js';
import { dayPrefix, namePrefix, type DayLocation } from './key.js';

/** More names than this are looked for in one listing of the day, which jumps over the others. */
const MOST_NAMES = 50;

/** The load balancers that are spelled out; absent where an entry is a glob, or where there is none that selects. */
export function spelledOut({ loadBalancers = [] }: Pick<AlbInputs, 'loadBalancers'>): string[] | undefined {
  const wanted = loadBalancers.filter((entry) => !entry.startsWith('!'));
  return wanted.length === 0 || wanted.length > MOST_NAMES || wanted.some(isGlob) ? undefined : wanted;
}

/**
 * The prefixes below which the wanted keys of a day lie, in their order, none within another: those of the load balancers
 * that are spelled out, or the whole folder.
 */
export function placesOf(
  inputs: Pick<AlbInputs, 'loadBalancers' | 'logTypes'>,
  location: DayLocation,
): string[] {
  const names = spelledOut(inputs);
  if (names === undefined) return [dayPrefix(location)];
  const all = names.flatMap((name) => inputs.logTypes.map((type) => namePrefix(location, type, name)));
  return [...new Set(all)]
    .sort()
    .filter((place) => !all.some((other) => other !== place && place.startsWith(other)));
}
