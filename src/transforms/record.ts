import type { LineReader } from '../events.js';

/** The line at hand: one object for all lines, filled anew for each. All of it is valid UTF-8. */
export interface LineRecord {
  bytes: Buffer;
  start: number;
  end: number;
  readonly fields: LineReader;
}

/** Where a field begins, or -1 where the line has none. */
export function startOf(line: LineRecord, index: number): number {
  return line.fields.from[index] ?? -1;
}

export function endOf(line: LineRecord, index: number): number {
  return line.fields.to[index] ?? 0;
}
