import type { CountsOverTime } from '../statistics/report-section.js';
import { widerThan } from '../statistics/time-buckets.js';
import { DAY_MS, type Grid, type TimeZone } from '../time-zone.js';

/** A chart has at most so many points. */
export const MAX_POINTS = 240;

/** Counts over time, without holes, for a chart. */
export interface TimeSeries {
  /** Milliseconds; a day on which the clocks change is longer or shorter. */
  readonly width: number;
  /** Epoch milliseconds at which each point begins. */
  readonly starts: readonly number[];
  readonly all: readonly number[];
  readonly marked: readonly number[];
}

/** Few points, whose days and hours are those of a time zone; none where there are no counts. */
export function seriesIn({ width: least, buckets }: CountsOverTime['counts'], zone: TimeZone): TimeSeries {
  const [first, last] = [buckets[0]?.[0], buckets.at(-1)?.[0]];
  if (first === undefined || last === undefined) return { width: least, starts: [], all: [], marked: [] };
  let [width, grid] = [least, gridOf(zone, least)];
  let starts = startsOf(grid, first, last);
  while (starts.length > MAX_POINTS) {
    width = widerThan(width);
    grid = gridOf(zone, width);
    starts = startsOf(grid, first, last);
  }
  const points = new Map(starts.map((start) => [start, { all: 0, marked: 0 }]));
  for (const [start, all, marked] of buckets) {
    const point = points.get(grid.below(start));
    if (point === undefined) throw new RangeError(`No point of the chart holds ${start}.`);
    point.all += all;
    point.marked += marked;
  }
  const found = [...points.values()];
  return { width, starts, all: found.map(({ all }) => all), marked: found.map(({ marked }) => marked) };
}

/** Points of this width, ms: whole days, or pieces of a day counted from its midnight. */
function gridOf(zone: TimeZone, width: number): Grid {
  if (width >= DAY_MS) return zone.cuts(width);
  const below = (instant: number): number => {
    const midnight = zone.startOfDay(zone.dayOf(instant));
    return midnight + Math.floor((instant - midnight) / width) * width;
  };
  return {
    below,
    after: (instant) => Math.min(below(instant) + width, zone.startOfDay(zone.dayOf(instant) + 1)),
  };
}

/** Where the points begin; no more than one above the limit of a chart. */
function startsOf(grid: Grid, first: number, last: number): number[] {
  const starts: number[] = [];
  for (let at = grid.below(first); at <= last && starts.length <= MAX_POINTS; at = grid.after(at))
    starts.push(at);
  return starts;
}
