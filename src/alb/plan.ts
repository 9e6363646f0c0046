import { failedPartition, type PartitionPlan } from '../engine/mode.js';
import { formatInstant, type OpenSince, type Window, type WindowOf } from '../engine/window.js';
import { failureScopeOf } from '../errors.js';
import { concatConcurrent } from '../engine/concurrency.js';
import { daysAround, prefixesOf, plainNames } from './day-prefixes.js';
import { dayPrefix, type DayLocation, type LogObjectKey } from './source-key.js';
import { isSameSeries, wantedIn, type AlbListing, type ListedObjects, type PassedOver } from './listing.js';
import { accountsBelow, testFilesIn } from './source-accounts.js';
import type { AlbInputs } from '../inputs/types.js';
import type { IntervalGaps } from './gaps.js';
import { itemOf, itemsOfAccount } from './items.js';
import { albPartition, type AlbPartitionSettings } from './partition.js';
import type { PackedObjects } from './segments.js';
import type { SelectionCheck } from './selection-check.js';
import { UnlistedItems } from './unlisted-items.js';
import { DAY_MS } from '../time-zone.js';

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

/** Bounds on listing ahead: folders (one day of one account) at a time, and keys that wait for their turn. */
const FOLDERS_AT_ONCE = 8;
const KEYS_AHEAD = 100_000;

/** What is planned: a window, of it that of each item, and what the ledger has open. */
interface Planned {
  readonly window: Window;
  readonly windowOf: WindowOf;
  readonly openSince?: OpenSince | undefined;
}

/**
 * The partitions of a window, day by day. The path has the date of delivery and the key's stamp the end of the
 * interval, so the days around the window are looked into as well; the stamp decides. Days in which something may be
 * too old come together, those that refuse it first: a refusal comes before any download.
 */
export async function* planAlb(
  settings: AlbPlanSettings,
  { window, windowOf, openSince = new Map() }: Planned,
): AsyncGenerator<PartitionPlan> {
  const { inputs, notice, partition } = settings;
  const unlisted = new UnlistedItems(openSince);
  const accounts = inputs.accountIds ?? [
    ...new Set([...(await accountsBelow(settings)), ...unlisted.accounts]),
  ];
  const lastAgeing = inputs.logs?.tooOld === 'fail' ? partition.oldest() + DAY_MS : -Infinity;
  const ageing: PartitionPlan[] = [];
  const passedOver = { foreign: await testFilesIn(settings, accounts), isMore: false };
  const listing = { window, windowOf, accounts, passedOver, unlisted, refused: new Set<string>() };
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

function refusingFirst(partitions: readonly PartitionPlan[]): PartitionPlan[] {
  const refuses = ({ mayRefuse }: PartitionPlan): boolean => mayRefuse === true;
  return [...partitions.filter(refuses), ...partitions.filter((partition) => !refuses(partition))];
}

interface Listing extends Planned {
  readonly accounts: readonly string[];
  readonly passedOver: PassedOver;
  readonly unlisted: UnlistedItems;
  /** Accounts that may not be listed, as far as that is known. */
  readonly refused: Set<string>;
}

interface DayPlan {
  /** Days since the epoch. */
  readonly day: number;
  readonly plan: PartitionPlan;
}

/** One day of one account in the bucket. */
interface Folder {
  readonly account: string;
  /** Days since the epoch. */
  readonly day: number;
}

/**
 * A step in the listing of a folder: wanted objects; its end; or that it cannot be listed, with the plan that says why
 * (once an account).
 */
type ListingStep =
  | ListedStep
  | { readonly kind: 'ended'; readonly folder: Folder }
  | { readonly kind: 'failed'; readonly folder: Folder; readonly plan?: PartitionPlan };

interface ListedStep {
  readonly kind: 'listed';
  readonly folder: Folder;
  readonly found: ListedObjects;
}

/** What a folder has of one load balancer and log type, as far as it is listed. */
interface Series {
  readonly folder: Folder;
  readonly key: Pick<LogObjectKey, 'loadBalancer' | 'logType'>;
  readonly objects: PackedObjects[];
}

/** Folders are listed side by side, and planned in the order of their days. */
async function* partitionsOf(settings: AlbPlanSettings, listing: Listing): AsyncGenerator<DayPlan> {
  const folders = foldersOf(settings, listing);
  const sizeOf = (step: ListingStep): number => (step.kind === 'listed' ? step.found.objects.count : 0);
  let series: Series | undefined;
  for await (const step of concatConcurrent(folders, { most: FOLDERS_AT_ONCE, room: KEYS_AHEAD, sizeOf })) {
    if (step.kind === 'listed' && series !== undefined && isSameSeries(series.key, step.found.key)) {
      series.objects.push(step.found.objects);
      continue;
    }
    // What a listing shows before it fails is not planned: the item stays open as a whole.
    if (series !== undefined && step.kind !== 'failed') yield planOf(settings, listing, series);
    series = step.kind === 'listed' ? seriesOf(step) : undefined;
    if (step.kind !== 'listed') yield* endOf(settings, listing, step);
  }
}

/** One after the other, since there are many: those of years and of all accounts of an organization. */
function* foldersOf(settings: AlbPlanSettings, listing: Listing): Generator<AsyncGenerator<ListingStep>> {
  for (const day of daysAround(listing.window)) {
    for (const account of listing.accounts) yield unlessRefused(settings, listing, { account, day });
  }
}

function seriesOf({ folder, found: { key, objects } }: ListedStep): Series {
  return { folder, key, objects: [objects] };
}

/** Reports an account that may not be listed once and continues with the others; throws if all are refused. */
async function* unlessRefused(
  settings: AlbPlanSettings,
  listing: Listing,
  folder: Folder,
): AsyncGenerator<ListingStep> {
  const { refused } = listing;
  const { account } = folder;
  if (refused.has(account)) return;
  try {
    yield* listedIn(settings, listing, folder);
    yield { folder, kind: 'ended' };
  } catch (failure) {
    const isKnown = refused.has(account);
    refused.add(account);
    if (failureScopeOf(failure) !== 'partition' || refused.size === listing.accounts.length) throw failure;
    const its = { item: account, label: `account ${account}`, keepsOpen: itemsOfAccount(account) };
    const plan = failedPartition({ ...its, start: listing.window.from, failure });
    yield { folder, kind: 'failed', ...(isKnown ? {} : { plan }) };
  }
}

/** The wanted objects of an account's day. */
async function* listedIn(
  settings: AlbPlanSettings,
  { windowOf, passedOver, unlisted }: Listing,
  folder: Folder,
): AsyncGenerator<ListingStep> {
  const { inputs, objects, gaps, check } = settings;
  const note = (key: LogObjectKey): void => {
    gaps.note(key);
  };
  const selection = {
    windowOf: (key: LogObjectKey) => windowOf(itemOf(key)),
    note,
    classify: check.classifier(),
  };
  for (const place of prefixesOf(inputs, locationOf(settings, folder))) {
    for await (const found of wantedIn(objects, place, { selection, passedOver })) {
      unlisted.listed(found.key, folder.day);
      yield { folder, kind: 'listed', found };
    }
  }
}

/** What a folder's listing ends with: what may be open of items without an object in it, or why it failed. */
function* endOf(
  settings: AlbPlanSettings,
  listing: Listing,
  step: Exclude<ListingStep, ListedStep>,
): Generator<DayPlan> {
  const { folder } = step;
  const isFailed = step.kind === 'failed';
  if (isFailed && step.plan !== undefined) yield { day: folder.day, plan: step.plan };
  for (const key of isFailed ? [] : listing.unlisted.of(folder.account, folder.day))
    yield planOf(settings, listing, { folder, key, objects: [] });
}

function planOf(
  settings: AlbPlanSettings,
  { windowOf }: Listing,
  { folder, key: { loadBalancer, logType }, objects }: Series,
): DayPlan {
  const { day } = folder;
  const { bucket } = settings.inputs.source;
  const albDay = { bucket, ...locationOf(settings, folder), loadBalancer, logType };
  const plan = {
    ...albPartition({ day: albDay, window: windowOf(itemOf(albDay)) }, objects, settings.partition),
    // Objects of later folders may have been delivered late, by at most the one day that the plan looks back.
    start: (day - 1) * DAY_MS,
    listed: objects.reduce((sum, { count }) => sum + count, 0),
  };
  return { day, plan };
}

function locationOf({ inputs: { source, region } }: AlbPlanSettings, { account, day }: Folder): DayLocation {
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
      const all = wantedIn(objects, folder, { selection, passedOver });
      while ((await all.next()).done !== true);
    }
  }
}
