import type { Aggregate } from './aggregate.js';
import type { ReportSection } from './sections.js';

const HOUR_MS = 3_600_000;
const HOURS = 24;

export type HourCountsSnapshot = readonly number[];

/** How many requests fell into each hour of the day (UTC), over all days. */
export class HourCounts implements Aggregate<HourCountsSnapshot> {
  readonly #counts = new Array<number>(HOURS).fill(0);

  /** `time`: epoch milliseconds. */
  add(time: number): void {
    const hour = ((Math.floor(time / HOUR_MS) % HOURS) + HOURS) % HOURS;
    this.#counts[hour] = (this.#counts[hour] ?? 0) + 1;
  }

  snapshot(): HourCountsSnapshot {
    return [...this.#counts];
  }

  merge(counts: HourCountsSnapshot): void {
    for (const [hour, count] of counts.entries()) this.#counts[hour] = (this.#counts[hour] ?? 0) + count;
  }

  /** Empty where there is nothing, or no more than one hour to compare. */
  section(title: string): ReportSection[] {
    if (this.#counts.filter((count) => count > 0).length < 2) return [];
    const labels = this.#counts.map((_, hour) => `${String(hour).padStart(2, '0')}:00`);
    return [
      {
        title,
        note: 'All days of the window together, by the records\u2019 own time in UTC.',
        chart: { kind: 'bars', labels, series: [{ name: 'Requests', values: this.#counts }], unit: 'count' },
      },
    ];
  }
}
