import type { ReportSection } from '../statistics/report-section.js';
import type { TimeZone } from '../time-zone.js';

const HOUR_MS = 3_600_000;
const HOURS = 24;

/**
 * Sections with their days and hours in a time zone: charts over time say which, and counts by time become counts by hour
 * of the day. Hours of one day alone are left out: there is nothing to compare.
 */
export function inZone(sections: readonly ReportSection[], zone: TimeZone): ReportSection[] {
  return sections.flatMap((section): ReportSection[] => {
    const { chart, byTime, note, ...rest } = section;
    if (byTime !== undefined) return hoursOf(rest.title, byTime, zone);
    if (chart?.kind !== 'line') return [section];
    const words = [...(note === undefined ? [] : [note]), `The time axis is in ${zone.name}.`];
    return [{ ...rest, note: words.join(' '), chart: { ...chart, timeZone: zone.name } }];
  });
}

function hoursOf(
  title: string,
  byTime: NonNullable<ReportSection['byTime']>,
  zone: TimeZone,
): ReportSection[] {
  const values = new Array<number>(HOURS).fill(0);
  for (const [time, count] of byTime) {
    const hour = ((Math.floor((time + zone.offsetAt(time)) / HOUR_MS) % HOURS) + HOURS) % HOURS;
    values[hour] = (values[hour] ?? 0) + count;
  }
  if (values.filter((count) => count > 0).length < 2) return [];
  const labels = values.map((_, hour) => `${String(hour).padStart(2, '0')}:00`);
  return [
    {
      title,
      note: `All days of the window together, by the records\u2019 own time in ${zone.name}.`,
      chart: { kind: 'bars', labels, series: [{ name: 'Requests', values }], unit: 'count' },
    },
  ];
}
