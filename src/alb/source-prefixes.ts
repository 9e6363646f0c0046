import type { AlbListing } from './listing.js';

/** So many folders of each level are looked into. */
const MOST_FOLDERS = 20;
const LEVELS = 3;
const LOGS = 'AWSLogs';

/** What stands before an `AWSLogs/` in the keys of a bucket, as far as a few listings show; empty for its root. */
export async function prefixesWithLogs(objects: Pick<AlbListing, 'folders'>): Promise<string[]> {
  const found: string[] = [];
  let level = [''];
  for (let depth = 0; depth < LEVELS && found.length === 0; depth += 1) {
    const listed = await Promise.all(
      level.map(async (prefix) => ({ prefix, names: await objects.folders(prefix) })),
    );
    found.push(...listed.flatMap(({ prefix, names }) => (names.includes(LOGS) ? [prefix] : [])));
    level = listed
      .flatMap(({ prefix, names }) => names.slice(0, MOST_FOLDERS).map((name) => `${prefix}${name}/`))
      .slice(0, MOST_FOLDERS);
  }
  return found;
}
