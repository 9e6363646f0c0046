import { messageOf, ServiceError } from '../errors.js';
import type { Clock } from './clock.js';
import type { Json } from './json.js';
import { holds, released, withSegment } from './ledger.js';
import { StopError, type Carried, type CarryContext, type ClaimedSegment, type Mode } from './mode.js';
import { ClaimLostError, type PartitionLedger } from './partition-ledger.js';
import { imbalances } from './tally.js';

/** How the work on one claimed segment ended. */
export type SegmentOutcome =
  | { readonly kind: 'committed'; readonly carried: Carried }
  | { readonly kind: 'lost' }
  | { readonly kind: 'stopped'; readonly stop: StopError }
  | { readonly kind: 'failed'; readonly error: unknown };

export interface CarryEnvironment {
  readonly mode: Mode;
  readonly ledger: PartitionLedger;
  readonly clock: Clock;
  readonly run: string;
  /** The run's own end; its reason is a StopError. */
  readonly stop: AbortSignal;
  /** The end of the time budget; its reason is a StopError. */
  readonly deadline: AbortSignal;
  readonly spend: (bytes: number) => void;
  /** How long after a put without an answer the destination is asked what it holds, ms. */
  readonly settleUnanswered: number;
}

/** A segment whose puts go unanswered again and again fails after so many looks. */
const MAX_ATTEMPTS = 5;

/** Carries a claimed segment, commits it, and gives the claim back when it cannot be committed. */
export async function carrySegment(env: CarryEnvironment, segment: ClaimedSegment): Promise<SegmentOutcome> {
  let progress = segment.progress;
  const lost = env.ledger.hold(segment.id, () => progress);
  const context: CarryContext = {
    signal: AbortSignal.any([lost, env.stop]),
    deadline: env.deadline,
    fence: (ms) => env.ledger.fence(segment.id, ms),
    spend: env.spend,
    checkpoint: (acknowledged) => {
      progress = acknowledged;
    },
    persist: () => env.ledger.persist(),
  };
  try {
    const carried = await carryUntilAnswered(env, { segment, context, progress: () => progress });
    const sheet = imbalances(carried.tally);
    if (sheet.length > 0) throw new Error(`The tally of ${segment.id} does not add up: ${sheet.join('; ')}.`);
    return (await commit(env, segment.id, carried)) ? { kind: 'committed', carried } : { kind: 'lost' };
  } catch (error) {
    return await giveBack(env, { id: segment.id, error, lost, progress });
  } finally {
    env.ledger.letGo(segment.id);
  }
}

interface Attempt {
  readonly segment: ClaimedSegment;
  readonly context: CarryContext;
  progress(): Json | undefined;
}

/** After a put whose answer was lost, the segment is carried again from what the destination shows. */
async function carryUntilAnswered(env: CarryEnvironment, attempt: Attempt): Promise<Carried> {
  const { signal } = attempt.context;
  let { resumed } = attempt.segment;
  // Reads lag behind writes: what a run sent that is no more, its successor must be able to see.
  if (attempt.segment.takenOver) await untilSettled(env, signal);
  for (let attempts = 1; ; attempts += 1) {
    try {
      const segment = { ...attempt.segment, resumed, progress: attempt.progress() };
      return await env.mode.carry(segment, attempt.context);
    } catch (error) {
      if (!isUnanswered(error) || attempts === MAX_ATTEMPTS || signal.aborted) throw error;
      resumed = true;
      await untilSettled(env, signal);
    }
  }
}

/** Something that was sent may still arrive, or not show yet: nobody may go on from what the destination shows. */
class UnsettledError extends Error {}

/** Waits until the destination shows all that was sent. Throws UnsettledError when the run ends before that. */
async function untilSettled(env: CarryEnvironment, signal: AbortSignal): Promise<void> {
  await env.clock.sleep(env.settleUnanswered, signal);
  if (signal.aborted) throw new UnsettledError(messageOf(signal.reason), { cause: signal.reason });
}

async function commit(env: CarryEnvironment, id: string, carried: Carried): Promise<boolean> {
  return env.ledger.change((document, now) => {
    const known = document.segments[id];
    // A write of this run whose answer was lost, and which others have written after, shows in the entry alone.
    const done = known?.state === 'committed' && known.run === env.run;
    if (!holds(document, id, env.run)) return { document, result: done };
    const { tally, covers } = carried;
    const entry = {
      state: 'committed',
      tally,
      at: now,
      run: env.run,
      ...(covers === undefined ? {} : { covers }),
    } as const;
    return { document: withSegment(document, id, entry), result: true };
  });
}

interface Ending {
  readonly id: string;
  readonly error: unknown;
  readonly lost: AbortSignal;
  /** What the destination acknowledged last; it stays with the segment. */
  readonly progress: Json | undefined;
}

/** A claim under which something may still arrive is left to expire. Any other is given back at once. */
async function giveBack(env: CarryEnvironment, ending: Ending): Promise<SegmentOutcome> {
  const { id, error, lost, progress } = ending;
  if (error instanceof ClaimLostError || lost.aborted) return { kind: 'lost' };
  if (!isUnsettled(error)) {
    try {
      await env.ledger.change((document) => ({
        document: holds(document, id, env.run) ? released(document, id, progress) : document,
        result: undefined,
      }));
    } catch (cause) {
      // The claim expires by itself; what is told is why the segment failed, and this beside it.
      const words = `${messageOf(error)} (The claim could not be given back either: ${messageOf(cause)})`;
      return { kind: 'failed', error: new AggregateError([error, cause], words) };
    }
  }
  const stop: unknown = isUnsettled(error) && env.stop.aborted ? env.stop.reason : error;
  return stop instanceof StopError ? { kind: 'stopped', stop } : { kind: 'failed', error };
}

function isUnsettled(error: unknown): boolean {
  return error instanceof UnsettledError || isUnanswered(error);
}

function isUnanswered(error: unknown): boolean {
  return error instanceof ServiceError && error.ambiguous;
}
