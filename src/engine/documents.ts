import { createHash } from 'node:crypto';
import { DataError } from '../errors.js';
import type { Identity } from './ledger.js';
import type { ClaimedSegment, PartitionDocument } from './mode.js';
import { DESTINATIONS, type Destination } from './tally.js';

/**
 * What each destination in use is, in the words that are its identity: bucket and prefix of an object destination,
 * Region, account and name of a log group. How records are written there (format, compression, filter) is not part of it.
 */
export type DestinationNames = Readonly<Partial<Record<Destination, string>>>;

export interface PartitionPlace {
  /** Mode and source; many partitions share them. */
  readonly source: Identity & { readonly mode: string };
  /** What distinguishes this partition from the others of the source. */
  readonly own: Identity;
  /** Where its documents lie, below a folder for each source and destination. */
  readonly path: string;
}

/** The documents of a partition, one for each destination in use. */
export function partitionDocuments(
  { source, own, path }: PartitionPlace,
  names: DestinationNames,
): PartitionDocument[] {
  return DESTINATIONS.flatMap((destination) => {
    const name = names[destination];
    if (name === undefined) return [];
    const shared = { ...source, destination: name };
    const folder = createHash('sha256').update(JSON.stringify(shared)).digest('hex').slice(0, 12);
    return [{ destination, key: `${source.mode}/${folder}/${path}`, identity: { ...shared, ...own } }];
  });
}

/** The day that a key ends with (`…/2026/11/01.json`), epoch ms; absent where it ends otherwise. */
export function dayOfKey(key: string): number | undefined {
  const [, year, month, day] = /\/(\d{4})\/(\d\d)\/(\d\d)\.json$/.exec(key) ?? [];
  return year === undefined ? undefined : Date.parse(`${year}-${month ?? ''}-${day ?? ''}T00:00:00Z`);
}

/** Which of the destinations in use a document's identity names. */
export function destinationIn({ destination }: Identity, names: DestinationNames): Destination | undefined {
  return DESTINATIONS.find((each) => names[each] === destination && destination !== undefined);
}

/** The name of an object destination. */
export function objectDestinationName({ bucket, prefix }: { bucket: string; prefix: string }): string {
  return `s3://${bucket}/${prefix}`;
}

/** The name of a log group as a destination. */
export function logGroupName(place: { region: string; account: string; group: string }): string {
  return `logs:${place.region}:${place.account}:${place.group}`;
}

/**
 * A claim that names another source than its partition, or another place than its document at a destination, is not
 * followed: it could lead to anything that the role may read or write.
 */
export function assertSamePartition(
  { id, partition }: ClaimedSegment,
  claimed: Identity,
  at?: Destination,
): void {
  const document = partition.documents.find(({ destination }) => at === undefined || destination === at);
  const identity = document?.identity ?? {};
  const differing = Object.keys(claimed).filter((name) => identity[name] !== claimed[name]);
  if (differing.length === 0) return;
  throw new DataError(
    `The claim of segment ${id} in the ledger is of another partition than its document (it differs in ` +
      `${differing.join(', ')}). Restore an earlier version of the document.`,
  );
}
