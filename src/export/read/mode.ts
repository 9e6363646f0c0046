import { assertSamePartition, objectDestinationName } from '../../engine/documents.js';
import type { Clock } from '../../engine/clock.js';
import type { Carried, CarryContext, ClaimedSegment, Mode } from '../../engine/mode.js';
import { sheet } from '../../engine/tally.js';
import { formatInstant } from '../../engine/window.js';
import { DataError } from '../../errors.js';
import type { EventPages } from '../event-pages.js';
import { monthOf } from '../months.js';
import { parseClaim, serializeCovers, type ReadClaim } from './claim.js';
import { fullDisk, roomFor, type FreeBytes } from './disk-room.js';
import { windowKey } from './object-key.js';
import type { OwnKey } from './kept-object.js';
import { SECOND_LOOK_MS } from './partition.js';
import { planRead, type ReadPlanSettings } from './plan.js';
import type { ReadInsights } from './insights.js';
import type { SortSpace } from './sorted-events.js';
import { readWindow, type WindowEvents } from './window-events.js';
import { writeObject, type ObjectOutcome, type ObjectPorts } from './window-object.js';
import { DAY_MS } from '../../time-zone.js';

interface ReadModePorts {
  readonly plan: ReadPlanSettings;
  readonly pages: Pick<EventPages, 'all'>;
  readonly objects: ObjectPorts;
  readonly bucket: string;
  readonly sort: Omit<SortSpace, 'room'>;
  readonly free: FreeBytes;
  readonly clock: Pick<Clock, 'now'>;
  readonly late: LateEvents;
  /** Collects the statistics of the report; absent without a report. */
  readonly insights: ReadInsights | undefined;
}

/** Events that came after the first look at their window. */
export interface LateEvents {
  added: number;
}

/** Reads log groups, one window after another, and writes an object of each. */
export function readMode(ports: ReadModePorts): Mode {
  return {
    plan: (window, windowOf) => planRead(ports.plan, { window, windowOf }),
    isPlannedAhead: true,
    carry: (segment, context) => carry(ports, segment, context),
  };
}

async function carry(ports: ReadModePorts, segment: ClaimedSegment, context: CarryContext): Promise<Carried> {
  const claim = claimOf(ports, segment);
  const query = {
    logGroup: claim.logGroup,
    streamPrefix: claim.streamPrefix,
    from: claim.from,
    to: claim.to,
  };
  refuseExpired(ports, claim);
  const askedAt = ports.clock.now();
  const room = roomFor(query, { folder: ports.sort.runs.folder, free: ports.free });
  try {
    const look = await readWindow(ports.pages, { query, space: { ...ports.sort, room } }, context);
    try {
      const outcome = await write(ports, { segment, claim, look, room }, context);
      return carried(ports, { claim, look, outcome, isFinal: askedAt >= claim.to + SECOND_LOOK_MS });
    } finally {
      await look.events.dispose();
    }
  } catch (error) {
    throw fullDisk(error, query);
  }
}

function claimOf({ bucket }: ReadModePorts, segment: ClaimedSegment): ReadClaim {
  const claim = parseClaim(segment.id, segment.claim);
  const { logGroup, streamPrefix = '', from, prefix } = claim;
  const destination = objectDestinationName({ bucket, prefix });
  assertSamePartition(segment, { logGroup, streamPrefix, month: monthOf(from).name, destination });
  return claim;
}

/** Refuses a redo of a window whose events may have expired: it would replace the object by less. */
function refuseExpired({ plan, clock }: ReadModePorts, { pass, logGroup, from }: ReadClaim): void {
  const days = plan.groups.find(({ name }) => name === logGroup)?.retentionDays;
  if (pass !== 'redo' || days === undefined) return;
  const kept = clock.now() - days * DAY_MS;
  if (from >= kept) return;
  throw new DataError(
    `redo: log group ${logGroup} keeps its events for ${days} days, and some from ${formatInstant(from)} on have expired. ` +
      'The object of the window is left as it is: it may hold what the group no longer has.',
  );
}

interface Work {
  readonly segment: ClaimedSegment;
  readonly claim: ReadClaim;
  readonly look: WindowEvents;
  readonly room: (bytes: number) => Promise<void>;
}

function write(
  { bucket, objects, insights }: ReadModePorts,
  { segment, claim, look, room }: Work,
  context: CarryContext,
): Promise<ObjectOutcome> {
  const own = ownKey(bucket, segment, claim);
  const mayBeThere = claim.pass !== 'first' || segment.at.s3?.resumed === true;
  const seen = insights?.takerFor(segment, claim.logGroup) ?? (() => undefined);
  return writeObject(objects, { claim, own, events: look.events, context, mayBeThere, room, seen });
}

function ownKey(bucket: string, { partition }: ClaimedSegment, claim: ReadClaim): OwnKey {
  const {
    account = '',
    region = '',
    streamPrefix = '',
    logGroup = '',
  } = partition.documents[0]?.identity ?? {};
  const streams = streamPrefix === '' ? '' : `/log_stream_prefix=${encodeURIComponent(streamPrefix)}`;
  return {
    bucket,
    key: windowKey({ account, region, logGroup }, claim),
    partition: `account=${account}/region=${region}/log_group=${logGroup}${streams}`,
  };
}

interface Carrying {
  readonly claim: ReadClaim;
  readonly look: WindowEvents;
  readonly outcome: ObjectOutcome;
  readonly isFinal: boolean;
}

/** What a second look reads again is `duplicate`, as is what came twice; `written` is what its window was given. */
function carried({ late }: ReadModePorts, { claim, look, outcome, isFinal }: Carrying): Carried {
  const { read, outside, bytes, pages } = look;
  const written = Math.max(0, Math.min(outcome.written, read - outside));
  const duplicate = read - outside - written;
  if (claim.pass === 'second') late.added += written;
  const { stored } = outcome;
  const { from, to } = claim;
  return {
    tally: {
      ...{ read, unparsed: 0, restamped: 0 },
      s3: sheet(read, { written, duplicate, 'out-of-window': outside }),
    },
    counters: {
      objectsRead: pages,
      objectsWritten: outcome.objects,
      bytesRead: bytes,
      bytesWritten: outcome.bytes,
    },
    covers: serializeCovers({ from, to, isFinal }),
    ...(stored === undefined ? {} : { stored: { s3: { ...stored } } }),
  };
}
