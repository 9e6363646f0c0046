import type { Aggregate } from './aggregate.js';
import type { ReportSection } from './sections.js';

/** The clocks of every time zone differ from UTC by a multiple of this. */
const SLOT_MS = 15 * 60_000;
/** More than a year of slots; what lies in further ones is counted on the first day of 1970, at its time of day. */
const MOST_SLOTS = 40_000;
const SLOTS_PER_DAY = 96;

export type HourCountsSnapshot = readonly (readonly [slot: number, count: number])[];

/** How many requests fell into each quarter of an hour, from which a report makes the hours of a day in its time zone. */
export class HourCounts implements Aggregate<HourCountsSnapshot> {
  readonly #counts = new Map<number, number>();

  /** `time`: epoch milliseconds. */
  add(time: number): void {
    this.#count(Math.floor(time / SLOT_MS), 1);
  }

  snapshot(): HourCountsSnapshot {
    return [...this.#counts];
  }

  merge(counts: HourCountsSnapshot): void {
    for (const [slot, count] of counts) this.#count(slot, count);
  }

  /** Empty where there is nothing. */
  section(title: string): ReportSection[] {
    const byTime = [...this.#counts].map(([slot, count]) => [slot * SLOT_MS, count] as const);
    return byTime.length === 0 ? [] : [{ title, byTime }];
  }

  #count(slot: number, count: number): void {
    const known = this.#counts.get(slot);
    const isFull = known === undefined && this.#counts.size >= MOST_SLOTS;
    const at = isFull ? ((slot % SLOTS_PER_DAY) + SLOTS_PER_DAY) % SLOTS_PER_DAY : slot;
    this.#counts.set(at, (isFull ? (this.#counts.get(at) ?? 0) : (known ?? 0)) + count);
  }
}
