import type { JsonInput } from '../wire/json-input.js';
import { awsError } from '../wire/message.js';
import type { LogGroup, LogStore, StoredEvent } from './log-store.js';
import { groupNameOf } from './names.js';
import type { ReadBehaviour } from './read-events.js';
import { checkedLimit, checkReadable, fill, visibleEvents } from './read-events.js';

interface Found extends StoredEvent {
  readonly stream: string;
  readonly eventId: string;
}

/** Where a page begins among the events that were found, and the how-many-th it is. */
interface Place {
  readonly offset: number;
  readonly page: number;
}

function readToken(token: string | undefined): Place {
  if (token === undefined) return { offset: 0, page: 1 };
  const [, offset, page] = /^at-(\d+)-(\d+)$/.exec(token) ?? [];
  if (offset === undefined || page === undefined)
    throw awsError(400, 'InvalidParameterException', 'The specified nextToken is invalid.');
  return { offset: Number(offset), page: Number(page) };
}

function writeToken({ offset, page }: Place): string {
  return `at-${offset}-${page}`;
}

/** Which streams are asked for: named ones, those of a prefix, or all. */
function wantedStreams(input: JsonInput): (name: string) => boolean {
  const names = input.list('logStreamNames')?.map(String);
  const prefix = input.string('logStreamNamePrefix') ?? '';
  return (name) => names?.includes(name) ?? name.startsWith(prefix);
}

/** Over all streams by time, `endTime` inclusive; of the pattern language only plain words, all of which must occur. */
function foundIn(
  group: LogGroup,
  reads: ReadBehaviour,
  { now, input }: { now: number; input: JsonInput },
): Found[] {
  const end = input.number('endTime');
  const window = { startTime: input.number('startTime'), endTime: end === undefined ? undefined : end + 1 };
  const view = { group, now, lagMs: reads.lagMs, ...window };
  const words = (input.string('filterPattern') ?? '').split(/\s+/).map((word) => word.replaceAll('"', ''));
  const isWanted = wantedStreams(input);
  return [...group.streams.values()]
    .flatMap((stream, index) =>
      !isWanted(stream.name)
        ? []
        : visibleEvents(stream.events(), view).map((event): Found => {
            const place = `${String(index).padStart(16, '0')}${String(event.sequence).padStart(20, '0')}`;
            const eventId = `${String(event.timestamp).padStart(20, '0')}${place}`;
            return { ...event, stream: stream.name, eventId };
          }),
    )
    .filter(({ message }) => words.every((word) => message.includes(word)))
    .sort((a, b) => a.timestamp - b.timestamp);
}

/** FilterLogEvents, with the odd pages that its documentation allows. */
export class EventFilter {
  readonly #store: LogStore;
  readonly #reads: ReadBehaviour;
  /** Pages that were handed out with a token that led to themselves. */
  readonly #repeated = new Set<string>();

  constructor(store: LogStore, reads: ReadBehaviour) {
    this.#store = store;
    this.#reads = reads;
  }

  filterLogEvents(input: JsonInput): object {
    const name = groupNameOf(input.string('logGroupIdentifier') ?? input.requiredString('logGroupName'));
    const group = this.#store.group(name);
    checkReadable(group, 'FilterLogEvents');
    const reads = this.#reads;
    const limit = Math.min(checkedLimit(input, 10_000), reads.pageEvents);
    const token = input.string('nextToken');
    const { offset, page } = readToken(token);
    const found = foundIn(group, reads, { now: this.#store.clock.now(), input });
    const isEmpty = reads.emptyEvery > 0 && page % reads.emptyEvery === 0;
    const events = isEmpty ? [] : fill(found.slice(offset), limit);
    const next = { offset: offset + events.length, page: page + 1 };
    const nextToken = next.offset < found.length ? writeToken(next) : undefined;
    return {
      events: events.map(({ stream, timestamp, message, ingestionTime, eventId }) => ({
        ...{ logStreamName: stream, timestamp, message, ingestionTime, eventId },
      })),
      searchedLogStreams: [],
      nextToken: this.#isRepeated(name, token) ? token : nextToken,
    };
  }

  /** Every page but the first leads to itself once. */
  #isRepeated(group: string, token: string | undefined): boolean {
    if (!this.#reads.repeatsPages || token === undefined || this.#repeated.has(`${group} ${token}`))
      return false;
    this.#repeated.add(`${group} ${token}`);
    return true;
  }
}
