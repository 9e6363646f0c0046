/** Shapes of what CloudWatch Logs exports, with names and addresses of the documentation's. */
import { LineSplitter } from '../../src/formats/lines.js';
import { ExportedEvents } from '../../src/formats/exported-events.js';
import type { ExportedEvent } from '../../src/events/exported.js';

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

type Put = (secret: string) => string;

/** Where secrets stand in logs of gateways and functions. */
const places: readonly Put[] = [
  (secret) => `{Authorization=Bearer ${secret}, Accept=*/*}`,
  (secret) => `{"headers":{"authorization":"${secret}"}}`,
  (secret) => `{Cookie=a=1; sid=${secret}; b=${secret}}`,
  (secret) => `{"Cookie":["sid=${secret}"]}`,
  (secret) => `Set-Cookie: sid=${secret}; Path=/`,
  (secret) => `GET /reset?token=${secret}&x=1`,
  (secret) => `https://example.com/?code=${secret}`,
  (secret) => `x-api-key: ${secret}`,
  (secret) => `{\\"password\\":\\"${secret}\\"}`,
  (secret) => `client_secret = ${secret}`,
  (secret) => `eyJhbGciOiJIUzI1NiJ9.${secret}.${secret}`,
  (secret) => `AKIA${secret}`,
  (secret) => `ghp_${secret}`,
  (secret) => `refused: ${secret}0a1b2c3d4e5f6a7b8c9d`,
];

export const PLACES = places;
