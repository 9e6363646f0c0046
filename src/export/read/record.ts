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
  const time = new Date(timestamp).toISOString();
  const line = JSON.stringify({
    timestamp: time,
    ingestion_time: new Date(ingestionTime).toISOString(),
    log_group: logGroup,
    log_stream: stream,
    event_id: id,
    message,
  });
  return { key: `${time} ${id}`, line };
}

/** A line that an object holds, with its place; `undefined` where it is none of ours. */
export function keptLine(line: string): EventLine | undefined {
  const record = objectOf(line);
  const [time, id] = ['timestamp', 'event_id'].map((name): unknown => Reflect.get(record, name));
  return typeof time === 'string' && typeof id === 'string'
    ? { key: `${time} ${id}`, line, isKept: true }
    : undefined;
}

/** What the reports look at. */
export function reportedEvent(line: string): { stream: string; timestamp: number; message: string } {
  const record = objectOf(line);
  const text = (name: string): string => {
    const value: unknown = Reflect.get(record, name);
    return typeof value === 'string' ? value : '';
  };
  return { stream: text('log_stream'), timestamp: Date.parse(text('timestamp')), message: text('message') };
}

function objectOf(line: string): object {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
