import type { Carried, DeferredPart } from '../engine/mode.js';
import { BadObjectError, DataError, messageOf } from '../errors.js';
import { MissingObjectError, ReplacedObjectError } from '../objects/object-downloads.js';
import { serializeClaim, type AlbClaim } from './claim.js';
import { metaOf, type BadObject } from './delivery.js';
import type { AlbObject } from './segments.js';

interface BadObjectsOrder {
  /** Id of the segment. */
  readonly id: string;
  readonly claim: AlbClaim;
  readonly bad: readonly BadObject[];
  readonly policy: 'fail' | 'skip';
  /** Whether the stream shows events of objects that cannot be read any more. */
  readonly isSentInPart: boolean;
}

/** What happens to the unreadable objects of a segment whose other objects were delivered. */
export interface BadObjectsResult extends Pick<Carried, 'missing' | 'leftOut' | 'skipped'> {
  /** Objects that count as done with this segment. Others that are still listed go to the next run. */
  readonly covered: readonly AlbObject[];
}

/**
 * Decides what happens to the unreadable objects of a segment. `skip`: they count as done, and the run names them. `fail`:
 * each becomes an open segment of its own, even if it is missing. An object that was replaced is left to the next run, which
 * lists the new version. Throws if the segment has only one object, or if events of the unreadable ones were sent.
 */
export function resolveBadObjects(order: BadObjectsOrder): BadObjectsResult {
  const { claim, bad, policy, isSentInPart } = order;
  const gone = bad.filter(({ error }) => isGone(error, order));
  const others = bad.filter(({ error }) => !isGone(error, order));
  const unread = new Set(bad.map(({ object }) => object));
  const read = claim.objects.filter((object) => !unread.has(object));
  const names = (of: readonly BadObject[]): string[] => of.map(({ object }) => nameOf(claim, object));
  const goneObjects = gone.map(({ object }) => object);
  // Part of an object that is gone was sent already. The rest can never be sent, so the object counts as covered.
  const covered = isSentInPart ? [...read, ...goneObjects] : read;
  const missing = gone.map((each) => missingPart(order, each));
  if (policy === 'skip') {
    return { missing, skipped: names(others), covered: [...covered, ...others.map(({ object }) => object)] };
  }
  const [first] = others;
  if (first !== undefined && (claim.objects.length === 1 || isSentInPart)) throw first.error;
  return { missing, covered, leftOut: others.map((each) => leftOut(order, each)) };
}

/** Whether the object cannot stay open: it was replaced, or it is missing and the stream holds a part of it. */
function isGone(error: unknown, { policy, isSentInPart }: BadObjectsOrder): boolean {
  if (error instanceof ReplacedObjectError) return true;
  return error instanceof MissingObjectError && policy === 'fail' && isSentInPart;
}

function missingPart(
  { claim, isSentInPart }: BadObjectsOrder,
  { object }: BadObject,
): { start: number; error: DataError } {
  const name = nameOf(claim, object);
  const words = isSentInPart
    ? `${name} was deleted or replaced when some of its records were sent; the others that were claimed can no longer be delivered.`
    : `${name} was replaced after it was claimed, and nothing of it is delivered. The next run delivers the new object.`;
  return { start: object.end, error: new DataError(words) };
}

function leftOut({ id, claim }: BadObjectsOrder, { object, error }: BadObject): DeferredPart {
  const own = `${id}-${claim.objects.indexOf(object)}`;
  const stream = `${claim.stream.slice(0, -id.length)}${own}`;
  const name = nameOf(claim, object);
  // The error of an AWS call names the object already; other errors may not.
  const text = messageOf(error);
  const named = text.includes(name) ? error : new BadObjectError(`${name}: ${text}`, { cause: error });
  return {
    id: own,
    claim: serializeClaim({
      ...claim,
      stream,
      objects: [object],
      s3: claim.s3 && { ...claim.s3, name: own, days: [] },
    }),
    start: object.end,
    error: named,
  };
}

function nameOf(claim: AlbClaim, object: AlbObject): string {
  return `s3://${claim.day.bucket}/${metaOf(claim, object).key}`;
}
