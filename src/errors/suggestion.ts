import { closestMatch } from 'leven';

/** Suggest at most this many names. */
const MAX_NAMED = 3;
/** Shorter parts of names match too many of them. */
const MIN_PART_LENGTH = 3;

/** `Did you mean a, b or c?` with the known names that a word may stand for; empty where there is none. */
export function didYouMean(word: string, known: readonly string[]): string {
  const names = nearest(word, known);
  return names.length === 0 ? '' : `Did you mean ${either(names)}?`;
}

/** `a, b or c`. */
export function either(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} or ${last}` : last;
}

/** The known name that a word was most likely meant to be, or a few that it is a part of. */
function nearest(word: string, known: readonly string[]): readonly string[] {
  const plain = word.toLowerCase();
  const byPlain = new Map([...known].reverse().map((name) => [name.toLowerCase(), name]));
  // A third of the letters may be wrong, but none of a word so short that it would fit too many.
  const maxDistance = plain.length <= MIN_PART_LENGTH ? 0 : Math.floor(plain.length / 3);
  const closest = closestMatch(plain, [...byPlain.keys()].reverse(), { maxDistance });
  const swapped = [...byPlain.keys()].find((name) => isSwapped(name, plain));
  const meant = byPlain.get(closest ?? swapped ?? '');
  if (meant !== undefined) return [meant];
  if (plain.length < MIN_PART_LENGTH) return [];
  return known.filter((name) => name.toLowerCase().includes(plain)).slice(0, MAX_NAMED);
}

/** Whether two letters changed places: the commonest slip, and in a short word too much for a distance. */
function isSwapped(a: string, b: string): boolean {
  const first = Array.from(a).findIndex((letter, i) => letter !== b[i]);
  return (
    first !== -1 && a.slice(0, first) + (a[first + 1] ?? '') + (a[first] ?? '') + a.slice(first + 2) === b
  );
}
