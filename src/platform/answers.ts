import type { Clock } from '../engine/clock.js';
import { codeOf } from '../errors.js';

/** A peer took a question and gave no answer, however often it was asked. Nobody asks once more. */
export class NoAnswerError extends Error {
  constructor(what: string, ms: number) {
    super(`${what}: no data came for ${Math.round(ms / 1000)} s`);
    this.name = 'NoAnswerError';
  }
}

export interface AnswerSettings {
  readonly clock: Pick<Clock, 'monotonic'>;
  /** Told every minute what is waited for. */
  readonly log: (line: string) => void;
  /** A question that gets no answer for so long, over all attempts and whoever makes them, is given up, ms. */
  readonly limit?: number;
  /** Between two lines about the same wait, ms. */
  readonly interval?: number;
}

/** Two attempts of a minute: with what surrounds them a silent peer is named well within five minutes. */
const LIMIT_MS = 119_000;
const INTERVAL_MS = 60_000;
/** Of many waits the longest are told. */
const MOST_LINES = 3;

interface Wait {
  readonly what: string;
  readonly since: number;
}

/**
 * The questions that wait for an answer, to whomever they were put. However many loops of retries are around a question,
 * the time that nothing came counts from the first attempt on: the same question has one budget.
 */
export class Answers {
  readonly #settings: AnswerSettings;
  readonly #waits = new Set<Wait>();
  /** Since when a question has been asked in vain. */
  readonly #silentSince = new Map<string, number>();
  #timer: NodeJS.Timeout | undefined;

  constructor(settings: AnswerSettings) {
    this.#settings = settings;
  }

  /** One attempt. `what` names the question and the peer, for people, and without secrets. */
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

  /** What waits for something else than an answer, such as a throttled call; the function returned ends it. */
  waiting(what: string): () => void {
    return this.#begin({ what, since: this.#settings.clock.monotonic() });
  }

  #begin(wait: Wait): () => void {
    this.#waits.add(wait);
    this.#timer ??= setInterval(() => {
      this.#tell();
    }, this.#settings.interval ?? INTERVAL_MS).unref();
    return () => {
      this.#waits.delete(wait);
      if (this.#waits.size > 0) return;
      clearInterval(this.#timer);
      this.#timer = undefined;
    };
  }

  #tell(): void {
    const { clock, log, interval = INTERVAL_MS } = this.#settings;
    const now = clock.monotonic();
    const long = [...this.#waits].filter(({ since }) => now - since >= interval / 2);
    const told = long.sort((a, b) => a.since - b.since).slice(0, MOST_LINES);
    for (const { what, since } of told) log(`Waiting for ${Math.round((now - since) / 1000)} s: ${what}`);
    if (long.length > told.length) log(`Waiting too: ${long.length - told.length} more calls`);
  }
}

/** Of the SDK's handler, of Node, or of a signal that a timer aborted. A refused or broken connection is none. */
function isTimeout(error: unknown): boolean {
  const reason: unknown = error instanceof Error ? error.cause : undefined;
  const isTimer = (each: unknown): boolean =>
    nameOf(each) === 'TimeoutError' && [undefined, 'ETIMEDOUT'].includes(codeOf(each));
  return isTimer(error) || (nameOf(error) === 'AbortError' && nameOf(reason) === 'TimeoutError');
}

function nameOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null ? Reflect.get(error, 'name') : undefined;
}
