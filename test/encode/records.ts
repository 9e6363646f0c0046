import { expect } from '@jest/globals';
import type { EventBlock, LineFormat } from '../../src/encode/types.js';
import { formatNamed } from './formats.js';
import { parseLogKey } from '../../src/alb/source-key.js';
import { LineSplitter } from '../../src/encode/lines.js';
import {
  createAlbEncoder,
  ENCODER_VERSION,
  type EncodeCounts,
  type EncodeSettings,
} from '../../src/encode/encode.js';
import type { ObjectMeta } from '../../src/encode/log-object.js';

export const KEY =
  'logs/a/AWSLogs/123456789012/elasticloadbalancing/us-east-1/2026/11/01/123456789012_elasticloadbalancing_us-east-1_' +
  'app.my-lb.50dc6c495c0c9188_20261101T0005Z_192.0.2.10_4oeun3q9.log.gz';

export function objectOf(key = KEY): ObjectMeta {
  const parsed = parseLogKey(key);
  if (parsed === undefined) throw new Error(`no ALB log: ${key}`);
  return { bucket: 'my-bucket', key, ...parsed };
}

export const SOURCE = {
  bucket: 'my-bucket',
  key: KEY,
  account: '123456789012',
  region: 'us-east-1',
  load_balancer: 'my-lb.50dc6c495c0c9188',
  interval_end: '2026-11-01T00:05:00Z',
  node_ip: '192.0.2.10',
};

export const INTERVAL_END = Date.parse('2026-11-01T00:05:00Z');

export function settingsOf(changes: Partial<EncodeSettings> = {}): EncodeSettings {
  return { version: ENCODER_VERSION, format: 'json', logType: 'access', oldest: 0, newest: 8e15, ...changes };
}

export interface Event {
  readonly timestamp: number;
  readonly message: string;
}

/** The fields of whatever is an object. */
export function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function isEvents(value: unknown): value is Event[] {
  return Array.isArray(value);
}

/** The events of a block, as a service that parses the request body would see them. */
export function eventsOf(block: EventBlock): Event[] {
  const body = Buffer.from(block.bytes).toString('utf8');
  const events: unknown = JSON.parse(`[${body.slice(0, -1)}]`);
  if (!isEvents(events)) throw new Error('no list');
  return events;
}

export interface Result {
  readonly events: Event[];
  readonly messages: string[];
  readonly records: unknown[];
  readonly counts: EncodeCounts;
  readonly block: EventBlock;
}

/** What a block of lines holds: each event with the size that is told of its message. */
export function linesIn({ count, timestamps, sizes, ends, bytes }: EventBlock): (Event & { size: number })[] {
  return Array.from({ length: count }, (_, i) => {
    const line = Buffer.from(bytes.subarray(i === 0 ? 0 : ends[i - 1], ends[i])).toString();
    expect(line.endsWith('\n')).toBe(true);
    return { timestamp: timestamps[i] ?? NaN, message: line.slice(0, -1), size: sizes[i] ?? NaN };
  });
}

/** Encodes lines in one block; as lines of their own the messages are the same. */
export function encode(
  settings: EncodeSettings,
  lines: Buffer | string,
  format: LineFormat = formatNamed('access'),
): Result {
  const splitter = new LineSplitter();
  const block = splitter.push(Buffer.concat([Buffer.from(lines), Buffer.from('\n')]));
  const asLines = createAlbEncoder(settings, format, { form: 'lines' })(block, objectOf());
  const lined = { events: linesIn(asLines.events), counts: asLines.counts };
  const { events: encoded, counts } = createAlbEncoder(settings, format)(block, objectOf());
  const events = eventsOf(encoded);
  const sized = events.map((event, i) => ({ ...event, size: encoded.sizes[i] }));
  expect(lined).toEqual({ events: sized, counts });
  const messages = events.map(({ message }) => message);
  const records = settings.format === 'json' ? messages.map((message): unknown => JSON.parse(message)) : [];
  return { events, messages, records, counts, block: encoded };
}

export const NOTHING: EncodeCounts = {
  read: 0,
  filtered: 0,
  'sampled-out': 0,
  'too-old': 0,
  'too-new': 0,
  oversize: 0,
  unparsed: 0,
  restamped: 0,
};
