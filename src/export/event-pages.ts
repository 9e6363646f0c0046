import {
  FilterLogEventsCommand,
  type CloudWatchLogsClient,
  type FilteredLogEvent,
} from '@aws-sdk/client-cloudwatch-logs';
import { RateLimiter, type Pauses } from '../engine/rate-limiter.js';
import { calling, DataError, isThrottled, ServiceError } from '../errors.js';
import { formatInstant } from '../engine/window.js';

/** The events of a log group in a time range. */
export interface EventQuery {
  readonly logGroup: string;
  readonly streamPrefix: string | undefined;
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
}

/** One log event as CloudWatch Logs shows it; times are epoch ms. */
export interface LogEvent {
  readonly timestamp: number;
  readonly ingestionTime: number;
  readonly stream: string;
  /** The service's own name for it. */
  readonly id: string;
  readonly message: string;
}

interface PageOrder {
  readonly signal: AbortSignal;
  /** After it, throttled calls are no longer retried. */
  readonly deadline?: AbortSignal;
  /** Events a page at most; absent: as many as the service gives, which is 10,000 or 1 MB (FilterLogEvents API). */
  readonly limit?: number;
}

interface Page {
  readonly events: readonly FilteredLogEvent[];
  readonly nextToken: string | undefined;
}

/** Attempts in a row for a call that breaks off. */
const MAX_ATTEMPTS = 5;
const FIRST_PAUSE_MS = 200;
/** Throttled calls are given up when none has succeeded for this long, ms. */
const MAX_THROTTLE_MS = 15 * 60 * 1000;
/** A page token that repeats is followed at most this many times without a new event. */
const MAX_REPEATS = 8;

/** Reads events from CloudWatch Logs; all concurrent calls share one rate limit. */
export class EventPages {
  readonly #client: CloudWatchLogsClient;
  readonly #clock: Pauses;
  readonly #rateLimiter: RateLimiter;
  #answeredAt = -Infinity;
  /** Calls so far, those that were thrown back too. */
  calls = 0;

  /** `perSecond`: calls a second at most, those that are repeated too if the client makes one attempt each. */
  constructor(
    client: CloudWatchLogsClient,
    { clock, perSecond }: { readonly clock: Pauses; readonly perSecond: number },
  ) {
    this.#client = client;
    this.#clock = clock;
    this.#rateLimiter = new RateLimiter(clock, perSecond);
  }

  /**
   * The events of a log group (of class STANDARD: no other can be read) in a window, a page at a time. A page may be empty,
   * short, or come twice; the last one is the one without a token (FilterLogEvents API).
   */
  async *all(query: EventQuery, order: PageOrder): AsyncGenerator<readonly LogEvent[]> {
    for await (const events of this.#pages(query, order))
      yield events.map((event) => readEvent(event, query.logGroup));
  }

  /** Whether there is an event in a window. */
  async hasEvents(query: EventQuery, signal: AbortSignal): Promise<boolean> {
    for await (const events of this.#pages(query, { signal, limit: 1 })) if (events.length > 0) return true;
    return false;
  }

  async *#pages(query: EventQuery, order: PageOrder): AsyncGenerator<readonly FilteredLogEvent[]> {
    let token: string | undefined;
    let before: Page | undefined;
    let repeats = 0;
    do {
      const page = await this.#page(query, token, order);
      yield page.events;
      repeats = isSame(page, before) ? repeats + 1 : 0;
      if (repeats >= MAX_REPEATS) throw endless(query);
      before = page;
      token = page.nextToken;
    } while (token !== undefined);
  }

  async #page(query: EventQuery, nextToken: string | undefined, order: PageOrder): Promise<Page> {
    const { limit, signal } = order;
    const { logGroup, streamPrefix, from, to } = query;
    const input = {
      logGroupName: logGroup,
      ...(streamPrefix === undefined ? {} : { logStreamNamePrefix: streamPrefix }),
      startTime: from,
      // Inclusive (FilterLogEvents API: later events are not returned).
      endTime: to - 1,
      ...(limit === undefined ? {} : { limit }),
      nextToken,
    };
    const on = {
      call: 'logs:FilterLogEvents',
      resource: `log group ${logGroup}`,
      concerns: 'partition',
    } as const;
    const ask = () =>
      calling(
        on,
        () => this.#client.send(new FilterLogEventsCommand(input), { abortSignal: signal }),
        signal,
      );
    const { events = [], nextToken: next } = await this.#patiently(ask, order);
    return { events, nextToken: next };
  }

  /** Retries throttled calls, each attempt in its turn; a throttle slows down all callers. */
  async #patiently<T>(ask: () => Promise<T>, { signal, deadline }: PageOrder): Promise<T> {
    const startedAt = this.#clock.monotonic();
    for (let failed = 0; ;) {
      const turn = await this.#rateLimiter.turn(signal);
      signal.throwIfAborted();
      this.calls += 1;
      try {
        const answer = await ask();
        this.#rateLimiter.faster();
        this.#answeredAt = this.#clock.monotonic();
        return answer;
      } catch (error) {
        signal.throwIfAborted();
        if (isThrottled(error)) {
          this.#rateLimiter.slower(turn);
          const since = Math.max(startedAt, this.#answeredAt);
          const isOver = this.#clock.monotonic() - since >= MAX_THROTTLE_MS;
          if (isOver || deadline?.aborted === true) throw error;
          continue;
        }
        failed += 1;
        if (!(error instanceof ServiceError) || !error.retryable || failed >= MAX_ATTEMPTS) throw error;
        await this.#clock.sleep(FIRST_PAUSE_MS * 2 ** failed, signal);
      }
    }
  }
}

function readEvent(
  { eventId: id, timestamp, ingestionTime, logStreamName = '', message = '' }: FilteredLogEvent,
  logGroup: string,
): LogEvent {
  if (id === undefined || /\s|^$/.test(id) || timestamp === undefined) {
    throw new DataError(
      `An event of log group ${logGroup} came without an eventId or a timestamp, which are needed to recognize it. ` +
        'AWS gives each event both; an AWS emulator may not.',
    );
  }
  return { id, timestamp, ingestionTime: ingestionTime ?? timestamp, stream: logStreamName, message };
}

/** Whether a page has the same token as the one before, and nothing that was not there. */
function isSame({ events, nextToken }: Page, before: Page | undefined): boolean {
  return (
    nextToken !== undefined &&
    nextToken === before?.nextToken &&
    events.at(-1)?.eventId === before.events.at(-1)?.eventId
  );
}

function endless({ logGroup, from, to }: EventQuery): DataError {
  return new DataError(
    `logs:FilterLogEvents on log group ${logGroup} returns the same token again and again without a new event: ` +
      `it is not known whether the window from ${formatInstant(from)} to ${formatInstant(to)} was read to its end. The next run reads it again.`,
  );
}
