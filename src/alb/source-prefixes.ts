import type { AlbListing } from './listing.js';

/** At most this many folders of each level are listed. */
const MAX_FOLDERS = 20;
const LEVELS = 3;
const LOGS = 'AWSLogs';

/** Prefixes before `AWSLogs/` in a bucket, as far as a few listings show them; '' for the root. */
export async function prefixesWithLogs(objects: Pick<AlbListing, 'folders'>): Promise<string[]> {
  const found: string[] = [];
  let level = [''];
  for (let depth = 0; depth < LEVELS && found.length === 0; depth += 1) {
    const listed = await Promise.all(
      level.map(async (prefix) => ({ prefix, names: await objects.folders(prefix) })),
    );
    found.push(...listed.flatMap(({ prefix, names }) => (names.includes(LOGS) ? [prefix] : [])));
    level = listed
      .flatMap(({ prefix, names }) => names.slice(0, MAX_FOLDERS).map((name) => `${prefix}${name}/`))
      .slice(0, MAX_FOLDERS);
  }
  return found;
}
