import type { JsonInput } from '../wire/json-input.js';
import { awsError } from '../wire/message.js';
import type { LogStore, StoredEvent } from './log-store.js';
import { groupNameOf } from './names.js';
import type { ReadBehaviour } from './read-events.js';
import { checkedLimit, checkReadable, visibleEvents } from './read-events.js';

interface Found extends StoredEvent {
  readonly stream: string;
}

function readToken(token: string | undefined): number {
  const offset = token === undefined ? 0 : Number(/^at-(\d+)$/.exec(token)?.[1] ?? NaN);
  if (Number.isNaN(offset))
    throw awsError(400, 'InvalidParameterException', 'The specified nextToken is invalid.');
  return offset;
}

/** Which streams are asked for: named ones, those of a prefix, or all. */
function wantedStreams(input: JsonInput): (name: string) => boolean {
  const names = input.list('logStreamNames')?.map(String);
  const prefix = input.string('logStreamNamePrefix') ?? '';
  return (name) => names?.includes(name) ?? name.startsWith(prefix);
}

/** Over all streams by time, `endTime` inclusive; of the pattern language only plain words, all of which must occur. */
export function filterLogEvents(store: LogStore, reads: ReadBehaviour, input: JsonInput): object {
  const name = groupNameOf(input.string('logGroupIdentifier') ?? input.requiredString('logGroupName'));
  const group = store.group(name);
  checkReadable(group, 'FilterLogEvents');
  const limit = Math.min(checkedLimit(input, 10_000), reads.pageEvents);
  const offset = readToken(input.string('nextToken'));
  const end = input.number('endTime');
  const window = { startTime: input.number('startTime'), endTime: end === undefined ? undefined : end + 1 };
  const view = { group, now: store.clock.now(), lagMs: reads.lagMs, ...window };
  const words = (input.string('filterPattern') ?? '').split(/\s+/).map((word) => word.replaceAll('"', ''));
  const isWanted = wantedStreams(input);
  const found = [...group.streams.values()]
    .filter((stream) => isWanted(stream.name))
    .flatMap((stream) =>
      visibleEvents(stream.events(), view).map((event): Found => ({ ...event, stream: stream.name })),
    )
    .filter(({ message }) => words.every((word) => message.includes(word)))
    .sort((a, b) => a.timestamp - b.timestamp);
  const events = found.slice(offset, offset + limit).map((event) => ({
    logStreamName: event.stream,
    timestamp: event.timestamp,
    message: event.message,
    ingestionTime: event.ingestionTime,
    eventId: `${String(event.timestamp).padStart(20, '0')}${String(event.sequence).padStart(36, '0')}`,
  }));
  const nextToken = offset + limit < found.length ? `at-${offset + limit}` : undefined;
  return { events, searchedLogStreams: [], nextToken };
}
