import type { Carried, DeferredPart } from '../engine/mode.js';
import { BadObjectError, DataError, messageOf } from '../errors.js';
import { MissingObjectError, ReplacedObjectError } from '../objects/object-downloads.js';
import { printClaim, type AlbClaim } from './claim.js';
import { metaOf, type BadObject } from './delivery.js';
import type { AlbObject } from './segments.js';

export interface BadObjectsOrder {
  /** The segment's. */
  readonly id: string;
  readonly claim: AlbClaim;
  readonly bad: readonly BadObject[];
  readonly policy: 'fail' | 'skip';
  /** Whether the stream shows events of objects that cannot be read any more. */
  readonly isSentInPart: boolean;
}

/** What becomes of the objects of a segment that cannot be read; the rest of it is delivered. */
export interface BadObjectsResult extends Pick<Carried, 'missing' | 'leftOut' | 'skipped'> {
  /** Objects that the segment covers: what it does not cover and is still listed is taken by the next run. */
  readonly covered: readonly AlbObject[];
}

/**
 * With `skip` they are done, by name. With `fail` each is a segment of its own from now on, also one that went away; one
 * that is another now is taken as it is listed next. Throws where nothing else is in the segment, which then stays open
 * itself.
 */
export function resolveBadObjects(order: BadObjectsOrder): BadObjectsResult {
  const { claim, bad, policy, isSentInPart } = order;
  const gone = bad.filter(({ error }) => isGone(error, order));
  const others = bad.filter(({ error }) => !isGone(error, order));
  const unread = new Set(bad.map(({ object }) => object));
  const read = claim.objects.filter((object) => !unread.has(object));
  const names = (of: readonly BadObject[]): string[] => of.map(({ object }) => nameOf(claim, object));
  const goneObjects = gone.map(({ object }) => object);
  // Some of one that is gone was sent already: that is all that there will ever be of it.
  const covered = isSentInPart ? [...read, ...goneObjects] : read;
  const missing = gone.map((each) => missingPart(order, each));
  if (policy === 'skip') {
    return { missing, skipped: names(others), covered: [...covered, ...others.map(({ object }) => object)] };
  }
  const [first] = others;
  if (first !== undefined && (claim.objects.length === 1 || isSentInPart)) throw first.error;
  return { missing, covered, leftOut: others.map((each) => leftOut(order, each)) };
}

/** What will never be there again as it was listed, and cannot stay open: it was replaced, or lies in the stream in part. */
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
    ? `${name} was deleted or replaced when some of its records were sent; the others that were claimed cannot be delivered any more.`
    : `${name} was replaced after it was claimed, and nothing of it is delivered. The next run takes it as it is now.`;
  return { start: object.end, error: new DataError(words) };
}

function leftOut({ id, claim }: BadObjectsOrder, { object, error }: BadObject): DeferredPart {
  const own = `${id}-${claim.objects.indexOf(object)}`;
  const stream = `${claim.stream.slice(0, -id.length)}${own}`;
  const name = nameOf(claim, object);
  // The error of a call names what it was made on; another may not.
  const text = messageOf(error);
  const named = text.includes(name) ? error : new BadObjectError(`${name}: ${text}`, { cause: error });
  return {
    id: own,
    claim: printClaim({
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
