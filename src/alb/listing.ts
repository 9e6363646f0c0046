import type { Window } from '../engine/window.js';
import type { LogObject } from '../objects/object-downloads.js';
import { parseLogKey, type LogObjectKey } from './source-key.js';
import type { AlbObject } from './segments.js';

/** What the plan needs of a source of log objects. */
export interface AlbListing {
  /** The objects below a prefix whose keys come after `after`, in the order of their keys, a page at a time. */
  list(prefix: string, after?: string): AsyncIterable<readonly LogObject[]>;
  folders(prefix: string): Promise<readonly string[]>;
  filesIn(prefix: string): Promise<number>;
}

/** The wanted objects of one load balancer and log type in one day's folder; their keys follow each other. */
interface AlbSeries {
  /** Of one of its objects. */
  readonly key: LogObjectKey;
  readonly objects: AlbObject[];
}

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

const MINUTE_MS = 60_000;
/** ListObjectsV2 API: at most 1,000 keys a page. A shorter page is usually the last one, so a jump would save nothing. */
const FULL_PAGE = 1000;
/** Comes after every character of a stamp. */
const AFTER_STAMPS = '~';

interface SeriesSettings {
  readonly selection: AlbSelection;
  readonly passedOver: PassedOver;
}

/** Lists a folder series by series, and jumps over what is not wanted. */
export async function* seriesIn(
  listing: Pick<AlbListing, 'list'>,
  folder: string,
  settings: SeriesSettings,
): AsyncGenerator<AlbSeries> {
  const series = new SeriesOfPages(settings);
  let after: string | undefined;
  do {
    const pages = listing.list(folder, after);
    after = undefined;
    for await (const page of pages) {
      yield* series.take(page);
      if (page.length < FULL_PAGE) continue;
      after = jumpFrom(page.at(-1)?.key ?? '', settings);
      if (after !== undefined) break;
    }
  } while (after !== undefined);
  if (series.last !== undefined) yield series.last;
}

/** Groups the wanted objects of consecutive pages into series. */
class SeriesOfPages {
  readonly #settings: SeriesSettings;
  /** The series that the pages so far end in; more of it may come. */
  last: AlbSeries | undefined;
  /** Window of the current series, looked up at its first key; the keys of a series are consecutive. */
  #windowOf: { readonly key: LogObjectKey; readonly window: Window } | undefined;

  constructor(settings: SeriesSettings) {
    this.#settings = settings;
  }

  /** The series that are complete with this page. */
  *take(page: readonly LogObject[]): Generator<AlbSeries> {
    for (const object of page) {
      const key = this.#wanted(object);
      if (key === undefined) continue;
      if (this.last === undefined || !isSameSeries(this.last.key, key)) {
        if (this.last !== undefined) yield this.last;
        this.last = { key, objects: [] };
      }
      this.last.objects.push(albObject(key, object));
    }
  }

  #wanted({ key: name }: LogObject): LogObjectKey | undefined {
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
function jumpFrom(last: string, { selection, passedOver }: SeriesSettings): string | undefined {
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

function isSameSeries(a: LogObjectKey, b: LogObjectKey): boolean {
  return a.loadBalancer === b.loadBalancer && a.logType === b.logType;
}

function albObject({ tail, intervalEnd }: LogObjectKey, { etag, size }: LogObject): AlbObject {
  return { tail: own(tail), end: intervalEnd, etag: own(etag), size };
}

/** A copy of the text: a slice of a listing page would keep the whole page in memory. */
function own(text: string): string {
  return Buffer.from(text).toString();
}
