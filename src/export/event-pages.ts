import {
  FilterLogEventsCommand,
  type CloudWatchLogsClient,
  type FilteredLogEvent,
} from '@aws-sdk/client-cloudwatch-logs';
import { RateLimiter, type Pauses } from '../engine/rate-limiter.js';
import { calling, DataError, isThrottled, ServiceError } from '../errors.js';
import { showInstant } from '../engine/window.js';

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

export interface PageOrder {
  readonly signal: AbortSignal;
  /** After it nothing that AWS throws back is waited out any more. */
  readonly deadline?: AbortSignal;
  /** Events a page at most; absent: as many as the service gives, which is 10,000 or 1 MB (FilterLogEvents API). */
  readonly limit?: number;
}

interface Page {
  readonly events: readonly FilteredLogEvent[];
  readonly nextToken: string | undefined;
}

/** A question that breaks off is asked again, so many times in a row. */
const MAX_ATTEMPTS = 5;
const FIRST_PAUSE_MS = 200;
/** As long as nothing at all is let through for so long. */
const LONGEST_THROTTLE_MS = 15 * 60 * 1000;
/** A token that leads to itself is followed so many times as long as it brings nothing. */
const MOST_REPEATS = 8;

/** Asks CloudWatch Logs for events; many may ask at once, and all calls together keep one pace. */
export class EventPages {
  readonly #client: CloudWatchLogsClient;
  readonly #clock: Pauses;
  readonly #pace: RateLimiter;
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
    this.#pace = new RateLimiter(clock, perSecond);
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
      if (repeats >= MOST_REPEATS) throw endless(query);
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

  /** Waits its turn before each attempt; what AWS throws back slows down everybody who asks. */
  async #patiently<T>(ask: () => Promise<T>, { signal, deadline }: PageOrder): Promise<T> {
    const startedAt = this.#clock.monotonic();
    for (let failed = 0; ;) {
      const turn = await this.#pace.turn(signal);
      signal.throwIfAborted();
      this.calls += 1;
      try {
        const answer = await ask();
        this.#pace.faster();
        this.#answeredAt = this.#clock.monotonic();
        return answer;
      } catch (error) {
        signal.throwIfAborted();
        if (isThrottled(error)) {
          this.#pace.slower(turn);
          const since = Math.max(startedAt, this.#answeredAt);
          const isOver = this.#clock.monotonic() - since >= LONGEST_THROTTLE_MS;
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
      `An event of log group ${logGroup} came without an eventId or a timestamp, by which it would be known again. ` +
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
    `logs:FilterLogEvents on log group ${logGroup} hands out the same token again and again, and no new event with it: ` +
      `whether the window from ${showInstant(from)} to ${showInstant(to)} was read to its end is not known. The next run reads it again.`,
  );
}
