import type { PartitionPlan } from '../../engine/mode.js';
import { mapConcurrent } from '../../engine/concurrency.js';
import type { Window, WindowOf } from '../../engine/window.js';
import type { TimeZone } from '../../time-zone.js';
import type { LogGroup } from '../log-groups.js';
import { readPartition, SECOND_LOOK_MS, type ReadPartitionSettings } from './partition.js';

/** What a plan is made of. */
export interface ReadPlanSettings {
  readonly groups: readonly LogGroup[];
  /** Length of a window, ms. */
  readonly chunk: number;
  /** Whether the user named the window: then nothing outside of it is touched. */
  readonly isExplicit: boolean;
  /** Whether a group has events in a window that ended before it was created (PutLogEvents takes 14 days old ones). */
  readonly hasEvents: (group: LogGroup, window: Window) => Promise<boolean>;
  readonly partition: ReadPartitionSettings;
}

/** Groups that are asked about at once; they share the rate limit of all calls. */
const GROUPS_AHEAD = 64;

/**
 * The partitions of a window: a month of a log group each, month by month. What was committed before a scheduled window
 * begins may be due for its second look.
 */
export async function* planRead(
  settings: ReadPlanSettings,
  { window, windowOf }: { readonly window: Window; readonly windowOf: WindowOf },
): AsyncGenerator<PartitionPlan> {
  const { groups, chunk, isExplicit, partition } = settings;
  const reachOf = ({ from }: Window): number => (isExplicit ? from : from - chunk - SECOND_LOOK_MS);
  const reach = reachOf(window);
  const starts = new Map<string, Promise<number>>();
  const months = monthsOf({ from: reach, to: window.to }, partition.timeZone);
  for (const month of months) {
    const planned = mapConcurrent(groups, GROUPS_AHEAD, async (group) => {
      const its = windowOf(group.name);
      const start = starts.get(group.name) ?? startOf(settings, group, its);
      starts.set(group.name, start);
      const own = { from: Math.max(its.from, await start), to: its.to };
      const place = {
        month: month.name,
        window: within(own, month),
        before: within({ from: its.isFinalBefore === true ? its.from : reachOf(its), to: its.from }, month),
        reach: reachOf(its),
        until: its.to,
      };
      // A month that only other groups look at costs no read of a document.
      if (isEmpty(place.window) && isEmpty(place.before)) return undefined;
      return {
        ...readPartition({ group, ...place }, partition),
        start: Math.max(reach, month.from),
        isLastOfItem: month === months.at(-1),
      };
    });
    for await (const each of planned) if (each !== undefined) yield each;
  }
}

/** Where a group's windows begin: with the one in which it was created, unless events are older than it. */
async function startOf(
  { hasEvents, partition: { cuts } }: ReadPlanSettings,
  group: LogGroup,
  window: Window,
): Promise<number> {
  const created = Math.min(window.to, cuts.below(group.createdAt));
  if (created <= window.from) return window.from;
  return (await hasEvents(group, { from: window.from, to: created })) ? window.from : created;
}

interface Month extends Window {
  /** `2026-11`, of the instant (UTC) at which the first of its days begins. */
  readonly name: string;
}

/** The months that a range touches, made of whole days of the time zone: no window lies in two of them. */
function monthsOf({ from, to }: Window, timeZone: TimeZone): Month[] {
  const months: Month[] = [];
  for (let day = timeZone.dayOf(from); timeZone.startOfDay(day) < to; day += 1) {
    const [start, end] = [timeZone.startOfDay(day), timeZone.startOfDay(day + 1)];
    const name = new Date(start).toISOString().slice(0, 'YYYY-MM'.length);
    const last = months.at(-1);
    if (last?.name === name) months[months.length - 1] = { ...last, to: end };
    else months.push({ name, from: start, to: end });
  }
  return months;
}

function isEmpty({ from, to }: Window): boolean {
  return from >= to;
}

function within({ from, to }: Window, month: Window): Window {
  const start = Math.max(from, month.from);
  return { from: start, to: Math.max(start, Math.min(to, month.to)) };
}
