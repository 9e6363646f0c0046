import { isThrottled, messageOf, ServiceError } from '../errors.js';
import type { Clock, ServerClock } from './clock.js';
import { CLOCK_MARGIN_MS } from './ledger.js';
import { StopError, type Carried, type CarryContext, type ClaimedSegment, type Mode } from './mode.js';
import { ClaimLostError } from './partition-ledger.js';
import type { Ledgers } from './partition-work.js';
import type { SegmentWork } from './run-progress.js';
import { SegmentClaims } from './segment-claims.js';
import { imbalances, tallyOver } from './tally.js';

/** How the work on one claimed segment ended; `carried` is what is committed, at every destination or at some. */
export type SegmentOutcome =
  | { readonly kind: 'committed'; readonly carried: Carried }
  | { readonly kind: 'lost'; readonly carried?: Carried }
  | { readonly kind: 'stopped'; readonly stop: StopError; readonly carried?: Carried }
  | { readonly kind: 'failed'; readonly error: unknown; readonly carried?: Carried };

/** What a segment is carried with. */
export interface CarryEnvironment {
  readonly mode: Mode;
  readonly ledgers: Ledgers;
  readonly clock: Clock;
  readonly serverClock: ServerClock;
  readonly run: string;
  /** The run's own end; its reason is a StopError. */
  readonly stop: AbortSignal;
  /** The end of the time budget; its reason is a StopError. */
  readonly deadline: AbortSignal;
  readonly spend: (bytes: number) => void;
  /** Receives the progress of the segment. */
  readonly underway: Pick<SegmentWork, 'moved' | 'restarted'>;
  /** Called when everything is delivered and only the commit is left. */
  readonly delivered: () => void;
  /**
   * Between a put without an answer and the first look at the destination, and between that look and the next, ms: what
   * was sent shows within twice as long.
   */
  readonly settleUnanswered: number;
}

/** A segment fails after this many attempts that ended with an unanswered put. */
const MAX_ATTEMPTS = 5;

/** Carries a claimed segment, commits it, and gives the claims back where it cannot be committed. */
export async function carrySegment(env: CarryEnvironment, segment: ClaimedSegment): Promise<SegmentOutcome> {
  const claims = new SegmentClaims(segment, env);
  const context: CarryContext = {
    signal: AbortSignal.any([claims.lost, env.stop]),
    deadline: env.deadline,
    settle: env.settleUnanswered,
    spend: env.spend,
    moved: env.underway.moved,
    claimAt: (destination) => claims.at(destination),
  };
  try {
    const carried = await carryUntilAnswered(env, claims, context);
    env.delivered();
    const sheet = imbalances(carried.tally);
    if (sheet.length > 0) throw new Error(`The tally of ${segment.id} does not add up: ${sheet.join('; ')}.`);
    return await commit(env, claims, carried);
  } catch (error) {
    return await giveBack(env, claims, error);
  } finally {
    claims.stopRenewing();
  }
}

/** After a put whose answer was lost, the segment is carried again from what the destination shows. */
async function carryUntilAnswered(
  env: CarryEnvironment,
  claims: SegmentClaims,
  context: CarryContext,
): Promise<Carried> {
  const { signal } = context;
  // Reads lag behind writes: everything that the dead run sent must be visible first. No put of that run
  // arrived after its lease, which most of them outlived long ago.
  const showsBy = claims.leaseEnded + CLOCK_MARGIN_MS + 2 * env.settleUnanswered;
  await untilSettled(env, signal, showsBy - env.serverClock.earliest());
  for (let attempts = 1; ; attempts += 1) {
    try {
      return await env.mode.carry(claims.segment(), context);
    } catch (error) {
      if (!mayRepeat(error) || attempts === MAX_ATTEMPTS || signal.aborted) throw error;
      claims.retry(env.clock.monotonic() + 2 * env.settleUnanswered);
      env.underway.restarted();
      await untilSettled(env, signal, env.settleUnanswered);
    }
  }
}

/** Something that was sent may still arrive or show up, so what the destination shows now is no basis to continue. */
class UnsettledError extends Error {}

/** Waits for what was sent to show. Throws UnsettledError when the run ends before that. */
async function untilSettled({ clock }: CarryEnvironment, signal: AbortSignal, ms: number): Promise<void> {
  if (ms <= 0) return;
  await clock.sleep(ms, signal);
  if (signal.aborted) throw new UnsettledError(messageOf(signal.reason), { cause: signal.reason });
}

async function commit(
  env: CarryEnvironment,
  claims: SegmentClaims,
  carried: Carried,
): Promise<SegmentOutcome> {
  const { committed, isLost, error } = await claims.commit(carried);
  const part =
    committed.length === 0 ? {} : { carried: { ...carried, tally: tallyOver(carried.tally, committed) } };
  if (error !== undefined) return { ...(await giveBack(env, claims, error)), ...part };
  return isLost ? { kind: 'lost', ...part } : { kind: 'committed', carried };
}

/** Claims under which something may still arrive are left to expire. Any other is given back at once. */
async function giveBack(
  env: CarryEnvironment,
  claims: SegmentClaims,
  error: unknown,
): Promise<SegmentOutcome> {
  const isLost = error instanceof ClaimLostError || claims.lost.aborted;
  if (!isUnsettled(error) && !claims.isUnsettled(env.clock.monotonic())) {
    try {
      await claims.giveBack();
    } catch (cause) {
      if (isLost) return { kind: 'lost' };
      // The claim expires by itself. The message says why the segment failed, and adds this error.
      const words = `${messageOf(error)} (The claim could not be released either: ${messageOf(cause)})`;
      return { kind: 'failed', error: new AggregateError([error, cause], words) };
    }
  }
  if (isLost) return { kind: 'lost' };
  const stop: unknown = endOf(env, error) ?? error;
  return stop instanceof StopError ? { kind: 'stopped', stop } : { kind: 'failed', error };
}

/** Why the run ended, where that is also why the segment did not go on. */
function endOf({ stop, deadline }: CarryEnvironment, error: unknown): unknown {
  if (isUnsettled(error) && stop.aborted) return stop.reason;
  // Throttled calls are retried until the run ends, so its end is the reason.
  return isThrottled(error) ? (stop.reason ?? deadline.reason) : undefined;
}

/** Whether the error is a put with a lost answer. A peer that stays silent is not retried. */
function mayRepeat(error: unknown): boolean {
  return error instanceof ServiceError && error.ambiguous && error.retryable;
}

function isUnsettled(error: unknown): boolean {
  return error instanceof UnsettledError || isUnanswered(error);
}

function isUnanswered(error: unknown): boolean {
  return error instanceof ServiceError && error.ambiguous;
}
