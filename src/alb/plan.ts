import type { PartitionPlan } from '../engine/mode.js';
import { showInstant, type Window } from '../engine/window.js';
import { dayPrefix, parseLogKey, type LogObjectKey } from './key.js';
import type { AlbInputs } from '../inputs/types.js';
import type { LogObject } from '../objects/s3-objects.js';
import type { AlbObject } from './segments.js';
import type { IntervalGaps } from './gaps.js';
import { albPartition, type AlbPartitionSettings } from './partition.js';
import { nameFilter } from '../inputs/globs.js';

/** What the plan needs of a source of log objects. */
export interface AlbListing {
  list(prefix: string): AsyncIterable<readonly LogObject[]>;
  folders(prefix: string): Promise<readonly string[]>;
  filesIn(prefix: string): Promise<number>;
}

export interface AlbPlanSettings {
  readonly inputs: AlbInputs;
  readonly objects: AlbListing;
  readonly partition: AlbPartitionSettings;
  /** Told about keys that are not logs of a wanted type, and about prefixes without any. */
  readonly notice: (text: string) => void;
  readonly gaps: IntervalGaps;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * The partitions of a window, day by day. The path has the date of delivery and the key's stamp the end of the
 * interval, so the days around the window are looked into as well; the stamp decides. Days in which something may be
 * too old come together, those that refuse it first: a refusal comes before any download.
 */
export async function* planAlb(settings: AlbPlanSettings, window: Window): AsyncGenerator<PartitionPlan> {
  const { inputs, notice, partition } = settings;
  const accounts = inputs.accountIds ?? (await accountsBelow(settings));
  const lastAgeing = inputs.logs.tooOld === 'fail' ? partition.oldest() + DAY_MS : -Infinity;
  const ageing: PartitionPlan[] = [];
  let foreign = await testFilesIn(settings, accounts);
  for (const day of daysAround(window)) {
    const found = await partitionsOf(settings, { window, accounts, day });
    foreign += found.foreign;
    if (day * DAY_MS <= lastAgeing) {
      ageing.push(...found.partitions);
      continue;
    }
    yield* refusingFirst(ageing.splice(0));
    yield* found.partitions;
  }
  yield* refusingFirst(ageing);
  if (foreign > 0)
    notice(`${foreign} objects are not load balancer logs of a wanted type and were passed over.`);
}

/** Elastic Load Balancing puts `ELBAccessLogTestFile` beside the folders of an account when logs are switched on. */
async function testFilesIn(
  { inputs, objects }: AlbPlanSettings,
  accounts: readonly string[],
): Promise<number> {
  const places = accounts.map((account) => `${inputs.source.prefix}AWSLogs/${account}/`);
  const counts = await Promise.all(places.map((place) => objects.filesIn(place)));
  return counts.reduce((sum, count) => sum + count, 0);
}

function refusingFirst(partitions: readonly PartitionPlan[]): PartitionPlan[] {
  const refuses = ({ mayRefuse }: PartitionPlan): boolean => mayRefuse === true;
  return [...partitions.filter(refuses), ...partitions.filter((partition) => !refuses(partition))];
}

interface Day {
  readonly window: Window;
  readonly accounts: readonly string[];
  /** Days since the epoch. */
  readonly day: number;
}

/** What the keys of one day hold for the window. */
async function partitionsOf(
  settings: AlbPlanSettings,
  { window, accounts, day }: Day,
): Promise<{ partitions: PartitionPlan[]; foreign: number }> {
  const { inputs, objects, gaps } = settings;
  const { bucket, prefix: sourcePrefix } = inputs.source;
  const found = new Map<string, { key: LogObjectKey; objects: AlbObject[] }>();
  const path = showInstant(day * DAY_MS)
    .slice(0, 'YYYY-MM-DD'.length)
    .replaceAll('-', '/');
  let foreign = 0;
  for (const account of accounts) {
    const prefix = dayPrefix({ prefix: sourcePrefix, account, region: inputs.region, day: path });
    for await (const page of objects.list(prefix))
      foreign += sort(page, { found, gaps }, selector(inputs, window));
  }
  const partitions = [...found.values()].map(({ key, objects: listed }) => {
    const { prefix, account, region, loadBalancer, logType } = key;
    const albDay = { bucket, prefix, account, region, loadBalancer, logType, day: path };
    // What comes later may have been delivered late, but not by more than the day that is looked back.
    return { ...albPartition(albDay, listed, settings.partition), start: (day - 1) * DAY_MS };
  });
  return { partitions, foreign };
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

/** The days since the epoch from the one before the window to the one after it. */
function daysAround({ from, to }: Window): number[] {
  const first = Math.floor(from / DAY_MS) - 1;
  const last = Math.floor((to - 1) / DAY_MS) + 1;
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

type Verdict = 'wanted' | 'unwanted' | 'foreign';

/** Whether a key belongs to the run: a wanted type and name, its stamp in the window. */
function selector(inputs: AlbInputs, { from, to }: Window): (key: LogObjectKey | undefined) => Verdict {
  const isWantedName = nameFilter(inputs.loadBalancers);
  const types = new Set<string>(inputs.logTypes);
  return (key) => {
    if (key === undefined || !types.has(key.logType)) return 'foreign';
    return isWantedName(key.name) && key.intervalEnd >= from && key.intervalEnd < to ? 'wanted' : 'unwanted';
  };
}

/** Puts the objects of a page with their partitions; hands back how many belong to none. */
function sort(
  page: readonly LogObject[],
  { found, gaps }: { found: Map<string, { key: LogObjectKey; objects: AlbObject[] }>; gaps: IntervalGaps },
  verdictOn: (key: LogObjectKey | undefined) => Verdict,
): number {
  let foreign = 0;
  for (const { key: name, etag, size } of page) {
    const key = parseLogKey(name);
    const verdict = verdictOn(key);
    if (verdict === 'foreign') foreign += 1;
    if (key === undefined || verdict !== 'wanted') continue;
    gaps.note(key);
    const partition = `${key.account} ${key.loadBalancer} ${key.logType}`;
    const entry = found.get(partition) ?? { key, objects: [] };
    found.set(partition, entry);
    entry.objects.push({ tail: key.tail, end: key.intervalEnd, etag, size });
  }
  return foreign;
}
