import type { Window } from '../engine/window.js';
import type { LogObject } from '../objects/object-downloads.js';
import { parseLogKey, type LogObjectKey } from './source-key.js';
import { PackedObjects, type AlbObject } from './segments.js';
import { MINUTE_MS } from '../time-zone.js';

/** What the plan needs of a source of log objects. */
export interface AlbListing {
  /** The objects below a prefix whose keys come after `after`, in the order of their keys, a page at a time. */
  list(prefix: string, after?: string): AsyncIterable<readonly LogObject[]>;
  folders(prefix: string): Promise<readonly string[]>;
  filesIn(prefix: string): Promise<number>;
}

/** The wanted objects of one load balancer and log type on one page of a day's folder, in the order of their keys. */
export interface ListedObjects {
  /** Of the first of them. */
  readonly key: LogObjectKey;
  readonly objects: PackedObjects;
}

/** Which log objects of a listing a run wants. */
export interface AlbSelection {
  readonly windowOf: (key: LogObjectKey) => Window;
  /** Whether objects of this load balancer and log type are wanted; `foreign`: of another type. */
  readonly classify: (key: LogObjectKey) => 'wanted' | 'unwanted' | 'foreign';
  /** Called with the key of every wanted object. */
  readonly note: (key: LogObjectKey) => void;
}

/** Objects that a listing ignored. */
export interface PassedOver {
  /** Objects that are no logs of a wanted type. */
  foreign: number;
  /** Whether there may be more of them. */
  isMore: boolean;
}

/** ListObjectsV2 API: at most 1,000 keys a page. A shorter page is usually the last one, so a jump would save nothing. */
const FULL_PAGE = 1000;
/** Comes after every character of a stamp. */
const AFTER_STAMPS = '~';

interface ListingSettings {
  readonly selection: AlbSelection;
  readonly passedOver: PassedOver;
}

/** Lists a folder, and jumps over what is not wanted. What a load balancer and log type have in it comes together. */
export async function* wantedIn(
  listing: Pick<AlbListing, 'list'>,
  folder: string,
  settings: ListingSettings,
): AsyncGenerator<ListedObjects> {
  const wanted = new WantedObjects(settings);
  let after: string | undefined;
  do {
    const pages = listing.list(folder, after);
    after = undefined;
    for await (const page of pages) {
      yield* wanted.of(page);
      if (page.length < FULL_PAGE) continue;
      after = jumpFrom(page.at(-1)?.key ?? '', settings);
      if (after !== undefined) break;
    }
  } while (after !== undefined);
}

/** Chooses the wanted objects of pages that follow each other. */
class WantedObjects {
  readonly #settings: ListingSettings;
  /** Window of the current load balancer and log type, looked up at their first key. */
  #windowOf: { readonly key: LogObjectKey; readonly window: Window } | undefined;

  constructor(settings: ListingSettings) {
    this.#settings = settings;
  }

  *of(page: readonly LogObject[]): Generator<ListedObjects> {
    let series: { readonly key: LogObjectKey; readonly objects: AlbObject[] } | undefined;
    for (const { key: name, etag, size } of page) {
      const key = this.#wanted(name);
      if (key === undefined) continue;
      if (series === undefined || !isSameSeries(series.key, key)) {
        if (series !== undefined) yield packed(series);
        series = { key, objects: [] };
      }
      series.objects.push({ tail: key.tail, end: key.intervalEnd, etag, size });
    }
    if (series !== undefined) yield packed(series);
  }

  #wanted(name: string): LogObjectKey | undefined {
    const { selection, passedOver } = this.#settings;
    const key = parseLogKey(name);
    const verdict = key === undefined ? 'foreign' : selection.classify(key);
    if (verdict === 'foreign') passedOver.foreign += 1;
    if (key === undefined || verdict !== 'wanted' || !isIn(this.#window(key), key)) return undefined;
    selection.note(key);
    return key;
  }

  #window(key: LogObjectKey): Window {
    if (this.#windowOf === undefined || !isSameSeries(this.#windowOf.key, key)) {
      this.#windowOf = { key, window: this.#settings.selection.windowOf(key) };
    }
    return this.#windowOf.window;
  }
}

/**
 * Where the next page may begin: behind the rest of a load balancer that is not wanted, at the first stamp of the
 * window, or behind its last. Within the window nothing is jumped over: objects that were delivered late lie there.
 */
function jumpFrom(last: string, { selection, passedOver }: ListingSettings): string | undefined {
  const key = parseLogKey(last);
  if (key === undefined) return undefined;
  const start = last.slice(0, last.lastIndexOf(key.tail));
  const { from, to } = selection.windowOf(key);
  const verdict = selection.classify(key);
  if (verdict === 'foreign') passedOver.isMore = true;
  if (verdict !== 'wanted' || key.intervalEnd >= to) return start + AFTER_STAMPS;
  return key.intervalEnd < from ? start + stampOf(from) : undefined;
}

/** The stamp of an instant as in a key, without the `Z`, so that stamps of this instant and later sort after it. */
function stampOf(from: number): string {
  const minute = Math.ceil(from / MINUTE_MS) * MINUTE_MS;
  return new Date(minute).toISOString().replace(/[-:]/g, '').slice(0, 'YYYYMMDDTHHMM'.length);
}

function isIn({ from, to }: Window, { intervalEnd }: LogObjectKey): boolean {
  return intervalEnd >= from && intervalEnd < to;
}

/** Whether keys of a day's folder belong to the same load balancer and log type. */
export function isSameSeries(
  a: Pick<LogObjectKey, 'loadBalancer' | 'logType'>,
  b: Pick<LogObjectKey, 'loadBalancer' | 'logType'>,
): boolean {
  return a.loadBalancer === b.loadBalancer && a.logType === b.logType;
}

function packed({ key, objects }: { key: LogObjectKey; objects: readonly AlbObject[] }): ListedObjects {
  return { key, objects: new PackedObjects(objects) };
}
