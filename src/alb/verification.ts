import * as v from 'valibot';
import type { StreamCheck } from '../cloudwatch-logs/stream-check.js';
import {
  dayOfKey,
  destinationIn,
  objectDestinationName,
  type DestinationNames,
} from '../engine/documents.js';
import { entriesOf, type CommittedEntry, type Identity, type LedgerDocument } from '../engine/ledger.js';
import type { PartitionDocument } from '../engine/mode.js';
import { AGREES, type Evidence, type KeptDocuments, type Verification } from '../engine/verification.js';
import type { Window } from '../engine/window.js';
import { nameFilter } from '../inputs/globs.js';
import type { AlbInputs } from '../inputs/types.js';
import type { ObjectCheck } from '../objects/object-check.js';
import type { ObjectForm } from '../objects/object-form.js';
import { sentTo, storedObjects, streamOf } from './claim.js';
import { intervalEndOf, keyDetails } from './source-key.js';
import { LOG_TYPE_NAMES } from '../log-types/index.js';
import { segmentObjectKey } from './segment-objects.js';
import { unpackNames } from './segments.js';
import { DAY_MS } from '../time-zone.js';

interface AlbVerificationPorts {
  /** Absent without an object destination. */
  readonly objects:
    { readonly check: ObjectCheck; readonly prefix: string; readonly form: ObjectForm } | undefined;
  /** Absent without a log group. */
  readonly streams: StreamCheck | undefined;
  readonly inputs: AlbInputs;
  readonly destinations: DestinationNames;
}

/** How much older than its object's interval end an event may be, ms; used if the ledger lacks the oldest timestamp. */
const BEFORE_INTERVAL_END_MS = 60 * 60 * 1000;

const daySchema = v.object({
  account: v.string(),
  region: v.string(),
  loadBalancer: v.string(),
  logType: v.picklist(LOG_TYPE_NAMES),
  day: v.string(),
});

/** Verifies segments of load balancer logs: each left one object a day, and one stream. */
export function albVerification(ports: AlbVerificationPorts): Verification {
  return {
    kept: keptDocuments(ports),
    evidence: (document, ledger, window) =>
      committedIn(ledger, window).flatMap(([id, entry, ends]) => {
        const { destination, identity } = document;
        const segment = { id, entry, identity, ends };
        return destination === 's3' ? objectsOf(ports, segment) : [eventsOf(ports, segment)];
      }),
  };
}

/** The date in a document's path is that of the delivery, which may differ from the stamps of its objects by a day. */
function keptDocuments({ inputs, destinations }: AlbVerificationPorts): KeptDocuments {
  const { region, source, accountIds, loadBalancers, logTypes } = inputs;
  const isWantedName = nameFilter(loadBalancers);
  return {
    folder: 'alb/',
    mayTouch: (key, { from, to }) => {
      const day = dayOfKey(key);
      return day !== undefined && day < to + DAY_MS && day + DAY_MS > from - DAY_MS;
    },
    select: (identity) => {
      const destination = destinationIn(identity, destinations);
      const day = v.safeParse(daySchema, identity);
      if (destination === undefined || !day.success) return undefined;
      const { account, loadBalancer, logType } = day.output;
      const { name } = keyDetails({ ...day.output, prefix: '', tail: '' });
      const isOfSource = identity['source'] === objectDestinationName(source) && day.output.region === region;
      const isWanted = isWantedName(name) && logTypes.includes(logType);
      if (!isOfSource || !isWanted || accountIds?.includes(account) === false) return undefined;
      return { destination, label: `${loadBalancer} ${logType} ${day.output.day}` };
    },
  };
}

interface Segment {
  readonly id: string;
  readonly entry: CommittedEntry;
  readonly identity: PartitionDocument['identity'];
  /** Interval ends of its objects, epoch ms. */
  readonly ends: readonly number[];
}

function committedIn(
  ledger: LedgerDocument,
  { from, to }: Window,
): [id: string, entry: CommittedEntry, ends: readonly number[]][] {
  return entriesOf(ledger).flatMap(([id, entry]): ReturnType<typeof committedIn> => {
    if (entry.state !== 'committed') return [];
    const ends = unpackNames(entry.covers).map(intervalEndOf);
    return ends.some((end) => end >= from && end < to) ? [[id, entry, ends]] : [];
  });
}

function objectsOf({ objects }: AlbVerificationPorts, { id, entry, identity }: Segment): Evidence[] {
  const segments = [id];
  if (objects === undefined) return [];
  const { check, prefix, form } = objects;
  const day = dayOf(identity);
  const stored = storedObjects(id, entry.stored);
  if (stored.length === 0) return [{ segments, check: () => Promise.resolve(AGREES) }];
  return stored.map(([date, bytes, crc32]) => {
    const key = segmentObjectKey({ day, s3: { prefix, form, name: id } }, date);
    return { segments, check: (signal) => check.check({ key, bytes, crc32 }, signal) };
  });
}

function eventsOf({ streams }: AlbVerificationPorts, { id, entry, identity, ends }: Segment): Evidence {
  const { tally } = entry;
  const events = 'windows' in tally ? 0 : (tally.logs?.written ?? 0);
  const sent = sentTo(id, entry.stored);
  const { oldest = Math.min(...ends) - BEFORE_INTERVAL_END_MS, stream = streamOf(dayOf(identity), id) } =
    sent;
  return {
    segments: [id],
    check: (signal) => streams?.check({ stream, events, oldest }, signal) ?? Promise.resolve(AGREES),
  };
}

function dayOf(identity: Identity): v.InferOutput<typeof daySchema> {
  return v.parse(daySchema, identity);
}
