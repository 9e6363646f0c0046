import type { Contents } from './frontier-document.js';

/** What a run that listed all of its selection saw of the items in a document of frontiers. */
export interface ItemsSeen {
  /** How far the selection itself had come before the run, epoch ms; absent before its first. */
  readonly until: number | undefined;
  /** Whether the selection would hold an item, if it is there. */
  readonly covers: (item: string) => boolean;
  readonly shown: ReadonlySet<string>;
  /** Epoch ms. */
  readonly now: number;
}

/**
 * An item that no listing has shown for so long is forgotten, ms: a document that every run reads would keep each log
 * group and load balancer that ever was. One that comes back then begins where its selection has come, as a new one does.
 */
export const FORGOTTEN_AFTER_MS = 90 * 24 * 60 * 60 * 1000;

/**
 * Notes which items are gone since when, and forgets those that have been for long. One that was behind its selection
 * when it was shown last holds something open, and is kept.
 */
export function withoutGone(before: Contents, after: Contents, seen: ItemsSeen): Contents {
  const { until = Infinity, covers, shown, now } = seen;
  const gone = new Map(after.gone);
  for (const item of [...after.items.keys()].filter(covers)) {
    const isBehind = (before.items.get(item)?.until ?? -Infinity) < until;
    if (shown.has(item)) gone.delete(item);
    else if (!gone.has(item) && !isBehind) gone.set(item, now);
  }
  const isForgotten = (item: string): boolean =>
    covers(item) && now - (gone.get(item) ?? now) > FORGOTTEN_AFTER_MS;
  const rest = <T>(all: ReadonlyMap<string, T>): ReadonlyMap<string, T> => {
    const kept = [...all].filter(([item]) => !isForgotten(item));
    return kept.length === all.size ? all : new Map(kept);
  };
  const items = rest(after.items);
  if (items !== after.items) return { ...after, items, gone: rest(gone) };
  return isSame(gone, after.gone) ? after : { ...after, gone };
}

/** Items that a run is about to work on are there. */
export function withShown(contents: Contents, items: Iterable<string>): Contents {
  const gone = new Map(contents.gone);
  for (const item of items) gone.delete(item);
  return gone.size === contents.gone.size ? contents : { ...contents, gone };
}

function isSame(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): boolean {
  return a.size === b.size && [...a].every(([item, since]) => b.get(item) === since);
}
