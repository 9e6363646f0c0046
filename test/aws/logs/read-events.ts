import type { JsonInput } from '../wire/json-input.js';
import { constraint } from '../wire/json-input.js';
import { awsError } from '../wire/message.js';
import type { LogGroup, LogStore, StoredEvent } from './log-store.js';
import { groupNameOf } from './names.js';

const pageBytes = 1_048_576;
const pageEvents = 10_000;

/** How reading behaves; tests set what they need. */
export interface ReadBehaviour {
  /** Events show only so many milliseconds after they were stored. */
  lagMs: number;
  /** Every n-th page comes back empty although there is more; 0 for never. */
  emptyEvery: number;
  /** Fewer events a page than the service would give. */
  pageEvents: number;
  /** Pages of FilterLogEvents come twice: their token leads to themselves once. */
  repeatsPages: boolean;
}

export function usualReads(): ReadBehaviour {
  return { lagMs: 0, emptyEvery: 0, pageEvents, repeatsPages: false };
}

export interface EventWindow {
  startTime?: number | undefined;
  endTime?: number | undefined;
}

/** Refuses, as the service does, to read back anything but a STANDARD group. */
export function checkReadable(group: LogGroup, operation: string): void {
  if (group.class === 'STANDARD') return;
  const message = `${operation} is not supported for log groups of the log class ${group.class}.`;
  throw awsError(400, 'InvalidOperationException', message);
}

export function checkedLimit(input: JsonInput, max: number): number {
  const limit = input.number('limit') ?? max;
  if (limit < 1)
    throw constraint(String(limit), 'limit', 'Member must have value greater than or equal to 1');
  if (limit > max)
    throw constraint(String(limit), 'limit', `Member must have value less than or equal to ${max}`);
  return limit;
}

interface Token {
  direction: 'f' | 'b';
  timestamp: number;
  sequence: number;
  flavour: 's' | 't';
}

const tokenShape = /^([fb])\/(\d{20})(\d{36})\/([st])$/;

function readToken(text: string | undefined): Token | undefined {
  if (text === undefined) return undefined;
  const match = tokenShape.exec(text);
  if (!match) throw awsError(400, 'InvalidParameterException', 'The specified nextToken is invalid.');
  return {
    direction: match[1] === 'f' ? 'f' : 'b',
    timestamp: Number(match[2]),
    sequence: Number(match[3]),
    flavour: match[4] === 's' ? 's' : 't',
  };
}

function writeToken({ direction, timestamp, sequence, flavour }: Token): string {
  return `${direction}/${String(timestamp).padStart(20, '0')}${String(sequence).padStart(36, '0')}/${flavour}`;
}

/** A place between events: sequence numbers in tokens are one more than the event's, so 0 is before all. */
function compare(event: StoredEvent, token: Token): number {
  return event.timestamp - token.timestamp || event.sequence + 1 - token.sequence;
}

export function visibleEvents(
  events: readonly StoredEvent[],
  view: { group: LogGroup; now: number; lagMs: number } & EventWindow,
): StoredEvent[] {
  const { group, now, lagMs, startTime = 0, endTime = Infinity } = view;
  const from = Math.max(startTime, group.expiry(now));
  const stored = now - lagMs;
  return events.filter(
    ({ timestamp, ingestionTime }) => timestamp >= from && timestamp < endTime && ingestionTime <= stored,
  );
}

/** As many events as a page holds. */
export function fill<Event extends StoredEvent>(events: Iterable<Event>, limit: number): Event[] {
  const page: Event[] = [];
  let bytes = 0;
  for (const event of events) {
    bytes += Buffer.byteLength(event.message) + 26;
    if (page.length >= limit || (bytes > pageBytes && page.length > 0)) break;
    page.push(event);
  }
  return page;
}

function takePage(
  visible: StoredEvent[],
  token: Token | undefined,
  choice: { limit: number; head: boolean },
) {
  const forward = token ? token.direction === 'f' : choice.head;
  if (forward)
    return fill(token ? visible.filter((event) => compare(event, token) > 0) : visible, choice.limit);
  const before = token ? visible.filter((event) => compare(event, token) < 0) : visible;
  return fill(before.reverse(), choice.limit).reverse();
}

function placeOf(direction: 'f' | 'b', event: StoredEvent): Token {
  return { direction, timestamp: event.timestamp, sequence: event.sequence + 1, flavour: 's' };
}

function tokensFor(page: readonly StoredEvent[], token: Token | undefined) {
  const [first] = page;
  const last = page.at(-1);
  if (first && last) return { forward: placeOf('f', last), backward: placeOf('b', first) };
  const here: Token = token ?? { direction: 'f', timestamp: 0, sequence: 0, flavour: 's' };
  return { forward: { ...here, direction: 'f' as const }, backward: { ...here, direction: 'b' as const } };
}

function empty(token: Token | undefined, head: boolean) {
  const start: Token = {
    direction: head ? 'f' : 'b',
    timestamp: head ? 0 : 99_999_999_999_999,
    sequence: 0,
    flavour: 't',
  };
  const moved: Token = token ? { ...token, flavour: token.flavour === 's' ? 't' : 's' } : start;
  return {
    page: [],
    tokens: {
      forward: { ...moved, direction: 'f' as const },
      backward: { ...moved, direction: 'b' as const },
    },
  };
}

export class EventReader {
  readonly #store: LogStore;
  readonly #reads: ReadBehaviour;
  #pages = 0;

  constructor(store: LogStore, reads: ReadBehaviour) {
    this.#store = store;
    this.#reads = reads;
  }

  getLogEvents(input: JsonInput): object {
    const name = groupNameOf(input.string('logGroupIdentifier') ?? input.requiredString('logGroupName'));
    const group = this.#store.group(name);
    const stream = this.#store.stream(name, input.requiredString('logStreamName'));
    checkReadable(group, 'GetLogEvents');
    const limit = Math.min(checkedLimit(input, pageEvents), this.#reads.pageEvents);
    const token = readToken(input.string('nextToken'));
    const head = input.boolean('startFromHead') ?? false;
    const { page, tokens } = this.#page({ group, limit, head, token, input }, stream.events());
    return {
      events: page.map(({ timestamp, message, ingestionTime }) => ({ timestamp, message, ingestionTime })),
      nextForwardToken: writeToken(tokens.forward),
      nextBackwardToken: writeToken(tokens.backward),
    };
  }

  #page(
    ask: { group: LogGroup; limit: number; head: boolean; token: Token | undefined; input: JsonInput },
    events: readonly StoredEvent[],
  ) {
    const { group, token, input } = ask;
    const window = { startTime: input.number('startTime'), endTime: input.number('endTime') };
    const now = this.#store.clock.now();
    const visible = visibleEvents(events, { group, now, lagMs: this.#reads.lagMs, ...window });
    const page = takePage(visible, token, ask);
    const { emptyEvery } = this.#reads;
    const isEmpty = emptyEvery > 0 && ++this.#pages % emptyEvery === 0 && page.length > 0;
    return isEmpty ? empty(token, ask.head) : { page, tokens: tokensFor(page, token) };
  }
}
