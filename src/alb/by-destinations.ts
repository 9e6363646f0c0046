import type { SegmentPlan } from '../engine/mode.js';
import { DESTINATIONS, type Destination } from '../engine/tally.js';
import { PackedObjects, type AlbObject } from './segments.js';

/** Objects of a group that the same destinations lack. */
export interface LackedObjects {
  readonly objects: PackedObjects;
  readonly destinations: readonly Destination[];
}

/** Splits a group of objects by the destinations that lack them, so that each object is read once for all of them. */
export function byDestinations(
  group: PackedObjects,
  isLacked: (object: AlbObject, at: Destination) => boolean,
): LackedObjects[] {
  const parts = new Map<string, { objects: AlbObject[]; destinations: readonly Destination[] }>();
  for (const object of group.unpack()) {
    const destinations = DESTINATIONS.filter((at) => isLacked(object, at));
    if (destinations.length === 0) continue;
    const part = parts.get(destinations.join()) ?? { objects: [], destinations };
    parts.set(destinations.join(), part);
    part.objects.push(object);
  }
  return [...parts.values()].map(({ objects, destinations }) => ({
    objects: objects.length === group.count ? group : new PackedObjects(objects),
    destinations,
  }));
}

/** Merges segments that have the same id in several documents into one for all their destinations, each with its own claim. */
export function mergedById(segments: readonly SegmentPlan[]): SegmentPlan[] {
  const byId = new Map<string, SegmentPlan>();
  for (const segment of segments) {
    const known = byId.get(segment.id);
    byId.set(segment.id, known === undefined ? segment : merged(known, segment));
  }
  return [...byId.values()];
}

function merged(known: SegmentPlan, { destinations, claim }: SegmentPlan): SegmentPlan {
  return {
    ...known,
    destinations: [...known.destinations, ...destinations],
    claimAt: { ...known.claimAt, ...Object.fromEntries(destinations.map((at) => [at, claim])) },
  };
}
