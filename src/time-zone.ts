import * as v from 'valibot';

export const SECOND_MS = 1000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
/** Of a day on which the clocks do not change. */
export const DAY_MS = 24 * HOUR_MS;
/** No clock has ever been further from UTC than this (Pacific/Kiritimati is 14 hours ahead). */
const MAX_UTC_OFFSET_MS = 16 * HOUR_MS;
/** So many beginnings of days are remembered: two years and some. */
const MAX_CACHED_DAYS = 1000;

/** Instants that cut time into cells without holes, such as the beginnings of days. Epoch ms. */
export interface Grid {
  /** The last cut that is not after the instant. */
  below(instant: number): number;
  /** The first cut that is after the instant. */
  after(instant: number): number;
}

const zones = new Map<string, TimeZone>();

/**
 * A time zone of the IANA database, as far as days go. Its days are numbered from 1970-01-01, which is 0; they follow each
 * other without a gap, and are 24 hours long unless the clocks change.
 */
export class TimeZone {
  /** IANA name. */
  readonly name: string;
  readonly #format: Intl.DateTimeFormat;
  readonly #starts = new Map<number, number>();
  #last = { day: 0, from: 0, to: 0 };

  /** Always the same object for a name. Throws RangeError where there is no such zone. */
  static of(name: string): TimeZone {
    const zone = zones.get(name) ?? new TimeZone(name);
    zones.set(name, zone);
    return zone;
  }

  /** `undefined` where there is no such zone. */
  static find(name: string): TimeZone | undefined {
    try {
      return TimeZone.of(name);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return undefined;
    }
  }

  /** Whether two names stand for one time zone, such as `Japan` and `Asia/Tokyo`. */
  static isSame(a: string, b: string): boolean {
    const zone = TimeZone.find(a)?.standardName;
    return zone !== undefined && zone === TimeZone.find(b)?.standardName;
  }

  private constructor(name: string) {
    this.name = name;
    const [year, month, day, hour, minute, second] = Array<'numeric'>(6).fill('numeric');
    const parts = { year, month, day, hour, minute, second };
    this.#format = new Intl.DateTimeFormat('en-US', { ...parts, hourCycle: 'h23', timeZone: name });
  }

  /** The name that this Node.js has for all names of the time zone. */
  get standardName(): string {
    return this.#format.resolvedOptions().timeZone;
  }

  /** How far the clocks are ahead of UTC, ms. */
  offsetAt(instant: number): number {
    const numbers = new Map<string, number>();
    for (const { type, value } of this.#format.formatToParts(instant)) numbers.set(type, Number(value));
    const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = [
      ...['year', 'month', 'day', 'hour', 'minute', 'second'].map((part) => numbers.get(part)),
    ];
    const shown = Date.UTC(year, month - 1, day, hour, minute, second);
    return shown - Math.floor(instant / SECOND_MS) * SECOND_MS;
  }

  /** The number of the day that an instant lies in. */
  dayOf(instant: number): number {
    if (instant >= this.#last.from && instant < this.#last.to) return this.#last.day;
    let day = this.#shownDay(instant);
    // Clocks that were put back over midnight showed the later date first.
    while (this.startOfDay(day) > instant) day -= 1;
    while (this.startOfDay(day + 1) <= instant) day += 1;
    this.#last = { day, from: this.startOfDay(day), to: this.startOfDay(day + 1) };
    return day;
  }

  /** When a day begins: midnight, or where the clocks skip it the first instant after it. */
  startOfDay(day: number): number {
    const known = this.#starts.get(day);
    if (known !== undefined) return known;
    let before = day * DAY_MS - MAX_UTC_OFFSET_MS;
    let start = day * DAY_MS + MAX_UTC_OFFSET_MS;
    while (start - before > SECOND_MS) {
      const middle = Math.floor((before + start) / 2 / SECOND_MS) * SECOND_MS;
      if (this.#shownDay(middle) < day) before = middle;
      else start = middle;
    }
    if (this.#starts.size >= MAX_CACHED_DAYS) this.#starts.clear();
    this.#starts.set(day, start);
    return start;
  }

  /** `YYYY-MM-DD`, the day that an instant lies in. */
  dateOf(instant: number): string {
    return new Date(this.dayOf(instant) * DAY_MS).toISOString().slice(0, 'YYYY-MM-DD'.length);
  }

  /** `2026-11-01T09:00:00+09:00`, with `Z` for UTC. */
  show(instant: number): string {
    const offset = this.offsetAt(instant);
    const text = new Date(instant + offset).toISOString().replace('.000Z', 'Z');
    if (offset === 0) return text;
    const east = new Date(Math.abs(offset))
      .toISOString()
      .slice('YYYY-MM-DDT'.length, 'YYYY-MM-DDTHH:MM'.length);
    return text.replace('Z', `${offset < 0 ? '-' : '+'}${east}`);
  }

  /**
   * Cuts of time into pieces of one length. Whole days are days of this zone, counted from 1970-01-01; every other length
   * counts from the epoch. With an anchor both count from there instead.
   */
  cuts(length: number, anchor?: number): Grid {
    return length % DAY_MS === 0
      ? this.#days(length / DAY_MS, anchor ?? this.startOfDay(0))
      : evenCuts(length, anchor);
  }

  #days(count: number, anchor: number): Grid {
    const first = this.dayOf(anchor);
    const shift = anchor - this.startOfDay(first);
    const cut = (index: number): number => this.startOfDay(first + index * count) + shift;
    const indexOf = (instant: number): number => {
      const index = Math.floor((this.dayOf(instant) - first) / count);
      return cut(index) > instant ? index - 1 : index;
    };
    return {
      below: (instant) => cut(indexOf(instant)),
      after: (instant) => cut(indexOf(instant) + 1),
    };
  }

  #shownDay(instant: number): number {
    return Math.floor((instant + this.offsetAt(instant)) / DAY_MS);
  }
}

/** Cuts at every multiple of a length in ms, counted from the epoch or from an anchor. */
export function evenCuts(length: number, anchor = 0): Grid {
  const below = (instant: number): number => anchor + Math.floor((instant - anchor) / length) * length;
  return { below, after: (instant) => below(instant) + length };
}

/** The name of a time zone, in what is read. */
export const timeZoneSchema = v.pipe(
  v.string(),
  v.check((name) => TimeZone.find(name) !== undefined),
);
