/** Shapes of what CloudWatch Logs exports, with names and addresses of the documentation's. */
import { LineSplitter } from '../../../src/encode/lines.js';
import { ExportedEvents } from '../../../src/export/insights/exported-events.js';
import type { ExportedEvent } from '../../../src/export/insights/entries.js';

export const ID = '286364ab-3a83-11e9-8dc8-db3cf4c83204';
export const LAMBDA_ID = '71952965-d5cc-4974-ae08-6e2138b2275c';
export const TRACE = '1-5c7674f4-a3491d0a9c8012c191821b83';

export const execution = (text: string, id = ID): string => `(${id}) ${text}`;

/** As a task writes it. */
export function exported(events: readonly ExportedEvent[]): Buffer {
  return Buffer.from(
    events.map(({ timestamp, message }) => `${new Date(timestamp).toISOString()} ${message}\n`).join(''),
  );
}

/** What is read from bytes that come in pieces. */
export function eventsIn(bytes: Buffer, piece = bytes.length): ExportedEvent[] {
  const found: ExportedEvent[] = [];
  const splitter = new LineSplitter();
  const events = new ExportedEvents((event) => void found.push(event));
  for (let at = 0; at < bytes.length; at += piece) events.push(splitter.push(bytes.subarray(at, at + piece)));
  events.push(splitter.end());
  events.end();
  return found;
}

/** Where secrets stand in logs of gateways and functions; `@` is the secret. */
export const PLACES: readonly string[] = [
  '{Authorization=Bearer @, Accept=*/*}',
  '{"headers":{"authorization":"@"}}',
  '{Cookie=a=1; sid=@; b=@}',
  '{"Cookie":["sid=@"]}',
  'Set-Cookie: sid=@; Path=/',
  'GET /reset?token=@&x=1',
  'https://example.com/?code=@',
  'x-api-key: @',
  '{\\"password\\":\\"@\\"}',
  'client_secret = @',
  'eyJhbGciOiJIUzI1NiJ9.@.@',
  'AKIA@',
  'ghp_@',
  'refused: @0a1b2c3d4e5f6a7b8c9d',
];

export function planted(place: string, secret: string): string {
  return place.replaceAll('@', secret);
}
