import type { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { RateLimiter, type Pauses } from '../engine/rate-limiter.js';
import { AGREES, type Finding } from '../engine/verification.js';
import { isThrottled, ServiceError } from '../errors.js';
import type { LogGroupFacts } from './log-groups.js';
import { streamPages, type ReadPorts } from './stream-pages.js';

/** GetLogEvents calls a second for each account and Region (CloudWatch Logs quotas); others have 25 or 10, and the lower one serves. */
const GET_EVENTS_PER_SECOND: Readonly<Record<string, number>> = { 'us-east-1': 25, 'eu-west-3': 30 };
const GET_EVENTS_PER_SECOND_ELSEWHERE = 10;
/** Share of the quota that a verification uses; the rest is left to consoles, dashboards and other runs. */
const SHARE_OF_QUOTA = 0.5;
const AFTER_THROTTLE_MS = 250;
const DAY_MS = 24 * 60 * 60 * 1000;

/** What the ledger says of one stream. */
export interface ExpectedStream {
  readonly stream: string;
  readonly events: number;
  /** The timestamp of its oldest event, epoch ms. */
  readonly oldest: number;
}

/** Counts the events of streams and compares the counts with the ledger. */
export class StreamCheck {
  readonly #group: LogGroupFacts;
  readonly #ports: ReadPorts;
  readonly #rateLimiter: RateLimiter;
  readonly #clock: StreamClock;

  constructor(client: CloudWatchLogsClient, group: LogGroupFacts, { clock, region }: StreamCheckOptions) {
    this.#group = group;
    this.#clock = clock;
    const quota = GET_EVENTS_PER_SECOND[region] ?? GET_EVENTS_PER_SECOND_ELSEWHERE;
    this.#rateLimiter = new RateLimiter(clock, Math.floor(quota * SHARE_OF_QUOTA));
    this.#ports = { client, inTurn: (call, signal) => this.#inTurn(call, signal) };
  }

  async check({ stream, events, oldest }: ExpectedStream, signal: AbortSignal): Promise<Finding> {
    const { name, logGroupClass, retentionDays } = this.#group;
    const what = `log stream ${name}:${stream}`;
    if (logGroupClass !== 'STANDARD') {
      const why = `cannot be read back: its group is of class ${logGroupClass}.`;
      return { state: 'unverifiable', what, why };
    }
    if (retentionDays !== undefined && oldest < this.#clock.now() - retentionDays * DAY_MS) {
      const why = `has expired: it has events older than the retention of its group (${retentionDays} d).`;
      return { state: 'expired', what, why };
    }
    const found = await this.#count(stream, signal);
    if ((found ?? 0) === events) return AGREES;
    const isThere = found === undefined ? 'no such stream' : eventsIn(found);
    return {
      state: 'differs',
      what,
      expected: eventsIn(events),
      found: isThere,
      mayLag: (found ?? 0) < events,
    };
  }

  /** `undefined` where there is no such stream. */
  async #count(stream: string, signal: AbortSignal): Promise<number | undefined> {
    let events = 0;
    try {
      const pages = streamPages(this.#ports, { group: this.#group.name, stream, signal });
      for await (const page of pages) events += page.length;
      return events;
    } catch (error) {
      if (error instanceof ServiceError && error.code === 'ResourceNotFoundException') return undefined;
      throw error;
    }
  }

  /** Makes a call in its turn; a throttled call is retried until the signal aborts. */
  async #inTurn<T>(call: () => Promise<T>, signal: AbortSignal): Promise<T> {
    for (;;) {
      const turn = await this.#rateLimiter.turn(signal);
      signal.throwIfAborted();
      try {
        const answer = await call();
        this.#rateLimiter.faster();
        return answer;
      } catch (error) {
        if (!isThrottled(error)) throw error;
        this.#rateLimiter.slower(turn);
        await this.#clock.sleep(AFTER_THROTTLE_MS, signal);
      }
    }
  }
}

type StreamClock = Pauses & { now(): number };

interface StreamCheckOptions {
  readonly clock: StreamClock;
  readonly region: string;
}

function eventsIn(count: number): string {
  return `${count} ${count === 1 ? 'event' : 'events'}`;
}
