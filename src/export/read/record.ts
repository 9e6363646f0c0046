import type { RecordColumn } from '../../objects/columns.js';
import type { LogEvent } from '../event-pages.js';

/** What an object holds of an event, in this order; the same in JSON lines and in Parquet. */
export const EVENT_COLUMNS: readonly RecordColumn[] = [
  { name: 'timestamp', kind: 'millis' },
  { name: 'ingestion_time', kind: 'millis' },
  { name: 'log_group', kind: 'string' },
  { name: 'log_stream', kind: 'string' },
  { name: 'event_id', kind: 'string' },
  { name: 'message', kind: 'string' },
];

/** One event as a line of JSON, and its place among the others. */
export interface EventLine {
  /** Timestamp and event id: sorted as text, lines are in the order of time and then of the id. */
  readonly key: string;
  readonly line: string;
  /** Whether an object held it before. */
  readonly isKept?: boolean;
}

export function eventLine(
  { timestamp, ingestionTime, stream, id, message }: LogEvent,
  logGroup: string,
): EventLine {
  const line = JSON.stringify({
    timestamp: new Date(timestamp).toISOString(),
    ingestion_time: new Date(ingestionTime).toISOString(),
    log_group: logGroup,
    log_stream: stream,
    event_id: id,
    message,
  });
  return { key: keyOf(line) ?? '', line };
}

const TIME = '{"timestamp":"';
const TIME_LENGTH = 'YYYY-MM-DDTHH:MM:SS.sssZ'.length;
/** Within a text its quotes would be escaped, so the first one is the member. */
const ID = '","event_id":"';

/** The sort key of a line, found without parsing it; `undefined` if the line has another form. */
export function keyOf(line: string): string | undefined {
  const at = line.indexOf(ID);
  if (!line.startsWith(TIME) || at < 0) return undefined;
  const start = at + ID.length;
  return `${line.slice(TIME.length, TIME.length + TIME_LENGTH)} ${line.slice(start, line.indexOf('"', start))}`;
}

/** What the reports look at. */
export function reportedEvent(line: string): { stream: string; timestamp: number; message: string } {
  const record: unknown = JSON.parse(line);
  const text = (name: string): string => {
    const value: unknown = Reflect.get(Object(record), name);
    return typeof value === 'string' ? value : '';
  };
  return { stream: text('log_stream'), timestamp: Date.parse(text('timestamp')), message: text('message') };
}
