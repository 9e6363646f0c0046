import { constraint, JsonInput } from '../wire/json-input.js';
import { awsError } from '../wire/message.js';
import type { LogEvent, LogGroup, LogStore } from './log-store.js';
import { checkStreamName } from './names.js';

/** PutLogEvents, API reference: 1 to 10,000 events, 1,048,576 bytes counting 26 for each event. */
export const maxBatchBytes = 1_048_576;
export const maxBatchEvents = 10_000;
export const eventOverhead = 26;
/** "Event size 1,024 KB" on the quota page. */
export const maxEventBytes = 1_048_576;
const maxSpan = 24 * 3_600_000;
const maxFuture = 2 * 3_600_000;
const maxAge = 14 * 86_400_000;

export interface RejectedInfo {
  tooNewLogEventStartIndex?: number;
  tooOldLogEventEndIndex?: number;
  expiredLogEventEndIndex?: number;
}

interface InputEvent {
  timestamp: number;
  message: string;
}

function invalid(message: string): Error {
  return awsError(400, 'InvalidParameterException', message);
}

function readEvent(value: unknown, index: number): InputEvent {
  const input = new JsonInput(value);
  const timestamp = input.requiredNumber('timestamp');
  const message = input.requiredString('message');
  const place = `logEvents.${index + 1}.member`;
  if (!Number.isInteger(timestamp)) {
    throw awsError(400, 'SerializationException', 'NUMBER_VALUE cannot be converted to Long');
  }
  if (timestamp < 0) {
    throw constraint(
      String(timestamp),
      `${place}.timestamp`,
      'Member must have value greater than or equal to 0',
    );
  }
  if (message === '') {
    throw constraint('', `${place}.message`, 'Member must have length greater than or equal to 1');
  }
  return { timestamp, message };
}

function checkSizes(events: readonly InputEvent[]): void {
  let total = 0;
  for (const { message } of events) {
    const bytes = Buffer.byteLength(message);
    if (bytes > maxEventBytes) {
      throw invalid(`Log event too large: ${bytes} bytes exceeds limit of ${maxEventBytes}`);
    }
    total += bytes + eventOverhead;
  }
  if (total > maxBatchBytes)
    throw invalid(`Upload too large: ${total} bytes exceeds limit of ${maxBatchBytes}`);
}

function readBatch(input: JsonInput): InputEvent[] {
  const list = input.list('logEvents') ?? [];
  const rule = `Member must have length ${list.length === 0 ? 'greater than or equal to 1' : 'less than or equal to 10000'}`;
  if (list.length === 0 || list.length > maxBatchEvents) throw constraint('[]', 'logEvents', rule);
  const events = list.map(readEvent);
  checkSizes(events);
  for (let index = 1; index < events.length; index++) {
    if ((events[index]?.timestamp ?? 0) < (events[index - 1]?.timestamp ?? 0)) {
      throw invalid('Log events in a single PutLogEvents request must be in chronological order.');
    }
  }
  return events;
}

/** How many events from the start lie before the instant; the batch is in order. */
function countBefore(events: readonly InputEvent[], instant: number): number {
  const index = events.findIndex((event) => event.timestamp >= instant);
  return index < 0 ? events.length : index;
}

function sortOut(events: readonly InputEvent[], group: LogGroup, now: number) {
  const tooOld = countBefore(events, now - maxAge);
  const expired = countBefore(events, group.expiry(now));
  const tooNew = countBefore(events, now + maxFuture + 1);
  const info: RejectedInfo = {};
  if (tooOld > 0) info.tooOldLogEventEndIndex = tooOld;
  if (expired > tooOld) info.expiredLogEventEndIndex = expired;
  if (tooNew < events.length) info.tooNewLogEventStartIndex = tooNew;
  return { info, valid: events.slice(Math.max(tooOld, expired), tooNew) };
}

/** Stores what is neither too old nor too new, and says what was not stored. */
export function putLogEvents(store: LogStore, input: JsonInput): object {
  const groupName = input.requiredString('logGroupName');
  const streamName = input.requiredString('logStreamName');
  checkStreamName(streamName);
  const events = readBatch(input);
  const group = store.group(groupName);
  const stream = store.stream(groupName, streamName);
  const now = store.clock.now();
  const { info, valid } = sortOut(events, group, now);
  const span = (valid.at(-1)?.timestamp ?? 0) - (valid[0]?.timestamp ?? 0);
  if (span > maxSpan) {
    throw invalid('The batch of log events in a single PutLogEvents request cannot span more than 24 hours.');
  }
  const stored: LogEvent[] = valid.map((event) => ({ ...event, ingestionTime: now }));
  stream.add(stored, store.keepEvents);
  const nextSequenceToken = String(stream.count).padStart(56, '4');
  return Object.keys(info).length === 0
    ? { nextSequenceToken }
    : { nextSequenceToken, rejectedLogEventsInfo: info };
}
