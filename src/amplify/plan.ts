import { failedPartition, type PartitionPlan } from '../engine/mode.js';
import type { Window, WindowOf } from '../engine/window.js';
import type { AppDomains } from './apps.js';
import { hoursIn } from './hours.js';
import { amplifyPartition, itemOf, RECHECK_AGE_MS, type AmplifyPartitionSettings } from './partition.js';
import { DAY_MS } from '../time-zone.js';

/** What a plan is made of. */
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
  { window, windowOf }: { readonly window: Window; readonly windowOf: WindowOf },
): AsyncGenerator<PartitionPlan> {
  const { apps, isExplicit, partition } = settings;
  for (const each of apps) {
    if ('failure' in each) yield failedApp(each, isExplicit ? window.from : window.from - RECHECK_AGE_MS);
  }
  const planned = apps
    .flatMap((each) => ('domains' in each ? each.domains : []))
    .map((domain) => {
      const hours = hoursIn(windowOf(itemOf(domain)));
      const from = hours[0] ?? window.to;
      const earlier = isExplicit ? [] : hoursIn({ from: from - RECHECK_AGE_MS, to: from });
      return { domain, hours: byDay(hours), earlier: byDay(earlier) };
    });
  const days = planned.flatMap(({ hours, earlier }) => [...earlier.keys(), ...hours.keys()]);
  for (const day of [...new Set(days)].sort((a, b) => a - b)) {
    const its = planned
      .map(({ domain, hours, earlier }) => ({
        ...{ ...domain, day },
        ...{ hours: hours.get(day) ?? [], earlier: earlier.get(day) ?? [] },
      }))
      .filter(({ hours, earlier }) => hours.length + earlier.length > 0);
    // What is planned later is not older, whichever domain it is of.
    const start = Math.min(...its.flatMap(({ hours, earlier }) => [...earlier, ...hours]));
    for (const each of its) yield { ...amplifyPartition(each, partition), start };
  }
}

/** Stands for an app whose domains could not be listed; all of them stay open, known or not. */
function failedApp({ app, failure }: { app: string; failure: unknown }, start: number): PartitionPlan {
  const keepsOpen = (item: string): boolean => item === '' || item.startsWith(`${app}/`);
  return failedPartition({ item: app, label: `app ${app}`, start, failure, keepsOpen });
}

function byDay(hours: readonly number[]): ReadonlyMap<number, readonly number[]> {
  const days = new Map<number, number[]>();
  for (const hour of hours) {
    const day = Math.floor(hour / DAY_MS) * DAY_MS;
    const its = days.get(day) ?? [];
    its.push(hour);
    days.set(day, its);
  }
  return days;
}
