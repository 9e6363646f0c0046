import type { CountsOverTime, ReportChart, ReportSection } from '../statistics/report-section.js';
import { HOUR_MS, type TimeZone } from '../time-zone.js';
import { seriesIn } from './over-time.js';

const HOURS = 24;

/**
 * Sections with their days and hours in a time zone: charts over time say which, and counts by time become counts by hour
 * of the day. Hours of one day alone are left out: there is nothing to compare.
 */
export function inZone(sections: readonly ReportSection[], zone: TimeZone): ReportSection[] {
  return sections.flatMap((section): ReportSection[] => {
    const { byTime, overTime, note, ...rest } = section;
    if (byTime !== undefined) return hoursOf(rest.title, byTime, zone);
    if (overTime === undefined) return [section];
    const { words, chart } = chartOf(overTime, zone);
    return [{ ...rest, note: note === undefined ? words : `${note} ${words}`, chart }];
  });
}

function chartOf(
  { counts, all: name, marked: markedName }: CountsOverTime,
  zone: TimeZone,
): { readonly words: string; readonly chart: ReportChart } {
  const { width, starts, all, marked } = seriesIn(counts, zone);
  const series = [
    { name, values: all },
    ...(markedName === undefined ? [] : [{ name: markedName, values: marked }]),
  ];
  return {
    words:
      `Each point is ${showWidth(width)} of the records\u2019 own time in ${zone.name}, ` +
      'and the first and last may be incomplete.',
    chart: {
      kind: 'line',
      labels: starts,
      series,
      unit: 'count',
      isPartialAtEnds: true,
      timeZone: zone.name,
    },
  };
}

const UNITS: readonly (readonly [name: string, ms: number])[] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

function showWidth(ms: number): string {
  const [name, unit] = UNITS.find(([, its]) => ms % its === 0) ?? ['millisecond', 1];
  return ms === unit ? `a ${name}`.replace('a hour', 'an hour') : `${ms / unit} ${name}s`;
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
