import type { Clock } from '../engine/clock.js';
import { codeOf } from '../errors.js';

/** A peer accepted requests and never answered, in all attempts. It is not retried. */
class NoAnswerError extends Error {
  constructor(what: string, ms: number) {
    super(`${what}: no data came for ${Math.round(ms / 1000)} s`);
    this.name = 'NoAnswerError';
  }
}

interface AnswerSettings {
  readonly clock: Pick<Clock, 'monotonic'>;
  /** Called every minute with what the run waits for. */
  readonly log: (line: string) => void;
  /** A request without an answer for this long, over all attempts, is given up, ms. */
  readonly limit?: number;
  /** Between two lines about the same wait, ms. */
  readonly interval?: number;
}

/** Two attempts of a minute: with what surrounds them a silent peer is named well within five minutes. */
const LIMIT_MS = 119_000;
const INTERVAL_MS = 60_000;
/** Waits that are logged at a time, the longest ones. */
const MAX_LINES = 3;

interface Wait {
  readonly what: string;
  readonly since: number;
}

/**
 * The requests that wait for an answer, of all peers. The time without an answer counts from the first attempt on, however
 * many retry loops surround a request: equal requests share one budget.
 */
export class Answers {
  readonly #settings: AnswerSettings;
  readonly #waits = new Set<Wait>();
  /** Since when each request has had no answer, monotonic ms. */
  readonly #silentSince = new Map<string, number>();
  #timer: NodeJS.Timeout | undefined;

  constructor(settings: AnswerSettings) {
    this.#settings = settings;
  }

  /** Makes one attempt. `what` names request and peer for people, without secrets. */
  async to<T>(what: string, attempt: () => Promise<T>): Promise<T> {
    const { clock, limit = LIMIT_MS } = this.#settings;
    const since = this.#silentSince.get(what) ?? clock.monotonic();
    this.#silentSince.set(what, since);
    const end = this.#begin({ what, since: clock.monotonic() });
    let isSilent = false;
    try {
      return await attempt();
    } catch (error) {
      const ms = clock.monotonic() - since;
      isSilent = isTimeout(error) && ms < limit;
      if (isTimeout(error) && !isSilent) throw new NoAnswerError(what, ms);
      throw error;
    } finally {
      if (!isSilent) this.#silentSince.delete(what);
      end();
    }
  }

  /** Notes a wait of another kind, such as a throttled call; the returned function ends it. */
  waiting(what: string): () => void {
    return this.#begin({ what, since: this.#settings.clock.monotonic() });
  }

  #begin(wait: Wait): () => void {
    this.#waits.add(wait);
    this.#timer ??= setInterval(() => {
      this.#logWaits();
    }, this.#settings.interval ?? INTERVAL_MS).unref();
    return () => {
      this.#waits.delete(wait);
      if (this.#waits.size > 0) return;
      clearInterval(this.#timer);
      this.#timer = undefined;
    };
  }

  #logWaits(): void {
    const { clock, log, interval = INTERVAL_MS } = this.#settings;
    const now = clock.monotonic();
    const long = [...this.#waits].filter(({ since }) => now - since >= interval / 2);
    const oldest = long.sort((a, b) => a.since - b.since).slice(0, MAX_LINES);
    for (const { what, since } of oldest) log(`Waiting for ${Math.round((now - since) / 1000)} s: ${what}`);
    if (long.length > oldest.length) log(`Waiting too: ${long.length - oldest.length} more calls`);
  }
}

/** A timeout of the SDK's handler, of Node, or of a timer's signal; not a refused or broken connection. */
function isTimeout(error: unknown): boolean {
  const reason: unknown = error instanceof Error ? error.cause : undefined;
  const isTimer = (each: unknown): boolean =>
    nameOf(each) === 'TimeoutError' && [undefined, 'ETIMEDOUT'].includes(codeOf(each));
  return isTimer(error) || (nameOf(error) === 'AbortError' && nameOf(reason) === 'TimeoutError');
}

function nameOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null ? Reflect.get(error, 'name') : undefined;
}
