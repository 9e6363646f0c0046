import type { LineFormat } from './types.js';
import { endOf, fieldStart, type LineRecord } from './record.js';

const DASH = 0x2d;
const FIVE = 0x35;
const TWO_TO_32 = 2 ** 32;

/** The share of records that this one stands for: 1 when it is always kept, 0 when it is not kept. */
export type Sampler = (line: LineRecord) => number;

/** Chooses by a hash of the trace id (of the line, where there is none), so that a second run chooses the same. */
export function sampler(share: number, { columns, roles }: LineFormat): Sampler {
  const indexOf = (wanted: string): number => columns.findIndex(({ name }) => name === wanted);
  const statusCodes = (roles.status ?? []).map(indexOf);
  const durations = (roles.duration ?? []).map(indexOf);
  const traceId = roles.trace === undefined ? -1 : indexOf(roles.trace);
  return (line) => {
    if (statusCodes.some((index) => isServerError(line, index))) return 1;
    if (durations.some((index) => isNegative(line, index))) return 1;
    return hashOf(line, traceId) < share * TWO_TO_32 ? share : 0;
  };
}

/** A status code of three digits that begins with 5. */
function isServerError(line: LineRecord, index: number): boolean {
  const from = fieldStart(line, index);
  return from >= 0 && endOf(line, index) - from === 3 && line.bytes[from] === FIVE;
}

/** -1 in place of a duration: the request did not get that far. */
function isNegative(line: LineRecord, index: number): boolean {
  return line.bytes[fieldStart(line, index)] === DASH;
}

function hashOf(line: LineRecord, column: number): number {
  const from = fieldStart(line, column);
  const to = endOf(line, column);
  return from < 0 || from === to ? hash(line.bytes, line.start, line.end) : hash(line.bytes, from, to);
}

/** Where a text falls between 0 and 1, each time the same: it is in the sample when that is below the share. */
export function shareOf(text: string): number {
  const bytes = Buffer.from(text);
  return hash(bytes, 0, bytes.length) / TWO_TO_32;
}

/** FNV-1a, with the mixing at the end of MurmurHash3, since the high bits decide. */
function hash(bytes: Buffer, from: number, to: number): number {
  let h = 0x811c9dc5;
  for (let i = from; i < to; i++) h = Math.imul(h ^ (bytes[i] ?? 0), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
