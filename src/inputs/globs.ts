import picomatch from 'picomatch';

/** `*` crosses `/`; braces, brackets and extended globs have no meaning, so any name can be written as it is. */
const OPTIONS = { bash: true, dot: true, nonegate: true, noextglob: true, nobrace: true, nobracket: true };

/**
 * A test for names: one that some pattern matches and no `!pattern` excludes. Exclusions alone exclude from all names;
 * without any pattern every name passes.
 */
export function nameFilter(patterns: readonly string[] | undefined): (name: string) => boolean {
  const all = patterns ?? [];
  const wanted = all.filter((pattern) => !pattern.startsWith('!'));
  const excluded = all.filter((pattern) => pattern.startsWith('!')).map((pattern) => pattern.slice(1));
  const isWanted = picomatch(wanted.length === 0 ? ['*'] : wanted, OPTIONS);
  const isExcluded = excluded.length === 0 ? (): boolean => false : picomatch(excluded, OPTIONS);
  return (name) => isWanted(name) && !isExcluded(name);
}

/** Whether an entry stands for names that it does not spell out. */
export function isGlob(entry: string): boolean {
  return /[*?]/.test(entry);
}
