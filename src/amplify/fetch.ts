import { jittered, pauseAfter } from '../engine/backoff.js';
import type { Clock } from '../engine/clock.js';
import { Semaphore } from '../engine/semaphore.js';
import { ServiceError } from '../errors.js';
import { TooMuchAskedError, type LogRange } from './access-logs.js';
import type { SpoolSpace } from '../objects/spool.js';
import { dispose, readAnswer, type Answer, type HourRows } from './answer.js';
import { AnswerCheck, MAX_ATTEMPTS } from './answer-check.js';
import type { AppDomain, DomainHour } from './hours.js';
import { SharedFetch } from './shared-fetch.js';
import { DAY_MS, HOUR_MS } from '../time-zone.js';

interface FetchPorts {
  /** One answer of the service; see AmplifyAccessLogs. */
  readonly read: (
    range: LogRange,
    signal: AbortSignal,
    downloaded: (bytes: number) => void,
  ) => AsyncIterable<Buffer>;
  readonly clock: Clock;
  readonly space: SpoolSpace;
}

/** At most a day is asked for at once; the service takes two weeks, and times out long before (amplify-hosting#1004). */
const MAX_HOURS = DAY_MS / HOUR_MS;
/** Calls in flight; few, because the service's quota is not published. */
const CALLS_IN_FLIGHT = 4;

/**
 * Fetches rows hour by hour with few calls: adjacent wanted hours are fetched together. Each hour is handed out once; asking
 * for it again fetches it again.
 */
export class HourlyRows {
  readonly #ports: FetchPorts;
  readonly #fetches = new Map<string, SharedFetch>();
  readonly #wanted = new Set<string>();
  readonly #handedOut = new Set<string>();
  readonly #slots = new Semaphore(CALLS_IN_FLIGHT);
  /** Hours per call; a time-out lowers it for the rest of the run. */
  #mostHours = MAX_HOURS;

  constructor(ports: FetchPorts) {
    this.#ports = ports;
  }

  /** Announces that this hour will be asked for, so that it may be fetched along with its neighbours. */
  want(hour: DomainHour): void {
    if (!this.#handedOut.has(nameOf(hour))) this.#wanted.add(nameOf(hour));
  }

  /** Releases hours that nobody will ask for, which may have been fetched along with others. */
  async forget(hours: readonly DomainHour[]): Promise<void> {
    for (const each of hours) {
      const name = nameOf(each);
      const fetch = this.#fetches.get(name);
      this.#fetches.delete(name);
      this.#wanted.delete(name);
      await fetch?.leave(each.hour);
    }
  }

  /** The rows of an hour; the caller must dispose of them. */
  async of(asked: DomainHour, signal: AbortSignal): Promise<HourRows> {
    const name = nameOf(asked);
    for (;;) {
      signal.throwIfAborted();
      const known = this.#fetches.get(name);
      const fetch = known === undefined || known.signal.aborted ? this.#start(asked) : known;
      this.#fetches.delete(name);
      this.#wanted.delete(name);
      this.#handedOut.add(name);
      const rows = await fetch.take(asked.hour, signal);
      if (rows !== undefined) return rows;
    }
  }

  #start(asked: DomainHour): SharedFetch {
    const fetch = new SharedFetch(this.#neighbours(asked));
    for (const hour of fetch.hours) this.#fetches.set(nameOf({ ...asked, hour }), fetch);
    void this.#run(asked, fetch);
    return fetch;
  }

  /** The hour and those after it, on the same day, that are wanted and not under way. */
  #neighbours(asked: DomainHour): number[] {
    const { hour } = asked;
    const hours = [hour];
    const midnight = Math.floor(hour / DAY_MS) * DAY_MS + DAY_MS;
    for (let next = hour + HOUR_MS; next < midnight && hours.length < this.#mostHours; next += HOUR_MS) {
      const name = nameOf({ ...asked, hour: next });
      if (!this.#wanted.has(name) || this.#fetches.has(name)) break;
      hours.push(next);
    }
    return hours;
  }

  async #run(domain: AppDomain, fetch: SharedFetch): Promise<void> {
    await this.#slots.take(1);
    try {
      await this.#fetch(domain, fetch);
    } catch (error) {
      this.#forget(domain, fetch, fetch.hours);
      fetch.fail(error);
    } finally {
      this.#slots.release(1);
    }
  }

  /** Shortens the range until the service answers; callers of the hours left out fetch them again. */
  async #fetch(domain: AppDomain, fetch: SharedFetch): Promise<void> {
    for (;;) {
      try {
        this.#keepFirst(domain, fetch, this.#mostHours);
        const answer = await this.#agreed(domain, fetch);
        await fetch.resolve(answer.hours);
        return;
      } catch (error) {
        if (!(error instanceof TooMuchAskedError) || fetch.hours.length === 1) throw error;
        this.#mostHours = Math.min(this.#mostHours, Math.ceil(fetch.hours.length / 2));
      }
    }
  }

  #keepFirst(domain: AppDomain, fetch: SharedFetch, count: number): void {
    const dropped = fetch.hours.slice(count);
    this.#forget(domain, fetch, dropped);
    for (const hour of dropped) this.#wanted.add(nameOf({ ...domain, hour }));
    fetch.drop(dropped);
  }

  #forget(domain: AppDomain, fetch: SharedFetch, hours: readonly number[]): void {
    for (const hour of hours) {
      const name = nameOf({ ...domain, hour });
      if (this.#fetches.get(name) === fetch) this.#fetches.delete(name);
    }
  }

  async #agreed(domain: AppDomain, fetch: SharedFetch): Promise<Answer> {
    const doubts = new AnswerCheck({ domain: domain.domain, hours: fetch.hours });
    for (let attempt = 1; ; attempt += 1) {
      const answer = await this.#attempt(domain, fetch, attempt);
      const believed = doubts.accepts(answer);
      if (answer !== undefined && believed) return answer;
      if (answer !== undefined) await dispose(answer);
      doubts.assertMayRepeat();
      await this.#ports.clock.sleep(jittered(pauseAfter(attempt)), fetch.signal);
    }
  }

  /** One attempt; `undefined` if it failed in a way that a retry may solve. */
  async #attempt(
    { app, domain }: AppDomain,
    fetch: SharedFetch,
    attempt: number,
  ): Promise<Answer | undefined> {
    const { read, clock, space } = this.#ports;
    const { hours, signal } = fetch;
    signal.throwIfAborted();
    const from = hours[0] ?? NaN;
    const range = { app, domain, from, to: from + hours.length * HOUR_MS };
    let bytes = 0;
    const pieces = read(range, signal, (count) => {
      bytes += count;
    });
    try {
      return await readAnswer(pieces, { hours, space, askedAt: clock.now(), downloaded: () => bytes });
    } catch (error) {
      const isBig = error instanceof TooMuchAskedError && hours.length > 1;
      const mayRepeat = error instanceof ServiceError && error.retryable && attempt < MAX_ATTEMPTS;
      if (isBig || !mayRepeat) throw error;
      return undefined;
    }
  }
}

function nameOf({ app, domain, hour }: DomainHour): string {
  return `${app} ${domain} ${hour}`;
}
