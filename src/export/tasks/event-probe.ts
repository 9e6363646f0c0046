import { messageOf, ServiceError } from '../../errors.js';
import type { EventQuery, LogGroup, SourceLogGroups, NewestEvent } from '../log-groups.js';
import { DAY_MS } from '../../time-zone.js';

/** Whether a window holds events; `unknown` where the service cannot be asked. */
export type EventsFound = 'events' | 'none' | 'unknown';

interface EventProbePorts {
  readonly events: Pick<SourceLogGroups, 'newestEvent' | 'hasEvents'>;
  readonly now: () => number;
  /** Aborts when the workflow is cancelled. */
  readonly cancelled: AbortSignal;
  readonly notice: (text: string) => void;
}

interface Newest {
  readonly event: NewestEvent;
  readonly askedAt: number;
}

/**
 * Finds out whether windows of log groups hold events, so that an idle one costs no export task. The last event of a
 * group answers for all of its windows at once, but the service tells it late: it counts for windows that had ended a
 * day before. All others are asked for an event. `storedBytes` is told with a delay of a day and decides nothing.
 */
export class EventProbe {
  readonly #ports: EventProbePorts;
  readonly #newest = new Map<string, Promise<Newest>>();
  readonly #warned = new Set<string>();

  constructor(ports: EventProbePorts) {
    this.#ports = ports;
  }

  async ask(group: LogGroup | undefined, query: EventQuery, signal: AbortSignal): Promise<EventsFound> {
    // Events of other classes cannot be read.
    if (group?.logGroupClass !== 'STANDARD') return 'unknown';
    const known = await this.#byNewest(query);
    signal.throwIfAborted();
    if (known !== 'unknown') return known;
    return this.#allowed('logs:FilterLogEvents', 'unknown', async () =>
      (await this.#ports.events.hasEvents(query, signal)) ? 'events' : 'none',
    );
  }

  async #byNewest({ logGroup, streamPrefix, from, to }: EventQuery): Promise<EventsFound> {
    if (to > this.#ports.now() - DAY_MS) return 'unknown';
    const { event, askedAt } = await this.#newestOf(logGroup);
    if (event === 'unknown' || to > askedAt - DAY_MS) return 'unknown';
    if (event === 'none' || event < from) return 'none';
    // With a prefix the newest stream may be one that is not asked for.
    return event < to && streamPrefix === undefined ? 'events' : 'unknown';
  }

  /** Asked once for each group, whichever of its windows comes first. (Each question listens to a signal of its own.) */
  #newestOf(logGroup: string): Promise<Newest> {
    const known = this.#newest.get(logGroup);
    if (known !== undefined) return known;
    const askedAt = this.#ports.now();
    const asked = this.#allowed('logs:DescribeLogStreams', 'unknown', () =>
      this.#ports.events.newestEvent(logGroup, AbortSignal.any([this.#ports.cancelled])),
    ).then((event) => ({ event, askedAt }));
    this.#newest.set(logGroup, asked);
    asked.catch(() => this.#newest.delete(logGroup));
    return asked;
  }

  /** Reports a refused call once, and returns the safe answer instead. */
  async #allowed<T>(call: string, otherwise: T, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ServiceError) || error.retryable || error.ambiguous) throw error;
      if (!this.#warned.has(call)) {
        this.#warned.add(call);
        this.#ports.notice(
          `Cannot check whether windows are idle with ${call}: ${messageOf(error)} ` +
            'Each window that cannot be checked costs an export task, idle or not.',
        );
      }
      return otherwise;
    }
  }
}
