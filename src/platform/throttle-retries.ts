import type { Clock } from '../engine/clock.js';
import { RateLimiter } from '../engine/rate-limiter.js';
import { isThrottled, serviceError } from '../errors.js';
import type { Answers } from './answers.js';

interface PatienceSettings {
  readonly clock: Clock;
  readonly answers: Answers;
  /** No call is retried after this many ms; 0: no limit. */
  readonly timeBudget: number;
  /** Aborts when the workflow is cancelled: no call is retried any more. */
  readonly cancelled: AbortSignal;
  /** Calls of a kind are given up when none has succeeded for this long, ms. */
  readonly longest?: number;
}

const MAX_DURATION_MS = 15 * 60 * 1000;

/**
 * Calls whose rate the caller limits: PutLogEvents between the fence and the put, since the claim must outlive it, and
 * FilterLogEvents, since the user sets its calls a second.
 */
const PACED_BY_CALLER = new Set(['PutLogEvents', 'FilterLogEvents']);

/** What the SDK tells a middleware of the call. */
interface CallContext {
  readonly clientName?: string;
  readonly commandName?: string;
}

/** State of one kind of call. */
interface Kind {
  readonly rateLimiter: RateLimiter;
  /** Since when calls have been throttled and none has succeeded, monotonic ms; Infinity: they are not throttled. */
  throttledSince: number;
}

/**
 * Waits out what passes by itself (throttles, conflicts), for every call of every client, at a rate that adapts to the
 * service. It stands within the SDK's own retries: those are for what broke, and AWS_MAX_ATTEMPTS bounds them.
 */
export class ThrottleRetries {
  readonly #settings: PatienceSettings;
  readonly #endsAt: number;
  readonly #kinds = new Map<string, Kind>();

  constructor(settings: PatienceSettings) {
    this.#settings = settings;
    const { clock, timeBudget } = settings;
    this.#endsAt = timeBudget > 0 ? clock.monotonic() + timeBudget : Infinity;
  }

  /** For a client's middleware stack, after (within) `retryMiddleware`. */
  readonly middleware =
    <Args, Result>(next: (args: Args) => Promise<Result>, context: CallContext) =>
    async (args: Args): Promise<Result> => {
      const { service, operation } = nameOf(context);
      if (PACED_BY_CALLER.has(operation)) return next(args);
      const kind = this.#kindOf(`${service}:${operation}`);
      return this.#let(kind, { what: `${service}:${operation}`, signal: signalOf(context) }, () =>
        next(args),
      );
    };

  async #let<T>(
    kind: Kind,
    { what, signal = this.#settings.cancelled }: { what: string; signal: AbortSignal | undefined },
    attempt: () => Promise<T>,
  ): Promise<T> {
    let end: (() => void) | undefined;
    try {
      for (;;) {
        const turn = await kind.rateLimiter.turn(signal, () => this.#endOf(kind));
        try {
          const result = await attempt();
          kind.rateLimiter.faster();
          kind.throttledSince = Infinity;
          return result;
        } catch (error) {
          if (!isThrottled(error) && !isNamelessSlowDown(error, what)) throw error;
          kind.rateLimiter.slower(turn);
          kind.throttledSince = Math.min(kind.throttledSince, turn);
          if (signal.aborted || this.#isOver(kind)) throw error;
          end ??= this.#settings.answers.waiting(
            `${what} is throttled by AWS, or another operation is in progress`,
          );
        }
      }
    } finally {
      end?.();
    }
  }

  #isOver(kind: Kind): boolean {
    const { clock, cancelled } = this.#settings;
    return cancelled.aborted || clock.monotonic() >= this.#endOf(kind);
  }

  /** When calls of the kind are not waited for any more: then each is made at once, and its refusal stands. */
  #endOf({ throttledSince }: Kind): number {
    return Math.min(this.#endsAt, throttledSince + (this.#settings.longest ?? MAX_DURATION_MS));
  }

  #kindOf(name: string): Kind {
    const known = this.#kinds.get(name);
    if (known !== undefined) return known;
    const kind = { rateLimiter: new RateLimiter(this.#settings.clock), throttledSince: Infinity };
    this.#kinds.set(name, kind);
    return kind;
  }
}

const UNAVAILABLE = 503;

/** The answer to a HEAD has no body, and so no name: S3's SlowDown is its bare status then. */
function isNamelessSlowDown(error: unknown, what: string): boolean {
  return /:Head[A-Z]/.test(what) && serviceError(error, { call: what, resource: '' }).status === UNAVAILABLE;
}

/** `CloudWatchLogsClient` and `PutLogEventsCommand` as `logs` and `PutLogEvents`. */
function nameOf({ clientName = '', commandName = '' }: CallContext): { service: string; operation: string } {
  const service = clientName.replace(/Client$/, '').toLowerCase();
  const operation = commandName.replace(/Command$/, '');
  return { service: service === 'cloudwatchlogs' ? 'logs' : service, operation };
}

/** The signal that a caller gave to `send`. */
function signalOf(context: object): AbortSignal | undefined {
  const smithy: unknown = Reflect.get(context, '__smithy_context');
  const signal: unknown =
    typeof smithy === 'object' && smithy !== null ? Reflect.get(smithy, 'abortSignal') : undefined;
  return signal instanceof AbortSignal ? signal : undefined;
}
