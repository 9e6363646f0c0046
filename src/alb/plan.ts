import { failedPartition, type PartitionPlan } from '../engine/mode.js';
import { formatInstant, type Window, type WindowOf } from '../engine/window.js';
import { failureScopeOf } from '../errors.js';
import { inOrder } from '../engine/side-by-side.js';
import { placesOf, plainNames } from './day-places.js';
import { dayPrefix, type DayLocation, type LogObjectKey } from './source-key.js';
import { seriesIn, type AlbListing, type PassedOver } from './listing.js';
import type { AlbInputs } from '../inputs/types.js';
import type { IntervalGaps } from './gaps.js';
import { itemOf, itemsOfAccount } from './items.js';
import { albPartition, type AlbPartitionSettings } from './partition.js';
import type { SelectionCheck } from './selection-check.js';

interface AlbPlanSettings {
  readonly inputs: AlbInputs;
  readonly objects: AlbListing;
  readonly partition: AlbPartitionSettings;
  /** Called with a message about keys that are not logs of a wanted type. */
  readonly notice: (text: string) => void;
  readonly gaps: IntervalGaps;
  /** Compares the inputs with what the listing shows. */
  readonly check: SelectionCheck;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** Bounds on listing ahead: folders (one day of one account) at a time, and keys that wait for their turn. */
const FOLDERS_AT_ONCE = 8;
const KEYS_AHEAD = 50_000;

/**
 * The partitions of a window, day by day. The path has the date of delivery and the key's stamp the end of the
 * interval, so the days around the window are looked into as well; the stamp decides. Days in which something may be
 * too old come together, those that refuse it first: a refusal comes before any download.
 */
export async function* planAlb(
  settings: AlbPlanSettings,
  { window, windowOf }: { readonly window: Window; readonly windowOf: WindowOf },
): AsyncGenerator<PartitionPlan> {
  const { inputs, notice, partition } = settings;
  const accounts = inputs.accountIds ?? (await accountsBelow(settings));
  const lastAgeing = inputs.logs?.tooOld === 'fail' ? partition.oldest() + DAY_MS : -Infinity;
  const ageing: PartitionPlan[] = [];
  const passedOver = { foreign: await testFilesIn(settings, accounts), isMore: false };
  const listing = { window, windowOf, accounts, passedOver, refused: new Set<string>() };
  for await (const { day, plan } of partitionsOf(settings, listing)) {
    if (day * DAY_MS <= lastAgeing) {
      ageing.push(plan);
      continue;
    }
    yield* refusingFirst(ageing.splice(0));
    yield plan;
  }
  yield* refusingFirst(ageing);
  await listOtherLoadBalancers(settings, listing);
  settings.check.planned({ window, accounts });
  const { foreign, isMore } = passedOver;
  if (foreign > 0) {
    const count = `${isMore ? 'At least ' : ''}${foreign}`;
    notice(`${count} objects are not load balancer logs of a selected type and were ignored.`);
  }
}

/** Elastic Load Balancing puts `ELBAccessLogTestFile` beside the folders of an account when logs are switched on. */
async function testFilesIn(
  { inputs, objects }: AlbPlanSettings,
  accounts: readonly string[],
): Promise<number> {
  const places = accounts.map((account) => `${inputs.source.prefix}AWSLogs/${account}/`);
  // A refusal is reported later, when the account's logs are listed.
  const none = (error: unknown): number => {
    if (failureScopeOf(error) === 'run') throw error;
    return 0;
  };
  const counts = await Promise.all(places.map((place) => objects.filesIn(place).catch(none)));
  return counts.reduce((sum, count) => sum + count, 0);
}

function refusingFirst(partitions: readonly PartitionPlan[]): PartitionPlan[] {
  const refuses = ({ mayRefuse }: PartitionPlan): boolean => mayRefuse === true;
  return [...partitions.filter(refuses), ...partitions.filter((partition) => !refuses(partition))];
}

interface Listing {
  readonly window: Window;
  readonly windowOf: WindowOf;
  readonly accounts: readonly string[];
  readonly passedOver: PassedOver;
  /** Accounts that may not be listed, as far as that is known. */
  readonly refused: Set<string>;
}

interface DayPlan {
  /** Days since the epoch. */
  readonly day: number;
  readonly plan: PartitionPlan;
}

/** Folders are listed side by side, and planned in the order of their days. */
function partitionsOf(settings: AlbPlanSettings, listing: Listing): AsyncGenerator<DayPlan> {
  const { window, accounts } = listing;
  const folders = daysAround(window).flatMap((day) =>
    accounts.map((account) => unlessRefused(settings, listing, { account, day })),
  );
  return inOrder(folders, { most: FOLDERS_AT_ONCE, room: KEYS_AHEAD, sizeOf: ({ keys }) => keys });
}

/** Reports an account that may not be listed once and continues with the others; throws if all are refused. */
async function* unlessRefused(
  settings: AlbPlanSettings,
  listing: Listing,
  { account, day }: { account: string; day: number },
): AsyncGenerator<DayPlan & { keys: number }> {
  const { refused } = listing;
  if (refused.has(account)) return;
  try {
    yield* partitionsIn(settings, listing, { account, day });
  } catch (failure) {
    const isKnown = refused.has(account);
    refused.add(account);
    if (failureScopeOf(failure) !== 'partition' || refused.size === listing.accounts.length) throw failure;
    if (isKnown) return;
    const its = { item: account, label: `account ${account}`, keepsOpen: itemsOfAccount(account) };
    const plan = failedPartition({ ...its, start: listing.window.from, failure });
    yield { day, plan, keys: 0 };
  }
}

/** What an account's keys of one day hold for the window. */
async function* partitionsIn(
  settings: AlbPlanSettings,
  { windowOf, passedOver }: Listing,
  { account, day }: { account: string; day: number },
): AsyncGenerator<DayPlan & { keys: number }> {
  const { inputs, objects, gaps } = settings;
  const { bucket } = inputs.source;
  const location = locationOf(settings, { account, day });
  const note = (key: LogObjectKey): void => {
    gaps.note(key);
  };
  const classify = settings.check.classifier();
  const selection = { windowOf: (key: LogObjectKey) => windowOf(itemOf(key)), note, classify };
  for (const place of placesOf(inputs, location)) {
    for await (const { key, objects: listed } of seriesIn(objects, place, { selection, passedOver })) {
      const { prefix, region, loadBalancer, logType } = key;
      const albDay = { bucket, prefix, account, region, loadBalancer, logType, day: location.day };
      // Objects of later folders may have been delivered late, by at most the one day that the plan looks back.
      const plan = {
        ...albPartition({ day: albDay, window: windowOf(itemOf(albDay)) }, listed, settings.partition),
        start: (day - 1) * DAY_MS,
        listed: listed.length,
      };
      yield { day, plan, keys: listed.length };
    }
  }
}

function locationOf(
  { inputs: { source, region } }: AlbPlanSettings,
  { account, day }: { account: string; day: number },
): DayLocation {
  const date = formatInstant(day * DAY_MS).slice(0, 'YYYY-MM-DD'.length);
  return { prefix: source.prefix, account, region, day: date.replaceAll('-', '/') };
}

/** If a named load balancer has no logs, it may be misspelled: lists the others, so that the message can suggest one. */
async function listOtherLoadBalancers(
  settings: AlbPlanSettings,
  { window, accounts, passedOver, refused }: Listing,
): Promise<void> {
  const { inputs, objects, check } = settings;
  if (plainNames(inputs) === undefined || check.hasMetAll) return;
  const nothing = { windowOf: () => ({ from: 0, to: 0 }), note: () => undefined };
  for (const account of accounts.filter((each) => !refused.has(each))) {
    for (const day of daysAround(window)) {
      const folder = dayPrefix(locationOf(settings, { account, day }));
      const selection = { ...nothing, classify: check.classifier() };
      // The window is empty, so the listing jumps from load balancer to load balancer.
      const all = seriesIn(objects, folder, { selection, passedOver });
      while ((await all.next()).done !== true);
    }
  }
}

async function accountsBelow({ inputs, objects }: AlbPlanSettings): Promise<string[]> {
  const names = await objects.folders(`${inputs.source.prefix}AWSLogs/`);
  return names.filter((name) => /^\d{12}$/.test(name));
}

/** The days since the epoch from the one before the window to the one after it. */
function daysAround({ from, to }: Window): number[] {
  const first = Math.floor(from / DAY_MS) - 1;
  const last = Math.floor((to - 1) / DAY_MS) + 1;
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}
