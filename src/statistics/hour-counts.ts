import type { Aggregate } from './aggregate.js';
import type { ReportSection } from './report-section.js';

/** The clocks of every time zone differ from UTC by a multiple of this. */
const SLOT_MS = 15 * 60_000;
/** More than a year of slots; what lies in further ones is counted on the first day of 1970, at its time of day. */
const MAX_SLOTS = 40_000;
const SLOTS_PER_DAY = 96;

export type HourCountsSnapshot = readonly (readonly [slot: number, count: number])[];

interface Slot {
  readonly slot: number;
  count: number;
}

/** How many requests fell into each quarter of an hour, from which a report makes the hours of a day in its time zone. */
export class HourCounts implements Aggregate<HourCountsSnapshot> {
  readonly #counts = new Map<number, Slot>();
  /** That of the last request, which is nearly always the one of the next. */
  #last: Slot = { slot: NaN, count: 0 };

  /** `time`: epoch milliseconds. */
  add(time: number): void {
    const slot = Math.floor(time / SLOT_MS);
    if (slot !== this.#last.slot) this.#last = this.#at(slot);
    this.#last.count += 1;
  }

  snapshot(): HourCountsSnapshot {
    return [...this.#counts.values()].map(({ slot, count }) => [slot, count] as const);
  }

  merge(counts: HourCountsSnapshot): void {
    for (const [slot, count] of counts) this.#at(slot).count += count;
  }

  /** Empty where there is nothing. */
  section(title: string): ReportSection[] {
    const byTime = this.snapshot().map(([slot, count]) => [slot * SLOT_MS, count] as const);
    return byTime.length === 0 ? [] : [{ title, byTime }];
  }

  #at(slot: number): Slot {
    const known = this.#counts.get(slot);
    if (known !== undefined) return known;
    const isFull = this.#counts.size >= MAX_SLOTS;
    const own = isFull ? ((slot % SLOTS_PER_DAY) + SLOTS_PER_DAY) % SLOTS_PER_DAY : slot;
    const found = this.#counts.get(own) ?? { slot: own, count: 0 };
    this.#counts.set(own, found);
    return found;
  }
}
