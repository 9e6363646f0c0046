import { failedPartition, type PartitionPlan } from '../engine/mode.js';
import type { Window } from '../engine/window.js';
import type { AppDomains } from './apps.js';
import { DAY_MS, hoursIn } from './hours.js';
import { amplifyPartition, RECHECK_AGE_MS, type AmplifyPartitionSettings } from './partition.js';

export interface AmplifyPlanSettings {
  readonly apps: readonly AppDomains[];
  /** Whether the user named the window: then nothing outside of it is touched. */
  readonly isExplicit: boolean;
  readonly partition: AmplifyPartitionSettings;
}

/**
 * The partitions of a window, day by day. A scheduled window begins where the last one ended if the cron was late; the
 * day before it holds hours that were committed young and not looked at again yet.
 */
// eslint-disable-next-line @typescript-eslint/require-await -- the port is asynchronous, for sources that list
export async function* planAmplify(
  settings: AmplifyPlanSettings,
  window: Window,
): AsyncGenerator<PartitionPlan> {
  const { apps, isExplicit, partition } = settings;
  const hours = hoursIn(window);
  const from = hours[0] ?? window.from;
  const earlier = isExplicit ? [] : hoursIn({ from: from - RECHECK_AGE_MS, to: from });
  for (const each of apps) {
    if ('failure' in each)
      yield failedPartition({ label: `app ${each.app}`, start: earlier[0] ?? from, failure: each.failure });
  }
  const domains = apps.flatMap((each) => ('domains' in each ? each.domains : []));
  const days = new Set([...earlier, ...hours].map(dayOf));
  for (const day of days) {
    const ofDay = (hour: number): boolean => dayOf(hour) === day;
    for (const domain of domains) {
      const its = { ...domain, day, hours: hours.filter(ofDay), earlier: earlier.filter(ofDay) };
      yield amplifyPartition(its, partition);
    }
  }
}

function dayOf(hour: number): number {
  return Math.floor(hour / DAY_MS) * DAY_MS;
}
