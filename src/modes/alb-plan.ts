import type { PartitionPlan } from '../engine/mode.js';
import { showInstant, type Window } from '../engine/window.js';
import { dayPrefix, parseElbKey, type AlbKey } from '../formats/elb-key.js';
import type { AlbInputs } from '../inputs/types.js';
import type { LogObject } from '../sources/s3-log-objects.js';
import type { AlbObject } from './alb-objects.js';
import { albPartition, type AlbPartitionSettings } from './alb-partition.js';
import { nameFilter } from './globs.js';

/** What the plan needs of a source of log objects. */
export interface AlbListing {
  list(prefix: string): AsyncIterable<readonly LogObject[]>;
  folders(prefix: string): Promise<readonly string[]>;
}

export interface AlbPlanSettings {
  readonly inputs: AlbInputs;
  readonly objects: AlbListing;
  readonly partition: AlbPartitionSettings;
  /** Told about keys that are no wanted ALB logs, and about prefixes without any. */
  readonly notice: (text: string) => void;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * The partitions of a window, day by day. The path has the date of delivery and the key's stamp the end of the
 * interval, so the days around the window are looked into as well; the stamp decides.
 */
export async function* planAlb(settings: AlbPlanSettings, window: Window): AsyncGenerator<PartitionPlan> {
  const { inputs, objects, notice } = settings;
  const accounts = inputs.accountIds ?? (await accountsBelow(settings));
  let strangers = 0;
  for (const day of daysAround(window)) {
    const found = new Map<string, { key: AlbKey; objects: AlbObject[] }>();
    for (const account of accounts) {
      const prefix = dayPrefix({ prefix: inputs.source.prefix, account, region: inputs.region, day });
      for await (const page of objects.list(prefix)) strangers += sort(page, found, selector(inputs, window));
    }
    for (const { key, objects: listed } of found.values()) {
      const { prefix, account, region, loadBalancer, logType } = key;
      const { bucket } = inputs.source;
      yield albPartition(
        { bucket, prefix, account, region, loadBalancer, logType, day },
        listed,
        settings.partition,
      );
    }
  }
  if (strangers > 0) notice(`${strangers} objects are not ALB logs of a wanted type and were passed over.`);
}

async function accountsBelow({ inputs, objects, notice }: AlbPlanSettings): Promise<string[]> {
  const root = `${inputs.source.prefix}AWSLogs/`;
  const accounts = (await objects.folders(root)).filter((name) => /^\d{12}$/.test(name));
  if (accounts.length === 0) {
    notice(
      `There is nothing below s3://${inputs.source.bucket}/${root}. source-prefix is what stands before AWSLogs/ ` +
        'in the keys; the load balancer writes its first log five minutes after access logs are switched on.',
    );
  }
  return accounts;
}

/** Every `YYYY/MM/DD` from the day before the window to the day after it. */
function daysAround({ from, to }: Window): string[] {
  const first = Math.floor(from / DAY_MS) - 1;
  const last = Math.floor((to - 1) / DAY_MS) + 1;
  return Array.from({ length: last - first + 1 }, (_, i) =>
    showInstant((first + i) * DAY_MS)
      .slice(0, 'YYYY-MM-DD'.length)
      .replaceAll('-', '/'),
  );
}

type Verdict = 'wanted' | 'unwanted' | 'stranger';

/** Whether a key belongs to the run: a wanted type and name, its stamp in the window. */
function selector(inputs: AlbInputs, { from, to }: Window): (key: AlbKey | undefined) => Verdict {
  const isWantedName = nameFilter(inputs.loadBalancers);
  const types = new Set<string>(inputs.logTypes);
  return (key) => {
    if (key === undefined || !types.has(key.logType)) return 'stranger';
    return isWantedName(key.name) && key.intervalEnd >= from && key.intervalEnd < to ? 'wanted' : 'unwanted';
  };
}

/** Puts the objects of a page with their partitions; hands back how many belong to none. */
function sort(
  page: readonly LogObject[],
  found: Map<string, { key: AlbKey; objects: AlbObject[] }>,
  verdictOn: (key: AlbKey | undefined) => Verdict,
): number {
  let strangers = 0;
  for (const { key: name, etag, size } of page) {
    const key = parseElbKey(name);
    const verdict = verdictOn(key);
    if (verdict === 'stranger') strangers += 1;
    if (key === undefined || verdict !== 'wanted') continue;
    const partition = `${key.account} ${key.loadBalancer} ${key.logType}`;
    const entry = found.get(partition) ?? { key, objects: [] };
    found.set(partition, entry);
    entry.objects.push({ tail: key.tail, end: key.intervalEnd, etag, size });
  }
  return strangers;
}
