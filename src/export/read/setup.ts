import { objectDestinationName } from '../../engine/documents.js';
import { Semaphore } from '../../engine/semaphore.js';
import type { Window } from '../../engine/window.js';
import { ServiceError } from '../../errors.js';
import type { ExportReadInputs } from '../../inputs/types.js';
import { ObjectDownloads } from '../../objects/object-downloads.js';
import { formOf } from '../../objects/object-form.js';
import { SpoolSpace } from '../../objects/spool.js';
import { S3ObjectSink } from '../../objects/whole-object.js';
import type { ReadyMode, RunServices } from '../../setup.js';
import { EventPages } from '../event-pages.js';
import { exportItems } from '../items.js';
import { SourceLogGroups, type LogGroup } from '../log-groups.js';
import { selectGroups } from '../selection.js';
import { bothCuts } from '../windows.js';
import { freeBytes } from './disk-room.js';
import { readMode, type LateEvents } from './mode.js';
import type { SortSpace } from './sorted-events.js';
import { DAY_MS, type Grid } from '../../time-zone.js';
import type { ReadPartitionSettings } from './partition.js';
import type { ReadPlanSettings } from './plan.js';
import type { ReadVerificationPorts } from './verification.js';
import type { Verification } from '../../engine/verification.js';
import { ObjectCheck } from '../../objects/object-check.js';
import type { ObjectPorts } from './window-object.js';

/** Memory for all objects under construction, bytes; what is more goes to disk. */
const BODY_BYTES = 48 * 1024 * 1024;
/** Memory for the unsorted events of all windows in flight, bytes; what is more is sorted and written to disk. */
const HELD_BYTES = 48 * 1024 * 1024;
/** Smallest memory share of a window, bytes: shorter sorted runs on disk are not worthwhile. */
const MIN_HELD_BYTES = 1024 * 1024;
const MAX_HELD_BYTES = 16 * 1024 * 1024;
/** Each holds a row group, or the parts of an upload. */
const LARGE_AT_ONCE = 2;

/** `mode: export` with `engine: read`, ready to run. */
export async function setUpExportRead(inputs: ExportReadInputs, services: RunServices): Promise<ReadyMode> {
  const { logs, clock } = services;
  const listing = new SourceLogGroups(logs.retrying, { clock, region: inputs.region });
  const groups = await groupsOf(inputs, services, listing);
  const pages = new EventPages(logs.once, { clock, perSecond: inputs.readRate });
  const insights = inputs.report === 'none' ? undefined : new (await import('./insights.js')).ReadInsights();
  const late: LateEvents = { added: 0 };
  const partition = partitionSettings(inputs, services);
  const plan: ReadPlanSettings = {
    ...{ groups, chunk: inputs.chunk, isExplicit: inputs.from !== undefined, partition },
    hasEvents: (group, window) => hasOlderEvents({ pages, inputs, services }, group, window),
  };
  return {
    mode: readMode({
      ...{ plan, pages, clock, late, insights, free: freeBytes },
      objects: objectPorts(inputs, services),
      bucket: inputs.destination.bucket,
      sort: sortSpace(inputs, services),
    }),
    ...placeOf(inputs),
    items: exportItems(inputs, { name: 'export read', account: services.account, groups }),
    earliest: undefined,
    whole: (instant) => cutsOf(inputs).below(instant),
    missing: () => lateEventsOf(late),
    sections: () => insights?.sections() ?? [],
    verification: () => verificationOf(inputs, services, { events: listing, groups }),
  };
}

async function groupsOf(
  { logGroups }: ExportReadInputs,
  { warn, notice }: RunServices,
  listing: SourceLogGroups,
): Promise<LogGroup[]> {
  const groups = await selectGroups(listing, logGroups, { warn, engine: 'read' });
  nameProtected(groups, notice);
  return groups;
}

/** Loads the code of a verification, which other runs do not need. */
async function verificationOf(
  inputs: ExportReadInputs,
  { s3, account }: RunServices,
  selected: Pick<ReadVerificationPorts, 'events' | 'groups'>,
): Promise<Verification> {
  const { readVerification } = await import('./verification.js');
  return readVerification({
    ...selected,
    ...{ inputs, account },
    check: new ObjectCheck(s3, inputs.destination),
  });
}

/** The destination by its name, and what belongs to the prefix from its first run on. */
function placeOf({
  destination,
  timeZone,
}: ExportReadInputs): Pick<ReadyMode, 'destinations' | 'destinationNames' | 'objectTerms'> {
  return {
    destinations: ['s3'],
    destinationNames: { s3: objectDestinationName(destination) },
    objectTerms: {
      engine: 'read',
      'object-format': destination.objectFormat,
      compression: destination.compression,
      'time-zone': timeZone.name,
    },
  };
}

/** `dt` is the day of every event of an object: windows are cut at midnight, too. */
function cutsOf({ timeZone, chunk, from }: ExportReadInputs): Grid {
  return bothCuts(timeZone.cuts(chunk, from), timeZone.cuts(DAY_MS));
}

function sortSpace({ concurrency }: ExportReadInputs, { scratch }: RunServices): Omit<SortSpace, 'room'> {
  const heldBytes = Math.max(MIN_HELD_BYTES, Math.min(MAX_HELD_BYTES, HELD_BYTES / concurrency));
  // Sorted runs go straight to disk: they exist because memory ran out.
  return { runs: new SpoolSpace(scratch, 0), heldBytes };
}

function partitionSettings(inputs: ExportReadInputs, { account, clock }: RunServices): ReadPartitionSettings {
  const { region, logStreamPrefix, destination, timeZone, redo } = inputs;
  return {
    ...{ account, region, redo, timeZone },
    streamPrefix: logStreamPrefix,
    destination: objectDestinationName(destination),
    prefix: destination.prefix,
    form: formOf(destination),
    kmsKeyId: destination.kmsKeyId,
    cuts: cutsOf(inputs),
    now: () => clock.now(),
  };
}

function objectPorts(
  { destination: { bucket, prefix, owner } }: ExportReadInputs,
  { s3, scratch, provenance, putTimeout }: RunServices,
): ObjectPorts {
  const named = { Bucket: bucket, ...(owner === undefined ? {} : { ExpectedBucketOwner: owner }) };
  return {
    sinkOf: ({ kmsKeyId }) => new S3ObjectSink(s3, { bucket, owner, kmsKeyId }),
    downloads: new ObjectDownloads({ client: s3, bucket: named, root: prefix }),
    space: new SpoolSpace(scratch, BODY_BYTES),
    large: new Semaphore(LARGE_AT_ONCE),
    ...{ provenance, putTimeout },
  };
}

interface Asking {
  readonly pages: EventPages;
  readonly inputs: ExportReadInputs;
  readonly services: RunServices;
}

/** What cannot be asked about for now is read, window by window: each fails alone. */
async function hasOlderEvents(
  { pages, inputs, services }: Asking,
  { name }: LogGroup,
  window: Window,
): Promise<boolean> {
  try {
    const query = { logGroup: name, streamPrefix: inputs.logStreamPrefix, ...window };
    return await pages.hasEvents(query, services.cancelled());
  } catch (error) {
    if (error instanceof ServiceError) return true;
    throw error;
  }
}

/** At most this many names are listed in a notice. */
const MAX_NAMED = 20;

function nameProtected(groups: readonly LogGroup[], notice: (text: string) => void): void {
  const names = groups.filter(({ isProtected }) => isProtected).map(({ name }) => name);
  if (names.length === 0) return;
  const more = names.length > MAX_NAMED ? `, and ${names.length - MAX_NAMED} more` : '';
  notice(
    `Data protection masks parts of ${names.slice(0, MAX_NAMED).join(', ')}${more}: what it masks stays masked in the objects.`,
  );
}

function lateEventsOf({ added }: LateEvents): string[] {
  return added === 0
    ? []
    : [`${added} events came after the first look at their window, and were added to its object.`];
}
